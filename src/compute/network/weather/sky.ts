// When is one sky open, and how sure can somebody be of it beforehand?

import { exp } from '../../../orbit/index.ts';
import type { SkyDraws } from './cloudPatches.ts';
import type { ClosedShare } from './climatology.ts';
import type { ClearIntervals } from './weather.ts';

/** Index of the last entry that is not above the value; -1: all are. `sorted` ascends. */
function lastAtOrBefore(sorted: Float64Array, value: number): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** One sky over a run: closed while its draw is below the closed share of the hour. */
export class Sky {
  readonly intervals: ClearIntervals;

  constructor(
    draws: SkyDraws,
    private readonly share: ClosedShare,
    private readonly persistenceS: number,
    durationS: number,
  ) {
    this.intervals = clearIntervalsOf(draws, share, durationS);
  }

  isClear(timeS: number): boolean {
    const row = lastAtOrBefore(this.intervals.startS, timeS);
    return row >= 0 && timeS < this.intervals.endS[row]!;
  }

  /** The first edge after this time; the end of the run is none. */
  nextChangeS(timeS: number, durationS: number): number {
    const { startS, endS } = this.intervals;
    const row = lastAtOrBefore(startS, timeS);
    const isInside = row >= 0 && timeS < endS[row]!;
    const edgeS = isInside ? endS[row]! : (startS[row + 1] ?? durationS);
    return edgeS < durationS ? edgeS : Infinity;
  }

  /**
   * Exact for this chain: with probability exp(−Δt/persistence) nothing has been drawn anew and
   * the draw is one that the state at `issuedS` allows; else the climate of the hour decides.
   */
  forecastClearFraction(issuedS: number, timeS: number): number {
    if (timeS <= issuedS) return this.isClear(timeS) ? 1 : 0;
    const closedThen = this.share.at(issuedS);
    const closed = this.share.at(timeS);
    const heldFraction = exp((issuedS - timeS) / this.persistenceS);
    const isClearThen = this.isClear(issuedS) || closedThen === 0;
    const heldClearFraction = isClearThen
      ? (1 - Math.max(closed, closedThen)) / (1 - closedThen)
      : Math.max(0, closedThen - closed) / closedThen;
    return heldFraction * heldClearFraction + (1 - heldFraction) * (1 - closed);
  }
}

/** Stretches in which the draw is not below the closed share, with exact edges. */
function clearIntervalsOf(
  { startS, draw }: SkyDraws,
  share: ClosedShare,
  durationS: number,
): ClearIntervals {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let row = 0; row < startS.length; row += 1) {
    const rowEndS = Math.min(durationS, startS[row + 1] ?? durationS);
    let fromS = startS[row]!;
    for (let hour = share.hourAt(fromS); fromS < rowEndS; hour += 1) {
      const toS = Math.min(rowEndS, share.hourStartS(hour + 1));
      if (draw[row]! >= share.ofHour(hour) && toS > fromS) addInterval(starts, ends, fromS, toS);
      fromS = Math.max(fromS, toS);
    }
  }
  return { startS: Float64Array.from(starts), endS: Float64Array.from(ends) };
}

/** Touching stretches are one. */
function addInterval(starts: number[], ends: number[], fromS: number, toS: number): void {
  if (ends[ends.length - 1] === fromS) {
    ends[ends.length - 1] = toS;
    return;
  }
  starts.push(fromS);
  ends.push(toS);
}
