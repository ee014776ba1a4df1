// How does a job move to another satellite, and what if it cannot get there?

import type { Cause } from '../account/cause.ts';
import type { JobLives } from './jobLife.ts';
import { lawOf } from './jobWorld.ts';
import type { LiveJob } from './liveJob.ts';

/** Why something cannot be. */
export interface Refusal {
  readonly cause: Cause;
  readonly detail: string;
}

const data = (detail: string): Refusal => ({ cause: 'data', detail });

/** Why a job's own state forbids to move it; null: it may move. */
export function whyNoMove(job: LiveJob, satellite: number): Refusal | null {
  if (job.phase === 'released' || job.phase === 'uploading') {
    return { cause: 'inputLink', detail: 'its input is not on board' };
  }
  if (job.phase === 'running' && !job.isPreemptible) {
    return { cause: 'priority', detail: 'the job cannot be preempted' };
  }
  if (job.phase === 'restarting' || job.phase === 'downloading') {
    return data(`the job is ${job.phase}`);
  }
  return job.satelliteIndex === satellite ? data('it is placed there') : null;
}

/** What travels: the input, and what the job has done so far. */
function movedBit(job: LiveJob): number {
  return job.inputBit + (job.remainingFraction < 1 ? job.checkpointBit : 0);
}

/**
 * Send a job whose data is on board to another satellite, over links; a running one is stopped with
 * its checkpoint first. All of it stays where it was until all has arrived. Sent back to where its
 * data is, it is there at once.
 */
export function migrate(lives: JobLives, job: LiveJob, satellite: number, timeS: number): void {
  if (job.phase === 'running') lives.preempt(job, timeS);
  const from = job.movesFromIndex >= 0 ? job.movesFromIndex : job.satelliteIndex;
  leave(lives, job, timeS);
  if (satellite === from) {
    settleOn(lives, job, from, timeS);
    return;
  }
  lives.enterPhase(job, 'migrating', timeS);
  job.movesFromIndex = from;
  lives.world.log.record(timeS, 'migrationStarted', { job: job.index, satellite });
  lives.putOn(job, satellite, timeS);
  const { index } = job;
  const bits = movedBit(job);
  if (bits === 0) {
    arrive(lives, job, timeS);
    return;
  }
  const ways = { job: index, satellite, originSatellite: from, law: lawOf(lives.world, index) };
  const load = { direction: 0, bits, purpose: 'migration' } as const;
  job.transfer = lives.world.contacts.request({ ...ways, ...load }, timeS);
}

/** All of a migrating job's data has arrived: the books of its input move with it. */
export function arrive(lives: JobLives, job: LiveJob, timeS: number): void {
  const { movesFromIndex: from, satelliteIndex: satellite } = job;
  job.movesFromIndex = -1;
  if (job.originSatelliteIndex < 0) {
    lives.consumedBit[from]! += job.inputBit;
    lives.producedBit[satellite]! += job.inputBit;
  }
  lives.world.log.record(timeS, 'migrationEnded', { job: job.index, satellite });
  lives.becomeReady(job, timeS);
}

/** Where it was to go it cannot be any more: it is where its data still is. */
export function comeBack(lives: JobLives, job: LiveJob, timeS: number): void {
  const from = job.movesFromIndex;
  leave(lives, job, timeS);
  settleOn(lives, job, from, timeS);
}

function leave(lives: JobLives, job: LiveJob, timeS: number): void {
  const { contacts, satellites } = lives.world;
  if (job.transfer !== null) contacts.cancel(job.transfer, timeS);
  job.transfer = null;
  satellites.removed(job, timeS);
}

function settleOn(lives: JobLives, job: LiveJob, satellite: number, timeS: number): void {
  job.movesFromIndex = -1;
  lives.world.log.record(timeS, 'migrationEnded', {
    ...{ job: job.index, satellite },
    detail: 'came back',
  });
  lives.putOn(job, satellite, timeS);
  lives.becomeReady(job, timeS);
}
