// Do scenes arise where satellites fly, by day, and there alone?
import { describe, expect, test } from 'vitest';
import {
  createStateSource,
  ecefToGeodetic,
  fleetStates,
  gmstRad,
  greatCircleRad,
  prepareFleet,
  radPerDeg,
  temeToEcef,
} from '../../../src/orbit/index.ts';
import { orbitOf } from '../../../src/compute/scenario/orbitOf.ts';
import type { JobRow, Scenario } from '../../../src/compute/scenario/scenario.ts';
import { previewWorkload } from '../../../src/compute/workload/arrivalsPreview.ts';
import { jobsOfRun } from '../../../src/compute/workload/arrivalsOfRun.ts';
import { sceneJobs } from '../../../src/compute/workload/scenes.ts';
import { distanceToKm, globeFraction } from '../../../src/compute/workload/scenesRegion.ts';
import type { SceneRegion } from '../../../src/compute/workload/scenesRegion.ts';
import { simulate } from '../../../src/compute/operate/simulate.ts';
import { fc } from '../../chance.ts';
import { sampleText, scenarioOf } from '../scenario/sample.ts';

const orbit = {
  kind: 'sunSynchronous',
  altitudeKm: 500,
  localTimeOfAscendingNode: '10:30',
  satellitesPerPlaneCount: 3,
};
const image = { id: 'eye', kind: 'earthObservation', acceleratorS: 5, inputBit: 8e9 };

function flown(scenes: Record<string, unknown>, changes: Record<string, unknown> = {}): Scenario {
  const streams = [{ ...image, arrivalsPerHour: 360, scenes, ...changes }];
  return scenarioOf(sampleText({ fleets: [{ id: 'eyes', orbit }], workload: { streams } }));
}

