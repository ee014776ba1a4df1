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

  /** The job stands still until `untilS` and then goes on from its last checkpoint. */
  interrupt(job: LiveJob, timeS: number, untilS: number): void {
    this.stopWork(job, timeS);
    this.hold(job, timeS, Math.max(untilS, job.phase === 'restarting' ? job.restartAtS : 0));
  }

  /** The job takes its accelerators and waits there; at `untilS` it begins, or goes on. */
  hold(job: LiveJob, timeS: number, untilS: number): void {
    const { lives, satellites, queue } = this.world;
    lives.enterPhase(job, 'restarting', timeS);
    if (job.slot !== 'held') satellites.holds(job, timeS);
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
  evict(job: LiveJob, timeS: number): void {
    const { lives, satellites } = this.world;
    this.stopWork(job, timeS);
    satellites.stopped(job, timeS);
    if (satellites.hasLeft(job.satelliteIndex, job.acceleratorCount)) {
      lives.becomeReady(job, timeS);
      return;
    }
    lives.enterPhase(job, 'ready', timeS);
    this.leave(job, timeS);
  }

  /** Jobs for which a satellite has too few accelerators left leave it. */
  leaveSmall(satellite: number, timeS: number): void {
    const { lives, satellites } = this.world;
    for (const job of [...lives.live.values()]) {
      if (job.phase === 'downloading') continue;
      const holder = job.satelliteIndex >= 0 ? job.satelliteIndex : job.originSatelliteIndex;
      if (holder !== satellite || satellites.hasLeft(satellite, job.acceleratorCount)) continue;
      if (job.phase === 'migrating') comeBack(lives, job, timeS);
      else if (job.satelliteIndex >= 0 || satellites.canNeverRun(job)) this.leave(job, timeS);
    }
  }

  /** It is released anew, all work undone; what arose on this satellite is given up. */
  private leave(job: LiveJob, timeS: number): void {
    const { lives, satellites } = this.world;
    const { satelliteIndex: placed, originSatelliteIndex: origin } = job;
    satellites.drivesOff(placed >= 0 ? placed : origin, timeS);
    // What else happened to it in this instant is no news any more.
    lives.news = lives.news.filter((event) => !('job' in event && event.job === job));
    if (origin >= 0 && (placed < 0 || placed === origin)) {
      lives.reject(job, timeS, 'fault');
      return;
    }
    this.undo(job, lives.totalS(job) - job.workLeftS);
    lives.releaseAgain(job, timeS);
  }

  /** Of a running job, undo what is not safe in a checkpoint; count and log it in any case. */
  private stopWork(job: LiveJob, timeS: number): void {
    const { lives, log } = this.world;
    const { satelliteIndex: satellite } = job;
    lives.table.interruptedCount[job.index]! += 1;
    lives.faults.interruptedCount[satellite]! += 1;
    job.interruptedCount += 1;
    if (job.phase === 'running') {
      lives.bookRun(job, timeS);
      this.rollBack(job);
    }
    log.record(timeS, 'computeInterrupted', { job: job.index, satellite, cause: 'fault' });
  }

  private rollBack(job: LiveJob): void {
    const { lives } = this.world;
    const totalS = lives.totalS(job);
    const positionS = totalS - job.workLeftS;
    const keptS = Math.max(job.keptS, safeS(lives.checkpointsOf(job), positionS));
    this.undo(job, Math.max(0, positionS - keptS));
    if (totalS > 0) job.remainingFraction = job.workLeftS / totalS;
  }

  private undo(job: LiveJob, undoneS: number): void {
    const { table, faults } = this.world.lives;
    const lossS = undoneS * job.acceleratorCount;
    job.workLeftS += undoneS;
    faults.undoneAcceleratorS[job.satelliteIndex]! += lossS;
    table.faultLossAcceleratorS[job.index]! += lossS;
  }
}
