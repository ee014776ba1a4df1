// What happens to a satellite whose battery is empty, whose radiator is hot, whose power is capped?
import { describe, expect, test } from 'vitest';
import { createThrottleLaw, throttleShare } from '../../../src/compute/plant/throttle.ts';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from './laws.ts';
import {
  batchJob,
  eventsOf,
  jobOf,
  lostS,
  onFirst,
  policyOf,
  ringFleet,
  run,
  scenarioOf,
} from './scenarios.ts';

/** One satellite, no station, and one job that keeps all 72 accelerators at work. */
function busyScenario(
  platform: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
  orbit: Readonly<Record<string, unknown>> = {},
) {
  return scenarioOf({
    durationS: 12_000,
    fleets: [ringFleet(1, platform, orbit)],
    stations: [],
    workload: { jobs: [batchJob('all', { acceleratorCount: 72, acceleratorS: 72e5 })] },
    ...more,
  });
}

/** Along the line of day and night, where at the solstice of this start there is no night. */
const sunny = { rightAscensionDeg: 0 };
const cool = { radiatorAreaM2: 1000 };
const fixedStart = (stateOfChargeFraction: number, temperatureDegC = 20) => ({
  start: { kind: 'fixed', stateOfChargeFraction, temperatureDegC },
});

describe('energy', () => {
  // 115 kWh at a depth of 0.4; without an array 46 kWh last for 21 min of 123 kW.
  const dark = busyScenario({ arrayAreaM2: 0, ...cool }, fixedStart(1));
  const result = run(dark, onFirst);
  const [satellite] = result.metrics.satellites;
  const { platform } = dark.fleets[0]!;
  const floorFraction = 1 - platform.battery.depthOfDischargeMaxFraction;
  const computeW =
    platform.acceleratorCount *
    platform.accelerator.powerMaxW *
    (1 + platform.serverOverheadFraction + platform.pumpFraction);
  const usableJ =
    platform.battery.capacityJ *
    platform.battery.depthOfDischargeMaxFraction *
    platform.battery.dischargeEfficiencyFraction;
  const loadFraction = platform.power.pointOfLoadEfficiencyFraction;
  const emptiedS = (usableJ * loadFraction) / (computeW + platform.housekeepingW);

  test('a battery that runs down to its floor stops the work at the very second', () => {
    checkLaws(result, dark);
    const throttles = eventsOf(result, 'throttleStarted');
    expect(throttles).toHaveLength(1);
    expect(throttles[0]!.timeS).toBeCloseTo(emptiedS, 6);
    expect(throttles[0]!.cause).toBe('energy');
    expect(jobOf(result, 'all').inUseS).toBeCloseTo(emptiedS, 6);
  });

  test('below the floor housekeeping draws on, compute does not: what it asks is unmet', () => {
    const restS = 12_000 - emptiedS;
    expect(satellite!.energyUnmetJ).toBeCloseTo(computeW * restS, -3);
    expect(satellite!.energyHousekeepingJ).toBeCloseTo(platform.housekeepingW * 12_000, 0);
    expect(satellite!.energyToComputeJ).toBeCloseTo(computeW * emptiedS, -1);
    expect(satellite!.stateOfChargeMinFraction).toBeLessThan(floorFraction);
    expect(lostS(result, 'all', 'energy')).toBeCloseTo(restS, 4);
    expect(satellite!.throttledS).toBeCloseTo(restS, 4);
  });

  test('an empty battery leaves housekeeping unmet too, and holds at zero', () => {
    const empty = run(busyScenario({ arrayAreaM2: 0, ...cool }, fixedStart(0)), onFirst);
    const plant = empty.metrics.fleet;
    expect(plant.energyHousekeepingJ).toBe(0);
    expect(plant.energyToComputeJ).toBe(0);
    expect(plant.energyStoredDeltaJ).toBe(0);
    expect(plant.energyUnmetJ).toBeCloseTo((computeW + platform.housekeepingW) * 12_000, -3);
  });

  test.each([0, 0.4, 1])(
    'with a depth of discharge of %f a battery rests at its floor: pace follows the Sun, calmly',
    (batteryDepthOfDischargeMaxFraction) => {
      const scenario = busyScenario(
        { arrayAreaM2: 300, batteryDepthOfDischargeMaxFraction, ...cool },
        fixedStart(1 - batteryDepthOfDischargeMaxFraction),
      );
      const run_ = run(scenario, onFirst);
      checkLaws(run_, scenario);
      const { inUseS } = jobOf(run_, 'all');
      expect(inUseS).toBeGreaterThan(1000);
      expect(inUseS).toBeLessThan(9000);
      // Sunrise and nightfall move the battery; rounding does not.
      expect(eventsOf(run_).length).toBeLessThan(40);
    },
  );

  test('without any battery the work runs as far as the Sun carries it', () => {
    const scenario = busyScenario({ batteryCapacityWh: 0, ...cool });
    const none = run(scenario, onFirst);
    checkLaws(none, scenario);
    const { fleet } = none.metrics;
    expect(fleet.stateOfChargeMinFraction).toBe(0);
    expect(fleet.energyStoredDeltaJ).toBe(0);
    expect(fleet.sunlitFraction).toBeLessThan(1);
    expect(jobOf(none, 'all').inUseS).toBeGreaterThan(0.95 * fleet.sunlitFraction * 12_000);
    expect(jobOf(none, 'all').inUseS).toBeLessThan(1.001 * fleet.sunlitFraction * 12_000);
  });

  test('accelerators that idle at full power still need that power to work', () => {
    const accelerator = { base: 'gb300', powerIdleW: 1400, powerMaxW: 1400 };
    const scenario = busyScenario({ arrayAreaM2: 0, accelerator, ...cool }, fixedStart(0));
    const result_ = run(scenario, onFirst);
    checkLaws(result_, scenario);
    expect(jobOf(result_, 'all').inUseS).toBe(0);
    expect(lostS(result_, 'all', 'energy')).toBeCloseTo(12_000, 6);
  });

  test('power draws a billion times the supply leave books that balance', () => {
    const scenario = busyScenario({ housekeepingW: 1e9, ...cool });
    checkLaws(run(scenario, onFirst), scenario);
  });
});

