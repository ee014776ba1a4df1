// Do decibels add where powers multiply?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import {
  decibels,
  fixedBudget,
  fromDecibels,
  nepersPerDb,
  rateLimits,
  sumDb,
} from '../../../../src/compute/network/budget/linkBudget.ts';

describe('decibels', () => {
  test('of 2 are 3.0103, of nothing less than any number', () => {
    expect(decibels(2)).toBeCloseTo(3.010299957, 9);
    expect(decibels(1)).toBe(0);
    expect(decibels(0)).toBe(-Infinity);
    expect(nepersPerDb).toBeCloseTo(Math.LN10 / 10, 15);
  });

  test('go back to the ratio, and add where ratios multiply', () => {
    const ratio = fc.double({ min: 1e-20, max: 1e20, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        expect(fromDecibels(decibels(a)) / a).toBeCloseTo(1, 12);
        const terms = [a, b].map((each) => ({ id: 'x', label: 'x', db: decibels(each) }));
        expect(sumDb(terms)).toBeCloseTo(decibels(a * b), 9);
      }),
    );
  });
});

test('a rate that is given has no waterfall, and says so', () => {
  const budget = fixedBudget(2.5e9);
  expect(budget).toMatchObject({ rateBitPerS: 2.5e9, limitedBy: 'fixed', terms: [] });
  expect([budget.transmitDbw, budget.receivedDbw, budget.marginDb].every(Number.isNaN)).toBe(true);
  expect(rateLimits).toContain(budget.limitedBy);
});
