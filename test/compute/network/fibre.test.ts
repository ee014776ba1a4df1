// Does light take the time through glass that its length and index ask for?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { greatCircleRad, radPerDeg } from '../../../src/orbit/index.ts';
import { fibre, fibreDelayS, greatCircleKm } from '../../../src/compute/network/fibre.ts';
import { latencyStudy } from '../../../src/compute/network/paths/latencyStudy.ts';
import { drain, ringFleet, scenarioOf } from '../operate/scenarios.ts';

const lightKmPerS = 299_792.458;
const place = (latitudeDeg: number, longitudeDeg: number) => ({
  latitudeRad: latitudeDeg * radPerDeg,
  longitudeRad: longitudeDeg * radPerDeg,
});

describe('fibre over land', () => {
  test('takes 1.5 great circles at c / 1.4682: 7.346 ms for 1,000 km of circle', () => {
    expect(fibreDelayS(1000)).toBeCloseTo(0.007346, 6);
    expect(fibreDelayS(1000, 1)).toBeCloseTo(fibreDelayS(1000) / 1.5, 15);
    expect(fibreDelayS(1000, 1, 1)).toBeCloseTo(1000 / lightKmPerS, 15);
    expect(fibreDelayS(0)).toBe(0);
    expect([fibre.fields.detour.value, fibre.fields.groupIndex.value]).toEqual([1.5, 1.4682]);
  });

  test('lies along circles of the mean sphere, alike in both directions', () => {
    const [amsterdam, paris] = [place(52.379189, 4.899431), place(48.864716, 2.349014)];
    expect(Math.abs(greatCircleKm(amsterdam, paris, 6378.135) - 430)).toBeLessThan(1);
    const degrees = fc.tuple(
      fc.integer({ min: -90, max: 90 }),
      fc.integer({ min: -180, max: 180 }),
    );
    fc.assert(
      fc.property(degrees, degrees, (a, b) => {
        const [from, to] = [place(...a), place(...b)];
        const angle = greatCircleRad(
          ...([from.latitudeRad, from.longitudeRad] as const),
          ...([to.latitudeRad, to.longitudeRad] as const),
        );
        expect(greatCircleKm(from, to)).toBeCloseTo(6371.0088 * angle, 6);
        expect(greatCircleKm(to, from)).toBeCloseTo(greatCircleKm(from, to), 6);
      }),
    );
  });

  test('is what the study of latency adds between a city and its gateway', () => {
    const here = { latitudeDeg: 47, longitudeDeg: 8, elevationMinDeg: 0 };
    const scenario = scenarioOf({
      durationS: 6000,
      fleets: [ringFleet(24, {}, { altitudeKm: 1000 })],
      stations: [{ id: 'gate', ...here }],
      workload: { jobs: [] },
    });
    const at = (city: ReturnType<typeof place>) => {
      const cities = [{ id: 'city', ...city }];
      return drain(latencyStudy(scenario, { cities, mode: 'gateway', stepS: 600 }))[0]!.bestS;
    };
    const [there, away] = [place(47, 8), place(52, 13)];
    const addedS = at(away) - at(there);
    expect(addedS).toBeCloseTo(2 * fibreDelayS(greatCircleKm(there, away)), 12);
  });
});
