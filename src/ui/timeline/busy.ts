// How many jobs of each kind ran, on average, between two times? For rows too dense for bars.

import { jobKinds } from '../../compute/index.ts';
import type { LaneTable } from './intervals.ts';

const binCountMin = 512;
const binCountMax = 16_384;

/**
 * Job-seconds spent up to each bin's end, by kind: `cumulativeS[bin * kindCount + kind]`, with bin
 * 0 at the start of the run. Between bins it is taken as linear, so a column of the strip is exact
 * when it spans whole bins and off by less than one bin otherwise.
 */
export interface BusyGrid {
  readonly binS: number;
  readonly binCount: number;
  readonly cumulativeS: Float32Array;
}

/** Sum up one satellite's packed job rows; work is rows plus bins that they cover. */
export function buildBusyGrid(
  jobs: LaneTable,
  kindCode: Uint8Array,
  satelliteIndex: number,
  durationS: number,
): BusyGrid {
  const from = jobs.rowOffset[jobs.laneOffset[satelliteIndex]!]!;
  const to = jobs.rowOffset[jobs.laneOffset[satelliteIndex + 1]!]!;
  const binCount = Math.min(binCountMax, Math.max(binCountMin, to - from));
  const binS = durationS / binCount;
  const kindCount = jobKinds.length;
  // Summed in double precision; rounded once at the end.
  const busyS = new Float64Array((binCount + 1) * kindCount);
  for (let row = from; row < to; row += 1) {
    const startS = jobs.startS[row]!;
    const endS = Math.min(jobs.endS[row]!, durationS);
    const last = Math.min(Math.floor(endS / binS), binCount - 1);
    for (let bin = Math.floor(startS / binS); bin <= last; bin += 1) {
      const overlapS = Math.min(endS, (bin + 1) * binS) - Math.max(startS, bin * binS);
      busyS[(bin + 1) * kindCount + kindCode[row]!]! += overlapS;
    }
  }
  for (let at = kindCount; at < busyS.length; at += 1) busyS[at]! += busyS[at - kindCount]!;
  return { binS, binCount, cumulativeS: Float32Array.from(busyS) };
}

/** Job-seconds by kind from the start of the run until a time, into `out`. */
export function fillBusyUntilS(out: Float64Array, grid: BusyGrid, timeS: number): void {
  const { binS, binCount, cumulativeS } = grid;
  const place = Math.min(Math.max(timeS / binS, 0), binCount);
  const bin = Math.min(Math.floor(place), binCount - 1);
  const share = place - bin;
  const kindCount = jobKinds.length;
  for (let kind = 0; kind < kindCount; kind += 1) {
    const before = cumulativeS[bin * kindCount + kind]!;
    out[kind] = before + (cumulativeS[(bin + 1) * kindCount + kind]! - before) * share;
  }
}
