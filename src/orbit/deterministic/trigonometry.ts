// What are the sine, cosine, tangent and their inverses, the same in every engine?
//
// Polynomials and constants: Sun Microsystems' fdlibm 5.3 (1993; k_sin, k_cos, s_atan, e_asin),
// published "freely granted provided that this notice is preserved": Copyright (C) 1993 by Sun
// Microsystems, Inc. All rights reserved. Argument reduction: Cody and Waite (1980).
import { quadrantBy, reducedHead, reducedTail } from './reduction.ts';

const quarterPi = Math.PI / 4;

function sinKernel(x: number, tail: number): number {
  const z = x * x;
  const r =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z *
          (2.75573137070700676789e-6 +
            z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  const v = z * x;
  return x - (z * (0.5 * tail - v * r) - tail + v * 1.66666666666666324348e-1);
}

function cosKernel(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    z *
      (4.16666666666666019037e-2 +
        z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5)) +
    w *
      w *
      (-2.75573143513906633035e-7 +
        z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11));
  const half = 0.5 * z;
  const head = 1 - half;
  return head + (1 - head - half + (z * r - x * tail));
}

/** Sine of an angle in radians, within 1 unit in the last place; NaN for a number not finite. */
export function sin(x: number): number {
  if (Math.abs(x) <= quarterPi) return sinKernel(x, 0);
  const quadrant = quadrantBy(x);
  const head = reducedHead();
  const tail = reducedTail();
  const value = (quadrant & 1) === 0 ? sinKernel(head, tail) : cosKernel(head, tail);
  return quadrant >= 2 ? -value : value;
}

/** Cosine of an angle in radians, within 1 unit in the last place; NaN for a number not finite. */
export function cos(x: number): number {
  if (Math.abs(x) <= quarterPi) return cosKernel(x, 0);
  const quadrant = quadrantBy(x);
  const head = reducedHead();
  const tail = reducedTail();
  const value = (quadrant & 1) === 0 ? cosKernel(head, tail) : sinKernel(head, tail);
  return quadrant === 1 || quadrant === 2 ? -value : value;
}

/** Writes sine to out[0] and cosine to out[1] with one argument reduction; the same bits. */
export function sinCos(x: number, out: Float64Array): void {
  if (Math.abs(x) <= quarterPi) {
    out[0] = sinKernel(x, 0);
    out[1] = cosKernel(x, 0);
    return;
  }
  const quadrant = quadrantBy(x);
  const head = reducedHead();
  const tail = reducedTail();
  const s = sinKernel(head, tail);
  const c = cosKernel(head, tail);
  const isOdd = (quadrant & 1) === 1;
  out[0] = (quadrant >= 2 ? -1 : 1) * (isOdd ? c : s);
  out[1] = (quadrant === 1 || quadrant === 2 ? -1 : 1) * (isOdd ? s : c);
}

/** Tangent of an angle in radians, within 2 units in the last place. */
export function tan(x: number): number {
  return sin(x) / cos(x);
}

// arctangent of ½, 1, 1½ and infinity, each as a sum of two float64
const atanHead = [
  4.63647609000806093515e-1, 7.85398163397448278999e-1, 9.82793723247329054082e-1,
  1.570796326794896558,
];
const atanTail = [
  2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17,
  6.12323399573676603587e-17,
];

function atanKernel(x: number): number {
  const z = x * x;
  const w = z * z;
  const odd =
    z *
    (3.33333333333329318027e-1 +
      w *
        (1.42857142725034663711e-1 +
          w *
            (9.09088713343650656196e-2 +
              w *
                (6.66107313738753120669e-2 +
                  w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2)))));
  const even =
    w *
    (-1.99999999998764832476e-1 +
      w *
        (-1.1111110405462355788e-1 +
          w *
            (-7.69187620504482999495e-2 +
              w * (-5.83357013379057348645e-2 + w * -3.6531572744216915527e-2))));
  return x * (odd + even);
}

/** Arctangent in −π/2…π/2, within 1 unit in the last place. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 0.4375) return size < 1e-9 ? x : x - atanKernel(x);
  if (!(size < 1e19)) return Number.isNaN(x) ? x : Math.sign(x) * (Math.PI / 2);
  let interval = 3;
  let reduced = -1 / size;
  if (size < 0.6875) {
    interval = 0;
    reduced = (2 * size - 1) / (2 + size);
  } else if (size < 1.1875) {
    interval = 1;
    reduced = (size - 1) / (size + 1);
  } else if (size < 2.4375) {
    interval = 2;
    reduced = (size - 1.5) / (1 + 1.5 * size);
  }
  const value = atanHead[interval]! - (atanKernel(reduced) - atanTail[interval]! - reduced);
  return x < 0 ? -value : value;
}

/** Angle of the point (x, y) from the x axis, −π…π; signed zeros and infinities as Math.atan2. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const isLeft = x < 0 || Object.is(x, -0);
  const isBelow = y < 0 || Object.is(y, -0);
  let angle: number;
  if (y === 0) angle = 0;
  else if (x === 0) angle = Math.PI / 2;
  else if (Math.abs(x) === Infinity) angle = Math.abs(y) === Infinity ? quarterPi : 0;
  else angle = atan(Math.abs(y / x));
  // 1.22e-16 is what float64 π lacks of π.
  if (isLeft) angle = Math.PI - (angle - 1.2246467991473532e-16);
  return isBelow ? -angle : angle;
}

function asinRatio(z: number): number {
  const p =
    z *
    (1.66666666666666657415e-1 +
      z *
        (-3.25565818622400915405e-1 +
          z *
            (2.01212532134862925881e-1 +
              z *
                (-4.00555345006794114027e-2 +
                  z * (7.91534994289814532176e-4 + z * 3.4793310759602116757e-5)))));
  const q =
    1 +
    z *
      (-2.40339491173441421878 +
        z *
          (2.02094576023350569471 +
            z * (-6.8828397160545329303e-1 + z * 7.70381505559019352791e-2)));
  return p / q;
}

const halfPiHead = Math.PI / 2;
const halfPiTail = 6.12323399573676603587e-17;

/** Arcsine in −π/2…π/2, within 1 unit in the last place; NaN outside −1…1. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return size < 1e-8 ? x : x + x * asinRatio(x * x);
  if (!(size <= 1)) return NaN;
  const z = 0.5 * (1 - size);
  const s = Math.sqrt(z);
  // What the square root lost, (z − s²)/2s, is small against the result: first order suffices.
  const head = Math.fround(s);
  const lost = s === 0 ? 0 : (z - head * head) / (s + head);
  const inner = 2 * s * asinRatio(z) - (halfPiTail - 2 * lost);
  const value = quarterPi - (inner - (quarterPi - 2 * head));
  return x < 0 ? -value : value;
}

/** Arccosine in 0…π, within 1 unit in the last place; NaN outside −1…1. */
export function acos(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return halfPiHead - (x - (halfPiTail - x * asinRatio(x * x)));
  if (!(size <= 1)) return NaN;
  const z = 0.5 * (1 - size);
  const s = Math.sqrt(z);
  if (x < 0) return Math.PI - 2 * (s + (asinRatio(z) * s - halfPiTail));
  const head = Math.fround(s);
  const lost = s === 0 ? 0 : (z - head * head) / (s + head);
  return 2 * (head + (asinRatio(z) * s + lost));
}
