// Are there enough samples for a screen, and never too many for the memory?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { seriesStepS } from '../../../src/compute/operate/series.ts';
import { onFirst, batchJob, ringFleet, run, scenarioOf } from './scenarios.ts';

test('a run keeps 2,000 samples a satellite and 256 MB at most, at multiples of its step', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 31_968_000, noNaN: true }),
      fc.double({ min: 1, max: 600, noNaN: true }),
      fc.integer({ min: 1, max: 20_000 }),
      (durationS, stepS, count) => {
        const satellites = { length: count } as never;
        const seriesStep = seriesStepS({ durationS, stepS, satellites });
        const sampleCount = Math.ceil(durationS / seriesStep) + 1;
        expect(sampleCount).toBeLessThanOrEqual(2000);
        expect(sampleCount * count * 6 * 4).toBeLessThanOrEqual(256e6);
        expect(Math.abs(seriesStep / stepS - Math.round(seriesStep / stepS))).toBeLessThan(1e-9);
      },
    ),
    { seed: 5 },
  );
});

test('a short run has one sample at each step and one at the end', () => {
  expect(seriesStepS({ durationS: 86_400, stepS: 60, satellites: { length: 24 } as never })).toBe(
    60,
  );
  const scenario = scenarioOf({ durationS: 605, fleets: [ringFleet(2)], stations: [] });
  const { series } = run(scenario);
  expect([...series.timeS]).toEqual([0, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 605]);
});

test('samples show what is so from their time on: power, charge, heat and the queue', () => {
  const scenario = scenarioOf({
    durationS: 1200,
    fleets: [ringFleet(2, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
    stations: [],
    start: { kind: 'fixed', stateOfChargeFraction: 0.8, temperatureDegC: 20 },
    workload: {
      jobs: [
        batchJob('all', { releaseS: 300, acceleratorCount: 72, acceleratorS: 72 * 300 }),
        batchJob('next', { releaseS: 330 }),
      ],
    },
  });
  const { series } = run(scenario, onFirst);
  const { accelerator, serverOverheadFraction, pumpFraction } = scenario.fleets[0]!.platform;
  const serverW = 72 * (1 + serverOverheadFraction + pumpFraction);
  const at = (timeS: number) => [...series.timeS].indexOf(timeS);
  expect(series.stateOfChargeFraction[0]).toBeCloseTo(0.8, 6);
  expect(series.temperatureK[0]).toBeCloseTo(293.15, 3);
  expect(series.powerComputeW[at(240)]! / (serverW * accelerator.powerIdleW)).toBeCloseTo(1, 6);
  expect(series.powerComputeW[at(360)]! / (serverW * accelerator.powerMaxW)).toBeCloseTo(1, 6);
  expect(series.queueCount[at(240)]).toBe(0);
  expect(series.queueCount[at(360)]).toBe(2);
  expect(series.queueCount[at(660)]).toBe(1);
  expect(series.sunlitFraction[at(600)]).toBe(1);
  const other = series.sampleCount;
  expect(series.powerComputeW[other + at(360)]! / (serverW * accelerator.powerIdleW)).toBeCloseTo(
    1,
    6,
  );
});

test('the powers of every sample balance: what is generated goes somewhere', () => {
  const scenario = scenarioOf({
    durationS: 12_000,
    fleets: [ringFleet(2)],
    stations: [],
    workload: { jobs: [batchJob('all', { acceleratorCount: 72, acceleratorS: 72e5 })] },
  });
  const { series } = run(scenario, onFirst);
  const { battery } = scenario.fleets[0]!.platform;
  for (let at = 0; at < series.powerGeneratedW.length; at += 1) {
    const batteryW = series.powerBatteryW[at]!;
    const storedW =
      batteryW > 0
        ? batteryW * battery.chargeEfficiencyFraction
        : batteryW / battery.dischargeEfficiencyFraction;
    const usedW =
      series.powerComputeW[at]! + series.powerHousekeepingW[at]! + series.powerLossW[at]!;
    const restW = series.powerGeneratedW[at]! - usedW - storedW - series.powerSpilledW[at]!;
    expect(Math.abs(restW) / 150_000).toBeLessThan(1e-6);
    expect(series.junctionK[at]!).toBeGreaterThanOrEqual(series.temperatureK[at]! - 1e-3);
  }
});
