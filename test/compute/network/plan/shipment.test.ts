// Does a load travel whole or in pieces, and is every bit of it somewhere at any time?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { sentBit } from '../../../../src/compute/network/plan/sent.ts';
import { breakFragment } from '../../../../src/compute/network/plan/shipment.ts';
import { volumeBit } from '../../../../src/compute/network/plan/volume.ts';
import { maximumFlow, planOf, requestOf, sharedPlan, smallPlans, toolsOf } from './plans.ts';
import type { Row } from './plans.ts';

describe('a load that does not fit', () => {
  const passes: Row[] = [
    [0, 1, 0, 60, 1, 0],
    [0, 1, 100, 160, 1, 0],
  ];

  test('into the rest of a window goes on in the next with the bits left', () => {
    const { shipper } = toolsOf(planOf(passes), 1);
    const { fragments, leftBit } = shipper.ship(requestOf(0, 1, 90, { fromS: 20 }));
    expect(fragments.map(({ bits, arrivalS }) => [bits, arrivalS])).toEqual([
      [40, 60],
      [50, 150],
    ]);
    expect(leftBit).toBe(0);
  });

  test('into all windows together stays behind with what is too much', () => {
    const { shipper } = toolsOf(planOf(passes), 1);
    const { fragments, leftBit } = shipper.ship(requestOf(0, 1, 150));
    expect(fragments.map(({ bits }) => bits)).toEqual([60, 60]);
    expect(leftBit).toBe(30);
  });

  test('waits for a fast contact rather than creeping over a slow one', () => {
    const { shipper } = toolsOf(
      planOf([
        [0, 1, 0, 10_000, 0.01, 0],
        [0, 1, 50, 200, 1, 0],
      ]),
      1,
    );
    const { fragments } = shipper.ship(requestOf(0, 1, 90));
    expect(fragments.map(({ arrivalS }) => arrivalS)).toEqual([140]);
  });

  test('uses two contacts side by side when the first is taken', () => {
    const { shipper } = toolsOf(
      planOf([
        [0, 1, 0, 50, 1, 0],
        [0, 1, 0, 80, 1, 0],
      ]),
      1,
    );
    const { fragments } = shipper.ship(requestOf(0, 1, 120));
    expect(fragments.map(({ bits, arrivalS }) => [bits, arrivalS])).toEqual([
      [80, 80],
      [40, 40],
    ]);
  });
});

test('two hops that want the same antenna are served one after the other', () => {
  const plan = sharedPlan(
    [
      [[0, 2, 0, 100, 1, 0], 0],
      [[2, 1, 0, 100, 1, 0], 1],
    ],
    [
      { resourceA: 0, resourceB: -1 },
      { resourceA: 0, resourceB: -1 },
    ],
    [{ unitCount: 1, setupS: 5 }],
  );
  const { shipper } = toolsOf(plan, 1);
  const [fragment] = shipper.ship(requestOf(0, 1, 20)).fragments;
  expect(fragment!.hops.map(({ startS, endS }) => [startS, endS])).toEqual([
    [0, 20],
    [25, 45],
  ]);
});

const loads = fc.array(
  fc.record({
    bits: fc.integer({ min: 1, max: 60 }),
    fromS: fc.integer({ min: 0, max: 15 }),
    ends: fc.constantFrom([0, 1], [0, 1], [2, 1], [0, 3]),
  }),
  { minLength: 1, maxLength: 8 },
);

