// Which element sets make a designed orbit: sun-synchronous, Walker, ring?
import {
  earthJ2,
  earthMuKm3PerS2,
  earthRadiusEquatorialKm,
  meanSunRateRadPerS,
  radPerDeg,
  sgp4EarthRadiusKm,
  sgp4J2,
  sgp4MuKm3PerS2,
} from './constants.ts';
import { acos, cos, pow } from './deterministic.ts';
import type { ElementSet } from './elementSet.ts';
import { elementsOfMeanShape, type MeanShape } from './frozen.ts';

/** One orbit by mean elements; the altitude is the mean semi-major axis less 6378.137 km. */
export interface DesignedOrbit {
  readonly id: string;
  readonly epochUtcMs: number;
  readonly altitudeKm: number;
  readonly inclinationRad: number;
  readonly rightAscensionRad: number;
  /** Mean anomaly when the orbit is circular with its perigee at the node. */
  readonly meanAnomalyRad: number;
  readonly eccentricity?: number;
  readonly argumentOfPerigeeRad?: number;
  /** SGP4's drag term, 1 / Earth radii; default 0: designed orbits are kept up. */
  readonly bstar?: number;
}

const turnRad = 2 * Math.PI;

function wrapped(angleRad: number): number {
  return angleRad - Math.floor(angleRad / turnRad) * turnRad;
}

/** Mean motion of a semi-major axis, rad/s, by Kepler's third law. */
export function meanMotionRadPerS(semiMajorAxisKm: number): number {
  return Math.sqrt(earthMuKm3PerS2 / semiMajorAxisKm) / semiMajorAxisKm;
}

/**
 * Drift of the node by J2, rad/s: −(3/2) J2 (R/p)² n cos i (e.g. Vallado, Fundamentals of
 * Astrodynamics, 4th ed., eq. 9-38).
 */
export function nodeRateRadPerS(
  semiMajorAxisKm: number,
  inclinationRad: number,
  eccentricity = 0,
): number {
  const ratio = earthRadiusEquatorialKm / (semiMajorAxisKm * (1 - eccentricity * eccentricity));
  const motion = meanMotionRadPerS(semiMajorAxisKm);
  return -1.5 * earthJ2 * ratio * ratio * motion * cos(inclinationRad);
}

/**
 * The inclination at which the node of a circular orbit keeps up with the mean Sun; NaN where no
 * inclination does (above 5,970 km).
 */
export function sunSynchronousInclinationRad(altitudeKm: number): number {
  const semiMajorAxisKm = earthRadiusEquatorialKm + altitudeKm;
  return acos(meanSunRateRadPerS / nodeRateRadPerS(semiMajorAxisKm, 0));
}

/**
 * Right ascension of the mean Sun, which keeps an even pace along the equator, rad: the Sun's mean
 * longitude 280.4606184° + 36000.77005361° T (Vallado, 4th ed., algorithm 29).
 */
export function meanSunRightAscensionRad(utcMs: number): number {
  const centuries = (utcMs - 946728000000) / 86400000 / 36525;
  return wrapped((280.4606184 + 36000.77005361 * centuries) * radPerDeg);
}

/** The node at which the local mean solar time is `localTimeS` (seconds of the day; noon 43200). */
export function nodeOfLocalTimeRad(localTimeS: number, utcMs: number): number {
  return wrapped(meanSunRightAscensionRad(utcMs) + ((localTimeS - 43200) / 86400) * turnRad);
}

/** The local mean solar time, s of the day, of a node. */
export function localTimeOfNodeS(rightAscensionRad: number, utcMs: number): number {
  const angle = wrapped(rightAscensionRad - meanSunRightAscensionRad(utcMs) + Math.PI);
  return (angle / turnRad) * 86400;
}

/**
 * The mean motion that an element set must carry (Kozai's, rad/min) for SGP4 to work with a given
 * mean semi-major axis (Brouwer's): SGP4's own conversion, inverted by fixed point to 1e-15.
 */
export function kozaiMeanMotionRadPerMin(
  semiMajorAxisKm: number,
  inclinationRad: number,
  eccentricity: number,
): number {
  const radius = semiMajorAxisKm / sgp4EarthRadiusKm;
  const ke =
    60 / Math.sqrt((sgp4EarthRadiusKm * sgp4EarthRadiusKm * sgp4EarthRadiusKm) / sgp4MuKm3PerS2);
  const brouwer = ke / (radius * Math.sqrt(radius));
  const cosine = cos(inclinationRad);
  const beta = 1 - eccentricity * eccentricity;
  const d1 = (0.75 * sgp4J2 * (3 * cosine * cosine - 1)) / (beta * Math.sqrt(beta));
  let kozai = brouwer;
  for (let iteration = 0; iteration < 12; iteration += 1) {
    const a1 = pow(ke / kozai, 2 / 3);
    const del = d1 / (a1 * a1);
    const adel = a1 * (1 - del * del - del * (1 / 3 + (134 * del * del) / 81));
    kozai = brouwer * (1 + d1 / (adel * adel));
  }
  return kozai;
}

/** The element set of a designed orbit; its name and number are the id. */
export function designElementSet(orbit: DesignedOrbit): ElementSet {
  const eccentricity = orbit.eccentricity ?? 0;
  const semiMajorAxisKm = earthRadiusEquatorialKm + orbit.altitudeKm;
  return {
    name: orbit.id,
    catalogNumber: orbit.id,
    epochUtcMs: orbit.epochUtcMs,
    meanMotionRadPerMin: kozaiMeanMotionRadPerMin(
      semiMajorAxisKm,
      orbit.inclinationRad,
      eccentricity,
    ),
    eccentricity,
    inclinationRad: orbit.inclinationRad,
    rightAscensionRad: wrapped(orbit.rightAscensionRad),
    argumentOfPerigeeRad: wrapped(orbit.argumentOfPerigeeRad ?? 0),
    meanAnomalyRad: wrapped(orbit.meanAnomalyRad),
    bstar: orbit.bstar ?? 0,
  };
}

