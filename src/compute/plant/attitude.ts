// Which way does a satellite point?
import { atan2 } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import type { AttitudeLaw, AttitudeTarget, BodyAxis } from '../scenario/scenario.ts';

/** Where each target stands in a column of target directions: xyz at three times its place. */
const targetOrder: readonly AttitudeTarget[] = ['sun', 'earth', 'velocity', 'orbitNormal'];
/** Length of a column of target directions. */
export const targetDirectionsLength = 3 * targetOrder.length;
export const sunOffset = 0;
export const earthOffset = 3;
export const velocityOffset = 6;
const orbitNormalOffset = 9;

/** Below this sine (0.2 arcsec) two targets count as parallel and the secondary aim gives way. */
const parallelSine = 1e-6;

/** An attitude law made ready for many instants. Body triad: rows b1, b2, b3 in the body frame. */
export interface AttitudeFrame {
  readonly bodyTriad: Float64Array;
  readonly primaryOffset: number;
  readonly secondaryOffset: number;
  /** Angle between the two body axes of the law. */
  readonly bodyAngleRad: number;
}

function dot(a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number): number {
  return a[i]! * b[j]! + a[i + 1]! * b[j + 1]! + a[i + 2]! * b[j + 2]!;
}

function crossInto(out: Float64Array, at: number, a: Float64Array, i: number, j: number): void {
  out[at] = a[i + 1]! * a[j + 2]! - a[i + 2]! * a[j + 1]!;
  out[at + 1] = a[i + 2]! * a[j]! - a[i]! * a[j + 2]!;
  out[at + 2] = a[i]! * a[j + 1]! - a[i + 1]! * a[j]!;
}

/** Makes the vector at `at` a unit vector and returns the length that it had. */
function normaliseAt(out: Float64Array, at: number): number {
  const length = Math.sqrt(dot(out, at, out, at));
  const scale = 1 / length;
  out[at]! *= scale;
  out[at + 1]! *= scale;
  out[at + 2]! *= scale;
  return length;
}

/** Takes from out[3…5] its part along the unit vector out[0…2], and makes it a unit vector. */
function rejectInPlace(out: Float64Array): number {
  const along = dot(out, 0, out, 3);
  out[3]! -= along * out[0]!;
  out[4]! -= along * out[1]!;
  out[5]! -= along * out[2]!;
  return normaliseAt(out, 3);
}

/**
 * Puts the part of `direction` at right angles to the unit vector out[0…2] into out[3…5], as a
 * unit vector. Returns false, and leaves no meaningful vector, when there is hardly such a part.
 */
function perpendicularInto(out: Float64Array, direction: Float64Array, at: number): boolean {
  out[3] = direction[at]!;
  out[4] = direction[at + 1]!;
  out[5] = direction[at + 2]!;
  const length = rejectInPlace(out);
  if (length < parallelSine) return false;
  // Where little was left, rounding has tilted it: a second pass makes it square again.
  if (length < 0.1) rejectInPlace(out);
  return true;
}

/**
 * Makes a law ready for use: lengths of the body axes do not matter.
 * Throws when its two body axes are parallel: such a law leaves the rotation open.
 */
export function createAttitudeFrame(law: AttitudeLaw): AttitudeFrame {
  const bodyTriad = new Float64Array(9);
  const axes = Float64Array.from([...law.primary.bodyAxis, ...law.secondary.bodyAxis]);
  normaliseAt(axes, 0);
  normaliseAt(axes, 3);
  bodyTriad.set(axes.subarray(0, 3));
  const hasTwoAxes = perpendicularInto(bodyTriad, axes, 3);
  invariant(hasTwoAxes, `an attitude law needs body axes that differ, got ${axes.join(', ')}`);
  crossInto(bodyTriad, 6, bodyTriad, 0, 3);
  return {
    bodyTriad,
    primaryOffset: 3 * targetOrder.indexOf(law.primary.target),
    secondaryOffset: 3 * targetOrder.indexOf(law.secondary.target),
    bodyAngleRad: angleRad(axes, 0, axes, 3),
  };
}

