// How far are two satellites apart, and how far above the ground does their line of sight pass?
import { earthFlattening, earthRadiusEquatorialKm } from './constants.ts';
import type { MarginLaw } from './crossings.ts';
import { stateOffset, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { isEndBetweenSamples, sampleTimeS, type ScanGrid } from './finder.ts';
import type { LinkOptions } from './links.ts';
import { motionBounds, type MotionBounds } from './motionBounds.ts';
import { interpolatePositionInto } from './positionAt.ts';

/** The Earth raised by a grazing altitude; stretched along its axis it is a sphere. */
export interface RaisedEarth {
  readonly radiusKm: number;
  readonly polarStretch: number;
}

/** Both half-axes longer by the altitude: the same height over poles and equator. */
export function raisedEarth({ grazingAltitudeKm = 0, earth }: LinkOptions): RaisedEarth {
  const flattening = earth === 'sphere' ? 0 : earthFlattening;
  const radiusKm = earthRadiusEquatorialKm + grazingAltitudeKm;
  const polarKm = earthRadiusEquatorialKm * (1 - flattening) + grazingAltitudeKm;
  return { radiusKm, polarStretch: radiusKm / polarKm };
}

/** How far (km) the line between two places clears a raised Earth; negative where it is cut. */
export function clearanceKm(
  { radiusKm, polarStretch }: RaisedEarth,
  p: ArrayLike<number>,
  i: number,
  q: ArrayLike<number>,
  j: number,
): number {
  const x = p[i]!;
  const y = p[i + 1]!;
  const z = p[i + 2]! * polarStretch;
  const dx = q[j]! - x;
  const dy = q[j + 1]! - y;
  const dz = (q[j + 2]! - p[i + 2]!) * polarStretch;
  const along = -(x * dx + y * dy + z * dz);
  const squared = dx * dx + dy * dy + dz * dz;
  const share = squared > 0 ? Math.max(0, Math.min(1, along / squared)) : 0;
  const nx = x + share * dx;
  const ny = y + share * dy;
  const nz = z + share * dz;
  return Math.sqrt(nx * nx + ny * ny + nz * nz) - radiusKm;
}

function distanceKm(p: ArrayLike<number>, i: number, q: ArrayLike<number>, j: number): number {
  const dx = q[j]! - p[i]!;
  const dy = q[j + 1]! - p[i + 1]!;
  const dz = q[j + 2]! - p[i + 2]!;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** Oblateness changes the gradient of the Earth's pull by less than 2 % above the ground. */
const gradientSurplus = 1.05;

type Measure = (p: ArrayLike<number>, i: number, q: ArrayLike<number>, j: number) => number;

/** A margin of a pair, and what bounds its first and second derivatives near zero. */
interface PairMargin {
  readonly measure: Measure;
  readonly rateMax: number;
  readonly bendMax: number;
}

/** Two satellites of an ephemeris, at samples and in between. */
export class PairSight {
  private readonly earth: RaisedEarth;
  private readonly rangeMaxKm: number;
  private readonly statesAt: StatesAt | undefined;
  private readonly bounds: (MotionBounds | undefined)[];
  private readonly stateA = new Float64Array(6);
  private readonly stateB = new Float64Array(6);
  private a = 0;
  private b = 0;
  private measure: Measure = distanceKm;

  constructor(
    private readonly ephemeris: Ephemeris,
    options: LinkOptions,
  ) {
    this.earth = raisedEarth(options);
    this.rangeMaxKm = options.rangeMaxKm ?? Infinity;
    this.statesAt = options.statesAt;
    this.bounds = new Array<MotionBounds | undefined>(ephemeris.satelliteCount).fill(undefined);
  }

  select(a: number, b: number): void {
    this.a = a;
    this.b = b;
  }

  private boundsOf(index: number): MotionBounds {
    return (this.bounds[index] ??= motionBounds(this.ephemeris, index));
  }

  /** Greatest range less range; `null` where there is no limit. */
  rangeMargin(): PairMargin | null {
    const { rangeMaxKm } = this;
    if (rangeMaxKm === Infinity) return null;
    const [a, b] = [this.boundsOf(this.a), this.boundsOf(this.b)];
    const rateMax = a.speedMaxKmPerS + b.speedMaxKmPerS;
    const pull = a.accelerationMaxKmPerS2 + b.accelerationMaxKmPerS2;
    return {
      measure: (p, i, q, j) => rangeMaxKm - distanceKm(p, i, q, j),
      rateMax,
      // The line turns within half the greatest range only where the margin is far from zero.
      bendMax: pull + (2 * rateMax * rateMax) / rangeMaxKm,
    };
  }

  /**
   * The same for a pair that moves together, as satellites of a formation do: its speeds and pulls
   * relative to each other, not to the Earth. From all samples, so for pairs that do come near.
   */
  rangeMarginOfCompanions(grid: ScanGrid): PairMargin | null {
    const margin = this.rangeMargin();
    const { rangeMaxKm } = this;
    if (margin === null || rangeMaxKm > margin.rateMax * grid.stepS) return margin;
    const [a, b] = [this.boundsOf(this.a), this.boundsOf(this.b)];
    const { distanceMaxKm, speedMaxKmPerS } = this.relativeMotion(grid);
    const pull = a.accelerationMaxKmPerS2 + b.accelerationMaxKmPerS2;
    const halfStepS = grid.stepS / 2;
    const farthestKm = distanceMaxKm + (speedMaxKmPerS + pull * halfStepS) * halfStepS;
    // Two places this far apart are pulled alike but for the gradient, 2 μ/r³ at most.
    const radiusMinKm = Math.min(a.radiusMinKm, b.radiusMinKm);
    const gradient =
      (2 * Math.max(a.accelerationMaxKmPerS2, b.accelerationMaxKmPerS2)) / radiusMinKm;
    const relativePull = Math.min(pull, gradient * gradientSurplus * farthestKm);
    const rateMax = Math.min(margin.rateMax, speedMaxKmPerS + relativePull * halfStepS);
    return { ...margin, rateMax, bendMax: relativePull + (2 * rateMax * rateMax) / rangeMaxKm };
  }

  /** Greatest distance and relative speed of the pair at the samples. */
  private relativeMotion(grid: ScanGrid): { distanceMaxKm: number; speedMaxKmPerS: number } {
    const { positionTemeKm, velocityTemeKmPerS } = this.ephemeris;
    const i = stateOffset(this.ephemeris, this.a, 0);
    const j = stateOffset(this.ephemeris, this.b, 0);
    let [distanceMaxKm, speedMaxKmPerS] = [0, 0];
    for (let at = 0; at < 3 * grid.sampleCount; at += 3) {
      const apartKm = distanceKm(positionTemeKm, i + at, positionTemeKm, j + at);
      const speed = distanceKm(velocityTemeKmPerS, i + at, velocityTemeKmPerS, j + at);
      distanceMaxKm = Math.max(distanceMaxKm, apartKm);
      speedMaxKmPerS = Math.max(speedMaxKmPerS, speed);
    }
    return { distanceMaxKm, speedMaxKmPerS };
  }

  /** Height of the line over the raised Earth. */
  clearanceMargin(): PairMargin {
    const { earth } = this;
    const [a, b] = [this.boundsOf(this.a), this.boundsOf(this.b)];
    const speed = Math.max(a.speedMaxKmPerS, b.speedMaxKmPerS) * earth.polarStretch;
    const lowestKm = Math.min(a.radiusMinKm, b.radiusMinKm);
    // A line that comes within half the lower satellite's height has a leg of this length on
    // either side of its lowest point (at least 200 km: the margin is then near zero anyway).
    const middleKm = (lowestKm + earth.radiusKm) / 2;
    const legKm = Math.sqrt(Math.max(1e4, lowestKm * lowestKm - middleKm * middleKm));
    const root = Math.sqrt(earth.radiusKm);
    const sweep = (speed / legKm) * root + speed / root;
    return {
      measure: (p, i, q, j) => clearanceKm(earth, p, i, q, j),
      rateMax: speed,
      bendMax: Math.max(a.accelerationMaxKmPerS2, b.accelerationMaxKmPerS2) + sweep * sweep,
    };
  }

  /** From now on the functions below speak of this margin. */
  use(margin: PairMargin): MarginLaw {
    this.measure = margin.measure;
    const { bendMax } = margin;
    return { bendMax, exactAt: this.statesAt === undefined ? undefined : this.exactAt };
  }

  /**
   * Fills margins at the samples. As far as the margin cannot have come to zero since the last one
   * computed, an infinity of its sign stands in. Returns whether it is, or might be, ever positive.
   */
  fill(margins: Float64Array, grid: ScanGrid, { measure, rateMax }: PairMargin): boolean {
    const { positionTemeKm } = this.ephemeris;
    const i = stateOffset(this.ephemeris, this.a, 0);
    const j = stateOffset(this.ephemeris, this.b, 0);
    const last = grid.sampleCount - 1;
    const kmPerStep = rateMax * grid.stepS;
    let canBe = false;
    for (let sample = 0; sample <= last; sample += 1) {
      const margin = measure(positionTemeKm, i + 3 * sample, positionTemeKm, j + 3 * sample);
      margins[sample] = margin;
      if (margin > -kmPerStep) canBe = true;
      const next = Math.min(last, sample + Math.floor(Math.abs(margin) / kmPerStep));
      if (next <= sample + 1) continue;
      margins.fill(margin > 0 ? Infinity : -Infinity, sample + 1, next);
      sample = next - 1;
    }
    if (isEndBetweenSamples(grid)) margins[last] = this.bestAt(grid.endS);
    return canBe;
  }

  /** Fills ranges, and minus them, at the samples in and beside a window. */
  fillRanges(ranges: Float64Array, nearness: Float64Array, grid: ScanGrid, window: Window): void {
    const { positionTemeKm } = this.ephemeris;
    const first = Math.max(0, Math.floor((window.startS - grid.startS) / grid.stepS));
    const beyond = Math.ceil((window.endS - grid.startS) / grid.stepS);
    const last = Math.min(grid.sampleCount - 1, beyond);
    for (let sample = first; sample <= last; sample += 1) {
      const isSample = sample < grid.sampleCount - 1 || !isEndBetweenSamples(grid);
      ranges[sample] = isSample
        ? distanceKm(
            positionTemeKm,
            stateOffset(this.ephemeris, this.a, sample),
            positionTemeKm,
            stateOffset(this.ephemeris, this.b, sample),
          )
        : this.rangeAt(sampleTimeS(grid, sample));
      nearness[sample] = -ranges[sample]!;
    }
  }

  private interpolate(timeS: number): void {
    interpolatePositionInto(this.stateA, this.ephemeris, this.a, timeS);
    interpolatePositionInto(this.stateB, this.ephemeris, this.b, timeS);
  }

  readonly marginAt = (timeS: number): number => {
    this.interpolate(timeS);
    return this.measure(this.stateA, 0, this.stateB, 0);
  };

  private readonly exactAt = (timeS: number): number => {
    const { statesAt, stateA, stateB } = this;
    if (statesAt?.(stateA, this.a, timeS) !== true) return NaN;
    return statesAt(stateB, this.b, timeS) ? this.measure(stateA, 0, stateB, 0) : NaN;
  };

  private bestAt(timeS: number): number {
    const margin = this.exactAt(timeS);
    return Number.isNaN(margin) ? this.marginAt(timeS) : margin;
  }

  readonly rangeAt = (timeS: number): number => {
    this.interpolate(timeS);
    return distanceKm(this.stateA, 0, this.stateB, 0);
  };

  /** The range by the best states there are. */
  bestRangeAt(timeS: number): number {
    const { statesAt, stateA, stateB } = this;
    const isExact = statesAt?.(stateA, this.a, timeS) === true && statesAt(stateB, this.b, timeS);
    return isExact ? distanceKm(stateA, 0, stateB, 0) : this.rangeAt(timeS);
  }

  readonly nearnessAt = (timeS: number): number => -this.rangeAt(timeS);
}

interface Window {
  readonly startS: number;
  readonly endS: number;
}
