// How does the Sun stand to an orbit over a year, and how long is each revolution in shadow?
import { asin, atan2, cos, sin } from './deterministic.ts';
import {
  coneColumnCount,
  penumbraKind,
  shadowConesInto,
  shadowMarginKm,
  shadowShape,
  sunlitFraction,
  umbraKind,
  type EarthModel,
  type ShadowShape,
} from './eclipse.ts';
import { findWindows, sampleTimeS, type IntervalList, type ScanGrid } from './finder.ts';
import { perifocalBasisInto, type MeanOrbit } from './meanOrbit.ts';
import { createSunTrack, sunPositionInto, sunTrackInto, type SunTrack } from './sun.ts';

export interface SeasonRequest {
  readonly orbit: MeanOrbit;
  /** UTC of time 0 of the curve. */
  readonly startUtcMs: number;
  /** Default: 365 days. */
  readonly durationS?: number;
  /** From one revolution looked at to the next; default: a day. */
  readonly stepS?: number;
  /** Default: ellipsoid. */
  readonly earth?: EarthModel;
  /** Other radii than the Earth's and the Sun's; overrides `earth`. */
  readonly shape?: ShadowShape;
}

/** Sample k, at timeS[k], describes the revolution from its first solar noon thereafter. */
export interface EclipseSeason {
  readonly count: number;
  readonly periodS: number;
  readonly timeS: Float64Array;
  readonly betaRad: Float64Array;
  /** Time without any Sun in the revolution. */
  readonly umbraS: Float64Array;
  /** Time with any part of the Sun hidden, the umbra included. */
  readonly shadowS: Float64Array;
  /** Mean over the revolution of the part of the Sun's disc that is seen. */
  readonly sunlitFraction: Float64Array;
  readonly summary: SeasonSummary;
}

export interface SeasonSummary {
  /** Days, counted from time 0, on which a revolution looked at enters the umbra. */
  readonly umbraDayCount: number;
  readonly longestUmbraS: number;
  /** From half Sun to half Sun: the mean of umbra and whole shadow. */
  readonly longestHalfSunS: number;
  readonly sunlitFractionMean: number;
  /** Of the worst revolution. */
  readonly sunlitFractionMin: number;
  readonly worstTimeS: number;
  readonly betaMinRad: number;
  readonly betaMaxRad: number;
}

const daySeconds = 86400;
const scanCount = 121; // every 3° of eccentric anomaly; shorter shadows are found by their peak
const legPieceCount = 16;

/**
 * The angle of the Sun above the plane of an orbit, rad, positive on the side of the orbit's
 * normal: sin β = ŝ · n̂.
 */
export function betaAngleRad(
  inclinationRad: number,
  rightAscensionRad: number,
  sunTemeKm: ArrayLike<number>,
): number {
  const [x, y, z] = [sunTemeKm[0]!, sunTemeKm[1]!, sunTemeKm[2]!];
  const si = sin(inclinationRad);
  const along =
    x * sin(rightAscensionRad) * si - y * cos(rightAscensionRad) * si + z * cos(inclinationRad);
  return asin(Math.max(-1, Math.min(1, along / Math.sqrt(x * x + y * y + z * z))));
}

/** β of a mean orbit at an instant; its node drifts, the Sun is the apparent one. */
export function betaAngleAt(orbit: MeanOrbit, utcMs: number): number {
  const sun = new Float64Array(3);
  sunPositionInto(sun, utcMs);
  const node =
    orbit.rightAscensionRad + (orbit.nodeRateRadPerS * (utcMs - orbit.epochUtcMs)) / 1000;
  return betaAngleRad(orbit.inclinationRad, node, sun);
}

/**
 * One revolution. The finder's variable is the eccentric anomaly divided by its mean rate, which
 * is time on a circle and dense enough at the perigee of an ellipse.
 */
class Revolution {
  private readonly basis = new Float64Array(9);
  private readonly sun = new Float64Array(3);
  private readonly place = new Float64Array(3);
  private readonly cones = new Float64Array(coneColumnCount);
  private readonly margins = new Float64Array(scanCount);
  private readonly rate: number;
  private noonMeanRad = 0;
  private noonS = 0;
  private kind = penumbraKind;

