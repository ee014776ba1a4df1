// What does a fault do to a job, and when does it go on?

import { safeS } from './checkpoints.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { JobLives } from './jobLife.ts';
import type { LiveJob } from './liveJob.ts';
import type { EventRecorder } from './log.ts';
import { comeBack } from './migration.ts';
import type { SatelliteJobs } from './satelliteJobs.ts';

/** What the interruptions of jobs reach. */
export interface FaultWorld {
  readonly lives: JobLives;
  readonly satellites: SatelliteJobs;
  readonly queue: EventQueue;
  readonly log: EventRecorder;
}

/** Stops jobs, undoes what no checkpoint holds, and starts them again in their place. */
export class JobFaults {
  private readonly world: FaultWorld;

  constructor(world: FaultWorld) {
    this.world = world;
  }

  /** A job, whole, stands still until `untilS` and then goes on from its last checkpoint. */
  interrupt(holder: LiveJob, timeS: number, untilS: number): void {
    const job = this.stopWork(holder, timeS);
    this.hold(job, timeS, Math.max(untilS, job.phase === 'restarting' ? job.restartAtS : 0));
  }

  /** The job takes its accelerators and waits there; at `untilS` it begins, or goes on. */
  hold(job: LiveJob, timeS: number, untilS: number): void {
    const { lives, satellites, queue } = this.world;
    lives.enterPhase(job, 'restarting', timeS);
    for (const part of job.parts) if (part.slot !== 'held') satellites.holds(part, timeS);
    job.restartAtS = untilS;
    job.restartStamp += 1;
    queue.push(untilS, agendaKinds.jobRestarted, job.index, job.restartStamp);
  }

  /** A restart that is due: stale ones are of jobs that have been stopped again, or are gone. */
  restart(index: number, stamp: number, timeS: number): void {
    const { lives } = this.world;
    const job = lives.live.get(index);
    if (job === undefined || job.phase !== 'restarting' || job.restartStamp !== stamp) return;
    lives.start(job, timeS);
  }

  /** Its accelerator is lost and no other is free: it waits for the policy, or leaves. */
  evict(holder: LiveJob, timeS: number): void {
    const { lives, satellites } = this.world;
    const { satelliteIndex: satellite } = holder;
    const job = this.stopWork(holder, timeS);
    for (const part of job.parts) satellites.stopped(part, timeS);
    if (satellites.hasLeft(satellite, job.acceleratorCount)) {
      lives.becomeReady(job, timeS);
      return;
    }
    lives.enterPhase(job, 'ready', timeS);
    this.leave(job, satellite, timeS);
  }

  /** Jobs for which a satellite has too few accelerators left leave it. */
  leaveSmall(satellite: number, timeS: number): void {
    const { lives, satellites } = this.world;
    for (const job of [...lives.live.values()]) {
      if (job.phase === 'downloading') continue;
      if (satellites.hasLeft(satellite, job.acceleratorCount)) continue;
      if (job.satelliteIndex < 0) {
        const isOrigin = job.originSatelliteIndex === satellite;
        if (isOrigin && satellites.canNeverRun(job)) this.leave(job, satellite, timeS);
      } else if (job.parts.some((part) => part.satelliteIndex === satellite)) {
        if (job.phase === 'migrating') comeBack(lives, job, timeS);
        else this.leave(job, satellite, timeS);
      }
    }
  }

  /** It is released anew, all work undone; what arose on this satellite is given up. */
  private leave(job: LiveJob, satellite: number, timeS: number): void {
    const { lives, satellites } = this.world;
    const { satelliteIndex: placed, originSatelliteIndex: origin } = job;
    satellites.drivesOff(satellite, timeS);
    // What else happened to it in this instant is no news any more.
    lives.news = lives.news.filter((event) => !('job' in event && event.job === job));
    if (origin >= 0 && (placed < 0 || placed === origin)) {
      lives.reject(job, timeS, 'fault');
      return;
    }
    lives.undo(job, lives.totalS(job) - job.workLeftS);
    lives.releaseAgain(job, timeS);
  }

  /**
   * Of a running job, undo what is not safe in a checkpoint; count and log it in any case. Returns
   * the whole job: what stops a member stops its gang.
   */
  private stopWork(holder: LiveJob, timeS: number): LiveJob {
    const { lives, log } = this.world;
    const { satelliteIndex: satellite } = holder;
    const job = holder.gang?.whole ?? holder;
    if (job.isReplica) lives.replicas?.interrupted(job, timeS);
    lives.countInterruption(job, satellite);
    if (job.phase === 'running') {
      lives.bookRun(job, timeS);
      this.rollBack(job);
    }
    log.record(timeS, 'computeInterrupted', { job: job.index, satellite, cause: 'fault' });
    return job;
  }

  private rollBack(job: LiveJob): void {
    const { lives } = this.world;
    const totalS = lives.totalS(job);
    const positionS = totalS - job.workLeftS;
    const keptS = Math.max(job.keptS, safeS(lives.checkpointsOf(job), positionS));
    lives.undo(job, Math.max(0, positionS - keptS), job.gang?.brokenS);
    if (totalS > 0) job.remainingFraction = job.workLeftS / totalS;
  }
}
