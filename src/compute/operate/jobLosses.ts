// What do jobs have on board of each satellite, and what if that is lost?

import type { JobView } from '../schedule/policy.ts';
import type { JobLives } from './jobLife.ts';
import { statusCode } from './jobTable.ts';
import { heldBit, holderOf } from './liveJob.ts';
import type { LiveJob } from './liveJob.ts';
import { comeBack } from './migration.ts';

/** A satellite is gone, and with it all that it held. */
export function loseJobs(lives: JobLives, satellite: number, timeS: number): void {
  for (const job of [...lives.live.values()]) loseJob(lives, job, satellite, timeS);
  // What else happened to these jobs in this instant is no news any more.
  const isOver = (job: JobView) => lives.table.statusCode[job.index] === statusCode('rejected');
  lives.news = lives.news.filter((event) => !('job' in event && isOver(event.job)));
}

function loseJob(lives: JobLives, job: LiveJob, satellite: number, timeS: number): void {
  const { originSatelliteIndex: origin, movesFromIndex: from } = job;
  if (job.parts.length > 1 && origin !== satellite) {
    lives.gangs.loseMember(job, satellite, timeS);
    return;
  }
  if (from >= 0 && from !== satellite) {
    if (job.satelliteIndex === satellite) comeBack(lives, job, timeS);
    return;
  }
  const isInputElsewhere = job.satelliteIndex >= 0 && job.phase !== 'uploading';
  const isInputGone = origin === satellite && !isInputElsewhere;
  const isOn = (part: LiveJob) => part.satelliteIndex === satellite;
  const isHere = job.parts.some(isOn) || from === satellite;
  if (!isHere && !isInputGone) return;
  if (job.serviceIndex >= 0 && origin !== satellite) lives.releaseAgain(job, timeS);
  else lives.reject(job, timeS, 'fault');
}

/** Bits of live jobs that are on board at this time, by satellite. */
export function onBoardBit(lives: JobLives): Float64Array {
  const bits = new Float64Array(lives.producedBit.length);
  for (const job of lives.live.values()) {
    if (job.firstTransfer !== null) bits[job.satelliteIndex]! += job.firstTransfer.bitsLeft;
    for (const part of job.parts) {
      const holder = holderOf(part);
      if (holder >= 0) bits[holder]! += heldBit(part);
    }
  }
  return bits;
}
