// Does no store ever hold more than it can, and does it know what it holds?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { Bookings } from '../../../../src/compute/network/plan/bookings.ts';
import type { Booking } from '../../../../src/compute/network/plan/bookings.ts';
import { RouteSearch } from '../../../../src/compute/network/plan/routeSearch.ts';
import { breakFragment, Shipper } from '../../../../src/compute/network/plan/shipment.ts';
import type { Fragment } from '../../../../src/compute/network/plan/shipment.ts';
import { lyingStay, stayBit, Stores } from '../../../../src/compute/network/plan/stores.ts';
import type { Stay } from '../../../../src/compute/network/plan/stores.ts';
import { planOf, requestOf, smallPlans } from './plans.ts';
import type { Row } from './plans.ts';

/** Stores of nodes 0, 1, …; those beyond are the ground. */
function toolsWith(rows: readonly Row[], storeBit: readonly number[], bundleBit: number) {
  const plan = planOf(rows, 5);
  const bookings = new Bookings(plan, 0, Float64Array.from(storeBit));
  const search = new RouteSearch(plan, bookings, bundleBit);
  return { plan, bookings, shipper: new Shipper(plan, bookings, search, bundleBit) };
}

/** Bits of a booking at one rate that have gone by a time. */
function goneBit({ startS, endS, bits }: Booking, timeS: number): number {
  return bits * Math.min(1, Math.max(0, (timeS - startS) / (endS - startS)));
}

/** What lies in a node between hops: come less gone, from the bookings alone. */
function betweenBit(
  { plan }: Bookings,
  fragments: readonly Fragment[],
  node: number,
  timeS: number,
): number {
  let sum = 0;
  for (const { hops } of fragments) {
    for (let at = 1; at < hops.length; at += 1) {
      const [before, after] = [hops[at - 1]!, hops[at]!];
      if (plan.toNode[before.row] !== node) continue;
      const lightS = plan.lightS[before.row]!;
      sum += goneBit(before, timeS - lightS) - goneBit(after, timeS);
    }
  }
  return sum;
}

/** Moments at which something begins or ends, and between them. */
function moments({ plan }: Bookings, fragments: readonly Fragment[]): number[] {
  const edges = fragments
    .flatMap(({ hops }) => hops)
    .flatMap(({ row, startS, endS }) => {
      const lightS = plan.lightS[row]!;
      return [startS, endS, startS + lightS, endS + lightS];
    })
    .sort((a, b) => a - b);
  return edges.flatMap((edge, at) => [edge, (edge + (edges[at + 1] ?? edge)) / 2]);
}

const asked = fc.array(
  fc.record({
    bits: fc.integer({ min: 1, max: 20 }),
    fromS: fc.integer({ min: 0, max: 15 }),
    source: fc.constantFrom(0, 0, 2),
  }),
  { minLength: 1, maxLength: 8 },
);
const sizes = fc.array(fc.constantFrom(1, 2, 5, 9, Infinity), { minLength: 4, maxLength: 4 });

