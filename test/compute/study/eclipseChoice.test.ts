// Is the price of bridging a shadow, and of pausing in it, what energy and geometry say?
import { describe, expect, test } from 'vitest';
import { drained } from '../../../src/compute/study/drained.ts';
import { yearStudy } from '../../../src/compute/study/yearStudy.ts';
import type { EclipseChoice } from '../../../src/compute/study/eclipseChoice.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const dawnDusk = { kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' };
const inclined = { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 1 };

function choiceOf(platform: unknown, orbit: object = dawnDusk): EclipseChoice | null {
  const fleets = [{ id: 'one', orbit, platform }];
  const study = drained(yearStudy(scenarioOf({ durationS: 3600, fleets }), { dayCount: 8 }));
  return study.fleets[0]!.eclipse;
}

describe('AI1 at dawn and dusk', () => {
  const choice = choiceOf('ai1')!;

  test('has a longest shadow of 19.9 minutes and needs 109 kWh to work through it', () => {
    expect(choice.shadowS / 60).toBeCloseTo(19.9, 1);
    // 132.7 kW at the bus for 19.9 min through 0.95 of discharge, of 80 % of the capacity.
    expect(choice.bridge.now.batteryJ / 3.6e6).toBeCloseTo(109.3, 0);
    expect(choice.bridge.now.extraBatteryJ).toBe(0); // 115 kWh as announced
    expect(choice.bridge.end.batteryJ).toBeGreaterThan(choice.bridge.now.batteryJ * 1.1);
  });

  test('would lose less than 3 % of a year by pausing, and 15 % in the worst revolution', () => {
    const { asDesigned, bridged, paused } = choice.years;
    expect(asDesigned.lostFraction).toBe(0);
    expect(bridged.lostFraction).toBe(0);
    expect(paused.lostFraction).toBeGreaterThan(0.02);
    expect(paused.lostFraction).toBeLessThan(0.035);
    expect(paused.worstLostFraction).toBeCloseTo(0.15, 2);
    const hours = 8766 * 72;
    expect(paused.lostAcceleratorHours / hours).toBeCloseTo(paused.lostFraction, 9);
  });

  test('pays for bridging with more mass per kilowatt gained than the whole design has', () => {
    const { bridge, kgPerKwGained, years } = choice;
    const gainedKw = (years.bridged.computeW - years.paused.computeW) / 1000;
    expect(kgPerKwGained).toBeCloseTo(bridge.now.bridgingKg / gainedKw, 6);
    expect(kgPerKwGained!).toBeGreaterThan(10 * 21.5);
    expect(bridge.now.bridgingMassFraction).toBeGreaterThan(0.5);
  });
});

describe('a server in an inclined orbit', () => {
  const choice = choiceOf('server-8', inclined)!;

  test('works nearly all the time with the battery and array that it is told it needs', () => {
    const { bridged, asDesigned } = choice.years;
    expect(bridged.utilisationFraction).toBeGreaterThan(0.99);
    expect(bridged.worstUtilisationFraction).toBeGreaterThan(0.97);
    expect(asDesigned.utilisationFraction).toBeLessThan(0.8);
    const { now } = choice.bridge;
    expect(now.extraKg).toBeCloseTo(now.extraBatteryKg + now.extraArrayKg, 9);
    expect(now.rechargeM2).toBeLessThan(now.arrayM2);
  });

  test('delivers its sunlit share when it pauses, and more with the battery that it has', () => {
    const { paused, asDesigned, bridged } = choice.years;
    expect(paused.utilisationFraction).toBeLessThan(0.72);
    expect(asDesigned.utilisationFraction).toBeGreaterThan(paused.utilisationFraction);
    expect(bridged.utilisationFraction).toBeGreaterThan(asDesigned.utilisationFraction);
    for (const year of [paused, asDesigned, bridged]) {
      expect(year.lostFraction).toBeCloseTo(
        bridged.utilisationFraction - year.utilisationFraction,
        9,
      );
    }
  });

  test('bridges with half the battery if shadows took half the power', () => {
    const half = choiceOf({ base: 'server-8', acceleratorCount: 4, housekeepingW: 125 }, inclined)!;
    const whole = choiceOf({ base: 'server-8', housekeepingW: 250 }, inclined)!;
    expect(half.bridge.now.batteryJ).toBeCloseTo(whole.bridge.now.batteryJ / 2, -1);
    expect(half.bridge.now.arrayM2).toBeCloseTo(whole.bridge.now.arrayM2 / 2, 6);
    expect(half.bridge.now.rechargeM2).toBeCloseTo(whole.bridge.now.rechargeM2 / 2, 6);
  });
});

test('there is nothing to choose without shadow, and with a reactor that carries all', () => {
  expect(choiceOf('ai1', { ...dawnDusk, altitudeKm: 1500 })).toBeNull();
  const nuclear = { base: 'ai1', arrayAreaM2: 0, fissionPowerW: 140_000, massKg: 60_000 };
  expect(choiceOf(nuclear)).toBeNull();
});
