// How are directions in a satellite's body frame compared and turned?
import { atan2, cos, sin } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import type { BodyAxis } from '../scenario/scenario.ts';

/** Product of two vectors: the cosine of their angle when both are unit vectors. */
export function dotOf(a: BodyAxis, b: BodyAxis): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** a × b. */
export function crossOf(a: BodyAxis, b: BodyAxis): BodyAxis {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The sum p·a + q·b. */
export function sumOf(p: number, a: BodyAxis, q: number, b: BodyAxis): BodyAxis {
  return [p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]];
}

/** The same direction with length 1. Throws for a vector without a direction. */
export function unitOf(a: BodyAxis): BodyAxis {
  const length = Math.sqrt(dotOf(a, a));
  invariant(length > 0, `a direction needs a length, got ${a.join(', ')}`);
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** The opposite direction. */
export function oppositeOf(a: BodyAxis): BodyAxis {
  return [-a[0], -a[1], -a[2]];
}

/** Angle between two directions, 0…π; keeps its digits near 0 and π. Lengths do not matter. */
export function angleBetweenRad(a: BodyAxis, b: BodyAxis): number {
  const across = crossOf(a, b);
  return atan2(Math.sqrt(dotOf(across, across)), dotOf(a, b));
}

/** A vector turned about a unit axis, right-handed (Rodrigues' formula). */
export function turned(vector: BodyAxis, axis: BodyAxis, angleRad: number): BodyAxis {
  const cosine = cos(angleRad);
  const swung = sumOf(cosine, vector, sin(angleRad), crossOf(axis, vector));
  return sumOf(1, swung, (1 - cosine) * dotOf(axis, vector), axis);
}
