import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { prepareFleet } from '../../src/orbit/ephemeris.ts';
import { fleetStates } from '../../src/orbit/exactStates.ts';
import { findMarginWindows, type MarginOf } from '../../src/orbit/marginWindows.ts';
import { designElementSet } from '../../src/orbit/patterns.ts';
import { createPropagator, propagateInto, type Propagator } from '../../src/orbit/sgp4.ts';
import { deg, finish, fleetEphemeris, utc } from './orbits.ts';

const startUtcMs = utc('2026-03-20T00:00:00Z');
const molniya = designElementSet({
  id: 'm',
  epochUtcMs: startUtcMs,
  altitudeKm: 26_562 - 6378.137,
  inclinationRad: 63.4 * deg,
  rightAscensionRad: 0,
  argumentOfPerigeeRad: 270 * deg,
  meanAnomalyRad: Math.PI,
  eccentricity: 0.74,
});

/** Positive below a radius. */
const below =
  (radiusKm: number): MarginOf =>
  (state) =>
    radiusKm - Math.hypot(state[0]!, state[1]!, state[2]!);

describe('a margin of the user’s own', () => {
  test('height below a limit at perigee: edges of SGP4 itself to 1 ms, whatever the step', () => {
    const propagator = createPropagator(molniya) as Propagator;
    const statesAt = fleetStates(prepareFleet([propagator]), startUtcMs);
    const state = new Float64Array(6);
    const radiusAt = (timeS: number): number => {
      propagateInto(state, 0, propagator, timeS / 60);
      return Math.hypot(state[0]!, state[1]!, state[2]!);
    };
    const agrees = (radiusKm: number, stepS: number): boolean => {
      const ephemeris = fleetEphemeris([molniya], 86_400, stepS);
      // Gravity at 6,900 km and the turn of a perigee at 10 km/s: the radius bends no more sharply.
      const options = { statesAt, bendMax: 0.03 };
      const found = finish(findMarginWindows(ephemeris, below(radiusKm), options));
      return (
        found.count === 2 &&
        [...found.startS].every(
          (t) => radiusAt(t - 1e-3) > radiusKm && radiusAt(t + 1e-3) < radiusKm,
        ) &&
        [...found.endS].every((t) => radiusAt(t - 1e-3) < radiusKm && radiusAt(t + 1e-3) > radiusKm)
      );
    };
    const radii = fc.double({ min: 6990, max: 20_000, noNaN: true });
    fc.assert(fc.property(radii, fc.constantFrom(60, 120, 300), agrees), { numRuns: 30 });
  });

  test('its peak is the perigee, where the radius is least', () => {
    const ephemeris = fleetEphemeris([molniya], 43_200, 60);
    const [row] = [finish(findMarginWindows(ephemeris, below(10_000)))];
    const step = 1;
    const radiusAt = (timeS: number): number =>
      10_000 - finish(findMarginWindows(ephemeris, below(10_000), { endS: timeS })).peak[0]!;
    expect(row.count).toBe(1);
    expect(10_000 - row.peak[0]!).toBeLessThanOrEqual(radiusAt(row.peakS[0]! - step));
    expect(10_000 - row.peak[0]!).toBeCloseTo(26_562 * 0.26, -2);
  });

  test('north of the equator: half of every revolution, for each satellite the same', () => {
    const low = designElementSet({
      ...{ id: 'l', epochUtcMs: startUtcMs, altitudeKm: 550, inclinationRad: 1.7 },
      ...{ rightAscensionRad: 0, meanAnomalyRad: 1 },
    });
    const ephemeris = fleetEphemeris([low, low], 86_400, 60);
    const found = finish(findMarginWindows(ephemeris, (state) => state[2]!, { endS: 80_000 }));
    const ofFirst = [...found.startS].filter((_, row) => found.satelliteIndex[row] === 0);
    expect(found.count).toBe(2 * ofFirst.length);
    expect(ofFirst.length).toBeGreaterThanOrEqual(14);
    let inside = 0;
    for (let row = 0; row < ofFirst.length; row += 1)
      inside += found.endS[row]! - found.startS[row]!;
    expect(inside / 80_000).toBeCloseTo(0.5, 1);
  });

  test('always positive is one window, never is none', () => {
    const ephemeris = fleetEphemeris([molniya], 43_200, 60);
    const of = (value: number) => finish(findMarginWindows(ephemeris, () => value));
    expect([[...of(1).startS], [...of(1).endS]]).toEqual([[0], [43_200]]);
    expect(of(-1).count).toBe(0);
  });
});
