// What does a scenario file say of particles and failures, and what is assumed where it is silent?
import { describe, expect, test } from 'vitest';
import { trilliumSensitivity } from '../../../src/compute/plant/singleEvents.ts';
import { valuesOf } from '../../../src/compute/scenario/catalogue/sourced.ts';
import { applyOverrides } from '../../../src/compute/scenario/override.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';

const suncatcher = { kind: 'sunSynchronous', altitudeKm: 650 };
const file = (radiation?: object, orbit: object = suncatcher) =>
  JSON.stringify({
    ...{ dawnline: 1, name: 'r', startUtc: '2026-12-21T00:00:00Z', fleets: [{ orbit }] },
    ...(radiation === undefined ? {} : { radiation }),
  });
const read = (radiation?: object, orbit?: object) => parseScenario(file(radiation, orbit));

describe('radiation in a scenario', () => {
  test('is off when the file is silent, with the sensitivity of the beam test', () => {
    const { isOn, sensitivity, checkpointIntervalS } = read().scenario!.radiation;
    expect([isOn, checkpointIntervalS]).toEqual([false, null]);
    expect(sensitivity).toEqual(valuesOf(trilliumSensitivity));
  });

  test('changes what the scenario is only where it is on', () => {
    const hashOf = (radiation?: object) => read(radiation).scenario!.hash;
    expect(hashOf({ latchUpPerYear: 3 })).toBe(hashOf());
    expect(hashOf({ isOn: true })).not.toBe(hashOf());
    expect(hashOf({ isOn: true, latchUpPerYear: 3 })).not.toBe(hashOf({ isOn: true }));
  });

  test('takes every rate from the file', () => {
    const given = { isOn: true, failuresPerYear: 2, permanentFraction: 0.5, latchUpPerYear: 0.1 };
    const { sensitivity } = read({ ...given, silentCorruptionKradPerEvent: 1 }).scenario!.radiation;
    expect(sensitivity).toMatchObject({
      silentCorruptionKradPerEvent: 1,
      failuresPerChipYear: 2,
      failurePermanentFraction: 0.5,
      latchUpsPerChipYear: 0.1,
    });
  });

  test('is refused behind shields without a table, in percent, and under other names', () => {
    const problems = [{ shieldingMm: 1 }, { permanentFraction: 20 }, { latchUps: 1 }].map(
      (radiation) => read(radiation).problems[0]!.path,
    );
    expect(problems).toEqual([
      'radiation.shieldingMm',
      'radiation.permanentFraction',
      'radiation.latchUps',
    ]);
  });

  test('is switched on from the command line', () => {
    const { text, problems } = applyOverrides(file(), ['radiation.isOn=true']);
    expect(problems).toEqual([]);
    expect(parseScenario(text).scenario!.radiation.isOn).toBe(true);
  });

  test('is refused when it strikes more often than a run could hold', () => {
    const often = { isOn: true, silentCorruptionKradPerEvent: 1e-9 };
    expect(read(often).problems.map(({ path }) => path)).toEqual(['radiation']);
    expect(read({ ...often, isOn: false }).problems).toEqual([]);
  });

  test('warns of fleets that fly where nobody knows the protons', () => {
    const high = { ...suncatcher, altitudeKm: 2500 };
    expect(read({ isOn: true }).warnings).toEqual([]);
    expect(read({ isOn: true }, high).warnings.map(({ path }) => path)).toEqual([
      'fleets[0].orbit',
    ]);
    expect(read({}, high).warnings).toEqual([]);
  });
});
