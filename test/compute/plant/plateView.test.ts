import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  dihedralRad,
  edgeViewFactor,
  faceViews,
  plateHeatWPerM2,
} from '../../../src/compute/plant/plateView.ts';
import {
  cross,
  dot,
  evenly,
  evenNumbers,
  scaled,
  seeded,
  sumOf,
  unitVectors,
  type Vector,
} from './geometry.ts';

const widths = evenly(0.05, 8);
const angles = evenly(0.15, Math.PI - 0.05);

/** Share of rays from one plate, sent with the cosine law, that meet the other. */
function countedShare(from: number, to: number, angleRad: number, rayCount: number): number {
  const next = evenNumbers(99);
  const [c, s] = [Math.cos(angleRad), Math.sin(angleRad)];
  let hitCount = 0;
  for (let ray = 0; ray < rayCount; ray += 1) {
    // The plate lies at z = 0, 0 < x < from, 0 < y < 1; the other goes up from x = 0.
    const [x, y] = [from * next(), next()];
    const [sine, turn] = [Math.sqrt(next()), 2 * Math.PI * next()];
    const [dx, dy] = [sine * Math.cos(turn), sine * Math.sin(turn)];
    const dz = Math.sqrt(1 - sine * sine);
    // Other plate: points (t c, y, t s): solve x + r dx = t c, r dz = t s.
    const t = (x * dz) / (dz * c - dx * s);
    const at = y + ((t * s) / dz) * dy;
    if (t > 0 && t < to && at > 0 && at < 1) hitCount += 1;
  }
  return hitCount / rayCount;
}

/** View factor from a point of the plane z = 0 to a polygon above it (Lambert's sum over edges). */
function pointFactor(at: Vector, corners: Vector[]): number {
  let sum = 0;
  corners.forEach((corner, k) => {
    const a = sumOf(corner, scaled(at, -1));
    const b = sumOf(corners[(k + 1) % corners.length]!, scaled(at, -1));
    const across = cross(a, b);
    const length = Math.sqrt(dot(across, across));
    if (length > 0) sum += (Math.atan2(length, dot(a, b)) * across[2]) / length;
  });
  return Math.abs(sum) / (2 * Math.PI);
}

/** The mean of the point factor over a plate; points crowd at its edges, where it changes fast. */
function averagedFactor(from: number, to: number, angleRad: number, count: number): number {
  const [x, z] = [to * Math.cos(angleRad), to * Math.sin(angleRad)];
  const corners: Vector[] = [
    [0, 0, 0],
    [0, 1, 0],
    [x, 1, z],
    [x, 0, z],
  ];
  const place = (t: number) => t * t * t * (10 - 15 * t + 6 * t * t);
  const density = (t: number) => 30 * t * t * (1 - t) * (1 - t);
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < count; j += 1) {
      const [t, u] = [(i + 0.5) / count, (j + 0.5) / count];
      sum += density(t) * density(u) * pointFactor([from * place(t), place(u), 0], corners);
    }
  }
  return sum / (count * count);
}