describe('heat', () => {
  const hot = busyScenario({ radiatorAreaM2: 60 }, {}, sunny);
  const result = run(hot, onFirst);
  const { platform } = hot.fleets[0]!;
  const law = createThrottleLaw(platform);

  test('a node within its throttle settles: work slows down, and says that it is for heat', () => {
    checkLaws(result, hot);
    const job = jobOf(result, 'all');
    expect(lostS(result, 'all', 'heat')).toBeGreaterThan(1000);
    expect(lostS(result, 'all', 'energy')).toBe(0);
    expect(job.trail.every(({ share }) => share < 1)).toBe(true);
    const { temperatureMaxK } = result.metrics.fleet;
    expect(temperatureMaxK).toBeGreaterThan(law.startK);
    expect(temperatureMaxK).toBeLessThan(Math.min(...law.zeroK));
    expect(eventsOf(result, 'throttleStarted')[0]!.detail).toBe('junction');
  });

  test('settled, power is what the limit allows at that temperature', () => {
    const { temperatureK, powerComputeW } = result.series;
    const factor = 1 + platform.serverOverheadFraction + platform.pumpFraction;
    const { powerIdleW, powerMaxW } = platform.accelerator;
    for (let at = temperatureK.length - 20; at < temperatureK.length - 1; at += 1) {
      const share = throttleShare(law, temperatureK[at]!);
      const expectedW = 72 * factor * (powerIdleW + share * (powerMaxW - powerIdleW));
      expect(Math.abs(powerComputeW[at]! / expectedW - 1)).toBeLessThan(0.005);
    }
  });

  test('a settled node emits what its area and emissivity emit there', () => {
    const { radiator } = platform;
    const lastK = result.series.temperatureK.at(-1)!;
    const square = lastK * lastK;
    const limitW =
      5.670374419e-8 * radiator.emissivityFraction * 2 * radiator.areaM2 * square * square;
    expect(result.metrics.fleet.heatRadiatedJ / 12_000 / limitW).toBeGreaterThan(0.97);
    expect(result.metrics.fleet.heatRadiatedJ / 12_000 / limitW).toBeLessThan(1.03);
  });

  test('a node that starts above its limit cools back to it while little or nothing runs', () => {
    const scenario = busyScenario({ radiatorAreaM2: 60 }, fixedStart(0.9, 150));
    const cooling = run(scenario, onFirst);
    checkLaws(cooling, scenario);
    const { temperatureK } = cooling.series;
    expect(temperatureK[0]).toBeCloseTo(423.15, 3);
    expect(temperatureK[temperatureK.length - 1]).toBeLessThan(Math.min(...law.zeroK));
  });

  test('idle heat alone may pass the limit; then nothing runs', () => {
    const scenario = busyScenario({ radiatorAreaM2: 2 });
    const idle = run(scenario, onFirst);
    const { fleet } = idle.metrics;
    expect(fleet.temperatureMaxK).toBeGreaterThan(law.tripK - 1e-6);
    expect(jobOf(idle, 'all').inUseS).toBeLessThan(12_000 * 0.05);
    expect(
      Math.abs(
        fleet.heatAbsorbedJ + fleet.heatDissipatedJ - fleet.heatRadiatedJ - fleet.heatStoredDeltaJ,
      ),
    ).toBeLessThan(1e-9 * fleet.heatRadiatedJ);
  });
});

describe('power cap', () => {
  const scenario = busyScenario(cool, {}, sunny);
  const { platform } = scenario.fleets[0]!;
  const factor = 1 + platform.serverOverheadFraction + platform.pumpFraction;
  const idleW = 72 * platform.accelerator.powerIdleW * factor;
  const fullW = 72 * platform.accelerator.powerMaxW * factor;

  function capped(powerMaxW: number) {
    const cap: Decision = { kind: 'powerCap', satellite: 0, powerMaxW };
    return run(
      scenario,
      policyOf((state) => {
        const decided = onFirst.decide(state, null as never, null);
        return state.events.some(({ kind }) => kind === 'jobReleased')
          ? [cap, ...decided]
          : decided;
      }),
    );
  }

  test('half of the dynamic power does 63 % of the work, for want of priority alone', () => {
    const result = capped(0.5 * (idleW + fullW));
    checkLaws(result, scenario);
    const doneS = 12_000 * (0.5 + 0.53 / 4);
    expect(jobOf(result, 'all').inUseS).toBeCloseTo(doneS, 3);
    expect(lostS(result, 'all', 'priority')).toBeCloseTo(12_000 - doneS, 3);
    expect(result.metrics.fleet.energyUnmetJ).toBe(0);
    expect(result.metrics.fleet.throttledS).toBe(0);
    expect(eventsOf(result, 'powerCapSet')).toHaveLength(1);
  });

  test('a cap of zero stops the work, one without bound lifts it', () => {
    expect(jobOf(capped(0), 'all').inUseS).toBe(0);
    expect(jobOf(capped(Infinity), 'all').inUseS).toBeCloseTo(12_000, 6);
  });
});

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
