// Does the log say when power runs short, for whom and why, and what slows work down just now?
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from './laws.ts';
import { busyScenario, cool, eventsOf, fixedStart, onFirst, run } from './scenarios.ts';
import { policyOf, sunny } from './scenarios.ts';

const told = (
  platform: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>>,
  orbit: Readonly<Record<string, unknown>> = {},
  policy = onFirst,
) => {
  const scenario = busyScenario(platform, more, orbit);
  const result = run(scenario, policy);
  checkLaws(result, scenario);
  const of = (...kinds: string[]) => eventsOf(result).filter(({ kind }) => kinds.includes(kind));
  return { scenario, result, of };
};

describe('want of energy', () => {
  test('in each night housekeeping is unmet once the battery is empty, and met at sunrise', () => {
    const small = { batteryCapacityWh: 1500, batteryDischargeRatePerHour: 10, ...cool };
    const { result, of } = told(small, fixedStart(1));
    const unmet = of('housekeepingUnmet');
    const met = of('housekeepingMet');
    expect(unmet.length).toBeGreaterThanOrEqual(2);
    for (const [at, event] of unmet.entries()) {
      expect([event.cause, event.detail]).toEqual(['energy', 'batteryEmpty']);
      const emptied = of('batteryEmptyReached').filter(({ timeS }) => timeS === event.timeS);
      expect(emptied.map(({ detail }) => detail)).toEqual(['shadow']);
      if (met[at] === undefined) continue;
      const edges = eventsOf(result, 'umbraLeft').map(({ timeS }) => timeS);
      const sunriseS = edges.find((timeS) => timeS >= event.timeS)!;
      // The first light is less than what housekeeping takes.
      expect(met[at].timeS).toBeGreaterThanOrEqual(sunriseS);
      expect(met[at].timeS).toBeLessThan(sunriseS + 60);
    }
    const nightS = met.reduce((sum, { timeS }, at) => sum + timeS - unmet[at]!.timeS, 0);
    expect(nightS).toBeGreaterThan(1000);
  });

  test('load is shed with what bounds it: bus, battery’s rate, its floor, emptiness', () => {
    const shed = (platform: object, soc: number, orbit: object = {}) =>
      told({ ...cool, ...platform }, fixedStart(soc), { ...orbit }).of('loadShedStarted')[0];
    expect(shed({ busMaxW: 63_000 }, 1, sunny)).toMatchObject({ timeS: 0, detail: 'bus' });
    const slow = { arrayAreaM2: 0, batteryDischargeRatePerHour: 0.5 };
    expect(shed(slow, 1)).toMatchObject({ timeS: 0, detail: 'batteryRate' });
    const floor = shed({ arrayAreaM2: 0 }, 1)!;
    expect(floor.detail).toBe('batteryFloor');
    expect(floor.timeS).toBeGreaterThan(600);
    expect(shed({ arrayAreaM2: 0 }, 0)).toMatchObject({ timeS: 0, detail: 'batteryEmpty' });
    const none = { arrayAreaM2: 10, batteryCapacityWh: 0 };
    expect(shed(none, 0, sunny)).toMatchObject({ timeS: 0, detail: 'source' });
    expect(shed({}, 1, sunny)).toBeUndefined();
  });

  test('idle accelerators that are cut off are shed load too, though no job slows down', () => {
    const { of } = told({ arrayAreaM2: 0 }, { ...fixedStart(0), workload: { jobs: [] } });
    expect(of('throttleStarted')).toEqual([]);
    expect(of('loadShedStarted')).toHaveLength(1);
  });
});

describe('what slows work down', () => {
  test('is told anew when heat gives way to want of energy without a pause', () => {
    const hot = { radiatorAreaM2: 130, batteryCapacityWh: 30_000, batteryDischargeRatePerHour: 10 };
    const { result, of } = told(hot, { ...fixedStart(1, 55), durationS: 20_000 });
    const { throttledByHeatS, throttledByEnergyS, throttledS } = result.metrics.fleet;
    expect(throttledByHeatS).toBeGreaterThan(1000);
    expect(throttledByEnergyS).toBeGreaterThan(1000);
    expect(throttledS).toBeCloseTo(throttledByHeatS + throttledByEnergyS, 6);
    const rows = of('throttleStarted', 'throttleEnded');
    const changes = rows.filter(
      ({ kind, timeS, cause }, at) =>
        kind === 'throttleStarted' &&
        rows[at - 1]?.timeS === timeS &&
        rows[at - 2]?.cause !== cause,
    );
    const causesFound = changes.map(({ cause }) => cause);
    expect(causesFound).toContain('energy');
    for (const { cause, detail } of of('throttleStarted')) {
      const bounds = cause === 'heat' ? ['coolant', 'junction', 'memory'] : ['batteryFloor'];
      expect(bounds).toContain(detail);
    }
  });

  test('at the last is the trip, which ends when full power is possible again', () => {
    const { of } = told({ radiatorAreaM2: 200 }, fixedStart(1, 150), sunny);
    const [start, end] = of('heatTripped', 'heatTripEnded');
    expect(start).toMatchObject({ timeS: 0, kind: 'heatTripped', cause: 'heat' });
    expect(['coolant', 'junction', 'memory']).toContain(start!.detail);
    expect(end!.kind).toBe('heatTripEnded');
    expect(end!.timeS).toBeGreaterThan(60);
    const first = of('throttleStarted', 'throttleEnded')[1]!;
    expect(first.timeS).toBeGreaterThanOrEqual(end!.timeS);
  });

  test('may be a power cap, which is neither', () => {
    const capped = policyOf((state): Decision[] => [
      ...onFirst.decide(state, {} as never, null),
      ...(state.timeS === 0
        ? [{ kind: 'powerCap', satellite: 0, powerMaxW: 60_000 } as const]
        : []),
    ]);
    const { result, of } = told(cool, fixedStart(1), sunny, capped);
    expect(of('throttleStarted')).toMatchObject([{ cause: 'priority', detail: 'powerCap' }]);
    expect(result.metrics.fleet.throttledS).toBe(0);
    expect(of('loadShedStarted')).toEqual([]);
  });
});
