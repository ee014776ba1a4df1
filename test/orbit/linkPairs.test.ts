import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { clearanceKm, raisedEarth } from '../../src/orbit/linkSight.ts';
import { interpolateInto, type Ephemeris } from '../../src/orbit/ephemeris.ts';
import { linkGeometry } from '../../src/orbit/linkGeometry.ts';
import { allPairs, gridPairs, linkablePairs, nearestPairs } from '../../src/orbit/linkPairs.ts';
import { findLinks, type LinkOptions } from '../../src/orbit/links.ts';
import { walkerElementSets } from '../../src/orbit/patterns.ts';
import { circular, deg, ephemerisOf, finish, fleetEphemeris, twoBody, utc } from './orbits.ts';

const shell = fleetEphemeris(
  walkerElementSets({
    idPrefix: 'w',
    epochUtcMs: utc('2026-03-20T00:00:00Z'),
    altitudeKm: 550,
    inclinationRad: 53 * deg,
    satelliteCount: 24,
    planeCount: 4,
    phasing: 1,
    kind: 'delta',
  }),
  6000,
  60,
);

const asList = (pairs: Int32Array): string[] =>
  Array.from({ length: pairs.length / 2 }, (_, at) => `${pairs[2 * at]!}-${pairs[2 * at + 1]!}`);

/** The lesser margin of a pair by the interpolated states: positive where there is a link. */
function marginOf(ephemeris: Ephemeris, a: number, b: number, options: LinkOptions) {
  const [p, q] = [new Float64Array(6), new Float64Array(6)];
  const earth = raisedEarth(options);
  return (timeS: number): number => {
    interpolateInto(p, ephemeris, a, timeS);
    interpolateInto(q, ephemeris, b, timeS);
    const rangeKm = Math.hypot(q[0]! - p[0]!, q[1]! - p[1]!, q[2]! - p[2]!);
    const clear = clearanceKm(earth, p, 0, q, 0);
    return Math.min(clear, (options.rangeMaxKm ?? Infinity) - rangeKm);
  };
}

describe('which pairs', () => {
  test('all of n are n(n − 1)/2, each once', () => {
    expect(asList(allPairs(4))).toEqual(['0-1', '0-2', '0-3', '1-2', '1-3', '2-3']);
    expect(allPairs(1)).toHaveLength(0);
  });

  test('in a grid everyone has four neighbours, and two with planes of their own', () => {
    const degrees = (pairs: Int32Array, count: number): number[] => {
      const own = new Array<number>(count).fill(0);
      pairs.forEach((index) => (own[index]! += 1));
      return own;
    };
    expect(degrees(gridPairs(5, 6, { seamShift: 1 }), 30)).toEqual(new Array(30).fill(4));
    expect(asList(gridPairs(1, 4))).toEqual(['0-1', '0-3', '1-2', '2-3']);
    // Without the seam the outer planes have one neighbour fewer.
    const open = degrees(gridPairs(3, 4, { hasSeam: false }), 12);
    expect(open).toEqual([3, 3, 3, 3, 4, 4, 4, 4, 3, 3, 3, 3]);
  });

  test('Walker’s phasing shifts the seam: links across it are as long as elsewhere', () => {
    const longest = (a: number, b: number): number => {
      const marginAt = marginOf(shell, a, b, { rangeMaxKm: 0 });
      const times = Array.from({ length: 600 }, (_, k) => 10 * k);
      return times.reduce((most, timeS) => Math.max(most, -marginAt(timeS)), 0);
    };
    const across = (seamShift: number): number[] =>
      asList(gridPairs(4, 6, { seamShift }))
        .map((pair) => pair.split('-').map(Number))
        .filter(([a, b]) => Math.floor(a! / 6) !== Math.floor(b! / 6))
        .map(([a, b]) => longest(a!, b!));
    const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
    expect(spread(across(1))).toBeLessThan(40);
    expect(spread(across(0))).toBeGreaterThan(1000);
  });

  test('nearest neighbours are those that sorting all distances gives', () => {
    const margin = (a: number, b: number): number => -marginOf(shell, a, b, { rangeMaxKm: 0 })(600);
    const expected = new Set<string>();
    for (let a = 0; a < 24; a += 1) {
      const others = Array.from({ length: 24 }, (_, b) => b).filter((b) => b !== a);
      others.sort((p, q) => margin(a, p) - margin(a, q) || p - q);
      for (const b of others.slice(0, 3)) expected.add(`${Math.min(a, b)}-${Math.max(a, b)}`);
    }
    expect(new Set(asList(nearestPairs(shell, 10, 3)))).toEqual(expected);
  });

  test('no pair that ever links is pruned, and most that never do are', () => {
    const options = { rangeMaxKm: 3000, grazingAltitudeKm: 80 };
    const all = allPairs(24);
    const kept = linkablePairs(shell, all, options);
    const of = (pairs: Int32Array) => finish(findLinks(shell, pairs, options));
    expect(of(kept)).toEqual(of(all));
    const linking = new Set(asList(all).filter((_, at) => of(all.slice(2 * at, 2 * at + 2)).count));
    expect(linking.size).toBeGreaterThan(20);
    expect(kept.length / 2).toBeLessThan(all.length / 2);
    expect(kept.length / 2 - linking.size).toBeLessThan((all.length / 2 - linking.size) / 2);
  });
});

