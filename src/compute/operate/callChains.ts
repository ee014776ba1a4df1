// When is the next call of an agent released, and what happens when a call is turned away?

import type { Cause } from '../account/cause.ts';
import type { JobTable } from '../account/result.ts';
import type { JobView } from '../schedule/policy.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import { callDueS } from '../workload/chains.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import { statusCode } from './jobTable.ts';
import type { EventRecorder } from './log.ts';

/** Marks releases that a delivery has brought about; those of the agenda have stamp 0. */
export const chainStamp = 1;

/** What a chain's end reaches. */
export interface ChainWorld {
  readonly jobs: JobColumns;
  readonly queue: EventQueue;
  readonly log: EventRecorder;
}

/** What a job that has just been released stands for in its chain; outside of one, by itself. */
export function callTerms(
  { chains, templates, templateIndex }: JobColumns,
  { releaseS, deadlineS }: Pick<JobTable, 'releaseS' | 'deadlineS'>,
  job: number,
): Pick<JobView, 'dueS' | 'stakeValue'> {
  const leftCount = chains?.leftCount[job] ?? 1;
  const { value } = templates[templateIndex[chains?.lastIndex[job] ?? job]!]!;
  const thinkS = chains?.thinkS[job] ?? 0;
  const dueS = callDueS(releaseS[job]!, deadlineS[job]!, leftCount, thinkS);
  return { dueS, stakeValue: value / leftCount };
}

/**
 * A call is over. After a delivery the next one is released when its agent has thought; after a
 * rejection those that wait for it are rejected for the same cause.
 */
export function callEnded(
  { jobs, queue, log }: ChainWorld,
  table: JobTable,
  job: number,
  end: { readonly timeS: number; readonly rejectedFor: Cause | null },
): void {
  const { chains } = jobs;
  if (chains === undefined) return;
  const { timeS, rejectedFor } = end;
  const next = chains.nextIndex[job]!;
  if (next < 0) return;
  if (rejectedFor === null) {
    queue.push(timeS + chains.thinkS[job]!, agendaKinds.jobReleased, next, chainStamp);
    return;
  }
  for (let call = next; call >= 0; call = chains.nextIndex[call]!) {
    table.statusCode[call] = statusCode('rejected');
    log.record(timeS, 'jobRejected', { job: call, cause: rejectedFor });
  }
}
