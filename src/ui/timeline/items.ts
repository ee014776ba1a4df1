// Which job does the keyboard go to within a row? Jobs in order of their starts; pure.

import type { LaneTable } from './intervals.ts';

/** The first or last job of a satellite by start; -1 when it has none. */
export function outermostItem(jobs: LaneTable, satellite: number, at: 'first' | 'last'): number {
  const direction = at === 'first' ? 1 : -1;
  return nearestItem(jobs, satellite, direction * -Infinity, -1, direction);
}

/** The job that follows (1) or precedes (-1) another one of the same satellite; -1 at the end. */
export function neighbourItem(
  jobs: LaneTable,
  satellite: number,
  item: number,
  direction: 1 | -1,
): number {
  return nearestItem(jobs, satellite, jobs.startS[item]!, item, direction);
}

/** The job whose start is nearest to a time; -1 when there is none. */
export function itemNearTime(jobs: LaneTable, satellite: number, timeS: number): number {
  const after = nearestItem(jobs, satellite, timeS, -1, 1);
  const before = nearestItem(jobs, satellite, timeS, Infinity, -1);
  if (after < 0 || before < 0) return Math.max(after, before);
  return jobs.startS[after]! - timeS < timeS - jobs.startS[before]! ? after : before;
}

/** The nearest row beyond (start, row) in a direction, in the order by start, then row. */
function nearestItem(
  { laneOffset, rowOffset, startS }: LaneTable,
  satellite: number,
  timeS: number,
  beyondRow: number,
  direction: 1 | -1,
): number {
  let best = -1;
  const end = rowOffset[laneOffset[satellite + 1]!]!;
  for (let row = rowOffset[laneOffset[satellite]!]!; row < end; row += 1) {
    const ahead = (startS[row]! - timeS) * direction || (row - beyondRow) * direction;
    if (!(ahead > 0)) continue;
    const nearer = best < 0 ? -1 : (startS[row]! - startS[best]!) * direction;
    if (nearer < 0 || (nearer === 0 && direction === -1)) best = row;
  }
  return best;
}
