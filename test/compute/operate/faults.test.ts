// What do strikes and failures do to jobs, and is every second of it accounted for?
import { describe, expect, test } from 'vitest';
import { assembleResult } from '../../../src/compute/account/assemble.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { operate } from '../../../src/compute/operate/operate.ts';
import type { StrikeTable } from '../../../src/compute/operate/strikes.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { machineEventKinds } from '../../../src/compute/plant/singleEvents.ts';
import type { MachineEventKind } from '../../../src/compute/plant/singleEvents.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
import { fifo } from '../../../src/compute/schedule/fifo.ts';
import type { Policy } from '../../../src/compute/schedule/policy.ts';
import { expandJobs } from '../../../src/compute/workload/arrivals.ts';
import { checkLaws } from './laws.ts';
import { batchJob, drain, eventsOf, jobOf, lostS, onFirst } from './scenarios.ts';
import { ringFleet, scenarioOf } from './scenarios.ts';

/** Sunlit and cool, so that nothing but faults slows work down. */
const calm = ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 });
/** Nothing strikes by itself: only what a test puts there. */
const quiet = {
  isOn: true,
  failuresPerYear: 0,
  silentCorruptionKradPerEvent: 1e9,
  memoryUncorrectableKradPerEvent: 1e9,
  chipInterruptKradPerEvent: 1e9,
  hostProcessorInterruptKradPerEvent: 1e9,
  hostMemoryInterruptKradPerEvent: 1e9,
  restartS: 100,
  hostRestartS: 500,
};

interface Strike {
  readonly timeS: number;
  readonly kind: MachineEventKind;
  readonly satellite?: number;
  readonly unit?: number;
  readonly isPermanent?: boolean;
}

