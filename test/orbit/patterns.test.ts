import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { interpolateInto } from '../../src/orbit/ephemeris.ts';
import {
  designElementSet,
  kozaiMeanMotionRadPerMin,
  localTimeOfNodeS,
  nodeOfLocalTimeRad,
  ringElementSets,
  sunSynchronousElementSets,
  sunSynchronousInclinationRad,
  walkerElementSets,
} from '../../src/orbit/patterns.ts';
import { createPropagator, isPropagator } from '../../src/orbit/sgp4.ts';
import { deg, fleetEphemeris, utc } from './orbits.ts';

const epochUtcMs = utc('2026-12-21T00:00:00Z');

describe('designed orbits', () => {
  test('the altitude asked for is the mean one that SGP4 works with, to a millimetre', () => {
    const hasAltitude = (
      altitudeKm: number,
      inclination: number,
      eccentricity: number,
    ): boolean => {
      const propagator = createPropagator(
        designElementSet({
          id: 'x',
          epochUtcMs,
          altitudeKm,
          inclinationRad: inclination,
          rightAscensionRad: 0,
          meanAnomalyRad: 0,
          eccentricity,
        }),
      );
      if (!isPropagator(propagator)) return false;
      return Math.abs(propagator.record.a * 6378.135 - 6378.137 - altitudeKm) < 1e-6;
    };
    const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(within(400, 40_000), within(1e-6, Math.PI), within(0, 0.02), hasAltitude),
    );
  });

  test('Kozai’s mean motion is Kepler’s at the angle where J2 does nothing to it', () => {
    const inclination = Math.acos(Math.sqrt(1 / 3));
    const keplerian = 60 * Math.sqrt(398600.8 / (7000 * 7000 * 7000));
    expect(kozaiMeanMotionRadPerMin(7000, inclination, 0)).toBeCloseTo(keplerian, 14);
  });
});

describe('sun-synchronous orbits', () => {
  test('ascend at the local time asked for, and still do 30 days later to 25 s', () => {
    const [set] = sunSynchronousElementSets({
      idPrefix: 's',
      epochUtcMs,
      altitudeKm: 650,
      localTimeOfAscendingNodeS: 6 * 3600,
      planeCount: 1,
      satellitesPerPlaneCount: 1,
    });
    const ephemeris = fleetEphemeris([set!], 30 * 86_400, 60);
    const localTimes: number[] = [];
    const state = new Float64Array(6);
    for (let sample = 0; sample + 1 < ephemeris.sampleCount; sample += 1) {
      const z0 = ephemeris.positionTemeKm[3 * sample + 2]!;
      const z1 = ephemeris.positionTemeKm[3 * sample + 5]!;
      if (!(z0 <= 0 && z1 > 0)) continue;
      const timeS = 60 * (sample - z0 / (z1 - z0));
      interpolateInto(state, ephemeris, 0, timeS);
      localTimes.push(
        localTimeOfNodeS(Math.atan2(state[1]!, state[0]!), epochUtcMs + timeS * 1000),
      );
    }
    expect(localTimes.length).toBeGreaterThan(400);
    expect(Math.abs(localTimes[0]! - 21_600)).toBeLessThan(5);
    // SGP4's J2² and J4 terms, which the design formula leaves out, drift by 0.7 s a day.
    expect(Math.abs(localTimes.at(-1)! - 21_600)).toBeLessThan(25);
  });

  test('local time and node are inverse, and noon is under the mean Sun', () => {
    const inverse = (localTimeS: number): boolean =>
      Math.abs(
        localTimeOfNodeS(nodeOfLocalTimeRad(localTimeS, epochUtcMs), epochUtcMs) - localTimeS,
      ) < 1e-6;
    fc.assert(fc.property(fc.double({ min: 1, max: 86_399, noNaN: true }), inverse));
  });

  test('there is none above 5,980 km', () => {
    expect(sunSynchronousInclinationRad(5900) / deg).toBeGreaterThan(160);
    expect(sunSynchronousInclinationRad(6000)).toBeNaN();
  });

  test('planes and places have their numbers, and a step in local time spreads the nodes', () => {
    const sets = sunSynchronousElementSets({
      idPrefix: 's',
      epochUtcMs,
      altitudeKm: 650,
      localTimeOfAscendingNodeS: 0,
      planeCount: 2,
      satellitesPerPlaneCount: 3,
      localTimeStepS: 3600,
    });
    expect(sets.map((set) => set.catalogNumber)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6']);
    const step = sets[3]!.rightAscensionRad - sets[0]!.rightAscensionRad;
    expect(step / deg).toBeCloseTo(15, 9);
  });
});

describe('Walker patterns', () => {
  const pattern = {
    idPrefix: 'w',
    epochUtcMs,
    altitudeKm: 550,
    inclinationRad: 53 * deg,
    satelliteCount: 60,
    planeCount: 6,
    phasing: 1,
  };

  test('60/6/1 delta: planes 60° apart, neighbours 36°, phase 6° from plane to plane', () => {
    const sets = walkerElementSets({ ...pattern, kind: 'delta' });
    expect(sets).toHaveLength(60);
    expect(sets[10]!.rightAscensionRad / deg).toBeCloseTo(60, 9);
    expect(sets[1]!.meanAnomalyRad / deg).toBeCloseTo(36, 9);
    expect(sets[10]!.meanAnomalyRad / deg).toBeCloseTo(6, 9);
  });

  test('the star spreads its nodes over half a turn', () => {
    const sets = walkerElementSets({ ...pattern, kind: 'star' });
    expect(sets[50]!.rightAscensionRad / deg).toBeCloseTo(150, 9);
  });

  test('a ring is evenly spaced, and stays so', () => {
    const ring = ringElementSets({
      idPrefix: 'r',
      epochUtcMs,
      altitudeKm: 650,
      inclinationRad: 98 * deg,
      satelliteCount: 24,
    });
    const ephemeris = fleetEphemeris(ring, 86_400, 600);
    const [a, b] = [new Float64Array(6), new Float64Array(6)];
    const gaps = ring.map((_, index) => {
      interpolateInto(a, ephemeris, index, 86_400);
      interpolateInto(b, ephemeris, (index + 1) % 24, 86_400);
      return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
    });
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(10);
    expect(gaps[0]).toBeCloseTo(2 * 7028.137 * Math.sin(7.5 * deg), -1);
  });
});
