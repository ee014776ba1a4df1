// On which grid are states wanted, and in which order are they laid down?

/** A uniform grid: sample k is at `startS + k·stepS` after the UTC instant `startUtcMs`. */
export interface StateGrid {
  readonly startUtcMs: number;
  readonly startS: number;
  readonly stepS: number;
  readonly sampleCount: number;
}

/** All samples of a satellite together, or all satellites of a sample. */
export type StateLayout = 'satelliteMajor' | 'timeMajor';

/**
 * States of a fleet on a grid. State number s is `satellite·sampleCount + sample` or
 * `sample·satelliteCount + satellite`; its components stand at 3s, 3s + 1, 3s + 2.
 */
export interface StateTable {
  readonly layout: StateLayout;
  readonly satelliteCount: number;
  readonly sampleCount: number;
  readonly positionTemeKm: Float64Array;
  readonly velocityTemeKmPerS: Float64Array;
  /** Per state: SGP4's error code, 0 for none; a state with a code is NaN. */
  readonly statusCode: Uint8Array;
}

/** Neighbouring satellites of a fleet; the end is not one of them. */
export interface ObjectRange {
  readonly first: number;
  readonly end: number;
}

/** An empty table of states; `fillStates` writes it. */
export function createStateTable(
  layout: StateLayout,
  satelliteCount: number,
  sampleCount: number,
): StateTable {
  const stateCount = satelliteCount * sampleCount;
  return {
    layout,
    satelliteCount,
    sampleCount,
    positionTemeKm: new Float64Array(3 * stateCount),
    velocityTemeKmPerS: new Float64Array(3 * stateCount),
    statusCode: new Uint8Array(stateCount),
  };
}

/** The number of a satellite's first state, and how many states lie between its samples. */
export function stateStride(table: StateTable, satelliteIndex: number): [number, number] {
  return table.layout === 'satelliteMajor'
    ? [satelliteIndex * table.sampleCount, 1]
    : [satelliteIndex, table.satelliteCount];
}

/** A grid as the kernel counts it: minutes, from a sample whose blocks are those of any chunk. */
export interface MinuteGrid {
  /** UTC, ms, of sample 0. */
  readonly zeroUtcMs: number;
  readonly zeroS: number;
  readonly stepMinutes: number;
  readonly firstSample: number;
  readonly sampleCount: number;
}

const multipleTolerance = 1e-9; // of a step

/**
 * Counts samples from `startUtcMs` where the grid's start is a whole number of steps after it, so
 * that a span cut into chunks gives the same bits as in one piece.
 */
export function minuteGridOf(grid: StateGrid): MinuteGrid {
  const { startUtcMs, startS, stepS, sampleCount } = grid;
  const place = startS / stepS;
  const first = Math.round(place);
  const isMultiple = Math.abs(place - first) < multipleTolerance;
  return {
    zeroUtcMs: startUtcMs,
    zeroS: isMultiple ? 0 : startS,
    stepMinutes: stepS / 60,
    firstSample: isMultiple ? first : 0,
    sampleCount,
  };
}
