// Which value do so many of a list not exceed?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { percentile } from '../../../src/compute/account/percentile.ts';

test('a percentile is a value of the list, of the nearest rank', () => {
  const list = Float64Array.of(15, 20, 35, 40, 50);
  // The worked example of the nearest-rank method: 5, 30, 40, 50, 100 %.
  expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(list, share))).toEqual([
    15, 20, 20, 35, 50,
  ]);
  expect(percentile(list, 0)).toBe(15);
  expect(percentile(new Float64Array(0), 0.5)).toBeNull();
});

test('so many of a list do not exceed it, and fewer would not exceed any smaller value', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (unsorted, percent) => {
      const sorted = Float64Array.from(unsorted).sort();
      const value = percentile(sorted, percent / 100)!;
      const notAbove = sorted.filter((each) => each <= value).length;
      const below = sorted.filter((each) => each < value).length;
      expect(notAbove / sorted.length).toBeGreaterThanOrEqual(percent / 100 - 1e-12);
      expect(below / sorted.length).toBeLessThan(percent / 100 + 1e-12);
    }),
  );
});
