// Do the metrics of service keep to their definitions: sums, ranges, and closed forms by hand?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { jainFraction } from '../../../src/compute/account/serviceMetrics.ts';
import type { ServiceMetrics } from '../../../src/compute/account/serviceMetrics.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { policies } from '../../../src/compute/schedule/policies.ts';
import type { Decision, Policy } from '../../../src/compute/schedule/policy.ts';
import { batchJob, onFirst, ringFleet, run, runAll, scenarioOf } from '../operate/scenarios.ts';

const mixed = {
  durationS: 21_600,
  fleets: [ringFleet(3)],
  stations: ['svalbard', 'troll', 'singapore'],
  workload: {
    streams: [
      {
        ...{ kind: 'llmInference', model: 'llama-3.1-405b', arrivalsPerHour: 30 },
        ...{ requestsPerJob: 60_000, batchSize: 1024, deadlineS: 5400, value: 3 },
      },
      {
        ...{ kind: 'batch', arrivalsPerHour: 12, acceleratorS: 200_000, acceleratorCount: 36 },
        ...{ deadlineS: 14_000, inputBit: 1e9, outputBit: 1e9 },
      },
    ],
  },
};

const near = (left: number, right: number): void => {
  expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(right)));
};

const each = ({ metrics }: Result): ServiceMetrics[] => [
  metrics.service,
  ...Object.values(metrics.serviceByKind),
];

describe('in every run', () => {
  const results = runAll(scenarioOf(mixed), policies);

  test.each(results.map((result) => [result.policy, result] as const))(
    'under %s work is on time, late, lost or under way, and nothing else',
    (_, result) => {
      for (const service of each(result)) {
        const { goodputAcceleratorS, workLateAcceleratorS, workUnderWayAcceleratorS } = service;
        const done = goodputAcceleratorS + workLateAcceleratorS + workUnderWayAcceleratorS;
        near(done + service.workLostAcceleratorS, service.workAcceleratorS);
        expect(Math.min(goodputAcceleratorS, workLateAcceleratorS)).toBeGreaterThanOrEqual(0);
        expect(service.workLostAcceleratorS).toBeGreaterThanOrEqual(-1e-6);
      }
    },
  );

  test('work of all jobs is the utilised time of all accelerators', () => {
    for (const { metrics, durationS } of results) {
      const capacityS = 3 * 72 * durationS;
      near(metrics.service.workAcceleratorS, metrics.fleet.utilisationFraction * capacityS);
    }
  });

  test('kinds sum to the whole', () => {
    const summed = [
      ...['goodputTokens', 'goodputSampleCount', 'goodputAcceleratorS', 'workAcceleratorS'],
      ...['workLostAcceleratorS', 'workLateAcceleratorS', 'workUnderWayAcceleratorS'],
      ...['tardinessTotalS', 'preemptedCount', 'inputMovedBit', 'outputMovedBit'],
    ] as (keyof ServiceMetrics)[];
    for (const { metrics } of results) {
      const kinds = Object.values(metrics.serviceByKind);
      expect(kinds).toHaveLength(2);
      for (const key of summed) {
        near(
          kinds.reduce((sum, kind) => sum + kind[key]!, 0),
          metrics.service[key]!,
        );
      }
    }
  });

  test('shares lie within their ranges and percentiles are in order', () => {
    for (const result of results) {
      for (const service of each(result)) {
        const { attainmentFraction, jainFraction: jain, finishRatioP50, delayP50S } = service;
        for (const fraction of [attainmentFraction, jain]) {
          expect(fraction).toBeGreaterThanOrEqual(0);
          expect(fraction).toBeLessThanOrEqual(1);
        }
        expect(finishRatioP50).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(service.finishRatioP95).toBeGreaterThanOrEqual(finishRatioP50!);
        expect(service.delayP95S).toBeGreaterThanOrEqual(delayP50S!);
        expect(service.delayP99S).toBeGreaterThanOrEqual(service.delayP95S!);
        expect(service.tardinessMaxS).toBeGreaterThanOrEqual(service.tardinessMeanS!);
      }
    }
  });

  test('goodput is no more than what came down, and whole loads no more than all bits', () => {
    for (const { metrics } of results) {
      expect(metrics.service.goodputTokens).toBeLessThanOrEqual(metrics.compute.tokensOut);
      const { uplinkedBit, downlinkedBit } = metrics.network;
      expect(metrics.service.inputMovedBit).toBeLessThanOrEqual(uplinkedBit * (1 + 1e-9));
      expect(metrics.service.outputMovedBit).toBeLessThanOrEqual(downlinkedBit * (1 + 1e-9));
    }
  });

  test('policies that never stop a job have stopped none', () => {
    const countOf = (name: string) =>
      results.find(({ policy }) => policy === name)!.metrics.service.preemptedCount;
    expect(countOf('fifo')).toBe(0);
    expect(countOf('edf')).toBeGreaterThan(0);
  });
});

const allAround = { longitudeMinDeg: -180, longitudeMaxDeg: 180 };

