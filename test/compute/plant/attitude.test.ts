import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  bodyAxisInTriad,
  bodyToTemeInto,
  createAttitudeFrame,
  pointingErrorRad,
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
  type AttitudeFrame,
} from '../../../src/compute/plant/attitude.ts';
import { arrayIncidenceCos, createJointFrame } from '../../../src/compute/plant/jointFrame.ts';
import type * as Parts from '../../../src/compute/scenario/scenario.ts';
import {
  astronomicalUnitKm,
  circularState,
  cross,
  dot,
  evenly,
  scaled,
  seeded,
  sumOf,
  unitVectors,
  type Vector,
} from './geometry.ts';

const targets: readonly Parts.AttitudeTarget[] = ['sun', 'earth', 'velocity', 'orbitNormal'];
const targetPairs = fc
  .tuple(fc.constantFrom(...targets), fc.constantFrom(...targets))
  .filter(([a, b]) => a !== b);
const axisPairs = fc.tuple(unitVectors, unitVectors).filter(([a, b]) => Math.abs(dot(a, b)) < 0.99);
const angles = evenly(0, 2 * Math.PI);

/** Target directions for a place in a circular orbit and a direction of the Sun. */
function directionsAt(latitudeArgument: number, inclination: number, sun: Vector): Float64Array {
  const { position, velocity } = circularState(7000, inclination, latitudeArgument);
  const out = new Float64Array(targetDirectionsLength);
  targetDirectionsInto(out, position, velocity, 0, scaled(sun, astronomicalUnitKm));
  return out;
}

const geometries = fc
  .tuple(angles, angles, unitVectors)
  .map(([place, inclination, sun]) => directionsAt(place, inclination, sun));

function lawOf([primary, secondary]: [Parts.AttitudeTarget, Parts.AttitudeTarget], axes: Vector[]) {
  return {
    primary: { bodyAxis: axes[0] as unknown as Parts.BodyAxis, target: primary },
    secondary: { bodyAxis: axes[1] as unknown as Parts.BodyAxis, target: secondary },
  } satisfies Parts.AttitudeLaw;
}

function rotationOf(frame: AttitudeFrame, directions: Float64Array): Float64Array {
  const out = new Float64Array(9);
  bodyToTemeInto(out, frame, directions);
  return out;
}

function rotated(rotation: Float64Array, v: ArrayLike<number>): Vector {
  const row = (i: number) => dot(Array.from(rotation.subarray(3 * i, 3 * i + 3)), v);
  return [row(0), row(1), row(2)];
}

function targetOf(directions: Float64Array, target: Parts.AttitudeTarget): Vector {
  const at = 3 * targets.indexOf(target);
  return Array.from(directions.subarray(at, at + 3)) as Vector;
}

const sunAndEarth = lawOf(
  ['sun', 'earth'],
  [
    [0, 0, 1],
    [0, 1, 0],
  ],
);

describe('target directions', () => {
  test('Earth is below, the velocity along the track, and the normal along r × v', () => {
    const { position, velocity } = circularState(7000, 0.9, 0.4);
    const directions = directionsAt(0.4, 0.9, [0, 0, 1]);
    const normal = cross(position, velocity);
    expect(dot(targetOf(directions, 'earth'), position)).toBeCloseTo(-7000, 9);
    expect(dot(targetOf(directions, 'velocity'), velocity)).toBeCloseTo(
      Math.sqrt(dot(velocity, velocity)),
      12,
    );
    expect(dot(targetOf(directions, 'orbitNormal'), normal)).toBeCloseTo(
      Math.sqrt(dot(normal, normal)),
      6,
    );
  });

  test('the Sun is seen from the satellite, not from the centre of the Earth', () => {
    const out = new Float64Array(targetDirectionsLength);
    const distanceKm = targetDirectionsInto(out, [7000, 0, 0], [0, 7.5, 0], 0, [0, 1.5e8, 0]);
    expect(distanceKm).toBeCloseTo(Math.sqrt(7000 ** 2 + 1.5e8 ** 2), 6);
    expect(out[0]).toBeCloseTo(-7000 / distanceKm, 15);
  });

  test('a failed state gives no direction, not a wrong one', () => {
    const out = new Float64Array(targetDirectionsLength);
    const nothing = [NaN, NaN, NaN];
    targetDirectionsInto(out, nothing, nothing, 0, [0, 1.5e8, 0]);
    expect(rotationOf(createAttitudeFrame(sunAndEarth), out).every(Number.isNaN)).toBe(true);
  });
});