test('every bit is booked or left, hops are in order, and no contact holds too much', () => {
  fc.assert(
    fc.property(smallPlans, loads, fc.constantFrom(1, 3, 100), (rows, asked, bundleBit) => {
      const { plan, bookings, shipper } = toolsOf(planOf(rows, 5), bundleBit);
      for (const { bits, fromS, ends } of asked) {
        const { fragments, leftBit } = shipper.ship(requestOf(ends[0], ends[1], bits, { fromS }));
        const shipped = fragments.reduce((sum, fragment) => sum + fragment.bits, 0);
        expect(shipped + leftBit).toBeCloseTo(bits, 6);
        for (const fragment of fragments) {
          let [firstS, lastS] = [fromS, fromS];
          for (const { row, startS, endS, bits: hopBits } of fragment.hops) {
            const bundle = Math.min(hopBits, bundleBit);
            const rate = plan.pieceRateBitPerS[plan.pieceOffset[row]!]!;
            expect(hopBits).toBe(fragment.bits);
            expect(startS).toBeGreaterThanOrEqual(firstS - 1e-9);
            // The last bundle leaves no sooner than it has come.
            expect(endS - bundle / rate).toBeGreaterThanOrEqual(lastS - 1e-6);
            firstS = startS + bundle / rate + plan.lightS[row]!;
            lastS = endS + plan.lightS[row]!;
          }
          expect(fragment.arrivalS).toBe(lastS);
        }
      }
      for (let row = 0; row < plan.count; row += 1) {
        const most = volumeBit(plan, row) * (1 + 1e-9) + 1e-6;
        expect(bookings.committedBit[row]).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 400 },
  );
});

test('no schedule carries more than the maximum flow, which no cloud ever raises', () => {
  fc.assert(
    fc.property(smallPlans, fc.nat(), fc.boolean(), (rows, pick, isCloud) => {
      const most = maximumFlow(rows, 0, 1, 30);
      const { shipper } = toolsOf(planOf(rows, 5), 1);
      const { leftBit } = shipper.ship(requestOf(0, 1, 1000));
      expect(1000 - leftBit).toBeLessThanOrEqual(most + 1e-6);
      const at = pick % rows.length;
      const less = rows.flatMap((row, index): Row[] => {
        if (index !== at) return [row];
        const [from, to, start, end, rate, lightS] = row;
        return isCloud && end - start > 1 ? [[from, to, start + 1, end, rate, lightS]] : [];
      });
      expect(maximumFlow(less, 0, 1, 30)).toBeLessThanOrEqual(most);
    }),
    { numRuns: 150 },
  );
});

test('by any deadline no more has arrived than the maximum flow until then', () => {
  let tightCount = 0;
  fc.assert(
    fc.property(smallPlans, fc.integer({ min: 1, max: 25 }), loads, (rows, deadlineS, asked) => {
      const { plan, shipper } = toolsOf(planOf(rows, 5), 1);
      const ways = asked.flatMap(({ bits }) => shipper.ship(requestOf(0, 1, bits)).fragments);
      const arrived = ways.reduce((sum, { hops }) => {
        const last = hops.at(-1)!;
        return sum + sentBit(plan, last, deadlineS - plan.lightS[last.row]!);
      }, 0);
      // What cannot have arrived by the deadline is no part of the network until then.
      const open = rows.flatMap(([from, to, start, end, rate, lightS]): Row[] => {
        const closeS = Math.min(end, deadlineS - lightS);
        return closeS > start ? [[from, to, start, closeS, rate, lightS]] : [];
      });
      const most = maximumFlow(open, 0, 1, deadlineS);
      expect(arrived).toBeLessThanOrEqual(most + 1e-6);
      if (most > 0 && arrived > 0.9 * most) tightCount += 1;
    }),
    { numRuns: 300 },
  );
  expect(tightCount).toBeGreaterThan(10);
});

test('over direct contacts alone the whole of the maximum flow is carried', () => {
  fc.assert(
    fc.property(smallPlans, (rows) => {
      const direct = rows.filter(([from, to]) => from === 0 && to === 1);
      if (direct.length === 0) return;
      const { shipper } = toolsOf(planOf(direct, 5), 1);
      const { leftBit } = shipper.ship(requestOf(0, 1, 1000));
      expect(1000 - leftBit).toBeCloseTo(maximumFlow(direct, 0, 1, 30), 6);
    }),
    { numRuns: 200 },
  );
});

test('a broken way loses no bit: what has passed travels on, the rest lies where it was', () => {
  fc.assert(
    fc.property(
      smallPlans,
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rows, pick, share) => {
        const { plan, bookings, shipper } = toolsOf(planOf(rows, 5), 2);
        const { fragments } = shipper.ship(requestOf(0, 1, 30));
        for (const fragment of fragments) {
          const broken = pick % fragment.hops.length;
          const hop = fragment.hops[broken]!;
          const timeS = hop.startS + share * (hop.endS - hop.startS);
          const before = fragment.bits;
          const passed = sentBit(plan, hop, timeS);
          const resting = breakFragment(bookings, fragment, broken, timeS);
          expect(fragment.bits).toBeCloseTo(passed, 9);
          const total = resting.reduce((sum, { bits }) => sum + bits, fragment.bits);
          expect(total).toBeCloseTo(before, 9);
          for (const { readyS } of resting) expect(readyS).toBeGreaterThanOrEqual(timeS);
          for (const later of fragment.hops.slice(broken + 1)) {
            expect(later.bits).toBeCloseTo(fragment.bits, 9);
          }
          for (const earlier of fragment.hops.slice(0, broken + 1)) {
            expect(earlier.endS).toBeLessThanOrEqual(Math.max(timeS, earlier.startS));
          }
        }
        const held = new Float64Array(plan.count);
        for (const { hops } of fragments) for (const { row, bits } of hops) held[row]! += bits;
        held.forEach((bits, row) => expect(bookings.committedBit[row]).toBeCloseTo(bits, 6));
      },
    ),
    { numRuns: 300 },
  );
});

test('a way that breaks again further on leaves no bit behind twice', () => {
  const rows: Row[] = [
    [0, 1, 0, 20, 2, 0],
    [1, 2, 0, 40, 1, 0],
    [2, 3, 50, 70, 1, 0],
  ];
  const { bookings, shipper } = toolsOf(planOf(rows), 20);
  const [fragment] = shipper.ship(requestOf(0, 3, 20)).fragments;
  expect(fragment!.hops.map(({ startS, endS }) => [startS, endS])).toEqual([
    [0, 10],
    [10, 30],
    [50, 70],
  ]);
  const first = breakFragment(bookings, fragment!, 1, 19);
  expect(first.map(({ node, bits }) => [node, bits])).toEqual([[1, 11]]);
  const second = breakFragment(bookings, fragment!, 2, 54);
  expect(second.map(({ node, bits }) => [node, bits])).toEqual([[2, 5]]);
  expect(fragment!.bits).toBe(4);
  expect(fragment!.hops.map(({ bits }) => bits)).toEqual([20, 9, 4]);
});
