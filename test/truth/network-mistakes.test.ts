// Does the network avoid what others got wrong about light, sight and windows?
import { describe, expect, test } from 'vitest';
import { InstantGraph } from '../../src/compute/network/paths/instantGraph.ts';
import { placeGround } from '../../src/compute/network/paths/groundPlaces.ts';
import { ShortestPaths } from '../../src/compute/network/paths/shortestPaths.ts';
import { surveyWorld } from '../../src/compute/operate/world.ts';
import {
  batchJob,
  drain,
  jobOf,
  lostS,
  onFirst,
  ringFleet,
  run,
  scenarioOf,
} from '../compute/operate/scenarios.ts';

const lightKmPerS = 299_792.458;

describe('light in vacuum', () => {
  test('takes 3.336 ms for a link of 1,000 km, not the 5.7 ms of 0.587 c (StarryNet)', () => {
    const graph = new InstantGraph(2, placeGround([]), { rangeMaxKm: 5000, grazingAltitudeKm: 0 });
    const positionTemeKm = Float64Array.of(7000, -500, 0, 7000, 500, 0);
    graph.build({ positionTemeKm, gmst: 0 }, Int32Array.of(0, 1));
    const paths = new ShortestPaths(2);
    paths.run(graph, Int32Array.of(0));
    expect(paths.delayS[1]! * 1000).toBeCloseTo(3.33564, 5);
  });

  test('is as fast in the contacts of a run, over the distance that there is', () => {
    const scenario = scenarioOf({
      durationS: 6000,
      fleets: [ringFleet(8, { linkRateBitPerS: 1e9 }, { altitudeKm: 1000 })],
      stations: [],
      links: { topology: 'ring', rangeMaxKm: 8000 },
    });
    const { plan } = drain(surveyWorld(scenario)).network;
    expect(plan.count).toBeGreaterThan(0);
    // Neighbours of eight in a circle are 2 a sin(π/8) apart, but for the Earth's oblateness.
    const chordS = (2 * 7378.137 * Math.sin(Math.PI / 8)) / lightKmPerS;
    for (const lightS of plan.lightS) expect(Math.abs(lightS / chordS - 1)).toBeLessThan(0.01);
  });
});

describe('what comes down', () => {
  test('waits for a pass and comes down within one (orbital-compute sees no window)', () => {
    const scenario = scenarioOf({
      durationS: 43_200,
      fleets: [ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
      stations: [{ id: 'pole', latitudeDeg: 88, longitudeDeg: 0, elevationMinDeg: 5 }],
      workload: { jobs: [batchJob('one', { acceleratorS: 4000, outputBit: 1e9 })] },
    });
    const { access } = drain(surveyWorld(scenario));
    const result = run(scenario, onFirst);
    const { finishedS, deliveredS } = jobOf(result, 'one');
    const isInPass = (timeS: number) =>
      access.startS.some((startS, row) => startS <= timeS && timeS <= access.endS[row]! + 0.1);
    expect(isInPass(finishedS)).toBe(false);
    expect(isInPass(deliveredS)).toBe(true);
    const nextS = access.startS.find((startS) => startS > finishedS)!;
    expect(deliveredS).toBeGreaterThan(nextS);
    expect(lostS(result, 'one', 'outputLink')).toBeCloseTo(deliveredS - finishedS, 6);
  });

  test('never comes from where no station sees, be it ever so near on a map (Hypatia)', () => {
    // Over the equator at 550 km: a pole sees nothing of it, however long the slant range may be.
    const scenario = scenarioOf({
      durationS: 43_200,
      fleets: [ringFleet(1, {}, { altitudeKm: 550, inclinationDeg: 0 })],
      stations: [{ id: 'pole', latitudeDeg: 60, longitudeDeg: 0, elevationMinDeg: 0 }],
      workload: { jobs: [batchJob('one', { outputBit: 1e6 })] },
    });
    expect(drain(surveyWorld(scenario)).access.count).toBe(0);
    expect(jobOf(run(scenario, onFirst), 'one').status).toBe('unfinished');
  });
});
