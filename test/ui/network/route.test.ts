// Is the way of a job's data told hop by hop, with its waits, and drawn as it stands at a time?
import { expect, test } from 'vitest';
import { nodeName, nodesOf, routeLines, routeOf } from '../../../src/ui/network/route.ts';
import type { TrafficResult } from '../../../src/ui/network/transfers.ts';
import { shortWays } from '../../../src/ui/scene/flatMapRoute.ts';
import { syntheticDay } from '../syntheticResult.ts';

const none = new Float64Array(0);

/** Job 0: up to satellite 7, down in two pieces over satellite 4, where it lies for a minute. */
function result(): TrafficResult {
  const { jobs } = syntheticDay();
  return {
    jobs: {
      ...jobs,
      count: 1,
      releaseS: Float64Array.from([20]),
      finishedS: Float64Array.from([200]),
    },
    trails: {
      ...{ offset: Int32Array.from([0, 0]), causeCode: new Uint8Array(0) },
      ...{ startS: none, endS: none, shareFraction: none },
    },
    routes: {
      count: 4,
      jobIndex: new Int32Array(4),
      directionCode: Uint8Array.from([0, 1, 1, 1]),
      fromIndex: Int32Array.from([-3, 7, 7, 4]),
      toIndex: Int32Array.from([7, 4, 4, -2]),
      startS: Float64Array.from([80, 220, 240, 320]),
      endS: Float64Array.from([100, 240, 260, 400]),
      carriedBit: Float64Array.from([1e9, 4e9, 4e9, 8e9]),
    },
  };
}

test('pieces that follow each other over the same ends are one hop with all their bits', () => {
  expect(routeOf(result(), 0)).toMatchObject([
    { direction: 'up', from: -3, to: 7, startS: 80, endS: 100 },
    { direction: 'down', from: 7, to: 4, startS: 220, endS: 260, carriedBit: 8e9 },
    { direction: 'down', from: 4, to: -2, startS: 320, endS: 400 },
  ]);
});

test('bits wait from release, from the end of computing, and in relays', () => {
  const waits = routeOf(result(), 0).map(({ waitedS }) => waitedS);
  // The first bits set out for the relay at 220 s, and left it at 320 s.
  expect(waits).toEqual([60, 20, 100]);
});

test('a part that leaves later begins to wait where the part before it has left', () => {
  const { routes, ...rest } = result();
  const startS = Float64Array.from([80, 220, 300, 320]);
  const endS = Float64Array.from([100, 240, 310, 400]);
  const hops = routeOf({ ...rest, routes: { ...routes, startS, endS } }, 0);
  expect(hops.filter(({ from }) => from === 7).map(({ waitedS }) => waitedS)).toEqual([20, 60]);
});

test('bits that go on as soon as they arrive have not waited', () => {
  const { routes, ...rest } = result();
  const startS = Float64Array.from([80, 220, 240, 220]);
  expect(routeOf({ ...rest, routes: { ...routes, startS } }, 0).at(-1)?.waitedS).toBe(0);
});

test('places stand in the order in which bits touch them, and have names', () => {
  const nodes = nodesOf(routeOf(result(), 0));
  expect(nodes).toEqual([-3, 7, 4, -2]);
  expect(nodeName(-3, [], ['a', 'b', 'c'])).toBe('c');
  expect(nodeName(1, ['x', 'y'], [])).toBe('y');
});

test('the picture shows the leg of the moment: done, under way, to come', () => {
  const statesAt = (timeS: number) =>
    routeLines(result(), 0, timeS).map(({ from, state }) => [from, state]);
  expect(statesAt(90)).toEqual([[-3, 'underWay']]);
  expect(statesAt(150)).toEqual([
    [7, 'toCome'],
    [4, 'toCome'],
  ]);
  expect(statesAt(300)).toEqual([
    [7, 'done'],
    [4, 'toCome'],
  ]);
});

test('a line over the date line goes out on one side of the map and comes in on the other', () => {
  expect(shortWays([10, 5], [90, 5], 100)).toEqual([
    [
      [10, 5],
      [-10, 5],
    ],
    [
      [110, 5],
      [90, 5],
    ],
  ]);
  expect(shortWays([10, 5], [40, 5], 100)).toHaveLength(1);
});
