// Does what is committed keep within contacts, antennas and terminals, whatever is asked for?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { createContactPlan } from '../../../../src/compute/network/plan/contactPlan.ts';
import type { ContactPlan } from '../../../../src/compute/network/plan/contactPlan.ts';
import { Bookings } from '../../../../src/compute/network/plan/bookings.ts';
import type { Booking } from '../../../../src/compute/network/plan/bookings.ts';
import { volumeBit } from '../../../../src/compute/network/plan/volume.ts';
import { contactOf, sharedPlan, toolsOf } from './plans.ts';
import type { Row } from './plans.ts';

const setupS = 5;

/** Two satellites (0, 1) over one antenna, up and down to the ground (2). */
function antennaPlan(unitCount = 1): ContactPlan {
  const rows: (readonly [Row, number])[] = [0, 1].flatMap((satellite) => [
    [[2, satellite, 0, 1000, 1, 0], satellite] as const,
    [[satellite, 2, 0, 1000, 1, 0], satellite] as const,
  ]);
  const pointings = [0, 1].map(() => ({ resourceA: 0, resourceB: -1 }));
  return sharedPlan(rows, pointings, [{ unitCount, setupS }]);
}

function rowOf(plan: ContactPlan, from: number, to: number): number {
  for (let row = 0; row < plan.count; row += 1) {
    if (plan.fromNode[row] === from && plan.toNode[row] === to) return row;
  }
  throw new Error(`no contact ${from}>${to}`);
}

function book(bookings: Bookings, row: number, fromS: number, bits: number): Booking | null {
  return bookings.fit(row, fromS, bits) ? bookings.book(row, bits) : null;
}

describe('an antenna', () => {
  const plan = antennaPlan();
  const [up0, down0, up1] = [rowOf(plan, 2, 0), rowOf(plan, 0, 2), rowOf(plan, 2, 1)];

  test('serves a satellite up and down at once, and another only after turning to it', () => {
    const { bookings } = toolsOf(plan);
    expect(book(bookings, up0, 10, 100)!.startS).toBe(10);
    expect(book(bookings, down0, 20, 30)!.startS).toBe(20);
    expect(book(bookings, up1, 20, 10)!.startS).toBe(110 + setupS);
    expect(book(bookings, down0, 100, 10)!.startS).toBe(100);
    expect(book(bookings, down0, 112, 10)!.startS).toBe(125 + setupS);
  });

  test('a later request takes the time before an earlier one when it fits with both turns', () => {
    const { bookings } = toolsOf(plan);
    book(bookings, up0, 100, 100);
    expect(book(bookings, up1, 20, 75)!.startS).toBe(20);
    expect(book(toolsOf(plan).bookings, up1, 20, 75)!.startS).toBe(20);
    const again = toolsOf(plan).bookings;
    book(again, up0, 100, 100);
    expect(book(again, up1, 20, 76)!.startS).toBe(200 + setupS);
  });

  test('what is cut is free again, and the antenna with it', () => {
    const { bookings } = toolsOf(plan);
    const first = book(bookings, up0, 0, 500)!;
    book(bookings, down0, 0, 20);
    bookings.cut(first, 100, 100);
    expect(bookings.committedBit[up0]).toBe(100);
    expect(book(bookings, up1, 0, 10)!.startS).toBe(100 + setupS);
    bookings.cut(first, 0, 0);
    expect(bookings.committedBit[up0]).toBe(0);
    expect(book(bookings, up1, 0, 10)!.startS).toBe(20 + setupS);
  });

  test('what is withdrawn twice takes nothing from whoever came into its place', () => {
    const { bookings } = toolsOf(plan);
    const first = book(bookings, up0, 0, 100)!;
    bookings.cut(first, 0, 0);
    const second = book(bookings, up0, 0, 100)!;
    bookings.cut(first, 0, 0);
    expect(bookings.ofRow(up0)).toEqual([second]);
    expect(bookings.committedBit[up0]).toBe(100);
    expect(bookings.sessionsOf(0, 0).map(([startS, endS]) => [startS, endS])).toEqual([[0, 100]]);
    expect(book(bookings, up0, 0, 10)!.startS).toBe(100);
  });

  test('two antennas serve two satellites at once', () => {
    const two = antennaPlan(2);
    const { bookings } = toolsOf(two);
    expect(book(bookings, rowOf(two, 2, 0), 0, 100)!.startS).toBe(0);
    expect(book(bookings, rowOf(two, 2, 1), 0, 100)!.startS).toBe(0);
  });

  test('a closed station and a lost node have no room', () => {
    const contact = { ...contactOf([0, 1, 0, 100, 1, 0], 0), station: 0 };
    const pointing = { resourceA: -1, resourceB: -1 };
    const bookings = new Bookings(createContactPlan(2, [contact], [pointing], []), 1);
    bookings.closedUntilS[0] = 40;
    expect(bookings.fit(0, 0, 10)).toBe(true);
    expect(bookings.fitStartS).toBe(40);
    bookings.closedUntilS[0] = 95;
    expect(bookings.fit(0, 0, 10)).toBe(false);
    bookings.closedUntilS[0] = -Infinity;
    bookings.isLost[1] = 1;
    expect(bookings.fit(0, 0, 10)).toBe(false);
  });
});

