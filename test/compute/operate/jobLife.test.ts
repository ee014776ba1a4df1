// Does a job live as physics and policy say, and does its trail say why each second went?
import { describe, expect, test } from 'vitest';
import type { Decision, Policy } from '../../../src/compute/schedule/policy.ts';
import { fifo } from '../../../src/compute/schedule/fifo.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
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
  runAll,
  scenarioOf,
} from './scenarios.ts';

const upBitPerS = 1e8;
const downBitPerS = 4e8;
const rates = { uplinkRateBitPerS: upBitPerS, downlinkRateBitPerS: downBitPerS };
const everywhere = { terminalFieldOfRegardDeg: 180 };
const svalbard = { base: 'svalbard', antennaCount: 1, ...rates };
const sunny = { rightAscensionDeg: 0 };
const strong = { radiatorAreaM2: 1000, ...everywhere };

function oneSatellite(jobs: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
  return scenarioOf({
    durationS: 20_000,
    fleets: [ringFleet(1, strong, sunny)],
    stations: [svalbard],
    workload: { jobs },
    ...more,
  });
}

describe('nothing to do, nothing to send, nowhere to go', () => {
  test('zero jobs: every accelerator has no work for all of the time', () => {
    const scenario = oneSatellite([]);
    for (const result of runAll(scenario, [fifo, edf])) {
      checkLaws(result, scenario);
      expect(result.metrics.fleet.idleFractions.noWork).toBeCloseTo(1, 12);
      expect(result.metrics.jobs.delayP50S).toBeNull();
      expect(result.metrics.jobsByKind).toEqual({});
      expect(result.metrics.network.downlinkedBit).toBe(0);
    }
  });

  test('zero stations: what needs no data is done, what needs it is not', () => {
    const jobs = [
      batchJob('pure'),
      batchJob('up', { inputBit: 1 }),
      batchJob('down', { outputBit: 1 }),
    ];
    const scenario = oneSatellite(jobs, { stations: [] });
    const [first, second] = runAll(scenario, [fifo, edf]);
    checkLaws(first!, scenario);
    checkLaws(second!, scenario);
    expect(first!.metrics.network.downlinkCapacityBit).toBe(0);
    expect(['pure', 'up', 'down'].map((id) => jobOf(first!, id).status)).toEqual([
      'onTime',
      'unfinished',
      'unfinished',
    ]);
    expect(lostS(first!, 'up', 'inputLink')).toBeCloseTo(20_000, 6);
    // The estimate knows better than to try, and says why.
    expect(['pure', 'up', 'down'].map((id) => jobOf(second!, id).status)).toEqual([
      'onTime',
      'rejected',
      'rejected',
    ]);
    const causes = eventsOf(second!, 'jobRejected').map(({ job, cause }) => [job, cause]);
    expect(causes).toEqual([
      ['down', 'outputLink'],
      ['up', 'inputLink'],
    ]);
  });

  test('a job without input and output is delivered the moment it is computed', () => {
    const scenario = oneSatellite([batchJob('pure', { releaseS: 50 })]);
    const job = jobOf(run(scenario, onFirst), 'pure');
    expect(job).toMatchObject({ startedS: 50, status: 'onTime', trail: [] });
    expect(job.deliveredS).toBeCloseTo(650, 9);
    expect(job.inUseS).toBeCloseTo(600, 9);
  });

  test('a job longer than the run stays unfinished, with its work and its energy booked', () => {
    const scenario = oneSatellite([batchJob('endless', { acceleratorS: 1e6 })]);
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    const { accelerator, serverOverheadFraction, pumpFraction } = scenario.fleets[0]!.platform;
    const job = jobOf(result, 'endless');
    expect(job).toMatchObject({ status: 'unfinished', inUseS: 20_000, tokensOut: 0 });
    expect(job.energyJ).toBeCloseTo(
      20_000 * accelerator.powerMaxW * (1 + serverOverheadFraction + pumpFraction),
      -1,
    );
    expect(result.runSegments).toMatchObject({ count: 1 });
    expect(result.runSegments.endS[0]).toBe(20_000);
    expect(result.metrics.jobs.unfinishedCount).toBe(1);
  });

  test('a job without any work takes no time at all', () => {
    const scenario = oneSatellite([batchJob('empty', { acceleratorS: 0, releaseS: 70 })]);
    for (const result of runAll(scenario, [fifo, edf])) {
      checkLaws(result, scenario);
      expect(jobOf(result, 'empty')).toMatchObject({ status: 'onTime', deliveredS: 70, inUseS: 0 });
    }
  });
});

describe('deadlines', () => {
  test.each([
    ['a second before it is on time', 601, 'onTime'],
    ['exactly at it is late: the output must be there before', 600, 'late'],
    ['a second after it is late', 599, 'late'],
  ])('a delivery %s', (_, deadlineS, status) => {
    const jobs = [batchJob('due', { deadlineS, value: 8, lateValueFraction: 0.25 })];
    const scenario = oneSatellite(jobs);
    const result = run(scenario, onFirst);
    expect(jobOf(result, 'due')).toMatchObject({ status, valueEarned: status === 'late' ? 2 : 8 });
    expect(result.metrics.jobs.valueEarned).toBe(status === 'late' ? 2 : 8);
  });
});

