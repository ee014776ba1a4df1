// Does a run begin where its orbit returns to, and not on a full battery?
import { describe, expect, test } from 'vitest';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { checkLaws } from './laws.ts';
import { batchJob, drain, onFirst, ringFleet, run, scenarioOf } from './scenarios.ts';

function scenarioAt(
  utilisationFraction: number,
  orbit: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
) {
  const all = batchJob('all', { acceleratorCount: 72, acceleratorS: 72e6 });
  return scenarioOf({
    durationS: 86_400,
    fleets: [ringFleet(1, {}, orbit)],
    stations: [],
    start: { kind: 'cyclic', utilisationFraction },
    workload: { jobs: utilisationFraction === 1 ? [all] : [] },
    ...more,
  });
}

describe('the cyclic start', () => {
  test.each([0, 1])('at a load of %f one more orbit returns to the same store and heat', (load) => {
    const scenario = scenarioAt(load);
    const periodS = (2 * Math.PI * 60) / scenario.satellites[0]!.elementSet.meanMotionRadPerMin;
    const orbit = { ...scenario, durationS: periodS };
    const result = run(orbit, onFirst);
    checkLaws(result, orbit);
    const { platform } = scenario.fleets[0]!;
    const { fleet } = result.metrics;
    expect(fleet.sunlitFraction).toBeLessThan(0.8);
    expect(Math.abs(fleet.energyStoredDeltaJ)).toBeLessThan(1e-5 * platform.battery.capacityJ);
    expect(Math.abs(fleet.heatStoredDeltaJ)).toBeLessThan(0.05 * platform.heatCapacityJPerK);
  });

  test('at full load the battery of an orbit with nights is not full at the start', () => {
    const [storedJ] = drain(surveyWorld(scenarioAt(1))).initialPlants.storedJ;
    const { battery } = scenarioAt(1).fleets[0]!.platform;
    const floorJ = (1 - battery.depthOfDischargeMaxFraction) * battery.capacityJ;
    expect(storedJ!).toBeLessThan(0.9 * battery.capacityJ);
    // By night, at its floor, housekeeping draws on.
    expect(storedJ!).toBeGreaterThan(0.99 * floorJ);
  });

  test('a satellite that cannot feed its load starts with what it can keep: its floor', () => {
    const scenario = scenarioAt(1, {}, { fleets: [ringFleet(1, { arrayAreaM2: 100 })] });
    const { initialPlants } = drain(surveyWorld(scenario));
    const { battery } = scenario.fleets[0]!.platform;
    const floorJ = (1 - battery.depthOfDischargeMaxFraction) * battery.capacityJ;
    expect(initialPlants.storedJ[0]).toBeLessThanOrEqual(floorJ * (1 + 1e-6));
  });

  test('a slow orbit is walked for a day, and gives finite numbers', () => {
    const scenario = scenarioAt(1, { altitudeKm: 100_000 }, { durationS: 3600 });
    const { initialPlants } = drain(surveyWorld(scenario));
    expect(initialPlants.storedJ[0]).toBeGreaterThan(0);
    expect(initialPlants.temperatureK[0]).toBeGreaterThan(200);
    expect(initialPlants.temperatureK[0]).toBeLessThan(360);
  });
});

test('a fixed start is taken as it is given', () => {
  const start = { kind: 'fixed', stateOfChargeFraction: 0.7, temperatureDegC: 10 };
  const scenario = scenarioAt(0, {}, { start });
  const { initialPlants } = drain(surveyWorld(scenario));
  expect(initialPlants.storedJ[0]).toBeCloseTo(0.7 * 115_000 * 3600, 3);
  expect(initialPlants.temperatureK[0]).toBeCloseTo(283.15, 9);
});
