// Do replicas in a run answer as a replica alone does, and is all that they do accounted for?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventKinds, jobStatuses } from '../../../src/compute/account/result.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import type { Decision, PolicyState } from '../../../src/compute/schedule/policy.ts';
import { replicaQueue } from '../../../src/compute/workload/service.ts';
import { replicaPaceOn, requestTokens } from '../../../src/compute/workload/serviceWork.ts';
import { serviceRates } from '../../../src/compute/workload/throughput.ts';
import { dataPath } from '../../data.ts';
import { checkLaws } from './laws.ts';
import { ringFleet, run, scenarioOf } from './scenarios.ts';

const service = { replicaCount: 1, weightsOnBoard: true, firstTokenMaxS: 2, perTokenMaxS: 0.1 };

function chat(more: Readonly<Record<string, unknown>> = {}) {
  return {
    kind: 'llmInference',
    id: 'chat',
    model: 'llama-3.1-70b',
    arrivalsPerHour: 3600,
    deadlineS: 900,
    ...{ inputBit: 0, outputBit: 0, service },
    ...more,
  };
}

interface Setting {
  readonly satelliteCount?: number;
  readonly durationS?: number;
  readonly stations?: readonly string[];
}

function scenarioWith(
  stream: Readonly<Record<string, unknown>>,
  { satelliteCount = 1, durationS = 1200, ...more }: Setting = {},
) {
  return scenarioOf({
    durationS,
    fleets: [ringFleet(satelliteCount, { base: 'server-8' })],
    workload: { streams: [stream] },
    start: { kind: 'fixed', stateOfChargeFraction: 1, temperatureDegC: 20 },
    policy: { name: 'edf' },
    ...more,
  });
}

/** When something of a kind happened to each job first; NaN: never. */
function timesOf({ events, jobs }: Result, kind: (typeof eventKinds)[number]): Float64Array {
  const timeS = new Float64Array(jobs.count).fill(NaN);
  const code = eventKinds.indexOf(kind);
  for (let row = 0; row < events.count; row += 1) {
    const job = events.jobIndex[row]!;
    if (events.kindCode[row] !== code || job < 0 || !Number.isNaN(timeS[job]!)) continue;
    timeS[job] = events.timeS[row]!;
  }
  return timeS;
}

const isReplica = ({ jobs }: Result, job: number) =>
  jobs.templates[jobs.templateIndex[job]!]!.id.endsWith('/replica');

describe('a replica in a run', () => {
  test('gives each request its tokens when a replica alone does, to a nanosecond', () => {
    const scenario = scenarioWith(chat());
    const result = run(scenario);
    checkLaws(result, scenario);
    const { jobs } = result;
    const rows = Array.from({ length: jobs.count }, (_, job) => job).filter(
      (job) => !isReplica(result, job),
    );
    const replica = scenario.workload.rows[0]!.template;
    const request = scenario.workload.streams[0]!.template;
    const pace = replicaPaceOn(replica, scenario.fleets[0]!.platform, scenario.models)!;
    const { promptTokens, outputTokens } = requestTokens(request);
    const loads = timesOf(result, 'replicaLoaded').filter((timeS) => !Number.isNaN(timeS));
    expect(loads).toHaveLength(1);
    const arrivalS = rows.map((job) => Math.max(0, jobs.releaseS[job]!));
    const { firstTokenS, lastTokenS } = replicaQueue(
      {
        arrivalS,
        promptTokens: rows.map(() => promptTokens),
        outputTokens: rows.map(() => outputTokens),
      },
      pace,
      loads[0],
    );
    const first = timesOf(result, 'firstTokenSent');
    let checkedCount = 0;
    rows.forEach((job, row) => {
      if (lastTokenS[row]! > scenario.durationS) return;
      checkedCount += 1;
      expect(Math.abs(first[job]! - firstTokenS[row]!)).toBeLessThan(1e-9);
      expect(Math.abs(jobs.finishedS[job]! - lastTokenS[row]!)).toBeLessThan(1e-9);
      expect(jobStatuses[jobs.statusCode[job]!]).toBe('onTime');
    });
    expect(checkedCount).toBeGreaterThan(1000);
  });

  test('that never rests makes the tokens of its steady state, less 6 %', () => {
    const scenario = scenarioWith(chat({ arrivalsPerHour: 200_000 }), { durationS: 300 });
    const result = run(scenario);
    const { accelerator } = scenario.fleets[0]!.platform;
    const model = scenario.models.find(({ id }) => id === 'llama-3.1-70b')!;
    const shape = { promptTokens: 1155, outputTokens: 211, batch: 64 } as const;
    const rates = serviceRates(accelerator, model, {
      ...shape,
      precision: 'fp8',
      tensorParallel: 8,
    });
    const [serving] = result.metrics.serving!;
    // The first answers come when a batch has been filled: what the mean counts from.
    const finished = [...result.jobs.finishedS].filter((timeS) => timeS > 60);
    const tokensPerS = (finished.length * 211) / (300 - 60);
    expect(tokensPerS / rates.tokensPerS).toBeGreaterThan(0.94);
    expect(tokensPerS / rates.tokensPerS).toBeLessThan(1.01);
    expect(serving!.batchPeak).toBe(64);
    expect(serving!.queuePeak).toBeGreaterThan(1000);
  });

  test('answers no more at once than have room for their caches', () => {
    const long = { promptTokens: 100_000, outputTokens: 100, arrivalsPerHour: 7200 };
    const scenario = scenarioWith(chat({ ...long, batchSize: 1000 }), { durationS: 600 });
    const pace = replicaPaceOn(
      scenario.workload.rows[0]!.template,
      scenario.fleets[0]!.platform,
      scenario.models,
    )!;
    const most = Math.floor(pace.kvTokensMax! / 100_100);
    const [serving] = run(scenario).metrics.serving!;
    expect(serving!.batchPeak).toBeLessThanOrEqual(most);
    expect(most).toBeLessThan(1000);
    const tooLong = chat({ promptTokens: 9e6, outputTokens: 1, arrivalsPerHour: 60 });
    expect(run(scenarioWith(tooLong)).metrics.serving![0]!.answeredCount).toBe(0);
  });

  test('takes less energy the less it is asked', () => {
    const energies = [6, 600, 60_000].map((arrivalsPerHour) => {
      return run(scenarioWith(chat({ arrivalsPerHour }))).metrics.fleet.energyToComputeJ;
    });
    const { platform } = scenarioWith(chat()).fleets[0]!;
    const { powerIdleW, powerMaxW } = platform.accelerator;
    expect(energies[0]! / energies[2]!).toBeLessThan((1.1 * powerIdleW) / powerMaxW + 0.1);
    expect(energies[1]!).toBeGreaterThan(energies[0]!);
    expect(energies[2]!).toBeGreaterThan(energies[1]!);
  });
});

