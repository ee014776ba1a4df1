// Do a few days stand for the whole year, the longest shadow among them?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { representativeDays } from '../../../src/compute/study/representativeDays.ts';

const seasonOf = (shadows: readonly number[]) => ({
  count: shadows.length,
  shadowS: Float64Array.from(shadows),
  betaRad: Float64Array.from(shadows, (_, k) => Math.sin(k)),
});

const shadow = fc.oneof(fc.constant(0), fc.double({ min: 1, max: 2000, noNaN: true }));
const year = fc.array(shadow, { minLength: 1, maxLength: 365 });

describe('representative days', () => {
  test('weigh one year together, are few, and none comes twice', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 4, max: 40 }), (shadows, dayCount) => {
        const days = representativeDays(seasonOf(shadows), dayCount);
        const weight = days.reduce((sum, { weightFraction }) => sum + weightFraction, 0);
        expect(weight).toBeCloseTo(1, 9);
        expect(days.length).toBeLessThanOrEqual(dayCount);
        expect(new Set(days.map(({ row }) => row)).size).toBe(days.length);
      }),
    );
  });

  test('hold the longest shadow, and a day without where there is one', () => {
    fc.assert(
      fc.property(year, (shadows) => {
        const rows = representativeDays(seasonOf(shadows), 12).map(({ row }) => row);
        const found = rows.map((row) => shadows[row]!);
        expect(Math.max(...found)).toBe(Math.max(...shadows));
        expect(found.includes(0)).toBe(shadows.includes(0));
      }),
    );
  });

  test('give the mean shadow of the year to a hundredth of the longest', () => {
    const shadows = Array.from({ length: 365 }, (_, k) =>
      Math.max(0, 1200 * Math.cos((2 * Math.PI * k) / 365) - 700),
    );
    const days = representativeDays(seasonOf(shadows), 24);
    const ours = days.reduce(
      (sum, { row, weightFraction }) => sum + weightFraction * shadows[row]!,
      0,
    );
    const mean = shadows.reduce((sum, each) => sum + each, 0) / 365;
    expect(Math.abs(ours - mean)).toBeLessThan(5);
  });
});
