import { describe, expect, test } from 'vitest';
import { earthFlattening, earthRadiusEquatorialKm } from '../../src/orbit/constants.ts';
import { findLinks } from '../../src/orbit/links.ts';
import { circular, deg, ephemerisOf, finish, rowsOf } from './orbits.ts';

/** Two satellites of one circular orbit, an angle apart: nothing changes. */
function pairApart(angleRad: number, radiusKm: number) {
  const orbit = { radiusKm, inclinationRad: 53 * deg, nodeRad: 1 };
  const states = [circular(orbit), circular({ ...orbit, phaseRad: angleRad })];
  return ephemerisOf(states, 6000, 60);
}

const pair = Int32Array.of(0, 1);

describe('links', () => {
  test('two satellites of one orbit see each other always or never', () => {
    const radiusKm = earthRadiusEquatorialKm + 550;
    const grazing = 2 * Math.acos((earthRadiusEquatorialKm + 80) / radiusKm);
    const options = { grazingAltitudeKm: 80, earth: 'sphere' } as const;
    const count = (angle: number) => finish(findLinks(pairApart(angle, radiusKm), pair, options));
    expect(rowsOf(count(grazing - 1e-4), ['startS', 'endS'])).toEqual([[0, 6000]]);
    expect(count(grazing + 1e-4).count).toBe(0);
  });

  test('their range is the chord, least and greatest alike', () => {
    const links = finish(findLinks(pairApart(0.5, 7000), pair));
    expect(links.rangeMinKm[0]).toBeCloseTo(2 * 7000 * Math.sin(0.25), 3);
    expect(links.rangeMaxKm[0]).toBeCloseTo(2 * 7000 * Math.sin(0.25), 3);
  });

  test('satellites of crossing planes link while near, with edges at the range limit', () => {
    const states = [0, 60].map((node) =>
      circular({ radiusKm: 7000, inclinationRad: 60 * deg, nodeRad: node * deg }),
    );
    const ephemeris = ephemerisOf(states, 6000, 60);
    const links = finish(findLinks(ephemeris, pair, { rangeMaxKm: 4000, earth: 'sphere' }));
    expect(links.count).toBe(2);
    for (let row = 0; row < links.count; row += 1) {
      expect(links.rangeMaxKm[row]!).toBeCloseTo(4000, 4);
      expect(links.rangeMinKm[row]!).toBeLessThan(3600);
    }
  });

  test('the oblate Earth lets polar links pass that the sphere cuts', () => {
    const angle = 2 * Math.acos((earthRadiusEquatorialKm - 10) / 7000);
    const orbit = { radiusKm: 7000, inclinationRad: 90 * deg, nodeRad: 0 };
    const states = [circular(orbit), circular({ ...orbit, phaseRad: angle })];
    const ephemeris = ephemerisOf(states, 6000, 60);
    expect(finish(findLinks(ephemeris, pair, { earth: 'sphere' })).count).toBe(0);
    const oblate = finish(findLinks(ephemeris, pair, { earth: 'ellipsoid' }));
    expect(oblate.count).toBeGreaterThanOrEqual(2);
  });

  test('the grazing altitude is the same over the poles as over the equator', () => {
    const polarKm = earthRadiusEquatorialKm * (1 - earthFlattening) + 200;
    const countAt = (heightOverAxisKm: number) => {
      const orbit = { radiusKm: 7000, inclinationRad: 90 * deg, nodeRad: 0 };
      const phaseRad = 2 * Math.acos((polarKm + heightOverAxisKm) / 7000);
      const states = [circular(orbit), circular({ ...orbit, phaseRad })];
      const ephemeris = ephemerisOf(states, 6000, 60);
      return finish(findLinks(ephemeris, pair, { grazingAltitudeKm: 200 })).count;
    };
    // Stretched in proportion instead, it would stand 0.67 km lower there.
    expect(countAt(-0.1)).toBe(0);
    expect(countAt(0.1)).toBeGreaterThan(0);
  });

  test('a pair keeps the order in which it was asked for', () => {
    const links = finish(findLinks(pairApart(0.5, 7000), Int32Array.of(1, 0)));
    expect([links.satelliteAIndex[0], links.satelliteBIndex[0]]).toEqual([1, 0]);
  });
});
