// What do strikes, failures and losses do to replicas and their requests, and does all balance?
import { describe, expect, test } from 'vitest';
import { assembleResult } from '../../../src/compute/account/assemble.ts';
import { eventKinds } from '../../../src/compute/account/result.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { operate } from '../../../src/compute/operate/operate.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { machineEventKinds } from '../../../src/compute/plant/singleEvents.ts';
import type { MachineEventKind } from '../../../src/compute/plant/singleEvents.ts';
import { findPolicy } from '../../../src/compute/schedule/policies.ts';
import { expandJobs } from '../../../src/compute/workload/arrivals.ts';
import { checkLaws } from './laws.ts';
import { drain, ringFleet, scenarioOf } from './scenarios.ts';

const scenario = scenarioOf({
  durationS: 1200,
  fleets: [ringFleet(2, { base: 'server-8' })],
  start: { kind: 'fixed', stateOfChargeFraction: 1, temperatureDegC: 20 },
  policy: { name: 'edf' },
  radiation: { isOn: true, restartS: 50, hostRestartS: 100 },
  workload: {
    streams: [
      {
        ...{ kind: 'llmInference', id: 'chat', model: 'llama-3.1-70b', arrivalsPerHour: 7200 },
        ...{ deadlineS: 900, inputBit: 0, outputBit: 0 },
        service: { replicaCount: 1, weightsOnBoard: true },
      },
    ],
  },
});

interface Harm {
  readonly kind?: MachineEventKind;
  readonly isPermanent?: boolean;
  readonly lostS?: number;
}

/** A run in which the satellite of the replica is struck, or lost, after 400 s. */
function harmed({ kind, isPermanent = false, lostS = Infinity }: Harm): Result {
  const count = kind === undefined ? 0 : 1;
  const { workload, fleets, seed, durationS } = scenario;
  const world = {
    ...drain(surveyWorld(scenario)),
    lostS: Float64Array.of(lostS, Infinity),
    strikes: {
      count,
      timeS: new Float64Array(count).fill(400),
      satelliteIndex: new Int32Array(count),
      kindCode: new Uint8Array(count).fill(kind ? machineEventKinds.indexOf(kind) : 0),
      unitIndex: new Int32Array(count),
      isPermanent: new Uint8Array(count).fill(Number(isPermanent)),
      fluxUnknownS: new Float64Array(0),
    },
  };
  const jobs = expandJobs(workload, fleets, seed, durationS);
  const policy = findPolicy('edf')!;
  const result = drain(assembleResult(drain(operate(world, jobs, policy)), 'test', seed));
  checkLaws(result, scenario);
  return result;
}

/** Times of all events of a kind. */
function timesOf({ events }: Result, kind: (typeof eventKinds)[number]): number[] {
  const rows = Array.from({ length: events.count }, (_, row) => row);
  const code = eventKinds.indexOf(kind);
  return rows.filter((row) => events.kindCode[row] === code).map((row) => events.timeS[row]!);
}

const replicaRow = (result: Result) =>
  result.jobs.templateIndex.findIndex((at) => result.jobs.templates[at]!.role === 'replica');

describe('a replica', () => {
  test('that is struck reads its weights again, and begins anew with those in its batch', () => {
    const result = harmed({ kind: 'chipInterrupt' });
    const loads = timesOf(result, 'replicaLoaded');
    expect(loads).toHaveLength(2);
    expect(loads[1]! - 450).toBeCloseTo(loads[0]!, 6);
    const [serving] = result.metrics.serving!;
    expect(serving).toMatchObject({ weightLoadCount: 2, replicaLoadedCount: 1 });
    expect(result.jobs.interruptedCount.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(1);
    const isIn = (timeS: number) => timeS > 400 && timeS < loads[1]!;
    expect([...result.jobs.finishedS].some(isIn)).toBe(false);
    expect(serving!.answeredCount).toBeGreaterThan(0.98 * serving!.requestCount);
  });

  test('waits for its host to be up', () => {
    const loads = timesOf(harmed({ kind: 'hostProcessorInterrupt' }), 'replicaLoaded');
    expect(loads[1]! - 500).toBeCloseTo(loads[0]!, 6);
  });

  test('goes to another satellite when an accelerator is gone, its requests with it', () => {
    const result = harmed({ kind: 'chipInterrupt', isPermanent: true });
    expect(result.jobs.satelliteIndex[replicaRow(result)]).toBe(1);
    const [serving] = result.metrics.serving!;
    expect(serving!.answeredCount).toBeGreaterThan(0.98 * serving!.requestCount);
  });

  test('is placed again when its satellite is lost, and whoever was with it asks again', () => {
    const result = harmed({ lostS: 400 });
    expect(result.jobs.satelliteIndex[replicaRow(result)]).toBe(1);
    const [serving] = result.metrics.serving!;
    expect(serving!.answeredCount).toBeGreaterThan(0.98 * serving!.requestCount);
    expect(result.metrics.jobs.rejectedCount).toBe(0);
  });
});
