// Which passes has a station in a run, in which order are they listed, and which comes next?

import type { Result } from '../../compute/index.ts';

type AccessColumns = Result['access'];

/** Columns of the table by which it can be sorted. */
export const passOrders = ['start', 'duration', 'peak', 'satellite', 'range'] as const;
export type PassOrder = (typeof passOrders)[number];

/** Rows of `access` that belong to a station, by start. */
export function passesOf(access: AccessColumns, station: number): Int32Array {
  let count = 0;
  const rows = new Int32Array(access.count);
  for (let row = 0; row < access.count; row += 1) {
    if (access.stationIndex[row] === station) rows[count++] = row;
  }
  const { startS } = access;
  return rows.slice(0, count).sort((a, b) => startS[a]! - startS[b]! || a - b);
}

/** What each order compares. */
const rankOf: Readonly<Record<PassOrder, (access: AccessColumns, row: number) => number>> = {
  start: ({ startS }, row) => startS[row]!,
  duration: ({ startS, endS }, row) => endS[row]! - startS[row]!,
  peak: ({ peakElevationRad }, row) => peakElevationRad[row]!,
  satellite: ({ satelliteIndex }, row) => satelliteIndex[row]!,
  range: ({ rangeMinKm }, row) => rangeMinKm[row]!,
};

/** The passes in another order; equal ones stay by start. */
export function sortedPasses(
  access: AccessColumns,
  byStart: Int32Array,
  order: PassOrder,
  isDescending: boolean,
): Int32Array {
  const sign = isDescending ? -1 : 1;
  const ranks = Float64Array.from(byStart, (row) => sign * rankOf[order](access, row));
  const places = Int32Array.from(byStart, (_row, place) => place);
  places.sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  return places.map((place) => byStart[place]!);
}

/** The row of the first pass that begins at or after a time; -1: none. `byStart` is sorted. */
export function nextPass(access: AccessColumns, byStart: Int32Array, timeS: number): number {
  let low = 0;
  let high = byStart.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (access.startS[byStart[middle]!]! >= timeS) high = middle;
    else low = middle + 1;
  }
  return byStart[low] ?? -1;
}

/** Whether the pass goes on at a time. */
export const isGoingOn = ({ startS, endS }: AccessColumns, row: number, timeS: number): boolean =>
  startS[row]! <= timeS && timeS < endS[row]!;
