// What does each policy cost on top of the physics, and do real traces run from end to end?
//
// CPU time of one process on one core. The world (orbits, windows, supply) is surveyed once and
// shared; the physics is the walk through it without a job. Traces are looked for in the folder
// DAWNLINE_DATA, or shared/data beside the clone; without them their rows say so.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { fifo } from '../src/compute/schedule/fifo.ts';
import { assembleResult } from '../src/compute/account/assemble.ts';
import { operate } from '../src/compute/operate/operate.ts';
import { surveyWorld, type World } from '../src/compute/operate/world.ts';
import { jobsOfRun } from '../src/compute/workload/arrivalsOfRun.ts';
import type { JobColumns } from '../src/compute/workload/arrivals.ts';
import { comparePolicies, parseScenario, policies } from '../src/compute/index.ts';
import type { Policy, Result, Scenario } from '../src/compute/index.ts';
import { spreadOf, type BenchRow } from './row.ts';

const roundCount = 5;
const policyBarS = 1.5;
const sites = [
  ...['svalbard', 'fairbanks', 'weilheim', 'wallops', 'tokyo', 'south-point', 'singapore'],
  ...['hartebeesthoek', 'santiago', 'awarua', 'punta-arenas', 'troll'],
];
const stations = sites.map((base) => ({ base, antennaCount: 8 }));

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

