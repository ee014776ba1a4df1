// Is the time to a chain's deadline shared out among the calls that are left of it?
import { expect, test } from 'vitest';
import { callDueS, chainColumns } from '../../../src/compute/workload/chains.ts';
import { fc } from '../../chance.ts';

test('calls that take all of their shares end with the chain at its deadline', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: 6000, max: 1e5, noNaN: true }),
      (callCount, thinkS, deadlineS) => {
        let releaseS = 0;
        const shares: number[] = [];
        for (let left = callCount; left > 0; left -= 1) {
          const dueS = callDueS(releaseS, deadlineS, left, thinkS);
          shares.push(dueS - releaseS);
          releaseS = dueS + thinkS;
        }
        expect(releaseS - thinkS).toBeCloseTo(deadlineS, 6);
        for (const share of shares) expect(share).toBeCloseTo(shares[0]!, 6);
      },
    ),
    { numRuns: 50 },
  );
});

test('a call that leaves more than its share behind gives it to those after it, never less', () => {
  expect(callDueS(0, 1000, 4, 0)).toBe(250);
  expect(callDueS(100, 1000, 3, 0)).toBe(400);
  expect(callDueS(990, 1000, 3, 10)).toBe(990);
});

test('each call knows the last of its chain and how many are left; other jobs stand alone', () => {
  const [a, b] = [{}, {}];
  const place = (chain: object, position: number) => ({ chain, position, thinkS: 1 });
  const columns = chainColumns([place(a, 1), place(b, 0), undefined, place(a, 0), place(a, 2)])!;
  expect([...columns.lastIndex]).toEqual([4, 1, 2, 4, 4]);
  expect([...columns.leftCount]).toEqual([2, 1, 1, 3, 1]);
});
