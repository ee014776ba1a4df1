// Which points of a sampled curve need drawing? One per two pixels, the extreme of what it covers.

import { firstAbove } from './intervals.ts';
import type { TimeWindow } from './timeScale.ts';

/** Points of one curve in pixels and in the quantity's unit; `value` is NaN where there is none. */
export interface Trace {
  count: number;
  readonly x: Float32Array;
  readonly value: Float32Array;
}

const pointCountMax = 8192;
const bucketPx = 2;

export const newTrace = (): Trace => ({
  count: 0,
  x: new Float32Array(pointCountMax),
  value: new Float32Array(pointCountMax),
});

export interface TraceInput {
  readonly timeS: Float64Array;
  /** Satellite-major; the curve is the `sampleCount` values from `offset`. */
  readonly column: Float32Array;
  readonly offset: number;
  readonly sampleCount: number;
  readonly window: TimeWindow;
  readonly widthPx: number;
  /** Which of the values under one point stands for them: the one that would alarm. */
  readonly keeps: 'lowest' | 'highest';
}

/** Fills `out` with the part of the curve in the window, and one sample to either side of it. */
export function fillTrace(out: Trace, input: TraceInput): void {
  const { timeS, column, offset, sampleCount, window, widthPx } = input;
  const pxPerS = widthPx / (window.endS - window.startS);
  const first = Math.max(0, firstAbove(timeS, window.startS, 0, sampleCount) - 1);
  const last = Math.min(sampleCount - 1, firstAbove(timeS, window.endS, 0, sampleCount));
  const isLowest = input.keeps === 'lowest';
  let bucket = -Infinity;
  out.count = 0;
  for (let sample = first; sample <= last; sample += 1) {
    const x = (timeS[sample]! - window.startS) * pxPerS;
    const value = column[offset + sample]!;
    const isNewPoint = Math.floor(x / bucketPx) !== bucket && out.count < pointCountMax;
    if (isNewPoint) {
      bucket = Math.floor(x / bucketPx);
      out.x[out.count] = x;
      out.value[out.count] = value;
      out.count += 1;
      continue;
    }
    const kept = out.value[out.count - 1]!;
    if (isLowest ? value < kept : value > kept) out.value[out.count - 1] = value;
  }
}

/**
 * Turns values into heights (`zeroY + value · pxPerUnit`) and leaves out points of level parts: a
 * point stays when its height differs from the last kept one's, and so does the one before it.
 */
export function thinTrace(trace: Trace, zeroY: number, pxPerUnit: number, bendPx: number): void {
  const { x, value } = trace;
  let kept = 0;
  let heldAt = -1;
  for (let at = 0; at < trace.count; at += 1) {
    const y = zeroY + value[at]! * pxPerUnit;
    const pointX = x[at]!;
    const isLevel = kept > 0 && Math.abs(y - value[kept - 1]!) < bendPx;
    if (isLevel && at < trace.count - 1) {
      heldAt = pointX;
      continue;
    }
    if (heldAt >= 0 && kept > 0) {
      x[kept] = heldAt;
      value[kept] = value[kept - 1]!;
      kept += 1;
    }
    heldAt = -1;
    x[kept] = pointX;
    value[kept] = y;
    kept += 1;
  }
  trace.count = kept;
}
