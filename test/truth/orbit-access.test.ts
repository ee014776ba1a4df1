// Closed forms on a sphere of 6,371 km, as in the tests of Celestial (a testbed of satellite
// edge computing).
import { describe, expect, test } from 'vitest';
import { earthRadiusEquatorialKm, radPerDeg } from '../../src/orbit/constants.ts';
import { createStationFrame, lookAnglesInto } from '../../src/orbit/frames.ts';
import { findLinks } from '../../src/orbit/links.ts';
import { circular, ephemerisOf, finish } from '../orbit/orbits.ts';

/** Slant range to an altitude at an elevation, by the law of cosines. */
function slantRangeKm(radiusKm: number, altitudeKm: number, elevationRad: number): number {
  const s = radiusKm * Math.sin(elevationRad);
  return Math.sqrt(s * s + 2 * radiusKm * altitudeKm + altitudeKm * altitudeKm) - s;
}

describe('ranges', () => {
  test('the longest link at 550 km over 80 km is 5,013.916 km on a sphere of 6,371 km', () => {
    const closed = (radiusKm: number): number =>
      2 * Math.sqrt((radiusKm + 550) ** 2 - (radiusKm + 80) ** 2);
    expect(Math.abs(closed(6371) - 5013.916)).toBeLessThan(0.001);
    // The same geometry on our sphere: a link of a range just below holds, one just above not.
    const radiusKm = earthRadiusEquatorialKm + 550;
    const longest = closed(earthRadiusEquatorialKm);
    const isUp = (rangeKm: number): boolean => {
      const orbit = { radiusKm, inclinationRad: 1, nodeRad: 0 };
      const phaseRad = 2 * Math.asin(rangeKm / 2 / radiusKm);
      const states = [circular(orbit), circular({ ...orbit, phaseRad })];
      const ephemeris = ephemerisOf(states, 600, 10); // a cubic over 60 s sags by 0.3 m
      const options = { grazingAltitudeKm: 80, earth: 'sphere' } as const;
      return finish(findLinks(ephemeris, Int32Array.of(0, 1), options)).count === 1;
    };
    expect(isUp(longest - 0.001)).toBe(true);
    expect(isUp(longest + 0.001)).toBe(false);
  });

  test('slant range at 550 km: 812.066 km at 40°, 1,123.277 km at 25°', () => {
    expect(slantRangeKm(6371, 550, 40 * radPerDeg)).toBeCloseTo(812.066, 3);
    expect(slantRangeKm(6371, 550, 25 * radPerDeg)).toBeCloseTo(1123.277, 3);
    // Our own geometry at the equator, looking east: the ellipsoid is a circle there.
    const station = createStationFrame(0, 0, 0);
    const out = new Float64Array(4);
    for (const elevation of [25, 40]) {
      const rangeKm = slantRangeKm(earthRadiusEquatorialKm, 550, elevation * radPerDeg);
      const up = rangeKm * Math.sin(elevation * radPerDeg);
      const east = rangeKm * Math.cos(elevation * radPerDeg);
      const place = [earthRadiusEquatorialKm + up, east, 0];
      expect(Math.hypot(...place)).toBeCloseTo(earthRadiusEquatorialKm + 550, 9);
      lookAnglesInto(out, station, place, [0, 0, 0]);
      expect(out[1]! / radPerDeg).toBeCloseTo(elevation, 9);
      expect(out[2]).toBeCloseTo(rangeKm, 9);
    }
  });
});
