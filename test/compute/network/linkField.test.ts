// Which directions do link terminals reach together?
import { describe, expect, test } from 'vitest';
import {
  coveringRad,
  LinkField,
  reachesEverywhere,
} from '../../../src/compute/network/linkField.ts';
import type { BodyAxis, Fleet } from '../../../src/compute/scenario/scenario.ts';
import { fc } from '../../chance.ts';

const degree = Math.PI / 180;

/** Directions spread evenly over the sphere, 1.3° apart at most. */
const everywhere: readonly BodyAxis[] = Array.from({ length: 20_000 }, (_, k) => {
  const z = 1 - (2 * k + 1) / 20_000;
  const turn = k * Math.PI * (3 - Math.sqrt(5));
  const flat = Math.sqrt(1 - z * z);
  return [flat * Math.cos(turn), flat * Math.sin(turn), z];
});
const spacingRad = 1.3 * degree;

const angle = (a: BodyAxis, b: BodyAxis) =>
  Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));

/** How far from all normals a direction can be, by looking everywhere. */
const lookedRad = (normals: readonly BodyAxis[]) =>
  Math.max(...everywhere.map((each) => Math.min(...normals.map((n) => angle(n, each)))));

const opposite = ([x, y, z]: BodyAxis): [BodyAxis, BodyAxis] => [
  [x, y, z],
  [-x, -y, -z],
];
const [ahead, back] = opposite([1, 0, 0]);
const [left, right] = opposite([0, 1, 0]);
const [up, down] = opposite([0, 0, 1]);

describe('cones about some normals leave no direction out', () => {
  test.each<[string, BodyAxis[], number]>([
    ['one', [up], 180],
    ['two opposite', [left, right], 90],
    ['two square to each other', [ahead, left], 135],
    ['four sides', [ahead, back, left, right], 90],
    ['six sides', [ahead, back, left, right, up, down], 54.7356],
    ['the same one twice', [up, up], 180],
  ])('from a half-angle on that geometry gives: %s', (_, normals, halfAngleDeg) => {
    expect(coveringRad(normals) / degree).toBeCloseTo(halfAngleDeg, 3);
  });

  test('for any normals, as looking everywhere finds', () => {
    const normal = fc.integer({ min: 0, max: everywhere.length - 1 }).map((k) => everywhere[k]!);
    fc.assert(
      fc.property(fc.array(normal, { minLength: 1, maxLength: 6 }), (normals) => {
        const [found, looked] = [coveringRad(normals), lookedRad(normals)];
        expect(found).toBeGreaterThan(looked - 1e-9);
        expect(found).toBeLessThan(looked + spacingRad);
      }),
      { numRuns: 60 },
    );
  });

  test('half-spaces of two opposite faces are everything, a hair less is not', () => {
    const bodyNormals = [left, right];
    expect(reachesEverywhere({ bodyNormals, fieldOfRegardRad: 90 * degree })).toBe(true);
    expect(reachesEverywhere({ bodyNormals, fieldOfRegardRad: 89.999 * degree })).toBe(false);
    expect(reachesEverywhere({ bodyNormals: [[1, 0, 0]], fieldOfRegardRad: Math.PI })).toBe(true);
  });
});

test('a direction is reached exactly within the half-angle of one of the normals', () => {
  const bodyNormals: BodyAxis[] = [[0, 0.6, 0.8], [-1, 0, 0]]; // prettier-ignore
  // A law whose triad is the body's own frame: b1 = x, b2 = y, b3 = z.
  const attitude: Fleet['attitude'] = {
    primary: { bodyAxis: [1, 0, 0], target: 'sun' },
    secondary: { bodyAxis: [0, 1, 0], target: 'earth' },
  };
  const fleet = { attitude, platform: { linkRegard: { bodyNormals, fieldOfRegardRad: 0.7 } } };
  const field = new LinkField(fleet as unknown as Fleet);
  let reachedCount = 0;
  for (const [x, y, z] of everywhere) {
    const nearest = Math.min(...bodyNormals.map((normal) => angle(normal, [x, y, z])));
    if (Math.abs(nearest - 0.7) < 1e-9) continue;
    expect(field.margin(x, y, z) > 0).toBe(nearest < 0.7);
    reachedCount += nearest < 0.7 ? 1 : 0;
  }
  // Two caps of 0.7 rad: each (1 − cos 0.7) / 2 of the sphere.
  expect(reachedCount / everywhere.length).toBeCloseTo(1 - Math.cos(0.7), 3);
});
