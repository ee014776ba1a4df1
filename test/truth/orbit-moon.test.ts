// J. Meeus, Astronomical Algorithms, example 47.a; ELP/MPP02 and JPL Horizons as in the tests of
// astronomia (commenthol); the package astronomy-engine; the eclipses of 2023-10-14 and 2024-04-08
// as published by F. Espenak (NASA/GSFC).
import * as Astronomy from 'astronomy-engine';
import { describe, expect, test } from 'vitest';
import {
  earthRotationRadPerS,
  lightSpeedKmPerS,
  radPerArcsec,
  radPerDeg,
} from '../../src/orbit/constants.ts';
import { moonUmbraKind } from '../../src/orbit/eclipse.ts';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import { ecefToTeme, geodeticToEcef } from '../../src/orbit/frames.ts';
import {
  moonPositionInto,
  moonRadiusKm,
  moonSunlitFraction,
  sunlitFractionWithMoon,
} from '../../src/orbit/moon.ts';
import { sunPositionInto } from '../../src/orbit/sun.ts';
import { centuriesTt, gmstRad, ttMinusUtcS } from '../../src/orbit/time.ts';
import { ephemerisOf, finish, utc } from '../orbit/orbits.ts';

const moon = new Float64Array(3);
const sun = new Float64Array(3);

/** The Moon by astronomy-engine, km, in TEME; at our terrestrial time, not its forecast of it. */
function otherMoon(utcMs: number): number[] {
  const time = Astronomy.AstroTime.FromTerrestrialTime(36525 * centuriesTt(utcMs));
  const rotation = Astronomy.Rotation_EQJ_EQD(time);
  const v = Astronomy.RotateVector(rotation, Astronomy.GeoMoon(time));
  const equinoxesRad = Astronomy.e_tilt(time).ee * 15 * radPerArcsec;
  const [c, s] = [Math.cos(equinoxesRad), Math.sin(equinoxesRad)];
  return [c * v.x + s * v.y, c * v.y - s * v.x, v.z].map((x) => x * Astronomy.KM_PER_AU);
}