function tableOf(strikes: readonly Strike[]): StrikeTable {
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

/** A run in which exactly these strikes come; all laws hold. */
function struck(scenario: Scenario, strikes: readonly Strike[], policy: Policy = onFirst): Result {
  const world = { ...drain(surveyWorld(scenario)), strikes: tableOf(strikes) };
  const { workload, fleets, seed, durationS } = scenario;
  const jobs = expandJobs(workload, fleets, seed, durationS);
  const result = drain(assembleResult(drain(operate(world, jobs, policy)), 'test', seed));
  checkLaws(result, scenario);
  return result;
}

const scenarioWith = (jobs: readonly unknown[], radiation: object = {}, fleet: object = calm) =>
  scenarioOf({
    durationS: 20_000,
    fleets: [fleet],
    stations: [],
    workload: { jobs },
    radiation: { ...quiet, ...radiation },
  });
const stopAt = (timeS: number): Strike => ({ timeS, kind: 'chipInterrupt' });

describe('a job that is stopped', () => {
  test('without checkpoints does all of its work again after the restart', () => {
    const scenario = scenarioWith([batchJob('j', { acceleratorS: 600, checkpointS: 0 })]);
    const result = struck(scenario, [stopAt(400)]);
    expect(jobOf(result, 'j').deliveredS).toBeCloseTo(400 + 100 + 600, 6);
    expect(lostS(result, 'j', 'fault')).toBeCloseTo(100, 6);
    expect(jobOf(result, 'j').inUseS).toBeCloseTo(1000, 6);
    expect(result.jobs.interruptedCount[0]).toBe(1);
    expect(result.jobs.faultLossAcceleratorS[0]).toBeCloseTo(500, 6);
    expect(result.metrics.faults.faultLossAcceleratorS).toBeCloseTo(500, 6);
  });

  test('goes back to its last checkpoint, and pays for writing each of them', () => {
    const job = batchJob('j', { acceleratorS: 1000, checkpointS: 10 });
    const scenario = scenarioWith([job], { checkpointIntervalS: 200 });
    const unharmed = struck(scenario, []);
    // Four checkpoints: none after the last fifth.
    expect(jobOf(unharmed, 'j').deliveredS).toBeCloseTo(1040, 6);
    expect(unharmed.metrics.faults.checkpointAcceleratorS).toBeCloseTo(40, 6);
    // At 500 s two are written, at 420 s the second one was complete.
    const result = struck(scenario, [stopAt(500)]);
    expect(jobOf(result, 'j').deliveredS).toBeCloseTo(1040 + 80 + 100, 6);
    expect(result.metrics.faults.faultLossAcceleratorS).toBeCloseTo(180, 6);
  });

  test('in the middle of a write falls back to the one before', () => {
    const job = batchJob('j', { acceleratorS: 1000, checkpointS: 10 });
    const result = struck(scenarioWith([job], { checkpointIntervalS: 200 }), [stopAt(415)]);
    expect(result.metrics.faults.faultLossAcceleratorS).toBeCloseTo(415 - 210 + 100, 6);
  });

  test('waits anew when it is struck again while it restarts', () => {
    const scenario = scenarioWith([batchJob('j', { acceleratorS: 600, checkpointS: 0 })]);
    const result = struck(scenario, [stopAt(400), stopAt(450)]);
    expect(jobOf(result, 'j').deliveredS).toBeCloseTo(550 + 600, 6);
    expect(lostS(result, 'j', 'fault')).toBeCloseTo(150, 6);
    expect(result.jobs.interruptedCount[0]).toBe(2);
  });

  test('keeps its accelerators; those are booked on the fault meanwhile', () => {
    const job = batchJob('j', { acceleratorS: 600 * 72, acceleratorCount: 72, checkpointS: 0 });
    const second = batchJob('k', { releaseS: 410, acceleratorS: 60, checkpointS: 0 });
    const result = struck(scenarioWith([job, second]), [stopAt(400)], fifo);
    expect(result.metrics.fleet.idleFractions.fault * 20_000).toBeCloseTo(100, 6);
    expect(jobOf(result, 'k').startedS).toBeGreaterThanOrEqual(1100 - 1e-6);
    expect(result.runSegments.count).toBe(3);
  });
});

describe('a satellite that has too few accelerators left', () => {
  const wide = (id: string, more: object = {}) =>
    batchJob(id, { acceleratorS: 72 * 1000, acceleratorCount: 72, checkpointS: 0, ...more });
  const loss: Strike = { timeS: 400, kind: 'latchUp', isPermanent: true };
  const idleS = (result: Result, cause: 'fault' | 'noWork') =>
    result.metrics.fleet.idleFractions[cause] * 20_000;

  test('stands idle for the fault, not for want of work, from the loss on', () => {
    const result = struck(scenarioWith([wide('j')]), [loss], fifo);
    expect(jobOf(result, 'j').inUseS).toBeCloseTo(400, 6);
    expect(idleS(result, 'fault')).toBeCloseTo(20_000 - 400, 6);
    expect(idleS(result, 'noWork')).toBe(0);
  });

  test('does so even if nothing ran there, as none of the jobs to come will fit', () => {
    const result = struck(scenarioWith([wide('j', { releaseS: 5000 })]), [loss], fifo);
    expect(idleS(result, 'noWork')).toBeCloseTo(400, 6);
    expect(idleS(result, 'fault')).toBeCloseTo(20_000 - 400, 6);
  });

  test('until it is given a job that fits; after that there is no work', () => {
    const narrow = batchJob('k', { releaseS: 5000, acceleratorS: 60, checkpointS: 0 });
    const result = struck(scenarioWith([wide('j'), narrow]), [loss], fifo);
    expect(jobOf(result, 'k').status).toBe('onTime');
    // From 5000 s on only the lost one is out, and another works for a minute.
    const lostS = 15_000 / 72;
    expect(idleS(result, 'fault')).toBeCloseTo(5000 - 400 + lostS, 6);
    expect(idleS(result, 'noWork')).toBeCloseTo((15_000 * 71 - 60) / 72, 6);
  });

  test('has no work where its jobs still fit', () => {
    const narrow = batchJob('k', { acceleratorS: 60, checkpointS: 0 });
    const result = struck(scenarioWith([narrow]), [loss], fifo);
    expect(idleS(result, 'fault')).toBeCloseTo(19_600 / 72, 6);
  });
});

describe('who is struck', () => {
  const two = [
    batchJob('a', { acceleratorS: 36_000, acceleratorCount: 4, checkpointS: 0 }),
    batchJob('b', { acceleratorS: 36_000, acceleratorCount: 4, checkpointS: 0 }),
  ];
  const countOf = (result: Result, id: string) =>
    result.jobs.interruptedCount[result.jobs.id.indexOf(id)];

  test('is the job on the chip, and nobody where the chip is idle', () => {
    const strikes = [2, 3, 4, 7, 8, 71].map((unit, at): Strike => ({
      timeS: 1000 * (at + 1),
      kind: 'memoryUncorrectable',
      unit,
    }));
    const result = struck(scenarioWith(two), strikes);
    expect([countOf(result, 'a'), countOf(result, 'b')]).toEqual([2, 2]);
    expect(eventsOf(result, 'chipInterrupted').map(({ job }) => job)).toEqual(
      ['a', 'a', 'b', 'b', '', ''], // prettier-ignore
    );
  });

  test('a host takes all jobs of its satellite down, and those that start meanwhile wait', () => {
    const late = batchJob('late', { releaseS: 1200, acceleratorS: 60, checkpointS: 0 });
    const crash: Strike = { timeS: 1000, kind: 'hostMemoryInterrupt' };
    const result = struck(scenarioWith([...two, late]), [crash]);
    expect([countOf(result, 'a'), countOf(result, 'b'), countOf(result, 'late')]).toEqual([
      1, 1, 0,
    ]);
    expect(result.metrics.faults.hostCrashCount).toBe(1);
    expect(result.metrics.faults.undoneAcceleratorS).toBeCloseTo(2 * 4 * 1000, 6);
    expect(jobOf(result, 'late').startedS).toBe(1500);
    expect(lostS(result, 'late', 'fault')).toBeCloseTo(300, 6);
    expect(eventsOf(result, 'hostCrashed')[0]!.detail).toBe('hostMemoryInterrupt');
  });

  test('silent corruption is counted and changes nothing else', () => {
    const strikes = [1, 5, 5, 60].map((unit, at): Strike => ({
      timeS: 1000 * (at + 1),
      kind: 'silentCorruption',
      unit,
    }));
    const [calmRun, result] = [struck(scenarioWith(two), []), struck(scenarioWith(two), strikes)];
    expect([...result.jobs.silentCorruptionCount]).toEqual([1, 2]);
    expect(result.metrics.faults.silentCorruptionCount).toBe(3);
    expect(eventsOf(result, 'silentCorruption')).toHaveLength(4);
    expect(jobOf(result, 'a')).toEqual(jobOf(calmRun, 'a'));
    expect(result.metrics.fleet).toEqual(calmRun.metrics.fleet);
  });
});

describe('an accelerator that is lost', () => {
  const loss = (timeS: number, unit = 0, satellite = 0): Strike => {
    return { timeS, kind: 'latchUp', unit, isPermanent: true, satellite };
  };
  const small = ringFleet(
    1,
    { radiatorAreaM2: 1000, acceleratorCount: 2 },
    { rightAscensionDeg: 0 },
  );
  const one = { acceleratorS: 600, checkpointS: 0 };

  test('is replaced by an idle one: its job restarts', () => {
    const result = struck(scenarioWith([batchJob('j', one)], {}, small), [loss(400)]);
    expect(jobOf(result, 'j').deliveredS).toBeCloseTo(1100, 6);
    expect(result.metrics.faults.acceleratorsLostCount).toBe(1);
    // One of two for 19,600 s, and 100 s of restart.
    expect(result.metrics.fleet.idleFractions.fault).toBeCloseTo(19_700 / 40_000, 9);
  });

  test('is struck no more, and draws no power', () => {
    const scenario = scenarioWith([], {}, small);
    const result = struck(scenario, [loss(0.5), { ...stopAt(500) }, loss(600)]);
    expect(eventsOf(result).filter(({ detail }) => detail !== '')).toHaveLength(1);
    const none = struck(scenario, []).metrics.fleet.energyToComputeJ;
    expect(result.metrics.fleet.energyToComputeJ / none).toBeCloseTo(0.5, 4);
  });

  test('sends its job back into the line where no other is free', () => {
    const jobs = [batchJob('a', one), batchJob('b', one)];
    for (const policy of [fifo, edf]) {
      const result = struck(scenarioWith(jobs, {}, small), [loss(400)], policy);
      const delivered = ['a', 'b'].map((id) => jobOf(result, id).deliveredS);
      expect(delivered.sort((x, y) => x - y)).toEqual([600, 1200]);
      expect(lostS(result, 'a', 'accelerator') + lostS(result, 'b', 'accelerator')).toBe(200);
    }
  });

  test('sends jobs that no longer fit to another satellite, input and all', () => {
    const jobs = [batchJob('wide', { acceleratorS: 2000, acceleratorCount: 2, checkpointS: 0 })];
    const pair = ringFleet(2, { radiatorAreaM2: 1000, acceleratorCount: 2 });
    for (const policy of [fifo, edf]) {
      const result = struck(scenarioWith(jobs, {}, pair), [loss(400, 1)], policy);
      expect(jobOf(result, 'wide')).toMatchObject({ status: 'onTime', satellite: 1 });
      expect(result.jobs.faultLossAcceleratorS[0]).toBeCloseTo(800, 6);
    }
  });

  test('leaves no place for wide jobs: they are refused, the cause is the fault', () => {
    const wide = { acceleratorS: 2000, acceleratorCount: 2, checkpointS: 0 };
    const jobs = [
      batchJob('running', wide),
      batchJob('waiting', wide),
      batchJob('later', { ...wide, releaseS: 5000 }),
      batchJob('aboard', { ...wide, releaseS: 6000, originSatellite: 'ring-1' }),
      batchJob('narrow', { ...one, releaseS: 300 }),
    ];
    for (const policy of [fifo, edf]) {
      const result = struck(scenarioWith(jobs, {}, small), [loss(400, 1)], policy);
      const causes = eventsOf(result, 'jobRejected').map(({ job, cause }) => [job, cause]);
      expect(causes.sort()).toEqual(
        ['aboard', 'later', 'running', 'waiting'].map((id) => [id, 'fault']),
      );
      expect(jobOf(result, 'narrow').status).toBe('onTime');
    }
  });
});