function ended<T>(work: Generator<unknown, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

function groundOf(scenario: Scenario, { originSatelliteIndex, releaseS }: JobRow) {
  const orbits = scenario.satellites.map((each) => createStateSource(orbitOf(each)));
  const state = new Float64Array(6);
  fleetStates(prepareFleet(orbits), scenario.startUtcMs)(state, originSatelliteIndex, releaseS);
  const place = new Float64Array(3);
  temeToEcef(place, state, gmstRad(scenario.startUtcMs + 1000 * releaseS, 0));
  ecefToGeodetic(place, place);
  return { latitudeRad: place[0]!, longitudeRad: place[1]! };
}

describe('scenes', () => {
  const box = {
    latitudeMinDeg: 0,
    latitudeMaxDeg: 30,
    longitudeMinDeg: 150,
    longitudeMaxDeg: -120,
  };
  const everywhere = {
    latitudeMinDeg: -90,
    latitudeMaxDeg: 90,
    longitudeMinDeg: -180,
    longitudeMaxDeg: 180,
  };

  test('lie in their regions, also across the date line', () => {
    const scenario = flown({ regions: [box], sunElevationMinDeg: -90 });
    const rows = ended(sceneJobs(scenario, 1));
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      const { latitudeRad, longitudeRad } = groundOf(scenario, row);
      expect(latitudeRad).toBeGreaterThanOrEqual(0);
      expect(latitudeRad).toBeLessThanOrEqual(30 * radPerDeg);
      expect(Math.abs(longitudeRad)).toBeGreaterThanOrEqual(120 * radPerDeg);
    }
  });

  test('are missed nowhere by skipping ahead: a region in pieces gives the same', () => {
    const halves = [
      { ...box, latitudeMaxDeg: 15 },
      { ...box, latitudeMinDeg: 15 },
    ];
    const far = { ...everywhere, latitudeMinDeg: 89.9999 };
    const [one, two] = [[box], [...halves, far]].map((regions) =>
      ended(sceneJobs(flown({ regions, sunElevationMinDeg: -90 }), 1)),
    );
    expect(two!.map(({ releaseS }) => releaseS)).toEqual(one!.map(({ releaseS }) => releaseS));
  });

  test('of the whole globe come at their rate on every satellite, by night as well', () => {
    const rows = ended(sceneJobs(flown({ regions: [everywhere], sunElevationMinDeg: -90 }), 1));
    expect(rows).toHaveLength((3 * 86_400) / 10);
  });

  test('by day are about half of all', () => {
    const rows = ended(sceneJobs(flown({ regions: [everywhere], sunElevationMinDeg: 0 }), 1));
    expect(Math.abs(rows.length / ((3 * 86_400) / 10) - 0.5)).toBeLessThan(0.02);
  });

  test('of a city are taken within its radius', () => {
    const scenario = flown({ regions: ['cairo'], cityRadiusKm: 800 });
    const rows = ended(sceneJobs(scenario, 1));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const { latitudeRad, longitudeRad } = groundOf(scenario, row);
      const [cairoLat, cairoLon] = [30.0392 * radPerDeg, 31.2394 * radPerDeg];
      const away = greatCircleRad(latitudeRad, longitudeRad, cairoLat, cairoLon);
      expect(away * 6378.137).toBeLessThanOrEqual(800);
    }
  });

  test('are the same for the same seed, in order, and named after their stream', () => {
    const scenario = flown({ regions: [box] });
    const rows = ended(sceneJobs(scenario, 5));
    expect(ended(sceneJobs(scenario, 5))).toEqual(rows);
    expect(ended(sceneJobs(scenario, 6))).not.toEqual(rows);
    const times = rows.map(({ releaseS }) => releaseS);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(rows[0]!.id).toBe('eye#1');
  });

  test('are jobs of the run, with their input on board and a fraction of it as output', () => {
    const scenario = flown({ regions: [box] }, { arrivalsPerHour: 20 });
    const jobs = ended(jobsOfRun(scenario, scenario.seed));
    expect(previewWorkload(scenario).jobCount).toBe(jobs.count);
    const result = ended(simulate(scenario));
    expect(result.jobs.count).toBe(jobs.count);
    expect(result.jobs.count).toBeGreaterThan(0);
    const { submittedCount, completedCount, rejectedCount, unfinishedCount } = result.metrics.jobs;
    expect(submittedCount).toBe(jobs.count);
    expect(completedCount + rejectedCount + unfinishedCount).toBe(submittedCount);
    expect(jobs.templates[0]!.outputBit).toBeCloseTo(8e6, 6);
  });
});

describe('the distance to a region', () => {
  const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
  const half = fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true });

  test('is never more than the way to any place in it', () => {
    fc.assert(
      fc.property(half, half, angle, angle, half, angle, (a, b, west, east, lat, lon) => {
        const [southRad, northRad] = [Math.min(a, b), Math.max(a, b)];
        const region: SceneRegion = {
          kind: 'box',
          southRad,
          northRad,
          westRad: west,
          eastRad: east,
        };
        const width = east >= west ? east - west : east - west + 2 * Math.PI;
        const inside = { lat: (southRad + northRad) / 2, lon: west + width / 3 };
        expect(distanceToKm(region, inside.lat, inside.lon)).toBeLessThan(1e-3);
        for (const toLat of [southRad, inside.lat, northRad]) {
          for (const toLon of [west, inside.lon, east]) {
            const way = greatCircleRad(lat, lon, toLat, toLon) * 6378.137;
            expect(distanceToKm(region, lat, lon)).toBeLessThanOrEqual(way + 0.01);
          }
        }
      }),
    );
  });

  test('a hemisphere is half of the globe, whichever way it is told', () => {
    const disc = { kind: 'disc', latitudeRad: 1, longitudeRad: 0 } as const;
    expect(globeFraction({ ...disc, radiusKm: (6378.137 * Math.PI) / 2 })).toBeCloseTo(0.5, 12);
    const box = { southRad: 0, northRad: Math.PI / 2, westRad: -Math.PI, eastRad: Math.PI };
    expect(globeFraction({ kind: 'box', ...box })).toBeCloseTo(0.5, 12);
  });
});
