import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { createAttitudeFrame } from '../../../src/compute/plant/attitude.ts';
import { frontToward, edgeToward, type Surface } from '../../../src/compute/plant/joint.ts';
import {
  createJointFrame,
  edgeInto,
  faceInto,
  facingCos,
} from '../../../src/compute/plant/jointFrame.ts';
import { surfaceOf } from '../../../src/compute/plant/partSurfaces.ts';
import type { BodyAxis, Joint } from '../../../src/compute/scenario/scenario.ts';
import { dot, seeded, unitVectors, type Vector } from './geometry.ts';

/** The body frame as the triad, so that directions are those of the body. */
const body = createAttitudeFrame({
  primary: { bodyAxis: [1, 0, 0], target: 'sun' },
  secondary: { bodyAxis: [0, 1, 0], target: 'earth' },
});
const axisOf = (v: Vector): BodyAxis => v;
const ranges = fc.constantFrom(Math.PI, 2.5, 1.4, 0.6, 0.1, 0);
const kinds = fc.constantFrom('fixed', 'oneAxis', 'twoAxis');

function jointOf(kind: string, axis: Vector, rangeRad: number): Joint {
  if (kind === 'fixed') return { kind };
  if (kind === 'twoAxis') return { kind, rangeRad, rateRadPerS: 1 };
  return { kind: 'oneAxis', jointAxis: axisOf(axis), rangeRad, rateRadPerS: 1 };
}

const joints = fc.tuple(kinds, unitVectors, ranges).map((each) => jointOf(...each));
const parts = fc
  .tuple(unitVectors, joints)
  .filter(
    ([normal, joint]) =>
      joint.kind !== 'oneAxis' || Math.abs(dot(normal, joint.jointAxis as never)) < 0.999,
  )
  .map(([normal, joint]) => ({ areaM2: 1, bodyNormal: axisOf(normal), joint }));
const surfaceFor = (part: { areaM2: number; bodyNormal: BodyAxis; joint: Joint }): Surface =>
  surfaceOf('plate', part);
const out = new Float64Array(3);

describe('a joint without trigonometry', () => {
  test('faces a direction as nearly as the joint with angles does, stops and all', () => {
    fc.assert(
      fc.property(parts, unitVectors, (part, wanted) => {
        const joint = createJointFrame(body, part);
        const exact = frontToward(surfaceFor(part), axisOf(wanted));
        const cosine = facingCos(joint, ...wanted);
        expect(cosine).toBeCloseTo(Math.cos(exact.missRad), 10);
        faceInto(out, joint, ...wanted);
        expect(dot(out, wanted)).toBeCloseTo(cosine, 10);
        expect(dot(out, out)).toBeCloseTo(1, 10);
      }),
      seeded,
    );
  });

  test('turns an edge to a direction as nearly as the joint with angles does, on one axis', () => {
    const oneAxis = parts.filter(({ joint }) => joint.kind !== 'twoAxis');
    fc.assert(
      fc.property(oneAxis, unitVectors, unitVectors, (part, first, second) => {
        const joint = createJointFrame(body, part);
        edgeInto(out, joint, {
          first: Float64Array.from(first),
          second: Float64Array.from(second),
        });
        const exact = edgeToward(surfaceFor(part), axisOf(first));
        expect(Math.abs(dot(out, first))).toBeCloseTo(Math.sin(exact.missRad), 7);
      }),
      seeded,
    );
  });

  test('of one axis takes, of both edge-on angles, the one more edge-on to the second', () => {
    fc.assert(
      fc.property(unitVectors, unitVectors, unitVectors, (normal, first, second) => {
        const jointAxis: BodyAxis = [0, 0, 1];
        fc.pre(Math.abs(normal[2]) < 0.95 && Math.abs(first[2]) < 0.95);
        const joint: Joint = { kind: 'oneAxis', jointAxis, rangeRad: Math.PI, rateRadPerS: 1 };
        const frame = createJointFrame(body, { bodyNormal: axisOf(normal), joint });
        edgeInto(out, frame, {
          first: Float64Array.from(first),
          second: Float64Array.from(second),
        });
        const side = Math.abs(dot(out, second));
        const across = Math.hypot(normal[0], normal[1]);
        for (let k = 0; k < 3600; k += 1) {
          const turn = (k * Math.PI) / 1800;
          const n = [across * Math.cos(turn), across * Math.sin(turn), normal[2]] as Vector;
          if (Math.abs(dot(n, first)) > 1e-3) continue;
          expect(side).toBeLessThan(Math.abs(dot(n, second)) + 0.02);
        }
      }),
      { ...seeded, numRuns: 40 },
    );
  });

  test('of two axes without stops is edge-on to both', () => {
    fc.assert(
      fc.property(unitVectors, unitVectors, unitVectors, (normal, first, second) => {
        fc.pre(Math.abs(dot(first, second)) < 0.999);
        const joint: Joint = { kind: 'twoAxis', rangeRad: Math.PI, rateRadPerS: 1 };
        const frame = createJointFrame(body, { bodyNormal: axisOf(normal), joint });
        edgeInto(out, frame, {
          first: Float64Array.from(first),
          second: Float64Array.from(second),
        });
        expect(dot(out, first)).toBeCloseTo(0, 9);
        expect(dot(out, second)).toBeCloseTo(0, 9);
        expect(dot(out, out)).toBeCloseTo(1, 10);
      }),
      seeded,
    );
  });

  test('of two axes stays where it is when both directions are one', () => {
    const joint: Joint = { kind: 'twoAxis', rangeRad: Math.PI, rateRadPerS: 1 };
    const frame = createJointFrame(body, { bodyNormal: [0, 1, 0], joint });
    const same = Float64Array.of(1, 0, 0);
    edgeInto(out, frame, { first: same, second: same });
    expect([...out].map((part) => Math.round(part * 1e9) / 1e9)).toEqual([0, 1, 0]);
  });
});
