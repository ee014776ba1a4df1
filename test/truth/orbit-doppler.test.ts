// Skyfield's ranges, range rates and passes of the ISS (documentation, page "Earth Satellites", by
// B. Rhodes), and the cases of satellite.js's issue 180 with the tests that mend it.
import * as satelliteJs from 'satellite.js';
import { describe, expect, test } from 'vitest';
import { findAccess } from '../../src/orbit/access.ts';
import { lightSpeedKmPerS, radPerDeg } from '../../src/orbit/constants.ts';
import { readElementSets } from '../../src/orbit/elementSet.ts';
import { createEphemeris, prepareFleet, propagateFleet } from '../../src/orbit/ephemeris.ts';
import {
  createStationFrame,
  lookAnglesInto,
  temeToEcef,
  temeVelocityToEcef,
} from '../../src/orbit/frames.ts';
import {
  createPropagator,
  isPropagator,
  minutesSinceEpoch,
  propagateInto,
} from '../../src/orbit/sgp4.ts';
import { gmstRad } from '../../src/orbit/time.ts';
import { dopplerShiftHz, topocentricInto } from '../../src/orbit/topocentric.ts';
import { finish, utc } from '../orbit/orbits.ts';

function propagatorOf(lines: readonly string[]) {
  const propagator = createPropagator(readElementSets(lines.join('\n')).elementSets[0]!);
  if (!isPropagator(propagator)) throw new Error('the ISS does not propagate');
  return propagator;
}

const state = new Float64Array(6);
const look = new Float64Array(4);
const xyz = (v: ArrayLike<number>) => ({ x: v[0]!, y: v[1]!, z: v[2]! });

describe('Skyfield, the ISS over Bluffton (40.8939° N 83.8917° W) on 2014-01-23', () => {
  const iss = propagatorOf([
    '1 25544U 98067A   14020.93268519  .00009878  00000-0  18200-3 0  5082',
    '2 25544  51.6498 109.4756 0003572  55.9686 274.8005 15.49815350868473',
  ]);
  const [latitudeRad, longitudeRad] = [40.8939 * radPerDeg, -83.8917 * radPerDeg];
  const ut1MinusUtcS = -0.1;

  test('ranges to 0.06 km, range rates to the last digit, at 11:17 … 11:22', () => {
    const station = createStationFrame(latitudeRad, longitudeRad, 0);
    const rangesKm = [1434.2, 1190.5, 1064.3, 1097.3, 1277.4, 1553.6];
    const ratesKmPerS = [-4.74, -3.24, -0.84, 1.9, 3.95, 5.14];
    for (let k = 0; k < 6; k += 1) {
      const utcMs = utc(`2014-01-23T11:${17 + k}:00Z`);
      propagateInto(state, 0, iss, minutesSinceEpoch(iss.elementSet, utcMs));
      topocentricInto(look, station, state, gmstRad(utcMs, ut1MinusUtcS));
      expect(Math.abs(look[2]! - rangesKm[k]!)).toBeLessThan(0.06);
      expect(Math.abs(look[3]! - ratesKmPerS[k]!)).toBeLessThan(0.005);
    }
  });

  test('passes above 30° to the second: 06:25:37 to 06:28:19 and 12:54:56 to 12:57:58', () => {
    const startUtcMs = utc('2014-01-23T00:00:00Z');
    const ephemeris = createEphemeris(1, 1441, 0, 60);
    finish(propagateFleet(prepareFleet([iss]), startUtcMs, ephemeris));
    const site = { id: 's', latitudeRad, longitudeRad, altitudeM: 0 };
    const sites = [{ ...site, elevationMinRad: 30 * radPerDeg }];
    const passes = finish(findAccess(ephemeris, sites, startUtcMs, { ut1MinusUtcS }));
    const edgesS = [...passes.startS].flatMap((startS, row) => [startS, passes.endS[row]!]);
    const published = ['06:25:37', '06:28:19', '12:54:56', '12:57:58'];
    expect(edgesS).toHaveLength(published.length);
    published.forEach((at, edge) => {
      const expectedS = (utc(`2014-01-23T${at}Z`) - startUtcMs) / 1000;
      expect(Math.abs(edgesS[edge]! - expectedS)).toBeLessThan(1);
    });
  });
});

describe('satellite.js, issue 180', () => {
  const iss = propagatorOf([
    '1 25544U 98067A   25191.49368601  .00007939  00000-0  14455-3 0  9995',
    '2 25544  51.6350 191.5447 0002161   1.4001 135.0516 15.50469967518770',
  ]);

  test('Skyfield has −2.840436 km/s; ours to 2 mm/s, theirs is 180 Hz off at 437 MHz', () => {
    const utcMs = utc('2025-07-10T23:49:24Z');
    const gmst = gmstRad(utcMs, 0.053);
    const station = createStationFrame(41 * radPerDeg, -71 * radPerDeg, 1);
    propagateInto(state, 0, iss, minutesSinceEpoch(iss.elementSet, utcMs));
    topocentricInto(look, station, state, gmst);
    expect(Math.abs(look[2]! - 1100.46)).toBeLessThan(0.01);
    expect(look[1]! / radPerDeg).toBeCloseTo(17.6, 1);
    expect(Math.abs(look[3]! + 2.840436061)).toBeLessThan(2e-6);
    const [place, velocity] = [new Float64Array(3), new Float64Array(3)];
    temeToEcef(place, state, gmst);
    temeVelocityToEcef(velocity, state, gmst);
    const other = satelliteJs.dopplerFactor(xyz(station.positionEcefKm), xyz(place), xyz(velocity));
    const off = 437e6 * (other - 1) - dopplerShiftHz(437e6, look[3]!);
    expect(Math.abs(off - 180)).toBeLessThan(5);
  });

  test('45° east on the equator: right by hand, and theirs 1.48e-6 higher', () => {
    const station = createStationFrame(0, 0, 0);
    const along = Math.sqrt(0.5);
    const place = [6878.137 * along, 6878.137 * along, 0];
    const velocity = [7.91 * along, 7.91 * along, 0];
    lookAnglesInto(look, station, place, velocity);
    expect(1 - look[3]! / lightSpeedKmPerS).toBeCloseTo(0.9999877339715508, 14);
    const other = satelliteJs.dopplerFactor(xyz(station.positionEcefKm), xyz(place), xyz(velocity));
    expect(other).toBeCloseTo(0.9999892152210788, 14);
  });
});
