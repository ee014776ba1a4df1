// Does a study's array give what a run's array gives?
import { describe, expect, test } from 'vitest';
import {
  betaAngleAt,
  createStateSource,
  meanOrbitOf,
  prepareFleet,
} from '../../../src/orbit/index.ts';
import { propagateSpan, supplyOf } from '../../../src/compute/operate/supplies.ts';
import { solarFluxWPerM2 } from '../../../src/compute/plant/supply.ts';
import { orbitOf } from '../../../src/compute/scenario/orbitOf.ts';
import { arrayAt, meanArrayW } from '../../../src/compute/study/arrayOutput.ts';
import { drained } from '../../../src/compute/study/drained.ts';
import { designSeason, sunDistanceKm } from '../../../src/compute/study/worstSeason.ts';
import { orbitGroups } from '../../../src/compute/study/orbitGroups.ts';
import { scenarioOf } from '../operate/scenarios.ts';
import { machineOf } from './machines.ts';

const ai1 = machineOf('ai1');

function dawnDusk(startUtc: string) {
  const orbit = { kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' };
  return scenarioOf({ startUtc, durationS: 86_400, fleets: [{ orbit, platform: 'ai1' }] });
}

describe('an array in a study', () => {
  test('gives what a run has over the same sunlit revolution, to 1 %', () => {
    const scenario = dawnDusk('2027-04-03T00:00:00Z');
    const { satellites, fleets, startUtcMs } = scenario;
    const fleet = prepareFleet(satellites.map((each) => createStateSource(orbitOf(each))));
    const span = { startS: 0, stepS: 60, sampleCount: 98 };
    const ephemeris = drained(propagateSpan(fleet, startUtcMs, span));
    const { arrayFullSunW } = drained(supplyOf(ephemeris, startUtcMs, scenario));
    const mean = arrayFullSunW.reduce((sum, each) => sum + each, 0) / 98;
    const betaRad = betaAngleAt(meanOrbitOf(satellites[0]!.elementSet), startUtcMs);
    const flux = solarFluxWPerM2(sunDistanceKm(startUtcMs));
    const { attitude, platform } = fleets[0]!;
    const ours = meanArrayW(platform.array, attitude, { altitudeKm: 650, betaRad }, flux);
    expect(Math.abs(ours / mean - 1)).toBeLessThan(0.01);
  });

  test('delivers AI1’s 150 kW behind its conversion at 1 au', () => {
    const { powerW, temperatureK } = arrayAt(ai1.array, 650, { fluxWPerM2: 1361, incidenceCos: 1 });
    expect(Math.abs((powerW * 0.98 * 0.99 * 0.98) / 150e3 - 1)).toBeLessThan(0.01);
    expect(temperatureK).toBeGreaterThan(310);
    expect(temperatureK).toBeLessThan(350);
  });

  test('gives less when worn, as it also gets warmer, and nothing without light', () => {
    const worn = { ...ai1.array, degradationFraction: 0.1 };
    const light = { fluxWPerM2: 1361, incidenceCos: 1 };
    const ratio = arrayAt(worn, 650, light).powerW / arrayAt(ai1.array, 650, light).powerW;
    // The tenth stays as heat: some 2 K, each 0.4 % of the output.
    expect(ratio).toBeLessThan(0.895);
    expect(ratio).toBeGreaterThan(0.885);
    expect(arrayAt(ai1.array, 650, { fluxWPerM2: 1361, incidenceCos: 0 }).powerW).toBe(0);
  });
});

test('the worst day of a dawn–dusk year is the December solstice, some 20 minutes dark', () => {
  const scenario = dawnDusk('2027-03-01T00:00:00Z');
  const [group] = orbitGroups(scenario, 0, 1);
  const { worst, betasRad } = designSeason(scenario, group!)!;
  expect(Math.abs(worst.utcMs - Date.UTC(2027, 11, 21)) / 86_400_000).toBeLessThan(8);
  // 19.7 minutes of half Sun (rMcDonald17), and half of both penumbras
  expect(worst.darkS / 60).toBeGreaterThan(19.5);
  expect(worst.darkS / 60).toBeLessThan(20.1);
  expect(betasRad[0]).toBe(worst.betaRad);
  expect(Math.min(...betasRad)).toBe(betasRad[1]);
});
