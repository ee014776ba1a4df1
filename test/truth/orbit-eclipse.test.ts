// Orekit's EclipseDetectorTest, Basilisk's test_eclipse, and the eclipse seasons of R. McDonald's
// Orbital-Datacenters (docs/eclipse_geometry.md, itself checked to SPENVIS).
import * as Astronomy from 'astronomy-engine';
import { describe, expect, test } from 'vitest';
import { radPerArcsec, radPerDeg } from '../../src/orbit/constants.ts';
import { penumbraKind, sunlitFraction, umbraKind } from '../../src/orbit/eclipse.ts';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import {
  nodeOfLocalTimeRad,
  nodeRateRadPerS,
  sunSynchronousInclinationRad,
} from '../../src/orbit/patterns.ts';
import { sunPositionInto } from '../../src/orbit/sun.ts';
import { sunlightSegments } from '../../src/orbit/sunlight.ts';
import { ttMinusUtcS } from '../../src/orbit/time.ts';
import { circular, ephemerisOf, finish, twoBody, utc } from '../orbit/orbits.ts';

/** A vector of J2000's mean equator in TEME of date (precession and nutation by a package). */
function temeOfJ2000(vector: readonly number[], utcMs: number): number[] {
  const time = Astronomy.MakeTime(new Date(utcMs));
  const [x, y, z] = [vector[0]!, vector[1]!, vector[2]!];
  const rotation = Astronomy.Rotation_EQJ_EQD(time);
  const ofDate = Astronomy.RotateVector(rotation, new Astronomy.Vector(x, y, z, time));
  const equinoxesRad = Astronomy.e_tilt(time).ee * 15 * radPerArcsec;
  const [c, s] = [Math.cos(equinoxesRad), Math.sin(equinoxesRad)];
  return [c * ofDate.x + s * ofDate.y, c * ofDate.y - s * ofDate.x, ofDate.z];
}

/**
 * Both tools take the Sun where it is, not where it is seen. The apparent Sun is there once light
 * has crossed its distance: 499.0 s for each AU.
 */
function utcOfTrueSun(utcMs: number): number {
  const distanceAu = sunPositionInto(new Float64Array(3), utcMs);
  return utcMs + 499_004.8 * distanceAu;
}

describe('other tools’ eclipses', () => {
  test('Orekit: umbra entry at 2303.1835 s, penumbra exit at 4388.1558 s, to 0.02 s', () => {
    const ttMs = utc('1969-07-28T04:00:00Z');
    const startUtcMs = ttMs - ttMinusUtcS(ttMs) * 1000;
    const position = temeOfJ2000([-6142.438668, 3492.46756, -25.7672568], startUtcMs);
    const velocity = temeOfJ2000([0.5058479685, 0.9427809215, 7.435922231], startUtcMs);
    const orbit = twoBody([...position, ...velocity], 398600.47);
    const ephemeris = ephemerisOf([orbit], 6000, 30);
    const shape = { bodyRadiusKm: 6400, polarStretch: 1, sunRadiusKm: 696_000 };
    const windows = finish(findEclipses(ephemeris, utcOfTrueSun(startUtcMs), { shape }));
    const umbra = windows.kind.indexOf(umbraKind);
    const penumbra = windows.kind.indexOf(penumbraKind);
    expect(Math.abs(windows.startS[umbra]! - 2303.1835)).toBeLessThan(0.02);
    expect(Math.abs(windows.endS[penumbra]! - 4388.1558)).toBeLessThan(0.02);
  });

  test('Basilisk: sunlit fraction 0.6231 in the penumbra, to 3e-4, and 0 in the umbra', () => {
    const utcMs = utc('2021-05-04T07:47:48.965Z');
    const fractionAt = (trueAnomalyDeg: number, bodyRadiusKm = 6378.1366): number => {
      const shape = { bodyRadiusKm, polarStretch: 1, sunRadiusKm: 695_000 };
      const [a, e, i, node] = [6878.1366, 1e-5, 5 * radPerDeg, 48.2 * radPerDeg];
      const f = trueAnomalyDeg * radPerDeg;
      const r = (a * (1 - e * e)) / (1 + e * Math.cos(f));
      const position = [
        r * (Math.cos(node) * Math.cos(f) - Math.sin(node) * Math.sin(f) * Math.cos(i)),
        r * (Math.sin(node) * Math.cos(f) + Math.cos(node) * Math.sin(f) * Math.cos(i)),
        r * Math.sin(f) * Math.sin(i),
      ];
      const sun = new Float64Array(3);
      sunPositionInto(sun, utcOfTrueSun(utcMs));
      return sunlitFraction(temeOfJ2000(position, utcMs), sun, shape);
    };
    expect(Math.abs(fractionAt(107.5) - 0.6231)).toBeLessThan(3e-4);
    expect(fractionAt(173)).toBe(0);
    // A kilometre of the Earth's radius is 0.052 of the Sun's disc there.
    expect(fractionAt(107.5) - fractionAt(107.5, 6379.1366)).toBeCloseTo(0.052, 2);
  });
});

