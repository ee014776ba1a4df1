// Vectors, circular orbits and seeded draws for the tests of the plant.
import { fc } from '../../chance.ts';

export type Vector = [number, number, number];

/** Every property test draws the same cases in every run. */
export const seeded = { seed: 20261123, numRuns: 200 } as const;

export const astronomicalUnitKm = 149597870.7;

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}

export function cross(a: ArrayLike<number>, b: ArrayLike<number>): Vector {
  return [
    a[1]! * b[2]! - a[2]! * b[1]!,
    a[2]! * b[0]! - a[0]! * b[2]!,
    a[0]! * b[1]! - a[1]! * b[0]!,
  ];
}

export function scaled(a: ArrayLike<number>, factor: number): Vector {
  return [a[0]! * factor, a[1]! * factor, a[2]! * factor];
}

export function sumOf(a: ArrayLike<number>, b: ArrayLike<number>): Vector {
  return [a[0]! + b[0]!, a[1]! + b[1]!, a[2]! + b[2]!];
}

/**
 * Numbers spread evenly from min to max, both included: fast-check's own doubles are spread over
 * exponents, so that nearly all of them are next to nothing.
 */
export function evenly(min: number, max: number): fc.Arbitrary<number> {
  const partCount = 1e6;
  return fc
    .integer({ min: 0, max: partCount })
    .map((part) => min + ((max - min) * part) / partCount);
}

/** Unit vectors, evenly over the sphere (height and longitude). */
export const unitVectors: fc.Arbitrary<Vector> = fc
  .tuple(evenly(-1, 1), evenly(0, 2 * Math.PI))
  .map(([height, longitude]) => {
    const across = Math.sqrt(1 - height * height);
    return [across * Math.cos(longitude), across * Math.sin(longitude), height];
  });

/** State in a circular orbit about x with the given inclination, ascending node on the x axis. */
export function circularState(
  radiusKm: number,
  inclinationRad: number,
  latitudeArgumentRad: number,
): { position: Vector; velocity: Vector } {
  const speed = Math.sqrt(398600.4418 / radiusKm);
  const [c, s] = [Math.cos(latitudeArgumentRad), Math.sin(latitudeArgumentRad)];
  const [ci, si] = [Math.cos(inclinationRad), Math.sin(inclinationRad)];
  return {
    position: scaled([c, s * ci, s * si], radiusKm),
    velocity: scaled([-s, c * ci, c * si], speed),
  };
}

/** A small generator of even numbers in [0, 1) with a seed (Park and Miller 1988). */
export function evenNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
