import { describe, expect, test } from 'vitest';
import { shadowShape, sunlitFraction } from '../../src/orbit/eclipse.ts';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import { interpolateInto, type Ephemeris } from '../../src/orbit/ephemeris.ts';
import { ringElementSets, sunSynchronousElementSets } from '../../src/orbit/patterns.ts';
import { createSunTrack, sunTrackInto } from '../../src/orbit/sun.ts';
import { sunlightSegments, type SunlightSegments } from '../../src/orbit/sunlight.ts';
import { deg, finish, fleetEphemeris, utc } from './orbits.ts';

const startUtcMs = utc('2026-12-21T00:00:00Z');

function segmentsOf(ephemeris: Ephemeris, endS?: number): SunlightSegments {
  const options = endS === undefined ? {} : { endS };
  const eclipses = finish(findEclipses(ephemeris, startUtcMs, options));
  return sunlightSegments(ephemeris, eclipses, startUtcMs, options);
}

/** Sum of fraction times duration of one satellite. */
function sumS(segments: SunlightSegments, satellite: number): number {
  const [from, to] = [
    segments.satelliteOffset[satellite]!,
    segments.satelliteOffset[satellite + 1]!,
  ];
  let sum = 0;
  for (let k = from; k < to; k += 1) {
    const endS = k + 1 < to ? segments.startS[k + 1]! : segments.endS;
    sum += segments.meanFraction[k]! * (endS - segments.startS[k]!);
  }
  return sum;
}

/** ∫ν dt by the midpoint rule at 0.02 s. */
function denseS(ephemeris: Ephemeris, satellite: number, endS: number): number {
  const track = createSunTrack(startUtcMs, 0, endS);
  const [state, sun] = [new Float64Array(6), new Float64Array(3)];
  const count = Math.round(endS / 0.02);
  let sum = 0;
  for (let k = 0; k < count; k += 1) {
    const timeS = ((k + 0.5) * endS) / count;
    interpolateInto(state, ephemeris, satellite, timeS);
    sunTrackInto(sun, track, timeS);
    sum += sunlitFraction(state, sun, shadowShape('ellipsoid'));
  }
  return (sum * endS) / count;
}

describe('sunlight as steps', () => {
  const sets = [
    ...ringElementSets({
      idPrefix: 'r',
      epochUtcMs: startUtcMs,
      altitudeKm: 550,
      inclinationRad: 53 * deg,
      satelliteCount: 1,
    }),
    ...sunSynchronousElementSets({
      idPrefix: 'grazing',
      epochUtcMs: startUtcMs,
      altitudeKm: 1360, // in December only the penumbra is touched, for minutes
      localTimeOfAscendingNodeS: 6 * 3600,
      planeCount: 1,
      satellitesPerPlaneCount: 1,
    }),
  ];
  const durationS = 12_000;
  const ephemeris = fleetEphemeris(sets, durationS, 60);
  const segments = segmentsOf(ephemeris, durationS);

  for (const [satellite, name] of [
    [0, 'a deep shadow'],
    [1, 'a grazing one'],
  ] as const) {
    test(`the sum is the integral of the sunlit fraction to 1e-6: ${name}`, () => {
      const dense = denseS(ephemeris, satellite, durationS);
      expect(dense).toBeLessThan(durationS - 10);
      expect(Math.abs(sumS(segments, satellite) / dense - 1)).toBeLessThan(1e-6);
    });
  }

  test('segments are in order, begin at the start and hold fractions', () => {
    for (let satellite = 0; satellite < sets.length; satellite += 1) {
      const [from, to] = [
        segments.satelliteOffset[satellite]!,
        segments.satelliteOffset[satellite + 1]!,
      ];
      expect(segments.startS[from]).toBe(0);
      for (let k = from + 1; k < to; k += 1) {
        expect(segments.startS[k]!).toBeGreaterThan(segments.startS[k - 1]!);
      }
    }
    expect(Math.min(...segments.meanFraction)).toBe(0);
    expect(Math.max(...segments.meanFraction)).toBe(1);
  });

  test('after a satellite has failed there is no sunlight for it', () => {
    const falling = { ...sets[0]!, meanMotionRadPerMin: (16.4 * 2 * Math.PI) / 1440, bstar: 0.01 };
    const failing = fleetEphemeris([falling], 30 * 86400, 600);
    const validS = (failing.validSampleCount[0]! - 1) * 600;
    const own = segmentsOf(failing);
    expect(own.startS.at(-1)).toBe(validS);
    expect(own.meanFraction.at(-1)).toBe(0);
  });

  test('a satellite that never worked has one dark segment', () => {
    const none = fleetEphemeris([{ ...sets[0]!, eccentricity: 2 }, sets[0]!], 600, 60);
    const own = segmentsOf(none);
    expect([...own.satelliteOffset.slice(0, 2)]).toEqual([0, 1]);
    expect([own.startS[0], own.meanFraction[0]]).toEqual([0, 0]);
  });
});
