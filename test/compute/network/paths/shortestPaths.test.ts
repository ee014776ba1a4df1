// Is the path that Dijkstra finds the shortest, and do the laws of paths hold on any network?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { lightSpeedKmPerS } from '../../../../src/orbit/index.ts';
import { placeGround } from '../../../../src/compute/network/paths/groundPlaces.ts';
import { InstantGraph } from '../../../../src/compute/network/paths/instantGraph.ts';
import {
  allGroundDelaysInto,
  ShortestPaths,
} from '../../../../src/compute/network/paths/shortestPaths.ts';

interface Sky {
  /** Latitude, longitude (°) and altitude (km) of each satellite. */
  readonly satellites: readonly (readonly [number, number, number])[];
  readonly sites: readonly (readonly [number, number])[];
  readonly pairs: readonly (readonly [number, number])[];
}

const degree = Math.PI / 180;

function positionsOf({ satellites }: Sky): Float64Array {
  return Float64Array.from(
    satellites.flatMap(([latitude, longitude, altitudeKm]) => {
      const r = 6378.137 + altitudeKm;
      const [phi, lambda] = [latitude * degree, longitude * degree];
      const across = r * Math.cos(phi);
      return [across * Math.cos(lambda), across * Math.sin(lambda), r * Math.sin(phi)];
    }),
  );
}

function graphOf(sky: Sky): InstantGraph {
  const ground = placeGround(
    sky.sites.map(([latitude, longitude]) => ({
      latitudeRad: latitude * degree,
      longitudeRad: longitude * degree,
      altitudeM: 0,
      elevationMinRad: 5 * degree,
    })),
  );
  const rules = { rangeMaxKm: 9000, grazingAltitudeKm: 50 };
  const graph = new InstantGraph(sky.satellites.length, ground, rules);
  graph.build({ positionTemeKm: positionsOf(sky), gmst: 0 }, Int32Array.from(sky.pairs.flat()));
  return graph;
}

/** All delays by Floyd and Warshall; places on the ground pass on only if `throughGround`. */
function bruteDelays(graph: InstantGraph, throughGround: boolean): number[][] {
  const { nodeCount, satelliteCount } = graph;
  const d = Array.from({ length: nodeCount }, (_, i) =>
    Array.from({ length: nodeCount }, (_, j) => (i === j ? 0 : Infinity)),
  );
  for (let node = 0; node < nodeCount; node += 1) {
    for (let at = graph.rowStart[node]!; at < graph.rowStart[node + 1]!; at += 1) {
      d[node]![graph.neighbour[at]!] = graph.delayS[at]!;
    }
  }
  for (let k = 0; k < (throughGround ? nodeCount : satelliteCount); k += 1) {
    for (let i = 0; i < nodeCount; i += 1) {
      for (let j = 0; j < nodeCount; j += 1) {
        d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!);
      }
    }
  }
  return d;
}

