import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { earthRadiusEquatorialKm } from '../../src/orbit/constants.ts';
import { penumbraKind, shadowShape, sunlitFraction, umbraKind } from '../../src/orbit/eclipse.ts';
import { findEclipses, type EclipseOptions } from '../../src/orbit/eclipses.ts';
import { interpolateInto, type Ephemeris } from '../../src/orbit/ephemeris.ts';
import { ringElementSets, sunSynchronousElementSets } from '../../src/orbit/patterns.ts';
import { sunPositionInto } from '../../src/orbit/sun.ts';
import { circular, deg, ephemerisOf, finish, fleetEphemeris, rowsOf, utc } from './orbits.ts';

const startUtcMs = utc('2026-12-21T00:00:00Z');
const sphere = shadowShape('sphere');
const sunKm = [149_597_870.7, 0, 0];

describe('sunlit fraction', () => {
  test('is 1 toward the Sun, 0 behind the Earth, and falls in between without a jump', () => {
    let before = 1;
    for (let angle = 0; angle <= 180; angle += 0.01) {
      const place = [7000 * Math.cos(angle * deg), 7000 * Math.sin(angle * deg), 0];
      const fraction = sunlitFraction(place, sunKm, sphere);
      expect(fraction).toBeLessThanOrEqual(before + 1e-12);
      expect(before - fraction).toBeLessThan(0.03);
      before = fraction;
    }
    expect(sunlitFraction([7000, 0, 0], sunKm, sphere)).toBe(1);
    expect(sunlitFraction([-7000, 0, 0], sunKm, sphere)).toBe(0);
  });

  test('half the orbit is not dark: at 700 km the Sun sets at 115°, not at 90°', () => {
    const at = (degrees: number): number =>
      sunlitFraction(
        [7078 * Math.cos(degrees * deg), 7078 * Math.sin(degrees * deg), 0],
        sunKm,
        sphere,
      );
    expect([at(91), at(110), at(120)]).toEqual([1, 1, 0]);
  });

  test('where the Earth is smaller than the Sun, its shadow is a ring: 1 − (b/a)²', () => {
    const place = [-1.8e6, 0, 0];
    const a = Math.asin(695_700 / (sunKm[0]! + 1.8e6));
    const b = Math.asin(earthRadiusEquatorialKm / 1.8e6);
    expect(sunlitFraction(place, sunKm, sphere)).toBeCloseTo(1 - (b * b) / (a * a), 12);
  });

  test('is always 0…1 and no less over the pole of the oblate Earth than of the sphere', () => {
    const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
    const isOrdered = (latitude: number, longitude: number, altitudeKm: number): boolean => {
      const r = earthRadiusEquatorialKm + altitudeKm;
      const place = [
        r * Math.cos(latitude) * Math.cos(longitude),
        r * Math.cos(latitude) * Math.sin(longitude),
        r * Math.sin(latitude),
      ];
      const round = sunlitFraction(place, sunKm, sphere);
      const oblate = sunlitFraction(place, sunKm, shadowShape('ellipsoid'));
      return round >= 0 && round <= 1 && oblate <= 1 && oblate >= round - 1e-9;
    };
    fc.assert(
      fc.property(angle, angle, fc.double({ min: 200, max: 50_000, noNaN: true }), isOrdered),
    );
  });
});

/** Edges by brute force: 1 s steps of the fraction itself, on the same ephemeris. */
function bruteEdgesS(ephemeris: Ephemeris, satellite: number, options: EclipseOptions): number[] {
  const shape = shadowShape(options.earth ?? 'ellipsoid');
  const [state, sun] = [new Float64Array(6), new Float64Array(3)];
  const isPartial = (timeS: number): boolean => {
    interpolateInto(state, ephemeris, satellite, timeS);
    sunPositionInto(sun, startUtcMs + timeS * 1000);
    return sunlitFraction(state, sun, shape) < 1;
  };
  const endS = (ephemeris.sampleCount - 1) * ephemeris.stepS;
  const edges: number[] = [];
  for (let timeS = 0; timeS < endS; timeS += 1) {
    const isDark = isPartial(timeS);
    if (isPartial(timeS + 1) === isDark) continue;
    let [low, high] = [timeS, timeS + 1];
    for (let round = 0; round < 24; round += 1) {
      const middle = (low + high) / 2;
      if (isPartial(middle) === isDark) low = middle;
      else high = middle;
    }
    edges.push(low);
  }
  return edges;
}

