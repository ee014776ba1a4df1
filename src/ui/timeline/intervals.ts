// Which intervals are on screen? Lanes of disjoint sorted intervals: searched, not scanned.

import { rowsByGroup } from './ordering.ts';

/** Intervals as they come in a result, in any order. */
export interface IntervalColumns {
  readonly count: number;
  readonly group: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
}

/**
 * Lanes of group g: `laneOffset[g]` … `laneOffset[g + 1] - 1`; rows of lane l: `rowOffset[l]` …
 * `rowOffset[l + 1] - 1`. Within a lane rows are disjoint and sorted, so that both starts and ends
 * can be searched by bisection. `source` is the row in the table that was packed.
 */
export interface LaneTable {
  readonly laneOffset: Int32Array;
  readonly rowOffset: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
  readonly source: Int32Array;
}

/** Bounds by which two intervals may touch or overlap through rounding and still share a lane. */
const touchS = 1e-6;

/**
 * Deal overlapping intervals into the fewest lanes per group (first free lane, by start).
 * Rows whose group is outside `[0, groupCount)` or whose times are not numbers are left out.
 */
export function packLanes(groupCount: number, columns: IntervalColumns): LaneTable {
  const order = sortedRows(groupCount, columns);
  const laneOfRow = new Int32Array(order.length);
  const laneCounts = assignLanes(groupCount, columns, order, laneOfRow);
  const laneOffset = new Int32Array(groupCount + 1);
  for (let group = 0; group < groupCount; group += 1) {
    laneOffset[group + 1] = laneOffset[group]! + laneCounts[group]!;
  }
  return fillLanes(columns, order, laneOfRow, laneOffset);
}

function sortedRows(groupCount: number, columns: IntervalColumns): Int32Array {
  const { count, group, startS, endS } = columns;
  const rows = new Int32Array(count);
  let kept = 0;
  let isSorted = true;
  for (let row = 0; row < count; row += 1) {
    const g = group[row]!;
    if (g < 0 || g >= groupCount || !(endS[row]! >= startS[row]!)) continue;
    if (kept > 0 && isSorted) {
      const last = rows[kept - 1]!;
      isSorted = group[last]! < g || (group[last] === g && startS[last]! <= startS[row]!);
    }
    rows[kept] = row;
    kept += 1;
  }
  const order = rows.subarray(0, kept);
  return isSorted ? order : rowsByGroup(order, groupCount, columns).rows;
}

/** Fills `laneOfRow` (lane within its group) and returns the number of lanes per group. */
function assignLanes(
  groupCount: number,
  { group, startS, endS }: IntervalColumns,
  order: Int32Array,
  laneOfRow: Int32Array,
): Int32Array {
  const laneCounts = new Int32Array(groupCount);
  let laneEndS: number[] = [];
  let current = -1;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at]!;
    if (group[row] !== current) {
      current = group[row]!;
      laneEndS = [];
    }
    let lane = 0;
    while (lane < laneEndS.length && laneEndS[lane]! > startS[row]! + touchS) lane += 1;
    laneEndS[lane] = endS[row]!;
    laneOfRow[at] = lane;
    laneCounts[current] = laneEndS.length;
  }
  return laneCounts;
}

function fillLanes(
  { group, startS, endS }: IntervalColumns,
  order: Int32Array,
  laneOfRow: Int32Array,
  laneOffset: Int32Array,
): LaneTable {
  const laneTotal = laneOffset[laneOffset.length - 1]!;
  const rowOffset = new Int32Array(laneTotal + 1);
  const laneOf = (at: number): number => laneOffset[group[order[at]!]!]! + laneOfRow[at]!;
  for (let at = 0; at < order.length; at += 1) rowOffset[laneOf(at) + 1]! += 1;
  for (let lane = 0; lane < laneTotal; lane += 1) rowOffset[lane + 1]! += rowOffset[lane]!;
  const next = rowOffset.slice();
  const source = new Int32Array(order.length);
  const packedStartS = new Float64Array(order.length);
  const packedEndS = new Float64Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const to = next[laneOf(at)]!;
    next[laneOf(at)] = to + 1;
    source[to] = order[at]!;
    packedStartS[to] = startS[order[at]!]!;
    packedEndS[to] = endS[order[at]!]!;
  }
  return { laneOffset, rowOffset, startS: packedStartS, endS: packedEndS, source };
}

/** The first row of `[from, to)` whose value is greater than `value`; `to` if there is none. */
export function firstAbove(values: Float64Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The row of a group that holds at `timeS`, -1 if none does; lower lanes first. */
export function rowAt(table: LaneTable, group: number, timeS: number): number {
  for (let lane = table.laneOffset[group]!; lane < table.laneOffset[group + 1]!; lane += 1) {
    const row = firstAbove(table.endS, timeS, table.rowOffset[lane]!, table.rowOffset[lane + 1]!);
    if (row < table.rowOffset[lane + 1]! && table.startS[row]! <= timeS) return row;
  }
  return -1;
}

/** Visits the rows of a group that touch the window, lane by lane. */
export function eachWithin(
  table: LaneTable,
  group: number,
  startS: number,
  endS: number,
  visit: (row: number) => void,
): void {
  for (let lane = table.laneOffset[group]!; lane < table.laneOffset[group + 1]!; lane += 1) {
    const to = table.rowOffset[lane + 1]!;
    let row = firstAbove(table.endS, startS, table.rowOffset[lane]!, to);
    for (; row < to && table.startS[row]! <= endS; row += 1) visit(row);
  }
}

/** How many rows of a group touch the window; bisections only. */
export function countWithin(table: LaneTable, group: number, startS: number, endS: number): number {
  let count = 0;
  for (let lane = table.laneOffset[group]!; lane < table.laneOffset[group + 1]!; lane += 1) {
    const to = table.rowOffset[lane + 1]!;
    const first = firstAbove(table.endS, startS, table.rowOffset[lane]!, to);
    count += Math.max(0, firstAbove(table.startS, endS, first, to) - first);
  }
  return count;
}
