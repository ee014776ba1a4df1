// Where does a margin change sign between two samples, if we know how sharply it can bend?
import { refineRoot, refineSlopedRoot, type SlopedInto, type ValueAt } from './refine.ts';

/** What is known of a margin beyond its samples. */
export interface MarginLaw {
  /** Bound on the second derivative over the grid (unit of the margin per s²). */
  readonly bendMax: number;
  /** The margin by the states' own source where `marginAt` interpolates; edges settle on it. */
  readonly exactAt?: ValueAt | undefined;
  /** The margin with its slope, where that is cheaper than a few margins. */
  readonly slopedInto?: SlopedInto | undefined;
}

const shortestS = 1e-3; // of two edges nearer than this both may be passed over
const settledS = 1e-6;
const slopeErrorMax = 1e-3; // of an interpolated slope, km/s: at 120 s in low orbit it is 3e-4
const slopeAsideS = 0.25;
const valueAndSlope = new Float64Array(2);

/** An interval and the values at its ends. */
interface Bracket {
  readonly lowS: number;
  readonly low: number;
  readonly highS: number;
  readonly high: number;
}

/** Finds every edge of a margin between two samples. */
export class CrossingSearch {
  constructor(
    private readonly marginAt: ValueAt,
    private readonly law: MarginLaw,
    private readonly cross: (timeS: number) => void,
  ) {}

  /**
   * Reports the sign changes between two places in order. By the bend that is allowed the margin is
   * monotone there, or of one sign, or the interval is halved: no two edges are missed that lie
   * more than a millisecond apart.
   */
  search(lowS: number, low: number, highS: number, high: number): void {
    const widthS = highS - lowS;
    const rise = Math.abs(high - low);
    const sag = (this.law.bendMax * widthS * widthS) / 2; // the most a turning margin can rise
    const isChange = low > 0 !== high > 0;
    if (rise >= sag || widthS < shortestS) {
      if (isChange) this.cross(this.rootS({ lowS, low, highS, high }));
      return;
    }
    // The top of the sharpest parabola through both ends, above the higher one.
    const reach = ((sag - rise) * (sag - rise)) / (4 * sag);
    if (!isChange && Math.min(Math.abs(low), Math.abs(high)) >= reach) return;
    const middleS = lowS + widthS / 2;
    const middle = this.bestAt(middleS);
    this.search(lowS, low, middleS, middle);
    this.search(middleS, middle, highS, high);
  }

  private bestAt(timeS: number): number {
    const value = this.law.exactAt === undefined ? NaN : this.law.exactAt(timeS);
    return Number.isNaN(value) ? this.marginAt(timeS) : value;
  }

  private rootS(bracket: Bracket): number {
    const { exactAt } = this.law;
    const { lowS, low, highS, high } = bracket;
    if (exactAt === undefined) return this.interpolatedRootS(bracket);
    const settledRootS = this.settle(exactAt, bracket);
    return Number.isNaN(settledRootS)
      ? refineRoot((timeS) => this.bestAt(timeS), lowS, low, highS, high)
      : settledRootS;
  }

  private interpolatedRootS({ lowS, low, highS, high }: Bracket): number {
    const { slopedInto } = this.law;
    if (slopedInto === undefined) return refineRoot(this.marginAt, lowS, low, highS, high);
    const guessS = lowS + ((highS - lowS) * low) / (low - high); // the straight line
    return refineSlopedRoot(slopedInto, [lowS, highS], low > 0, guessS);
  }

  private slopeAt(timeS: number, { lowS, highS }: Bracket): number {
    const { slopedInto } = this.law;
    if (slopedInto !== undefined) {
      slopedInto(valueAndSlope, timeS);
      return valueAndSlope[1]!;
    }
    const beforeS = Math.max(lowS, timeS - slopeAsideS);
    const afterS = Math.min(highS, timeS + slopeAsideS);
    return (this.marginAt(afterS) - this.marginAt(beforeS)) / (afterS - beforeS);
  }

  /** A step or two from the interpolated root; NaN if that does not settle. */
  private settle(exactAt: ValueAt, bracket: Bracket): number {
    const { lowS, highS } = bracket;
    let fromS = this.interpolatedRootS(bracket);
    let slope = this.slopeAt(fromS, bracket);
    let slopeError = slopeErrorMax;
    let from = exactAt(fromS);
    for (let step = 0; step < 4; step += 1) {
      const toS = fromS - from / slope;
      if (!(toS >= lowS && toS <= highS)) return NaN;
      // What the step leaves: by the error of the slope and by its change along the step.
      const stepS = Math.abs(toS - fromS);
      const left = (stepS * (slopeError + stepS * this.law.bendMax)) / Math.abs(slope);
      if (left < settledS) return toS;
      const to = exactAt(toS);
      slope = (to - from) / (toS - fromS);
      slopeError = stepS * this.law.bendMax;
      fromS = toS;
      from = to;
    }
    return NaN;
  }
}
