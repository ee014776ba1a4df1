// When do two satellites see each other, and how far apart are they?
import type { EarthModel } from './eclipse.ts';
import { ephemerisEndS, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { findPeakS, findWindows, scanGrid, type IntervalList, type ScanGrid } from './finder.ts';
import { PairSight } from './linkSight.ts';
import { linkTable, type LinkWindows, type WindowRow } from './windows.ts';

export interface LinkOptions {
  /** Default: no limit. */
  readonly rangeMaxKm?: number;
  /** How high above the ground the line of sight must pass; default 0. */
  readonly grazingAltitudeKm?: number;
  /** Default: ellipsoid. */
  readonly earth?: EarthModel;
  /** Windows end here even if the ephemeris goes on. */
  readonly endS?: number;
  /** Edges are settled on these states instead of the interpolated ones. */
  readonly statesAt?: StatesAt;
}

interface LinkColumns {
  readonly margins: Float64Array;
  readonly ranges: Float64Array;
  readonly nearness: Float64Array;
}

const wholeSpan = ({ startS, endS }: ScanGrid): IntervalList => ({
  startS: [startS],
  endS: [endS],
});

/** The times in both lists. */
function overlap(p: IntervalList, q: IntervalList): IntervalList {
  const both: IntervalList = { startS: [], endS: [] };
  for (let i = 0, j = 0; i < p.startS.length && j < q.startS.length;) {
    const startS = Math.max(p.startS[i]!, q.startS[j]!);
    const endS = Math.min(p.endS[i]!, q.endS[j]!);
    if (endS > startS) {
      both.startS.push(startS);
      both.endS.push(endS);
    }
    if (p.endS[i]! < q.endS[j]!) i += 1;
    else j += 1;
  }
  return both;
}

/** When the pair is near enough and its line clear: each found by itself, for a lesser of two
 * margins has kinks that no search is made for. */
function intervalsOf(sight: PairSight, grid: ScanGrid, margins: Float64Array): IntervalList {
  const none: IntervalList = { startS: [], endS: [] };
  if (grid.sampleCount < 2) return none;
  let near = wholeSpan(grid);
  const range = sight.rangeMargin();
  if (range !== null) {
    near = { startS: [], endS: [] };
    sight.use(range);
    if (!sight.fill(margins, grid, range)) return none;
    const law = sight.use(sight.rangeMarginOfCompanions(grid) ?? range);
    findWindows(near, grid, margins, sight.marginAt, law);
    if (near.startS.length === 0) return none;
  }
  const clear: IntervalList = { startS: [], endS: [] };
  const clearance = sight.clearanceMargin();
  const law = sight.use(clearance);
  if (!sight.fill(margins, grid, clearance)) return none;
  findWindows(clear, grid, margins, sight.marginAt, law);
  return overlap(near, clear);
}

function pairRows(
  sight: PairSight,
  pair: readonly [a: number, b: number],
  grid: ScanGrid,
  { margins, ranges, nearness }: LinkColumns,
): WindowRow[] {
  sight.select(pair[0], pair[1]);
  const intervals = intervalsOf(sight, grid, margins);
  return intervals.startS.map((startS, row) => {
    const endS = intervals.endS[row]!;
    sight.fillRanges(ranges, nearness, grid, { startS, endS });
    const nearS = findPeakS(grid, nearness, sight.nearnessAt, startS, endS);
    const farS = findPeakS(grid, ranges, sight.rangeAt, startS, endS);
    return {
      first: pair[0],
      second: pair[1],
      startS,
      endS,
      a: sight.bestRangeAt(nearS),
      b: sight.bestRangeAt(farS),
      c: 0,
    };
  });
}

/**
 * Finds when the pairs (a0, b0, a1, b1, …) of satellites see each other: the line between them
 * clears the Earth by the grazing altitude and is no longer than the greatest range. Yields the
 * number of pairs done. Samples at which a pair cannot yet have come near are passed over: pairs
 * that never link cost a tenth of the others.
 */
export function* findLinks(
  ephemeris: Ephemeris,
  pairs: Int32Array,
  options: LinkOptions = {},
): Generator<number, LinkWindows> {
  const sight = new PairSight(ephemeris, options);
  const endS = options.endS ?? ephemerisEndS(ephemeris);
  const columns: LinkColumns = {
    margins: new Float64Array(ephemeris.sampleCount),
    ranges: new Float64Array(ephemeris.sampleCount),
    nearness: new Float64Array(ephemeris.sampleCount),
  };
  const rows: WindowRow[] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const a = pairs[index]!;
    const b = pairs[index + 1]!;
    rows.push(...pairRows(sight, [a, b], scanGrid(ephemeris, [a, b], endS), columns));
    yield index / 2 + 1;
  }
  return linkTable(rows);
}
