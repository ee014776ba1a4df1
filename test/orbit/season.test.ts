import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { penumbraKind, umbraKind } from '../../src/orbit/eclipse.ts';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import type { ElementSet } from '../../src/orbit/elementSet.ts';
import {
  brouwerSemiMajorAxisKm,
  meanOrbitOf,
  perifocalBasisInto,
} from '../../src/orbit/meanOrbit.ts';
import { designElementSet, nodeRateRadPerS } from '../../src/orbit/patterns.ts';
import { betaAngleAt, betaAngleRad, eclipseSeason } from '../../src/orbit/season.ts';
import { sunPositionInto } from '../../src/orbit/sun.ts';
import { deg, finish, fleetEphemeris, utc } from './orbits.ts';

const startUtcMs = utc('2026-03-01T00:00:00Z');

function orbitOf(
  altitudeKm: number,
  inclinationDeg: number,
  eccentricity = 0,
  perigeeDeg = 0,
): ElementSet {
  return designElementSet({
    id: 'x',
    epochUtcMs: startUtcMs,
    altitudeKm,
    inclinationRad: inclinationDeg * deg,
    rightAscensionRad: 0.4,
    meanAnomalyRad: 1,
    eccentricity,
    argumentOfPerigeeRad: perigeeDeg * deg,
  });
}

describe('beta', () => {
  const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  test('is the angle between the Sun and the plane, whose normal the basis has', () => {
    fc.assert(
      fc.property(angle, angle, angle, (inclination, node, time) => {
        const sun = new Float64Array(3);
        sunPositionInto(sun, startUtcMs + time * 1e10);
        const orbit = {
          ...meanOrbitOf(orbitOf(700, 20)),
          inclinationRad: inclination / 2,
          rightAscensionRad: node,
        };
        const basis = new Float64Array(9);
        perifocalBasisInto(basis, orbit, 0);
        const along = basis[6]! * sun[0]! + basis[7]! * sun[1]! + basis[8]! * sun[2]!;
        const beta = betaAngleRad(inclination / 2, node, sun);
        expect(Math.sin(beta)).toBeCloseTo(along / Math.hypot(...sun), 10);
      }),
    );
  });

  test('of an equatorial orbit is the declination of the Sun', () => {
    const solstice = utc('2026-06-21T08:25:00Z');
    const orbit = meanOrbitOf(orbitOf(35786, 0));
    expect(Math.abs(betaAngleAt(orbit, solstice) / deg - 23.436)).toBeLessThan(0.002);
  });

  test('turns its sign with the direction of flight', () => {
    const sun = [1, 0.3, 0.2];
    const there = betaAngleRad(1, 2, sun);
    expect(betaAngleRad(Math.PI - 1, 2 + Math.PI, sun)).toBeCloseTo(-there, 12);
  });
});

describe('the mean orbit of an element set', () => {
  test('has the semi-major axis that was designed, to a millimetre', () => {
    const e = orbitOf(650, 98, 0.01);
    expect(Math.abs(brouwerSemiMajorAxisKm(e) - 7028.137)).toBeLessThan(1e-6);
  });

  test('drifts at the node as the designs say', () => {
    const orbit = meanOrbitOf(orbitOf(550, 53, 0.02));
    const expected = nodeRateRadPerS(orbit.semiMajorAxisKm, 53 * deg, 0.02);
    expect(orbit.nodeRateRadPerS / expected).toBeCloseTo(1, 12);
  });
});

