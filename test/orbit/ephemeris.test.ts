import { describe, expect, test } from 'vitest';
import {
  createEphemeris,
  interpolateInto,
  prepareFleet,
  propagateFleet,
  stateOffset,
} from '../../src/orbit/ephemeris.ts';
import { ringElementSets } from '../../src/orbit/patterns.ts';
import { createPropagator, isPropagator, propagateInto } from '../../src/orbit/sgp4.ts';
import { deg, fleetEphemeris, utc } from './orbits.ts';

const epochUtcMs = utc('2026-12-21T00:00:00Z');
const ring = ringElementSets({
  idPrefix: 'r',
  epochUtcMs,
  altitudeKm: 550,
  inclinationRad: 53 * deg,
  satelliteCount: 3,
});

/** The greatest distance (km) of interpolated positions from SGP4 over two orbits. */
function interpolationErrorKm(stepS: number): number {
  const ephemeris = fleetEphemeris(ring.slice(0, 1), 12_000, stepS);
  const propagator = createPropagator(ring[0]!);
  if (!isPropagator(propagator)) throw new Error('no orbit');
  const [exact, between] = [new Float64Array(6), new Float64Array(6)];
  let worst = 0;
  for (let timeS = 1; timeS < 12_000; timeS += 7) {
    propagateInto(exact, 0, propagator, timeS / 60);
    interpolateInto(between, ephemeris, 0, timeS);
    worst = Math.max(worst, Math.hypot(...[0, 1, 2].map((c) => exact[c]! - between[c]!)));
  }
  return worst;
}

describe('interpolation', () => {
  test('is off by 0.34 m at 60 s, 5.4 m at 120 s, 212 m at 300 s', () => {
    expect(interpolationErrorKm(60) * 1000).toBeCloseTo(0.34, 1);
    expect(interpolationErrorKm(120) * 1000).toBeCloseTo(5.4, 0);
    expect(interpolationErrorKm(300)).toBeCloseTo(0.212, 2);
  });

  test('gives the samples themselves, bit by bit, position and velocity', () => {
    const ephemeris = fleetEphemeris(ring, 3600, 60);
    const out = new Float64Array(6);
    for (const [satellite, sample] of [
      [0, 0],
      [1, 17],
      [2, 60],
    ] as const) {
      expect(interpolateInto(out, ephemeris, satellite, sample * 60)).toBe(true);
      const offset = stateOffset(ephemeris, satellite, sample);
      const position = ephemeris.positionTemeKm.slice(offset, offset + 3);
      const velocity = ephemeris.velocityTemeKmPerS.slice(offset, offset + 3);
      expect([...out]).toEqual([...position, ...velocity]);
    }
  });

  test('the last sample is inside, whatever its time rounds to', () => {
    const out = new Float64Array(6);
    for (const stepS of [0.1, 0.3, 7.7]) {
      const ephemeris = fleetEphemeris(ring.slice(0, 1), 100 * stepS, stepS);
      for (let sample = 0; sample < ephemeris.sampleCount; sample += 1) {
        expect(interpolateInto(out, ephemeris, 0, sample * stepS)).toBe(true);
      }
    }
  });

  test('outside the samples it says so and writes nothing', () => {
    const ephemeris = fleetEphemeris(ring, 600, 60);
    const out = new Float64Array(6).fill(5);
    expect(interpolateInto(out, ephemeris, 0, -0.001)).toBe(false);
    expect(interpolateInto(out, ephemeris, 0, 600.001)).toBe(false);
    expect(interpolateInto(out, ephemeris, 0, NaN)).toBe(false);
    expect([...out]).toEqual([5, 5, 5, 5, 5, 5]);
  });
});

describe('a fleet', () => {
  const falling = { ...ring[0]!, meanMotionRadPerMin: (16.4 * 2 * Math.PI) / 1440, bstar: 0.01 };
  const bad = { ...ring[0]!, eccentricity: 2 };

  test('one that fails leaves NaN, its code and its valid samples; others are whole', () => {
    const sets = [ring[0]!, falling, bad, ring[1]!];
    const ephemeris = fleetEphemeris(sets, 30 * 86400, 3600);
    const [whole, fallen, none, other] = [...ephemeris.validSampleCount];
    expect([whole, other, none]).toEqual([721, 721, 0]);
    expect(fallen).toBeGreaterThan(1);
    expect(fallen).toBeLessThan(721);
    expect(ephemeris.statusCode[0]).toBe(0);
    expect([1, 6]).toContain(ephemeris.statusCode[1]);
    expect(ephemeris.statusCode[2]).toBe(1);
    const lastGood = stateOffset(ephemeris, 1, fallen! - 1);
    expect(ephemeris.positionTemeKm[lastGood]).not.toBeNaN();
    expect(ephemeris.positionTemeKm[lastGood + 3]).toBeNaN();
    const out = new Float64Array(6);
    expect(interpolateInto(out, ephemeris, 1, fallen! * 3600)).toBe(false);
  });

  test('yields often enough to be sliced', () => {
    const ephemeris = createEphemeris(3, 20_000, 0, 60);
    const propagators = ring.map(createPropagator);
    const done = [...propagateFleet(prepareFleet(propagators), epochUtcMs, ephemeris)];
    expect(done.length).toBeGreaterThanOrEqual(3);
    expect(done.at(-1)).toBe(3);
  });
});