describe('windows of pairs', () => {
  test('are those of brute force: near enough and clear of the ground, sought every second', () => {
    const agrees = (a: number, b: number, rangeMaxKm: number, grazingAltitudeKm: number) => {
      const options = { rangeMaxKm, grazingAltitudeKm };
      const links = finish(findLinks(shell, Int32Array.of(a, b), options));
      const marginAt = marginOf(shell, a, b, options);
      for (let timeS = 0; timeS < 6000; timeS += 1) {
        const row = links.startS.findIndex((s, k) => timeS >= s && timeS < links.endS[k]!);
        const margin = marginAt(timeS);
        if (Math.abs(margin) > 1e-3 && margin > 0 !== row >= 0) return false;
      }
      return true;
    };
    const index = fc.integer({ min: 0, max: 23 });
    const ranges = fc.integer({ min: 100, max: 6000 });
    const property = fc.property(index, index, ranges, fc.integer({ min: 0, max: 300 }), agrees);
    fc.assert(property, { numRuns: 60 });
  });

  test('a passage within 20 km at 14 km/s, 3 s long, is found between samples 60 s apart', () => {
    const orbit = { radiusKm: 7000, inclinationRad: 80 * deg, nodeRad: 0 };
    const other = { radiusKm: 7002, inclinationRad: 100 * deg, nodeRad: Math.PI };
    const states = [circular({ ...orbit, phaseRad: -0.4 }), circular({ ...other, phaseRad: 0.1 })];
    const ephemeris = ephemerisOf(states, 6000, 60);
    const pair = Int32Array.of(0, 1);
    const marginAt = marginOf(ephemeris, 0, 1, { rangeMaxKm: 300 });
    let expected = 0;
    for (let t = 0, before = false; t < 6000; t += 0.05) {
      const isIn = marginAt(t) > 0;
      if (isIn && !before) expected += 1;
      before = isIn;
    }
    const links = finish(findLinks(ephemeris, pair, { rangeMaxKm: 300 }));
    expect(links.count).toBe(expected);
  });
});

describe('what a link looks like', () => {
  const mu = 398600.4418;
  const orbitA = twoBody([7000, 0, 0, 0, 4.5, 6.1], mu);
  const orbitB = twoBody([5000, 4800, 1000, -5.2, 3.9, 4.1], mu);
  const at = (timeS: number): [Float64Array, Float64Array] => {
    const states: [Float64Array, Float64Array] = [new Float64Array(6), new Float64Array(6)];
    orbitA(states[0], timeS);
    orbitB(states[1], timeS);
    return states;
  };
  const directionOf = ([a, b]: [Float64Array, Float64Array]): number[] => {
    const d = [0, 1, 2].map((c) => b[c]! - a[c]!);
    return d.map((x) => x / Math.hypot(...d));
  };

  test('range rate and turn rate are the derivatives of range and direction', () => {
    for (const timeS of [0, 400, 2000]) {
      const [before, now, after] = [at(timeS - 0.5), at(timeS), at(timeS + 0.5)];
      const own = linkGeometry(...now);
      const ranges = [before, after].map((states) => linkGeometry(...states).rangeKm);
      expect(own.rangeRateKmPerS).toBeCloseTo(ranges[1]! - ranges[0]!, 5);
      const [p, q] = [directionOf(before), directionOf(after)];
      const turned = Math.hypot(...p.map((x, c) => q[c]! - x));
      expect(own.turnRateRadPerS).toBeCloseTo(turned, 8);
    }
  });

  test('slew rates are those of the direction in either orbit’s own axes', () => {
    const inAxes = (states: [Float64Array, Float64Array], which: 0 | 1): number[] => {
      const own = states[which];
      const r = own.slice(0, 3);
      const radius = Math.hypot(...r);
      const h = [1, 2, 0].map(
        (c, k) => r[c]! * own[3 + ((k + 2) % 3)]! - r[(k + 2) % 3]! * own[3 + c]!,
      );
      const radial = [...r].map((x) => x / radius);
      const normal = h.map((x) => x / Math.hypot(...h));
      const along = [0, 1, 2].map(
        (c) =>
          normal[(c + 1) % 3]! * radial[(c + 2) % 3]! - normal[(c + 2) % 3]! * radial[(c + 1) % 3]!,
      );
      const d = directionOf(states);
      return [radial, along, normal].map((axis) => axis.reduce((sum, x, c) => sum + x * d[c]!, 0));
    };
    const own = linkGeometry(...at(700));
    for (const [which, rate] of [
      [0, own.slewRateARadPerS],
      [1, own.slewRateBRadPerS],
    ] as const) {
      const [p, q] = [inAxes(at(699.5), which), inAxes(at(700.5), which)];
      expect(rate).toBeCloseTo(Math.hypot(...p.map((x, c) => q[c]! - x)), 8);
    }
  });

  test('neighbours of one circular orbit need not slew at all, though the line turns', () => {
    const states = [0, 0.3].map((phaseRad) => {
      const state = new Float64Array(6);
      circular({ radiusKm: 7000, inclinationRad: 1, nodeRad: 0, phaseRad })(state, 100);
      return state;
    });
    const link = linkGeometry(states[0]!, states[1]!);
    expect(link.slewRateARadPerS).toBeLessThan(1e-12);
    expect(link.slewRateBRadPerS).toBeLessThan(1e-12);
    expect(link.turnRateRadPerS).toBeCloseTo((2 * Math.PI) / 5828.5, 6);
  });
});