describe('by hand', () => {
  // Sunlit, cool and with power to spare: nothing slows work down.
  const strong = { radiatorAreaM2: 1000, arrayAreaM2: 2000 };
  const fleets = [ringFleet(1, strong, { rightAscensionDeg: 0 })];
  const scenario = (jobs: readonly object[]) =>
    scenarioOf({ durationS: 7200, fleets, stations: [], workload: { jobs } });

  test('area imaged is that of the scenes in time, and unknown where no stream says it', () => {
    const scenes = { regions: [{ latitudeMinDeg: -60, latitudeMaxDeg: 60, ...allAround }] };
    const load = { flop: 1e12, inputBit: 1e9, outputBit: 0 };
    const stream = { kind: 'earthObservation', arrivalsPerHour: 20, ...load };
    const areaWith = (more: object) => {
      const streams = [{ ...stream, scenes: { ...scenes, sunElevationMinDeg: -90, ...more } }];
      const file = { durationS: 7200, fleets, stations: [], workload: { streams } };
      return run(scenarioOf(file)).metrics;
    };
    const { service, jobs } = areaWith({ areaKm2: 400 });
    expect(jobs.onTimeCount).toBeGreaterThan(5);
    expect(service.goodputAreaKm2).toBe(400 * jobs.onTimeCount);
    expect(areaWith({}).service.goodputAreaKm2).toBeNull();
  });

  test('a job alone is as fast as alone, on time, and its run is its goodput', () => {
    const { metrics } = run(scenario([batchJob('a', { deadlineS: 1000 })]), onFirst);
    const { service } = metrics;
    expect(service).toMatchObject({ attainmentFraction: 1, goodputSampleCount: 1 });
    near(service.finishRatioP50!, 1);
    near(service.jainFraction!, 1);
    near(service.goodputAcceleratorS, 600);
    expect([service.tardinessTotalS, service.workLostAcceleratorS]).toEqual([0, 0]);
  });

  test('of two that hold the machine one after the other the second waits, late by 200 s', () => {
    const whole = { acceleratorS: 72 * 600, acceleratorCount: 72, deadlineS: 1000 };
    const jobs = [batchJob('a', whole), batchJob('b', whole)];
    const { service } = run(scenario(jobs), inTurn).metrics;
    expect(service.attainmentFraction).toBe(0.5);
    near(service.tardinessTotalS, 200);
    near(service.tardinessMeanS!, 100);
    near(service.tardinessMaxS, 200);
    near(service.finishRatioP95!, 2);
    near(service.workLateAcceleratorS, 72 * 600);
    near(service.jainFraction!, 2.25 / (2 * 1.25)); // speeds of 1 and 1/2
  });

  test('a job that is stopped repeats its checkpoint: that much is lost', () => {
    const job = batchJob('a', { acceleratorCount: 2, checkpointS: 60, deadlineS: 6000 });
    const { service } = run(scenario([job]), stopsOnce).metrics;
    expect(service.preemptedCount).toBe(1);
    near(service.workLostAcceleratorS, 2 * 60);
    near(service.goodputAcceleratorS, 600);
  });

  test('a job that is turned away while it runs has lost all of its work', () => {
    const { service } = run(scenario([batchJob('a')]), turnsAway).metrics;
    near(service.workLostAcceleratorS, 100);
    expect(service).toMatchObject({ attainmentFraction: 0, delayP50S: null, jainFraction: null });
  });

  test('what is due after the end counts in nobody’s attainment', () => {
    const late = batchJob('b', { releaseS: 7000, deadlineS: 6000 });
    const { service } = run(scenario([batchJob('a'), late]), onFirst).metrics;
    expect(service.attainmentFraction).toBe(1);
    near(service.workUnderWayAcceleratorS, 200);
  });
});

test('Jain’s index is between 1/n and 1, blind to scale, and 1 only when all fare alike', () => {
  const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(shares, fc.double({ min: 0.1, max: 10, noNaN: true }), (list, scale) => {
      const index = jainFraction(list)!;
      expect(index).toBeGreaterThanOrEqual(1 / list.length - 1e-12);
      expect(index).toBeLessThanOrEqual(1);
      const scaled = jainFraction(list.map((share) => share * scale))!;
      expect(Math.abs(scaled - index)).toBeLessThan(1e-9);
    }),
  );
  expect(jainFraction([0.3, 0.3, 0.3])).toBeCloseTo(1, 12);
  expect(jainFraction([1, 0, 0, 0])).toBe(0.25);
  expect(jainFraction([])).toBeNull();
});

/** A policy that does what `react` says of each event, and places what comes on the first. */
function policyOf(react: Policy<{ step: number }>['decide']): Policy {
  return {
    ...{ name: 'test', summary: 'test', createMemory: () => ({ step: 0 }) },
    decide: (state, forecast, memory) => [
      ...state.events.flatMap((event): Decision[] =>
        event.kind === 'jobReleased'
          ? [{ kind: 'place', job: event.job.index, satellites: [0] }]
          : [],
      ),
      ...react(state, forecast, memory as { step: number }),
    ],
  };
}

const start = (job: number): Decision => ({ kind: 'start', job, satellites: [0] });

/** The first at once, the second when the first has computed. */
const inTurn = policyOf(({ events }) =>
  events.flatMap((event): Decision[] => {
    if (event.kind === 'inputArrived' && event.job.index === 0) return [start(0)];
    return event.kind === 'computeFinished' && event.job.index === 0 ? [start(1)] : [];
  }),
);

const stopsOnce = policyOf(({ events, timeS }, _, memory) => {
  if (events.some(({ kind }) => kind === 'inputArrived')) {
    return [start(0), { kind: 'wake', timeS: 100 }];
  }
  if (timeS !== 100 || memory.step > 0) return [];
  memory.step += 1;
  return [{ kind: 'preempt', job: 0 }, start(0)];
});

const turnsAway = policyOf(({ events, timeS }) => {
  if (events.some(({ kind }) => kind === 'inputArrived')) {
    return [start(0), { kind: 'wake', timeS: 100 }];
  }
  return timeS === 100 ? [{ kind: 'reject', job: 0, cause: 'priority' }] : [];
});
