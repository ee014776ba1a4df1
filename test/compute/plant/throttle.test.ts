// Which limit slows a chip down, from where on, and what does it still get done?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  bindingLine,
  createThrottleLaw,
  heatLimits,
  throttleFromK,
  throttleShare,
  efficientPowerShare,
  throughputOfPower,
} from '../../../src/compute/plant/throttle.ts';

/** 1,000 W at most, 100 W idle; 0.05 K/W to the chip, 0.04 K/W to its memory. */
function lawOf(changes: { coolantMaxK?: number; memoryMaxK?: number } = {}) {
  return createThrottleLaw({
    coolantMaxK: changes.coolantMaxK ?? 400,
    throttleBandK: 5,
    tripMarginK: 10,
    accelerator: {
      powerMaxW: 1000,
      powerIdleW: 100,
      junctionResistanceKPerW: 0.05,
      memoryResistanceKPerW: 0.04,
      junctionMaxK: 363,
      memoryMaxK: changes.memoryMaxK ?? 368,
    } as never,
  });
}

describe('limits', () => {
  test('a chip at its limit stands resistance times power above the coolant', () => {
    const law = lawOf();
    // 363 K − 0.05 K/W · 1,000 W: up to here all is allowed.
    expect(law.startK).toBeCloseTo(313, 9);
    for (const coolantK of [314, 325, 340, 355]) {
      const share = throttleShare(law, coolantK);
      expect(coolantK + 0.05 * (100 + 900 * share)).toBeCloseTo(363, 9);
      expect(heatLimits[bindingLine(law, coolantK)]).toBe('junction');
    }
    expect(throttleShare(law, 363 - 0.05 * 100)).toBeCloseTo(0, 12);
    expect(law.tripK).toBeCloseTo(363 - 5 + 10, 9);
  });

  test.each([
    ['coolant', { coolantMaxK: 318 }, 316],
    ['memory', { memoryMaxK: 345 }, 320],
    ['junction', {}, 330],
  ] as const)('the one that is reached first is named: %s', (name, changes, coolantK) => {
    expect(heatLimits[bindingLine(lawOf(changes), coolantK)]).toBe(name);
  });

  test('the temperature from which less than a share is allowed is where that share is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), (share) => {
        for (const changes of [{}, { coolantMaxK: 318 }, { memoryMaxK: 345 }]) {
          const law = lawOf(changes);
          expect(throttleShare(law, throttleFromK(law, share))).toBeCloseTo(share, 9);
        }
      }),
    );
  });

  test('a warmer coolant never allows more', () => {
    const law = lawOf({ coolantMaxK: 330 });
    let before = 1;
    for (let coolantK = 280; coolantK < 380; coolantK += 0.25) {
      const share = throttleShare(law, coolantK);
      expect(share).toBeLessThanOrEqual(before);
      before = share;
    }
    expect(before).toBe(0);
  });
});

describe('throughput', () => {
  test('full power does all, none does nothing, less power never does more', () => {
    for (const bend of [0, 0.53, 1]) {
      expect(throughputOfPower(0, bend)).toBe(0);
      expect(throughputOfPower(1, bend)).toBe(1);
      for (let share = 0.01; share <= 1; share += 0.01) {
        expect(throughputOfPower(share, bend)).toBeGreaterThan(
          throughputOfPower(share - 0.01, bend),
        );
        expect(throughputOfPower(share, bend)).toBeGreaterThanOrEqual(share - 1e-12);
      }
    }
  });

  test('no other share gets more done per joule than the efficient one', () => {
    const shares = { min: 0, max: 1, noNaN: true };
    fc.assert(
      fc.property(fc.double(shares), fc.double(shares), fc.double(shares), (idle, bend, other) => {
        const best = efficientPowerShare(idle, bend);
        expect(best).toBeGreaterThanOrEqual(0);
        expect(best).toBeLessThanOrEqual(1);
        const perJoule = (share: number) => throughputOfPower(share, bend) / (idle + share);
        if (best > 1e-6 && other > 1e-6) {
          expect(perJoule(best)).toBeGreaterThanOrEqual(perJoule(other) * (1 - 1e-9));
        }
      }),
    );
  });
});