/** Seconds of CPU that some work takes, all threads of the process. */
function cpuS(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function scenarioOf(file: object, files: Readonly<Record<string, string>> = {}): Scenario {
  const head = { dawnline: 1, startUtc: '2026-06-01T00:00:00Z', stepS: 60, seed: 7, stations };
  const { scenario, problems } = parseScenario(JSON.stringify({ ...head, ...file }), files);
  if (scenario === null) throw new Error(problems.map(({ message }) => message).join('; '));
  return scenario;
}

const walker = (planeCount: number, satellitesPerPlaneCount: number) => ({
  ...{ kind: 'walker', altitudeKm: 550, inclinationDeg: 53, phasing: 1 },
  ...{ planeCount, satellitesPerPlaneCount },
});

/** A thousand satellites of eight H200 for a day; `scale` times as many jobs, each as much less. */
function thousand(scale: number): Scenario {
  const stream = (id: string, share: number, more: object) => ({
    ...{ kind: 'batch', id, arrivalsPerHour: (14_000 / 24) * share * scale },
    ...{ inputBit: 1e8, outputBit: 1e8, ...more },
  });
  return scenarioOf({
    name: 'thousand',
    durationS: 86_400,
    fleets: [{ id: 'shell', orbit: walker(40, 25), platform: 'server-8' }],
    workload: {
      streams: [
        stream('chat', 0.5, {
          ...{ acceleratorS: 12_000 / scale, acceleratorCount: 4, deadlineS: 10_800, value: 3 },
        }),
        stream('tune', 0.2, {
          ...{ acceleratorS: 160_000 / scale, acceleratorCount: 8, deadlineS: 43_200, value: 8 },
        }),
        stream('scenes', 0.2, {
          ...{ kind: 'earthObservation', acceleratorS: 10_000 / scale, acceleratorCount: 2 },
          ...{ originFleets: ['shell'], deadlineS: 14_400, value: 2 },
        }),
        stream('patient', 0.1, {
          ...{ acceleratorS: 200_000 / scale, acceleratorCount: 8, deadlineS: 64_800, value: 5 },
        }),
      ],
    },
  });
}

const noJobs = (jobs: JobColumns): JobColumns => ({
  ...jobs,
  count: 0,
  releaseS: new Float64Array(0),
  deadlineS: new Float64Array(0),
  templateIndex: new Int32Array(0),
  originSatelliteIndex: new Int32Array(0),
});

/** CPU seconds of the walk and the metrics under a policy. */
function walkS(world: World, jobs: JobColumns, policy: Policy): { s: number; result: Result } {
  let result: Result | null = null;
  const s = cpuS(() => {
    const operation = finish(operate(world, jobs, policy));
    result = finish(assembleResult(operation, policy.name, 7));
  });
  return { s, result: result! };
}

/**
 * A row a policy: what it takes on top of the walk without jobs. Both take turns, so that a machine
 * that slows down meanwhile slows both; the least of each counts.
 */
function policyRows(): BenchRow[] {
  const scenario = thousand(1);
  const world = finish(surveyWorld(scenario));
  const jobs = finish(jobsOfRun(scenario, scenario.seed));
  const physics = noJobs(jobs);
  return policies.map((policy) => {
    const rounds = Array.from({ length: roundCount }, () => ({
      bareS: walkS(world, physics, fifo).s,
      ...walkS(world, jobs, policy),
    }));
    const { onTimeCount, valueEarned, valueSubmitted } = rounds[0]!.result.metrics.jobs;
    const bareS = spreadOf(rounds.map((round) => round.bareS)).min;
    const value = spreadOf(rounds.map(({ s }) => s)).min - bareS;
    const share = `${((100 * valueEarned) / valueSubmitted).toFixed(1)} % of the value`;
    return {
      what: `${policy.name}, 1,000 satellites, 24 h, ${jobs.count} jobs`,
      value,
      unit: 's',
      detail:
        `on top of ${bareS.toFixed(1)} s of physics, least of ${roundCount}, CPU; ` +
        `${onTimeCount} on time, ${share}`,
      bar: `≤ ${policyBarS}`,
      isMet: value <= policyBarS,
    };
  });
}

const dataPath = resolve(process.env['DAWNLINE_DATA'] ?? '../shared/data', 'traces');

const skippedRow = (what: string): BenchRow => ({
  ...{ what, value: null, unit: '', bar: '', isMet: true },
  detail: 'skipped: no such trace in DAWNLINE_DATA/traces',
});

/** One row: a trace from text to result. */
function traceRow(what: string, scenario: () => Scenario, jobCount: number): BenchRow {
  let results: readonly Result[] = [];
  const edf = policies.find(({ name }) => name === 'edf')!;
  const value = cpuS(() => (results = finish(comparePolicies(scenario(), [edf]))));
  const { jobs } = results[0]!.metrics;
  return {
    what,
    value,
    unit: 's',
    detail:
      `text to result under edf, CPU; ${jobs.submittedCount} jobs, ` +
      `${jobs.onTimeCount} on time, ${jobs.lateCount} late, ${jobs.rejectedCount} turned away`,
    bar: `${jobCount} jobs`,
    isMet: jobs.submittedCount === jobCount,
  };
}

function azureRow(): BenchRow {
  const what = 'Azure LLM inference trace, conversations';
  const path = join(dataPath, 'AzureLLMInferenceTrace_conv.csv');
  if (!existsSync(path)) return skippedRow(what);
  const trace = { format: 'azureLlm', file: 'conv.csv', model: 'llama-3.1-70b', deadlineS: 1800 };
  const file = {
    ...{ name: 'azure', durationS: 7200 },
    fleets: [{ id: 'shell', orbit: walker(6, 10), platform: 'server-8' }],
    workload: { traces: [trace] },
  };
  const text = readFileSync(path, 'utf8');
  return traceRow(what, () => scenarioOf(file, { 'conv.csv': text }), 19_366);
}

/** The files of a tar archive by name: headers of 512 bytes, sizes in octal. */
function untar(bytes: Uint8Array): Map<string, string> {
  const files = new Map<string, string>();
  const decoder = new TextDecoder();
  const field = (from: number, length: number) =>
    decoder.decode(bytes.subarray(from, from + length)).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const size = Number.parseInt(field(at + 124, 12), 8);
    const text = decoder.decode(bytes.subarray(at + 512, at + 512 + size));
    files.set(field(at, 100).replace(/^.*\//, ''), text);
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return files;
}

function elasticFlowRow(): BenchRow {
  const what = 'ElasticFlow, ten clusters at once, 60 days, 24 satellites';
  const path = join(dataPath, 'elasticflow-traces.tar.gz');
  if (!existsSync(path)) return skippedRow(what);
  const files = Object.fromEntries(untar(gunzipSync(readFileSync(path))));
  const names = Object.keys(files).filter((name) => /^cluster\d+\.csv$/.test(name));
  const traces = names.sort().map((file) => ({ format: 'elasticFlow', file }));
  const orbit = {
    ...{ kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' },
    ...{ planeCount: 1, satellitesPerPlaneCount: 24 },
  };
  const file = {
    ...{ name: 'elasticflow', durationS: 60 * 86_400 },
    fleets: [{ id: 'ring', orbit, platform: 'ai1' }],
    workload: { traces },
  };
  return traceRow(what, () => scenarioOf(file, files), 69_351);
}

/** Bytes that are held halfway through a walk, beside the world, and jobs that live there. */
function workingSet(scale: number): { bytes: number; jobCount: number; liveCount: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heldByte = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const scenario = thousand(scale);
  const world = finish(surveyWorld(scenario));
  const jobs = finish(jobsOfRun(scenario, scenario.seed));
  const live = new Set<number>();
  const counting: Policy = {
    ...(fifo as Policy),
    decide(state, forecast, memory) {
      for (const event of state.events) {
        if (event.kind === 'jobReleased') live.add(event.job.index);
        if (event.kind === 'jobDelivered') live.delete(event.job.index);
      }
      return fifo.decide(state, forecast, memory as never);
    },
  };
  const emptyByte = heldByte();
  const walk = operate(world, jobs, counting, 100);
  for (let step = walk.next(); step.done !== true && step.value < 0.5; step = walk.next());
  return { bytes: heldByte() - emptyByte, jobCount: jobs.count, liveCount: live.size };
}

function workingSetRow(): BenchRow {
  const [few, many] = [workingSet(1), workingSet(10)];
  const jobGrowth = many.jobCount / few.jobCount;
  const value = many.bytes / few.bytes;
  const words = ({ bytes, jobCount, liveCount }: typeof few) =>
    `${(bytes / 1e6).toFixed(1)} MB with ${liveCount} live of ${jobCount}`;
  return {
    what: 'working set at midday as jobs grow tenfold',
    value,
    unit: '×',
    detail: `beside the world, fifo: ${words(few)}; ${words(many)}`,
    bar: `≤ ${jobGrowth.toFixed(1)} ×`,
    isMet: value <= jobGrowth,
  };
}

/** Policies, traces, memory. */
export function bench(): BenchRow[] {
  const only = process.env['DAWNLINE_BENCH_PART'];
  const parts = {
    policies: policyRows,
    azure: azureRow,
    elasticflow: elasticFlowRow,
    memory: workingSetRow,
  };
  return Object.entries(parts)
    .filter(([name]) => only === undefined || only === name)
    .flatMap(([, part]) => part());
}
