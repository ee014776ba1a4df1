// Does an instant's network see over a horizon mask what passes see?
import { describe, expect, test } from 'vitest';
import { findAccess } from '../../../../src/orbit/access.ts';
import { interpolateInto } from '../../../../src/orbit/ephemeris.ts';
import { walkerElementSets } from '../../../../src/orbit/patterns.ts';
import { gmstRad } from '../../../../src/orbit/time.ts';
import { placeGround } from '../../../../src/compute/network/paths/groundPlaces.ts';
import { InstantGraph } from '../../../../src/compute/network/paths/instantGraph.ts';
import { deg, finish, fleetEphemeris, utc } from '../../../orbit/orbits.ts';

const startUtcMs = utc('2026-03-20T00:00:00Z');
const durationS = 21_600;
const satelliteCount = 6;
const fleet = walkerElementSets({
  ...{ idPrefix: 'w', epochUtcMs: startUtcMs, altitudeKm: 900, inclinationRad: 60 * deg },
  ...{ satelliteCount, planeCount: 3, phasing: 1, kind: 'delta' },
});
const ephemeris = fleetEphemeris(fleet, durationS, 60);
const horizonMask = {
  azimuthRad: [10, 80, 170, 190, 300].map((each) => each * deg),
  elevationRad: [2, 40, 8, 55, 20].map((each) => each * deg),
};
const places = [
  { id: 'hills', latitudeRad: 46 * deg, longitudeRad: 8 * deg, horizonMask },
  { id: 'plain', latitudeRad: 46 * deg, longitudeRad: 8 * deg },
  { id: 'south', latitudeRad: -33 * deg, longitudeRad: -70 * deg, horizonMask },
].map((each) => ({ ...each, altitudeM: 500, elevationMinRad: 5 * deg }));

describe('a place behind hills', () => {
  const windows = finish(findAccess(ephemeris, places, startUtcMs));
  const graph = new InstantGraph(satelliteCount, placeGround(places), {
    rangeMaxKm: 5000,
    grazingAltitudeKm: 80,
  });

  test('is joined with a satellite at an instant when a pass goes on', () => {
    const positions = new Float64Array(3 * satelliteCount);
    const state = new Float64Array(6);
    const seen = [0, 0, 0];
    for (let timeS = 7; timeS < durationS; timeS += 31) {
      for (let s = 0; s < satelliteCount; s += 1) {
        interpolateInto(state, ephemeris, s, timeS);
        positions.set(state.subarray(0, 3), 3 * s);
      }
      const gmst = gmstRad(startUtcMs + 1000 * timeS);
      graph.build({ positionTemeKm: positions, gmst }, new Int32Array(0));
      places.forEach((_, place) => {
        const node = satelliteCount + place;
        const joined = graph.neighbour.slice(graph.rowStart[node], graph.rowStart[node + 1]);
        const passing = new Set<number>();
        for (let row = 0; row < windows.count; row += 1) {
          const isOn = windows.startS[row]! <= timeS && timeS < windows.endS[row]!;
          if (isOn && windows.stationIndex[row] === place)
            passing.add(windows.satelliteIndex[row]!);
        }
        expect(new Set(joined)).toEqual(passing);
        seen[place]! += passing.size;
      });
    }
    expect(seen[0]).toBeGreaterThan(20);
    expect(seen[0]).toBeLessThan(0.8 * seen[1]!);
  });
});
