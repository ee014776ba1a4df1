// Is the way that is found the earliest, the shortest and the one that stays open longest?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { bruteForce, planOf, requestOf, smallPlans, toolsOf } from './plans.ts';
import type { Row } from './plans.ts';

/** Arrival, hops and first end of what the search finds. */
function found(rows: readonly Row[], source: number, target: number, bits: number) {
  const { search, plan } = toolsOf(planOf(rows, 5));
  const request = requestOf(source, target, bits);
  const route = search.find(request);
  if (route === null) return null;
  const endS = Math.min(...route.rows.map((row) => plan.endS[row]!));
  return [route.arrivalS, route.rows.length, endS] as const;
}

const loads = fc.constantFrom(1, 2, 4);

test('earliest arrival, then fewest hops, then latest end, as brute force says', () => {
  fc.assert(
    fc.property(smallPlans, loads, (rows, bits) => {
      expect(found(rows, 0, 1, bits)).toEqual(bruteForce(rows, requestOf(0, 1, bits)));
    }),
    { numRuns: 1500 },
  );
});

test('the order in which contacts are listed changes nothing', () => {
  const shuffled = smallPlans.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, loads, ([rows, others], bits) => {
      const ways = [rows, others].map((each) => {
        const { search, plan } = toolsOf(planOf(each, 5));
        const route = search.find(requestOf(0, 1, bits));
        return route?.rows.map((row) => [
          plan.fromNode[row],
          plan.toNode[row],
          plan.startS[row],
          plan.endS[row],
        ]);
      });
      expect(ways[0]).toEqual(ways[1]);
    }),
    { numRuns: 400 },
  );
});

test('without one of its contacts, or with less of it, a plan delivers no earlier', () => {
  fc.assert(
    fc.property(smallPlans, loads, fc.nat(), fc.boolean(), (rows, bits, pick, isCloud) => {
      const at = pick % rows.length;
      const less = rows.flatMap((row, index): Row[] => {
        if (index !== at) return [row];
        const [from, to, start, end, rate, lightS] = row;
        return isCloud && end - start > 1 ? [[from, to, start + 1, end, rate, lightS]] : [];
      });
      const before = found(rows, 0, 1, bits)?.[0] ?? Infinity;
      const after = less.length === 0 ? Infinity : (found(less, 0, 1, bits)?.[0] ?? Infinity);
      expect(after).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 400 },
  );
});

test('no bit is faster than light: an arrival is at least the light time of its way later', () => {
  fc.assert(
    fc.property(smallPlans, fc.constantFrom(1, 3, 6, 40), (rows, bits) => {
      const { search, plan } = toolsOf(planOf(rows, 5), 2);
      const route = search.find(requestOf(0, 1, bits));
      if (route === null) return;
      const lightS = route.rows.reduce((sum, row) => sum + plan.lightS[row]!, 0);
      expect(route.arrivalS).toBeGreaterThan(lightS);
    }),
    { numRuns: 400 },
  );
});

test('between ways of equal arrival a second search finds the one that is open longer', () => {
  // Both wait for the same last contact; the first leg over 3 closes later than that over 2.
  const rows: Row[] = [
    [0, 2, 0, 5, 1, 0],
    [0, 3, 0, 9, 1, 0],
    [2, 1, 10, 20, 1, 0],
    [3, 1, 10, 20, 1, 0],
  ];
  expect(found(rows, 0, 1, 1)).toEqual([11, 2, 9]);
});

test('fewer hops win even when the shorter way waits longer for the contact that both need', () => {
  const rows: Row[] = [
    [0, 2, 0, 2, 1, 0],
    [2, 3, 0, 4, 1, 0],
    [0, 3, 3, 6, 1, 0],
    [3, 1, 10, 20, 1, 0],
  ];
  expect(found(rows, 0, 1, 1)).toEqual([11, 2, 6]);
});

describe('a train of bundles', () => {
  const chain: Row[] = [
    [0, 2, 0, 1000, 10, 0],
    [2, 1, 0, 1000, 10, 0],
  ];

  test('is passed on while it arrives: one bundle later than over a single contact', () => {
    const { search } = toolsOf(planOf(chain), 10);
    expect(search.find(requestOf(0, 1, 1000))!.arrivalS).toBe(101);
  });

  test('as a single bundle it is stored whole before it is sent on', () => {
    const { search } = toolsOf(planOf(chain), 1000);
    expect(search.find(requestOf(0, 1, 1000))!.arrivalS).toBe(200);
  });

  test('a fast contact behind a slow one begins so late that it never waits for a bundle', () => {
    const { shipper } = toolsOf(
      planOf([
        [0, 2, 0, 1000, 10, 0],
        [2, 1, 0, 1000, 40, 0],
      ]),
      10,
    );
    const [fragment] = shipper.ship(requestOf(0, 1, 1000)).fragments;
    expect(fragment!.arrivalS).toBeCloseTo(100.25, 9);
    expect(fragment!.hops[1]!.startS).toBeCloseTo(75.25, 9);
  });
});
