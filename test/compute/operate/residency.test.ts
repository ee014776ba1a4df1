// Do rules of residency and chains of calls hold in a run?
import { describe, expect, test } from 'vitest';
import { findPolicy } from '../../../src/compute/schedule/policies.ts';
import type { Policy } from '../../../src/compute/schedule/policy.ts';
import { causes } from '../../../src/compute/account/cause.ts';
import { eventKinds } from '../../../src/compute/account/result.ts';
import type { EventKind, Result } from '../../../src/compute/account/result.ts';
import { simulate } from '../../../src/compute/operate/simulate.ts';
import { jobsOfRun } from '../../../src/compute/workload/arrivalsOfRun.ts';
import { chainMetrics } from '../../../src/compute/workload/chains.ts';
import { sampleText, scenarioOf } from '../scenario/sample.ts';

function ended<T>(work: Generator<unknown, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

const orbit = (rightAscensionDeg: number) => ({
  kind: 'ring',
  altitudeKm: 650,
  inclinationDeg: 98,
  rightAscensionDeg,
  satelliteCount: 4,
});
const fleets = [
  { id: 'us', registryState: 'US', operator: 'A', orbit: orbit(0), platform: 'ai1' },
  { id: 'de', registryState: 'DE', operator: 'B', orbit: orbit(60), platform: 'ai1' },
];
const station = { latitudeDeg: 52, altitudeM: 0, elevationMinDeg: 5 };
const stations = [
  { id: 'berlin', longitudeDeg: 13, state: 'DE', ...station },
  { id: 'ohio', longitudeDeg: -83, state: 'US', ...station },
];
const job = { kind: 'llmInference', model: 'llama-3.1-8b', arrivalsPerHour: 6, deadlineS: 40_000 };

function scenarioWith(stream: Record<string, unknown>, changes: Record<string, unknown> = {}) {
  const streams = [{ id: 'ask', ...job, ...stream }];
  return scenarioOf(sampleText({ fleets, stations, workload: { streams }, ...changes }));
}

function sums({ metrics: { jobs } }: Result): [number, number] {
  return [jobs.completedCount + jobs.rejectedCount + jobs.unfinishedCount, jobs.submittedCount];
}

describe('data that may not leave a state', () => {
  const scenario = scenarioWith({ residency: { states: ['DE'] } });

  test.each(['fifo', 'edf'])('is computed on its satellites alone, under %s', (name) => {
    const result = ended(simulate(scenario, { policy: findPolicy(name)! }));
    expect(result.metrics.jobs.completedCount).toBeGreaterThan(50);
    for (const [row, satellite] of result.jobs.satelliteIndex.entries()) {
      if (!Number.isNaN(result.jobs.deliveredS[row]!)) expect(satellite).toBeLessThan(4);
    }
    const [all, submitted] = sums(result);
    expect(all).toBe(submitted);
  });

  test('passes over the stations of that state alone', () => {
    const result = ended(simulate(scenario));
    const outputs = startsAt(result, 'outputStarted');
    expect(outputs.length).toBeGreaterThan(50);
    expect(new Set(outputs)).toEqual(new Set([0]));
  });

  test('without a rule uses both stations and both fleets', () => {
    const result = ended(simulate(scenarioWith({})));
    expect(new Set(startsAt(result, 'outputStarted'))).toEqual(new Set([0, 1]));
    const users = [...result.jobs.satelliteIndex].map((satellite) => satellite >= 4);
    expect(new Set(users)).toEqual(new Set([true, false]));
  });

  test('is turned away for the law where no satellite or station may have it', () => {
    for (const residency of [{ states: ['FR'] }, { states: ['DE'], operators: ['A'] }]) {
      const result = ended(simulate(scenarioWith({ residency })));
      expect(result.metrics.jobs.rejectedCount).toBe(result.metrics.jobs.submittedCount);
      expect(causesOf(result, 'jobRejected')).toEqual(new Set(['law']));
    }
  });

  test('is refused to a policy that sends it elsewhere, for the law', () => {
    const stubborn: Policy = {
      name: 'stubborn',
      summary: 'all to one satellite',
      createMemory: () => null,
      decide: ({ releasedJobs }) =>
        releasedJobs.map(({ index }) => ({ kind: 'place', job: index, satellites: [4] })),
    };
    const result = ended(simulate(scenario, { policy: stubborn }));
    // The last row, of cause data, says how many more there were than are listed.
    expect([...causesOf(result, 'decisionRefused')]).toEqual(['law', 'data']);
    expect(result.metrics.jobs.completedCount).toBe(0);
  });
});

describe('a chain of calls', () => {
  const scenario = scenarioWith({ arrivalsPerHour: 1, chain: { callCount: 5, thinkS: 30 } });
  const result = ended(simulate(scenario));
  const { chains } = ended(jobsOfRun(scenario, scenario.seed));

  test('releases each call when the one before is on the ground and thought about', () => {
    const { releaseS, deliveredS } = result.jobs;
    let checked = 0;
    for (const [row, next] of chains!.nextIndex.entries()) {
      if (next < 0 || Number.isNaN(deliveredS[row]!)) continue;
      if (deliveredS[row]! + 30 >= scenario.durationS) continue;
      expect(releaseS[next]).toBe(deliveredS[row]! + 30);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(50);
  });

  test('earns its value once, with its last call', () => {
    const metrics = chainMetrics(chains!, result.jobs);
    expect(metrics.onTimeCount).toBeGreaterThan(5);
    expect(result.metrics.jobs.valueEarned).toBe(metrics.onTimeCount);
    expect(metrics.onTimeCount + metrics.lateCount + metrics.brokenCount).toBe(metrics.chainCount);
    expect(metrics.latencyS[0]).toBeGreaterThan(4 * 30);
  });

  test('says how long whole chains took, and how many were in time', () => {
    const { latencyS, ...counts } = chainMetrics(chains!, result.jobs);
    const { latencyP50S, latencyP95S, onTimeFraction, ...told } = result.metrics.chains!;
    expect(told).toEqual(counts);
    expect(onTimeFraction).toBe(counts.onTimeCount / counts.chainCount);
    const below = (limitS: number | null) => latencyS.filter((each) => each <= limitS!).length;
    expect(below(latencyP50S)).toBeGreaterThanOrEqual(0.5 * latencyS.length);
    expect(below(latencyP95S)).toBeGreaterThanOrEqual(0.95 * latencyS.length);
    expect(latencyS).toContain(latencyP95S);
    expect(ended(simulate(scenarioWith({}))).metrics.chains).toBeNull();
  });

  test('loses no call: completed, rejected and unfinished are all that were submitted', () => {
    const [all, submitted] = sums(result);
    expect(all).toBe(submitted);
    expect(submitted).toBe(5 * chainMetrics(chains!, result.jobs).chainCount);
  });

  test('ends with a call that is turned away: those that wait for it are too', () => {
    const outlawed = scenarioWith({ chain: { callCount: 3 }, residency: { states: ['FR'] } });
    const { metrics } = ended(simulate(outlawed));
    expect(metrics.jobs.rejectedCount).toBe(metrics.jobs.submittedCount);
    expect(metrics.jobs.submittedCount % 3).toBe(0);
  });

  test('gives the same result in the same order for every run of a seed', () => {
    expect(ended(simulate(scenario)).resultHash).toBe(result.resultHash);
  });
});

function rowsOf({ events }: Result, kind: EventKind): number[] {
  const rows = Array.from({ length: events.count }, (_, row) => row);
  return rows.filter((row) => eventKinds[events.kindCode[row]!] === kind);
}

function startsAt(result: Result, kind: EventKind): number[] {
  return rowsOf(result, kind).map((row) => result.events.stationIndex[row]!);
}

function causesOf(result: Result, kind: EventKind): Set<string> {
  const codes = rowsOf(result, kind).map((row) => result.events.causeCodePlusOne[row]!);
  return new Set(codes.map((code) => causes[code - 1] ?? 'none'));
}
