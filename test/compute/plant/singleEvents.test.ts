// Do rates of events add up, and is each kind driven by what it should be?
import { describe, expect, test } from 'vitest';
import {
  crossSectionCm2,
  eventRatePerS,
  expectedSilentCorruptions,
  interruptionRatePerS,
  machineEventKinds,
  machineEventTraits,
  protonsPerCm2S,
  survivingChipFraction,
  trilliumSensitivity,
} from '../../../src/compute/plant/singleEvents.ts';
import { valuesOf, valuesWith } from '../../../src/compute/scenario/catalogue/sourced.ts';

const sensitivity = valuesOf(trilliumSensitivity);
const yearS = 365.25 * 86_400;

describe('single events', () => {
  test('rates that protons drive are cross-section times flux, the others know no place', () => {
    const driven = machineEventKinds.filter(
      (kind) => machineEventTraits[kind].driver === 'protons',
    );
    expect(driven).toHaveLength(5);
    for (const kind of driven) {
      const kradPerEvent = sensitivity[`${kind}KradPerEvent` as keyof typeof sensitivity];
      const rate = crossSectionCm2(kradPerEvent) * protonsPerCm2S(7);
      expect(eventRatePerS(kind, sensitivity, 7) / rate).toBeCloseTo(1, 12);
      expect(eventRatePerS(kind, sensitivity, NaN)).toBeNaN();
    }
    expect(eventRatePerS('chipFailure', sensitivity, NaN) * yearS).toBeCloseTo(0.091, 12);
  });

  test('nobody notices silent corruption, codes find memory errors, the rest stops work', () => {
    const detections = machineEventKinds.map((kind) => machineEventTraits[kind].detection);
    expect(detections).toEqual(['none', 'code', 'crash', 'crash', 'crash', 'crash', 'crash']);
  });

  test('latch-up is off unless the user sets it', () => {
    expect(eventRatePerS('latchUp', sensitivity, 50)).toBe(0);
    const own = valuesWith(trilliumSensitivity, { latchUpsPerChipYear: 0.02 });
    expect(eventRatePerS('latchUp', own, 0) * yearS).toBeCloseTo(0.02, 12);
  });

  test('what stops eight chips and two hosts is the sum of all that is not silent', () => {
    const perYear = interruptionRatePerS({ chipCount: 8, hostCount: 2 }, sensitivity, 1) * yearS;
    const chips = 8 * (0.15 / 0.044 + 0.15 / 5 + 0.091);
    expect(perYear).toBeCloseTo(chips + 2 * (0.15 / 0.45 + 0.15 / 0.4), 9);
  });

  test('silent corruptions of a job grow with its accelerator-seconds and its flux', () => {
    expect(expectedSilentCorruptions(yearS, sensitivity, 2)).toBeCloseTo(2 * (0.15 / 0.017), 9);
  });

  test('failing 0.091 times a year, a fifth for good, leaves 91 % of chips after 5 years', () => {
    expect(survivingChipFraction(5, sensitivity)).toBeCloseTo(Math.exp(-0.091), 12);
    const latching = valuesWith(trilliumSensitivity, { latchUpsPerChipYear: 0.1 });
    expect(survivingChipFraction(5, latching)).toBeCloseTo(Math.exp(-0.591), 12);
    expect(survivingChipFraction(0, latching)).toBe(1);
  });
});
