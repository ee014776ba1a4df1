// When do two satellites see each other, and how far apart are they?
import { earthFlattening, earthRadiusEquatorialKm } from './constants.ts';
import type { EarthModel } from './eclipse.ts';
import { ephemerisEndS, interpolateInto, stateOffset, type Ephemeris } from './ephemeris.ts';
import {
  findPeakS,
  findWindows,
  isEndBetweenSamples,
  scanGrid,
  type IntervalList,
  type ScanGrid,
} from './finder.ts';
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
}

/** Two satellites, at samples and in between. */
class PairSight {
  private readonly bodyRadiusKm: number;
  private readonly polarStretch: number;
  private readonly rangeMaxKm: number;
  private readonly stateA = new Float64Array(6);
  private readonly stateB = new Float64Array(6);
  private a = 0;
  private b = 0;
  private rangeKm = 0;

  constructor(
    private readonly ephemeris: Ephemeris,
    options: LinkOptions,
  ) {
    const grazingKm = options.grazingAltitudeKm ?? 0;
    const flattening = options.earth === 'sphere' ? 0 : earthFlattening;
    this.bodyRadiusKm = earthRadiusEquatorialKm + grazingKm;
    // Stretched along its axis, the Earth raised by the grazing altitude becomes a sphere.
    this.polarStretch =
      this.bodyRadiusKm / (earthRadiusEquatorialKm * (1 - flattening) + grazingKm);
    this.rangeMaxKm = options.rangeMaxKm ?? Infinity;
  }

  select(a: number, b: number): void {
    this.a = a;
    this.b = b;
  }

  /** Sets the range and returns the margin, km, of two places given by column and offset. */
  private measure(p: Float64Array, i: number, q: Float64Array, j: number): number {
    const { polarStretch } = this;
    const x = p[i]!;
    const y = p[i + 1]!;
    const dx = q[j]! - x;
    const dy = q[j + 1]! - y;
    const dzTrue = q[j + 2]! - p[i + 2]!;
    this.rangeKm = Math.sqrt(dx * dx + dy * dy + dzTrue * dzTrue);
    const z = p[i + 2]! * polarStretch;
    const dz = dzTrue * polarStretch;
    const along = -(x * dx + y * dy + z * dz);
    const squared = dx * dx + dy * dy + dz * dz;
    const share = squared > 0 ? Math.max(0, Math.min(1, along / squared)) : 0;
    const nx = x + share * dx;
    const ny = y + share * dy;
    const nz = z + share * dz;
    const clearanceKm = Math.sqrt(nx * nx + ny * ny + nz * nz) - this.bodyRadiusKm;
    return Math.min(clearanceKm, this.rangeMaxKm - this.rangeKm);
  }

  fill(margins: Float64Array, ranges: Float64Array, grid: ScanGrid): void {
    const { positionTemeKm } = this.ephemeris;
    let i = stateOffset(this.ephemeris, this.a, 0);
    let j = stateOffset(this.ephemeris, this.b, 0);
    for (let sample = 0; sample < grid.sampleCount; sample += 1) {
      margins[sample] = this.measure(positionTemeKm, i, positionTemeKm, j);
      ranges[sample] = this.rangeKm;
      i += 3;
      j += 3;
    }
    if (isEndBetweenSamples(grid)) {
      margins[grid.sampleCount - 1] = this.marginAt(grid.endS);
      ranges[grid.sampleCount - 1] = this.rangeKm;
    }
  }

  readonly marginAt = (timeS: number): number => {
    interpolateInto(this.stateA, this.ephemeris, this.a, timeS);
    interpolateInto(this.stateB, this.ephemeris, this.b, timeS);
    return this.measure(this.stateA, 0, this.stateB, 0);
  };

  readonly rangeAt = (timeS: number): number => {
    this.marginAt(timeS);
    return this.rangeKm;
  };

  readonly nearnessAt = (timeS: number): number => -this.rangeAt(timeS);
}

interface LinkColumns {
  readonly margins: Float64Array;
  readonly ranges: Float64Array;
  readonly nearness: Float64Array;
}

function pairRows(
  sight: PairSight,
  pair: readonly [a: number, b: number],
  grid: ScanGrid,
  columns: LinkColumns,
): WindowRow[] {
  const { margins, ranges, nearness } = columns;
  const intervals: IntervalList = { startS: [], endS: [] };
  sight.select(pair[0], pair[1]);
  sight.fill(margins, ranges, grid);
  findWindows(intervals, grid, margins, sight.marginAt);
  for (let sample = 0; sample < grid.sampleCount; sample += 1) nearness[sample] = -ranges[sample]!;
  return intervals.startS.map((startS, row) => {
    const endS = intervals.endS[row]!;
    const nearS = findPeakS(grid, nearness, sight.nearnessAt, startS, endS);
    const farS = findPeakS(grid, ranges, sight.rangeAt, startS, endS);
    return {
      first: pair[0],
      second: pair[1],
      startS,
      endS,
      a: sight.rangeAt(nearS),
      b: sight.rangeAt(farS),
      c: 0,
    };
  });
}

/**
 * Finds when the pairs (a0, b0, a1, b1, …) of satellites see each other: the line between them
 * clears the Earth by the grazing altitude and is no longer than the greatest range. Yields the
 * number of pairs done.
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
