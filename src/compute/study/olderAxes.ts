// How do states that others gave in the axes of J2000, with a geometric Sun, read in ours?
//
// Only for comparisons: the project itself works in TEME with the Sun as it appears.

import { centuriesTt, cos, radPerArcsec, radPerDeg, sin, ttMinusUtcS } from '../../orbit/index.ts';

type Vector = readonly [number, number, number];

/** Axes turned by an angle about x (0), y (1) or z (2). */
function turned([x, y, z]: Vector, axis: 0 | 1 | 2, angleRad: number): Vector {
  const c = cos(angleRad);
  const s = sin(angleRad);
  if (axis === 0) return [x, c * y + s * z, c * z - s * y];
  if (axis === 1) return [c * x - s * z, y, c * z + s * x];
  return [c * x + s * y, c * y - s * x, z];
}

/** Precession from J2000.0 to the mean equator of date (Lieske et al. 1977, IAU 1976). */
function precessed(vector: Vector, t: number): Vector {
  const zeta = t * (2306.2181 + t * (0.30188 + t * 0.017998)) * radPerArcsec;
  const z = t * (2306.2181 + t * (1.09468 + t * 0.018203)) * radPerArcsec;
  const theta = t * (2004.3109 - t * (0.42665 + t * 0.041833)) * radPerArcsec;
  return turned(turned(turned(vector, 2, -zeta), 1, theta), 2, -z);
}

/** The largest terms of nutation, rad; 0.3″ is left out (Meeus, chapter 22). */
function nutation(t: number): { longitude: number; obliquity: number } {
  const node = (125.04452 - 1934.136261 * t) * radPerDeg;
  const sun = 2 * (280.4665 + 36000.7698 * t) * radPerDeg;
  const moon = 2 * (218.3165 + 481267.8813 * t) * radPerDeg;
  const longitude = -17.2 * sin(node) - 1.32 * sin(sun) - 0.23 * sin(moon) + 0.21 * sin(2 * node);
  const obliquity = 9.2 * cos(node) + 0.57 * cos(sun) + 0.1 * cos(moon) - 0.09 * cos(2 * node);
  return { longitude: longitude * radPerArcsec, obliquity: obliquity * radPerArcsec };
}

/** Tilt of the mean equator of date to the ecliptic (IAU 1980). */
function meanObliquityRad(t: number): number {
  return (84381.448 - 46.815 * t) * radPerArcsec;
}

/** Nutation in longitude and true obliquity of an instant. */
export interface EquinoxOfDate {
  readonly nutationRad: number;
  readonly obliquityRad: number;
}

/** Where the true equinox stands, to 0.3″. */
export function equinoxOfDate(utcMs: number): EquinoxOfDate {
  const t = centuriesTt(utcMs);
  const { longitude, obliquity } = nutation(t);
  return { nutationRad: longitude, obliquityRad: meanObliquityRad(t) + obliquity };
}

/** Aberration moves the apparent Sun back along the ecliptic, rad (Meeus, chapter 25). */
const aberrationRad = 20.4898 * radPerArcsec;

/**
 * A vector of J2000 axes in TEME of date, turned back along the ecliptic by the Sun's aberration:
 * where the other program's Sun is geometric and ours apparent, the angles to the Sun agree.
 */
export function j2000ToTemeOfApparentSun(vector: Vector, utcMs: number): Vector {
  const t = centuriesTt(utcMs);
  const { longitude, obliquity } = nutation(t);
  const mean = meanObliquityRad(t);
  const ecliptic = turned(precessed(vector, t), 0, mean);
  const trueOfDate = turned(turned(ecliptic, 2, -longitude + aberrationRad), 0, -mean - obliquity);
  return turned(trueOfDate, 2, longitude * cos(mean + obliquity));
}

/** The UTC of an instant given in terrestrial time; both in ms on the axis of `utcMs`. */
export function utcMsOfTt(ttMs: number): number {
  return ttMs - ttMinusUtcS(ttMs) * 1000;
}
