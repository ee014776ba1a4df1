// Does every size fall into one bin, on a logarithmic axis that holds them all?
import { expect, test } from 'vitest';
import { sizeBins } from '../../../src/compute/workload/sizes.ts';
import { fc } from '../../chance.ts';

test('a decade of sizes has twelve bins, each wider than the one before by the same ratio', () => {
  const { start, ratio, counts, zeroCount } = sizeBins([1, 1.1, 9.9, 0, NaN, Infinity]);
  expect(start).toBe(1);
  expect(ratio).toBeCloseTo(10 ** (1 / 12), 12);
  expect(counts).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(zeroCount).toBe(1);
});

test('equal sizes have one bin that holds them', () => {
  const { start, ratio, counts } = sizeBins([300, 300]);
  expect(counts).toEqual([2]);
  expect(start).toBeLessThanOrEqual(300);
  expect(start * ratio).toBeGreaterThan(300);
});

test('nothing has no bin', () => {
  expect(sizeBins([])).toEqual({ start: 0, ratio: 1, counts: [], zeroCount: 0 });
});

test('every positive value is counted once, between the first edge and the last', () => {
  const values = fc.array(fc.double({ min: 1e-6, max: 1e18, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (sizes) => {
      const { start, ratio, counts } = sizeBins(sizes);
      expect(counts.reduce((a, b) => a + b)).toBe(sizes.length);
      expect(start).toBeLessThanOrEqual(Math.min(...sizes) * (1 + 1e-9));
      expect(start * ratio ** counts.length).toBeGreaterThan(Math.max(...sizes) * (1 - 1e-9));
    }),
  );
});