/** Four satellites that see stations now and then. */
const seen = (more: Setting = {}) =>
  scenarioWith(
    chat({
      inputBit: 40_000,
      outputBit: 300_000,
      arrivalsPerHour: 300,
      service: { ...service, replicaCount: 2, weightsOnBoard: false },
    }),
    {
      satelliteCount: 4,
      durationS: 14_400,
      stations: ['weilheim', 'svalbard', 'dongara', 'wallops'],
      ...more,
    },
  );

describe('a service in a run', () => {
  test('sends its weights up once for each replica, and no token is sooner than light', () => {
    const scenario = seen();
    const result = run(scenario);
    checkLaws(result, scenario);
    const [serving] = result.metrics.serving!;
    expect(serving).toMatchObject({ replicaCount: 2, replicaLoadedCount: 2, weightLoadCount: 2 });
    expect(serving!.weightUplinkedBit / (2 * 8 * 70.6e9)).toBeCloseTo(1, 2);
    expect(serving!.answeredCount).toBeGreaterThan(20);
    const lightS = (2 * 650) / 299_792.458;
    const { firstTokenAtS, releaseS, deliveredS, count } = result.jobs;
    for (let job = 0; job < count; job += 1) {
      if (Number.isNaN(deliveredS[job]!)) continue;
      expect(firstTokenAtS[job]! - releaseS[job]!).toBeGreaterThan(lightS);
      expect(deliveredS[job]!).toBeGreaterThanOrEqual(firstTokenAtS[job]!);
    }
  });

  test('gives the same hash again, and none of it to a request that is placed elsewhere', () => {
    const scenario = seen({ durationS: 7200 });
    expect(run(scenario).resultHash).toBe(run(scenario).resultHash);
    const stubborn = {
      name: 'stubborn',
      summary: 'test',
      createMemory: () => null,
      decide: ({ events }: PolicyState): Decision[] =>
        events.flatMap((event): Decision[] => {
          if (event.kind !== 'jobReleased') return [];
          const { index, isReplica: stays } = event.job;
          const place = { kind: 'place', job: index, satellites: [stays ? 0 : 1] } as const;
          return [place, { kind: 'start', job: index, satellites: [0] }];
        }),
    };
    const { events, metrics } = run(scenario, stubborn);
    const details = new Set(Object.values(events.detailByRow));
    expect(details).toContain('place: no replica of its model is there');
    expect(details).toContain('start: replicas and their requests run by themselves');
    expect(metrics.serving![0]!.answeredCount).toBe(0);
  });
});

const path = dataPath('traces', 'AzureLLMInferenceTrace_conv.csv');

describe('the Azure conversations', () => {
  test.skipIf(path === undefined)('all 19,366 of an hour are answered by three replicas', () => {
    const text = readFileSync(path!, 'utf8');
    const scenario = scenarioOf({
      durationS: 4000,
      fleets: [ringFleet(3, { base: 'server-8' })],
      start: { kind: 'fixed', stateOfChargeFraction: 1, temperatureDegC: 20 },
      policy: { name: 'edf' },
      workload: {
        traces: [
          {
            ...{ format: 'azureLlm', id: 'azure', text, model: 'llama-3.1-70b', deadlineS: 900 },
            ...{ inputBitPerToken: 0, outputBitPerToken: 0 },
            service: { ...service, replicaCount: 3 },
          },
        ],
      },
    });
    const result = run(scenario);
    const [serving] = result.metrics.serving!;
    expect(serving!.requestCount).toBe(19_366);
    expect(serving!.answeredCount).toBe(19_366);
    expect(serving!.batchPeak).toBeLessThanOrEqual(64);
  });
});
