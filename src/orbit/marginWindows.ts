// When is any quantity of a satellite's state, one that a user thinks of, above zero?
import { ephemerisEndS, interpolateInto, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { findPeakS, findWindows, sampleTimeS, scanGrid, type IntervalList } from './finder.ts';
import type { MarginLaw } from './crossings.ts';

/**
 * A margin: positive where it is allowed, smooth in time, in any unit. `state` is position (km) and
 * velocity (km/s) in TEME, valid during the call only.
 */
export type MarginOf = (state: Float64Array, timeS: number, satelliteIndex: number) => number;

export interface MarginOptions {
  /** Windows end here even if the ephemeris goes on. */
  readonly endS?: number;
  /** Edges and peaks are settled on these states instead of the interpolated ones. */
  readonly statesAt?: StatesAt;
  /**
   * Bound on the margin's second derivative, in its unit per s². With it no window or gap longer
   * than a millisecond is missed; without it those that the samples do not betray may be.
   */
  readonly bendMax?: number;
}

/** When a margin is positive; sorted by satellite, then start. */
export interface MarginWindows {
  readonly count: number;
  readonly satelliteIndex: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
  /** When the margin is greatest, and how great. */
  readonly peakS: Float64Array;
  readonly peak: Float64Array;
}

/** The user's margin of one satellite after the other. */
class StateMargin {
  private readonly state = new Float64Array(6);
  satelliteIndex = 0;

  constructor(
    private readonly ephemeris: Ephemeris,
    private readonly marginOf: MarginOf,
    private readonly statesAt: StatesAt | undefined,
  ) {}

  readonly at = (timeS: number): number => {
    interpolateInto(this.state, this.ephemeris, this.satelliteIndex, timeS);
    return this.marginOf(this.state, timeS, this.satelliteIndex);
  };

  readonly exactAt = (timeS: number): number =>
    this.statesAt?.(this.state, this.satelliteIndex, timeS) === true
      ? this.marginOf(this.state, timeS, this.satelliteIndex)
      : NaN;

  readonly bestAt = (timeS: number): number => {
    const margin = this.exactAt(timeS);
    return Number.isNaN(margin) ? this.at(timeS) : margin;
  };
}

/**
 * Finds when a margin of the user's own is positive, for every satellite of an ephemeris, by the
 * finder of passes and shadows: a beta angle over a limit, a height under one, a place within a
 * box. Edges are good to 1e-6 s of the margin given. Yields the number of satellites done.
 */
export function* findMarginWindows(
  ephemeris: Ephemeris,
  marginOf: MarginOf,
  options: MarginOptions = {},
): Generator<number, MarginWindows> {
  const { statesAt, bendMax } = options;
  const margin = new StateMargin(ephemeris, marginOf, statesAt);
  const exactAt = statesAt === undefined ? undefined : margin.exactAt;
  const law: MarginLaw | undefined = bendMax === undefined ? undefined : { bendMax, exactAt };
  // Without a bound nothing is settled afterwards: then all is asked of the best states at once.
  const valueAt = law === undefined ? margin.bestAt : margin.at;
  const margins = new Float64Array(ephemeris.sampleCount);
  const columns = Array.from({ length: 5 }, (): number[] => []);
  const [satellites, starts, ends, peakTimes, peaks] = columns as [
    ...[number[], number[], number[], number[], number[]],
  ];
  for (let index = 0; index < ephemeris.satelliteCount; index += 1) {
    margin.satelliteIndex = index;
    const grid = scanGrid(ephemeris, [index], options.endS ?? ephemerisEndS(ephemeris));
    for (let k = 0; k < grid.sampleCount; k += 1) margins[k] = margin.at(sampleTimeS(grid, k));
    const found: IntervalList = { startS: [], endS: [] };
    findWindows(found, grid, margins, valueAt, law);
    found.startS.forEach((startS, row) => {
      const endS = found.endS[row]!;
      const peakS = findPeakS(grid, margins, margin.at, startS, endS);
      satellites.push(index);
      starts.push(startS);
      ends.push(endS);
      peakTimes.push(peakS);
      peaks.push(margin.bestAt(peakS));
    });
    yield index + 1;
  }
  return {
    count: starts.length,
    satelliteIndex: Int32Array.from(satellites),
    startS: Float64Array.from(starts),
    endS: Float64Array.from(ends),
    peakS: Float64Array.from(peakTimes),
    peak: Float64Array.from(peaks),
  };
}
