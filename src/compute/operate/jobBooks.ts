// What did each job do until now, and what did it wait for? Booked whenever that changes.

import type { JobTable } from '../account/result.ts';
import type { JobPhase } from '../schedule/policy.ts';
import type { CheckpointPlan } from './checkpoints.ts';
import { bookWriting, createFaultLedger } from './faultLedger.ts';
import type { FaultLedger } from './faultLedger.ts';
import { createJobTable } from './jobTable.ts';
import { causeOfPhase } from './jobWorld.ts';
import type { JobWorld } from './jobWorld.ts';
import type { LiveJob } from './liveJob.ts';

/** Stretches of one wait that are told one by one: long lines must not write long trails. */
const turnsMax = 32;

/**
 * Ends of stretches that take turns; of more than so many the rest is told as two, one of each
 * kind, as long as all of their kind together.
 */
function shortened(turnsS: readonly number[], fromS: number): readonly number[] {
  if (turnsS.length <= turnsMax) return turnsS;
  const kept = turnsS.slice(0, turnsMax - 2);
  const sinceS = kept.at(-1) ?? fromS;
  let firstS = 0;
  for (let at = kept.length; at < turnsS.length; at += 2) {
    firstS += turnsS[at]! - turnsS[at - 1]!;
  }
  return [...kept, sinceS + firstS, turnsS.at(-1)!];
}

/** The tables of all jobs, and the clock of each: work, energy, trail, phase. */
export class JobBooks {
  readonly world: JobWorld;
  readonly table: JobTable;
  readonly faults: FaultLedger;
  private readonly released = new Set<LiveJob>();
  private releasedList: readonly LiveJob[] | null = [];

  constructor(world: JobWorld, satelliteCount: number) {
    this.world = world;
    this.table = createJobTable(world.jobs);
    this.faults = createFaultLedger(satelliteCount);
  }

  /** Jobs without a satellite, by release. */
  releasedJobs(): readonly LiveJob[] {
    this.releasedList ??= [...this.released];
    return this.releasedList;
  }

  protected addReleased(job: LiveJob): void {
    this.released.add(job);
    this.releasedList = null;
  }

  /** Readings of its satellite's clocks when a job, or a member of a gang, starts. */
  markStart(job: LiveJob, timeS: number): void {
    const { walk } = this.world;
    const satellite = job.satelliteIndex;
    walk.settle(satellite, timeS);
    walk.losses.close(satellite);
    job.startedS = timeS;
    job.startedWorkS = walk.state.workS[satellite]!;
    job.startedAcceleratorJ = walk.state.acceleratorJ[satellite]!;
  }

  /** Work that a fault has undone, to be done again; and work that has never counted as done. */
  undo(job: LiveJob, undoneS: number, brokenS = 0): void {
    const lossS = (undoneS + brokenS) * job.acceleratorCount;
    job.workLeftS += undoneS;
    for (const { satelliteIndex } of job.parts) {
      this.faults.undoneAcceleratorS[satelliteIndex]! += lossS;
      this.table.faultLossAcceleratorS[job.index]! += lossS;
    }
  }

  /** A fault on a satellite stops a job. */
  countInterruption(job: LiveJob, satellite: number): void {
    this.table.interruptedCount[job.index]! += 1;
    this.faults.interruptedCount[satellite]! += 1;
    job.interruptedCount += 1;
  }

  /** Book what a running job did until now. */
  bookRun(job: LiveJob, timeS: number): void {
    const { walk, trails } = this.world;
    const satellite = job.satelliteIndex;
    walk.settle(satellite, timeS);
    walk.losses.close(satellite);
    const doneS = walk.state.workS[satellite]! - job.startedWorkS;
    bookWriting(this.faults, this.checkpointsOf(job), job, [
      this.totalS(job) - job.workLeftS,
      doneS,
    ]);
    job.workLeftS = Math.max(0, job.workLeftS - doneS);
    this.table.inUseS[job.index]! += doneS;
    const usedJ = walk.state.acceleratorJ[satellite]! - job.startedAcceleratorJ;
    this.table.energyJ[job.index]! += usedJ * job.acceleratorCount;
    walk.losses.copyInto(trails, job.index, satellite, job.startedS);
    job.phaseSinceS = timeS;
  }

  /** Seconds of its work where it is, from the start, with the writing of checkpoints. */
  totalS(job: LiveJob): number {
    return job.runtimeSByClass[this.world.satellites.classIndex(job.satelliteIndex)]!;
  }

  checkpointsOf(job: LiveJob): CheckpointPlan {
    const { jobs, satellites, checkpointsByClass } = this.world;
    const template = jobs.templateIndex[job.index]!;
    return checkpointsByClass[template]![satellites.classIndex(job.satelliteIndex)]!;
  }

  enterPhase(job: LiveJob, phase: JobPhase, timeS: number): void {
    this.bookWaiting(job, timeS);
    this.setPhase(job, phase, timeS);
  }

  setPhase(job: LiveJob, phase: JobPhase, timeS: number): void {
    job.phase = phase;
    job.phaseSinceS = timeS;
    job.overtakenS = Infinity;
  }

  /** Book what a job that is not running waited for until now. */
  protected bookWaiting(job: LiveJob, timeS: number): void {
    if (job.phase === 'running') return;
    if (job.phase === 'restarting') {
      const heldS = timeS - job.phaseSinceS;
      const heldCount = job.acceleratorCount * job.parts.length;
      this.table.faultLossAcceleratorS[job.index]! += heldS * heldCount;
    }
    if (job.phase === 'released' && this.released.delete(job)) this.releasedList = null;
    const { trails } = this.world;
    const turnS = Math.min(timeS, Math.max(job.overtakenS, job.phaseSinceS));
    if (job.phase === 'ready' && job.serviceIndex < 0) this.bookReady(job, turnS);
    else trails.record(job.index, causeOfPhase[job.phase], job.phaseSinceS, turnS);
    trails.record(job.index, 'priority', turnS, timeS);
  }

  /** It waits for accelerators where too few are free, and for the policy while enough are. */
  private bookReady({ index, parts, acceleratorCount, phaseSinceS: fromS }: LiveJob, toS: number) {
    if (toS <= fromS) return;
    const { trails, satellites } = this.world;
    const places = parts.map(({ satelliteIndex }) => satelliteIndex);
    const turnsS = satellites.free.turnsS({ satellites: places, acceleratorCount, fromS, toS });
    let sinceS = fromS;
    for (const [at, turnS] of shortened(turnsS, fromS).entries()) {
      trails.record(index, at % 2 === 0 ? 'accelerator' : 'priority', sinceS, turnS);
      sinceS = turnS;
    }
  }
}
