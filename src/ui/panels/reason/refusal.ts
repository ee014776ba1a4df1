// Why was this job turned away?

import { causes, eventKinds, jobStatuses } from '../../../compute/index.ts';
import type { Result } from '../../../compute/index.ts';
import { causeLabels } from '../metricRows.ts';

const rejectedCode = eventKinds.indexOf('jobRejected');

/** From the event log, in words to follow a colon; null for jobs that were not turned away. */
export function refusalOf({ events, jobs }: Result, index: number): string | null {
  if (jobStatuses[jobs.statusCode[index]!] !== 'rejected') return null;
  for (let row = events.count - 1; row >= 0; row -= 1) {
    if (events.jobIndex[row] !== index || events.kindCode[row] !== rejectedCode) continue;
    const cause = causes[events.causeCodePlusOne[row]! - 1];
    const detail = events.detailByRow[row] ?? '';
    // A detail that only names the cause again says nothing new.
    const parts = [cause === undefined ? '' : causeLabels[cause], detail === cause ? '' : detail];
    return parts.filter((part) => part !== '').join(', ') || null;
  }
  return null;
}
