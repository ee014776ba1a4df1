import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { freeAxis, type Surface } from '../../../src/compute/plant/joint.ts';
import { arraySurface, radiatorSurface } from '../../../src/compute/plant/partSurfaces.ts';
import {
  bodyTargets,
  circularTrack,
  orbitPointing,
  pointingProblems,
  pointingsAlong,
} from '../../../src/compute/plant/pointing.ts';
import { attitudeLaw } from '../../../src/compute/scenario/attitude.ts';
import type { AttitudeLaw } from '../../../src/compute/scenario/scenario.ts';
import { dot, evenly, seeded } from './geometry.ts';

const degree = Math.PI / 180;
const periodS = 5800;
const nadir: AttitudeLaw = {
  primary: { bodyAxis: [0, 0, 1], target: 'earth' },
  secondary: { bodyAxis: [1, 0, 0], target: 'velocity' },
};
const sunPointed = attitudeLaw('arrayToSun', 'radiatorEdgeToEarth') as AttitudeLaw;
const toSun = { kind: 'face', target: 'sun' } as const;
const betas = evenly(-89, 89);

/** An array that turns about the axis that a nadir-pointed body lays along the orbit normal. */
function wing(rangeDeg: [number, number], rateRadPerS = Infinity): Surface {
  const rangeRad: [number, number] = [rangeDeg[0] * degree, rangeDeg[1] * degree];
  const outer = { axis: [0, 1, 0] as const, rangeRad, rateRadPerS };
  return {
    name: 'array',
    bodyNormal: [1, 0, 0],
    areaM2: 100,
    isTwoSided: false,
    joint: { kind: 'oneAxis', outer },
  };
}

const trackAt = (betaDeg: number, sampleCount = 360) =>
  circularTrack({ periodS, betaRad: betaDeg * degree, sampleCount });

describe('a track of target directions', () => {
  test('has the Sun at the beta angle over the plane, the rest square and of length 1', () => {
    fc.assert(
      fc.property(betas, (betaDeg) => {
        for (const seen of bodyTargets(nadir, trackAt(betaDeg, 7))) {
          expect(dot(seen.sun, seen.orbitNormal)).toBeCloseTo(Math.sin(betaDeg * degree), 8);
          expect(dot(seen.earth, seen.velocity)).toBeCloseTo(0, 12);
          expect(dot(seen.sun, seen.sun)).toBeCloseTo(1, 12);
        }
      }),
      { ...seeded, numRuns: 30 },
    );
  });

  test('shows the body its law: nadir along z, the velocity along x', () => {
    for (const seen of bodyTargets(nadir, trackAt(40, 5))) {
      expect(seen.earth[2]).toBeCloseTo(1, 12);
      expect(seen.velocity[0]).toBeCloseTo(1, 12);
      expect(seen.orbitNormal[1]).toBeCloseTo(-1, 12);
    }
  });
});

describe('a wing that turns about the orbit normal', () => {
  test('misses the Sun by the beta angle, all along, and turns once a revolution', () => {
    fc.assert(
      fc.property(betas, (betaDeg) => {
        const result = orbitPointing(wing([-180, 180]), toSun, nadir, trackAt(betaDeg));
        expect(result.missMaxRad).toBeCloseTo(Math.abs(betaDeg) * degree, 7);
        expect(result.missMeanRad).toBeCloseTo(Math.abs(betaDeg) * degree, 7);
        expect(result.outerRateRadPerS).toBeCloseTo((2 * Math.PI) / periodS, 8);
        expect(result.innerRateRadPerS).toBe(0);
      }),
      { ...seeded, numRuns: 30 },
    );
  });

  test('with stops at ±60° faces away by 120° where the Sun is behind it', () => {
    const result = orbitPointing(wing([-60, 60]), toSun, nadir, trackAt(0));
    expect(result.missMaxRad).toBeCloseTo(120 * degree, 7);
    expect(result.missMeanRad).toBeCloseTo(40 * degree, 3); // 2/3 of the way: mean of 0…120°
    expect(result.worstSampleIndex).toBeGreaterThanOrEqual(0);
  });

  test('runs back from stop to stop and must then turn far faster than the orbit', () => {
    const free = orbitPointing(wing([-180, 180]), toSun, nadir, trackAt(0));
    const stopped = orbitPointing(wing([-150, 150]), toSun, nadir, trackAt(0));
    expect(stopped.outerRateRadPerS).toBeGreaterThan(100 * free.outerRateRadPerS);
  });

  test('says by how much it misses, in degrees', () => {
    const result = orbitPointing(wing([-180, 180]), toSun, nadir, trackAt(23.4));
    const [problem, ...others] = pointingProblems(result, 'fleets[0].platform', 5 * degree);
    expect(others).toEqual([]);
    expect(problem!.path).toBe('fleets[0].platform');
    expect(problem!.message).toBe(
      "the array's one-axis joint misses the Sun by 23.4° at worst (5.0° allowed)",
    );
    expect(pointingProblems(result, '', 24 * degree)).toEqual([]);
  });

  test('says when it is too slow, with both rates', () => {
    const slow = orbitPointing(wing([-180, 180], 0.05 * degree), toSun, nadir, trackAt(0));
    expect(slow.isFastEnough).toBe(false);
    const [problem] = pointingProblems(slow, '', 1);
    expect(problem!.message).toBe("the array's joint must turn at 0.062°/s, can 0.050°/s");
    const quick = orbitPointing(wing([-180, 180], 0.07 * degree), toSun, nadir, trackAt(0));
    expect(quick.isFastEnough).toBe(true);
    expect(pointingProblems(quick, '', 1)).toEqual([]);
  });

  test('names the axis of a two-axis joint that is too slow', () => {
    const joint = { kind: 'twoAxis', rangeRad: Math.PI, rateRadPerS: 0.001 * degree } as const;
    const array = arraySurface({ areaM2: 600, bodyNormal: [1, 0, 0], joint });
    const onward = { kind: 'face', target: 'velocity' } as const;
    const found = pointingProblems(orbitPointing(array, onward, sunPointed, trackAt(40)), '', 1);
    expect(found.map(({ message }) => message.replace(/at .*/, ''))).toEqual([
      "the array's joint's outer axis must turn ",
      "the array's joint's inner axis must turn ",
    ]);
  });
});