describe('an attitude law', () => {
  test('is a rotation: orthonormal and right-handed', () => {
    fc.assert(
      fc.property(targetPairs, axisPairs, geometries, (pair, axes, directions) => {
        const m = rotationOf(createAttitudeFrame(lawOf(pair, axes)), directions);
        const column = (j: number): Vector => [m[j]!, m[3 + j]!, m[6 + j]!];
        for (let j = 0; j < 3; j += 1) {
          expect(dot(column(j), column(j))).toBeCloseTo(1, 12);
          expect(dot(column(j), column((j + 1) % 3))).toBeCloseTo(0, 12);
        }
        expect(dot(cross(column(0), column(1)), column(2))).toBeCloseTo(1, 12);
      }),
      seeded,
    );
  });

  test('meets its primary aim exactly', () => {
    fc.assert(
      fc.property(targetPairs, axisPairs, geometries, (pair, axes, directions) => {
        const m = rotationOf(createAttitudeFrame(lawOf(pair, axes)), directions);
        const aimed = rotated(m, axes[0]);
        const target = targetOf(directions, pair[0]);
        for (let i = 0; i < 3; i += 1) expect(aimed[i]).toBeCloseTo(target[i]!, 12);
      }),
      seeded,
    );
  });

  test('misses its secondary aim by the angle it states, and no rotation misses by less', () => {
    fc.assert(
      fc.property(targetPairs, axisPairs, geometries, angles, (pair, axes, directions, turn) => {
        const primary = targetOf(directions, pair[0]);
        const secondary = targetOf(directions, pair[1]);
        fc.pre(Math.abs(dot(primary, secondary)) < 0.999);
        const frame = createAttitudeFrame(lawOf(pair, axes));
        const aimed = rotated(rotationOf(frame, directions), axes[1]);
        const best = Math.cos(pointingErrorRad(frame, directions));
        expect(dot(aimed, secondary)).toBeCloseTo(best, 12);
        // Rodrigues' rotation about the primary aim.
        const along = scaled(primary, dot(primary, aimed) * (1 - Math.cos(turn)));
        const across = scaled(cross(primary, aimed), Math.sin(turn));
        const turned = sumOf(sumOf(scaled(aimed, Math.cos(turn)), across), along);
        expect(dot(turned, secondary)).toBeLessThanOrEqual(best + 1e-12);
      }),
      seeded,
    );
  });

  test('stays a rotation where its two targets lie on one line', () => {
    const m = rotationOf(createAttitudeFrame(sunAndEarth), directionsAt(0, 0.5, [-1, 0, 0]));
    const column = (j: number): Vector => [m[j]!, m[3 + j]!, m[6 + j]!];
    expect(dot(cross(column(0), column(1)), column(2))).toBeCloseTo(1, 12);
    // The orbit normal has taken the Earth's place.
    const normal: Vector = [0, -Math.sin(0.5), Math.cos(0.5)];
    expect(dot(column(1), normal)).toBeCloseTo(1, 12);
  });

  test('falls back on the velocity where the orbit normal is the line too', () => {
    const law = lawOf(
      ['orbitNormal', 'sun'],
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
    );
    const directions = directionsAt(0, 0, [0, 0, 1]);
    directions.set([0, 0, 1]); // the Sun at infinity, without the satellite's own parallax
    const m = rotationOf(createAttitudeFrame(law), directions);
    expect([m[0], m[3], m[6]]).toEqual([0, 0, 1]);
    expect([m[2], m[5], m[8]]).toEqual([0, 1, 0]);
  });

  test('does not mind the lengths of its body axes', () => {
    const long = lawOf(
      ['sun', 'earth'],
      [
        [0, 0, 5],
        [0, 0.1, 0],
      ],
    );
    const directions = directionsAt(1, 1, [0.6, 0, 0.8]);
    expect(rotationOf(createAttitudeFrame(long), directions)).toEqual(
      rotationOf(createAttitudeFrame(sunAndEarth), directions),
    );
  });

  test('with two equal body axes is refused', () => {
    const axes: Vector[] = [
      [0, 0, 1],
      [0, 0, -2],
    ];
    expect(() => createAttitudeFrame(lawOf(['sun', 'earth'], axes))).toThrow(/differ/);
  });
});

