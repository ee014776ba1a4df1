// Do the contacts of the next minutes, and bounds on the way, ever hide an earlier one?
import { expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { carriedS } from '../../../../src/compute/network/plan/volume.ts';
import { bruteForce, planOf, requestOf, sharedPlan, smallPlans, toolsOf } from './plans.ts';
import type { Row } from './plans.ts';

/** The same plans over so long a time that contacts begin and end in every stretch. */
const longPlans = fc.tuple(smallPlans, fc.constantFrom(7, 40, 130)).map(([rows, stretch]) =>
  rows.map(([from, to, start, end, rate, lightS]): Row => {
    return [from, to, start * stretch, end * stretch, rate, lightS];
  }),
);

test('a way is the earliest whether it takes seconds, minutes or hours', () => {
  fc.assert(
    fc.property(longPlans, fc.constantFrom(1, 16, 64, 256), (rows, bits) => {
      const { search } = toolsOf(planOf(rows, 5));
      const expected = bruteForce(rows, requestOf(0, 1, bits));
      const route = search.find(requestOf(0, 1, bits));
      expect(route?.arrivalS).toBe(expected?.[0]);
      expect(route?.rows.length).toBe(expected?.[1]);
    }),
    { numRuns: 1000 },
  );
});

/** By node: a terminal that turns at once, one that takes five seconds, or none that is shared. */
const terminals = [
  { unitCount: 1, setupS: 0 },
  { unitCount: 1, setupS: 5 },
  { unitCount: 1, setupS: 40 },
];
const ofNode = [-1, 0, 1, 2, -1];

test('a way is the earliest when its hops share terminals with each other and with others', () => {
  const crowded = fc.tuple(
    longPlans,
    fc.array(fc.tuple(fc.nat({ max: 13 }), fc.constantFrom(2, 8, 32)), { maxLength: 6 }),
  );
  fc.assert(
    fc.property(crowded, fc.constantFrom(1, 16), ([rows, others], bits) => {
      const pointings = rows.map(([from, to]) => {
        return { resourceA: ofNode[from]!, resourceB: ofNode[to]! };
      });
      const shared = rows.map((row, at) => [row, at] as const);
      const tools = toolsOf(sharedPlan([...shared, [[3, 4, 0, 1, 1, 0], 0]], pointings, terminals));
      const { plan, bookings, search, shipper } = tools;
      for (const [row, load] of others) {
        if (row < plan.count && bookings.fit(row, 0, load)) bookings.book(row, load);
      }
      let earliestS = Infinity;
      const follow = (node: number, readyS: number, seen: readonly number[]) => {
        if (node === 1) earliestS = Math.min(earliestS, readyS);
        if (node === 1) return;
        for (let row = 0; row < plan.count; row += 1) {
          const next = plan.toNode[row]!;
          if (plan.fromNode[row] !== node || seen.includes(next)) continue;
          if (!bookings.fit(row, readyS, bits)) continue;
          const hop = bookings.book(row, bits);
          const thereS = carriedS(plan, row, hop.startS, bits) + plan.lightS[row]!;
          follow(next, thereS, [...seen, next]);
          bookings.cut(hop, hop.startS, 0);
        }
      };
      follow(0, 0, [0]);
      const request = requestOf(0, 1, bits);
      expect(search.find(request)?.arrivalS ?? Infinity).toBe(earliestS);
      expect(shipper.ship(request).fragments[0]?.arrivalS ?? Infinity).toBe(earliestS);
    }),
    { numRuns: 1500 },
  );
});
