// Does the heap give the most urgent job first?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { popJob, pushJob } from '../../../src/compute/schedule/jobHeap.ts';
import type { Waiting } from '../../../src/compute/schedule/jobHeap.ts';
import { jobView } from './views.ts';

test('jobs leave by urgency, equal ones by release, in whatever order they came and went', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const heap: Waiting[] = [];
      let model: Waiting[] = [];
      steps.forEach((urgency, index) => {
        if (urgency !== null) {
          const waiting = { job: jobView({ index }), urgency };
          pushJob(heap, waiting);
          model.push(waiting);
        } else if (model.length > 0) {
          model.sort((a, b) => a.urgency - b.urgency || a.job.index - b.job.index);
          expect(popJob(heap)).toBe(model[0]);
          model = model.slice(1);
        }
        expect(heap).toHaveLength(model.length);
      });
    }),
    { seed: 5 },
  );
});
