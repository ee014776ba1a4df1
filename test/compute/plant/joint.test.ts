import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { angleBetweenRad, turned } from '../../../src/compute/plant/bodyDirection.ts';
import {
  edgeToward,
  faceToward,
  freeTwoAxisJoint,
  frontToward,
  hasNoStops,
  normalAt,
  type JointAxis,
  type Surface,
  type SurfaceJoint,
} from '../../../src/compute/plant/joint.ts';
import { cross, dot, evenly, scaled, seeded, unitVectors, type Vector } from './geometry.ts';

const part = { name: 'plate', areaM2: 10, isTwoSided: false } as const;
const degree = Math.PI / 180;

const ranges = fc
  .tuple(evenly(-170, 170), evenly(1, 180))
  .map(([from, width]) => [from * degree, (from + width) * degree] as [number, number]);

function axisOf(axis: Vector, rangeRad: [number, number]): JointAxis {
  return { axis, rangeRad, rateRadPerS: 0.01 };
}

/** A unit vector at right angles to one that points anywhere. */
function perpendicular(v: Vector): Vector {
  const helper: Vector = Math.abs(v[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0];
  const across = cross(v, helper);
  return scaled(across, 1 / Math.sqrt(dot(across, across)));
}

const oneAxis = fc
  .tuple(unitVectors, unitVectors, ranges)
  .map(([bodyNormal, axis, range]): Surface => ({
    ...part,
    bodyNormal,
    joint: { kind: 'oneAxis', outer: axisOf(axis, range) },
  }));

/** The inner axis is square to the normal; the outer one anywhere square to the inner axis. */
const twoAxis = fc
  .tuple(unitVectors, evenly(0, 2 * Math.PI), ranges, ranges)
  .map(([bodyNormal, tilt, outerRange, innerRange]): Surface => {
    const inner = perpendicular(bodyNormal);
    const outer = turned(bodyNormal, inner, tilt) as Vector;
    const joint: SurfaceJoint = {
      kind: 'twoAxis',
      outer: axisOf(outer, outerRange),
      inner: axisOf(inner, innerRange),
    };
    return { ...part, bodyNormal, joint };
  });

const stepCount = 24;

/** Every pair of joint angles on a grid over the ranges, ends included. */
function grid({ joint }: Surface): { outerRad: number; innerRad: number }[] {
  const along = (axis: JointAxis | null): number[] => {
    if (axis === null) return [0];
    const [least, most] = axis.rangeRad;
    return Array.from(
      { length: stepCount + 1 },
      (_, k) => least + ((most - least) * k) / stepCount,
    );
  };
  const outers = along(joint.kind === 'fixed' ? null : joint.outer);
  const inners = along(joint.kind === 'twoAxis' ? joint.inner : null);
  return outers.flatMap((outerRad) => inners.map((innerRad) => ({ outerRad, innerRad })));
}

function isInRange(axis: JointAxis, angleRad: number): boolean {
  const slack = 1e-9;
  return angleRad >= axis.rangeRad[0] - slack && angleRad <= axis.rangeRad[1] + slack;
}

describe('a joint that turns a face to a target', () => {
  test.each([
    ['one axis', oneAxis],
    ['two axes', twoAxis],
  ])('of %s finds no worse than any other angle within its range', (_, surfaces) => {
    fc.assert(
      fc.property(surfaces, unitVectors, (surface, wanted) => {
        const best = frontToward(surface, wanted);
        for (const angles of grid(surface)) {
          const missRad = angleBetweenRad(normalAt(surface, angles), wanted);
          expect(best.missRad).toBeLessThanOrEqual(missRad + 1e-9);
        }
      }),
      seeded,
    );
  });

  test.each([
    ['one axis', oneAxis],
    ['two axes', twoAxis],
  ])(
    'of %s stays within its stops, and its angles give the normal that it claims',
    (_, surfaces) => {
      fc.assert(
        fc.property(surfaces, unitVectors, (surface, wanted) => {
          const best = frontToward(surface, wanted);
          const { joint } = surface;
          if (joint.kind !== 'fixed') expect(isInRange(joint.outer, best.outerRad)).toBe(true);
          if (joint.kind === 'twoAxis') expect(isInRange(joint.inner, best.innerRad)).toBe(true);
          expect(angleBetweenRad(normalAt(surface, best), best.normal)).toBeLessThan(1e-12);
          expect(angleBetweenRad(wanted, best.normal)).toBeCloseTo(best.missRad, 12);
        }),
        seeded,
      );
    },
  );

  test('with two axes and no stops misses nothing', () => {
    fc.assert(
      fc.property(unitVectors, unitVectors, (bodyNormal, wanted) => {
        const joint = freeTwoAxisJoint(bodyNormal);
        expect(frontToward({ ...part, bodyNormal, joint }, wanted).missRad).toBeLessThan(1e-7);
      }),
      seeded,
    );
  });

  test('goes the short way: of equal solutions it takes the one next to where it was', () => {
    const outer: JointAxis = { axis: [0, 0, 1], rangeRad: [-Math.PI, Math.PI], rateRadPerS: 1 };
    const surface: Surface = { ...part, bodyNormal: [1, 0, 0], joint: { kind: 'oneAxis', outer } };
    expect(hasNoStops(outer)).toBe(true);
    const wanted: Vector = [Math.cos(3.2), Math.sin(3.2), 0];
    expect(frontToward(surface, wanted, { outerRad: 3.1, innerRad: 0 }).outerRad).toBeCloseTo(3.2);
    expect(frontToward(surface, wanted, { outerRad: -3, innerRad: 0 }).outerRad).toBeCloseTo(
      3.2 - 2 * Math.PI,
    );
  });

  test('with two faces may use the back, and then misses by the smaller of both angles', () => {
    const fixed: Surface = { ...part, bodyNormal: [1, 0, 0], joint: { kind: 'fixed' } };
    const wanted: Vector = [-Math.cos(0.3), Math.sin(0.3), 0];
    expect(faceToward(fixed, wanted).missRad).toBeCloseTo(Math.PI - 0.3, 12);
    expect(faceToward({ ...fixed, isTwoSided: true }, wanted).missRad).toBeCloseTo(0.3, 12);
  });

  test('refuses an inner axis that is not square to outer axis and normal', () => {
    const joint: SurfaceJoint = {
      kind: 'twoAxis',
      outer: axisOf([0, 0, 1], [-1, 1]),
      inner: axisOf([0, Math.SQRT1_2, Math.SQRT1_2], [-1, 1]),
    };
    const surface: Surface = { ...part, bodyNormal: [1, 0, 0], joint };
    expect(() => frontToward(surface, [0, 1, 0])).toThrow(/inner axis/);
  });
});

describe('a joint that turns an edge to a target', () => {
  test.each([
    ['one axis', oneAxis],
    ['two axes', twoAxis],
  ])('of %s finds no worse than any other angle within its range', (_, surfaces) => {
    fc.assert(
      fc.property(surfaces, unitVectors, (surface, wanted) => {
        const best = edgeToward(surface, wanted);
        for (const angles of grid(surface)) {
          const offRad = Math.PI / 2 - angleBetweenRad(normalAt(surface, angles), wanted);
          expect(best.missRad).toBeLessThanOrEqual(Math.abs(offRad) + 1e-9);
        }
      }),
      seeded,
    );
  });

  test('of none leaves what the attitude gives', () => {
    const fixed: Surface = { ...part, bodyNormal: [0, 1, 0], joint: { kind: 'fixed' } };
    expect(edgeToward(fixed, [Math.cos(0.2), Math.sin(0.2), 0]).missRad).toBeCloseTo(0.2, 12);
  });
});
