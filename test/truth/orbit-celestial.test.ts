// Do frames of the stars become TEME where others say they are?
import { describe, expect, test } from 'vitest';
import { radPerArcsec } from '../../src/orbit/constants.ts';
import {
  eme2000ToTeme,
  gcrfToTeme,
  itrfToTeme,
  stateToTemeOf,
} from '../../src/orbit/celestialFrames.ts';
import { nutation } from '../../src/orbit/nutation.ts';
import { utc } from '../orbit/orbits.ts';

// Vallado et al., AIAA 2006-6753, app. C: 2004-04-06T07:51:28.386009 UTC in several frames. The
// paper's GCRF is IAU 1980 with measured corrections; the second row is IAU 2000A of the same
// case (Vallado, Fundamentals of Astrodynamics and Applications, 3rd ed., example 3-14).
const instant = utc('2004-04-06T07:51:28.386009Z');
const teme = [5094.1801621, 6127.6446595, 6380.3445327, -4.746131487, 0.785818041, 5.531931288];
const gcrf1980 = [5102.5089579, 6123.0114007, 6378.1369282, -4.743220157, 0.790536497, 5.533755727];
const gcrf2000 = [5102.5089579, 6123.0114038, 6378.1369252, -4.743220156, 0.790536497, 5.533755728];
const itrf = [-1033.479383, 7901.2952754, 6380.3565958, -3.22563652, -2.87245145, 5.531924446];

/** Largest difference of positions (mm) and of velocities (mm/s). */
function apart(state: ArrayLike<number>, expected: readonly number[]): [number, number] {
  const differences = expected.map((value, at) => Math.abs(state[at]! - value) * 1e6);
  return [Math.max(...differences.slice(0, 3)), Math.max(...differences.slice(3))];
}

describe('AIAA 2006-6753, app. C', () => {
  test.each([
    ['IAU 1980 with corrections', gcrf1980, 10],
    ['IAU 2000A', gcrf2000, 5],
  ])('GCRF by %s is TEME to millimetres', (_, gcrf, toleranceMm) => {
    const state = Float64Array.from(gcrf);
    gcrfToTeme(state, instant);
    const [positionMm, velocityMmPerS] = apart(state, teme);
    expect(positionMm).toBeLessThan(toleranceMm);
    expect(velocityMmPerS).toBeLessThan(0.01);
  });

  test('ITRF with UT1 and polar motion is TEME to 3 cm, the resolution of its day number', () => {
    const state = Float64Array.from(itrf);
    const polarMotion = { xpRad: -0.140682 * radPerArcsec, ypRad: 0.333309 * radPerArcsec };
    itrfToTeme({ ut1MinusUtcS: -0.439961, polarMotion })(state, instant);
    const [positionMm, velocityMmPerS] = apart(state, teme);
    expect(positionMm).toBeLessThan(30);
    expect(velocityMmPerS).toBeLessThan(0.05);
  });

  test('ITRF with UT1 = UTC is off by what the Earth turns in 0.44 s', () => {
    const state = Float64Array.from(itrf);
    itrfToTeme({})(state, instant);
    const expected = 0.439961 * 7.292115e-5 * Math.hypot(itrf[0]!, itrf[1]!);
    const found = Math.hypot(state[0]! - teme[0]!, state[1]! - teme[1]!);
    expect(Math.abs(found - expected)).toBeLessThan(0.015); // and polar motion, 15 m at most
  });
});

describe('IAU 2000B', () => {
  test("nutation of JD 2453736.5 is SOFA's to 0.02 µas", () => {
    // iauNut00b(2400000.5, 53736.0): t_sofa_c.c of the IAU SOFA library.
    const found = nutation((2453736.5 - 2451545) / 36525);
    expect(found.longitudeRad).toBeCloseTo(-0.963255229114836e-5, 13);
    expect(found.obliquityRad).toBeCloseTo(0.406319710662116e-4, 13);
  });

  test('EME2000 lies 23 mas from GCRF', () => {
    const state = Float64Array.of(7000, 0, 0, 0, 0, 7.5);
    const other = state.slice();
    eme2000ToTeme(state, instant);
    gcrfToTeme(other, instant);
    const apartRad = Math.hypot(...[0, 1, 2].map((at) => state[at]! - other[at]!)) / 7000;
    // Along x of EME2000: hypot(dα, ξ) (IERS TN 36, eqs. 5.21 and 5.33).
    expect(apartRad / radPerArcsec).toBeCloseTo(Math.hypot(0.0146, 0.016617), 5);
  });
});

describe('names of frames', () => {
  test('what needs data from elsewhere is refused, not guessed', () => {
    const known = [
      'TEME',
      'EME2000',
      'J2000',
      'GCRF',
      'ICRF',
      'TOD',
      'ITRF',
      'ITRF2000',
      'ITRF-97',
    ];
    const unknown = ['', 'MCI', 'RTN', 'TNW', 'GRC', 'TDR', 'MOD', 'B1950', 'ITRFX', '__proto__'];
    expect(known.filter((name) => stateToTemeOf(name, {}) === null)).toEqual([]);
    expect(unknown.filter((name) => stateToTemeOf(name, {}) !== null)).toEqual([]);
  });
});
