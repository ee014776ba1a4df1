// What happens to a request at its replica, and to its answer on the way down?

import { requestTokens } from '../workload/serviceWork.ts';
import { lawOf } from './jobWorld.ts';
import type { LiveJob } from './liveJob.ts';
import type { ReplicaWorld } from './replicaHooks.ts';
import type { ReplicaSite, ServedRequest } from './replicaSite.ts';
import type { Transfer } from './transfers.ts';

/** It is admitted to the batch: its prompt is read. */
export function beginRun(
  { lives, log }: ReplicaWorld,
  site: ReplicaSite,
  request: ServedRequest,
  timeS: number,
): void {
  const { job } = request;
  const { startedS } = lives.table;
  lives.enterPhase(job, 'running', timeS);
  if (Number.isNaN(startedS[job.index]!)) startedS[job.index] = timeS;
  lives.markStart(job, timeS);
  request.startedShareJ = site.shareJ;
  log.record(timeS, 'requestStarted', { job: job.index, satellite: job.satelliteIndex });
}

/** Book what a request did in the batch, and its share of what the batch used. */
export function endRun(
  { lives }: ReplicaWorld,
  site: ReplicaSite,
  { job, startedShareJ }: ServedRequest,
  timeS: number,
): void {
  lives.bookRun(job, timeS);
  lives.table.energyJ[job.index]! += site.shareJ - startedShareJ;
}

/** Its cache is lost: it waits again, with nothing done. */
export function putBack(
  world: ReplicaWorld,
  site: ReplicaSite,
  request: ServedRequest,
  timeS: number,
): void {
  const { lives } = world;
  const { job } = request;
  endRun(world, site, request, timeS);
  lives.setPhase(job, 'ready', timeS);
  job.workLeftS = lives.totalS(job);
  lives.table.interruptedCount[job.index]! += 1;
  lives.faults.interruptedCount[job.satelliteIndex]! += 1;
  job.interruptedCount += 1;
}

/** Its first token goes down alone, ahead of all others; once, also when it is read again. */
export function sendFirst({ lives, contacts, log }: ReplicaWorld, job: LiveJob, timeS: number) {
  const { index, satelliteIndex: satellite, originSatelliteIndex: originSatellite } = job;
  log.record(timeS, 'firstTokenSent', { job: index, satellite });
  const { outputTokens } = requestTokens(job.template);
  const bits = job.outputBit / Math.max(1, Math.ceil(outputTokens));
  if (!(bits > 0) || job.sentBit > 0) return;
  job.sentBit = bits;
  lives.producedBit[satellite]! += bits;
  const load = { job: index, satellite, direction: 1, originSatellite, bits } as const;
  job.firstTransfer = contacts.request({ ...load, law: lawOf(lives.world, index) }, timeS);
}

/** The first token, or the rest of an answer, is on the ground; with both it is delivered. */
export function cameDown(
  { lives, log }: ReplicaWorld,
  job: LiveJob,
  transfer: Transfer,
  timeS: number,
): void {
  if (transfer !== job.firstTransfer) job.transfer = null;
  else {
    job.firstTransfer = null;
    const { firstTokenAtS } = lives.table;
    log.record(timeS, 'firstTokenDelivered', { job: job.index, satellite: job.satelliteIndex });
    if (Number.isNaN(firstTokenAtS[job.index]!)) firstTokenAtS[job.index] = timeS;
  }
  const isWhole = job.transfer === null && job.firstTransfer === null;
  if (job.phase === 'downloading' && isWhole) lives.delivered(job, timeS);
}

/** What has been answered so far is given up. */
export function dropAnswer({ lives, contacts }: ReplicaWorld, job: LiveJob, timeS: number): void {
  if (job.firstTransfer !== null) {
    contacts.cancel(job.firstTransfer, timeS);
    lives.consumedBit[job.satelliteIndex]! += job.firstTransfer.bitsLeft;
  }
  job.firstTransfer = null;
  job.sentBit = 0;
  lives.table.finishedS[job.index] = NaN;
  lives.table.tokensOut[job.index] = 0;
}