export interface WalkerPattern {
  readonly idPrefix: string;
  readonly epochUtcMs: number;
  readonly altitudeKm: number;
  readonly inclinationRad: number;
  readonly satelliteCount: number;
  /** Divides the satellite count. */
  readonly planeCount: number;
  /** Walker's F: from plane to plane the satellites are ahead by F · 360° / satelliteCount. */
  readonly phasing: number;
  /** delta: nodes spread over 360°. star: over 180°. */
  readonly kind: 'delta' | 'star';
  readonly rightAscensionRad?: number;
  readonly meanAnomalyRad?: number;
  readonly bstar?: number;
}

/**
 * A Walker constellation of circular orbits, plane by plane (J. G. Walker, J. British
 * Interplanetary Society 37, 1984). Ids are the prefix and a number from 1.
 */
export function walkerElementSets(pattern: WalkerPattern): ElementSet[] {
  const { satelliteCount, planeCount, phasing } = pattern;
  const perPlane = Math.floor(satelliteCount / planeCount);
  const nodeSpreadRad = pattern.kind === 'star' ? Math.PI : turnRad;
  const elementSets: ElementSet[] = [];
  for (let plane = 0; plane < planeCount; plane += 1) {
    for (let slot = 0; slot < perPlane; slot += 1) {
      const phase = slot / perPlane + (plane * phasing) / satelliteCount;
      elementSets.push(
        designElementSet({
          id: `${pattern.idPrefix}${elementSets.length + 1}`,
          epochUtcMs: pattern.epochUtcMs,
          altitudeKm: pattern.altitudeKm,
          inclinationRad: pattern.inclinationRad,
          rightAscensionRad:
            (pattern.rightAscensionRad ?? 0) + (plane / planeCount) * nodeSpreadRad,
          meanAnomalyRad: (pattern.meanAnomalyRad ?? 0) + phase * turnRad,
          bstar: pattern.bstar ?? 0,
        }),
      );
    }
  }
  return elementSets;
}

export interface SunSynchronousPattern {
  readonly idPrefix: string;
  readonly epochUtcMs: number;
  readonly altitudeKm: number;
  /** Local mean solar time of the ascending node of the first plane, s of the day. */
  readonly localTimeOfAscendingNodeS: number;
  readonly planeCount: number;
  readonly satellitesPerPlaneCount: number;
  /** How much later each further plane ascends; default 0: only phased apart. */
  readonly localTimeStepS?: number;
  /**
   * Default, true: the shape at which J2 and J3 rest, perigee at 90°. False: round in the mean at
   * the epoch; J3 then drives it to twice the frozen eccentricity and back.
   */
  readonly isFrozen?: boolean;
  readonly meanAnomalyRad?: number;
  readonly bstar?: number;
}

/**
 * Sun-synchronous planes: the inclination makes the J2 drift of the node equal the mean Sun's
 * pace. The local time is that of the mean Sun; the true Sun is up to 16 minutes off (equation of
 * time). Planes are staggered evenly within a slot. Ids are the prefix and a number from 1.
 */
export function sunSynchronousElementSets(pattern: SunSynchronousPattern): ElementSet[] {
  const { planeCount, satellitesPerPlaneCount, altitudeKm, epochUtcMs } = pattern;
  const inclinationRad = sunSynchronousInclinationRad(altitudeKm);
  const shape = sunSynchronousShape(pattern, inclinationRad);
  const elementSets: ElementSet[] = [];
  for (let plane = 0; plane < planeCount; plane += 1) {
    const localTimeS = pattern.localTimeOfAscendingNodeS + plane * (pattern.localTimeStepS ?? 0);
    for (let slot = 0; slot < satellitesPerPlaneCount; slot += 1) {
      const phase = (slot + plane / planeCount) / satellitesPerPlaneCount;
      elementSets.push(
        designElementSet({
          id: `${pattern.idPrefix}${elementSets.length + 1}`,
          epochUtcMs,
          altitudeKm,
          inclinationRad,
          rightAscensionRad: nodeOfLocalTimeRad(localTimeS, epochUtcMs),
          meanAnomalyRad:
            (pattern.meanAnomalyRad ?? 0) + phase * turnRad - shape.argumentOfPerigeeRad,
          eccentricity: shape.eccentricity,
          argumentOfPerigeeRad: shape.argumentOfPerigeeRad,
          bstar: pattern.bstar ?? 0,
        }),
      );
    }
  }
  return elementSets;
}

/** What SGP4 carries for a frozen shape (nothing), or for one that is round in the mean. */
function sunSynchronousShape(pattern: SunSynchronousPattern, inclinationRad: number): MeanShape {
  const round: MeanShape = { eccentricity: 0, argumentOfPerigeeRad: 0 };
  if (pattern.isFrozen ?? true) return round;
  return elementsOfMeanShape(round, earthRadiusEquatorialKm + pattern.altitudeKm, inclinationRad);
}

export interface RingPattern {
  readonly idPrefix: string;
  readonly epochUtcMs: number;
  readonly altitudeKm: number;
  readonly inclinationRad: number;
  readonly satelliteCount: number;
  readonly rightAscensionRad?: number;
  readonly meanAnomalyRad?: number;
  readonly bstar?: number;
}

/** One plane of evenly spaced satellites. */
export function ringElementSets(pattern: RingPattern): ElementSet[] {
  return walkerElementSets({ ...pattern, planeCount: 1, phasing: 0, kind: 'delta' });
}
