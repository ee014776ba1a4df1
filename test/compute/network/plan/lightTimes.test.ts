// Is no bit faster than light, and none later than the way there is when it leaves?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { gmstRad, lightSpeedKmPerS } from '../../../../src/orbit/index.ts';
import { LeastLight } from '../../../../src/compute/network/plan/leastLight.ts';
import { surveyWorld } from '../../../../src/compute/operate/world.ts';
import { findPolicy } from '../../../../src/compute/schedule/policies.ts';
import type { Scenario } from '../../../../src/compute/scenario/scenario.ts';
import { batchJob, drain, eventsOf, run, scenarioOf } from '../../operate/scenarios.ts';

/** Two planes of low orbits, an eccentric one and a close formation over two stations. */
const scenario: Scenario = scenarioOf({
  durationS: 30_000,
  fleets: [
    {
      id: 'low',
      orbit: {
        ...{ kind: 'walker', altitudeKm: 550, inclinationDeg: 53, planeCount: 2 },
        ...{ satellitesPerPlaneCount: 6, phasing: 1 },
      },
      platform: { base: 'server-8', linkRateBitPerS: 1e9 },
    },
    {
      id: 'far',
      orbit: {
        kind: 'elements',
        satellites: [
          {
            ...{ semiMajorAxisKm: 15_000, eccentricity: 0.5, inclinationDeg: 63.4 },
            ...{ rightAscensionDeg: 20, argumentOfPerigeeDeg: 270 },
          },
        ],
      },
      platform: { base: 'server-8', linkRateBitPerS: 1e9 },
    },
  ],
  stations: [
    { id: 'a', latitudeDeg: 48, longitudeDeg: 11, altitudeM: 500, elevationMinDeg: 5 },
    { id: 'b', latitudeDeg: -33, longitudeDeg: 151, elevationMinDeg: 5 },
  ],
  links: { topology: 'mesh', rangeMaxKm: 20_000 },
  workload: {
    jobs: Array.from({ length: 60 }, (_, at) =>
      batchJob(`j-${at}`, { releaseS: 300 * at, inputBit: 5e7, outputBit: 5e7, acceleratorS: 60 }),
    ),
  },
});
const world = drain(surveyWorld(scenario));
const { plan, sites, groundNode } = world.network;
const state = new Float64Array(6);

type Place = readonly [x: number, y: number, z: number];

/** Where an end of a contact is, in the inertial frame: exact states, and the ground by hand. */
function placeOf(node: number, row: number, timeS: number): Place {
  if (node !== groundNode) {
    expect(world.supplies.statesAt(state, node, timeS)).toBe(true);
    return [state[0]!, state[1]!, state[2]!];
  }
  const { latitudeRad, longitudeRad, altitudeM } =
    scenario.stations[sites[plan.station[row]!]!.station]!;
  const flat = (2 - 1 / 298.257223563) / 298.257223563;
  const n = 6378.137 / Math.sqrt(1 - flat * Math.sin(latitudeRad) ** 2);
  const across = (n + altitudeM / 1000) * Math.cos(latitudeRad);
  const turned = longitudeRad + gmstRad(scenario.startUtcMs + timeS * 1000, 0);
  const up = (n * (1 - flat) + altitudeM / 1000) * Math.sin(latitudeRad);
  return [across * Math.cos(turned), across * Math.sin(turned), up];
}

/** Light's way from where one end is to where the other one will be. */
function trueLightS(row: number, timeS: number): number {
  const [from, to] = [plan.fromNode[row]!, plan.toNode[row]!];
  const start = placeOf(from, row, timeS);
  let lightS = 0;
  for (let round = 0; round < 6; round += 1) {
    const end = placeOf(to, row, timeS + lightS);
    const square = end.reduce((sum, each, axis) => sum + (each - start[axis]!) ** 2, 0);
    lightS = Math.sqrt(square) / lightSpeedKmPerS;
  }
  return lightS;
}

