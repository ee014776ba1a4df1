// Small scenarios built in code, and runs of them, for the tests of the closed loop.
import type { Result } from '../../../src/compute/account/result.ts';
import { eventKinds, jobStatuses } from '../../../src/compute/account/result.ts';
import type { Cause } from '../../../src/compute/account/cause.ts';
import { causes } from '../../../src/compute/account/cause.ts';
import { comparePolicies, simulate } from '../../../src/compute/operate/simulate.ts';
import { operate } from '../../../src/compute/operate/operate.ts';
import type { StrikeTable } from '../../../src/compute/operate/strikes.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { machineEventKinds } from '../../../src/compute/plant/singleEvents.ts';
import type { MachineEventKind } from '../../../src/compute/plant/singleEvents.ts';
import { expandJobs } from '../../../src/compute/workload/arrivals.ts';
import { assembleResult } from '../../../src/compute/account/assemble.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import type { JobRow, JobTemplate, Scenario } from '../../../src/compute/scenario/scenario.ts';
import type { Decision, Policy, PolicyState } from '../../../src/compute/schedule/policy.ts';

/** Runs a generator to its end. */
export function drain<T>(work: Generator<unknown, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** The scenario of this file content; a problem is the test's own error. */
export function scenarioOf(file: Readonly<Record<string, unknown>>): Scenario {
  const base = { dawnline: 1, name: 'test', startUtc: '2026-12-21T00:00:00Z', stepS: 60 };
  const { scenario, problems } = parseScenario(JSON.stringify({ ...base, ...file }));
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}

/** A fleet in one circular plane, in which at the solstice a third of every orbit is night. */
export function ringFleet(
  satelliteCount: number,
  platform: Readonly<Record<string, unknown>> = {},
  orbit: Readonly<Record<string, unknown>> = {},
) {
  return {
    id: 'ring',
    orbit: {
      kind: 'ring',
      altitudeKm: 650,
      inclinationDeg: 98,
      rightAscensionDeg: 90,
      satelliteCount,
      ...orbit,
    },
    platform: { base: 'ai1', ...platform },
  };
}

/** Work by hand: `acceleratorS` on one accelerator, no input and no output unless said. */
export function batchJob(id: string, more: Readonly<Record<string, unknown>> = {}) {
  return { kind: 'batch', id, releaseS: 0, acceleratorS: 600, inputBit: 0, outputBit: 0, ...more };
}

export function run(scenario: Scenario, policy?: Policy, seed?: number): Result {
  return drain(
    simulate(scenario, {
      ...(policy === undefined ? {} : { policy }),
      ...(seed === undefined ? {} : { seed }),
    }),
  );
}

/** Something that befalls a machine of a satellite. */
export interface Strike {
  readonly timeS: number;
  readonly kind: MachineEventKind;
  readonly satellite?: number;
  readonly unit?: number;
  readonly isPermanent?: boolean;
}

/** Strikes by hand, in the order of their times. */
export function strikesOf(strikes: readonly Strike[]): StrikeTable {
  return {
    count: strikes.length,
    timeS: Float64Array.from(strikes, ({ timeS }) => timeS),
    satelliteIndex: Int32Array.from(strikes, ({ satellite }) => satellite ?? 0),
    kindCode: Uint8Array.from(strikes, ({ kind }) => machineEventKinds.indexOf(kind)),
    unitIndex: Int32Array.from(strikes, ({ unit }) => unit ?? 0),
    isPermanent: Uint8Array.from(strikes, ({ isPermanent }) => (isPermanent ? 1 : 0)),
    fluxUnknownS: new Float64Array(0),
  };
}

interface Blows {
  readonly strikes?: readonly Strike[];
  /** Satellites that are lost, and when. */
  readonly lost?: readonly (readonly [satellite: number, timeS: number])[];
}

/** A run in which exactly these blows come. */
export function runStruck(scenario: Scenario, policy: Policy, { strikes = [], lost = [] }: Blows) {
  const world = drain(surveyWorld(scenario));
  const lostS = world.lostS.slice();
  for (const [satellite, timeS] of lost) lostS[satellite] = timeS;
  const struck = { ...world, lostS, strikes: strikesOf(strikes) };
  const { workload, fleets, seed, durationS } = scenario;
  const jobs = expandJobs(workload, fleets, seed, durationS);
  return drain(assembleResult(drain(operate(struck, jobs, policy)), 'test', seed));
}

export function runAll(scenario: Scenario, policies: readonly Policy[]): Result[] {
  return drain(comparePolicies(scenario, policies));
}

/** A policy that is one function. */
export function policyOf(decide: (state: PolicyState) => readonly Decision[]): Policy {
  return { name: 'test', summary: 'test', createMemory: () => null, decide };
}

/** Places every job on one satellite and starts it when its input is there. */
export const onFirst = policyOf(({ events }) =>
  events.flatMap((event): Decision[] => {
    if (event.kind === 'jobReleased') {
      return [{ kind: 'place', job: event.job.index, satellites: [0] }];
    }
    if (event.kind !== 'inputArrived') return [];
    return [{ kind: 'start', job: event.job.index, satellites: [event.job.satelliteIndex] }];
  }),
);

export interface LoggedEvent {
  readonly timeS: number;
  readonly kind: string;
  readonly satellite: number;
  readonly job: string;
  readonly station: number;
  readonly cause: Cause | null;
  readonly detail: string;
}

/** The log as rows, of one kind or of all. */
export function eventsOf(result: Result, kind?: string): LoggedEvent[] {
  const { events } = result;
  const rows: LoggedEvent[] = [];
  for (let row = 0; row < events.count; row += 1) {
    const found = eventKinds[events.kindCode[row]!]!;
    if (kind !== undefined && found !== kind) continue;
    rows.push({
      timeS: events.timeS[row]!,
      kind: found,
      satellite: events.satelliteIndex[row]!,
      job: result.jobs.id[events.jobIndex[row]!] ?? '',
      station: events.stationIndex[row]!,
      cause: causes[events.causeCodePlusOne[row]! - 1] ?? null,
      detail: events.detailByRow[row] ?? '',
    });
  }
  return rows;
}

/** Everything of a result about one job. */
export function jobOf(result: Result, id: string) {
  const { jobs, trails } = result;
  const at = jobs.id.indexOf(id);
  if (at < 0) throw new Error(`no job ${id}`);
  const trail: { cause: Cause; startS: number; endS: number; share: number }[] = [];
  for (let row = trails.offset[at]!; row < trails.offset[at + 1]!; row += 1) {
    trail.push({
      cause: causes[trails.causeCode[row]!]!,
      startS: trails.startS[row]!,
      endS: trails.endS[row]!,
      share: trails.shareFraction[row]!,
    });
  }
  return {
    status: jobStatuses[jobs.statusCode[at]!]!,
    satellite: jobs.satelliteIndex[at]!,
    releaseS: jobs.releaseS[at]!,
    deadlineS: jobs.deadlineS[at]!,
    startedS: jobs.startedS[at]!,
    finishedS: jobs.finishedS[at]!,
    deliveredS: jobs.deliveredS[at]!,
    valueEarned: jobs.valueEarned[at]!,
    energyJ: jobs.energyJ[at]!,
    inUseS: jobs.inUseS[at]!,
    tokensOut: jobs.tokensOut[at]!,
    trail,
  };
}

/** Seconds that a job lost to one cause. */
export function lostS(result: Result, id: string, cause: Cause): number {
  return jobOf(result, id)
    .trail.filter((row) => row.cause === cause)
    .reduce((sum, row) => sum + (row.endS - row.startS) * row.share, 0);
}

/** A job template for tests that go around the file format. */
export function templateOf(more: Partial<JobTemplate> = {}): JobTemplate {
  return {
    id: 't',
    kind: 'batch',
    work: { kind: 'acceleratorSeconds', acceleratorS: 600 },
    acceleratorCount: 1,
    inputBit: 0,
    outputBit: 0,
    deadlineS: 86400,
    value: 1,
    lateValueFraction: 0,
    isPreemptible: true,
    checkpointS: 60,
    originState: 'ZZ',
    ...more,
  };
}

/** The scenario with these jobs alone. */
export function withRows(scenario: Scenario, rows: readonly Partial<JobRow>[]): Scenario {
  const complete = rows.map((row, index) => ({
    template: templateOf(),
    id: `job-${index}`,
    releaseS: 0,
    originSatelliteIndex: -1,
    ...row,
  }));
  return { ...scenario, workload: { streams: [], rows: complete } };
}

/** One satellite, no station, and one job that keeps all 72 accelerators at work. */
export function busyScenario(
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
export const sunny = { rightAscensionDeg: 0 };
export const cool = { radiatorAreaM2: 1000 };
export const fixedStart = (stateOfChargeFraction: number, temperatureDegC = 20) => ({
  start: { kind: 'fixed', stateOfChargeFraction, temperatureDegC },
});
