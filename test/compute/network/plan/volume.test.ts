// Are time and volume of a contact with changing rates two sides of one thing?
import { expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { createContactPlan } from '../../../../src/compute/network/plan/contactPlan.ts';
import {
  begunS,
  bitsUntil,
  carriedS,
  volumeBit,
} from '../../../../src/compute/network/plan/volume.ts';
import { contactOf } from './plans.ts';

const rates = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

function planOfRates(each: readonly number[]) {
  const contact = {
    ...contactOf([0, 1, 100, 100 + 10 * each.length, 1, 0], 0),
    rates: each.map((rateBitPerS, at) => ({ startS: 100 + 10 * at, rateBitPerS })),
  };
  return createContactPlan(2, [contact], [{ resourceA: -1, resourceB: -1 }], []);
}

test('a contact holds the sum of its pieces: nothing before, no more after', () => {
  fc.assert(
    fc.property(rates, (each) => {
      const plan = planOfRates(each);
      const sum = each.reduce((total, rate) => total + 10 * rate, 0);
      expect(volumeBit(plan, 0)).toBe(sum);
      expect(bitsUntil(plan, 0, 99)).toBe(0);
      expect(bitsUntil(plan, 0, 1e6)).toBe(sum);
    }),
  );
});

test('what is carried until a time was begun when it says, across all changes of rate', () => {
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(rates, share, share, (each, from, part) => {
      const plan = planOfRates(each);
      const startS = 100 + from * 10 * each.length;
      const bits = part * (volumeBit(plan, 0) - bitsUntil(plan, 0, startS));
      const endS = carriedS(plan, 0, startS, bits);
      expect(bitsUntil(plan, 0, endS) - bitsUntil(plan, 0, startS)).toBeCloseTo(bits, 9);
      expect(begunS(plan, 0, endS, bits)).toBeCloseTo(startS, 9);
    }),
  );
});
