// Does a way reckon with the turns that its own hops ask of a relay's terminal?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { requestOf, sharedPlan, smallPlans, toolsOf } from './plans.ts';
import type { Row } from './plans.ts';

const nobody = { resourceA: -1, resourceB: -1 };

describe('a relay with one terminal that turns in 120 s', () => {
  const terminal = { unitCount: 1, setupS: 120 };
  const into = { resourceA: -1, resourceB: 0 };
  const out = { resourceA: 0, resourceB: -1 };

  test('is gone around where its next contact closes before it has turned', () => {
    const plan = sharedPlan(
      [
        [[0, 1, 0, 1000, 1e9, 0], 0],
        [[1, 2, 0, 100, 1e9, 0], 1],
        [[2, 3, 0, 1000, 1e9, 0], 2],
        [[0, 3, 2000, 3000, 1e9, 0], 3],
      ],
      [into, out, nobody, nobody],
      [terminal],
    );
    const { fragments, leftBit } = toolsOf(plan).shipper.ship(requestOf(0, 3, 1e8));
    expect(leftBit).toBe(0);
    expect(fragments.map(({ arrivalS }) => arrivalS)).toEqual([2000.1]);
  });

  const relayAnd = (directS: number) =>
    sharedPlan(
      [
        [[0, 1, 0, 1000, 1e9, 0], 0],
        [[1, 3, 0, 1000, 1e9, 0], 1],
        [[0, 3, directS, 3000, 1e9, 0], 2],
      ],
      [into, out, nobody],
      [terminal],
    );

  test('is left out where a direct contact is earlier than the turn, and only there', () => {
    const arrivals = [60, 150].map((directS) => {
      const { search, shipper } = toolsOf(relayAnd(directS));
      const promisedS = search.find(requestOf(0, 3, 1e8))!.arrivalS;
      expect(shipper.ship(requestOf(0, 3, 1e8)).fragments[0]!.arrivalS).toBe(promisedS);
      return promisedS;
    });
    expect(arrivals[0]).toBeCloseTo(60.1, 9);
    expect(arrivals[1]).toBeCloseTo(120.2, 9);
  });

  test('passes on at once what has come over something else, although it came later', () => {
    // Over its own terminal at 1 s, over another one from node 2 at 31 s; both go on with its own.
    const plan = sharedPlan(
      [
        [[0, 1, 0, 1000, 1, 0], 0],
        [[0, 2, 0, 1000, 1, 0], 1],
        [[2, 1, 30, 1000, 1, 0], 1],
        [[1, 3, 0, 1000, 1, 0], 2],
      ],
      [into, nobody, out],
      [terminal],
    );
    expect(toolsOf(plan).search.find(requestOf(0, 3, 1))!.arrivalS).toBe(32);
  });
});

test('a train goes on over a relay that must turn once all of it has come', () => {
  const plan = sharedPlan(
    [
      [[0, 2, 0, 200, 1, 0], 0],
      [[2, 1, 0, 60, 100, 0], 1],
    ],
    [
      { resourceA: -1, resourceB: 0 },
      { resourceA: 0, resourceB: -1 },
    ],
    [{ unitCount: 1, setupS: 20 }],
  );
  const { fragments, leftBit } = toolsOf(plan, 1).shipper.ship(requestOf(0, 1, 39));
  expect(fragments.map(({ bits, arrivalS }) => [bits, arrivalS])).toEqual([[39, 59.39]]);
  expect(leftBit).toBe(0);
});

test('whatever terminals relays have, promises are kept, and links never delay a load', () => {
  const units = fc.array(
    fc.record({ unitCount: fc.integer({ min: 1, max: 2 }), setupS: fc.constantFrom(0, 1, 5) }),
    { minLength: 5, maxLength: 5 },
  );
  fc.assert(
    fc.property(smallPlans, units, fc.constantFrom(1, 3), (rows, resources, bits) => {
      const plan = sharedPlan(
        [...rows, [3, 4, 90, 91, 1, 0] as Row].map((row, at) => [row, at] as const),
        [...rows, [3, 4]].map(([from, to]) => ({ resourceA: from, resourceB: to })),
        resources,
      );
      const request = requestOf(0, 1, bits);
      const { search, shipper } = toolsOf(plan);
      const promisedS = search.find(request)?.arrivalS ?? Infinity;
      const directS = search.find({ ...request, isDirectOnly: true })?.arrivalS ?? Infinity;
      expect(promisedS).toBeLessThanOrEqual(directS);
      expect(shipper.ship(request).fragments[0]?.arrivalS ?? Infinity).toBe(promisedS);
    }),
    { numRuns: 1500 },
  );
});
