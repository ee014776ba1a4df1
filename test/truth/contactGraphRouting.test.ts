// Do published small contact plans come to their published routes?
import { describe, expect, test } from 'vitest';
import { planOf, requestOf, toolsOf } from '../compute/network/plan/plans.ts';
import type { Row } from '../compute/network/plan/plans.ts';

/**
 * The plan of pyCGR's tutorial (J. A. Fraire; the one of Fraire, De Jonckère and Burleigh, "Routing
 * in the Space Internet: A contact graph routing tutorial", J. Netw. Comput. Appl. 174, 2021), as
 * NASA's HDTN carries it: module/router/contact_plans/cgrTutorial.json. Contacts are both ways at
 * 1 Mbit/s with a light time of 1 s; here each is written once.
 */
const meetings: readonly (readonly [number, number, number, number])[] = [
  [1, 2, 0, 60],
  [2, 3, 0, 60],
  [1, 3, 0, 60],
  [3, 4, 0, 30],
  [1, 5, 10, 20],
  [4, 5, 0, 10],
  [4, 5, 30, 40],
  [4, 5, 50, 60],
];
const tutorial = meetings.flatMap(([a, b, startS, endS]): Row[] => [
  [a, b, startS, endS, 1e6, 1],
  [b, a, startS, endS, 1e6, 1],
]);

/** The published routes are of empty bundles: one of a microbit moves no time in the digits. */
const bits = 1e-6;

function route(rows: readonly Row[], source: number, target: number) {
  const { plan, search } = toolsOf(planOf(rows));
  const found = search.find(requestOf(source, target, bits));
  if (found === null) return null;
  const nodes = found.rows.map((row) => plan.toNode[row]!);
  return { nodes: [source, ...nodes], arrivalS: Math.round(found.arrivalS * 1e6) / 1e6 };
}

/** The tutorial's plan without some of its meetings. */
const without = (...gone: readonly number[]) =>
  tutorial.filter((_, row) => !gone.includes(row >> 1));

describe('the tutorial of contact graph routing, from node 1 to node 5', () => {
  test('goes by 3 and 4 and arrives after 3 s (HDTN: contacts 4, 6 and 10)', () => {
    expect(route(tutorial, 1, 5)).toEqual({ nodes: [1, 3, 4, 5], arrivalS: 3 });
  });

  // HDTN's TestYen.cpp checks the next hops of the first three routes (3, 2 and 5) and notes the
  // deliveries of all seven: 3, 4, 11, 31, 31, 51 and 51 s.
  test('its second route, by 2, 3 and 4, arrives after 4 s', () => {
    expect(route(without(2), 1, 5)).toEqual({ nodes: [1, 2, 3, 4, 5], arrivalS: 4 });
  });

  test('its third is the direct contact at 10 s: after 11 s', () => {
    expect(route(without(5), 1, 5)).toEqual({ nodes: [1, 5], arrivalS: 11 });
  });

  test('its fourth and fifth wait at node 4 for 30 s: after 31 s, by 3 or by 2 and 3', () => {
    expect(route(without(4, 5), 1, 5)).toEqual({ nodes: [1, 3, 4, 5], arrivalS: 31 });
    expect(route(without(2, 4, 5), 1, 5)).toEqual({ nodes: [1, 2, 3, 4, 5], arrivalS: 31 });
  });

  test('its sixth and seventh wait there for 50 s: after 51 s', () => {
    expect(route(without(4, 5, 6), 1, 5)).toEqual({ nodes: [1, 3, 4, 5], arrivalS: 51 });
    expect(route(without(2, 4, 5, 6), 1, 5)).toEqual({ nodes: [1, 2, 3, 4, 5], arrivalS: 51 });
  });
});

/**
 * HDTN, module/router/contact_plans/contactPlan_RoutingTest.json: one-way contacts at 1 Gbit/s with
 * 1 s of light; its unit tests (module/router/unit_tests/RouterTests.cpp) route 1 to 4 over node 2
 * by contacts 2 and 3 of the file, and find none from 4 to 1.
 */
const oneWay: readonly Row[] = [
  [0, 1, 0, 120, 1e9, 1],
  [1, 2, 0, 120, 1e9, 1],
  [2, 4, 11, 150, 1e9, 1],
  [4, 5, 0, 150, 1e9, 1],
  [1, 3, 11, 150, 1e9, 1],
  [1, 2, 17, 200, 1e9, 1],
  [2, 4, 20, 250, 1e9, 1],
  [3, 4, 25, 300, 1e9, 1],
];

describe("the one-way plan of HDTN's tests", () => {
  test('leads from 1 to 4 over 2, which waits until 11 s', () => {
    expect(route(oneWay, 1, 4)).toEqual({ nodes: [1, 2, 4], arrivalS: 12 });
  });

  test('leads nowhere from 4 to 1', () => {
    expect(route(oneWay, 4, 1)).toBeNull();
  });
});