describe('many at once', () => {
  test('two jobs that end in the same instant both end in it, on and off the grid', () => {
    for (const acceleratorS of [600, 601.37]) {
      const jobs = ['a', 'b', 'c'].map((id) => batchJob(id, { acceleratorS }));
      const scenario = oneSatellite([
        ...jobs,
        batchJob('longer', { acceleratorS: acceleratorS + 100 }),
      ]);
      const result = run(scenario, onFirst);
      checkLaws(result, scenario);
      for (const id of ['a', 'b', 'c']) {
        expect(jobOf(result, id).finishedS).toBeCloseTo(acceleratorS, 9);
        expect(jobOf(result, id).finishedS).toBe(jobOf(result, 'a').finishedS);
      }
      expect(jobOf(result, 'longer').finishedS).toBeCloseTo(acceleratorS + 100, 9);
    }
  });

  test('a job that overtakes makes the others wait for priority from then on', () => {
    const whole = { acceleratorCount: 72, acceleratorS: 72 * 600 };
    const scenario = oneSatellite([
      batchJob('running', whole),
      batchJob('patient', { ...whole, releaseS: 10 }),
      batchJob('pushy', { ...whole, releaseS: 20 }),
    ]);
    const order = [0, 2, 1];
    const result = run(
      scenario,
      policyOf(({ events }) =>
        events.flatMap((event): Decision[] => {
          if (event.kind === 'jobReleased') {
            return [{ kind: 'place', job: event.job.index, satellites: [0] }];
          }
          const isFirst = event.kind === 'inputArrived' && event.job.index === 0;
          if (!isFirst && event.kind !== 'computeFinished') return [];
          return [{ kind: 'start', job: order.shift() ?? 99, satellites: [0] }];
        }),
      ),
    );
    checkLaws(result, scenario);
    expect(lostS(result, 'patient', 'accelerator')).toBeCloseTo(590, 6);
    expect(lostS(result, 'patient', 'priority')).toBeCloseTo(600, 6);
    expect(lostS(result, 'pushy', 'accelerator')).toBeCloseTo(580, 6);
  });
});

test('an interruption repeats the checkpoint cost, keeps the rest, and counts as priority', () => {
  const scenario = oneSatellite([batchJob('cut', { acceleratorS: 1000, checkpointS: 50 })]);
  const stops: readonly (readonly [number, Decision])[] = [
    [300, { kind: 'preempt', job: 0 }],
    [700, { kind: 'resume', job: 0 }],
    [720, { kind: 'preempt', job: 0 }],
    [900, { kind: 'resume', job: 0 }],
  ];
  const interrupting: Policy = policyOf((state) => {
    const now = stops.filter(([timeS]) => timeS === state.timeS).map(([, decision]) => decision);
    const wakes = stops
      .filter(([timeS]) => timeS > state.timeS)
      .map(([timeS]): Decision => ({ kind: 'wake', timeS }));
    return [...onFirst.decide(state, null as never, null), ...now, ...wakes];
  });
  const result = run(scenario, interrupting);
  checkLaws(result, scenario);
  const job = jobOf(result, 'cut');
  // 1000 s of work and twice 50 s again; 400 s and 180 s stopped. The second stop came after
  // 20 s, and no more than all of the work can be lost.
  expect(job.inUseS).toBeCloseTo(1100, 6);
  expect(job.finishedS).toBeCloseTo(1100 + 400 + 180, 6);
  expect(lostS(result, 'cut', 'priority')).toBeCloseTo(580, 6);
  expect(eventsOf(result, 'computeStarted')).toHaveLength(1);
  expect(eventsOf(result, 'computeResumed')).toHaveLength(2);
  expect(result.runSegments.count).toBe(3);
});

test('a job that is placed elsewhere sends its input again, and leaves what was there', () => {
  const scenario = scenarioOf({
    durationS: 20_000,
    fleets: [ringFleet(2, strong, sunny)],
    stations: [svalbard],
    workload: { jobs: [batchJob('moved', { inputBit: 10 * upBitPerS })] },
  });
  let movedS = NaN;
  const moving = policyOf(({ events, timeS }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind === 'jobReleased') return [{ kind: 'place', job: 0, satellites: [0] }];
      if (event.kind !== 'inputArrived') return [];
      if (event.job.satelliteIndex === 1) return [{ kind: 'start', job: 0, satellites: [1] }];
      movedS = timeS;
      return [{ kind: 'place', job: 0, satellites: [1] }];
    }),
  );
  const result = run(scenario, moving);
  checkLaws(result, scenario);
  expect(movedS).toBeGreaterThan(0);
  expect(jobOf(result, 'moved')).toMatchObject({ satellite: 1, status: 'onTime' });
  const [first, second] = result.metrics.satellites;
  expect(first!.consumedBit).toBeCloseTo(10 * upBitPerS, 0);
  expect(second!.uplinkedBit).toBeCloseTo(10 * upBitPerS, 0);
});
