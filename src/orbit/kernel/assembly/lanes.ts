// How do two objects share one instruction, and where do they meet in memory?
//
// A v128 holds the same number of two objects. Addresses below 64 KiB are the block's columns, as
// in ../block.ts, 64 pairs each; the table of constants begins above.
import { reducibleAngleMax } from '../layout.ts';
import * as sc from '../sineCosine.ts';

export const laneBytes: usize = 16;
const columnBytes: usize = 64 * 16;

/** What the host says of the block: minutes of a step, then words, in this order. */
export const stepMinutesPlace: usize = 0;
export const blockStartPlace: usize = 8;
export const blockStepsPlace: usize = 12;
export const firstStepPlace: usize = 16;
export const stepCountPlace: usize = 20;
/** Bytes from one step's position to the next one's, and from a position to its velocity. */
export const stridePlace: usize = 24;
export const velocityShiftPlace: usize = 28;

export const seedPlace: usize = 1024;
export const clockPlace: usize = seedPlace + 12 * laneBytes;
export const eccentricityPlace: usize = 2048;
export const perigeeShiftPlace: usize = eccentricityPlace + columnBytes;
export const eccentricityXPlace: usize = perigeeShiftPlace + columnBytes;
export const eccentricityYPlace: usize = eccentricityXPlace + columnBytes;
export const latitudeShiftPlace: usize = eccentricityYPlace + columnBytes;
export const axisRootPlace: usize = latitudeShiftPlace + columnBytes;
export const sineEPlace: usize = axisRootPlace + columnBytes;
export const cosineEPlace: usize = sineEPlace + columnBytes;
export const eSinePlace: usize = cosineEPlace + columnBytes;
export const inverseRadiusPlace: usize = eSinePlace + columnBytes;
export const radiusPlace: usize = inverseRadiusPlace + columnBytes;
export const radialSpeedPlace: usize = radiusPlace + columnBytes;
export const crossSpeedPlace: usize = radialSpeedPlace + columnBytes;
export const sineLatitudePlace: usize = crossSpeedPlace + columnBytes;
export const cosineLatitudePlace: usize = sineLatitudePlace + columnBytes;
export const tiltSinePlace: usize = cosineLatitudePlace + columnBytes;
export const tiltCosinePlace: usize = tiltSinePlace + columnBytes;
/** Words of (2 · pair + lane) · 64 + step: the states that the reference has to do. */
export const rejectedPlace: usize = 32768;

export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

export function div(a: v128, b: v128): v128 {
  return f64x2.div(a, b);
}

export function both(value: f64): v128 {
  return f64x2.splat(value);
}

export function load(place: usize): v128 {
  return v128.load(place);
}

export function store(place: usize, value: v128): void {
  v128.store(place, value);
}

/** The constant of a pair of objects in a column of the table. */
export function constant(row: usize, column: i32): v128 {
  return v128.load(row + ((<usize>column) << 4));
}

/** The value where the mask is set, NaN elsewhere. */
export function nanUnless(mask: v128, value: v128): v128 {
  return v128.or(value, v128.not(mask));
}

/** The sine of a small angle from its square: a·(1 − z/6 + z²/120 − z³/5040). */
export function smallSine(a: v128, z: v128): v128 {
  const tail = sub(both(1.0 / 120.0), mul(z, both(1.0 / 5040.0)));
  return mul(a, sub(both(1), mul(z, sub(both(1.0 / 6.0), mul(z, tail)))));
}

/** The cosine of a small angle from its square, to z⁴/40320. */
export function smallCosine(z: v128): v128 {
  const tail = sub(both(1.0 / 720.0), mul(z, both(1.0 / 40320.0)));
  return sub(both(1), mul(z, sub(both(0.5), mul(z, sub(both(1.0 / 24.0), mul(z, tail))))));
}

/** The cosine of a small angle from its square, to z³/720. */
export function shortCosine(z: v128): v128 {
  const tail = sub(both(1.0 / 24.0), mul(z, both(1.0 / 720.0)));
  return sub(both(1), mul(z, sub(both(0.5), mul(z, tail))));
}

/** sin(a + b) from the sines and cosines of both. */
export function turnSine(sine: v128, cosine: v128, sineBy: v128, cosineBy: v128): v128 {
  return add(mul(sine, cosineBy), mul(cosine, sineBy));
}

/** cos(a + b) from the sines and cosines of both. */
export function turnCosine(sine: v128, cosine: v128, sineBy: v128, cosineBy: v128): v128 {
  return sub(mul(cosine, cosineBy), mul(sine, sineBy));
}

/** ../sineCosine.ts in two lanes: the sine at `place`, the cosine one pair on. */
export function sineCosineInto(place: usize, angle: v128): void {
  const quarters = f64x2.floor(add(mul(angle, both(sc.quartersPerRad)), both(0.5)));
  const head = sub(angle, mul(quarters, both(sc.quarterTurn1)));
  const r = sub(
    sub(head, mul(quarters, both(sc.quarterTurn2))),
    mul(quarters, both(sc.quarterTurn3)),
  );
  const z = mul(r, r);
  let tail = add(both(sc.sine5), mul(z, both(sc.sine6)));
  tail = add(both(sc.sine4), mul(z, tail));
  tail = add(both(sc.sine3), mul(z, tail));
  tail = add(both(sc.sine2), mul(z, tail));
  const s = add(r, mul(mul(r, z), add(both(sc.sine1), mul(z, tail))));
  tail = add(both(sc.cosine5), mul(z, both(sc.cosine6)));
  tail = add(both(sc.cosine4), mul(z, tail));
  tail = add(both(sc.cosine3), mul(z, tail));
  tail = add(both(sc.cosine2), mul(z, tail));
  tail = add(both(sc.cosine1), mul(z, tail));
  const c = sub(both(1), sub(mul(both(0.5), z), mul(mul(z, z), tail)));
  const quadrant = sub(quarters, mul(both(4), f64x2.floor(mul(quarters, both(0.25)))));
  const is1 = f64x2.eq(quadrant, both(1));
  const isSwapped = v128.or(is1, f64x2.eq(quadrant, both(3)));
  const isReducible = f64x2.le(f64x2.abs(angle), both(reducibleAngleMax));
  const sign = both(-0.0);
  const sineSign = v128.and(f64x2.ge(quadrant, both(2)), sign);
  const cosineSign = v128.and(v128.or(is1, f64x2.eq(quadrant, both(2))), sign);
  const sine = v128.xor(v128.bitselect(c, s, isSwapped), sineSign);
  const cosine = v128.xor(v128.bitselect(s, c, isSwapped), cosineSign);
  store(place, nanUnless(isReducible, sine));
  store(place + laneBytes, nanUnless(isReducible, cosine));
}