describe('eclipses of a fleet', () => {
  const sets = [
    ...ringElementSets({
      idPrefix: 'r',
      epochUtcMs: startUtcMs,
      altitudeKm: 550,
      inclinationRad: 53 * deg,
      satelliteCount: 3,
    }),
    ...sunSynchronousElementSets({
      idPrefix: 's',
      epochUtcMs: startUtcMs,
      altitudeKm: 650,
      localTimeOfAscendingNodeS: 6 * 3600,
      planeCount: 1,
      satellitesPerPlaneCount: 2,
    }),
  ];
  const ephemeris = fleetEphemeris(sets, 20_000, 60);

  for (const earth of ['ellipsoid', 'sphere'] as const) {
    test(`edges are those of the sunlit fraction, by brute force, to 1 ms (${earth})`, () => {
      const windows = finish(findEclipses(ephemeris, startUtcMs, { earth }));
      for (let satellite = 0; satellite < sets.length; satellite += 1) {
        const found: number[] = [];
        for (let row = 0; row < windows.count; row += 1) {
          const isOurs = windows.satelliteIndex[row] === satellite;
          if (!isOurs || windows.kind[row] !== penumbraKind) continue;
          found.push(windows.startS[row]!, windows.endS[row]!);
        }
        const inside = found.filter((edge) => edge > 0 && edge < 20_040);
        const expected = bruteEdgesS(ephemeris, satellite, { earth });
        expect(inside).toHaveLength(expected.length);
        inside.forEach((edge, index) =>
          expect(Math.abs(edge - expected[index]!)).toBeLessThan(1e-3),
        );
      }
    });
  }

  test('every umbra lies in a penumbra of its satellite, and the table is in order', () => {
    const windows = finish(findEclipses(ephemeris, startUtcMs));
    const rows = rowsOf(windows, ['satelliteIndex', 'kind', 'startS', 'endS']);
    const penumbras = rows.filter((row) => row[1] === penumbraKind);
    const umbras = rows.filter((row) => row[1] === umbraKind);
    expect(umbras.length).toBeGreaterThan(10);
    for (const [satellite, , startS, endS] of umbras) {
      const around = penumbras.find(
        (row) => row[0] === satellite && row[2]! <= startS! && row[3]! >= endS!,
      );
      expect(around).toBeDefined();
    }
    const sorted = [...rows].sort((p, q) => p[0]! - q[0]! || p[2]! - q[2]!);
    expect(rows).toEqual(sorted);
  });

  test('the oblate Earth moves low edges by seconds: up to 10.5, the polar ones most', () => {
    const edges = (earth: 'sphere' | 'ellipsoid') =>
      rowsOf(finish(findEclipses(ephemeris, startUtcMs, { earth })), ['startS', 'endS']).flat();
    const [round, oblate] = [edges('sphere'), edges('ellipsoid')];
    const moved = round.map((edge, index) => Math.abs(edge - oblate[index]!));
    expect(Math.max(...moved)).toBeGreaterThan(2);
    expect(Math.max(...moved)).toBeLessThan(12);
  });

  test('windows end at the end that is asked for', () => {
    const windows = finish(findEclipses(ephemeris, startUtcMs, { endS: 1234.5 }));
    expect(Math.max(...windows.endS)).toBe(1234.5);
  });
});

describe('seasons', () => {
  test('a dawn–dusk orbit at 1,500 km never enters the umbra, not even in December', () => {
    const sets = sunSynchronousElementSets({
      idPrefix: 'a',
      epochUtcMs: startUtcMs,
      altitudeKm: 1500,
      localTimeOfAscendingNodeS: 6 * 3600,
      planeCount: 1,
      satellitesPerPlaneCount: 1,
    });
    const ephemeris = fleetEphemeris(sets, 5 * 86400, 60);
    expect(finish(findEclipses(ephemeris, startUtcMs)).count).toBe(0);
  });

  test('a node at 06:00 has its season in December, one at 18:00 in June: 20.7 min', () => {
    // A Sun in the ecliptic frame against satellites in the equatorial one never shows June's.
    const longestMin = (hour: number, epoch: string): number => {
      const epochUtcMs = utc(epoch);
      const sets = sunSynchronousElementSets({
        idPrefix: 'a',
        epochUtcMs,
        altitudeKm: 600,
        localTimeOfAscendingNodeS: hour * 3600,
        planeCount: 1,
        satellitesPerPlaneCount: 1,
      });
      const ephemeris = fleetEphemeris(sets, 86400, 60);
      const windows = finish(findEclipses(ephemeris, epochUtcMs, { earth: 'sphere' }));
      return Math.max(0, ...windows.endS.map((endS, row) => endS - windows.startS[row]!)) / 60;
    };
    expect(longestMin(6, '2026-12-21T00:00:00Z')).toBeCloseTo(20.9, 0);
    expect(longestMin(18, '2026-06-21T00:00:00Z')).toBeCloseTo(20.9, 0);
    expect(longestMin(6, '2026-06-21T00:00:00Z')).toBe(0);
    expect(longestMin(18, '2026-12-21T00:00:00Z')).toBe(0);
  });

  test('a grazing eclipse shorter than the step is found', () => {
    // Raise a circular orbit until the penumbra of December is just touched.
    const sun = new Float64Array(3);
    sunPositionInto(sun, startUtcMs);
    const sunAlong = Math.atan2(sun[1]!, sun[0]!);
    const graze = (radiusKm: number, stepS: number) => {
      const orbit = { radiusKm, inclinationRad: 90 * deg, nodeRad: sunAlong + 90 * deg };
      const ephemeris = ephemerisOf([circular(orbit)], 15_000, stepS);
      return finish(findEclipses(ephemeris, startUtcMs, { earth: 'sphere' }));
    };
    const shortest = Array.from({ length: 400 }, (_, index) => 6878 + index * 0.5)
      .map((radiusKm) => [graze(radiusKm, 10), graze(radiusKm, 120)] as const)
      .filter(([fine]) => fine.count > 0);
    expect(shortest.length).toBeGreaterThan(0);
    for (const [fine, coarse] of shortest) expect(coarse.count).toBe(fine.count);
  });
});
