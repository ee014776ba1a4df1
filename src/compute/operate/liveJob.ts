// What does the simulator know of a job between its release and its end?

import type { JobTable } from '../account/result.ts';
import type { JobTemplate } from '../scenario/scenario.ts';
import type { JobView } from '../schedule/policy.ts';
import { exchangeBit, exchangeCount, gangSize } from '../workload/gang.ts';
import type { GangState } from './gangs.ts';
import type { Transfer } from './transfers.ts';

/** A job between release and its end; policies see it as a `JobView`. */
export interface LiveJob extends Mutable<JobView> {
  readonly template: JobTemplate;
  /** Start of the present phase: waiting is booked from here. */
  phaseSinceS: number;
  /** Since when later arrivals were preferred on its satellite; Infinity: never. */
  overtakenS: number;
  readySequence: number;
  /** Which of its satellite's counts it is in. */
  slot: 'none' | 'uploading' | 'waiting' | 'running' | 'held' | 'barrier';
  /** Its share of the satellite's backlog. */
  backlogAcceleratorS: number;
  transfer: Transfer | null;
  /** Seconds of work left, on its accelerators at full pace. */
  workLeftS: number;
  /** Readings of the satellite's clocks when it last started. */
  startedWorkS: number;
  startedAcceleratorJ: number;
  startedS: number;
  finishWorkS: number;
  /** What of its work was kept when a policy stopped it. */
  keptS: number;
  /** What its members share; null: the job is on one satellite. */
  gang: GangState | null;
  /** What is placed on satellites: the job itself, or its members. */
  parts: readonly LiveJob[];
  /** Of a member: what it has done of the present round. */
  roundWorkS: number;
  /** While it migrates: where its data still is; -1: it does not. */
  movesFromIndex: number;
  /** Rises with every stop by a fault; restarts with another stamp are stale. */
  restartStamp: number;
  /** When it goes on, while it is restarting. */
  restartAtS: number;
  /** Of a request: its first token on its way down, and what was sent ahead with it. */
  firstTransfer: Transfer | null;
  sentBit: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a live job holds on board: input until it has computed, then what is left of its output. */
export function heldBit(job: LiveJob): number {
  if (job.phase === 'downloading') return job.transfer === null ? 0 : job.transfer.bitsLeft;
  if (job.originSatelliteIndex >= 0 || job.movesFromIndex >= 0) return job.inputBit;
  return job.transfer === null ? job.inputBit : job.inputBit - job.transfer.bitsLeft;
}

/** Whose account that is in: input that arose on a satellite stays in the books of that one. */
export function holderOf(job: LiveJob): number {
  if (job.phase === 'downloading') return job.satelliteIndex;
  if (job.originSatelliteIndex >= 0) return job.originSatelliteIndex;
  return job.movesFromIndex >= 0 ? job.movesFromIndex : job.satelliteIndex;
}

/** What of a job's view does not follow from its row and template alone. */
type KnownAtRelease = Pick<
  JobView,
  | ('dueS' | 'stakeValue')
  | ('runtimeSByClass' | 'originSatelliteIndex' | 'lawIndex' | 'serviceIndex')
>;

/** A job at its release. */
export function createLiveJob(
  table: JobTable,
  index: number,
  template: JobTemplate,
  known: KnownAtRelease,
): LiveJob {
  const releaseS = table.releaseS[index]!;
  const job: LiveJob = {
    index,
    id: table.id[index]!,
    kind: template.kind,
    releaseS,
    deadlineS: table.deadlineS[index]!,
    dueS: known.dueS,
    value: template.value,
    stakeValue: known.stakeValue,
    inputBit: template.inputBit,
    outputBit: template.outputBit,
    acceleratorCount: template.acceleratorCount,
    satelliteCount: gangSize(template),
    exchangeBit: template.gang ? exchangeBit(template.gang) * exchangeCount(template.gang) : 0,
    isPreemptible: template.isPreemptible,
    checkpointS: template.checkpointS,
    checkpointBit: template.checkpointBit ?? template.outputBit,
    runtimeSByClass: known.runtimeSByClass,
    originSatelliteIndex: known.originSatelliteIndex,
    lawIndex: known.lawIndex,
    phase: 'released',
    satelliteIndex: -1,
    satelliteIndices: [],
    remainingFraction: 1,
    interruptedCount: 0,
    serviceIndex: known.serviceIndex,
    isReplica: template.service?.isReplica === true,
    template,
    phaseSinceS: releaseS,
    overtakenS: Infinity,
    readySequence: -1,
    slot: 'none',
    backlogAcceleratorS: 0,
    transfer: null,
    workLeftS: 0,
    startedWorkS: 0,
    startedAcceleratorJ: 0,
    startedS: 0,
    finishWorkS: Infinity,
    keptS: 0,
    gang: null,
    parts: [],
    roundWorkS: 0,
    movesFromIndex: -1,
    restartStamp: 0,
    restartAtS: 0,
    firstTransfer: null,
    sentBit: 0,
  };
  job.parts = [job];
  return job;
}