/** Three satellites with a terminal each over two stations of one and two antennas. */
function crowdedPlan(): ContactPlan {
  const windows = [
    [0, 3, 0, 100],
    [1, 3, 20, 150],
    [2, 3, 50, 170],
    [0, 4, 60, 160],
    [1, 4, 90, 200],
    [2, 4, 0, 120],
  ] as const;
  const contacts = windows.flatMap(([satellite, station, start, end], at) => {
    const rates = [
      { startS: start, rateBitPerS: 1 },
      { startS: (start + end) / 2, rateBitPerS: 3 },
    ];
    const shared = { pointing: at, station: station - 3, lightS: 0, startS: start, endS: end };
    return [
      { ...shared, rates, fromNode: satellite, toNode: station },
      { ...shared, rates, fromNode: station, toNode: satellite },
    ];
  });
  const pointings = windows.map(([satellite, station]) => {
    return { resourceA: station - 3, resourceB: 2 + satellite };
  });
  const terminals = [0, 1, 2].map(() => ({ unitCount: 1, setupS: 3 }));
  const antennas = [1, 2].map((unitCount) => ({ unitCount, setupS: 4 }));
  return createContactPlan(5, contacts, pointings, [...antennas, ...terminals]);
}

const asks = fc.array(
  fc.record({
    row: fc.nat({ max: 11 }),
    fromS: fc.integer({ min: -10, max: 200 }),
    bits: fc.integer({ min: 1, max: 120 }),
    cut: fc.option(fc.record({ which: fc.nat(), share: fc.constantFrom(0, 0.3, 1) })),
  }),
  { maxLength: 40 },
);

test('bookings never overlap or exceed a contact, and every turn has its time', () => {
  const plan = crowdedPlan();
  fc.assert(
    fc.property(asks, (steps) => {
      const { bookings } = toolsOf(plan);
      const made: Booking[] = [];
      for (const { row, fromS, bits, cut } of steps) {
        const booking = book(bookings, row, fromS, bits);
        if (booking !== null) {
          expect(booking.startS).toBeGreaterThanOrEqual(Math.max(fromS, plan.startS[row]!));
          expect(booking.endS).toBeLessThanOrEqual(plan.endS[row]!);
          made.push(booking);
        }
        const victim = cut === null ? undefined : made[cut.which % made.length];
        if (victim !== undefined && cut !== null && victim.bits > 0) {
          const endS = victim.startS + cut.share * (victim.endS - victim.startS);
          bookings.cut(victim, endS, cut.share * victim.bits);
        }
        checkCalendars(plan, bookings, made);
      }
    }),
    { numRuns: 150 },
  );
});

function checkCalendars(plan: ContactPlan, bookings: Bookings, made: readonly Booking[]): void {
  for (let row = 0; row < plan.count; row += 1) {
    const ours = bookings.ofRow(row);
    const bits = ours.reduce((sum, booking) => sum + booking.bits, 0);
    expect(bookings.committedBit[row]).toBeCloseTo(bits, 9);
    expect(bits).toBeLessThanOrEqual(volumeBit(plan, row) * (1 + 1e-9));
    ours.forEach((booking, at) => {
      expect(booking.startS).toBeGreaterThanOrEqual(ours[at - 1]?.endS ?? -Infinity);
    });
  }
  plan.resources.forEach(({ unitCount, setupS: pauseS }, resource) => {
    for (let unit = 0; unit < unitCount; unit += 1) {
      const sessions = bookings.sessionsOf(resource, unit);
      sessions.forEach(([startS, , pointing], at) => {
        const before = sessions[at - 1];
        if (before === undefined || before[2] === pointing) return;
        expect(startS).toBeGreaterThanOrEqual(before[1] + pauseS - 1e-9);
      });
    }
  });
  for (const booking of made) {
    if (booking.bits === 0) continue;
    const pointing = plan.pointing[booking.row]!;
    const { resourceA, resourceB } = plan.pointings[pointing]!;
    const holds = [
      [resourceA, booking.unitA],
      [resourceB, booking.unitB],
    ] as const;
    for (const [resource, unit] of holds) {
      const isHeld = bookings.sessionsOf(resource, unit).some(([startS, endS, whose]) => {
        return whose === pointing && startS <= booking.startS && endS >= booking.endS;
      });
      expect(isHeld).toBe(true);
    }
  }
}
