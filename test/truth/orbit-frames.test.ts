// Numbers by Vallado et al., T. S. Kelso, Hypatia, PASEOS and closed forms.
import { describe, expect, test } from 'vitest';
import { radPerArcsec, radPerDeg } from '../../src/orbit/constants.ts';
import {
  createStationFrame,
  ecefToTeme,
  geodeticToEcef,
  greatCircleRad,
  lookAnglesInto,
  temeToEcef,
} from '../../src/orbit/frames.ts';
import { nodeRateRadPerS, sunSynchronousInclinationRad } from '../../src/orbit/patterns.ts';
import { gmstRad, julianDateUtc } from '../../src/orbit/time.ts';
import { propagateTwoBodyInto } from '../../src/orbit/twoBody.ts';
import { utc } from '../orbit/orbits.ts';

const out = new Float64Array(6);

describe('TEME to ITRF (Vallado et al., AIAA 2006-6753, app. C)', () => {
  const gmst = gmstRad(utc('2004-04-06T07:51:28.386Z'), -0.439961);
  const teme = [5094.1801621, 6127.6446595, 6380.3445327];

  test('without polar motion, to 3e-5 km', () => {
    temeToEcef(out, teme, gmst);
    const expected = [-1033.47503, 7901.30558, 6380.34453];
    expected.forEach((value, c) => expect(Math.abs(out[c]! - value)).toBeLessThan(3e-5));
  });

  test('with polar motion, to 3e-5 km', () => {
    const polarMotion = { xpRad: -0.140682 * radPerArcsec, ypRad: 0.333309 * radPerArcsec };
    temeToEcef(out, teme, gmst, polarMotion);
    const expected = [-1033.479383, 7901.2952754, 6380.3565958];
    expected.forEach((value, c) => expect(Math.abs(out[c]! - value)).toBeLessThan(3e-5));
  });
});

describe('T. S. Kelso, "Orbital Coordinate Systems" (Satellite Times, 1995–96)', () => {
  test('sidereal time of 1995-10-01', () => {
    const [midnight, fraction] = julianDateUtc(utc('1995-10-01T00:00:00Z'));
    expect(midnight + fraction).toBe(2449991.5);
    expect(gmstRad(utc('1995-10-01T00:00:00Z')) / radPerDeg).toBeCloseTo(9.257436, 6);
    expect(gmstRad(utc('1995-10-01T09:00:00Z')) / radPerDeg).toBeCloseTo(144.627053, 6);
  });

  test('40° N, 75° W at 09:00 in inertial axes, to 1e-5 km', () => {
    geodeticToEcef(out, 40 * radPerDeg, -75 * radPerDeg, 0);
    ecefToTeme(out, out, gmstRad(utc('1995-10-01T09:00:00Z')));
    const expected = [1703.295619, 4586.651469, 4077.985572];
    expected.forEach((value, c) => expect(Math.abs(out[c]! - value)).toBeLessThan(1e-5));
  });
});

describe('other tools’ own tests', () => {
  const along = (a: [number, number], b: [number, number]): number =>
    6378.135 *
    greatCircleRad(a[0] * radPerDeg, a[1] * radPerDeg, b[0] * radPerDeg, b[1] * radPerDeg);

  test('Hypatia: Amsterdam – Paris 430 km, Amsterdam – New York 5,861 km', () => {
    const amsterdam: [number, number] = [52.379189, 4.899431];
    expect(Math.abs(along(amsterdam, [48.864716, 2.349014]) - 430)).toBeLessThan(1);
    expect(Math.abs(along(amsterdam, [40.73061, -73.935242]) - 5861)).toBeLessThan(5);
  });

  test('PASEOS: two-body motion over one second, to a micrometre', () => {
    propagateTwoBodyInto(out, [1000, 0, 0, 0, 8, 0], 1, 398600.4418);
    expect(out[0]! * 1000).toBeCloseTo(999800.6897266058, 6);
    expect(out[1]! * 1000).toBeCloseTo(7999.468463301808, 6);
    expect(out[3]! * 1000).toBeCloseTo(-398.64065398803876, 9);
    expect(out[4]! * 1000).toBeCloseTo(7998.405250997527, 9);
  });

  test('Basilisk groundLocation: 100 km above is 90° up, a slant tilted by 11° is 79° up', () => {
    const station = createStationFrame(0, 0, 0);
    const [x] = station.positionEcefKm;
    lookAnglesInto(out, station, [x! + 100, 0, 0], [0, 0, 0]);
    expect(out[1]! / radPerDeg).toBeCloseTo(90, 9);
    expect(out[2]).toBeCloseTo(100, 9);
    const tilt = 11 * radPerDeg;
    lookAnglesInto(out, station, [x! + 100 * Math.cos(tilt), 0, 100 * Math.sin(tilt)], [0, 0, 0]);
    expect(out[1]! / radPerDeg).toBeCloseTo(79, 9);
    expect(out[2]).toBeCloseTo(100, 9);
  });
});

describe('sun-synchronous orbits', () => {
  test('at 650 km the inclination is 97.99° and the node drifts by 0.9856473° a day', () => {
    const inclinationRad = sunSynchronousInclinationRad(650);
    expect(inclinationRad / radPerDeg).toBeCloseTo(97.99, 2);
    const rate = nodeRateRadPerS(7028.137, inclinationRad);
    expect((rate * 86400) / radPerDeg).toBeCloseTo(0.9856473, 6);
  });

  test('the drift is the J2 formula to 1e-12', () => {
    const [mu, radius, j2, a, i] = [398600.4418, 6378.137, 1.08262668e-3, 7028.137, 1.71];
    const formula = -1.5 * j2 * (radius / a) ** 2 * Math.sqrt(mu / (a * a * a)) * Math.cos(i);
    expect(Math.abs(nodeRateRadPerS(a, i) / formula - 1)).toBeLessThan(1e-12);
  });

  test('inclinations are those of R. McDonald’s table (checked to SPENVIS), to 0.01°', () => {
    const table = [
      [500, 97.4],
      [550, 97.59],
      [600, 97.79],
      [650, 97.99],
      [700, 98.19],
      [1000, 99.48],
      [1200, 100.42],
    ] as const;
    for (const [altitudeKm, inclinationDeg] of table) {
      const own = sunSynchronousInclinationRad(altitudeKm) / radPerDeg;
      expect(Math.abs(own - inclinationDeg)).toBeLessThan(0.01);
    }
  });
});