describe('the view factor of plates that share an edge', () => {
  test('is the mean over the plate of what its points see, to 1e-8', () => {
    for (const [from, to, angleDeg] of [
      [1, 1, 120],
      [0.1, 20, 120],
      [5, 0.2, 30],
      [0.01, 0.01, 45],
      [1, 1, 2],
      [2, 0.5, 90],
    ] as const) {
      const angleRad = (angleDeg * Math.PI) / 180;
      const exact = edgeViewFactor({ edgeM: 1, fromWidthM: from, toWidthM: to, angleRad });
      expect(Math.abs(averagedFactor(from, to, angleRad, 120) - exact)).toBeLessThan(1e-8);
    }
  });

  test('agrees with rays sent out at random by the cosine law', () => {
    const rayCount = 100_000;
    for (const [fromWidthM, toWidthM] of [
      [1, 1],
      [0.2, 3],
      [4, 0.5],
    ] as const) {
      for (const angleDeg of [20, 60, 90, 120, 160]) {
        const angleRad = (angleDeg * Math.PI) / 180;
        const exact = edgeViewFactor({ edgeM: 1, fromWidthM, toWidthM, angleRad });
        const counted = countedShare(fromWidthM, toWidthM, angleRad, rayCount);
        const sigma = Math.sqrt((exact * (1 - exact)) / rayCount);
        expect(Math.abs(counted - exact)).toBeLessThan(4 * sigma);
      }
    }
  });

  test('obeys reciprocity: area times factor is the same both ways', () => {
    fc.assert(
      fc.property(widths, widths, angles, (a, b, angleRad) => {
        const there = edgeViewFactor({ edgeM: 1, fromWidthM: a, toWidthM: b, angleRad });
        const back = edgeViewFactor({ edgeM: 1, fromWidthM: b, toWidthM: a, angleRad });
        expect(Math.abs(a * there - b * back)).toBeLessThan(1e-9);
      }),
      seeded,
    );
  });

  test('depends on shape, not on size', () => {
    fc.assert(
      fc.property(widths, widths, angles, evenly(0.1, 30), (a, b, angleRad, scale) => {
        const one = edgeViewFactor({ edgeM: 1, fromWidthM: a, toWidthM: b, angleRad });
        const other = edgeViewFactor({
          edgeM: scale,
          fromWidthM: scale * a,
          toWidthM: scale * b,
          angleRad,
        });
        expect(Math.abs(one - other)).toBeLessThan(1e-9);
      }),
      seeded,
    );
  });

  test('falls as the plates open, and grows with the width of the plate that is seen', () => {
    fc.assert(
      fc.property(widths, widths, angles, evenly(0.01, 0.5), (a, b, angleRad, more) => {
        const plates = { edgeM: 1, fromWidthM: a, toWidthM: b, angleRad };
        const here = edgeViewFactor(plates);
        const wider = edgeViewFactor({ ...plates, toWidthM: b + more });
        const open = edgeViewFactor({ ...plates, angleRad: Math.min(Math.PI, angleRad + more) });
        expect(wider).toBeGreaterThan(here - 1e-10);
        expect(open).toBeLessThan(here + 1e-10);
      }),
      seeded,
    );
  });

  test('at right angles the closed form is the limit of the one for any angle', () => {
    fc.assert(
      fc.property(widths, widths, (fromWidthM, toWidthM) => {
        const at = (angleRad: number) =>
          edgeViewFactor({ edgeM: 1, fromWidthM, toWidthM, angleRad });
        const mean = (at(Math.PI / 2 - 1e-5) + at(Math.PI / 2 + 1e-5)) / 2;
        expect(Math.abs(mean - at(Math.PI / 2))).toBeLessThan(1e-9);
      }),
      seeded,
    );
  });

  test('is 0 for plates that lie flat side by side and 1 for equal ones folded shut', () => {
    const plates = { edgeM: 2, fromWidthM: 3, toWidthM: 3 };
    expect(edgeViewFactor({ ...plates, angleRad: Math.PI })).toBe(0);
    expect(edgeViewFactor({ ...plates, angleRad: 0 })).toBe(1);
    expect(edgeViewFactor({ ...plates, angleRad: 0.001 })).toBeGreaterThan(0.997);
    expect(edgeViewFactor({ ...plates, toWidthM: 1, angleRad: 0 })).toBeCloseTo(1 / 3, 12);
  });

  test('refuses plates without extent and angles beyond a half turn', () => {
    const plates = { edgeM: 1, fromWidthM: 1, toWidthM: 1, angleRad: 1 };
    expect(() => edgeViewFactor({ ...plates, toWidthM: 0 })).toThrow(/lengths/);
    expect(() => edgeViewFactor({ ...plates, angleRad: 4 })).toThrow(/angle/);
  });
});

test('faces that look straight at each other are folded, faces that look one way are flat', () => {
  expect(dihedralRad([0, 1, 0], [0, -1, 0])).toBeCloseTo(0, 12);
  expect(dihedralRad([0, 1, 0], [0, 1, 0])).toBeCloseTo(Math.PI, 12);
  expect(dihedralRad([0, 1, 0], [1, 0, 0])).toBeCloseTo(Math.PI / 2, 12);
});

test('heat from a plate grows with the fourth power of its temperature', () => {
  const at = (temperatureK: number) =>
    plateHeatWPerM2({ temperatureK, emissivityFraction: 0.8 }, 0.2);
  expect(at(400) / at(200)).toBeCloseTo(16, 12);
});

describe('the views of a plate’s two faces', () => {
  test('swap when the plate is turned over; only one face meets the Sun', () => {
    fc.assert(
      fc.property(unitVectors, unitVectors, unitVectors, (normal, sun, earth) => {
        const one = faceViews(normal, { sun, earth }, 1.1);
        const other = faceViews([-normal[0], -normal[1], -normal[2]], { sun, earth }, 1.1);
        expect(one.frontEarthFraction).toBeCloseTo(other.backEarthFraction, 14);
        expect(one.frontSunCos).toBe(other.backSunCos);
        expect(one.frontSunCos * one.backSunCos).toBe(0);
      }),
      seeded,
    );
  });
});