describe('eclipse seasons of a dawn–dusk orbit (J2 node tied to the mean Sun)', () => {
  const startUtcMs = utc('2026-06-22T00:00:00Z');
  const yearS = 365 * 86_400;
  const earth = 'sphere';

  /** Days with any umbra, the longest eclipse (min, at half Sun) and the sunlit share (%). */
  function season(altitudeKm: number) {
    const inclinationRad = sunSynchronousInclinationRad(altitudeKm);
    const radiusKm = 6378.137 + altitudeKm;
    const orbit = circular({
      radiusKm,
      inclinationRad,
      nodeRad: nodeOfLocalTimeRad(6 * 3600, startUtcMs),
      nodeRateRadPerS: nodeRateRadPerS(radiusKm, inclinationRad),
    });
    const ephemeris = ephemerisOf([orbit], yearS, 240);
    const windows = finish(findEclipses(ephemeris, startUtcMs, { earth }));
    const segments = sunlightSegments(ephemeris, windows, startUtcMs, { earth });
    const days = new Set<number>();
    const longestS = [0, 0];
    for (let row = 0; row < windows.count; row += 1) {
      const [startS, endS] = [windows.startS[row]!, windows.endS[row]!];
      const kind = windows.kind[row]!;
      if (kind === umbraKind) {
        days.add(Math.floor(startS / 86_400));
        days.add(Math.floor(endS / 86_400));
      }
      longestS[kind] = Math.max(longestS[kind]!, endS - startS);
    }
    const litS = segments.startS.reduce((sum, fromS, k) => {
      const toS = segments.startS[k + 1] ?? segments.endS;
      return sum + (toS - fromS) * segments.meanFraction[k]!;
    }, 0);
    return {
      dayCount: days.size,
      longestMin: (longestS[0]! + longestS[1]!) / 120,
      sunlitPercent: (100 * litS) / yearS,
    };
  }

  const table = [
    [500, 100, 22.7, 94.7],
    [550, 96, 21.7, 95.2],
    [600, 92, 20.7, 95.7],
    [650, 86, 19.7, 96.2],
    [700, 80, 18.8, 96.7],
    [1000, 54, 13.0, 98.6],
    [1200, 34, 8.6, 99.4],
  ] as const;

  for (const [altitudeKm, dayCount, longestMin, sunlitPercent] of table) {
    const limits = `${dayCount} ± 2 days, ${longestMin} ± 0.1 min, ${sunlitPercent} ± 0.15 %`;
    test(`${altitudeKm} km: ${limits}`, () => {
      const own = season(altitudeKm);
      expect(Math.abs(own.dayCount - dayCount)).toBeLessThanOrEqual(2);
      expect(Math.abs(own.longestMin - longestMin)).toBeLessThan(0.1);
      expect(Math.abs(own.sunlitPercent - sunlitPercent)).toBeLessThan(0.15);
    });
  }

  test('1,400 km: never in the umbra', () => {
    const own = season(1400);
    expect(own.dayCount).toBe(0);
    expect(own.sunlitPercent).toBeGreaterThan(99.9);
  });
});
