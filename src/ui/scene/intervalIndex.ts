// Is something going on at a satellite at this time? Unions of intervals, searched by bisection.

import { firstAbove } from '../timeline/intervals.ts';
import { rowsByGroup } from '../timeline/ordering.ts';

/** Disjoint sorted intervals of satellite s: rows `offset[s]` … `offset[s + 1] - 1`. */
export interface IntervalIndex {
  readonly offset: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
}

/** Intervals in any order, as columns. */
export interface IntervalRows {
  readonly count: number;
  readonly satelliteIndex: ArrayLike<number>;
  readonly startS: ArrayLike<number>;
  readonly endS: ArrayLike<number>;
}

/**
 * The union of each satellite's intervals. Rows of no satellite, and rows without length, are
 * left out.
 */
export const indexIntervals = (satelliteCount: number, rows: IntervalRows): IntervalIndex =>
  union(satelliteCount, rows, sortedRows(satelliteCount, rows));

/** The same in two pieces. */
export function* indexInPieces(
  satelliteCount: number,
  rows: IntervalRows,
): Generator<void, IntervalIndex> {
  const order = sortedRows(satelliteCount, rows);
  yield;
  return union(satelliteCount, rows, order);
}

function union(satelliteCount: number, rows: IntervalRows, order: Int32Array): IntervalIndex {
  const { satelliteIndex, startS, endS } = rows;
  const offset = new Int32Array(satelliteCount + 1);
  const unionStartS = new Float64Array(order.length);
  const unionEndS = new Float64Array(order.length);
  let count = 0;
  let current = -1;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at]!;
    const satellite = satelliteIndex[row]!;
    const isNew = satellite !== current;
    if (!isNew && startS[row]! <= unionEndS[count - 1]!) {
      unionEndS[count - 1] = Math.max(unionEndS[count - 1]!, endS[row]!);
      continue;
    }
    current = satellite;
    unionStartS[count] = startS[row]!;
    unionEndS[count] = endS[row]!;
    count += 1;
    offset[satellite + 1] = count;
  }
  for (let s = 1; s <= satelliteCount; s += 1) offset[s] = Math.max(offset[s]!, offset[s - 1]!);
  return { offset, startS: unionStartS.slice(0, count), endS: unionEndS.slice(0, count) };
}

/** Usable rows by satellite and start. */
function sortedRows(satelliteCount: number, rows: IntervalRows): Int32Array {
  const { satelliteIndex, startS, endS } = rows;
  const order = new Int32Array(rows.count);
  let kept = 0;
  for (let row = 0; row < rows.count; row += 1) {
    const satellite = satelliteIndex[row]!;
    const isUsable = satellite >= 0 && satellite < satelliteCount && endS[row]! > startS[row]!;
    if (!isUsable) continue;
    order[kept] = row;
    kept += 1;
  }
  const usable = order.subarray(0, kept);
  return rowsByGroup(usable, satelliteCount, { group: satelliteIndex, startS }).rows;
}

/** Whether `timeS` lies in an interval `[start, end)` of the satellite. */
export function isInside(index: IntervalIndex, satellite: number, timeS: number): boolean {
  const to = index.offset[satellite + 1]!;
  const row = firstAbove(index.endS, timeS, index.offset[satellite]!, to);
  return row < to && index.startS[row]! <= timeS;
}
