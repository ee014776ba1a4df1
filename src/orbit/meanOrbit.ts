// Which slowly turning ellipse does an element set mean, and where is its plane in a year?
import {
  earthJ2,
  earthRadiusEquatorialKm,
  sgp4EarthRadiusKm,
  sgp4J2,
  sgp4MuKm3PerS2,
} from './constants.ts';
import { atan2, cos, pow, sin } from './deterministic.ts';
import type { ElementSet } from './elementSet.ts';
import { frozenEccentricity, type MeanShape } from './frozen.ts';
import { meanMotionRadPerS } from './patterns.ts';

/** An ellipse by mean elements at an epoch (TEME), with the even drifts that J2 gives it. */
export interface MeanOrbit {
  readonly epochUtcMs: number;
  readonly semiMajorAxisKm: number;
  readonly eccentricity: number;
  readonly inclinationRad: number;
  readonly rightAscensionRad: number;
  readonly argumentOfPerigeeRad: number;
  readonly meanAnomalyRad: number;
  readonly nodeRateRadPerS: number;
  readonly perigeeRateRadPerS: number;
  readonly anomalyRateRadPerS: number;
}

/** What is needed of an orbit before J2 is asked for its drifts. */
export type KeplerElements = Omit<
  MeanOrbit,
  'nodeRateRadPerS' | 'perigeeRateRadPerS' | 'anomalyRateRadPerS'
>;

/**
 * The drifts of node, perigee and mean anomaly to first order in J2 (Vallado, Fundamentals of
 * Astrodynamics, 4th ed., §9.6). For an orbit that is kept on its altitude; no drag, no Moon.
 */
export function withSecularRates(elements: KeplerElements): MeanOrbit {
  const { semiMajorAxisKm, eccentricity, inclinationRad } = elements;
  const beta2 = 1 - eccentricity * eccentricity;
  const ratio = earthRadiusEquatorialKm / (semiMajorAxisKm * beta2);
  const motion = meanMotionRadPerS(semiMajorAxisKm);
  const pull = 1.5 * earthJ2 * ratio * ratio * motion;
  const sine2 = sin(inclinationRad) * sin(inclinationRad);
  return {
    ...elements,
    nodeRateRadPerS: -pull * cos(inclinationRad),
    perigeeRateRadPerS: pull * (2 - 2.5 * sine2),
    anomalyRateRadPerS: motion + pull * Math.sqrt(beta2) * (1 - 1.5 * sine2),
  };
}

/**
 * SGP4's mean semi-major axis, km: Kozai's mean motion turned into Brouwer's as SGP4 does it
 * (Hoots and Roehrich, Spacetrack Report 3, 1980; Vallado et al., AIAA 2006-6753).
 */
export function brouwerSemiMajorAxisKm(elementSet: ElementSet): number {
  const { meanMotionRadPerMin, eccentricity, inclinationRad } = elementSet;
  const radius3 = sgp4EarthRadiusKm * sgp4EarthRadiusKm * sgp4EarthRadiusKm;
  const ke = 60 * Math.sqrt(sgp4MuKm3PerS2 / radius3);
  const cosine = cos(inclinationRad);
  const beta2 = 1 - eccentricity * eccentricity;
  const d1 = (0.75 * sgp4J2 * (3 * cosine * cosine - 1)) / (beta2 * Math.sqrt(beta2));
  const a1 = pow(ke / meanMotionRadPerMin, 2 / 3);
  const del = d1 / (a1 * a1);
  const adel = a1 * (1 - del * del - del * (1 / 3 + (134 * del * del) / 81));
  const brouwer = meanMotionRadPerMin / (1 + d1 / (adel * adel));
  return pow(ke / brouwer, 2 / 3) * sgp4EarthRadiusKm;
}

/** The mean orbit of an element set, read or designed; its drag term is left out. */
export function meanOrbitOf(elementSet: ElementSet): MeanOrbit {
  return withSecularRates({
    epochUtcMs: elementSet.epochUtcMs,
    semiMajorAxisKm: brouwerSemiMajorAxisKm(elementSet),
    eccentricity: elementSet.eccentricity,
    inclinationRad: elementSet.inclinationRad,
    rightAscensionRad: elementSet.rightAscensionRad,
    argumentOfPerigeeRad: elementSet.argumentOfPerigeeRad,
    meanAnomalyRad: elementSet.meanAnomalyRad,
  });
}

/** The mean shape some time after epoch: J3's standing part and what turns about it with J2. */
export function meanShapeOf(elementSet: ElementSet, sinceEpochS: number): MeanShape {
  const orbit = meanOrbitOf(elementSet);
  const turned = orbit.argumentOfPerigeeRad + orbit.perigeeRateRadPerS * sinceEpochS;
  const frozen = frozenEccentricity(orbit.semiMajorAxisKm, orbit.inclinationRad);
  const x = orbit.eccentricity * cos(turned);
  const y = orbit.eccentricity * sin(turned) + frozen;
  return { eccentricity: Math.sqrt(x * x + y * y), argumentOfPerigeeRad: atan2(y, x) };
}

/**
 * Writes three unit vectors (TEME) to out[0…8] some time after the epoch: toward the perigee,
 * 90° of true anomaly later, and along the orbit's normal.
 */
export function perifocalBasisInto(out: Float64Array, orbit: MeanOrbit, sinceEpochS: number): void {
  const node = orbit.rightAscensionRad + orbit.nodeRateRadPerS * sinceEpochS;
  const perigee = orbit.argumentOfPerigeeRad + orbit.perigeeRateRadPerS * sinceEpochS;
  const [cn, sn] = [cos(node), sin(node)];
  const [cp, sp] = [cos(perigee), sin(perigee)];
  const [ci, si] = [cos(orbit.inclinationRad), sin(orbit.inclinationRad)];
  out[0] = cn * cp - sn * sp * ci;
  out[1] = sn * cp + cn * sp * ci;
  out[2] = sp * si;
  out[3] = -cn * sp - sn * cp * ci;
  out[4] = -sn * sp + cn * cp * ci;
  out[5] = cp * si;
  out[6] = sn * si;
  out[7] = -cn * si;
  out[8] = ci;
}
