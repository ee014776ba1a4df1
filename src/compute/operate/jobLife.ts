// What happens to a job between its release and its delivery? Its phases, and why each one lasted.

import type { Cause } from '../account/cause.ts';
import type { PolicyEvent } from '../schedule/policy.ts';
import { callTerms } from './callChains.ts';
import { JobBooks } from './jobBooks.ts';
import { invariant } from '../invariant.ts';
import { Gangs } from './gangs.ts';
import { statusCode } from './jobTable.ts';
import { createLiveJob, heldBit, holderOf } from './liveJob.ts';
import type { LiveJob } from './liveJob.ts';
import { lawOf, whyNever } from './jobWorld.ts';
import type { JobWorld } from './jobWorld.ts';
import { arrive } from './migration.ts';
import type { ReplicaHooks } from './replicaHooks.ts';
import type { Direction, Transfer } from './transfers.ts';

/** All live jobs and their transitions; each books the time since the last one on its cause. */
export class JobLives extends JobBooks {
  readonly live = new Map<number, LiveJob>();
  /** Bits that appeared on board (scenes, results) and that ended there, by satellite. */
  readonly producedBit: Float64Array;
  readonly consumedBit: Float64Array;
  /** What policies have not been told yet. */
  news: PolicyEvent[] = [];
  /** Where models are served: who hears of their replicas and requests. */
  replicas: ReplicaHooks | null = null;
  readonly gangs = new Gangs(this);
  /** By job: satellites on which a gang has computed. */
  readonly membersOf = new Map<number, readonly number[]>();
  private readySequenceNext = 0;

  constructor(world: JobWorld, satelliteCount: number) {
    super(world, satelliteCount);
    this.producedBit = new Float64Array(satelliteCount);
    this.consumedBit = new Float64Array(satelliteCount);
  }

  release(index: number, timeS: number): void {
    const { jobs } = this.world;
    const template = jobs.templates[jobs.templateIndex[index]!]!;
    const originSatelliteIndex = jobs.originSatelliteIndex[index]!;
    const job = createLiveJob(this.table, index, template, {
      runtimeSByClass: this.world.runtimeSByClass[jobs.templateIndex[index]!]!,
      originSatelliteIndex,
      lawIndex: this.world.lawIndex[jobs.templateIndex[index]!]!,
      serviceIndex: this.replicas?.serviceIndexOf(template) ?? -1,
      ...callTerms(jobs, this.table, index),
    });
    job.gang = this.gangs.gangOf(job);
    if (originSatelliteIndex >= 0) this.producedBit[originSatelliteIndex]! += template.inputBit;
    this.live.set(index, job);
    this.addReleased(job);
    this.world.log.record(timeS, 'jobReleased', { job: index, satellite: originSatelliteIndex });
    const obstacle = whyNever(this.world, job);
    if (obstacle !== null) this.reject(job, timeS, obstacle);
    else this.news.push({ kind: 'jobReleased', job });
  }

  /**
   * Send the input to a satellite, of a gang in parts to all of its satellites; where it is there
   * already the job is ready at once.
   */
  place(job: LiveJob, satellites: readonly number[], timeS: number): void {
    if (job.satelliteIndex >= 0) this.takeOff(job, timeS);
    this.enterPhase(job, 'uploading', timeS);
    job.remainingFraction = 1;
    if (job.gang !== null) this.gangs.gather(job, satellites);
    for (const [at, satellite] of satellites.entries()) {
      const part = job.parts[at]!;
      this.world.log.record(timeS, 'jobPlaced', { job: job.index, satellite });
      this.putOn(part, satellite, timeS);
      if (job.serviceIndex >= 0) this.replicas?.placed(job, timeS);
      const isHere = part.originSatelliteIndex === satellite || part.inputBit === 0;
      if (!isHere) part.transfer = this.transferOf(part, 0, timeS);
    }
    if (job.gang !== null) this.gangs.settle(job);
    if (job.parts.every(({ transfer }) => transfer === null)) this.becomeReady(job, timeS);
  }

  /** The job belongs to this satellite from now on; what is left of its work is done there. */
  putOn(job: LiveJob, satellite: number, timeS: number): void {
    job.satelliteIndex = satellite;
    const totalS = this.totalS(job);
    job.workLeftS = totalS * job.remainingFraction;
    job.keptS = totalS - job.workLeftS;
    this.table.satelliteIndex[job.index] = satellite;
    this.world.satellites.placed(job, timeS);
  }

