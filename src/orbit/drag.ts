// How fast does thin air pull an orbit down, and what does it cost to stay up?
import { earthMuKm3PerS2, earthRadiusEquatorialKm } from './constants.ts';
import { exp } from './deterministic.ts';
import { meanMotionRadPerS } from './patterns.ts';

/**
 * Base altitude (km), density there (kg/m³) and scale height (km): Vallado, Fundamentals of
 * Astrodynamics, 4th ed. 2013, table 8-4 (US Standard Atmosphere 1976 below 25 km, CIRA-72 above;
 * mean Sun).
 */
// prettier-ignore
const layers: readonly (readonly [baseKm: number, densityKgPerM3: number, scaleKm: number])[] = [
  [0, 1.225, 7.249], [25, 3.899e-2, 6.349], [30, 1.774e-2, 6.682], [40, 3.972e-3, 7.554],
  [50, 1.057e-3, 8.382], [60, 3.206e-4, 7.714], [70, 8.77e-5, 6.549], [80, 1.905e-5, 5.799],
  [90, 3.396e-6, 5.382], [100, 5.297e-7, 5.877], [110, 9.661e-8, 7.263], [120, 2.438e-8, 9.473],
  [130, 8.484e-9, 12.636], [140, 3.845e-9, 16.149], [150, 2.07e-9, 22.523],
  [180, 5.464e-10, 29.74], [200, 2.789e-10, 37.105], [250, 7.248e-11, 45.546],
  [300, 2.418e-11, 53.628], [350, 9.518e-12, 53.298], [400, 3.725e-12, 58.515],
  [450, 1.585e-12, 60.828], [500, 6.967e-13, 63.822], [600, 1.454e-13, 71.835],
  [700, 3.614e-14, 88.667], [800, 1.17e-14, 124.64], [900, 5.245e-15, 181.05],
  [1000, 3.019e-15, 268],
];

/** Above, the table's last layer is only continued: densities and all that follows are guesses. */
const tabulatedAltitudeMaxKm = 1000;

/** A year of 365.25 days, in which rates are given here. */
export const yearS = 365.25 * 86400;

/** Below this a circular orbit ends within hours; lifetimes stop here. */
export const reentryAltitudeKm = 120;

/** The post-mission limit of the FCC (47 CFR 25.114, adopted September 2022), years. */
export const disposalLimitYears = 5;

/**
 * How much denser or thinner the air is than the table's mean, by the Sun's activity: solar
 * maximum × 3 to 10, minimum ÷ 5 to 10. A stated range (confidence: assumption), not a forecast:
 * multiply the mean by one of these.
 */
export const solarActivityFactors = {
  minimum: { least: 0.1, most: 0.2 },
  mean: { least: 1, most: 1 },
  maximum: { least: 3, most: 10 },
} as const;

function layerOf(altitudeKm: number): (typeof layers)[number] {
  let index = layers.length - 1;
  while (index > 0 && altitudeKm < layers[index]![0]) index -= 1;
  return layers[index]!;
}

/**
 * Density of the air, kg/m³, at an altitude over the mean sphere. Above 1,000 km the last layer is
 * continued; there the table is a guess. The factor is that of the Sun's activity (1: mean).
 */
export function airDensityKgPerM3(altitudeKm: number, activityFactor = 1): number {
  const [baseKm, density, scaleKm] = layerOf(altitudeKm);
  return activityFactor * density * exp(-(altitudeKm - baseKm) / scaleKm);
}

/** The altitude in which the density falls by e, km, at an altitude. */
export function densityScaleHeightKm(altitudeKm: number): number {
  return layerOf(altitudeKm)[2];
}

/** A surface that meets the air: what it weighs is what counts. */
export interface DragBody {
  readonly massKg: number;
  /** Seen along the velocity, mean of a revolution. */
  readonly frontalAreaM2: number;
  /** 2 to 3 in free molecular flow; 2.2 is the usual guess. */
  readonly dragCoefficient: number;
}

/** C_D A / m, m²/kg. */
export function ballisticM2PerKg(body: DragBody): number {
  return (body.dragCoefficient * body.frontalAreaM2) / body.massKg;
}

/** Deceleration of a circular orbit by the air (at rest, not turning with the Earth), m/s². */
export function dragAccelerationMPerS2(
  altitudeKm: number,
  ballistic: number,
  activityFactor = 1,
): number {
  const speedKmPerS = Math.sqrt(earthMuKm3PerS2 / (earthRadiusEquatorialKm + altitudeKm));
  const speed2 = speedKmPerS * speedKmPerS * 1e6;
  return 0.5 * airDensityKgPerM3(altitudeKm, activityFactor) * speed2 * ballistic;
}

/** Velocity that thrusters must give each year to hold a circular orbit up, m/s. */
export function dragDeltaVMPerSPerYear(
  altitudeKm: number,
  ballistic: number,
  activityFactor = 1,
): number {
  return dragAccelerationMPerS2(altitudeKm, ballistic, activityFactor) * yearS;
}