describe('the Moon', () => {
  test('stands on 1992-04-12 at 134.68847°, 13.76837° and 368,409.7 km (true equinox)', () => {
    const ttMs = utc('1992-04-12T00:00:00Z');
    const utcMs = ttMs - ttMinusUtcS(ttMs) * 1000;
    const distanceKm = moonPositionInto(moon, utcMs);
    const { ee } = Astronomy.e_tilt(Astronomy.MakeTime(new Date(utcMs)));
    const rightAscensionDeg = Math.atan2(moon[1]!, moon[0]!) / radPerDeg + ee / 240;
    expect(Math.abs(rightAscensionDeg - 134.68847)).toBeLessThan(5e-5);
    expect(Math.abs(Math.asin(moon[2]! / distanceKm) / radPerDeg - 13.768368)).toBeLessThan(5e-5);
    expect(Math.abs(distanceKm - 368409.7)).toBeLessThan(0.1);
  });

  /** Apparent longitude and latitude, °, from TEME: true equinox by Δψ (″), true obliquity (°). */
  function eclipticDeg(utcMs: number, nutationArcsec: number, obliquityDeg: number): number[] {
    const distanceKm = moonPositionInto(moon, utcMs);
    const [nutation, tilt] = [nutationArcsec * radPerArcsec, obliquityDeg * radPerDeg];
    const turn = nutation * Math.cos(tilt);
    const x = moon[0]! * Math.cos(turn) - moon[1]! * Math.sin(turn);
    const yEquator = moon[0]! * Math.sin(turn) + moon[1]! * Math.cos(turn);
    const y = yEquator * Math.cos(tilt) + moon[2]! * Math.sin(tilt);
    const z = moon[2]! * Math.cos(tilt) - yEquator * Math.sin(tilt);
    return [Math.atan2(y, x) / radPerDeg, Math.asin(z / distanceKm) / radPerDeg];
  }

  test('stands there at 133.167265° and −3.229126° of the ecliptic, by Meeus’s nutation', () => {
    const ttMs = utc('1992-04-12T00:00:00Z');
    const utcMs = ttMs - ttMinusUtcS(ttMs) * 1000;
    const [longitude, latitude] = eclipticDeg(utcMs, 16.595, 23.440636);
    expect(Math.abs(longitude! - 133.167265)).toBeLessThan(1e-5);
    expect(Math.abs(latitude! + 3.229126)).toBeLessThan(1e-5);
    // The whole theory: 133°10′00″, −3°13′45″, 368,405.6 km. Ours is its largest terms.
    expect(Math.abs(longitude! - (133 + 10 / 60)) * 3600).toBeLessThan(10);
    expect(Math.abs(latitude! + 3 + 13 / 60 + 45 / 3600) * 3600).toBeLessThan(4);
    expect(Math.abs(moonPositionInto(moon, utcMs) - 368405.6)).toBeLessThan(25);
  });

  test('stands on 2050-01-01 within 10″ and 4″ of JPL Horizons', () => {
    const utcMs = utc('2050-01-01T00:00:00Z');
    const { dpsi, tobl } = Astronomy.e_tilt(
      Astronomy.AstroTime.FromTerrestrialTime(36525 * centuriesTt(utcMs)),
    );
    const [longitude, latitude] = eclipticDeg(utcMs, dpsi, tobl);
    expect(Math.abs(longitude! - 18.675598) * 3600).toBeLessThan(10);
    expect(Math.abs(latitude! - 3.3912135) * 3600).toBeLessThan(4);
    // Its range is from the Earth now to the Moon a light time ago: the Earth moved on meanwhile.
    const distanceKm = moonPositionInto(moon, utcMs);
    const lightS = distanceKm / lightSpeedKmPerS;
    const later = new Float64Array(3);
    sunPositionInto(sun, utcMs);
    sunPositionInto(later, utcMs + 1000 * lightS);
    const seen = moon.map((x, c) => x + later[c]! - sun[c]!);
    const seenKm = Math.hypot(...seen);
    expect(seenKm - distanceKm).toBeGreaterThan(35);
    expect(Math.abs(seenKm - 378709.04422)).toBeLessThan(25);
  });

  test('is within 0.004° (asked: 0.02°) and 25 km of astronomy-engine from 1990 to 2060', () => {
    let [angleDeg, awayKm] = [0, 0];
    for (let k = 0; k < 1500; k += 1) {
      const utcMs = utc('1990-01-01T00:00:00Z') + k * 17.0371 * 86_400_000;
      const distanceKm = moonPositionInto(moon, utcMs);
      const other = otherMoon(utcMs);
      const otherKm = Math.hypot(...other);
      const chord = Math.hypot(...other.map((x, c) => x / otherKm - moon[c]! / distanceKm));
      angleDeg = Math.max(angleDeg, chord / radPerDeg);
      awayKm = Math.max(awayKm, Math.abs(otherKm - distanceKm));
    }
    expect(angleDeg).toBeLessThan(0.004);
    expect(awayKm).toBeLessThan(25);
  });
});

