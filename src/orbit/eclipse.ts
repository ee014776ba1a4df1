// How much of the Sun does a satellite see, and how far is it from the Earth's shadow?
import { earthFlattening, earthRadiusEquatorialKm, sunRadiusKm } from './constants.ts';
import { asin, atan2 } from './deterministic.ts';

export type EarthModel = 'ellipsoid' | 'sphere';

/**
 * The body that casts the shadow and the one that shines. The oblate Earth is made a sphere by
 * stretching the polar axis, of the satellite's and the Sun's position alike; the Sun's disc
 * is then 0.34 % too wide at most, which moves a penumbra's edge by 0.02 s.
 */
export interface ShadowShape {
  readonly bodyRadiusKm: number;
  /** By how much z is stretched: 1 for a sphere. */
  readonly polarStretch: number;
  readonly sunRadiusKm: number;
}

const shapes: Readonly<Record<EarthModel, ShadowShape>> = {
  ellipsoid: {
    bodyRadiusKm: earthRadiusEquatorialKm,
    polarStretch: 1 / (1 - earthFlattening),
    sunRadiusKm,
  },
  sphere: { bodyRadiusKm: earthRadiusEquatorialKm, polarStretch: 1, sunRadiusKm },
};

/** The Earth as the WGS 84 ellipsoid or as a sphere of its equatorial radius; no atmosphere. */
export function shadowShape(earth: EarthModel): ShadowShape {
  return shapes[earth];
}

/**
 * The part of the Sun's disc that is not hidden, 1 in full Sun, 0 in the umbra (O. Montenbruck
 * and E. Gill, Satellite Orbits, 2000, §3.4.2: two overlapping discs). Positions in km from the
 * body's centre, in one frame with z along its axis. Against discs on a sphere: within 5e-4.
 */
export function sunlitFraction(
  positionTemeKm: ArrayLike<number>,
  sunTemeKm: ArrayLike<number>,
  shape: ShadowShape,
): number {
  const x = positionTemeKm[0]!;
  const y = positionTemeKm[1]!;
  const z = positionTemeKm[2]! * shape.polarStretch;
  const sx = sunTemeKm[0]! - x;
  const sy = sunTemeKm[1]! - y;
  const sz = sunTemeKm[2]! * shape.polarStretch - z;
  const distanceKm = Math.sqrt(x * x + y * y + z * z);
  const sunDistanceKm = Math.sqrt(sx * sx + sy * sy + sz * sz);
  const cosine = -(x * sx + y * sy + z * sz) / (distanceKm * sunDistanceKm);
  // More than 90° from the centre of the body: only a satellite within 100 m of it could be hid.
  if (cosine < -0.01) return 1;
  const a = asin(Math.min(1, shape.sunRadiusKm / sunDistanceKm));
  const b = asin(Math.min(1, shape.bodyRadiusKm / distanceKm));
  const c = atan2(Math.sqrt(Math.max(0, 1 - cosine * cosine)), cosine);
  return 1 - hiddenFraction(a, b, c);
}

/** The share of a disc of radius a that a disc of radius b hides at a distance c of centres. */
function hiddenFraction(a: number, b: number, c: number): number {
  if (c >= a + b) return 0;
  if (c <= b - a) return 1;
  if (c <= a - b) return (b * b) / (a * a);
  const x = (c * c + a * a - b * b) / (2 * c);
  const y = Math.sqrt(Math.max(0, a * a - x * x));
  const area = a * a * atan2(y, x) + b * b * atan2(y, c - x) - c * y;
  return area / (Math.PI * a * a);
}

/** How many numbers describe the two shadow cones of one instant. */
export const coneColumnCount = 7;

/**
 * Writes the shadow cones of an instant to out[offset…offset+6], in stretched coordinates: the
 * unit vector to the Sun; then for the penumbra and for the umbra the cone's radius in the plane
 * of the body's centre (km) and the change of that radius per km toward the Sun. The cones touch
 * both spheres: exact, not approximate.
 */
export function shadowConesInto(
  out: Float64Array,
  offset: number,
  sunTemeKm: ArrayLike<number>,
  shape: ShadowShape,
): void {
  const x = sunTemeKm[0]!;
  const y = sunTemeKm[1]!;
  const z = sunTemeKm[2]! * shape.polarStretch;
  const distanceKm = Math.sqrt(x * x + y * y + z * z);
  out[offset] = x / distanceKm;
  out[offset + 1] = y / distanceKm;
  out[offset + 2] = z / distanceKm;
  for (let kind = 0; kind < 2; kind += 1) {
    const sign = kind === penumbraKind ? 1 : -1;
    const sine = (shape.sunRadiusKm + sign * shape.bodyRadiusKm) / distanceKm;
    const cosine = Math.sqrt(1 - sine * sine);
    out[offset + 3 + 2 * kind] = shape.bodyRadiusKm / cosine;
    out[offset + 4 + 2 * kind] = (-sign * sine) / cosine;
  }
}

/** Which shadow: any part of the Sun hidden, or all of it, by the Earth or by the Moon. */
export const penumbraKind = 0;
export const umbraKind = 1;
export const moonPenumbraKind = 2;
export const moonUmbraKind = 3;

/**
 * How far inside a shadow cone a place (in stretched coordinates) is, km: positive inside. On the
 * sunward side it is minus the distance toward the Sun, so that the sign is right everywhere
 * outside the body.
 */
export function shadowMarginKm(
  cones: Float64Array,
  offset: number,
  kind: number,
  stretchedKm: Float64Array,
): number {
  const x = stretchedKm[0]!;
  const y = stretchedKm[1]!;
  const z = stretchedKm[2]!;
  const toward = x * cones[offset]! + y * cones[offset + 1]! + z * cones[offset + 2]!;
  const aside = Math.sqrt(Math.max(0, x * x + y * y + z * z - toward * toward));
  const radiusKm = cones[offset + 3 + 2 * kind]! + toward * cones[offset + 4 + 2 * kind]!;
  return Math.min(radiusKm - aside, -toward);
}
