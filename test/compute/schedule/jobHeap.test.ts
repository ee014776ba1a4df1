// Does the heap give the most urgent job first?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { byDeadline, popJob, pushJob } from '../../../src/compute/schedule/jobHeap.ts';
import type { JobView } from '../../../src/compute/schedule/policy.ts';

test('jobs leave by deadline, equal ones by release, in whatever order they came and went', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const heap: JobView[] = [];
      let model: JobView[] = [];
      steps.forEach((deadlineS, index) => {
        if (deadlineS !== null) {
          const job = { deadlineS, index } as JobView;
          pushJob(heap, job, byDeadline);
          model.push(job);
        } else if (model.length > 0) {
          model.sort((a, b) => a.deadlineS - b.deadlineS || a.index - b.index);
          expect(popJob(heap, byDeadline)).toBe(model[0]);
          model = model.slice(1);
        }
        expect(heap).toHaveLength(model.length);
      });
    }),
    { seed: 5 },
  );
});