test('at no instant do relays hold more than fits, on any plan and with any store', () => {
  let fullCount = 0;
  fc.assert(
    fc.property(
      smallPlans,
      asked,
      sizes,
      fc.constantFrom(1, 2, 50),
      (rows, loads, size, bundle) => {
        const { bookings, shipper } = toolsWith(rows, size, bundle);
        const fragments = loads.flatMap(({ bits, fromS, source }) => {
          return shipper.ship(requestOf(source, 4, bits, { fromS })).fragments;
        });
        for (const timeS of moments(bookings, fragments)) {
          for (let node = 0; node < 4; node += 1) {
            const bits = betweenBit(bookings, fragments, node, timeS);
            expect(bits).toBeLessThanOrEqual(size[node]! + 1e-6);
            expect(bookings.stores.levelBit(node, timeS)).toBeCloseTo(bits, 6);
            if (bits > 0.9 * size[node]!) fullCount += 1;
          }
        }
        for (let node = 0; node < 4; node += 1) {
          // In the end everything has gone on.
          expect(bookings.stores.levelBit(node, 1e9)).toBe(0);
          const most = moments(bookings, fragments).map((timeS) => {
            return betweenBit(bookings, fragments, node, timeS);
          });
          expect(bookings.stores.maxBit(node, 1e9)).toBeCloseTo(Math.max(0, ...most), 6);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(fullCount).toBeGreaterThan(50);
});

test('a store without an end changes no way, and one of a bit keeps every relay out', () => {
  const ways = (storeBit: readonly number[], rows: readonly Row[], bits: number) => {
    const { shipper } = toolsWith(rows, storeBit, 4);
    const { fragments } = shipper.ship(requestOf(0, 4, bits));
    return fragments.map(({ hops, arrivalS }) => [hops.map(({ row }) => row), arrivalS]);
  };
  const [none, endless, tiny] = [[], [1e12, 1e12, 1e12, 1e12], [1, 1, 1, 1]];
  fc.assert(
    fc.property(smallPlans, fc.integer({ min: 2, max: 30 }), (rows, bits) => {
      expect(ways(endless, rows, bits)).toEqual(ways(none, rows, bits));
      // Bundles of two bits at least are stored whole.
      for (const [hops] of ways(tiny, rows, bits)) expect(hops).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});

describe('a relay with little room', () => {
  const chain: Row[] = [
    [0, 1, 0, 100, 1, 0],
    [1, 4, 50, 150, 1, 0],
  ];

  test('passes on no more at a time than it holds', () => {
    const { shipper } = toolsWith(chain, [Infinity, 10], 10);
    const { fragments, leftBit } = shipper.ship(requestOf(0, 4, 60));
    const first = fragments[0]!;
    expect(first.bits).toBe(10);
    expect(first.hops.map(({ startS, endS }) => [startS, endS])).toEqual([
      [0, 10],
      [50, 60],
    ]);
    // Nothing else is there before the first has begun to leave.
    expect(leftBit).toBe(50);
  });

  test('is used again once what lay there has left', () => {
    const { shipper } = toolsWith(chain, [Infinity, 10], 10);
    shipper.ship(requestOf(0, 4, 10));
    const { fragments } = shipper.ship(requestOf(0, 4, 10, { fromS: 55 }));
    expect(fragments.map(({ arrivalS }) => arrivalS)).toEqual([75]);
  });

  test('has room again for what no longer comes', () => {
    const { bookings, shipper } = toolsWith(chain, [Infinity, 10], 10);
    const [fragment] = shipper.ship(requestOf(0, 4, 10)).fragments;
    expect(shipper.ship(requestOf(0, 4, 10)).leftBit).toBe(10);
    breakFragment(bookings, fragment!, 0, 0);
    expect(shipper.ship(requestOf(0, 4, 10)).leftBit).toBe(0);
  });
});

describe('a store', () => {
  /** Fills from `startS` to `endS`, and holds. */
  const filling = (bits: number, startS: number, endS: number): Stay => {
    return { node: 0, timeS: [startS, endS], bits: [0, bits] };
  };
  /** Comes at once and drains from `startS` to `endS`. */
  const draining = (bits: number, fromS: number, startS: number, endS: number): Stay => {
    return { node: 0, timeS: [fromS, startS, endS], bits: [bits, bits, 0] };
  };

  test('takes a load that fills it while another drains, bit for bit', () => {
    const stores = new Stores(Float64Array.of(10));
    stores.put(draining(10, 0, 20, 30));
    expect(stores.hasRoom(filling(10, 20, 30))).toBe(true);
    expect(stores.hasRoom(filling(10, 19, 30))).toBe(false);
    expect(stores.hasRoom(filling(10, 20, 29))).toBe(false);
    stores.put(filling(10, 20, 30));
    expect(stores.levelBit(0, 25)).toBe(10);
    expect(stores.maxBit(0, 40)).toBe(10);
  });

  test('keeps what is promised for those whom it was promised', () => {
    const stores = new Stores(Float64Array.of(10));
    stores.promise(0, 7);
    expect(stores.freeBit(0, 0)).toBe(3);
    expect(stores.hasRoom(lyingStay(0, 4, 0))).toBe(false);
    expect(stores.hasRoom(lyingStay(0, 4, 0), 7)).toBe(true);
    stores.promise(0, -7);
    expect(stores.hasRoom(lyingStay(0, 10, 0))).toBe(true);
  });

  test('remembers the most that it held, not what was withdrawn before it came', () => {
    const stores = new Stores(Float64Array.of(100));
    const [early, late] = [filling(30, 0, 10), filling(50, 20, 30)];
    stores.put(early);
    stores.put(late);
    stores.take(late, 20);
    expect(stores.maxBit(0, 100)).toBe(30);
    stores.take(early, 100);
    expect(stores.levelBit(0, 100)).toBe(0);
    expect(stores.maxBit(0, 200)).toBe(30);
  });

  test('that is lost holds nothing and takes nothing more', () => {
    const stores = new Stores(Float64Array.of(100));
    const load = lyingStay(0, 40, 0);
    stores.put(load);
    stores.lose(0, 5);
    stores.take(load, 6);
    stores.put(lyingStay(0, 10, 7));
    expect(stores.levelBit(0, 8)).toBe(0);
    expect(stores.maxBit(0, 8)).toBe(40);
  });

  test('holds at any time what its stays sum up to', () => {
    const loads = fc.array(
      fc.record({
        bits: fc.integer({ min: 1, max: 9 }),
        startS: fc.nat(20),
        lengthS: fc.integer({ min: 1, max: 9 }),
        takenS: fc.option(fc.nat(40)),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(loads, (all) => {
        const stores = new Stores(Float64Array.of(Infinity));
        const stays = all.map(({ bits, startS, lengthS, takenS }) => {
          return { stay: filling(bits, startS, startS + lengthS), takenS: takenS ?? Infinity };
        });
        for (const { stay } of stays) stores.put(stay);
        let most = 0;
        for (let timeS = 0; timeS <= 50; timeS += 1) {
          const sum = (isThere: (takenS: number) => boolean) =>
            stays.reduce((total, { stay, takenS }) => {
              return total + (isThere(takenS) ? stayBit(stay, timeS) : 0);
            }, 0);
          most = Math.max(
            most,
            sum((takenS) => takenS >= timeS),
          );
          for (const { stay, takenS } of stays) if (takenS === timeS) stores.take(stay, timeS);
          expect(stores.levelBit(0, timeS)).toBeCloseTo(
            sum((takenS) => takenS > timeS),
            9,
          );
          expect(stores.maxBit(0, timeS)).toBeCloseTo(most, 9);
        }
      }),
      { numRuns: 300 },
    );
  });
});
