// Are the routes of a built-in scenario the shortest ways between places worked out apart?
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  createStateSource,
  gmstRad,
  isSourceFailure,
  lightSpeedKmPerS,
  minutesSinceSourceEpoch,
  sourceStateInto,
} from '../../../../src/orbit/index.ts';
import { routesOverTime } from '../../../../src/compute/network/paths/routes.ts';
import { linkPairs } from '../../../../src/compute/network/topology.ts';
import { orbitOf } from '../../../../src/compute/scenario/orbitOf.ts';
import { parseScenario } from '../../../../src/compute/scenario/parse.ts';
import { fc } from '../../../chance.ts';

const file = new URL('../../../../public/scenarios/relay-grid-weather.json', import.meta.url);
const { scenario } = parseScenario(readFileSync(file, 'utf8'));
if (scenario === null) throw new Error('the built-in scenario has problems');
const { satellites, stations, startUtcMs, links } = scenario;
const count = satellites.length;
const pairs = linkPairs(scenario);
const sources = satellites.map((each) => createStateSource(orbitOf(each)));

type Place = readonly [number, number, number];

const dot = (a: Place, b: Place): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = (a: Place, b: Place, share: number): Place => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
  a[2] + share * (b[2] - a[2]),
];
const lengthOf = (a: Place): number => Math.sqrt(dot(a, a));

/** Satellites as SGP4 has them, turned with the Earth. */
function satellitePlaces(timeS: number): Place[] {
  const turn = -gmstRad(startUtcMs + timeS * 1000, scenario!.ut1MinusUtcS);
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const state = new Float64Array(6);
  return sources.map((source): Place => {
    if (isSourceFailure(source)) throw new Error('a satellite has no orbit');
    const minutes = minutesSinceSourceEpoch(source, startUtcMs) + timeS / 60;
    expect(sourceStateInto(state, 0, source, minutes)).toBe(0);
    const [x, y, z] = [state[0]!, state[1]!, state[2]!];
    return [x * cosine - y * sine, x * sine + y * cosine, z];
  });
}

const [radiusKm, flattening] = [6378.137, 1 / 298.257223563];
const eccentricity2 = (2 - flattening) * flattening;

/** A station's place and its vertical. */
const ground = stations.map(({ latitudeRad, longitudeRad, altitudeM }) => {
  const sine = Math.sin(latitudeRad);
  const n = radiusKm / Math.sqrt(1 - eccentricity2 * sine * sine);
  const across = (n + altitudeM / 1000) * Math.cos(latitudeRad);
  const level = Math.cos(latitudeRad);
  const [east, north] = [Math.cos(longitudeRad), Math.sin(longitudeRad)];
  const height = (n * (1 - eccentricity2) + altitudeM / 1000) * sine;
  const place: Place = [across * east, across * north, height];
  const up: Place = [level * east, level * north, sine];
  return { place, up };
});

/** Light time of every edge; null where one of them is about to open or close. */
function edgesAt(timeS: number): (readonly [a: number, b: number, lightS: number])[] | null {
  const places = satellitePlaces(timeS);
  const edges: (readonly [number, number, number])[] = [];
  let isDoubtful = false;
  for (let at = 0; at < pairs.length; at += 2) {
    const [a, b] = [pairs[at]!, pairs[at + 1]!];
    const rangeKm = lengthOf(
      along(places[a]!, places[b]!, 1).map((_, axis) => {
        return places[b]![axis]! - places[a]![axis]!;
      }) as unknown as Place,
    );
    // Over a sphere in which the Earth with its grazing height is as flat as it is.
    const squeeze = radiusKm / (radiusKm * (1 - flattening));
    const [p, q] = [places[a]!, places[b]!].map(([x, y, z]): Place => [x, y, z * squeeze]);
    let lowKm = Infinity;
    for (let step = 0; step <= 2000; step += 1) {
      lowKm = Math.min(lowKm, lengthOf(along(p!, q!, step / 2000)));
    }
    const clearKm = lowKm - radiusKm - links.grazingAltitudeKm;
    if (Math.abs(clearKm) < 20 || Math.abs(rangeKm - links.rangeMaxKm) < 5) isDoubtful = true;
    if (clearKm > 0 && rangeKm < links.rangeMaxKm) edges.push([a, b, rangeKm / lightSpeedKmPerS]);
  }
  ground.forEach(({ place, up }, index) => {
    const { elevationMinRad, terminals } = stations[index]!;
    const least = Math.max(
      elevationMinRad,
      Math.min(...terminals.map((terminal) => terminal.elevationMinRad)),
    );
    places.forEach((there, satellite) => {
      const way: Place = [there[0] - place[0], there[1] - place[1], there[2] - place[2]];
      const elevationRad = Math.asin(dot(way, up) / lengthOf(way));
      if (Math.abs(elevationRad - least) < 0.002) isDoubtful = true;
      if (elevationRad < least) return;
      edges.push([satellite, count + index, lengthOf(way) / lightSpeedKmPerS]);
    });
  });
  return isDoubtful ? null : edges;
}

/** Least light times from a node by trying every edge until nothing gets shorter. */
function leastS(edges: readonly (readonly [number, number, number])[], source: number): number[] {
  const found = new Array<number>(count + stations.length).fill(Infinity);
  found[source] = 0;
  for (let isShorter = true; isShorter;) {
    isShorter = false;
    for (const [a, b, lightS] of edges) {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        // A station on the way ends it.
        if (from >= count && from !== source) continue;
        if (found[from]! + lightS >= found[to]!) continue;
        found[to] = found[from]! + lightS;
        isShorter = true;
      }
    }
  }
  return found;
}

const ids = [...satellites, ...stations].map(({ id }) => id);

/** The row of `routes` at a time of its own step. */
function routeAt(from: number, to: number, timeS: number) {
  const request = { from: ids[from]!, to: ids[to]!, stepS: timeS };
  for (const instant of routesOverTime(scenario!, request)) {
    if (instant.timeS === timeS) return instant;
  }
  throw new Error(`no row at ${timeS} s`);
}

test('at any instant and ends the latency is the least over all ways between exact places', () => {
  let [checked, reached, relayed] = [0, 0, 0];
  const moments = fc.record({
    timeS: fc.integer({ min: 30_000, max: 86_000 }),
    from: fc.nat(ids.length - 1),
    to: fc.nat(ids.length - 1),
  });
  fc.assert(
    fc.property(moments, ({ timeS, from, to }) => {
      if (from === to) return;
      const edges = edgesAt(timeS);
      if (edges === null) return;
      const least = leastS(edges, from)[to]!;
      const { isReachable, latencyS, path, hopCount } = routeAt(from, to, timeS);
      checked += 1;
      expect(isReachable).toBe(least < Infinity);
      if (!isReachable) return;
      reached += 1;
      if (hopCount > 2) relayed += 1;
      // States on a grid of a minute: half a metre, some nanoseconds.
      expect(Math.abs(latencyS - least)).toBeLessThan(2e-8);
      const lights = path.slice(1).map((id, at) => {
        const ends = [ids.indexOf(path[at]!), ids.indexOf(id)];
        const edge = edges.find(([a, b]) => ends.includes(a) && ends.includes(b));
        expect(edge, `${path[at]}>${id}`).toBeDefined();
        return edge![2];
      });
      expect(lights.reduce((sum, lightS) => sum + lightS, 0)).toBeCloseTo(latencyS, 7);
    }),
    { numRuns: 60 },
  );
  expect(checked).toBeGreaterThan(20);
  expect(reached).toBeGreaterThan(15);
  expect(relayed).toBeGreaterThan(10);
});
