// What do a satellite's forecast intervals say of a time or a span?

import type { SatelliteIntervals } from './policy.ts';

/** Row of the first interval of the satellite that ends after `timeS`; past its last if none. */
export function firstRowAfter(
  intervals: SatelliteIntervals,
  satellite: number,
  timeS: number,
): number {
  let low = intervals.offset[satellite]!;
  let high = intervals.offset[satellite + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intervals.endS[middle]! <= timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * When `lengthS` seconds inside the satellite's intervals, counted from `fromS`, are over; Infinity
 * when the intervals do not last that long.
 */
export function secondsInsideEndS(
  intervals: SatelliteIntervals,
  satellite: number,
  fromS: number,
  lengthS: number,
): number {
  const rowEnd = intervals.offset[satellite + 1]!;
  let leftS = lengthS;
  for (let row = firstRowAfter(intervals, satellite, fromS); row < rowEnd; row += 1) {
    const startS = Math.max(intervals.startS[row]!, fromS);
    const insideS = intervals.endS[row]! - startS;
    if (insideS >= leftS) return startS + leftS;
    leftS -= insideS;
  }
  return Infinity;
}

/** Seconds of [fromS, toS) that lie inside the satellite's intervals. */
export function overlapS(
  intervals: SatelliteIntervals,
  satellite: number,
  fromS: number,
  toS: number,
): number {
  const rowEnd = intervals.offset[satellite + 1]!;
  let insideS = 0;
  for (let row = firstRowAfter(intervals, satellite, fromS); row < rowEnd; row += 1) {
    if (intervals.startS[row]! >= toS) break;
    insideS += Math.min(intervals.endS[row]!, toS) - Math.max(intervals.startS[row]!, fromS);
  }
  return insideS;
}

/** When the interval that holds `timeS` ends; `timeS` itself where none holds it. */
export function intervalEndS(
  intervals: SatelliteIntervals,
  satellite: number,
  timeS: number,
): number {
  const row = firstRowAfter(intervals, satellite, timeS);
  const isInside = row < intervals.offset[satellite + 1]! && intervals.startS[row]! <= timeS;
  return isInside ? intervals.endS[row]! : timeS;
}