function angleRad(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const x = a[i + 1]! * b[j + 2]! - a[i + 2]! * b[j + 1]!;
  const y = a[i + 2]! * b[j]! - a[i]! * b[j + 2]!;
  const z = a[i]! * b[j + 1]! - a[i + 1]! * b[j]!;
  return atan2(Math.sqrt(x * x + y * y + z * z), dot(a, i, b, j));
}

/**
 * Fills `out` (12 numbers) with the unit directions in TEME, seen from the satellite, of Sun, Earth
 * (its centre), velocity and orbit normal, in this order. `stateOffset` is the place of the
 * satellite's x in both columns; the Sun's position is geocentric. Returns the distance to the Sun,
 * km. A state of NaN gives NaN throughout.
 */
export function targetDirectionsInto(
  out: Float64Array,
  positionTemeKm: ArrayLike<number>,
  velocityTemeKmPerS: ArrayLike<number>,
  stateOffset: number,
  sunPositionTemeKm: ArrayLike<number>,
): number {
  for (let axis = 0; axis < 3; axis += 1) {
    const positionKm = positionTemeKm[stateOffset + axis]!;
    out[axis] = sunPositionTemeKm[axis]! - positionKm;
    out[3 + axis] = -positionKm;
    out[velocityOffset + axis] = velocityTemeKmPerS[stateOffset + axis]!;
  }
  const sunDistanceKm = normaliseAt(out, 0);
  normaliseAt(out, 3);
  normaliseAt(out, velocityOffset);
  // Earth × velocity points against position × velocity: hence velocity × Earth.
  crossInto(out, orbitNormalOffset, out, velocityOffset, 3);
  normaliseAt(out, orbitNormalOffset);
  return sunDistanceKm;
}

/** Sun and Earth nearer to one line than this (sine squared) may need the fallback of a law. */
export const inLineShare = 4 * parallelSine * parallelSine;

/**
 * Fills `out` (9 numbers) with the rows t1, t2, t3 in TEME onto which the law lays b1, b2, b3.
 *
 * The primary aim is exact. Where the secondary target is parallel to the primary one, the orbit
 * normal takes its place, or the velocity if that is parallel too: always a rotation, with one
 * value per geometry. Passing a parallel the ideal attitude turns by up to 180° at once; a rate
 * limit is not modelled.
 */
export function targetTriadInto(
  out: Float64Array,
  frame: AttitudeFrame,
  directions: Float64Array,
): void {
  out[0] = directions[frame.primaryOffset]!;
  out[1] = directions[frame.primaryOffset + 1]!;
  out[2] = directions[frame.primaryOffset + 2]!;
  if (!perpendicularInto(out, directions, frame.secondaryOffset)) {
    if (!perpendicularInto(out, directions, orbitNormalOffset)) {
      perpendicularInto(out, directions, velocityOffset);
    }
  }
  crossInto(out, 6, out, 0, 3);
}

const triad = new Float64Array(9);

/**
 * Fills `out` (9 numbers, row by row) with the rotation from the body frame to TEME: column j is
 * body axis j in TEME. Source: the TRIAD method (Black 1964, AIAA J. 2(7) 1350).
 */
export function bodyToTemeInto(
  out: Float64Array,
  frame: AttitudeFrame,
  directions: Float64Array,
): void {
  targetTriadInto(triad, frame, directions);
  const body = frame.bodyTriad;
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      out[3 * row + column] =
        triad[row]! * body[column]! +
        triad[3 + row]! * body[3 + column]! +
        triad[6 + row]! * body[6 + column]!;
    }
  }
}

/** Angle by which the secondary body axis misses its target; the primary one never does. */
export function pointingErrorRad(frame: AttitudeFrame, directions: Float64Array): number {
  const { primaryOffset, secondaryOffset, bodyAngleRad } = frame;
  return Math.abs(angleRad(directions, primaryOffset, directions, secondaryOffset) - bodyAngleRad);
}

/** A body vector in the triad of the law, in which geometry costs three products per target. */
export function bodyAxisInTriad(frame: AttitudeFrame, axis: BodyAxis): Float64Array {
  const out = new Float64Array(3);
  for (let row = 0; row < 3; row += 1) out[row] = dot(frame.bodyTriad, 3 * row, axis, 0);
  normaliseAt(out, 0);
  return out;
}