  constructor(
    private readonly request: SeasonRequest,
    private readonly track: SunTrack,
    private readonly shape: ShadowShape,
  ) {
    this.rate = request.orbit.anomalyRateRadPerS;
  }

  /** The eccentric anomaly nearest to the Sun. */
  private noonAnomalyRad(timeS: number): number {
    const { basis, sun } = this;
    const e = this.request.orbit.eccentricity;
    this.basisAt(timeS);
    sunTrackInto(sun, this.track, timeS);
    const toPerigee = basis[0]! * sun[0]! + basis[1]! * sun[1]! + basis[2]! * sun[2]!;
    const beyond = basis[3]! * sun[0]! + basis[4]! * sun[1]! + basis[5]! * sun[2]!;
    const length = Math.sqrt(toPerigee * toPerigee + beyond * beyond);
    return atan2(Math.sqrt(1 - e * e) * beyond, e * length + toPerigee);
  }

  private sinceEpochS(timeS: number): number {
    return timeS + (this.request.startUtcMs - this.request.orbit.epochUtcMs) / 1000;
  }

  private basisAt(timeS: number): void {
    perifocalBasisInto(this.basis, this.request.orbit, this.sinceEpochS(timeS));
  }

  private meanRad(x: number): number {
    const anomaly = x * this.rate;
    return anomaly - this.request.orbit.eccentricity * sin(anomaly);
  }

  private timeAt(x: number): number {
    return this.noonS + (this.meanRad(x) - this.noonMeanRad) / this.rate;
  }

  /** Satellite (stretched with the Earth or not) and Sun at a place of the revolution. */
  private lookAt(x: number, stretch: number): void {
    const { basis, place } = this;
    const { semiMajorAxisKm, eccentricity } = this.request.orbit;
    const timeS = this.timeAt(x);
    this.basisAt(timeS);
    sunTrackInto(this.sun, this.track, timeS);
    const p = semiMajorAxisKm * (cos(x * this.rate) - eccentricity);
    const q = semiMajorAxisKm * Math.sqrt(1 - eccentricity * eccentricity) * sin(x * this.rate);
    for (let c = 0; c < 3; c += 1) place[c] = p * basis[c]! + q * basis[c + 3]!;
    place[2]! *= stretch;
  }

  private readonly marginAt = (x: number): number => {
    this.lookAt(x, this.shape.polarStretch);
    shadowConesInto(this.cones, 0, this.sun, this.shape);
    return shadowMarginKm(this.cones, 0, this.kind, this.place);
  };

  private windows(kind: number, grid: ScanGrid): IntervalList {
    const found: IntervalList = { startS: [], endS: [] };
    this.kind = kind;
    for (let k = 0; k < scanCount; k += 1) this.margins[k] = this.marginAt(sampleTimeS(grid, k));
    findWindows(found, grid, this.margins, this.marginAt);
    return found;
  }

  private spanS(intervals: IntervalList): number {
    let total = 0;
    intervals.startS.forEach((x, k) => {
      total += this.timeAt(intervals.endS[k]!) - this.timeAt(x);
    });
    return total;
  }

  /** Time without Sun between two places: Simpson's rule over the hidden part of the disc. */
  private hiddenS(from: number, to: number): number {
    const step = (to - from) / legPieceCount;
    let sum = 0;
    for (let k = 0; k <= legPieceCount; k += 1) {
      const x = from + k * step;
      this.lookAt(x, 1);
      const pace = 1 - this.request.orbit.eccentricity * cos(x * this.rate);
      const weight = k === 0 || k === legPieceCount ? 1 : k % 2 === 1 ? 4 : 2;
      sum += weight * pace * (1 - sunlitFraction(this.place, this.sun, this.shape));
    }
    return (sum * step) / 3;
  }

