import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import type { PlacedPlate } from '../../../src/compute/plant/blockage.ts';
import { plateCorners, plateViewFactor } from '../../../src/compute/plant/plateToPlate.ts';
import { edgeViewFactor } from '../../../src/compute/plant/plateView.ts';
import { evenly, seeded } from './geometry.ts';

/** A plate in the plane z = 0 that looks up, and one above it that looks down. */
const below: PlacedPlate = {
  name: 'below',
  centreM: [0, 0, 0],
  normal: [0, 0, 1],
  along: [1, 0, 0],
  lengthM: 2,
  widthM: 2,
};
const above = (distanceM: number, sideM = 2): PlacedPlate => ({
  ...below,
  name: 'above',
  centreM: [0, 0, distanceM],
  normal: [0, 0, -1],
  lengthM: sideM,
  widthM: sideM,
});

describe('the view from plate to plate', () => {
  test('of squares face to face, a side apart, is 0.1998 (Howell’s catalogue, C-11)', () => {
    const { frontFraction, backFraction } = plateViewFactor(below, 'front', above(2));
    expect(frontFraction).toBeCloseTo(0.1998, 4);
    expect(backFraction).toBe(0);
  });

  test('from the face that looks away is nothing', () => {
    expect(plateViewFactor(below, 'back', above(1))).toEqual({ frontFraction: 0, backFraction: 0 });
  });

  test('of a plate turned round is the same, of its back', () => {
    const turned = { ...above(1), normal: [0, 0, 1] } as const;
    const { frontFraction, backFraction } = plateViewFactor(below, 'front', turned);
    expect(frontFraction).toBe(0);
    expect(backFraction).toBeCloseTo(plateViewFactor(below, 'front', above(1)).frontFraction, 12);
  });

  test('meets the closed form where both share an edge', () => {
    for (const width of [0.5, 1, 2]) {
      const wall: PlacedPlate = {
        ...below,
        centreM: [1, 0, width / 2],
        normal: [-1, 0, 0],
        along: [0, 1, 0],
        widthM: width,
      };
      const ours = plateViewFactor(below, 'front', wall).frontFraction;
      const angleRad = Math.PI / 2;
      const exact = edgeViewFactor({ edgeM: 2, fromWidthM: 2, toWidthM: width, angleRad });
      expect(Math.abs(ours - exact)).toBeLessThan(5e-3);
    }
  });

  test('is reciprocal: areas times views are the same both ways', () => {
    fc.assert(
      fc.property(evenly(1, 4), evenly(1, 4), evenly(-3, 3), (distance, side, shift) => {
        const other = { ...above(distance, side), centreM: [shift, 0.3, distance] } as const;
        const there = plateViewFactor(below, 'front', other).frontFraction * 4;
        const back = plateViewFactor(other, 'front', below).frontFraction * side * side;
        expect(Math.abs(there - back)).toBeLessThan(5e-3 * Math.max(there, 0.1));
      }),
      seeded,
    );
  });

  test('fills the sky of a plate under a very large one', () => {
    const { frontFraction } = plateViewFactor(below, 'front', above(0.01, 1000));
    expect(frontFraction).toBeCloseTo(1, 4);
  });

  test('has its corners where its sides end', () => {
    expect(plateCorners(above(3, 2))).toHaveLength(4);
    for (const [x, y, z] of plateCorners(above(3, 2))) {
      expect([Math.abs(x), Math.abs(y), z]).toEqual([1, 1, 3]);
    }
  });
});