const moments = fc.record({
  row: fc.nat(plan.count - 1),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('light takes its way, and at most 1e-4 of that and 0.2 µs longer, never less', () => {
  let [grounded, longestS] = [0, 0];
  fc.assert(
    fc.property(moments, ({ row, share }) => {
      const timeS = plan.startS[row]! + share * (plan.endS[row]! - plan.startS[row]!);
      const [ours, real] = [plan.lightAt(row, timeS), trueLightS(row, timeS)];
      expect(ours).toBeGreaterThanOrEqual(real);
      expect(ours).toBeLessThanOrEqual(real * (1 + 1e-4) + 2e-7);
      expect(ours).toBeLessThanOrEqual(plan.lightS[row]! * (1 + 1e-4));
      expect(ours).toBeGreaterThanOrEqual(plan.lightMinS[row]!);
      if (plan.station[row]! >= 0) grounded += 1;
      longestS = Math.max(longestS, real);
    }),
    { numRuns: 2000 },
  );
  expect(grounded).toBeGreaterThan(200);
  expect(longestS).toBeGreaterThan(0.05);
});

test('what leaves later arrives later: no bit overtakes another', () => {
  fc.assert(
    fc.property(
      moments,
      fc.double({ min: 0.001, max: 50, noNaN: true }),
      ({ row, share }, gapS) => {
        const timeS = plan.startS[row]! + share * (plan.endS[row]! - plan.startS[row]!);
        const laterS = Math.min(plan.endS[row]!, timeS + gapS);
        const [first, second] = [timeS, laterS].map((each) => each + plan.lightAt(row, each));
        expect(second).toBeGreaterThanOrEqual(first!);
      },
    ),
    { numRuns: 1000 },
  );
});

test('the least light of a stretch of time is never more than light takes in it', () => {
  let tightCount = 0;
  fc.assert(
    fc.property(moments, fc.constantFrom(60, 120, 1800), ({ row, share }, lengthS) => {
      const startS = plan.startS[row]! - lengthS + share * (plan.endS[row]! - plan.startS[row]!);
      const span = { startS, endS: startS + lengthS };
      const leastS = new LeastLight(plan, span, 1).ofRow(row, 0);
      const fromS = Math.max(startS, plan.startS[row]!);
      const toS = Math.max(fromS, Math.min(span.endS, plan.endS[row]!));
      for (let at = 0; at <= 40; at += 1) {
        const lightS = plan.lightAt(row, fromS + (at / 40) * (toS - fromS));
        expect(leastS).toBeLessThanOrEqual(lightS);
        if (leastS > lightS - 2e-3) tightCount += 1;
      }
    }),
    { numRuns: 500 },
  );
  expect(tightCount).toBeGreaterThan(1000);
});

describe('in a run', () => {
  const result = run(scenario, findPolicy('fifo')!);

  test('deliveries and inputs come a light time after the last bit has left', () => {
    const { routes, jobs } = result;
    let checkedCount = 0;
    const rowAt = (from: number, to: number, timeS: number): number => {
      for (let row = 0; row < plan.count; row += 1) {
        const isHere = (node: number, place: number) =>
          place >= 0
            ? node === place
            : node === groundNode && sites[plan.station[row]!]?.station === -1 - place;
        if (!isHere(plan.fromNode[row]!, from) || !isHere(plan.toNode[row]!, to)) continue;
        if (plan.startS[row]! <= timeS && timeS <= plan.endS[row]! + 1e-6) return row;
      }
      throw new Error(`no contact ${from}>${to} at ${timeS} s`);
    };
    for (let row = 0; row < routes.count; row += 1) {
      const [from, to, endS] = [routes.fromIndex[row]!, routes.toIndex[row]!, routes.endS[row]!];
      const lightS = trueLightS(rowAt(from, to, endS), endS);
      const [job, isDown] = [routes.jobIndex[row]!, routes.directionCode[row] === 1];
      const next = row + 1 < routes.count && routes.jobIndex[row + 1] === job ? row + 1 : -1;
      const goesOn = next >= 0 && routes.fromIndex[next] === to && to >= 0;
      const isOver = isDown ? to < 0 : to === jobs.satelliteIndex[job];
      let arrivedS = NaN;
      if (isOver && isDown) arrivedS = jobs.deliveredS[job]!;
      else if (isOver) {
        const arrivals = eventsOf(result, 'inputArrived');
        arrivedS = arrivals.find((each) => each.job === jobs.id[job])?.timeS ?? NaN;
      } else if (goesOn) {
        // A relay sends on no sooner than all of the bundle is there.
        expect(routes.startS[next]!).toBeGreaterThanOrEqual(endS + lightS);
        continue;
      }
      if (Number.isNaN(arrivedS)) continue;
      expect(arrivedS).toBeGreaterThanOrEqual(endS + lightS);
      expect(arrivedS).toBeLessThanOrEqual(endS + lightS * (1 + 1e-4) + 3e-7);
      checkedCount += 1;
    }
    expect(checkedCount).toBeGreaterThan(60);
  });
});
