// What does the power chain carry: reactor, bus, battery rates, warm cells, chips that lag?
import { describe, expect, test } from 'vitest';
import { checkLaws } from './laws.ts';
import { busyScenario, cool, fixedStart, jobOf, lostS, onFirst, run, sunny } from './scenarios.ts';

describe('the power chain', () => {
  test('a reactor runs the work in the dark, and its waste heat is where it is said to be', () => {
    const reactor = { arrayAreaM2: 0, fissionPowerW: 140_000, ...cool };
    const scenario = busyScenario(reactor, fixedStart(1));
    const lit = run(scenario, onFirst);
    checkLaws(lit, scenario);
    expect(jobOf(lit, 'all').inUseS).toBeCloseTo(12_000, 6);
    expect(lit.metrics.fleet.energyGeneratedJ).toBeCloseTo(140_000 * 12_000, 0);
    const warm = busyScenario({ ...reactor, fissionLoopHeatFraction: 0.1 }, fixedStart(1));
    const warmed = run(warm, onFirst);
    checkLaws(warmed, warm);
    // At 25 % three watts of heat a watt: a tenth of them comes in.
    const addedJ = warmed.metrics.fleet.heatAbsorbedJ - lit.metrics.fleet.heatAbsorbedJ;
    expect(addedJ / (0.1 * 3 * 140_000 * 12_000)).toBeCloseTo(1, 9);
  });

  test('the bus carries no more than it can: the rest of the work waits for energy', () => {
    const scenario = busyScenario({ busMaxW: 63_000, ...cool }, fixedStart(1), sunny);
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    expect(result.metrics.fleet.energyToComputeJ / 12_000).toBeCloseTo(60_000, 3);
    expect(lostS(result, 'all', 'energy')).toBeGreaterThan(1000);
  });

  test('a battery takes and gives no more than its rates allow', () => {
    const slow = { batteryChargeRatePerHour: 0.05, batteryDischargeRatePerHour: 0.2, ...cool };
    const scenario = busyScenario(slow, fixedStart(0.7));
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    const capacityW = 115_000;
    for (const batteryW of result.series.powerBatteryW) {
      expect(batteryW).toBeLessThanOrEqual(0.05 * capacityW * (1 + 1e-6));
      expect(batteryW).toBeGreaterThanOrEqual(-0.2 * capacityW * (1 + 1e-6));
    }
    expect(result.metrics.fleet.energySpilledJ).toBeGreaterThan(0);
  });

  test('a cold array gives more than a warm one, by its coefficient', () => {
    const cells = (arrayTemperatureCoefficientPerK: number) => {
      const scenario = busyScenario({ arrayTemperatureCoefficientPerK, ...cool }, {}, sunny);
      return run(scenario, onFirst).metrics.fleet.energyGeneratedJ;
    };
    // A sheet of these optics is at some 330 to 345 K when all is harvested.
    const lossAt = (coefficient: number) => 1 - cells(coefficient) / cells(0);
    expect(lossAt(0.004)).toBeGreaterThan(0.004 * 25);
    expect(lossAt(0.004)).toBeLessThan(0.004 * 45);
    // What is not harvested warms: twice the coefficient loses a little more than twice.
    expect(lossAt(0.002) / lossAt(0.004)).toBeGreaterThan(0.46);
    expect(lossAt(0.002) / lossAt(0.004)).toBeLessThan(0.5);
  });

  test('chips lag behind their power by their time constant, and the heat is not lost', () => {
    const scenario = busyScenario({ ...cool }, fixedStart(1, 20));
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    const { series } = result;
    // At full power 1,400 W · 0.032 K/W above the coolant, from the third minute on.
    const rise = (at: number) => series.junctionK[at]! - series.temperatureK[at]!;
    expect(rise(10)).toBeCloseTo(44.8, 1);
    expect(rise(0)).toBeLessThan(30);
    expect(result.metrics.fleet.junctionMaxK).toBeGreaterThan(result.metrics.fleet.temperatureMaxK);
  });
});

describe('what bounds housekeeping and a battery below its floor', () => {
  test('housekeeping has what battery and bus can give it, the rest is unmet', () => {
    const slow = { batteryDischargeRatePerHour: 0.01, housekeepingW: 3000, ...cool };
    const dark = busyScenario({ ...slow, arrayAreaM2: 0 }, fixedStart(1));
    const result = run(dark, onFirst);
    checkLaws(result, dark);
    const { power } = dark.fleets[0]!.platform;
    const servedW = 1150 * power.pointOfLoadEfficiencyFraction;
    expect(result.metrics.fleet.energyHousekeepingJ / 12_000).toBeCloseTo(servedW, 6);
    expect(result.metrics.fleet.energyUnmetJ / 12_000).toBeGreaterThan(3000 - servedW);
  });

  test('below the floor the battery is charged first, and compute has what it cannot take', () => {
    const scenario = busyScenario(
      { batteryChargeRatePerHour: 0.1, ...cool },
      fixedStart(0.3),
      sunny,
    );
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    const { series } = result;
    expect(series.powerBatteryW[5]).toBeCloseTo(11_500, 0);
    expect(series.powerComputeW[5]! / 1000).toBeCloseTo(120, 0);
  });
});