describe('the season curve against SGP4 and the eclipse finder', () => {
  /** Largest difference (s) of umbra and whole shadow, where they last at least so long. */
  function worstS(elementSet: ElementSet, dayCount: number, leastS: number): number {
    const orbit = meanOrbitOf(elementSet);
    const durationS = dayCount * 86400;
    const season = finish(eclipseSeason({ orbit, startUtcMs, durationS }));
    const periodS = season.periodS;
    const ephemeris = fleetEphemeris([elementSet], durationS + 3 * periodS, 60);
    const windows = finish(findEclipses(ephemeris, startUtcMs));
    let worst = 0;
    for (let k = 0; k < season.count; k += 1) {
      // The revolution begins at noon, up to a period later; its shadow lies half a period on.
      for (const [kind, own] of [
        [umbraKind, season.umbraS[k]!],
        [penumbraKind, season.shadowS[k]!],
      ] as const) {
        let nearest = Infinity;
        for (let row = 0; row < windows.count; row += 1) {
          const isLater = windows.startS[row]! > season.timeS[k]! + 0.05 * periodS;
          if (windows.kind[row] !== kind || !isLater) continue;
          if (windows.startS[row]! > season.timeS[k]! + 1.75 * periodS) break;
          const ownS = windows.endS[row]! - windows.startS[row]!;
          nearest = Math.min(nearest, Math.abs(ownS - own));
        }
        if (own > leastS) worst = Math.max(worst, nearest);
      }
    }
    return worst;
  }

  test('550 km, 53°: eclipses of 15 minutes or more last as long to 12 s, for sixty days', () => {
    const worst = worstS(orbitOf(550, 53), 60, 900);
    expect(worst).toBeGreaterThan(0.1);
    expect(worst).toBeLessThan(12);
  });

  test('a Molniya orbit: within 30 s for twenty days', () => {
    expect(worstS(orbitOf(20_180, 63.4, 0.72, 270), 20, 60)).toBeLessThan(30);
  });
});

describe('seasons', () => {
  test('a geostationary satellite has two of 44 ± 2 days, 69.4 ± 0.3 min at half Sun', () => {
    const orbit = meanOrbitOf(orbitOf(35786, 0));
    const season = finish(eclipseSeason({ orbit, startUtcMs: utc('2026-01-01T00:00:00Z') }));
    expect(Math.abs(season.summary.umbraDayCount - 88)).toBeLessThanOrEqual(4);
    expect(Math.abs(season.summary.longestHalfSunS / 60 - 69.4)).toBeLessThan(0.3);
    expect(season.umbraS[170]).toBe(0);
    expect(season.umbraS[79]).toBeGreaterThan(4000);
  });

  test('the oblate Earth takes no more of the Sun than the sphere of its equator', () => {
    const orbit = meanOrbitOf(orbitOf(550, 97));
    const request = { orbit, startUtcMs, stepS: 5 * 86400 };
    const round = finish(eclipseSeason({ ...request, earth: 'sphere' }));
    const oblate = finish(eclipseSeason(request));
    expect(oblate.summary.sunlitFractionMean).toBeGreaterThan(round.summary.sunlitFractionMean);
    oblate.shadowS.forEach((shadowS, k) => {
      expect(shadowS).toBeLessThanOrEqual(round.shadowS[k]! + 1e-3);
      expect(oblate.umbraS[k]).toBeLessThanOrEqual(shadowS);
    });
  });

  test('the Sun lost lies between the umbra and the whole shadow', () => {
    const orbit = meanOrbitOf(orbitOf(900, 80));
    const season = finish(eclipseSeason({ orbit, startUtcMs, stepS: 3 * 86400 }));
    for (let k = 0; k < season.count; k += 1) {
      const lostS = (1 - season.sunlitFraction[k]!) * season.periodS;
      expect(lostS).toBeGreaterThanOrEqual(season.umbraS[k]! - 0.01);
      expect(lostS).toBeLessThanOrEqual(season.shadowS[k]! + 0.01);
    }
  });

  test('an orbit that meets the ground has β, and NaN for its shadows', () => {
    const orbit = meanOrbitOf(orbitOf(600, 50, 0.3));
    const season = finish(eclipseSeason({ orbit, startUtcMs, durationS: 3 * 86400 }));
    expect(season.count).toBe(3);
    expect(season.betaRad[1]).not.toBeNaN();
    expect([season.umbraS[1], season.sunlitFraction[1]]).toEqual([NaN, NaN]);
    expect(season.summary.sunlitFractionMean).toBeNaN();
  });

  test('tells how far it has come, up to 1', () => {
    const orbit = meanOrbitOf(orbitOf(600, 50));
    const done = [...eclipseSeason({ orbit, startUtcMs, durationS: 4 * 86400 })];
    expect(done).toEqual([0.25, 0.5, 0.75, 1]);
  });
});
