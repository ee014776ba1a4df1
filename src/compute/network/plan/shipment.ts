// How does a load get onto its way? Fragments that are booked contact by contact.

import type { Booking, Bookings } from './bookings.ts';
import type { ContactPlan } from './contactPlan.ts';
import type { RouteRequest } from './routeScope.ts';
import type { RouteSearch } from './routeSearch.ts';
import { beginS } from './trains.ts';
import { bitsUntil, carriedS } from './volume.ts';

/** Bits that travel together over booked contacts, one after the other. */
export interface Fragment {
  readonly source: number;
  bits: number;
  /** In the order of the way. */
  readonly hops: readonly Booking[];
  /** When the last bit arrives at the end of the way. */
  arrivalS: number;
}

/** What of a request found a way, and what did not. */
export interface Shipment {
  readonly fragments: Fragment[];
  readonly leftBit: number;
}

/** Loads below this are rounding of what was shared out. */
const restBit = 1e-3;
/** A way on which nothing can be booked although the search found it is avoided so often. */
const attemptsMax = 8;

/** Books loads on the best ways that are left, in pieces where they do not fit as a whole. */
export class Shipper {
  private readonly plan: ContactPlan;
  private readonly bookings: Bookings;
  private readonly search: RouteSearch;
  private readonly bundleBit: number;

  constructor(plan: ContactPlan, bookings: Bookings, search: RouteSearch, bundleBit: number) {
    this.plan = plan;
    this.bookings = bookings;
    this.search = search;
    this.bundleBit = bundleBit;
  }

  /** Book all of the request that the rest of the plan can carry. */
  ship(request: RouteRequest): Shipment {
    const fragments: Fragment[] = [];
    let leftBit = request.bits;
    while (leftBit > restBit) {
      const fragment = this.shipPart({ ...request, bits: leftBit });
      if (fragment === null) break;
      fragments.push(fragment);
      leftBit -= fragment.bits;
    }
    return { fragments, leftBit: leftBit > restBit ? leftBit : 0 };
  }

  private shipPart(request: RouteRequest): Fragment | null {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const found = this.search.find(request);
      if (found === null) return null;
      for (const bits of this.sizes(request, found.rows)) {
        const fragment = this.bookAll(request, found.rows, bits);
        if (fragment !== null) return fragment;
      }
      // Two hops of one way want the same antenna: wait until it can have served both.
      request = { ...request, fromS: request.fromS + 1 };
    }
    return null;
  }

  /** What to try: all of it, what each contact has room for, less and less, one bundle. */
  private *sizes({ fromS, bits }: RouteRequest, rows: readonly number[]): Generator<number> {
    yield bits;
    const least = Math.min(bits, this.bundleBit);
    if (bits === least) return;
    let most = bits;
    let readyS = fromS;
    for (const row of rows) {
      if (!this.bookings.fit(row, readyS, least)) return;
      const { fitStartS, fitEndS } = this.bookings;
      const room = bitsUntil(this.plan, row, fitEndS) - bitsUntil(this.plan, row, fitStartS);
      most = Math.min(most, room);
      readyS = carriedS(this.plan, row, fitStartS, least) + this.plan.lightS[row]!;
    }
    for (let size = most; size > least; size /= 2) yield size;
    yield least;
  }

  /** Book `bits` on every contact of the way in turn; nothing when one has no room. */
  private bookAll(request: RouteRequest, rows: readonly number[], bits: number): Fragment | null {
    const { plan, bookings, bundleBit } = this;
    const hops: Booking[] = [];
    let firstS = request.fromS;
    let lastS = request.fromS;
    for (const row of rows) {
      const fromS = beginS(plan, row, firstS, lastS, bits - bundleBit);
      if (!bookings.fit(row, fromS, bits)) {
        for (const hop of hops) bookings.cut(hop, hop.startS, 0);
        return null;
      }
      const hop = bookings.book(row, bits);
      hops.push(hop);
      const bundleS = carriedS(plan, row, hop.startS, Math.min(bits, bundleBit));
      firstS = Math.min(bundleS, hop.endS) + plan.lightS[row]!;
      lastS = hop.endS + plan.lightS[row]!;
    }
    return { source: request.source, bits, hops, arrivalS: lastS };
  }
}

/** Bits that a booking has sent by a time. */
export function sentBit(plan: ContactPlan, { row, startS, endS, bits }: Booking, timeS: number) {
  if (timeS <= startS) return 0;
  if (timeS >= endS) return bits;
  return Math.min(bits, bitsUntil(plan, row, timeS) - bitsUntil(plan, row, startS));
}

/**
 * Bits that each hop of a way has sent by a time: none more than the hop before it has, whatever
 * its rate would allow in a fast moment.
 */
export function sentBits(plan: ContactPlan, hops: readonly Booking[], timeS: number): number[] {
  let comeBit = Infinity;
  return hops.map((hop) => {
    comeBit = Math.min(comeBit, sentBit(plan, hop, timeS));
    return comeBit;
  });
}

/** Bits at rest in a node, or on their way to it, that have no way onwards. */
export interface RestingBits {
  readonly node: number;
  readonly bits: number;
  /** When all of them are there. */
  readonly readyS: number;
}

/**
 * End the journey of what of a fragment has not passed its hop `broken` at `timeS`: what has passed
 * travels on, the rest lies where it is. Returns where; bits on the way to a node count there.
 */
export function breakFragment(
  bookings: Bookings,
  fragment: Fragment,
  broken: number,
  timeS: number,
): RestingBits[] {
  const { plan } = bookings;
  const { hops } = fragment;
  const sent = sentBits(plan, hops.slice(0, broken + 1), timeS);
  const resting: RestingBits[] = [];
  let behindBit = fragment.bits;
  for (let hop = 0; hop <= broken; hop += 1) {
    const bits = behindBit - sent[hop]!;
    const node = plan.fromNode[hops[hop]!.row]!;
    const before = hops[hop - 1];
    const lightS = before === undefined ? 0 : plan.lightS[before.row]!;
    const sentS = before === undefined ? timeS : Math.min(timeS, before.endS);
    if (bits > 0) resting.push({ node, bits, readyS: Math.max(timeS, sentS + lightS) });
    behindBit = sent[hop]!;
  }
  shorten(bookings, fragment, broken, timeS, sent);
  return resting;
}

/** Keep of every hop what it has carried, beyond the broken one what is still to come over it. */
function shorten(
  bookings: Bookings,
  fragment: Fragment,
  broken: number,
  timeS: number,
  sent: readonly number[],
): void {
  const { plan } = bookings;
  const passedBit = sent[broken]!;
  fragment.hops.forEach((hop, at) => {
    const bits = at <= broken ? sent[at]! : passedBit;
    if (bits >= hop.bits) return;
    const endS = at <= broken ? timeS : carriedS(plan, hop.row, hop.startS, bits);
    bookings.cut(hop, bits > 0 ? Math.min(endS, hop.endS) : hop.startS, bits);
  });
  fragment.bits = passedBit;
  const last = fragment.hops.at(-1)!;
  fragment.arrivalS = last.endS + plan.lightS[last.row]!;
}