  /** Bits have arrived on a satellite: a job that moves, a gang's exchange, or an input. */
  arrived(job: LiveJob, transfer: Transfer, timeS: number): void {
    if (transfer.purpose === 'exchange') {
      this.gangs.arrived(job.gang!, transfer, timeS);
      return;
    }
    const part = job.parts.find((each) => each.transfer === transfer);
    invariant(part !== undefined, `nobody waits for an input of job ${job.index}`);
    part.transfer = null;
    this.inputLies(part, timeS);
    if (transfer.purpose === 'migration') arrive(this, job, timeS);
    else this.inputArrived(job, timeS);
  }

  /** The input of a job, or a member's part of it, lies on its satellite from now on. */
  protected inputLies(_part: LiveJob, _timeS: number): void {
    // Who keeps books of stores wants to know.
  }

  private inputArrived(job: LiveJob, timeS: number): void {
    if (job.parts.some((part) => part.transfer !== null)) return;
    const satellite = job.satelliteIndex;
    this.world.log.record(timeS, 'inputArrived', { job: job.index, satellite });
    this.becomeReady(job, timeS);
  }

  /** Start or resume on its satellite; the caller has checked that it can. */
  start(job: LiveJob, timeS: number): void {
    const { satellites, log } = this.world;
    const isFirst = Number.isNaN(this.table.startedS[job.index]!);
    job.restartStamp += 1;
    this.enterPhase(job, 'running', timeS);
    if (isFirst) this.table.startedS[job.index] = timeS;
    const kind = isFirst ? 'computeStarted' : 'computeResumed';
    for (const { satelliteIndex: satellite } of job.parts) {
      log.record(timeS, kind, { job: job.index, satellite });
    }
    if (job.gang !== null) {
      this.gangs.start(job, timeS);
      return;
    }
    this.markStart(job, timeS);
    job.finishWorkS = job.startedWorkS + job.workLeftS;
    satellites.started(job, timeS);
    if (job.isReplica) this.replicas?.started(job, timeS);
  }

  /** A policy stops a running job: its work since the checkpoint is lost. */
  preempt(job: LiveJob, timeS: number): void {
    this.stopRunning(job, timeS);
    const totalS = this.totalS(job);
    job.workLeftS = Math.min(totalS, job.workLeftS + job.checkpointS);
    job.remainingFraction = job.workLeftS / totalS;
    job.keptS = totalS - job.workLeftS;
    this.setPhase(job, 'preempted', timeS);
    for (const part of job.parts) this.world.satellites.waits(part, timeS);
    this.world.log.record(timeS, 'computePreempted', {
      job: job.index,
      satellite: job.satelliteIndex,
    });
  }

  computeFinished(job: LiveJob, timeS: number): void {
    if (job.gang !== null) {
      this.gangs.memberDone(job, timeS);
      return;
    }
    this.stopRunning(job, timeS);
    this.finished(job, timeS);
  }

  /** It has computed, and what it did is booked: its output goes down, of a gang from its first. */
  finished(job: LiveJob, timeS: number): void {
    const satellite = job.satelliteIndex;
    for (const part of job.parts) {
      this.world.satellites.removed(part, timeS);
      const member = { job: job.index, satellite: part.satelliteIndex };
      this.world.log.record(timeS, 'computeFinished', member);
      this.consumedBit[holderOf(part)]! += part.inputBit;
    }
    job.parts = [job];
    job.workLeftS = 0;
    job.remainingFraction = 0;
    this.table.finishedS[job.index] = timeS;
    this.table.tokensOut[job.index] = this.world.tokensOutOf(job.template);
    this.producedBit[satellite]! += job.outputBit - job.sentBit;
    this.setPhase(job, 'downloading', timeS);
    this.news.push({ kind: 'computeFinished', job });
    if (job.outputBit > job.sentBit) job.transfer = this.transferOf(job, 1, timeS);
    else if (job.firstTransfer === null) this.delivered(job, timeS);
  }

  private transferOf(job: LiveJob, direction: Direction, timeS: number): Transfer {
    const { index, satelliteIndex: satellite } = job;
    const bits = direction === 0 ? job.inputBit : job.outputBit - job.sentBit;
    const originSatellite = job.originSatelliteIndex;
    const law = lawOf(this.world, index);
    const known = { job: index, satellite, direction, originSatellite, bits, law };
    return this.world.contacts.request(known, timeS);
  }