describe('surfaces of a scenario', () => {
  test('a fixed array aimed by the body misses nothing; nor does one that aims anywhere', () => {
    const array = { areaM2: 600, bodyNormal: [1, 0, 0] } as const;
    const fixed = arraySurface({ ...array, joint: { kind: 'fixed' } });
    expect(orbitPointing(fixed, toSun, sunPointed, trackAt(70)).missMaxRad).toBeLessThan(1e-7);
    const free = arraySurface({
      ...array,
      joint: { kind: 'twoAxis', rangeRad: Math.PI, rateRadPerS: 1 },
    });
    expect(orbitPointing(free, toSun, nadir, trackAt(70)).missMaxRad).toBeLessThan(1e-7);
    expect(orbitPointing(fixed, toSun, nadir, trackAt(0)).missMaxRad).toBeGreaterThan(3);
  });

  test('a one-axis array keeps its axis', () => {
    const joint = {
      kind: 'oneAxis',
      jointAxis: [0, 1, 0],
      rangeRad: Math.PI,
      rateRadPerS: Infinity,
    } as const;
    const surface = arraySurface({ areaM2: 5, bodyNormal: [1, 0, 0], joint });
    expect(surface.joint).toEqual({ kind: 'oneAxis', outer: freeAxis([0, 1, 0]) });
    const result = orbitPointing(surface, toSun, nadir, trackAt(30));
    expect(result.missMaxRad).toBeCloseTo(30 * degree, 7);
  });

  test('a radiator is edge-on to Sun and Earth at once under the law that says so', () => {
    const radiator = radiatorSurface({
      areaM2: 110,
      bodyNormal: [0, 1, 0],
      isTwoSided: true,
      joint: { kind: 'fixed' },
    });
    for (const target of ['sun', 'earth'] as const) {
      const aim = { kind: 'edge', target } as const;
      expect(orbitPointing(radiator, aim, sunPointed, trackAt(80)).missMaxRad).toBeLessThan(1e-7);
    }
    const aim = { kind: 'edge', target: 'velocity' } as const;
    const wind = orbitPointing(radiator, aim, sunPointed, trackAt(80));
    const [problem] = pointingProblems(wind, 'p', 0);
    expect(problem!.message).toMatch(
      /^the radiator's fixed mount misses the velocity edge-on by \d\d\.\d° at worst$/,
    );
  });

  test('a part at rest has no aim to miss, and no joint moves it', () => {
    const seen = bodyTargets(nadir, trackAt(10, 4));
    const ways = pointingsAlong(wing([-180, 180]), { kind: 'rest' }, seen);
    expect(ways.map(({ normal }) => normal)).toEqual(Array(4).fill([1, 0, 0]));
    const result = orbitPointing(wing([-180, 180]), { kind: 'rest' }, nadir, trackAt(10));
    expect(pointingProblems(result, '', 0)).toEqual([]);
  });
});

test('a two-sided radiator that keeps edge-on turns as fast as its target, never over', () => {
  const joint = {
    kind: 'oneAxis',
    jointAxis: [1, 0, 0],
    rangeRad: Math.PI,
    rateRadPerS: 0.01,
  } as const;
  const part = { areaM2: 110, bodyNormal: [0, 1, 0], isTwoSided: true, joint } as const;
  const aim = { kind: 'edges', target: 'velocity', also: 'sun' } as const;
  const result = orbitPointing(radiatorSurface(part), aim, sunPointed, trackAt(80));
  expect(result.missMaxRad).toBeLessThan(1e-7);
  expect(result.outerRateRadPerS).toBeLessThan(4e-3);
  expect(pointingProblems(result, '', 0.01)).toEqual([]);
});
