// What are the sine and cosine of an angle, by operations that SIMD lanes can share?
//
// Polynomials: Sun Microsystems' fdlibm 5.3 (k_sin, k_cos; Copyright (C) 1993 by Sun Microsystems,
// Inc., freely granted provided that this notice is preserved). Reduction: Cody and Waite (1980),
// π/2 in three parts of which the first two have 33 bits.
import { reducibleAngleMax } from './layout.ts';

export const quartersPerRad = 6.36619772367581382433e-1; // 2/π
export const quarterTurn1 = 1.57079632673412561417;
export const quarterTurn2 = 6.0771005063039659766e-11;
export const quarterTurn3 = 2.02226624879595063154e-21;

/** 1.5 · 2^52: added and taken away again, it rounds to whole numbers. */
export const wholeNumbers = 6755399441055744.0;

export const sine1 = -1.66666666666666324348e-1;
export const sine2 = 8.33333333332248946124e-3;
export const sine3 = -1.98412698298579493134e-4;
export const sine4 = 2.75573137070700676789e-6;
export const sine5 = -2.50507602534068634195e-8;
export const sine6 = 1.58969099521155010221e-10;
export const cosine1 = 4.16666666666666019037e-2;
export const cosine2 = -1.38888888888741095749e-3;
export const cosine3 = 2.48015872894767294178e-5;
export const cosine4 = -2.75573143513906633035e-7;
export const cosine5 = 2.0875723212981748279e-9;
export const cosine6 = -1.13596475577881948265e-11;

/**
 * Writes the sine to out[offset] and the cosine to out[offset + 1], each within 1.5e-16 up to
 * 800,000 rad; beyond that, and for what is not finite, NaN (the caller's guards then ask the
 * reference). Faster than the deterministic functions, and bit by bit what the WASM twin gives.
 */
export function sineCosineInto(out: Float64Array, offset: number, angleRad: number): void {
  const quarters = angleRad * quartersPerRad + wholeNumbers - wholeNumbers;
  const r = angleRad - quarters * quarterTurn1 - quarters * quarterTurn2 - quarters * quarterTurn3;
  const z = r * r;
  const s = r + r * z * (sine1 + z * (sine2 + z * (sine3 + z * (sine4 + z * (sine5 + z * sine6)))));
  const c =
    1 -
    (0.5 * z -
      z *
        z *
        (cosine1 + z * (cosine2 + z * (cosine3 + z * (cosine4 + z * (cosine5 + z * cosine6))))));
  const quadrant = quarters & 3;
  const isSwapped = (quadrant & 1) !== 0;
  const isReducible = Math.abs(angleRad) <= reducibleAngleMax;
  const sine = isSwapped ? c : s;
  const cosine = isSwapped ? s : c;
  out[offset] = isReducible ? (quadrant >= 2 ? -sine : sine) : NaN;
  out[offset + 1] = isReducible ? (quadrant === 1 || quadrant === 2 ? -cosine : cosine) : NaN;
}
