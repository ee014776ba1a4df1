// When is a margin positive, and when is it greatest?
import type { Ephemeris } from './ephemeris.ts';
import { CrossingSearch, type MarginLaw } from './crossings.ts';
import {
  refineFrom,
  refineMaximum,
  refineRoot,
  refineSlopedRoot,
  type SlopedInto,
  type ValueAt,
} from './refine.ts';

/** Samples at startS + k·stepS, the last one moved to endS. */
export interface ScanGrid {
  readonly startS: number;
  readonly stepS: number;
  readonly sampleCount: number;
  readonly endS: number;
}

/** Intervals in order, half-open and disjoint. */
export interface IntervalList {
  readonly startS: number[];
  readonly endS: number[];
}

/**
 * The samples of an ephemeris up to `endS` at which all of some satellites are valid; the sample
 * count is 0 when there is no span at all.
 */
export function scanGrid(
  ephemeris: Ephemeris,
  satelliteIndices: readonly number[],
  endS: number,
): ScanGrid {
  const { startS, stepS } = ephemeris;
  let validCount = ephemeris.sampleCount;
  for (const index of satelliteIndices) {
    validCount = Math.min(validCount, ephemeris.validSampleCount[index]!);
  }
  const lastS = Math.min(endS, startS + (validCount - 1) * stepS);
  if (!(lastS > startS)) return { startS, stepS, sampleCount: 0, endS: startS };
  const sampleCount = Math.min(validCount, Math.ceil((lastS - startS) / stepS - 1e-9) + 1);
  return { startS, stepS, sampleCount, endS: lastS };
}

/** The time of a sample of a grid. */
export function sampleTimeS(grid: ScanGrid, sample: number): number {
  return sample === grid.sampleCount - 1 ? grid.endS : grid.startS + sample * grid.stepS;
}

/** True when the last sample was moved, so that columns of the ephemeris do not hold it. */
export function isEndBetweenSamples(grid: ScanGrid): boolean {
  return grid.endS !== grid.startS + (grid.sampleCount - 1) * grid.stepS;
}

/**
 * Could the function cross zero and come back between samples k and k + 1, both of one sign?
 * Only beside an extremum toward zero, and only if the bend of the samples there could reach it:
 * a parabola overshoots its highest sample by an eighth of the second difference; all of it is
 * allowed for.
 */
function mayHideWindow(margins: Float64Array, count: number, k: number): boolean {
  const sign = margins[k]! > 0 ? -1 : 1;
  const from = sign * margins[k]!;
  const to = sign * margins[k + 1]!;
  const top = to > from ? k + 1 : k;
  const height = Math.max(from, to);
  const before = top > 0 ? sign * margins[top - 1]! : -Infinity;
  const after = top < count - 1 ? sign * margins[top + 1]! : -Infinity;
  if (before > height || after > height) return false;
  if (count < 3) return true;
  const middle = Math.max(1, Math.min(count - 2, top));
  const bend = margins[middle - 1]! - 2 * margins[middle]! + margins[middle + 1]!;
  return height + Math.abs(bend) > 0;
}

/** Turns edges, reported in order, into intervals. */
class IntervalWriter {
  private openS: number;

  constructor(
    private readonly intervals: IntervalList,
    startS: number,
    isInside: boolean,
  ) {
    this.openS = isInside ? startS : NaN;
  }

  readonly cross = (timeS: number): void => {
    const { openS } = this;
    this.openS = Number.isNaN(openS) ? timeS : NaN;
    if (!(timeS > openS)) return;
    this.intervals.startS.push(openS);
    this.intervals.endS.push(timeS);
  };

  end(endS: number): void {
    if (!Number.isNaN(this.openS)) this.cross(endS);
  }
}

/** Edges between samples k and k + 1 by what the samples show of the margin's bend. */
function crossBySamples(
  grid: ScanGrid,
  margins: Float64Array,
  marginAt: ValueAt,
  k: number,
  cross: (timeS: number) => void,
): void {
  const from = margins[k]!;
  const to = margins[k + 1]!;
  const lowS = sampleTimeS(grid, k);
  const highS = sampleTimeS(grid, k + 1);
  if (from > 0 !== to > 0) {
    cross(refineRoot(marginAt, lowS, from, highS, to));
    return;
  }
  if (!mayHideWindow(margins, grid.sampleCount, k)) return;
  const isInside = from > 0;
  const towardZero = isInside ? (timeS: number) => -marginAt(timeS) : marginAt;
  const peakS = refineMaximum(towardZero, lowS, highS, 0);
  const peak = marginAt(peakS);
  if (peak > 0 === isInside) return;
  cross(refineRoot(marginAt, lowS, from, peakS, peak));
  cross(refineRoot(marginAt, peakS, peak, highS, to));
}

/**
 * Appends the intervals in which a margin is positive. `margins` holds its values at the samples,
 * `marginAt` gives it in between. Edges are good to 1e-6 s of the margin given; windows are clipped
 * to the grid. With a `law` that bounds the margin's second derivative every window and gap longer
 * than a millisecond is found, whatever the step; without it, those that the bend of the samples
 * betrays: nearly all.
 */
