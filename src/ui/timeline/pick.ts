// What is under the pointer? From a row, a height within it and a time to the thing drawn there.

import { barBox } from './drawJobs.ts';
import { isCrowded } from './density.ts';
import { countWithin, firstAbove, rowAt } from './intervals.ts';
import type { LaneTable } from './intervals.ts';
import { laneAtY, rowAtY, totalHeightPx } from './layout.ts';
import type { LaneName, RowLayout } from './layout.ts';
import type { ResultIndex } from './resultIndex.ts';
import type { TimeScale } from './timeScale.ts';
import { timeOfX, xOfTime } from './timeScale.ts';

/** A thing on the timeline. `row` is a packed row of the lane's table in the index. */
export type Hit =
  | { readonly kind: 'fleet'; readonly fleet: number }
  | { readonly kind: 'row'; readonly satellite: number; readonly lane: LaneName | null }
  | { readonly kind: 'job'; readonly satellite: number; readonly row: number }
  /** More jobs than bars can show; `count` of them touch the pointed-at column. */
  | {
      readonly kind: 'jobs';
      readonly satellite: number;
      readonly count: number;
      readonly startS: number;
      readonly endS: number;
    }
  | { readonly kind: 'service' | 'access'; readonly satellite: number; readonly row: number };

/** How far beside a thin bar one may point, CSS px. */
const reachPx = 3;

export interface PickInput {
  readonly index: ResultIndex;
  readonly layout: RowLayout;
  readonly scale: TimeScale;
  /** From the left edge of the plot; from the top of all rows. */
  readonly xPx: number;
  readonly yPx: number;
}

/** The thing at a point; null below the last row. */
export function pick(input: PickInput): Hit | null {
  const { layout, yPx } = input;
  if (layout.count === 0 || yPx < 0 || yPx >= totalHeightPx(layout)) return null;
  const row = rowAtY(layout, yPx);
  const ref = layout.ref[row]!;
  if (layout.isGroup[row] === 1) return { kind: 'fleet', fleet: ref };
  const shape = layout.shapeOf(ref);
  const lane = laneAtY(shape, yPx - layout.topPx[row]!);
  const bare: Hit = { kind: 'row', satellite: ref, lane };
  if (lane === 'jobs') {
    const heightInLane = yPx - layout.topPx[row]! - shape.jobs.topPx;
    return pickJob(input, ref, heightInLane, shape.jobs.heightPx) ?? bare;
  }
  return lane === 'contact' ? (pickContact(input, ref) ?? bare) : bare;
}

function pickJob(
  input: PickInput,
  satellite: number,
  heightInLanePx: number,
  laneHeightPx: number,
): Hit | null {
  const { index, scale, xPx } = input;
  const { jobs } = index;
  const firstLane = jobs.laneOffset[satellite]!;
  const laneCount = jobs.laneOffset[satellite + 1]! - firstLane;
  if (isCrowded(jobs, satellite, scale, laneHeightPx)) return pickStrip(input, satellite);
  for (let lane = 0; lane < laneCount; lane += 1) {
    const box = barBox({ top: 0, height: laneHeightPx }, lane, laneCount, 1);
    const isInLane = heightInLanePx >= box.top - 1 && heightInLanePx <= box.top + box.height + 0.5;
    const row = isInLane ? rowNear(jobs, firstLane + lane, scale, xPx) : -1;
    if (row >= 0) return { kind: 'job', satellite, row };
  }
  return null;
}

/** The lane's row at a place, or the nearest one within reach; -1 for none. */
function rowNear(table: LaneTable, lane: number, scale: TimeScale, xPx: number): number {
  const from = table.rowOffset[lane]!;
  const to = table.rowOffset[lane + 1]!;
  const row = firstAbove(table.endS, timeOfX(scale, xPx), from, to);
  const after = row < to ? xOfTime(scale, table.startS[row]!) - xPx : Infinity;
  const before = row > from ? xPx - xOfTime(scale, table.endS[row - 1]!) : Infinity;
  if (Math.min(after, before) > reachPx) return -1;
  return after <= before ? row : row - 1;
}

function pickStrip({ index, scale, xPx }: PickInput, satellite: number): Hit | null {
  const startS = timeOfX(scale, xPx - 1);
  const endS = timeOfX(scale, xPx + 1);
  const count = countWithin(index.jobs, satellite, startS, endS);
  if (count === 0) return null;
  if (count > 1) return { kind: 'jobs', satellite, count, startS, endS };
  const inside = rowAt(index.jobs, satellite, timeOfX(scale, xPx));
  return inside < 0 ? null : { kind: 'job', satellite, row: inside };
}

function pickContact({ index, scale, xPx }: PickInput, satellite: number): Hit | null {
  for (const kind of ['service', 'access'] as const) {
    const table = index[kind];
    for (
      let lane = table.laneOffset[satellite]!;
      lane < table.laneOffset[satellite + 1]!;
      lane += 1
    ) {
      const row = rowNear(table, lane, scale, xPx);
      if (row >= 0) return { kind, satellite, row };
    }
  }
  return null;
}
