// What happens to a satellite whose battery is empty, whose radiator is hot, whose power is capped?
import { describe, expect, test } from 'vitest';
import { createThrottleLaw, throttleShare } from '../../../src/compute/plant/throttle.ts';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from './laws.ts';
import {
  batchJob,
  busyScenario,
  cool,
  eventsOf,
  fixedStart,
  jobOf,
  lostS,
  onFirst,
  policyOf,
  run,
  sunny,
} from './scenarios.ts';

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

describe('a junction’s limit', () => {
  // Coolant may be warm and chips rise steeply: the junction binds. The node is quick.
  const quick = (heatCapacityJPerK: number, more: object = {}) => ({
    ...{ radiatorAreaM2: 60, temperatureMaxDegC: 90, heatCapacityJPerK },
    ...more,
  });
  const excessK = (platform: object, more: object) => {
    const scenario = busyScenario(quick(2e5, platform), { ...fixedStart(1, 10), ...more }, sunny);
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    expect(result.metrics.fleet.throttledByHeatS).toBeGreaterThan(600);
    const { accelerator } = scenario.fleets[0]!.platform;
    return result.metrics.fleet.junctionMaxK - accelerator.junctionMaxK;
  };
  const narrow = (id: string, releaseS: number) =>
    batchJob(id, { releaseS, acceleratorCount: 24, acceleratorS: 24 * 3000 });
  const several = { workload: { jobs: [0, 900, 1700].map((at) => narrow(`j${at}`, at)) } };

  test.each([5e4, 2e5, 1e6])('is kept to 0.1 K by a node of %f J/K', (heatCapacityJPerK) => {
    expect(excessK({ heatCapacityJPerK }, {})).toBeLessThan(0.1);
    expect(excessK({ heatCapacityJPerK }, {})).toBeGreaterThan(-1);
  });

  // A loop no heavier than its chips sways a little; one of several times their heat does not.
  test.each([
    [5e4, 1e-2],
    [1e5, 1e-2],
    [3e5, 1e-3],
  ])('settles %f J/K of coolant, its own limit near, as 1 MJ/K to %f', (light, tolerance) => {
    const settledW = (heatCapacityJPerK: number) => {
      const platform = quick(heatCapacityJPerK, { temperatureMaxDegC: 62 });
      const result = run(busyScenario(platform, fixedStart(1, 40), sunny), onFirst);
      return result.series.powerComputeW.at(-2)!;
    };
    expect(Math.abs(settledW(light) / settledW(1e6) - 1)).toBeLessThan(tolerance);
  });

  test('is kept when jobs come and go in the middle of it', () => {
    expect(excessK({}, several)).toBeLessThan(0.1);
  });
});