describe('the shadow of the Moon', () => {
  const place = new Float64Array(3);
  const ecef = new Float64Array(3);

  function fractionAt(latitudeDeg: number, longitudeDeg: number, utcMs: number): number {
    geodeticToEcef(ecef, latitudeDeg * radPerDeg, longitudeDeg * radPerDeg, 0);
    ecefToTeme(place, ecef, gmstRad(utcMs));
    sunPositionInto(sun, utcMs);
    moonPositionInto(moon, utcMs);
    return moonSunlitFraction(place, sun, moon);
  }

  test('2024-04-08 at 25.29° N 104.12° W: 4 min 28 s of totality about 18:17:13 UTC', () => {
    const around = utc('2024-04-08T18:17:13Z');
    const dark: number[] = [];
    for (let s = -300; s <= 300; s += 1) {
      if (fractionAt(25.2917, -104.12, around + s * 1000) === 0) dark.push(s);
    }
    const lengthS = dark.at(-1)! - dark[0]! + 1;
    // Espenak’s Moon is 0.7 km smaller for total eclipses: 2 s. 10″ of the Moon are 20 s of time.
    expect(Math.abs(lengthS - 268)).toBeLessThan(6);
    expect(Math.abs((dark[0]! + dark.at(-1)!) / 2)).toBeLessThan(25);
  });

  test('and findEclipses says so of the place as if it were a satellite: one umbra, 268 s', () => {
    const startUtcMs = utc('2024-04-08T17:00:00Z');
    geodeticToEcef(ecef, 25.2917 * radPerDeg, -104.12 * radPerDeg, 0);
    const site = Float64Array.from(ecef);
    const turned = (out: Float64Array, timeS: number): void => {
      ecefToTeme(out, site, gmstRad(startUtcMs + timeS * 1000));
      out[3] = -earthRotationRadPerS * out[1]!;
      out[4] = earthRotationRadPerS * out[0]!;
      out[5] = 0;
    };
    const ephemeris = ephemerisOf([turned], 10_000, 60);
    const windows = finish(findEclipses(ephemeris, startUtcMs, { hasMoon: true }));
    const umbra = windows.kind.indexOf(moonUmbraKind);
    expect(windows.kind.lastIndexOf(moonUmbraKind)).toBe(umbra);
    expect(Math.abs(windows.endS[umbra]! - windows.startS[umbra]! - 268)).toBeLessThan(6);
    const middleMs = startUtcMs + 500 * (windows.startS[umbra]! + windows.endS[umbra]!);
    expect(Math.abs(middleMs - utc('2024-04-08T18:17:13Z'))).toBeLessThan(25_000);
  });

  test('2023-10-14 at 11.4° N 83.1° W: a ring, magnitude 0.952 and 1 − 0.952² of the Sun', () => {
    let least = 1;
    for (let s = -300; s <= 300; s += 10) {
      const utcMs = utc('2023-10-14T17:59:30Z') + s * 1000;
      least = Math.min(least, fractionAt(11.4, -83.1, utcMs));
    }
    expect(Math.abs(least - (1 - 0.952 * 0.952))).toBeLessThan(0.003);
  });

  test('falls on nobody a week later', () => {
    expect(fractionAt(25.3, -104.1, utc('2024-04-15T18:17:13Z'))).toBe(1);
  });

  test('the disc shrinks with distance: far behind the Moon it is a ring of 1 − (b/a)²', () => {
    const moonKm = [-384_400, 0, 0];
    const sunKm = [-1.5e8, 0, 0];
    const a = Math.asin(695_700 / (1.5e8 + 42_164));
    const b = Math.asin(moonRadiusKm / (384_400 + 42_164));
    const own = moonSunlitFraction([42_164, 0, 0], sunKm, moonKm);
    expect(own).toBeCloseTo(1 - (b * b) / (a * a), 10);
  });

  test('together with the Earth’s there is never more light than with either alone', () => {
    const start = utc('2024-04-08T16:00:00Z');
    const counts = [0, 0];
    for (let k = 0; k < 2000; k += 1) {
      const utcMs = start + k * 5000;
      sunPositionInto(sun, utcMs);
      moonPositionInto(moon, utcMs);
      const u = k / 150;
      const satellite = [7000 * Math.cos(u), 7000 * Math.sin(u) * 0.9, 7000 * Math.sin(u) * 0.436];
      const byMoon = moonSunlitFraction(satellite, sun, moon);
      const both = sunlitFractionWithMoon(satellite, sun, moon);
      expect(both).toBeLessThanOrEqual(byMoon + 1e-12);
      expect(both).toBeGreaterThanOrEqual(0);
      if (byMoon < 1) counts[0]! += 1;
      if (both === 0) counts[1]! += 1;
    }
    expect(counts[0]).toBeGreaterThan(10);
    expect(counts[1]).toBeGreaterThan(100);
  });
});
