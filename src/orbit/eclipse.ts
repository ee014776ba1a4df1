// How much of the Sun does a satellite see, and how far is it from the Earth's shadow?
import { earthFlattening, earthRadiusEquatorialKm, sunRadiusKm } from './constants.ts';
import { asin, atan2 } from './deterministic.ts';

export type EarthModel = 'ellipsoid' | 'sphere';

/**
 * The body that casts the shadow and the one that shines. The oblate Earth is made a sphere by
 * stretching the polar axis, of the satellite's and the Sun's position alike; the Sun's disc
 * is then 0.3 % too wide at most, which moves a penumbra's edge by 0.03 s.
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
 * body's centre, in one frame with z along its axis; 1 at places inside the body is undefined.
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

/** The two shadow cones of one instant; directions and lengths in stretched coordinates. */
export interface ShadowCones {
  /** Unit vector to the Sun, components 0…2. */
  readonly direction: Float64Array;
  /** Radius of the cone in the plane of the body's centre, km: penumbra (0), umbra (1). */
  readonly radiusKm: Float64Array;
  /** Change of that radius per km away from the Sun: positive (0), negative (1). */
  readonly slope: Float64Array;
}

export function createShadowCones(): ShadowCones {
  return {
    direction: new Float64Array(3),
    radiusKm: new Float64Array(2),
    slope: new Float64Array(2),
  };
}

/** Fills the cones for a position of the Sun. They touch both spheres: exact, not approximate. */
export function shadowConesInto(
  out: ShadowCones,
  sunTemeKm: ArrayLike<number>,
  shape: ShadowShape,
): void {
  const x = sunTemeKm[0]!;
  const y = sunTemeKm[1]!;
  const z = sunTemeKm[2]! * shape.polarStretch;
  const distanceKm = Math.sqrt(x * x + y * y + z * z);
  out.direction[0] = x / distanceKm;
  out.direction[1] = y / distanceKm;
  out.direction[2] = z / distanceKm;
  for (let cone = 0; cone < 2; cone += 1) {
    const sign = cone === 0 ? 1 : -1;
    const sine = (shape.sunRadiusKm + sign * shape.bodyRadiusKm) / distanceKm;
    const cosine = Math.sqrt(1 - sine * sine);
    out.radiusKm[cone] = shape.bodyRadiusKm / cosine;
    out.slope[cone] = (sign * sine) / cosine;
  }
}

/** Which shadow: any part of the Sun hidden, or all of it. */
export const penumbraKind = 0;
export const umbraKind = 1;

/**
 * How far inside a shadow cone a place is, km: positive inside. On the sunward side it is
 * minus the distance toward the Sun, so that the sign is right everywhere outside the body.
 */
export function shadowMarginKm(
  cones: ShadowCones,
  kind: number,
  positionTemeKm: ArrayLike<number>,
  shape: ShadowShape,
): number {
  return shadowMarginOf(
    cones,
    kind,
    positionTemeKm[0]!,
    positionTemeKm[1]!,
    positionTemeKm[2]! * shape.polarStretch,
  );
}

/** The same for stretched coordinates as plain numbers, for hot loops. */
export function shadowMarginOf(
  cones: ShadowCones,
  kind: number,
  x: number,
  y: number,
  zStretched: number,
): number {
  const { direction } = cones;
  const toward = x * direction[0]! + y * direction[1]! + zStretched * direction[2]!;
  const aside = Math.sqrt(Math.max(0, x * x + y * y + zStretched * zStretched - toward * toward));
  const inside = cones.radiusKm[kind]! - toward * cones.slope[kind]! - aside;
  return Math.min(inside, -toward);
}