const satelliteCount = 14;
const anySky: fc.Arbitrary<Sky> = fc.record({
  satellites: fc.array(
    fc.tuple(
      fc.double({ min: -80, max: 80, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 400, max: 3000, noNaN: true }),
    ),
    { minLength: satelliteCount, maxLength: satelliteCount },
  ),
  sites: fc.array(
    fc.tuple(
      fc.double({ min: -80, max: 80, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
    ),
    { minLength: 4, maxLength: 4 },
  ),
  pairs: fc.uniqueArray(
    fc
      .tuple(
        fc.integer({ min: 0, max: satelliteCount - 1 }),
        fc.integer({ min: 0, max: satelliteCount - 1 }),
      )
      .filter(([a, b]) => a < b),
    { maxLength: 60, selector: ([a, b]) => a * 100 + b },
  ),
});

describe('the shortest path', () => {
  test('is as short as trying all ways by hand, with and without stations passing on', () => {
    let reachedCount = 0;
    fc.assert(
      fc.property(anySky, fc.boolean(), (sky, throughGround) => {
        const graph = graphOf(sky);
        const paths = new ShortestPaths(graph.nodeCount);
        const brute = bruteDelays(graph, throughGround);
        for (let source = 0; source < graph.nodeCount; source += 1) {
          paths.run(graph, [source], { throughGround });
          for (let node = 0; node < graph.nodeCount; node += 1) {
            const [ours, theirs] = [paths.delayS[node]!, brute[source]![node]!];
            if (theirs === Infinity) expect(ours).toBe(Infinity);
            else expect(Math.abs(ours - theirs)).toBeLessThan(1e-12);
            if (theirs !== Infinity && node !== source) reachedCount += 1;
          }
        }
      }),
    );
    expect(reachedCount).toBeGreaterThan(1000);
  });

  test('sums the light times of its own edges, and has as many hops as it says', () => {
    fc.assert(
      fc.property(anySky, (sky) => {
        const graph = graphOf(sky);
        const paths = new ShortestPaths(graph.nodeCount);
        paths.run(graph, [0]);
        for (let node = 0; node < graph.nodeCount; node += 1) {
          const path = [...paths.pathTo(node)];
          if (path.length === 0) continue;
          expect([path[0], path[path.length - 1]]).toEqual([0, node]);
          expect(path).toHaveLength(paths.hopCount[node]! + 1);
          let sumS = 0;
          for (let at = 1; at < path.length; at += 1) {
            const row = [...graph.neighbour.subarray(graph.rowStart[path[at - 1]!])];
            const place = row.indexOf(path[at]!) + graph.rowStart[path[at - 1]!]!;
            expect(place).toBeLessThan(graph.rowStart[path[at - 1]! + 1]!);
            sumS += graph.delayS[place]!;
          }
          expect(Math.abs(sumS - paths.delayS[node]!)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  test('never beats light on the straight line, nor depends on the direction', () => {
    fc.assert(
      fc.property(anySky, (sky) => {
        const graph = graphOf(sky);
        const positions = positionsOf(sky);
        const [there, back] = [1, 2].map(() => new ShortestPaths(graph.nodeCount));
        for (let a = 0; a < satelliteCount; a += 1) {
          there!.run(graph, [a]);
          for (let b = a + 1; b < satelliteCount; b += 1) {
            back!.run(graph, [b]);
            const apart = [0, 1, 2].map((c) => positions[3 * a + c]! - positions[3 * b + c]!);
            const straightS = Math.hypot(...apart) / lightSpeedKmPerS;
            expect(there!.delayS[b]! - straightS).toBeGreaterThan(-1e-12);
            if (there!.delayS[b] === Infinity) expect(back!.delayS[a]).toBe(Infinity);
            else expect(Math.abs(there!.delayS[b]! - back!.delayS[a]!)).toBeLessThan(1e-12);
          }
        }
      }),
    );
  });

  test('never grows when a link or a satellite is added', () => {
    fc.assert(
      fc.property(anySky, (sky) => {
        const fewer = { ...sky, pairs: sky.pairs.filter(([, b]) => b < satelliteCount - 1) };
        const [all, some] = [graphOf(sky), graphOf(fewer)];
        const [withAll, withSome] = [all, some].map((graph) => {
          const paths = new ShortestPaths(graph.nodeCount);
          paths.run(graph, [0]);
          return paths.delayS;
        });
        // The last satellite is linked with nobody in the second, and seen from the ground in both.
        all.neighbour.forEach((_, node) => {
          if (node < all.nodeCount) {
            expect(withAll![node]!).toBeLessThanOrEqual(withSome![node]!);
          }
        });
      }),
    );
  });

  test('of equal length is the one with fewer hops', () => {
    // Three satellites on one line: 0 – 1 – 2 is as long as 0 – 2.
    const positionTemeKm = Float64Array.of(7000, -1024, 0, 7000, 0, 0, 7000, 1024, 0);
    const graph = new InstantGraph(3, placeGround([]), { rangeMaxKm: 1e4, grazingAltitudeKm: 0 });
    graph.build({ positionTemeKm, gmst: 0 }, Int32Array.of(0, 1, 1, 2, 0, 2));
    const paths = new ShortestPaths(3);
    paths.run(graph, [0]);
    expect(paths.delayS[2]).toBe(2048 / lightSpeedKmPerS);
    expect([...paths.pathTo(2)]).toEqual([0, 2]);
  });

  test('from several sources is the nearest one’s', () => {
    fc.assert(
      fc.property(anySky, (sky) => {
        const graph = graphOf(sky);
        const [both, one, other] = [0, 1, 2].map(() => new ShortestPaths(graph.nodeCount));
        both!.run(graph, [0, 1]);
        one!.run(graph, [0]);
        other!.run(graph, [1]);
        both!.delayS.forEach((delayS, node) => {
          expect(delayS).toBe(Math.min(one!.delayS[node]!, other!.delayS[node]!));
        });
      }),
    );
  });
});

test('delays between all places on the ground are those of single searches', () => {
  fc.assert(
    fc.property(anySky, (sky) => {
      const graph = graphOf(sky);
      const paths = new ShortestPaths(graph.nodeCount);
      const count = sky.sites.length;
      const all = new Float64Array(count * count).fill(NaN);
      allGroundDelaysInto(all, graph, paths);
      const brute = bruteDelays(graph, false);
      for (let a = 0; a < count; a += 1) {
        for (let b = 0; b < count; b += 1) {
          const expected = brute[satelliteCount + a]![satelliteCount + b]!;
          expect(all[a * count + b]).toBe(all[b * count + a]);
          if (expected === Infinity) expect(all[a * count + b]).toBe(Infinity);
          else expect(Math.abs(all[a * count + b]! - expected)).toBeLessThan(1e-12);
        }
      }
    }),
  );
});

describe('the graph of an instant', () => {
  test('has no edge to a satellite without a place', () => {
    const positionTemeKm = Float64Array.of(7000, 0, 0, NaN, NaN, NaN, 7000, 500, 0);
    const site = { latitudeRad: 0, longitudeRad: 0, altitudeM: 0, elevationMinRad: 0 };
    const rules = { rangeMaxKm: 1e4, grazingAltitudeKm: 0 };
    const graph = new InstantGraph(3, placeGround([site]), rules);
    graph.build({ positionTemeKm, gmst: 0 }, Int32Array.of(0, 1, 1, 2, 0, 2));
    expect(graph.rowStart[2]! - graph.rowStart[1]!).toBe(0);
    expect(graph.edgeCount).toBe(6); // one link, two accesses, each from both ends
  });

  test('links to the greatest range and no farther, and not through the raised Earth', () => {
    const build = (apartKm: number, rangeMaxKm: number, grazingAltitudeKm: number) => {
      const y = apartKm / 2;
      const positionTemeKm = Float64Array.of(6928.137, -y, 0, 6928.137, y, 0);
      const graph = new InstantGraph(2, placeGround([]), { rangeMaxKm, grazingAltitudeKm });
      graph.build({ positionTemeKm, gmst: 0 }, Int32Array.of(0, 1));
      return graph.edgeCount / 2;
    };
    expect([build(999, 1000, 100), build(1001, 1000, 100)]).toEqual([1, 0]);
    expect([build(999, 1000, 549), build(999, 1000, 551)]).toEqual([1, 0]);
  });
});
