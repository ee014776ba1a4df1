// For which causes, and for how long each, did a job not run? Reads one job's reason trail.

import { causes, type Cause } from './cause.ts';
import type { ReasonTrails } from './result.ts';

/** A stretch of a trail; `lostS` is the share lost times the length, at most `endS - startS`. */
export interface TrailStretch {
  readonly cause: Cause;
  readonly startS: number;
  readonly endS: number;
  readonly lostS: number;
}

/** The rows of one job in time order, as recorded; none for a job index out of range. */
export function trailRows(trails: ReasonTrails, jobIndex: number): TrailStretch[] {
  const rows: TrailStretch[] = [];
  const end = trails.offset[jobIndex + 1] ?? 0;
  for (let row = trails.offset[jobIndex] ?? 0; row < end; row += 1) {
    const startS = trails.startS[row]!;
    const endS = trails.endS[row]!;
    const lostS = trails.shareFraction[row]! * (endS - startS);
    rows.push({ cause: causes[trails.causeCode[row]!]!, startS, endS, lostS });
  }
  return rows;
}

/**
 * The trail with neighbours of the same cause joined and stretches that lost nothing left out.
 * A joined stretch runs from the first start to the last end, so it may contain time at work.
 */
export function trailStretches(trails: ReasonTrails, jobIndex: number): TrailStretch[] {
  const merged: TrailStretch[] = [];
  for (const row of trailRows(trails, jobIndex)) {
    if (!(row.lostS > 0)) continue;
    const last = merged.at(-1);
    if (last?.cause === row.cause) {
      merged[merged.length - 1] = { ...last, endS: row.endS, lostS: last.lostS + row.lostS };
    } else {
      merged.push(row);
    }
  }
  return merged;
}

/** A trail as files carry it: `cause:seconds` joined by `;`, to the microsecond. */
export function trailText(trails: ReasonTrails, jobIndex: number): string {
  return trailStretches(trails, jobIndex)
    .map(({ cause, lostS }) => `${cause}:${lostS.toFixed(6)}`)
    .join(';');
}
