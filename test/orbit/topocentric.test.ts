import * as satelliteJs from 'satellite.js';
import { describe, expect, test } from 'vitest';
import { lightSpeedKmPerS, radPerArcsec } from '../../src/orbit/constants.ts';
import { createStationFrame, temeToEcef, temeVelocityToEcef } from '../../src/orbit/frames.ts';
import { designElementSet } from '../../src/orbit/patterns.ts';
import { createPropagator, isPropagator, propagateInto } from '../../src/orbit/sgp4.ts';
import { slopeStateInto } from '../../src/orbit/slopeVelocity.ts';
import { gmstRad } from '../../src/orbit/time.ts';
import { dopplerShiftHz, topocentricInto } from '../../src/orbit/topocentric.ts';
import { deg, utc } from './orbits.ts';

const startUtcMs = utc('2026-03-20T00:00:00Z');
const station = createStationFrame(47.4 * deg, 8.5 * deg, 0.4);
const pole = { xpRad: 0.15 * radPerArcsec, ypRad: 0.4 * radPerArcsec };

function orbit(altitudeKm: number, inclination: number, eccentricity = 0) {
  const propagator = createPropagator(
    designElementSet({
      id: 'x',
      epochUtcMs: startUtcMs,
      altitudeKm,
      inclinationRad: inclination * deg,
      rightAscensionRad: 1,
      meanAnomalyRad: 0,
      eccentricity,
      argumentOfPerigeeRad: eccentricity > 0 ? 270 * deg : 0,
    }),
  );
  if (!isPropagator(propagator)) throw new Error('the orbit does not propagate');
  return propagator;
}

/** Azimuth, elevation, range and range rate by SGP4 itself. */
function lookAt(
  propagator: ReturnType<typeof orbit>,
  timeS: number,
  ut1MinusUtcS = 0.1,
  stateInto: typeof propagateInto | typeof slopeStateInto = propagateInto,
) {
  const state = new Float64Array(6);
  const out = new Float64Array(4);
  stateInto(state, 0, propagator, timeS / 60);
  const gmst = gmstRad(startUtcMs + timeS * 1000, ut1MinusUtcS);
  topocentricInto(out, station, state, gmst, pole);
  return { azimuth: out[0]!, elevation: out[1]!, rangeKm: out[2]!, rateKmPerS: out[3]!, state };
}

/** By five points ½ s apart: good to 1e-7 km/s. SGP4’s own velocity is 1e-5 from that. */
function rangeDerivative(propagator: ReturnType<typeof orbit>, timeS: number): number {
  const at = (aside: number): number => lookAt(propagator, timeS + aside).rangeKm;
  return (8 * (at(0.5) - at(-0.5)) - (at(1) - at(-1))) / 6;
}

const xyz = (v: ArrayLike<number>) => ({ x: v[0]!, y: v[1]!, z: v[2]! });

