import { describe, expect, test } from 'vitest';
import type { ElementSet } from '../../src/orbit/elementSet.ts';
import {
  createPropagator,
  isPropagator,
  minutesSinceEpoch,
  propagateInto,
  sgp4ErrorMeaning,
} from '../../src/orbit/sgp4.ts';
import { deg, utc } from './orbits.ts';

const low: ElementSet = {
  name: 'LOW',
  catalogNumber: '1',
  epochUtcMs: utc('2026-12-21T00:00:00Z'),
  meanMotionRadPerMin: (15.2 * 2 * Math.PI) / 1440,
  eccentricity: 0.001,
  inclinationRad: 53 * deg,
  rightAscensionRad: 1,
  argumentOfPerigeeRad: 2,
  meanAnomalyRad: 3,
  bstar: 0,
};

function ready(elementSet: ElementSet) {
  const propagator = createPropagator(elementSet);
  if (!isPropagator(propagator)) throw new Error(`failed with ${propagator.errorCode}`);
  return propagator;
}

describe('SGP4', () => {
  test('a state stands where it was asked for, and nothing else is written', () => {
    const out = new Float64Array(10).fill(-1);
    expect(propagateInto(out, 2, ready(low), 10)).toBe(0);
    expect([out[0], out[1], out[8], out[9]]).toEqual([-1, -1, -1, -1]);
    const radiusKm = Math.hypot(out[2]!, out[3]!, out[4]!);
    expect(radiusKm).toBeGreaterThan(6850);
    expect(radiusKm).toBeLessThan(6950);
    expect(Math.hypot(out[5]!, out[6]!, out[7]!)).toBeCloseTo(7.6, 1);
  });

  test('an epoch a microsecond later is a satellite 7.6 mm behind', () => {
    const [a, b] = [new Float64Array(6), new Float64Array(6)];
    const later = { ...low, epochUtcMs: low.epochUtcMs + 0.001 };
    const utcMs = low.epochUtcMs + 600_000;
    propagateInto(a, 0, ready(low), minutesSinceEpoch(low, utcMs));
    propagateInto(b, 0, ready(later), minutesSinceEpoch(later, utcMs));
    const apartKm = Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
    expect(apartKm * 1e6).toBeGreaterThan(5);
    expect(apartKm * 1e6).toBeLessThan(10);
  });

  test('an element set that is no orbit is refused with SGP4’s code', () => {
    const codes = [{ eccentricity: 1.2 }, { meanMotionRadPerMin: 0 }, { inclinationRad: NaN }].map(
      (change) => createPropagator({ ...low, ...change }),
    );
    expect(codes.map((result) => (isPropagator(result) ? 0 : result.errorCode))).toEqual([1, 2, 7]);
  });

  test('a decayed satellite gives code 6 and NaN, and the propagator goes on working', () => {
    const falling = ready({
      ...low,
      meanMotionRadPerMin: (16.4 * 2 * Math.PI) / 1440,
      bstar: 0.01,
    });
    const out = new Float64Array(6);
    const codes = [0, 60, 40_000, 0].map((minutes) => propagateInto(out, 0, falling, minutes));
    expect([codes[0], codes[1], codes[3]]).toEqual([0, 0, 0]);
    expect([1, 6]).toContain(codes[2]);
    propagateInto(out, 0, falling, 40_000);
    expect([...out]).toEqual([NaN, NaN, NaN, NaN, NaN, NaN]);
    expect(sgp4ErrorMeaning(6)).toContain('decayed');
  });

  test('epochs after 2056 and before 1957 are no two-digit years here', () => {
    const out = new Float64Array(6);
    const geo = { ...low, meanMotionRadPerMin: (1.0027 * 2 * Math.PI) / 1440 };
    for (const epoch of ['2080-06-01T00:00:00Z', '1950-06-01T00:00:00Z']) {
      const propagator = ready({ ...geo, epochUtcMs: utc(epoch) });
      expect(propagateInto(out, 0, propagator, 0)).toBe(0);
      const julianDate = utc(epoch) / 86400000 + 2440587.5;
      expect(propagator.record.jdsatepoch).toBeCloseTo(julianDate, 6);
    }
  });
});
