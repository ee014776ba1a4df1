// How many satellites does each place on Earth see over a span: on average, at least, at most?
import type { Scenario } from '../../scenario/scenario.ts';
import { CoverageCounter, createCoverageGrid, type CoverageGrid } from './coverageGrid.ts';
import { fleetInstants, instantCount, type FlownScenario } from './fleetInstants.ts';

export interface CoverageOptions {
  /** Side of a cell, °; must divide 180. Default 2. */
  readonly cellDeg?: number;
  /** A satellite is seen above this elevation. Default 25°, that of a flat user terminal. */
  readonly elevationMinRad?: number;
  /** Default 60 s. */
  readonly stepS?: number;
  /** Satellites that a place must see at once to count as covered. Default 1. */
  readonly atLeastCount?: number;
}

/** Columns by cell of the grid; see `CoverageGrid` for their order. */
export interface CoverageStudy {
  readonly grid: CoverageGrid;
  readonly elevationMinRad: number;
  readonly atLeastCount: number;
  readonly instantCount: number;
  readonly meanCount: Float64Array;
  readonly minCount: Uint16Array;
  readonly maxCount: Uint16Array;
  /** Share of the instants at which at least `atLeastCount` satellites are seen. */
  readonly coveredFraction: Float64Array;
  /** Weighted by area: mean over the Earth of the two above. */
  readonly earthMeanCount: number;
  readonly earthCoveredFraction: number;
}

interface Sums {
  readonly sum: Float64Array;
  readonly covered: Float64Array;
  readonly min: Uint16Array;
  readonly max: Uint16Array;
}

function addInstant(sums: Sums, counts: Uint16Array, atLeastCount: number): void {
  const { sum, covered, min, max } = sums;
  for (let cell = 0; cell < counts.length; cell += 1) {
    const count = counts[cell]!;
    sum[cell]! += count;
    if (count >= atLeastCount) covered[cell]! += 1;
    if (count < min[cell]!) min[cell] = count;
    if (count > max[cell]!) max[cell] = count;
  }
}

/** Mean over the Earth of a column of cells, by area. */
function earthMean({ cellShare, columnCount }: CoverageGrid, column: Float64Array): number {
  return column.reduce((sum, x, cell) => sum + x * cellShare[Math.floor(cell / columnCount)]!, 0);
}

/**
 * Counts at 0, `stepS`, … to the end of a scenario's span how many of its satellites each cell
 * sees. Geometry alone: no field of regard, no weather. Yields the share that is done; memory does
 * not grow with the span. A day of 1,584 satellites at 60 s and 2° takes 13 s.
 */
export function* coverageStudy(
  scenario: FlownScenario & Pick<Scenario, 'durationS'>,
  options: CoverageOptions = {},
): Generator<{ readonly doneFraction: number }, CoverageStudy> {
  const { cellDeg = 2, elevationMinRad = (25 * Math.PI) / 180, stepS = 60 } = options;
  const { atLeastCount = 1 } = options;
  const grid = createCoverageGrid(cellDeg);
  const counter = new CoverageCounter(grid, elevationMinRad);
  const cellCount = grid.rowCount * grid.columnCount;
  const counts = new Uint16Array(cellCount);
  const sums: Sums = {
    sum: new Float64Array(cellCount),
    covered: new Float64Array(cellCount),
    min: new Uint16Array(cellCount).fill(65_535),
    max: new Uint16Array(cellCount),
  };
  const count = instantCount(scenario.durationS, stepS);
  for (const { index, positionTemeKm, gmst } of fleetInstants(scenario, { stepS, count })) {
    counter.count(counts, positionTemeKm, gmst);
    addInstant(sums, counts, atLeastCount);
    yield { doneFraction: (index + 1) / count };
  }
  const meanCount = sums.sum.map((sum) => sum / count);
  const coveredFraction = sums.covered.map((sum) => sum / count);
  return {
    ...{ grid, elevationMinRad, atLeastCount, instantCount: count, meanCount, coveredFraction },
    minCount: sums.min,
    maxCount: sums.max,
    earthMeanCount: earthMean(grid, meanCount),
    earthCoveredFraction: earthMean(grid, coveredFraction),
  };
}
