// How do two objects share one instruction, and where do they meet in memory?
//
// A v128 holds the same number of two objects. Addresses below 64 KiB are the block's columns, as
// in ../block.ts, 64 pairs each; the table of constants begins above.
import * as k from './fixed.ts';

export const laneBytes: usize = 16;
const columnBytes: usize = 64 * 16;

/** What the host says of the block: minutes of a step, words, the zero of time. */
export const stepMinutesPlace: usize = 0;
export const blockStartPlace: usize = 8;
export const blockStepsPlace: usize = 12;
export const firstStepPlace: usize = 16;
export const stepCountPlace: usize = 20;
/** Bytes from one step's position to the next one's, and from a position to its velocity. */
export const stridePlace: usize = 24;
export const velocityShiftPlace: usize = 28;
/** UTC, ms, and minutes after it of sample 0. */
export const zeroUtcMsPlace: usize = 32;
export const zeroMinutesPlace: usize = 40;

export const seedPlace: usize = 2048;
export const clockPlace: usize = seedPlace + 12 * laneBytes;
export const eccentricityXPlace: usize = 4096;
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

/** One of fixed.ts. */
export function fixed(place: usize): v128 {
  return v128.load(place);
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
  const tail = sub(fixed(k.over120), mul(z, fixed(k.over5040)));
  return mul(a, sub(fixed(k.one), mul(z, sub(fixed(k.over6), mul(z, tail)))));
}

/** The same to z²/120. */
export function shortSine(a: v128, z: v128): v128 {
  return mul(a, sub(fixed(k.one), mul(z, sub(fixed(k.over6), mul(z, fixed(k.over120))))));
}

/** The cosine of a small angle from its square, to z⁴/40320. */
export function wideTailCosine(z: v128): v128 {
  const tail = sub(fixed(k.over720), mul(z, fixed(k.over40320)));
  const rest = sub(fixed(k.half), mul(z, sub(fixed(k.over24), mul(z, tail))));
  return sub(fixed(k.one), mul(z, rest));
}

/** The same to z³/720. */
export function smallCosine(z: v128): v128 {
  const tail = sub(fixed(k.over24), mul(z, fixed(k.over720)));
  return sub(fixed(k.one), mul(z, sub(fixed(k.half), mul(z, tail))));
}

/** The same to z²/24. */
export function shortCosine(z: v128): v128 {
  return sub(fixed(k.one), mul(z, sub(fixed(k.half), mul(z, fixed(k.over24)))));
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
  // The lowest bits of the sum are the number of quarters, in two's complement.
  const bits = add(mul(angle, fixed(k.quartersPerRad)), fixed(k.wholeNumbers));
  const quarters = sub(bits, fixed(k.wholeNumbers));
  const head = sub(angle, mul(quarters, fixed(k.quarterTurn1)));
  const r = sub(
    sub(head, mul(quarters, fixed(k.quarterTurn2))),
    mul(quarters, fixed(k.quarterTurn3)),
  );
  const z = mul(r, r);
  let tail = add(fixed(k.sine5), mul(z, fixed(k.sine6)));
  tail = add(fixed(k.sine4), mul(z, tail));
  tail = add(fixed(k.sine3), mul(z, tail));
  tail = add(fixed(k.sine2), mul(z, tail));
  const s = add(r, mul(mul(r, z), add(fixed(k.sine1), mul(z, tail))));
  tail = add(fixed(k.cosine5), mul(z, fixed(k.cosine6)));
  tail = add(fixed(k.cosine4), mul(z, tail));
  tail = add(fixed(k.cosine3), mul(z, tail));
  tail = add(fixed(k.cosine2), mul(z, tail));
  tail = add(fixed(k.cosine1), mul(z, tail));
  const c = sub(fixed(k.one), sub(mul(fixed(k.half), z), mul(mul(z, z), tail)));
  const isReducible = f64x2.le(f64x2.abs(angle), fixed(k.reducibleAngleMax));
  const isSwapped = i64x2.eq(v128.and(bits, fixed(k.oneBit)), fixed(k.oneBit));
  const sineSign = i64x2.shl(v128.and(bits, fixed(k.twoBit)), 62);
  const after = i64x2.add(bits, fixed(k.oneBit));
  const cosineSign = i64x2.shl(v128.and(after, fixed(k.twoBit)), 62);
  const sine = v128.xor(v128.bitselect(c, s, isSwapped), sineSign);
  const cosine = v128.xor(v128.bitselect(s, c, isSwapped), cosineSign);
  store(place, nanUnless(isReducible, sine));
  store(place + laneBytes, nanUnless(isReducible, cosine));
}
