import { describe, expect, test } from 'vitest';
import { findAccess, type StationSite } from '../../src/orbit/access.ts';
import { interpolateInto, type Ephemeris } from '../../src/orbit/ephemeris.ts';
import { createStationFrame, lookAnglesInto, temeToEcef } from '../../src/orbit/frames.ts';
import { designElementSet, walkerElementSets } from '../../src/orbit/patterns.ts';
import { gmstRad } from '../../src/orbit/time.ts';
import { deg, finish, fleetEphemeris, rowsOf, utc } from './orbits.ts';

const startUtcMs = utc('2026-03-20T00:00:00Z');

function site(id: string, latitude: number, longitude: number, elevationMin: number): StationSite {
  return {
    id,
    latitudeRad: latitude * deg,
    longitudeRad: longitude * deg,
    altitudeM: 400,
    elevationMinRad: elevationMin * deg,
  };
}

const sites = [
  site('svalbard', 78.23, 15.4, 5),
  site('zurich', 47.4, 8.5, 10),
  site('quito', -0.2, -78.5, 25),
];
const fleet = walkerElementSets({
  idPrefix: 'w',
  epochUtcMs: startUtcMs,
  altitudeKm: 550,
  inclinationRad: 97.6 * deg,
  satelliteCount: 4,
  planeCount: 2,
  phasing: 1,
  kind: 'star',
});

/** Elevation and range by the frames' own path, on the same ephemeris. */
function lookAt(ephemeris: Ephemeris, satellite: number, place: StationSite, timeS: number) {
  const state = new Float64Array(6);
  const turned = new Float64Array(3);
  const out = new Float64Array(4);
  const frame = createStationFrame(place.latitudeRad, place.longitudeRad, place.altitudeM / 1000);
  interpolateInto(state, ephemeris, satellite, timeS);
  temeToEcef(turned, state, gmstRad(startUtcMs + timeS * 1000));
  lookAnglesInto(out, frame, turned, [0, 0, 0]);
  return { elevationRad: out[1]!, rangeKm: out[2]! };
}

describe('passes', () => {
  const ephemeris = fleetEphemeris(fleet, 43_200, 60);
  const windows = finish(findAccess(ephemeris, sites, startUtcMs));

  test('begin and end at the least elevation, and peak above it', () => {
    expect(windows.count).toBeGreaterThan(40);
    for (let row = 0; row < windows.count; row += 1) {
      const place = sites[windows.stationIndex[row]!]!;
      const look = (timeS: number) => lookAt(ephemeris, windows.satelliteIndex[row]!, place, timeS);
      const edges = [windows.startS[row]!, windows.endS[row]!];
      for (const edge of edges) {
        if (edge === 0 || edge === 43_200) continue;
        expect(Math.abs(look(edge).elevationRad - place.elevationMinRad)).toBeLessThan(1e-7);
      }
      const peak = look(windows.peakS[row]!);
      expect(peak.elevationRad).toBeCloseTo(windows.peakElevationRad[row]!, 6);
      for (const aside of [-0.5, 0.5]) {
        const timeS = Math.max(edges[0]!, Math.min(edges[1]!, windows.peakS[row]! + aside));
        expect(look(timeS).elevationRad).toBeLessThanOrEqual(peak.elevationRad + 1e-9);
      }
    }
  });

  test('are those that brute force finds, second by second', () => {
    let seconds = 0;
    for (const [stationIndex, place] of sites.entries()) {
      for (let timeS = 0.5; timeS < 43_200; timeS += 1) {
        if (lookAt(ephemeris, 0, place, timeS).elevationRad > place.elevationMinRad) seconds += 1;
      }
      for (let row = 0; row < windows.count; row += 1) {
        const isOurs =
          windows.satelliteIndex[row] === 0 && windows.stationIndex[row] === stationIndex;
        if (isOurs) seconds -= windows.endS[row]! - windows.startS[row]!;
      }
    }
    expect(Math.abs(seconds)).toBeLessThan(10); // half a second an edge
  });

  test('stand in order of satellite and start, and those of a pair are disjoint', () => {
    const rows = rowsOf(windows, ['satelliteIndex', 'startS', 'stationIndex', 'endS']);
    expect(rows).toEqual([...rows].sort((p, q) => p[0]! - q[0]! || p[1]! - q[1]!));
    const lastEnd = new Map<string, number>();
    for (const [satellite, startS, station, endS] of rows) {
      const pair = `${satellite!} ${station!}`;
      expect(startS!).toBeGreaterThan(lastEnd.get(pair) ?? -1);
      lastEnd.set(pair, endS!);
    }
  });

  test('the nearest point is the least range, found between samples', () => {
    for (let row = 0; row < 20; row += 1) {
      const place = sites[windows.stationIndex[row]!]!;
      let least = Infinity;
      for (let timeS = windows.startS[row]!; timeS <= windows.endS[row]!; timeS += 0.25) {
        const { rangeKm } = lookAt(ephemeris, windows.satelliteIndex[row]!, place, timeS);
        least = Math.min(least, rangeKm);
      }
      expect(windows.rangeMinKm[row]!).toBeLessThanOrEqual(least + 1e-9);
      expect(windows.rangeMinKm[row]!).toBeCloseTo(least, 1);
    }
  });

  test('a step of 120 s finds the same passes as one of 30 s', () => {
    const counts = [30, 120].map(
      (stepS) => finish(findAccess(fleetEphemeris(fleet, 43_200, stepS), sites, startUtcMs)).count,
    );
    expect(counts[0]).toBe(counts[1]);
  });
});

describe('orbits that are not low and round', () => {
  test('a geostationary satellite is always in view of the meridian below it', () => {
    const geo = designElementSet({
      id: 'geo',
      epochUtcMs: startUtcMs,
      altitudeKm: 42164.17 - 6378.137,
      inclinationRad: 0.02 * deg,
      rightAscensionRad: 0,
      meanAnomalyRad: gmstRad(startUtcMs) + 10 * deg,
    });
    const ephemeris = fleetEphemeris([geo], 86_400, 300);
    const windows = finish(findAccess(ephemeris, sites.slice(1), startUtcMs));
    const rows = rowsOf(windows, ['stationIndex', 'startS', 'endS']);
    expect(rows).toEqual([[0, 0, 86_400]]);
  });

  test('a Molniya perigee over the southern ocean is a pass of minutes, and is found', () => {
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
    const counts = [20, 120].map((stepS) => {
      const ephemeris = fleetEphemeris([molniya], 3 * 86_400, stepS);
      const south = Array.from({ length: 36 }, (_, k) => site(`s${k}`, -60, k * 10, 5));
      return finish(findAccess(ephemeris, south, startUtcMs)).count;
    });
    expect(counts[0]).toBeGreaterThan(20);
    expect(counts[1]).toBe(counts[0]);
  });
});

describe('the turning Earth', () => {
  test('UT1 − UTC of 0.03 s moves passes by milliseconds, polar motion too', () => {
    const ephemeris = fleetEphemeris(fleet.slice(0, 1), 43_200, 60);
    const starts = [
      {},
      { ut1MinusUtcS: 0.03 },
      { polarMotion: { xpRad: 1e-6, ypRad: 1.5e-6 } },
    ].map((options) => finish(findAccess(ephemeris, sites, startUtcMs, options)).startS);
    for (const other of starts.slice(1)) {
      const moved = [...other].map((startS, row) => Math.abs(startS - starts[0]![row]!));
      expect(Math.max(...moved)).toBeGreaterThan(1e-4);
      expect(Math.max(...moved)).toBeLessThan(0.05);
    }
  });
});
