// Is the work that goes first what is due first, to the width of a bucket?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  addDueWork,
  createDueWork,
  dueBeforeAcceleratorS,
  dueBucket,
} from '../../../src/compute/schedule/dueWork.ts';

const endS = 9600;
const bucketS = 100;

test('the sum lies between what is due before, and that with all due within a bucket more', () => {
  const entry = fc.record({
    deadlineS: fc.double({ min: 0, max: 12_000, noNaN: true }),
    work: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(
      fc.array(entry),
      fc.double({ min: 0, max: 12_000, noNaN: true }),
      (entries, dueS) => {
        const due = createDueWork();
        for (const { deadlineS, work } of entries) addDueWork(due, 3, deadlineS, endS, work);
        const sumUpTo = (limitS: number) =>
          entries
            .filter(({ deadlineS }) => deadlineS <= limitS)
            .reduce((sum, { work }) => sum + work, 0);
        const found = dueBeforeAcceleratorS(due, 3, dueBucket(dueS, endS));
        expect(found).toBeGreaterThanOrEqual(sumUpTo(dueS));
        expect(found).toBeLessThanOrEqual(sumUpTo(dueS + bucketS));
        expect(dueBeforeAcceleratorS(due, 2, dueBucket(dueS, endS))).toBe(0);
        for (const { deadlineS, work } of entries) addDueWork(due, 3, deadlineS, endS, -work);
        expect(dueBeforeAcceleratorS(due, 3, dueBucket(dueS, endS))).toBe(0);
      },
    ),
    { seed: 5 },
  );
});

test('deadlines long after the run share the last bucket', () => {
  const due = createDueWork();
  addDueWork(due, 0, 1e9, endS, 7);
  expect(dueBeforeAcceleratorS(due, 0, dueBucket(endS, endS))).toBe(0);
  expect(dueBeforeAcceleratorS(due, 0, dueBucket(1e12, endS))).toBe(7);
});