/**
 * How fast a circular orbit sinks, km/s (negative): da/dt = −ρ √(μ a) C_D A/m (D. G. King-Hele,
 * Satellite Orbits in an Atmosphere, 1987, ch. 4, with a still atmosphere).
 */
export function decayRateKmPerS(altitudeKm: number, ballistic: number, activityFactor = 1): number {
  const axisKm = earthRadiusEquatorialKm + altitudeKm;
  const density = airDensityKgPerM3(altitudeKm, activityFactor);
  // kg/m³ · m²/kg = 1/m = 1000/km
  return -density * ballistic * 1000 * Math.sqrt(earthMuKm3PerS2 * axisKm);
}

/**
 * King-Hele's quick lifetime, s: H / (ρ √(μ a) C_D A/m), as if the scale height here held all the
 * way down. From 400 to 700 km it is 1.0 to 1.3 times the integral through the layers.
 */
export function quickLifetimeS(altitudeKm: number, ballistic: number, activityFactor = 1): number {
  return densityScaleHeightKm(altitudeKm) / -decayRateKmPerS(altitudeKm, ballistic, activityFactor);
}

const sinkStepKm = 0.5;

/**
 * Lifetime of a circular orbit that nobody holds up, s, from an altitude to 120 km: the integral of
 * da / (da/dt) through all layers by Simpson's rule. Infinity without drag; 0 from 120 km down.
 */
export function lifetimeS(altitudeKm: number, ballistic: number, activityFactor = 1): number {
  const spanKm = altitudeKm - reentryAltitudeKm;
  if (!(spanKm > 0)) return spanKm <= 0 ? 0 : NaN;
  if (ballistic * activityFactor === 0) return Infinity;
  const pieceCount = 2 * Math.ceil(spanKm / (2 * sinkStepKm));
  const stepKm = spanKm / pieceCount;
  let sum = 0;
  for (let k = 0; k <= pieceCount; k += 1) {
    const weight = k === 0 || k === pieceCount ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight / -decayRateKmPerS(reentryAltitudeKm + k * stepKm, ballistic, activityFactor);
  }
  return (sum * stepKm) / 3;
}

/** The greatest altitude (km, to 0.01; 2,000 at most) from which an orbit decays in a time. */
export function altitudeOfLifetimeKm(
  seconds: number,
  ballistic: number,
  activityFactor = 1,
): number {
  let [lowKm, highKm] = [reentryAltitudeKm, 2000];
  while (highKm - lowKm > 0.01) {
    const middleKm = (lowKm + highKm) / 2;
    if (lifetimeS(middleKm, ballistic, activityFactor) <= seconds) lowKm = middleKm;
    else highKm = middleKm;
  }
  return lowKm;
}

/** What one satellite's drag comes to; the range is that of the Sun's activity. */
export interface DragReport {
  /** Above 1,000 km, where the table of the air ends: the figures are a guess, and no result. */
  readonly isGuess: boolean;
  readonly ballisticM2PerKg: number;
  readonly deltaVMPerSPerYear: number;
  readonly deltaVRangeMPerSPerYear: readonly [least: number, most: number];
  readonly sinkKmPerDay: number;
  readonly lifetimeYears: number;
  /** At everlasting solar maximum and minimum: bounds, since cycles of 11 years take turns. */
  readonly lifetimeRangeYears: readonly [least: number, most: number];
  /** Decays by itself within five years at the mean Sun, and at everlasting minimum. */
  readonly isWithinDisposalLimit: boolean;
  readonly isSurelyWithinDisposalLimit: boolean;
}

/** Everything that drag costs a satellite on a circular orbit. */
export function dragReport(altitudeKm: number, body: DragBody): DragReport {
  const ballistic = ballisticM2PerKg(body);
  const [least, most] = [solarActivityFactors.minimum.least, solarActivityFactors.maximum.most];
  const years = (factor: number): number => lifetimeS(altitudeKm, ballistic, factor) / yearS;
  const deltaV = dragDeltaVMPerSPerYear(altitudeKm, ballistic);
  return {
    isGuess: altitudeKm > tabulatedAltitudeMaxKm,
    ballisticM2PerKg: ballistic,
    deltaVMPerSPerYear: deltaV,
    deltaVRangeMPerSPerYear: [deltaV * least, deltaV * most],
    sinkKmPerDay: -decayRateKmPerS(altitudeKm, ballistic) * 86400,
    lifetimeYears: years(1),
    lifetimeRangeYears: [years(most), years(least)],
    isWithinDisposalLimit: years(1) <= disposalLimitYears,
    isSurelyWithinDisposalLimit: years(least) <= disposalLimitYears,
  };
}

/** How far ahead a body runs of its neighbour after a time, km, when their drag differs. */
export function dragSeparationKm(
  altitudeKm: number,
  ballisticDifference: number,
  durationS: number,
): number {
  // δa = ȧ t shortens the period: the lead grows by (3/2) n δa a second
  const rate = -decayRateKmPerS(altitudeKm, ballisticDifference);
  const motion = meanMotionRadPerS(earthRadiusEquatorialKm + altitudeKm);
  return 0.75 * motion * rate * durationS * durationS;
}