describe('range rate and Doppler shift', () => {
  for (const [altitudeKm, inclination] of [
    [550, 53],
    [650, 98],
    [20_200, 55],
    [35_786, 0.1],
  ] as const) {
    test(`at ${altitudeKm} km and ${inclination}° are the derivative of the range`, () => {
      const propagator = orbit(altitudeKm, inclination);
      for (let timeS = 100; timeS < 40_000; timeS += 1711) {
        const { rateKmPerS } = lookAt(propagator, timeS);
        expect(Math.abs(rateKmPerS - rangeDerivative(propagator, timeS))).toBeLessThan(2e-5);
      }
    });
  }

  test('of a Molniya orbit are 2 m/s from it by SGP4’s velocity, right by the slope', () => {
    const molniya = orbit(26_600 - 6378.137, 63.4, 0.74);
    let [plain, slope] = [0, 0];
    for (let timeS = -3600; timeS < 42_000; timeS += timeS < 3600 ? 60 : 600) {
      const derivative = rangeDerivative(molniya, timeS);
      const { rateKmPerS } = lookAt(molniya, timeS);
      const better = lookAt(molniya, timeS, 0.1, slopeStateInto).rateKmPerS;
      plain = Math.max(plain, Math.abs(rateKmPerS - derivative));
      slope = Math.max(slope, Math.abs(better - derivative));
    }
    expect(plain).toBeGreaterThan(5e-4);
    expect(plain).toBeLessThan(2e-3); // 53 Hz at 8 GHz
    expect(slope).toBeLessThan(2e-7);
  });

  test('by the slope of the positions are right in low orbit too, and fail where SGP4 does', () => {
    const low = orbit(550, 53);
    for (let timeS = 100; timeS < 40_000; timeS += 1711) {
      const { rateKmPerS } = lookAt(low, timeS, 0.1, slopeStateInto);
      expect(Math.abs(rateKmPerS - rangeDerivative(low, timeS))).toBeLessThan(2e-7);
    }
    const table = { name: 't', catalogNumber: 't', epochUtcMs: startUtcMs, segments: [] };
    const out = new Float64Array(6);
    expect(slopeStateInto(out, 0, table, 0)).toBe(8);
    expect(out.every(Number.isNaN)).toBe(true);
  });

  test('satellite.js’s is not: it adds the Earth’s turn to an ECEF velocity (issue 180)', () => {
    // Its function asks for the ECEF velocity, but is right only for the TEME one in ECEF axes.
    const propagator = orbit(550, 53);
    const [position, velocity] = [new Float64Array(3), new Float64Array(3)];
    let [asTyped, asTurned] = [0, 0];
    for (let timeS = 100; timeS < 40_000; timeS += 711) {
      const { state } = lookAt(propagator, timeS);
      const gmst = gmstRad(startUtcMs + timeS * 1000, 0.1);
      temeToEcef(position, state, gmst, pole);
      temeVelocityToEcef(velocity, state, gmst, pole);
      const turned = satelliteJs.eciToEcf({ x: state[3]!, y: state[4]!, z: state[5]! }, gmst);
      const rateOf = (v: { x: number; y: number; z: number }): number => {
        const [observer, place] = [station.positionEcefKm, position].map(xyz);
        return (1 - satelliteJs.dopplerFactor(observer!, place!, v)) * lightSpeedKmPerS;
      };
      const derivative = rangeDerivative(propagator, timeS);
      asTyped = Math.max(asTyped, Math.abs(rateOf(xyz(velocity)) - derivative));
      asTurned = Math.max(asTurned, Math.abs(rateOf(turned) - derivative));
    }
    expect(asTyped).toBeGreaterThan(0.2); // 5 kHz at 8 GHz
    expect(asTurned).toBeLessThan(1e-4);
  });

  test('satellite.js’s ECEF velocity is not the rate of the place: −ω × r lacks', () => {
    const propagator = orbit(550, 53);
    const placeAt = (timeS: number): Float64Array => {
      const out = new Float64Array(3);
      temeToEcef(out, lookAt(propagator, timeS).state, gmstRad(startUtcMs + timeS * 1000));
      return out;
    };
    const { state } = lookAt(propagator, 1000);
    const gmst = gmstRad(startUtcMs + 1_000_000);
    const own = new Float64Array(3);
    temeVelocityToEcef(own, state, gmst);
    const other = satelliteJs.eciToEcf({ x: state[3]!, y: state[4]!, z: state[5]! }, gmst);
    const [before, after] = [placeAt(999.5), placeAt(1000.5)];
    const rate = after.map((x, c) => x - before[c]!);
    const apart = (v: readonly number[]): number => Math.hypot(...v.map((x, c) => x - rate[c]!));
    expect(apart([...own])).toBeLessThan(1e-4);
    expect(apart([other.x, other.y, other.z])).toBeGreaterThan(0.3);
  });

  test('a satellite that comes is heard higher: 1 km/s is 26.7 kHz at 8 GHz', () => {
    expect(dopplerShiftHz(8e9, -1)).toBeCloseTo(26_685, 0);
    expect(dopplerShiftHz(8e9, 1)).toBeCloseTo(-26_685, 0);
  });
});

describe('the turn of the Earth', () => {
  test('UT1 − UTC moves the view as much as the same time does the station', () => {
    const propagator = orbit(20_200, 55);
    const plain = lookAt(propagator, 5000, 0);
    const late = lookAt(propagator, 5000, 0.9);
    const apartKm =
      plain.rangeKm *
      Math.hypot(
        (late.azimuth - plain.azimuth) * Math.cos(plain.elevation),
        late.elevation - plain.elevation,
      );
    // 0.9 s of the station at 47°: 0.28 km; of the satellite's distance: up to 1.8 km.
    expect(apartKm).toBeGreaterThan(0.05);
    expect(apartKm).toBeLessThan(2);
  });
});
