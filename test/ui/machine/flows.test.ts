// Does the picture of the flows say what the ledger says, and does it close?
import { describe, expect, test } from 'vitest';
import {
  flowIds,
  flowsAt,
  flowsOfSample,
  flowsOverRun,
  largestWhole,
  lossesOverRun,
  wholeOf,
} from '../../../src/ui/machine/flows.ts';
import type { Flows } from '../../../src/ui/machine/flows.ts';
import { runRing } from './eclipseDay.ts';

const { result, scenario } = runRing();
const { series } = result;
const { battery } = scenario.fleets[0]!.platform;
const samples = Array.from({ length: series.sampleCount }, (_, sample) => sample);

function expectClosed(flows: Flows): void {
  const powerIn = flows.generated + flows.outOfBattery;
  const used = flows.compute + flows.housekeeping + flows.loss;
  expect((used + flows.intoBattery + flows.spilled) / powerIn).toBeCloseTo(1, 4);
  const heatIn = used + flows.absorbed + flows.cooling;
  expect((flows.radiated + flows.warming) / heatIn).toBeCloseTo(1, 4);
  for (const id of flowIds) expect(flows[id]).toBeGreaterThanOrEqual(0);
}

describe('flows', () => {
  test('what enters a satellite leaves it or is stored, in every sample', () => {
    for (const sample of samples) expectClosed(flowsOfSample(series, 1, sample));
  });

  test('what enters leaves or is stored over the run', () => {
    for (const satellite of result.metrics.satellites) expectClosed(flowsOverRun(satellite));
    expectClosed(flowsOverRun(result.metrics.fleet));
  });

  test('what the sums leave for the battery is its power at the bus times its efficiency', () => {
    let chargingCount = 0;
    let drawingCount = 0;
    for (const sample of samples) {
      const atBusW = series.powerBatteryW[sample]!;
      const { intoBattery, outOfBattery, generated } = flowsOfSample(series, 0, sample);
      const cellsW =
        atBusW > 0
          ? atBusW * battery.chargeEfficiencyFraction
          : atBusW / battery.dischargeEfficiencyFraction;
      expect(Math.abs(intoBattery - outOfBattery - cellsW)).toBeLessThan(1e-4 * (generated + 1e5));
      if (intoBattery > 1000) chargingCount += 1;
      if (outOfBattery > 1000) drawingCount += 1;
    }
    expect(chargingCount).toBeGreaterThan(0);
    expect(drawingCount).toBeGreaterThan(0);
  });

  test('in the umbra the source gives nothing and the battery everything', () => {
    const night = samples.find((sample) => series.sunlitFraction[sample] === 0)!;
    const flows = flowsAt(result, 0, series.timeS[night]!);
    expect(flows.generated).toBe(0);
    expect(flows.outOfBattery).toBeGreaterThan(flows.compute);
  });

  test('powers of samples come to the energies of the ledger', () => {
    const stepS = series.timeS[1]! - series.timeS[0]!;
    const metrics = result.metrics.satellites[0]!;
    const sumJ = samples.slice(0, -1).reduce((sum, sample) => {
      return sum + flowsOfSample(series, 0, sample).compute * stepS;
    }, 0);
    expect(sumJ / flowsOverRun(metrics).compute).toBeCloseTo(1, 1);
  });

  test('what went through the battery counts both ways over the run', () => {
    const metrics = result.metrics.satellites[0]!;
    const { intoBattery, outOfBattery } = flowsOverRun(metrics);
    expect(intoBattery).toBe(metrics.energyChargedJ);
    expect(intoBattery - outOfBattery).toBeCloseTo(metrics.energyStoredDeltaJ, -3);
  });

  test('the picture has room for every sample', () => {
    const whole = largestWhole(result, 0);
    const wholes = samples.map((sample) => wholeOf(flowsOfSample(series, 0, sample)));
    expect(Math.max(...wholes)).toBe(whole);
  });

  test('a satellite without values flows nothing', () => {
    const lost = { ...series, powerGeneratedW: series.powerGeneratedW.map(() => NaN) };
    expect(flowsOfSample(lost, 0, 0).generated).toBe(0);
  });
});

test('losses by stage come to the loss, and every stage of the chain has one', () => {
  const metrics = result.metrics.satellites[0]!;
  const lossesJ = Object.values(lossesOverRun(metrics));
  expect(lossesJ.every((lossJ) => lossJ > 0)).toBe(true);
  const sumJ = lossesJ.reduce((sum, lossJ) => sum + lossJ, 0);
  expect(sumJ / flowsOverRun(metrics).loss).toBeCloseTo(1, 9);
});
