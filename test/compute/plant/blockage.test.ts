import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  blockage,
  coneDirections,
  turnedPlate,
  type PlacedPlate,
} from '../../../src/compute/plant/blockage.ts';
import { dot, evenly, seeded, unitVectors } from './geometry.ts';

const origin = [0, 0, 0] as const;
const overhead: PlacedPlate = {
  name: 'array',
  centreM: [0, 0, 5],
  normal: [0, 0, 1],
  along: [1, 0, 0],
  lengthM: 6,
  widthM: 4,
};
const everywhere = { placeM: origin, bodyNormal: [0, 0, 1], fieldOfRegardRad: Math.PI } as const;

/** Solid angle of a rectangle seen from a point on its axis, over 4π (elementary). */
function shareOfSphere(length: number, width: number, distance: number): number {
  const [a, b] = [length / 2, width / 2];
  return Math.atan((a * b) / (distance * Math.sqrt(a * a + b * b + distance * distance))) / Math.PI;
}

describe('directions in a cone', () => {
  test('are unit vectors within it, evenly spread: their mean height is that of the cap', () => {
    fc.assert(
      fc.property(unitVectors, evenly(0.1, Math.PI), (axis, halfAngle) => {
        const directions = coneDirections(axis, halfAngle, 500);
        const heights = directions.map((direction) => dot(direction, axis));
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(Math.cos(halfAngle) - 1e-12);
        const mean = heights.reduce((sum, height) => sum + height, 0) / 500;
        expect(mean).toBeCloseTo((1 + Math.cos(halfAngle)) / 2, 12);
        for (const direction of directions) expect(dot(direction, direction)).toBeCloseTo(1, 12);
      }),
      { ...seeded, numRuns: 20 },
    );
  });
});

describe('blockage by a plate', () => {
  test('is the solid angle of the plate', () => {
    for (const distance of [0.5, 1, 3, 5, 10]) {
      const plate = { ...overhead, centreM: [0, 0, distance] as const };
      const exact = shareOfSphere(6, 4, distance);
      expect(Math.abs(blockage(everywhere, [plate]).blockedFraction - exact)).toBeLessThan(0.002);
    }
  });

  test('converges with the number of directions', () => {
    const exact = shareOfSphere(6, 4, 5);
    const errorOf = (count: number) =>
      Math.abs(blockage(everywhere, [overhead], count).blockedFraction - exact);
    expect(errorOf(100_000)).toBeLessThan(1e-4);
    expect(errorOf(1000)).toBeLessThan(5e-3);
  });

  test('does not depend on which way the body is turned', () => {
    fc.assert(
      fc.property(unitVectors, evenly(0, 6), (axis, angleRad) => {
        const plate = turnedPlate(overhead, { pointM: [0, 0, 0], axis }, angleRad);
        const lookout = { ...everywhere, bodyNormal: plate.normal };
        const share = blockage(lookout, [plate], 8192).blockedFraction;
        expect(Math.abs(share - shareOfSphere(6, 4, 5))).toBeLessThan(0.002);
      }),
      { ...seeded, numRuns: 20 },
    );
  });

  test('of a wall beside a terminal is half of its sky', () => {
    const wall = { ...overhead, centreM: [1e-3, 0, 0] as const, normal: [1, 0, 0] as const };
    const plate = { ...wall, along: [0, 1, 0] as const, lengthM: 1e3, widthM: 1e3 };
    const sky = { ...everywhere, fieldOfRegardRad: Math.PI / 2 };
    expect(blockage(sky, [plate]).blockedFraction).toBeCloseTo(0.5, 2);
  });

  test('is none by a plate behind the cone, and all by one that fills it', () => {
    const narrow = { ...everywhere, fieldOfRegardRad: 0.3 };
    const behind = { ...overhead, centreM: [0, 0, -5] as const };
    expect(blockage(narrow, [behind]).blockedFraction).toBe(0);
    expect(blockage(narrow, [overhead]).blockedFraction).toBe(1);
    expect(blockage(narrow, []).blockedFraction).toBe(0);
  });

  test('of two plates is no more than their sum and no less than the larger', () => {
    const other = { ...overhead, centreM: [2, 1, 4] as const };
    const { blockedFraction, plateFractions } = blockage(everywhere, [overhead, other]);
    const [first, second] = plateFractions as [number, number];
    expect(blockedFraction).toBeLessThan(first + second);
    expect(blockedFraction).toBeGreaterThan(Math.max(first, second));
  });

  test('ends when the joint turns the plate edge-on', () => {
    const hinge = { pointM: [0, 0, 5], axis: [1, 0, 0] } as const;
    const edgeOn = turnedPlate(overhead, hinge, Math.PI / 2);
    expect(blockage(everywhere, [edgeOn]).blockedFraction).toBeLessThan(0.001);
    const back = turnedPlate(edgeOn, hinge, -Math.PI / 2);
    expect(blockage(everywhere, [back]).blockedFraction).toBeCloseTo(
      blockage(everywhere, [overhead]).blockedFraction,
      3,
    );
  });

  test('needs directions', () => {
    expect(() => blockage(everywhere, [overhead], 0)).toThrow(/directions/);
  });
});
