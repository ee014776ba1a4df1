// What is shown for each cell, on which scale, and what is it for a band or a place?

import type { CoverageColumns, SeenCounts } from '../run/messages.ts';
import { cellDeg, coverageColumnCount, coverageRowCount } from './coverageStudies.ts';
import type { CoverageQuantity } from './coverageStudies.ts';

/** A column of values by cell, and the value at the bright end of the colours. */
export interface ShownColumn {
  readonly values: ArrayLike<number>;
  readonly most: number;
}

const steps = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The next round number, at least 1. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const step = steps.find((each) => each * power >= value) ?? 10;
  return Math.max(1, Math.ceil(step * power));
}

function mostOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let cell = 0; cell < values.length; cell += 1) most = Math.max(most, values[cell]!);
  return most;
}

/** What is drawn; null while it is not known. `mostCount` holds the scale of now. */
export function shownColumn(
  quantity: CoverageQuantity,
  seen: SeenCounts | null,
  mostCount: number,
  day: CoverageColumns | null,
): ShownColumn | null {
  if (quantity === 'now') {
    return seen === null ? null : { values: seen.counts, most: roundUp(mostCount) };
  }
  if (day === null) return null;
  if (quantity === 'covered') return { values: day.coveredFraction, most: 1 };
  const values = quantity === 'mean' ? day.meanCount : day.minCount;
  return { values, most: roundUp(mostOf(values)) };
}

const degPerRad = 180 / Math.PI;

/** The cell of a place; longitudes of any turn. */
export function cellOf(latitudeRad: number, longitudeRad: number): number {
  const row = Math.floor((latitudeRad * degPerRad + 90) / cellDeg);
  const turned = (((longitudeRad * degPerRad + 180) % 360) + 360) % 360;
  const column = Math.min(coverageColumnCount - 1, Math.floor(turned / cellDeg));
  return Math.min(coverageRowCount - 1, Math.max(0, row)) * coverageColumnCount + column;
}

/** South-west corner of a cell, degrees. */
export function cellCorner(cell: number): readonly [latitudeDeg: number, longitudeDeg: number] {
  const row = Math.floor(cell / coverageColumnCount);
  return [row * cellDeg - 90, (cell % coverageColumnCount) * cellDeg - 180];
}

const side = (from: number, to: number, plus: string, minus: string): string =>
  from < 0 ? `${-to}–${-from}° ${minus}` : `${from}–${to}° ${plus}`;

/** `50–52° N, 0–2° W`. */
export function cellName(cell: number): string {
  const [latitude, longitude] = cellCorner(cell);
  const northSouth = side(latitude, latitude + cellDeg, 'N', 'S');
  return `${northSouth}, ${side(longitude, longitude + cellDeg, 'E', 'W')}`;
}

/** Means over a band of latitude by area; NaN for what is not known. */
export interface CoverageBand {
  readonly fromDeg: number;
  readonly toDeg: number;
  readonly nowCount: number;
  readonly meanCount: number;
  readonly leastCount: number;
  readonly coveredFraction: number;
}

export const bandDeg = 10;

/** Area of a row of cells, as a share of something that is the same for all rows. */
function rowWeight(row: number): number {
  const south = (row * cellDeg - 90) / degPerRad;
  return Math.sin(south + cellDeg / degPerRad) - Math.sin(south);
}

function bandMean(values: ArrayLike<number> | undefined, rows: readonly number[]): number {
  if (values === undefined) return NaN;
  let [sum, weight] = [0, 0];
  for (const row of rows) {
    const rowShare = rowWeight(row);
    for (let column = 0; column < coverageColumnCount; column += 1) {
      sum += rowShare * values[row * coverageColumnCount + column]!;
      weight += rowShare;
    }
  }
  return sum / weight;
}

function bandLeast(values: ArrayLike<number> | undefined, rows: readonly number[]): number {
  if (values === undefined) return NaN;
  const from = rows[0]! * coverageColumnCount;
  let least = Infinity;
  for (let cell = 0; cell < rows.length * coverageColumnCount; cell += 1) {
    least = Math.min(least, values[from + cell]!);
  }
  return least;
}

/** Bands of 10° from north to south. */
export function coverageBands(
  seen: SeenCounts | null,
  day: CoverageColumns | null,
): CoverageBand[] {
  const perBand = bandDeg / cellDeg;
  return Array.from({ length: 180 / bandDeg }, (_, index) => {
    const fromDeg = 90 - (index + 1) * bandDeg;
    const firstRow = (fromDeg + 90) / cellDeg;
    const rows = Array.from({ length: perBand }, (_row, at) => firstRow + at);
    return {
      ...{ fromDeg, toDeg: fromDeg + bandDeg },
      nowCount: bandMean(seen?.counts, rows),
      meanCount: bandMean(day?.meanCount, rows),
      leastCount: bandLeast(day?.minCount, rows),
      coveredFraction: bandMean(day?.coveredFraction, rows),
    };
  });
}