describe('a dawn–dusk orbit, array at the Sun, radiator edge-on to the Earth', () => {
  test('flies the radiator broadside to the wind: its normal lies along the velocity', () => {
    const radiatorNormal: Vector = [1, 0, 0];
    for (const place of [0, 1, 2, 3, 4, 5, 6]) {
      const directions = directionsAt(place, 0, [0, 0, 1]);
      const m = rotationOf(createAttitudeFrame(sunAndEarth), directions);
      const normal = rotated(m, radiatorNormal);
      expect(Math.abs(dot(normal, targetOf(directions, 'velocity')))).toBeGreaterThan(1 - 1e-8);
      expect(dot(normal, targetOf(directions, 'earth'))).toBeCloseTo(0, 12);
      expect(dot(normal, targetOf(directions, 'sun'))).toBeCloseTo(0, 12);
    }
  });

  test('still does within the Sun’s wander off the orbit normal', () => {
    const wander = (30 * Math.PI) / 180;
    const sun: Vector = [Math.sin(wander), 0, Math.cos(wander)];
    for (const place of [0, 1, 2, 3, 4, 5, 6]) {
      const directions = directionsAt(place, 0, sun);
      const m = rotationOf(createAttitudeFrame(sunAndEarth), directions);
      const normal = rotated(m, [1, 0, 0]);
      const alongTrack = Math.abs(dot(normal, targetOf(directions, 'velocity')));
      expect(alongTrack).toBeGreaterThan(Math.cos(wander) - 1e-4);
    }
  });
});

const oneAxis = (axis: Vector, rangeRad: number) =>
  ({ kind: 'oneAxis', jointAxis: axis as never, rangeRad, rateRadPerS: 1 }) as const;

describe('the incidence on an array', () => {
  const free = { kind: 'twoAxis', rangeRad: Math.PI, rateRadPerS: 1 } as const;
  const joints = (axis: Vector) => [{ kind: 'fixed' }, oneAxis(axis, Math.PI), free] as const;

  test('never falls when a joint is added: fixed ≤ one axis ≤ two axes = 1', () => {
    const frame = createAttitudeFrame(sunAndEarth);
    fc.assert(
      fc.property(unitVectors, unitVectors, unitVectors, (normal, axis, sun) => {
        const bodyNormal = normal as unknown as Parts.BodyAxis;
        const [fixed, one, two] = joints(axis).map((joint) =>
          arrayIncidenceCos(createJointFrame(frame, { bodyNormal, joint }), ...sun),
        );
        expect(fixed).toBeGreaterThanOrEqual(0);
        expect(one).toBeGreaterThanOrEqual(fixed! - 1e-12);
        expect(one).toBeLessThanOrEqual(1);
        expect(two).toBe(1);
      }),
      seeded,
    );
  });

  test('on a one-axis array is the best of all turns that its joint can make', () => {
    const frame = createAttitudeFrame(sunAndEarth);
    const ranges = fc.constantFrom(Math.PI, 2.5, 1, 0.3, 0);
    fc.assert(
      fc.property(unitVectors, unitVectors, unitVectors, ranges, (normal, axis, sun, rangeRad) => {
        const joint = oneAxis(axis, rangeRad);
        const array = createJointFrame(frame, { bodyNormal: normal, joint });
        const ours = arrayIncidenceCos(array, ...sun);
        const n = bodyAxisInTriad(frame, normal);
        const a = Array.from(bodyAxisInTriad(frame, axis as unknown as Parts.BodyAxis)) as Vector;
        let best = 0;
        for (let step = -360; step <= 360; step += 1) {
          const turn = (step * rangeRad) / 360;
          const along = scaled(a, dot(a, n) * (1 - Math.cos(turn)));
          const across = scaled(cross(a, n), Math.sin(turn));
          const turned = sumOf(sumOf(scaled(Array.from(n), Math.cos(turn)), across), along);
          best = Math.max(best, dot(turned, sun));
        }
        expect(ours).toBeGreaterThanOrEqual(best - 1e-12);
        expect(ours).toBeLessThan(best + 2e-5); // half a step of the scan: 1 − cos 0.25°
      }),
      { ...seeded, numRuns: 50 },
    );
  });

  test('agrees with the rotation matrix', () => {
    const frame = createAttitudeFrame(sunAndEarth);
    const directions = directionsAt(2, 1.2, [0.48, 0.6, 0.64]);
    const bodyNormal: Parts.BodyAxis = [0.6, 0, 0.8];
    const array = createJointFrame(frame, { bodyNormal, joint: { kind: 'fixed' } });
    const triad = new Float64Array(9);
    targetTriadInto(triad, frame, directions);
    const sun = targetOf(directions, 'sun');
    const [x, y, z] = [0, 3, 6].map((row) => dot(triad.subarray(row, row + 3), sun));
    const normal = rotated(rotationOf(frame, directions), bodyNormal);
    expect(arrayIncidenceCos(array, x!, y!, z!)).toBeCloseTo(dot(normal, sun), 14);
    expect(dot(normal, sun)).toBeCloseTo(0.8, 12);
  });

  test('is zero, not negative, on an array that looks away', () => {
    const frame = createAttitudeFrame(sunAndEarth);
    const away = createJointFrame(frame, { bodyNormal: [0, 0, -1], joint: { kind: 'fixed' } });
    expect(arrayIncidenceCos(away, 1, 0, 0)).toBe(0);
  });
});
