import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  angleBetweenRad,
  crossOf,
  dotOf,
  turned,
  unitOf,
} from '../../../src/compute/plant/bodyDirection.ts';
import { evenly, seeded, unitVectors } from './geometry.ts';

describe('a direction turned about an axis', () => {
  test('keeps its length and its part along the axis, and turning back undoes it', () => {
    fc.assert(
      fc.property(unitVectors, unitVectors, evenly(-7, 7), (vector, axis, angleRad) => {
        const there = turned(vector, axis, angleRad);
        expect(dotOf(there, there)).toBeCloseTo(1, 13);
        expect(dotOf(there, axis)).toBeCloseTo(dotOf(vector, axis), 13);
        expect(angleBetweenRad(turned(there, axis, -angleRad), vector)).toBeLessThan(1e-12);
      }),
      seeded,
    );
  });

  test('turns right-handed: a quarter turn about z takes x to y', () => {
    const there = turned([1, 0, 0], [0, 0, 1], Math.PI / 2);
    expect(angleBetweenRad(there, [0, 1, 0])).toBeLessThan(1e-15);
    expect(crossOf([1, 0, 0], [0, 1, 0])).toEqual([0, 0, 1]);
  });
});

test('an angle of a nanoradian keeps its digits, where the cosine has none left', () => {
  expect(angleBetweenRad([1, 0, 0], [1, 1e-9, 0])).toBeCloseTo(1e-9, 20);
  expect(Math.PI - angleBetweenRad([1, 0, 0], [-1, 1e-9, 0])).toBeCloseTo(1e-9, 15);
});

test('a vector of no length has no direction', () => {
  expect(() => unitOf([0, 0, 0])).toThrow(/direction/);
});