export function findWindows(
  intervals: IntervalList,
  grid: ScanGrid,
  margins: Float64Array,
  marginAt: ValueAt,
  law?: MarginLaw,
): void {
  const count = grid.sampleCount;
  if (count < 2) return;
  const writer = new IntervalWriter(intervals, grid.startS, margins[0]! > 0);
  if (law !== undefined) {
    crossAll(grid, margins, law.bendMax, new CrossingSearch(marginAt, law, writer.cross));
    writer.end(grid.endS);
    return;
  }
  for (let k = 0; k < count - 1; k += 1) {
    const from = margins[k]!;
    const to = margins[k + 1]!;
    // Most samples lie on the way up to or down from an extremum elsewhere: nothing hides there.
    if (from < 0 && to < 0 && k > 0 && k + 2 < count) {
      if (to > from ? margins[k + 2]! > to : margins[k - 1]! > from) continue;
    }
    crossBySamples(grid, margins, marginAt, k, writer.cross);
  }
  writer.end(grid.endS);
}

/** Searches the intervals near enough to zero for an edge to be possible. */
function crossAll(
  grid: ScanGrid,
  margins: Float64Array,
  bendMax: number,
  search: CrossingSearch,
): void {
  const reach = (bendMax * grid.stepS * grid.stepS) / 8; // a parabola's height over its chord
  for (let k = 0; k < grid.sampleCount - 1; k += 1) {
    const from = margins[k]!;
    const to = margins[k + 1]!;
    if (from < -reach && to < -reach) continue;
    if (from > reach && to > reach) continue;
    search.search(sampleTimeS(grid, k), from, sampleTimeS(grid, k + 1), to);
  }
}

/**
 * The time of the greatest value within a window: the best of its samples and ends, refined
 * between its neighbours. `values` are the samples of the grid.
 */
export function findPeakS(
  grid: ScanGrid,
  values: Float64Array,
  valueAt: ValueAt,
  startS: number,
  endS: number,
): number {
  const best = bestSample(grid, values, valueAt, [startS, endS]);
  return refineAround(grid, values, valueAt, [startS, endS], best);
}

/** A quantity whose greatest value is sought, and what has the sign of its slope. */
export interface Hill {
  readonly valueAt: ValueAt;
  readonly slopeInto: SlopedInto;
}

/**
 * What `findPeakS` finds, in a third of its looks: `guessS` is where the top may be. `slopeInto`
 * gives what has the sign of the value's slope, and the slope of that.
 */
export function findHilltopS(
  grid: ScanGrid,
  values: Float64Array,
  { valueAt, slopeInto }: Hill,
  [startS, endS]: readonly [number, number],
  guessS?: number,
): number {
  const best = bestSample(grid, values, valueAt, [startS, endS]);
  const lowS = Math.max(startS, best[0] - grid.stepS);
  const highS = Math.min(endS, best[0] + grid.stepS);
  const isGuessInside = guessS !== undefined && guessS > lowS && guessS < highS;
  const topS = refineSlopedRoot(slopeInto, [lowS, highS], true, isGuessInside ? guessS : best[0]);
  if (valueAt(topS) >= best[1]) return topS;
  return refineAround(grid, values, valueAt, [startS, endS], best);
}

/** The best of the samples within a window and of its ends: time and value. */
function bestSample(
  grid: ScanGrid,
  values: Float64Array,
  valueAt: ValueAt,
  [startS, endS]: readonly [number, number],
): readonly [bestS: number, best: number] {
  const first = Math.max(0, Math.ceil((startS - grid.startS) / grid.stepS));
  const last = Math.min(grid.sampleCount - 1, Math.floor((endS - grid.startS) / grid.stepS));
  let bestS = startS;
  let best = valueAt(startS);
  const atEnd = valueAt(endS);
  if (atEnd > best) {
    best = atEnd;
    bestS = endS;
  }
  for (let sample = first; sample <= last; sample += 1) {
    if (values[sample]! > best) {
      best = values[sample]!;
      bestS = sampleTimeS(grid, sample);
    }
  }
  return [bestS, best];
}

/** The greatest value near a sample, or near an end of the window, where a value is known. */
function refineAround(
  grid: ScanGrid,
  values: Float64Array,
  valueAt: ValueAt,
  [startS, endS]: readonly [number, number],
  [bestS, best]: readonly [number, number],
): number {
  const lowS = Math.max(startS, bestS - grid.stepS);
  const highS = Math.min(endS, bestS + grid.stepS);
  const sample = Math.round((bestS - grid.startS) / grid.stepS);
  const isBetweenSamples = lowS === bestS - grid.stepS && highS === bestS + grid.stepS;
  if (!isBetweenSamples || sampleTimeS(grid, sample) !== bestS) {
    const peakS = refineMaximum(valueAt, lowS, highS);
    return valueAt(peakS) > best ? peakS : bestS;
  }
  const before = values[sample - 1]!;
  const after = values[sample + 1]!;
  const isBefore = before > after;
  return refineFrom(valueAt, [lowS, highS, Infinity], {
    x: bestS,
    fx: best,
    w: isBefore ? lowS : highS,
    fw: isBefore ? before : after,
    v: isBefore ? highS : lowS,
    fv: isBefore ? after : before,
  });
}
