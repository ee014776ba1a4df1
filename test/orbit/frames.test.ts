import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { earthRotationRadPerS } from '../../src/orbit/constants.ts';
import {
  createStationFrame,
  ecefToGeodetic,
  ecefToTeme,
  geodeticToEcef,
  greatCircleRad,
  lookAnglesInto,
  ricBasisInto,
  temeToEcef,
  temeVelocityToEcef,
} from '../../src/orbit/frames.ts';
import { propagateTwoBodyInto } from '../../src/orbit/twoBody.ts';
import { deg } from './orbits.ts';

const coordinates = fc.double({ min: -50_000, max: 50_000, noNaN: true });
const vectors = fc.tuple(coordinates, coordinates, coordinates);
const angles = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
const latitudes = fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true });

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}

describe('TEME and Earth-fixed axes', () => {
  test('there and back is where it was, with and without polar motion', () => {
    const poles = fc.option(fc.record({ xpRad: fc.constant(-7e-7), ypRad: fc.constant(1.6e-6) }), {
      nil: undefined,
    });
    const out = new Float64Array(3);
    const returns = (vector: number[], gmst: number, pole?: { xpRad: number; ypRad: number }) => {
      temeToEcef(out, vector, gmst, pole);
      ecefToTeme(out, out, gmst, pole);
      return distance(out, vector) < 1e-10;
    };
    fc.assert(fc.property(vectors, angles, poles, returns));
  });

  test('a place fixed to the Earth does not move in Earth-fixed axes', () => {
    const state = [7000, 0, 1000, 0, 7000 * earthRotationRadPerS, 0];
    const out = new Float64Array(3);
    temeVelocityToEcef(out, state, 1.2);
    expect(Math.hypot(...out)).toBeLessThan(1e-15);
  });
});

describe('geodetic coordinates', () => {
  test('there and back is the same place to a micrometre, from the deep sea to the Moon', () => {
    const altitudes = fc.double({ min: -10, max: 400_000, noNaN: true });
    const [there, back, again] = [0, 1, 2].map(() => new Float64Array(3));
    const returns = (latitude: number, longitude: number, altitudeKm: number): boolean => {
      geodeticToEcef(there!, latitude, longitude, altitudeKm);
      ecefToGeodetic(back!, there!);
      geodeticToEcef(again!, back![0]!, back![1]!, back![2]!);
      return distance(there!, again!) < 1e-9 && Math.abs(back![2]! - altitudeKm) < 1e-9;
    };
    fc.assert(fc.property(latitudes, angles, altitudes, returns), { numRuns: 1000 });
  });

  test('the poles and the equator have their heights', () => {
    const out = new Float64Array(3);
    ecefToGeodetic(out, [0, 0, 6356.7523142 + 100]);
    expect([out[0]! / deg, out[2]]).toEqual([90, expect.closeTo(100, 6)]);
    ecefToGeodetic(out, [0, -6378.137 - 100, 0]);
    expect([out[0], out[1]! / deg]).toEqual([0, -90]);
    expect(out[2]).toBeCloseTo(100, 9);
  });

  test('the latitude is that of the normal, not of the centre: 0.19° apart at 45°', () => {
    const out = new Float64Array(3);
    geodeticToEcef(out, 45 * deg, 0, 0);
    expect(45 - Math.atan2(out[2]!, out[0]!) / deg).toBeCloseTo(0.1924, 4);
  });
});

describe('what a station sees', () => {
  const station = createStationFrame(47.4 * deg, 8.5 * deg, 0.4);
  const out = new Float64Array(4);

  test('north is azimuth 0, east 90°, and overhead is 90° up', () => {
    const at = (axis: Float64Array): number[] => {
      const place = station.positionEcefKm.map((x, c) => x + 100 * axis[c]!);
      lookAnglesInto(out, station, place, [0, 0, 0]);
      return [...out].map((x, index) => (index < 2 ? x / deg : x));
    };
    expect(at(station.northEcef)[0]!).toBeCloseTo(0, 9);
    expect(at(station.eastEcef)[0]!).toBeCloseTo(90, 9);
    expect(at(station.upEcef)[1]!).toBeCloseTo(90, 6);
    expect(at(station.upEcef)[2]!).toBeCloseTo(100, 9);
  });

  test('the range rate is the derivative of the range, the turning Earth included', () => {
    // satellite.js leaves out −ω × r and is wrong by up to 0.4 km/s.
    const state = [6800, 500, 1500, -1, 6, 4.5];
    const gmst0 = 0.3;
    const [moved, place, velocity] = [6, 3, 3].map((length) => new Float64Array(length));
    const at = (timeS: number): number[] => {
      propagateTwoBodyInto(moved!, state, timeS, 398600.4418);
      const gmst = gmst0 + earthRotationRadPerS * timeS;
      temeToEcef(place!, moved!, gmst);
      temeVelocityToEcef(velocity!, moved!, gmst);
      lookAnglesInto(out, station, place!, velocity!);
      return [out[2]!, out[3]!];
    };
    const [before, now, after] = [at(-0.5), at(0), at(0.5)];
    expect(now[1]).toBeCloseTo(after[0]! - before[0]!, 6);
  });
});

describe('the orbit’s own axes', () => {
  test('radial, in-track and cross-track are a right-handed set of unit vectors', () => {
    const b = new Float64Array(9);
    ricBasisInto(b, [7000, 100, -300, 0.5, 5, 5.5]);
    const [r, i, c] = [b.slice(0, 3), b.slice(3, 6), b.slice(6, 9)];
    const dot = (p: Float64Array, q: Float64Array) => p[0]! * q[0]! + p[1]! * q[1]! + p[2]! * q[2]!;
    for (const axis of [r, i, c]) expect(dot(axis, axis)).toBeCloseTo(1, 14);
    expect([dot(r, i), dot(r, c), dot(i, c)].every((x) => Math.abs(x) < 1e-15)).toBe(true);
    expect(dot(i, Float64Array.of(0.5, 5, 5.5))).toBeGreaterThan(0);
    const cross = r[0]! * i[1]! - r[1]! * i[0]!;
    expect(cross).toBeCloseTo(c[2]!, 14);
  });
});

describe('geodetic coordinates', () => {
  test('may be written over the position that they come from', () => {
    const position = Float64Array.of(-2700, -4300, 3850);
    const apart = new Float64Array(3);
    ecefToGeodetic(apart, position);
    ecefToGeodetic(position, position);
    expect([...position]).toEqual([...apart]);
  });
});

describe('great circles', () => {
  test('are symmetric, and half way round to the antipode', () => {
    expect(greatCircleRad(0.3, 1, -0.3, 1 + Math.PI)).toBeCloseTo(Math.PI, 7);
    const isSymmetric = (a: number, b: number, c: number, d: number): boolean =>
      Math.abs(greatCircleRad(a, b, c, d) - greatCircleRad(c, d, a, b)) < 1e-12;
    fc.assert(fc.property(latitudes, angles, latitudes, angles, isSymmetric));
  });
});
