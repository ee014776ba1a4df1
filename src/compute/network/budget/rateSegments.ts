// How does a rate that changes all along a window become a few stretches of constant rate?

import {
  accessRateBitPerS,
  interSatelliteRateBitPerS,
  type AccessLink,
  type InterSatelliteLink,
} from './link.ts';

/** Stretches of constant rate in order; where nothing flows there is none. */
export interface RateSegments {
  readonly count: number;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
  readonly rateBitPerS: Float64Array;
}

/** A window, and the rate at any time of it. */
export interface RateSpan {
  readonly startS: number;
  readonly endS: number;
  readonly rateAt: (timeS: number) => number;
  /** The rate only steps: nothing between two steps is smoothed. */
  readonly isStepped?: boolean;
  /** Steps are cut to this; default a millisecond. */
  readonly resolutionS?: number;
}

/** First samples: no step of a rate may come and go between two of them unseen. */
const stepMaxS = 20;
/** Steps from one MODCOD to the next are cut to this unless told otherwise. */
const resolutionByDefaultS = 1e-3;
/** Most that a smooth rate changes within a stretch that has its mean. */
const changeFractionMax = 0.1;
/** Share of a first step's volume that may be left in doubt. */
const doubtFraction = 1e-6;

/** Collects stretches; neighbours of one rate become one. */
class Stretches {
  private readonly columns: [number[], number[], number[]] = [[], [], []];

  push(startS: number, endS: number, rateBitPerS: number): void {
    const [starts, ends, rates] = this.columns;
    const last = ends.length - 1;
    if (!(rateBitPerS > 0) || endS <= startS) return;
    if (ends[last] === startS && rates[last] === rateBitPerS) {
      ends[last] = endS;
      return;
    }
    starts.push(startS);
    ends.push(endS);
    rates.push(rateBitPerS);
  }

  table(): RateSegments {
    const [startS, endS, rateBitPerS] = this.columns.map((column) => Float64Array.from(column));
    return { count: startS!.length, startS: startS!, endS: endS!, rateBitPerS: rateBitPerS! };
  }
}

/** A place without a state has no rate. */
function knownRateAt({ rateAt }: RateSpan, timeS: number): number {
  return rateAt(timeS) || 0;
}

/** A part of the window with its rate at both ends. */
interface Part {
  readonly startS: number;
  readonly endS: number;
  readonly startRate: number;
  readonly endRate: number;
}

/** Halves a part until each piece is constant, smooth, or as short as a step is worth. */
function refine(found: Stretches, part: Part, span: RateSpan): void {
  const { startS, endS, startRate, endRate } = part;
  const middleS = startS + (endS - startS) / 2;
  const middleRate = knownRateAt(span, middleS);
  if (startRate === middleRate && middleRate === endRate) {
    found.push(startS, endS, startRate);
    return;
  }
  const most = Math.max(startRate, middleRate, endRate);
  const change = most - Math.min(startRate, middleRate, endRate);
  const mean = (startRate + 4 * middleRate + endRate) / 6;
  const isStep = span.isStepped === true || middleRate === startRate || middleRate === endRate;
  const bend = Math.abs(middleRate - (startRate + endRate) / 2);
  if (!isStep && change <= changeFractionMax * most && bend <= change / 4) {
    found.push(startS, endS, mean);
    return;
  }
  const isShort = endS - startS <= (span.resolutionS ?? resolutionByDefaultS);
  if (isShort || (endS - startS) * change <= doubtFraction * most * stepMaxS) {
    found.push(startS, middleS, isStep ? startRate : mean);
    found.push(middleS, endS, isStep ? endRate : mean);
    return;
  }
  refine(found, { startS, endS: middleS, startRate, endRate: middleRate }, span);
  refine(found, { startS: middleS, endS, startRate: middleRate, endRate }, span);
}

/**
 * Stretches whose volumes are those of the rate: steps of a ladder are cut at their own times (to
 * a millisecond), a smooth rate is replaced by its mean (Simpson) wherever it changes by less than
 * a tenth. The whole volume is right to 1e-4, and no stretch's rate is beyond those within it.
 */
export function rateSegments(span: RateSpan): RateSegments {
  const { startS, endS } = span;
  const found = new Stretches();
  const partCount = Math.max(1, Math.ceil((endS - startS) / stepMaxS));
  let before = knownRateAt(span, startS);
  for (let part = 0; part < partCount && endS > startS; part += 1) {
    const fromS = startS + ((endS - startS) * part) / partCount;
    const isLast = part === partCount - 1;
    const toS = isLast ? endS : startS + ((endS - startS) * (part + 1)) / partCount;
    const after = knownRateAt(span, toS);
    const piece = { startS: fromS, endS: toS, startRate: before, endRate: after };
    refine(found, piece, span);
    before = after;
  }
  return found.table();
}

/** Writes range (km) and elevation (rad) at a time to out[0] and out[1]. */
export type GeometryInto = (out: Float64Array, timeS: number) => void;

/** A ladder, whole channels or a given rate, as against rates that follow power. */
function isStepped(link: AccessLink | InterSatelliteLink): boolean {
  if (link.kind === 'rf') return link.modulation === 'dvbs2';
  return link.kind === 'fixed' || !link.isRateAdaptive;
}

/** A window, and how finely its steps are to be cut: at 0.1 s it takes half the time. */
export interface RateWindow {
  readonly startS: number;
  readonly endS: number;
  readonly resolutionS?: number;
}

/** Stretches of constant rate of an access window. */
export function accessRateSegments(
  link: AccessLink,
  window: RateWindow,
  geometryInto: GeometryInto,
): RateSegments {
  const place = new Float64Array(2);
  const rateAt = (timeS: number): number => {
    geometryInto(place, timeS);
    return accessRateBitPerS(link, place[0]!, place[1]!);
  };
  return rateSegments({ ...window, rateAt, isStepped: isStepped(link) });
}

/** Stretches of constant rate of a window between satellites; `rangeAt` is in km. */
export function interSatelliteRateSegments(
  link: InterSatelliteLink,
  window: RateWindow,
  rangeAt: (timeS: number) => number,
): RateSegments {
  const rateAt = (timeS: number): number => interSatelliteRateBitPerS(link, rangeAt(timeS));
  return rateSegments({ ...window, rateAt, isStepped: isStepped(link) });
}

/** What stretches carry together, bit. */
export function volumeBit({ count, startS, endS, rateBitPerS }: RateSegments): number {
  let sum = 0;
  for (let row = 0; row < count; row += 1) {
    sum += rateBitPerS[row]! * (endS[row]! - startS[row]!);
  }
  return sum;
}
