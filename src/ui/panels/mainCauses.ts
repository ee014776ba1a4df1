// What cost each job most? One code per job, for lists of thousands of them.

import { causes, eventKinds, jobStatuses } from '../../compute/index.ts';
import type { Result } from '../../compute/index.ts';

const onTimeCode = jobStatuses.indexOf('onTime');
const rejectedCode = eventKinds.indexOf('jobRejected');

/** What a list has room for; the trail itself says it in full. */
const causeShortLabels = {
  inputLink: 'uplink',
  outputLink: 'downlink',
  energy: 'energy',
  heat: 'heat',
  accelerator: 'accelerator',
  priority: 'priority',
  data: 'data',
  law: 'law',
  fault: 'fault',
  noWork: 'no work',
} as const;

/** The word for a code of `mainCauses`; empty for none. */
export function mainCauseLabel(code: number | undefined): string {
  const cause = causes[code ?? -1];
  return cause === undefined ? '' : causeShortLabels[cause];
}

function largestLoss({ trails }: Result, job: number): number {
  const lostS = new Float64Array(causes.length);
  for (let row = trails.offset[job]!; row < trails.offset[job + 1]!; row += 1) {
    const lengthS = trails.endS[row]! - trails.startS[row]!;
    lostS[trails.causeCode[row]!]! += trails.shareFraction[row]! * lengthS;
  }
  const largestS = Math.max(...lostS);
  return largestS > 0 ? lostS.indexOf(largestS) : -1;
}

/**
 * For each job the code of the cause that most time was lost to, or for which it was turned away;
 * -1 for jobs on time, and for those that lost none.
 */
export function mainCauses(result: Result): Int8Array {
  const { jobs, events } = result;
  const codes = new Int8Array(jobs.count).fill(-1);
  for (let job = 0; job < jobs.count; job += 1) {
    if (jobs.statusCode[job] !== onTimeCode) codes[job] = largestLoss(result, job);
  }
  for (let row = 0; row < events.count; row += 1) {
    const job = events.jobIndex[row]!;
    if (events.kindCode[row] !== rejectedCode || job < 0) continue;
    codes[job] = events.causeCodePlusOne[row]! - 1;
  }
  return codes;
}
