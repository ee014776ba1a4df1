import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  batteryCrossingS,
  batteryFloorJ,
  batteryStep,
  stepBatteryInto,
  type BatteryStore,
} from '../../../src/compute/plant/battery.ts';
import { evenly, seeded } from './geometry.ts';

const fraction = (min: number) => fc.double({ min, max: 1, noNaN: true });
const batteries: fc.Arbitrary<BatteryStore> = fc.record({
  capacityJ: fc.oneof(fc.constant(0), evenly(1, 1e9)),
  depthOfDischargeMaxFraction: fraction(0),
  chargeEfficiencyFraction: fraction(0.5),
  dischargeEfficiencyFraction: fraction(0.5),
});
const powers = evenly(-2e5, 2e5);
const times = evenly(0, 20000);

function stepped(battery: BatteryStore, storedJ: number, netW: number, dtS: number) {
  const out = new Float64Array(batteryStep.length);
  stepBatteryInto(out, battery, storedJ, netW, dtS);
  return {
    storedJ: out[batteryStep.storedJ]!,
    shortageJ: out[batteryStep.shortageJ]!,
    surplusJ: out[batteryStep.surplusJ]!,
    lossJ: out[batteryStep.lossJ]!,
  };
}

/** Somewhere between floor and capacity. */
const storedAt = (battery: BatteryStore, share: number): number =>
  batteryFloorJ(battery) + share * (battery.capacityJ - batteryFloorJ(battery));

describe('a battery', () => {
  test('closes its balance: net energy = Δstored + loss + surplus − shortage', () => {
    fc.assert(
      fc.property(batteries, fraction(0), powers, times, (battery, share, netW, dtS) => {
        const storedJ = storedAt(battery, share);
        const after = stepped(battery, storedJ, netW, dtS);
        const sum = after.storedJ - storedJ + after.lossJ + after.surplusJ - after.shortageJ;
        const scale = Math.abs(netW * dtS) + battery.capacityJ + 1e-9;
        expect(Math.abs(sum - netW * dtS) / scale).toBeLessThan(1e-14);
      }),
      seeded,
    );
  });

  test('stays between its floor and its capacity, with no negative flow', () => {
    fc.assert(
      fc.property(batteries, fraction(0), powers, times, (battery, share, netW, dtS) => {
        const after = stepped(battery, storedAt(battery, share), netW, dtS);
        const roundingJ = 1e-15 * battery.capacityJ;
        expect(after.storedJ).toBeGreaterThanOrEqual(batteryFloorJ(battery) - roundingJ);
        expect(after.storedJ).toBeLessThanOrEqual(battery.capacityJ);
        for (const flowJ of [after.shortageJ, after.surplusJ, after.lossJ]) {
          expect(flowJ).toBeGreaterThanOrEqual(0);
        }
        expect(after.shortageJ > 0 && after.surplusJ > 0).toBe(false);
      }),
      seeded,
    );
  });

  test('ends the same however a stretch of constant power is cut into steps', () => {
    const cuts = fc.array(evenly(0.01, 1), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        batteries,
        fraction(0),
        powers,
        times,
        cuts,
        (battery, share, netW, dtS, parts) => {
          const whole = stepped(battery, storedAt(battery, share), netW, dtS);
          const total = parts.reduce((sum, part) => sum + part, 0);
          let storedJ = storedAt(battery, share);
          const sums = { shortageJ: 0, surplusJ: 0, lossJ: 0 };
          for (const part of parts) {
            const after = stepped(battery, storedJ, netW, (dtS * part) / total);
            storedJ = after.storedJ;
            sums.shortageJ += after.shortageJ;
            sums.surplusJ += after.surplusJ;
            sums.lossJ += after.lossJ;
          }
          const scale = Math.abs(netW * dtS) + battery.capacityJ + 1e-9;
          expect(Math.abs(storedJ - whole.storedJ) / scale).toBeLessThan(1e-13);
          for (const flow of ['shortageJ', 'surplusJ', 'lossJ'] as const) {
            expect(Math.abs(sums[flow] - whole[flow]) / scale).toBeLessThan(1e-13);
          }
        },
      ),
      seeded,
    );
  });

  test('reaches its limit at the crossing, and a moment earlier has not', () => {
    fc.assert(
      fc.property(batteries, fraction(0), powers, (battery, share, netW) => {
        const storedJ = storedAt(battery, share);
        const crossingS = batteryCrossingS(battery, storedJ, netW);
        fc.pre(battery.capacityJ > 1 && Number.isFinite(crossingS) && crossingS > 1e-6);
        const limitJ = netW > 0 ? battery.capacityJ : batteryFloorJ(battery);
        const at = stepped(battery, storedJ, netW, crossingS);
        expect(Math.abs(at.storedJ - limitJ)).toBeLessThanOrEqual(1e-12 * battery.capacityJ);
        const before = stepped(battery, storedJ, netW, crossingS * 0.999);
        expect(before.shortageJ + before.surplusJ).toBe(0);
        const beyond = stepped(battery, storedJ, netW, crossingS * 1.001);
        expect(beyond.shortageJ + beyond.surplusJ).toBeGreaterThan(0);
      }),
      seeded,
    );
  });

  test('never crosses at rest, or when it stands at the limit it is driven against', () => {
    const battery: BatteryStore = {
      capacityJ: 1000,
      depthOfDischargeMaxFraction: 0.8,
      chargeEfficiencyFraction: 0.95,
      dischargeEfficiencyFraction: 0.95,
    };
    expect(batteryCrossingS(battery, 500, 0)).toBe(Infinity);
    expect(batteryCrossingS(battery, 1000, 5)).toBe(Infinity);
    expect(batteryCrossingS(battery, batteryFloorJ(battery), -5)).toBe(Infinity);
    expect(batteryCrossingS(battery, 500, 5)).toBeCloseTo(500 / (5 * 0.95), 9);
    expect(batteryCrossingS(battery, 500, -5)).toBeCloseTo((300 * 0.95) / 5, 9);
  });

  test('without capacity passes everything through as surplus or shortage', () => {
    const none: BatteryStore = {
      capacityJ: 0,
      depthOfDischargeMaxFraction: 1,
      chargeEfficiencyFraction: 0.9,
      dischargeEfficiencyFraction: 0.9,
    };
    expect(stepped(none, 0, 10, 60)).toEqual({ storedJ: 0, shortageJ: 0, surplusJ: 600, lossJ: 0 });
    expect(stepped(none, 0, -10, 60)).toEqual({
      storedJ: 0,
      shortageJ: 600,
      surplusJ: 0,
      lossJ: 0,
    });
  });

  test('found below its floor or above its capacity is not clamped in silence', () => {
    const battery: BatteryStore = {
      capacityJ: 1000,
      depthOfDischargeMaxFraction: 0.5,
      chargeEfficiencyFraction: 1,
      dischargeEfficiencyFraction: 1,
    };
    expect(stepped(battery, 300, -10, 10)).toMatchObject({ storedJ: 300, shortageJ: 100 });
    expect(stepped(battery, 300, 10, 10)).toMatchObject({ storedJ: 400, surplusJ: 0 });
    expect(stepped(battery, 1200, 10, 10)).toMatchObject({ storedJ: 1200, surplusJ: 100 });
    expect(stepped(battery, 1200, -10, 10)).toMatchObject({ storedJ: 1100, shortageJ: 0 });
  });
});