  delivered(job: LiveJob, timeS: number): void {
    this.bookWaiting(job, timeS);
    job.transfer = null;
    const { table } = this;
    const isOnTime = timeS < job.deadlineS;
    table.deliveredS[job.index] = timeS;
    table.statusCode[job.index] = statusCode(isOnTime ? 'onTime' : 'late');
    table.valueEarned[job.index] = job.value * (isOnTime ? 1 : job.template.lateValueFraction);
    this.live.delete(job.index);
    const { satelliteIndex: satellite } = job;
    this.world.log.record(timeS, 'jobDelivered', { job: job.index, satellite });
    this.news.push({ kind: 'jobDelivered', job });
    this.world.ended(job.index, timeS, null);
  }

  /** Turn a job away; what it holds on board is discarded. */
  reject(job: LiveJob, timeS: number, cause: Cause): void {
    const { index, satelliteIndex: satellite, originSatelliteIndex: origin } = job;
    this.stop(job, timeS);
    if (satellite >= 0) this.takeOff(job, timeS);
    if (origin >= 0 && job.phase !== 'downloading') this.consumedBit[origin]! += job.inputBit;
    this.table.statusCode[index] = statusCode('rejected');
    this.live.delete(index);
    this.world.log.record(timeS, 'jobRejected', { job: index, satellite, cause });
    this.world.ended(index, timeS, cause);
  }

  /** Back to where it was released, without its satellite; its input is sent again. */
  releaseAgain(job: LiveJob, timeS: number): void {
    this.stop(job, timeS);
    this.takeOff(job, timeS);
    this.setPhase(job, 'released', timeS);
    job.remainingFraction = 1;
    this.table.satelliteIndex[job.index] = -1;
    this.addReleased(job);
    this.news.push({ kind: 'jobReleased', job });
  }

  /** End of the run: book what live jobs were doing. */
  finish(timeS: number): void {
    for (const job of this.live.values()) {
      // All transfers are over already.
      if (job.gang !== null) job.gang.transfers = [];
      if (job.phase === 'running') this.stopRunning(job, timeS);
      else this.bookWaiting(job, timeS);
    }
  }

  becomeReady(job: LiveJob, timeS: number): void {
    if (job.serviceIndex >= 0 && this.replicas !== null) {
      this.replicas.arrived(job, timeS);
      return;
    }
    this.enterPhase(job, 'ready', timeS);
    job.readySequence = this.readySequenceNext;
    this.readySequenceNext += 1;
    for (const part of job.parts) this.world.satellites.waits(part, timeS);
    this.news.push({ kind: 'inputArrived', job });
  }

  /** Take a job that is not running off its satellite; but for its origin's, its data is lost. */
  private takeOff(job: LiveJob, timeS: number): void {
    if (job.serviceIndex >= 0) this.replicas?.left(job, timeS);
    const isOriginal = job.originSatelliteIndex >= 0 && job.phase !== 'downloading';
    for (const part of job.parts) {
      if (part.transfer !== null) this.world.contacts.cancel(part.transfer, timeS);
      if (!isOriginal) this.consumedBit[holderOf(part)]! += heldBit(part);
      part.transfer = null;
      if (job.phase !== 'downloading') this.world.satellites.removed(part, timeS);
    }
    job.parts = [job];
    job.satelliteIndices = [];
    job.satelliteIndex = -1;
    job.movesFromIndex = -1;
  }

  /** Book what the job did until now, and give its accelerators free. */
  private stop(job: LiveJob, timeS: number): void {
    if (job.serviceIndex >= 0) this.replicas?.left(job, timeS);
    if (job.phase === 'running') {
      this.stopRunning(job, timeS);
      return;
    }
    this.bookWaiting(job, timeS);
    if (job.phase !== 'restarting') return;
    for (const part of job.parts) this.world.satellites.stopped(part, timeS);
  }

  private stopRunning(job: LiveJob, timeS: number): void {
    this.bookRun(job, timeS);
    for (const part of job.parts) this.world.satellites.stopped(part, timeS);
  }

  override bookRun(job: LiveJob, timeS: number): void {
    if (job.gang === null) super.bookRun(job, timeS);
    else this.gangs.bookRun(job, timeS);
  }
}
