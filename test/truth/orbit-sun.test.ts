// Instants of equinoxes and solstices (J. Meeus, Astronomical Algorithms, 2nd ed. 1998, tables
// 27.D and E, from the complete VSOP87), and the package astronomy-engine.
import * as Astronomy from 'astronomy-engine';
import { describe, expect, test } from 'vitest';
import { radPerArcsec, radPerDeg } from '../../src/orbit/constants.ts';
import { createSunTrack, sunPositionInto, sunTrackInto } from '../../src/orbit/sun.ts';
import { ttMinusUtcS } from '../../src/orbit/time.ts';
import { utc } from '../orbit/orbits.ts';

const sun = new Float64Array(3);

/** UTC of an instant given in terrestrial time. */
function utcOfTt(text: string): number {
  const ttMs = utc(`${text}Z`);
  return ttMs - ttMinusUtcS(ttMs - 64_000) * 1000;
}

/** Equation of the equinoxes and true obliquity by astronomy-engine, rad. */
function tilt(utcMs: number): { equinoxesRad: number; obliquityRad: number } {
  const { ee, tobl } = Astronomy.e_tilt(Astronomy.MakeTime(new Date(utcMs)));
  return { equinoxesRad: ee * 15 * radPerArcsec, obliquityRad: tobl * radPerDeg };
}

/** Apparent longitude of the Sun on the ecliptic of date from the true equinox, rad. */
function apparentLongitudeRad(utcMs: number): number {
  sunPositionInto(sun, utcMs);
  const { equinoxesRad, obliquityRad } = tilt(utcMs);
  const [c, s] = [Math.cos(equinoxesRad), Math.sin(equinoxesRad)];
  const x = sun[0]! * c - sun[1]! * s;
  const y = sun[1]! * c + sun[0]! * s;
  return Math.atan2(y * Math.cos(obliquityRad) + sun[2]! * Math.sin(obliquityRad), x);
}

describe('the Sun', () => {
  const march = ['1996-03-20T08:04:07', '1997-03-20T13:55:42', '1998-03-20T19:55:35'];
  march.push('1999-03-21T01:46:53', '2000-03-20T07:36:19', '2001-03-20T13:31:47');
  march.push('2002-03-20T19:17:13', '2003-03-21T01:00:50', '2004-03-20T06:49:42');
  const june = ['1996-06-21T02:24:46', '1997-06-21T08:20:59', '1998-06-21T14:03:38'];
  june.push('1999-06-21T19:50:11', '2000-06-21T01:48:46', '2001-06-21T07:38:48');
  june.push('2002-06-21T13:25:29', '2003-06-21T19:11:32', '2004-06-21T00:57:57');

  test('stands at 0° and 90° at the published equinoxes and solstices, to 0.4″ (0.0001°)', () => {
    for (const [times, expected] of [
      [march, 0],
      [june, Math.PI / 2],
    ] as const) {
      for (const time of times) {
        const difference = apparentLongitudeRad(utcOfTt(time)) - expected;
        expect(Math.abs(difference / radPerArcsec)).toBeLessThan(0.4);
      }
    }
  });

  test('agrees with astronomy-engine (28 terms, good to 2″) to 0.0007° over 1975–2075', () => {
    let worstDeg = 0;
    let worstAu = 0;
    for (let year = 1975; year < 2075; year += 0.0731) {
      const time = Astronomy.MakeTime(new Date(Date.UTC(2000, 0) + (year - 2000) * 31557600000));
      // Its prediction of the Earth's rotation is not ours: compare at the same terrestrial time.
      const ttMs = time.tt * 86400000 + 946728000000;
      const distanceAu = sunPositionInto(sun, ttMs - ttMinusUtcS(ttMs - 69_000) * 1000);
      const rotation = Astronomy.Rotation_EQJ_EQD(time);
      const v = Astronomy.RotateVector(
        rotation,
        Astronomy.GeoVector(Astronomy.Body.Sun, time, true),
      );
      const equinoxesRad = Astronomy.e_tilt(time).ee * 15 * radPerArcsec;
      const [c, s] = [Math.cos(equinoxesRad), Math.sin(equinoxesRad)];
      const [x, y, z] = [c * v.x + s * v.y, c * v.y - s * v.x, v.z];
      const cross = Math.hypot(
        y * sun[2]! - z * sun[1]!,
        z * sun[0]! - x * sun[2]!,
        x * sun[1]! - y * sun[0]!,
      );
      const sine = cross / Math.hypot(x, y, z) / Math.hypot(...sun);
      worstDeg = Math.max(worstDeg, Math.asin(sine) / radPerDeg);
      worstAu = Math.max(worstAu, Math.abs(distanceAu - Math.hypot(x, y, z)));
    }
    expect(worstDeg).toBeLessThan(0.0007);
    expect(worstAu).toBeLessThan(2e-5);
  });

  test('is nearest in January and farthest in July: 0.983 and 1.017 AU', () => {
    expect(sunPositionInto(sun, utc('2026-01-03T17:00:00Z'))).toBeCloseTo(0.9833, 4);
    expect(sunPositionInto(sun, utc('2026-07-06T17:00:00Z'))).toBeCloseTo(1.0166, 4);
  });

  test('stands 23.44° north in June and south in December: equatorial, not ecliptic', () => {
    const declination = (text: string): number => {
      sunPositionInto(sun, utc(text));
      return Math.asin(sun[2]! / Math.hypot(...sun)) / radPerDeg;
    };
    expect(declination('2026-06-21T08:25:00Z')).toBeCloseTo(23.44, 2);
    expect(declination('2026-12-21T20:50:00Z')).toBeCloseTo(-23.44, 2);
  });

  test('the straight lines of a track keep within 1e-8 of the series', () => {
    const startUtcMs = utc('2026-03-01T00:00:00Z');
    const track = createSunTrack(startUtcMs, 0, 10 * 86400);
    const between = new Float64Array(3);
    for (let timeS = 0; timeS <= 10 * 86400; timeS += 1234.5) {
      sunPositionInto(sun, startUtcMs + timeS * 1000);
      sunTrackInto(between, track, timeS);
      const scale = Math.hypot(...sun) / Math.hypot(...between);
      const off = Math.hypot(...[0, 1, 2].map((c) => between[c]! * scale - sun[c]!));
      expect(off / Math.hypot(...sun)).toBeLessThan(1e-8);
      expect(Math.abs(scale - 1)).toBeLessThan(1e-7);
    }
  });
});