  /** Umbra, whole shadow and the Sun lost (all s) of the revolution that begins at a time. */
  shadowsAfter(timeS: number): [umbraS: number, shadowS: number, lostS: number] {
    const { orbit } = this.request;
    const turn = 2 * Math.PI;
    const start = this.noonAnomalyRad(timeS) / this.rate;
    this.noonMeanRad = this.meanRad(start);
    const mean = orbit.meanAnomalyRad + this.rate * this.sinceEpochS(timeS);
    const ahead = (this.noonMeanRad - mean) / turn;
    this.noonS = timeS + ((ahead - Math.floor(ahead)) * turn) / this.rate;
    const stepS = turn / this.rate / (scanCount - 1);
    const end = start + turn / this.rate;
    const grid: ScanGrid = { startS: start, stepS, sampleCount: scanCount, endS: end };
    const shadows = this.windows(penumbraKind, grid);
    if (shadows.startS.length === 0) return [0, 0, 0];
    const umbras = this.windows(umbraKind, grid);
    const edges = [...shadows.startS, ...shadows.endS, ...umbras.startS, ...umbras.endS];
    edges.sort((a, b) => a - b);
    let lostS = 0;
    for (let k = 1; k < edges.length; k += 1) lostS += this.hiddenS(edges[k - 1]!, edges[k]!);
    return [this.spanS(umbras), this.spanS(shadows), lostS];
  }
}

function summaryOf(season: Omit<EclipseSeason, 'summary'>): SeasonSummary {
  const { count, timeS, umbraS, shadowS, betaRad, sunlitFraction: lit } = season;
  const days = new Set<number>();
  let [longestUmbraS, longestHalfSunS, sum, worst] = [0, 0, 0, 0];
  for (let k = 0; k < count; k += 1) {
    if (umbraS[k]! > 0) days.add(Math.floor(timeS[k]! / daySeconds));
    longestUmbraS = Math.max(longestUmbraS, umbraS[k]!);
    longestHalfSunS = Math.max(longestHalfSunS, (umbraS[k]! + shadowS[k]!) / 2);
    sum += lit[k]!;
    if (lit[k]! < lit[worst]!) worst = k;
  }
  return {
    umbraDayCount: days.size,
    longestUmbraS,
    longestHalfSunS,
    sunlitFractionMean: sum / count,
    sunlitFractionMin: lit[worst]!,
    worstTimeS: timeS[worst]!,
    betaMinRad: betaRad.reduce((a, b) => Math.min(a, b), Infinity),
    betaMaxRad: betaRad.reduce((a, b) => Math.max(a, b), -Infinity),
  };
}

/** An orbit that is an ellipse and stays outside the body. */
function isAbove(orbit: MeanOrbit, bodyRadiusKm: number): boolean {
  const { semiMajorAxisKm, eccentricity } = orbit;
  return eccentricity >= 0 && semiMajorAxisKm * (1 - eccentricity) > bodyRadiusKm;
}

/**
 * β and the shadow of one revolution a step over a year. Yields the share that is done. An orbit
 * that meets the ground has NaN for shadows. The orbit drifts by J2 alone and keeps its altitude:
 * for one that is not kept up, or feels the Moon, believe weeks, not the year.
 */
export function* eclipseSeason(request: SeasonRequest): Generator<number, EclipseSeason> {
  const durationS = request.durationS ?? 365 * daySeconds;
  const stepS = request.stepS ?? daySeconds;
  const shape = request.shape ?? shadowShape(request.earth ?? 'ellipsoid');
  const { orbit, startUtcMs } = request;
  const count = Math.max(1, Math.ceil(durationS / stepS - 1e-9));
  const periodS = (2 * Math.PI) / orbit.anomalyRateRadPerS;
  const columns = Array.from({ length: 5 }, () => new Float64Array(count).fill(NaN));
  const [timeS, betaRad, umbraS, shadowS, lit] = columns as [
    ...[Float64Array, Float64Array, Float64Array, Float64Array, Float64Array],
  ];
  const canSee = isAbove(orbit, shape.bodyRadiusKm);
  const track = createSunTrack(startUtcMs, 0, durationS + (canSee ? 2 * periodS : 0));
  const revolution = new Revolution(request, track, shape);
  for (let k = 0; k < count; k += 1) {
    timeS[k] = k * stepS;
    betaRad[k] = betaAngleAt(orbit, startUtcMs + timeS[k]! * 1000);
    if (canSee) {
      const [umbra, shadow, lost] = revolution.shadowsAfter(timeS[k]!);
      umbraS[k] = umbra;
      shadowS[k] = shadow;
      lit[k] = 1 - lost / periodS;
    }
    yield (k + 1) / count;
  }
  const season = { count, periodS, timeS, betaRad, umbraS, shadowS, sunlitFraction: lit };
  return { ...season, summary: summaryOf(season) };
}
