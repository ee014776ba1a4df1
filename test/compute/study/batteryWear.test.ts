// Do a year's cycles add up to the life that its battery has?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { batteryWear, cyclesToEndOfLife } from '../../../src/compute/study/batteryWear.ts';

const battery = {
  cycleLifeCount: 30_000,
  cycleReferenceFraction: 0.3,
  cycleExponent: 1.6,
  calendarFadePerYearFraction: 0.02,
  endOfLifeFraction: 0.8,
};

describe('cycle life', () => {
  test('is the stated count at the reference depth, and falls by the exponent', () => {
    expect(cyclesToEndOfLife(battery, 0.3)).toBeCloseTo(30_000, 6);
    expect(cyclesToEndOfLife(battery, 0.6)).toBeCloseTo(30_000 / 2 ** 1.6, 6);
    expect(cyclesToEndOfLife(battery, 0)).toBe(Infinity);
  });

  test('used up by cycles alone lasts as long as they are many', () => {
    const still = { ...battery, calendarFadePerYearFraction: 0 };
    const wear = batteryWear(still, [{ depthFraction: 0.3, count: 6000 }]);
    expect(wear.lifeYears).toBeCloseTo(5, 9);
    expect(wear.cycleWearPerYearFraction).toBeCloseTo(0.2, 9);
    expect(wear.capacityLossPerYearFraction).toBeCloseTo(0.04, 9);
  });

  test('without cycles ends by the calendar; without both never', () => {
    expect(batteryWear(battery, []).lifeYears).toBeCloseTo(10, 9);
    const eternal = { ...battery, calendarFadePerYearFraction: 0 };
    expect(batteryWear(eternal, [{ depthFraction: 0, count: 5000 }])).toMatchObject({
      lifeYears: Infinity,
      cyclesPerYear: 0,
    });
  });

  test('is shorter for one deep and one shallow cycle than for two of their mean depth', () => {
    const depth = fc.double({ min: 0.05, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(depth, depth, (a, b) => {
        const uneven = batteryWear(battery, [
          { depthFraction: a, count: 1000 },
          { depthFraction: b, count: 1000 },
        ]);
        const even = batteryWear(battery, [{ depthFraction: (a + b) / 2, count: 2000 }]);
        expect(uneven.lifeYears).toBeLessThanOrEqual(even.lifeYears * (1 + 1e-12));
        expect(uneven.cyclesPerYear).toBe(2000);
        expect(uneven.depthMaxFraction).toBe(Math.max(a, b));
      }),
    );
  });
});
