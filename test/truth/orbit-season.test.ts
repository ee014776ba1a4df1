// The dawn–dusk eclipse seasons of R. McDonald's Orbital-Datacenters (docs/eclipse_geometry.md,
// checked to SPENVIS), through the season curve.
import { describe, expect, test } from 'vitest';
import { acos, asin, cos } from '../../src/orbit/deterministic.ts';
import { meanOrbitOf, withSecularRates } from '../../src/orbit/meanOrbit.ts';
import {
  designElementSet,
  nodeOfLocalTimeRad,
  sunSynchronousInclinationRad,
} from '../../src/orbit/patterns.ts';
import { eclipseSeason } from '../../src/orbit/season.ts';
import { shadowShape } from '../../src/orbit/eclipse.ts';
import { deg, finish, utc } from '../orbit/orbits.ts';

const startUtcMs = utc('2026-06-22T00:00:00Z');

function dawnDusk(altitudeKm: number) {
  return meanOrbitOf(
    designElementSet({
      id: 'dawn',
      epochUtcMs: startUtcMs,
      altitudeKm,
      inclinationRad: sunSynchronousInclinationRad(altitudeKm),
      rightAscensionRad: nodeOfLocalTimeRad(6 * 3600, startUtcMs),
      meanAnomalyRad: 0,
    }),
  );
}

describe('a year of a dawn–dusk orbit', () => {
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
      const orbit = dawnDusk(altitudeKm);
      const { summary } = finish(eclipseSeason({ orbit, startUtcMs, earth: 'sphere' }));
      expect(Math.abs(summary.umbraDayCount - dayCount)).toBeLessThanOrEqual(2);
      expect(Math.abs(summary.longestHalfSunS / 60 - longestMin)).toBeLessThan(0.1);
      expect(Math.abs(100 * summary.sunlitFractionMean - sunlitPercent)).toBeLessThan(0.15);
    });
  }

  test('1,500 km: never in the umbra of the sphere, all year', () => {
    const { summary } = finish(
      eclipseSeason({ orbit: dawnDusk(1500), startUtcMs, earth: 'sphere' }),
    );
    expect(summary.umbraDayCount).toBe(0);
    expect(summary.sunlitFractionMin).toBeGreaterThan(0.999);
  });

  test('650 km: the worst revolution, in December, has 80 % of the Sun', () => {
    const { summary } = finish(eclipseSeason({ orbit: dawnDusk(650), startUtcMs }));
    expect(100 * summary.sunlitFractionMin).toBeGreaterThan(79);
    expect(100 * summary.sunlitFractionMin).toBeLessThan(81);
    expect(Math.abs(summary.worstTimeS / 86400 - 182)).toBeLessThan(10);
  });
});

describe('a year of 550 km at 53°', () => {
  test('has up to 35.6 min of eclipse (± 0.2) and 0.69 ± 0.03 of the Sun', () => {
    const orbit = withSecularRates({
      epochUtcMs: startUtcMs,
      semiMajorAxisKm: 6928.137,
      eccentricity: 0,
      inclinationRad: 53 * deg,
      rightAscensionRad: 0,
      argumentOfPerigeeRad: 0,
      meanAnomalyRad: 0,
    });
    const { summary } = finish(eclipseSeason({ orbit, startUtcMs, earth: 'sphere' }));
    expect(Math.abs(summary.longestHalfSunS / 60 - 35.6)).toBeLessThan(0.2);
    expect(Math.abs(summary.sunlitFractionMean - 0.69)).toBeLessThan(0.03);
  });
});

describe('the closed form of a circle and a cylinder', () => {
  // f = acos(√(h² + 2Rh) / ((R + h) cos β)) / π, none above β* = asin(R/(R + h))
  test('is met to 0.001 of a revolution, though the Sun moves on meanwhile', () => {
    const R = 6378.137;
    const orbit = dawnDusk(650);
    const a = orbit.semiMajorAxisKm;
    const shape = { ...shadowShape('sphere'), sunRadiusKm: R };
    const season = finish(eclipseSeason({ orbit, startUtcMs, shape, stepS: 3 * 86400 }));
    let seen = 0;
    season.betaRad.forEach((beta, k) => {
      const inside = Math.sqrt(a * a - R * R) / (a * cos(beta));
      const expected = Math.abs(beta) >= asin(R / a) ? 0 : acos(Math.min(1, inside)) / Math.PI;
      if (expected > 0.1) {
        seen += 1;
        expect(Math.abs(season.umbraS[k]! / season.periodS - expected)).toBeLessThan(1e-3);
      }
    });
    expect(seen).toBeGreaterThan(20);
  });
});
