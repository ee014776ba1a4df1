// How does a load get onto its way? Fragments that are booked contact by contact.

import type { Booking, Bookings, Draft } from './bookings.ts';
import type { ContactPlan } from './contactPlan.ts';
import { pairKey } from './routeScope.ts';
import type { RouteRequest } from './routeScope.ts';
import type { RouteSearch } from './routeSearch.ts';
import { sentBits } from './sent.ts';
import { staysAlong } from './stays.ts';
import type { Stay } from './stores.ts';
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
  /** What of it lies in the nodes that it passes, and comes to lie at the end of its way. */
  stays: Stay[];
  /** Nothing of it comes to lie there. */
  readonly isUsedAtOnce: boolean;
  /** Numbers of what is still to happen on its way; null: it is not under way. */
  steps: number[] | null;
}

/** What of a request found a way, and what did not. */
export interface Shipment {
  readonly fragments: Fragment[];
  readonly leftBit: number;
}

/** Loads below this are rounding of what was shared out. */
const restBit = 1e-3;
/** A way on which nothing can be booked although the search found it is gone around so often. */
const attemptsMax = 8;

/** Books loads on the best ways that are left, in pieces where they do not fit as a whole. */
export class Shipper {
  private readonly plan: ContactPlan;
  private readonly bookings: Bookings;
  private readonly search: RouteSearch;
  private readonly bundleBit: number;
  /** Of the last booking that failed: the hop that it failed at; the number of hops: its target. */
  private failedAt = 0;

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
      const part = leftBit === request.bits ? request : { ...request, bits: leftBit };
      const fragment = this.shipPart(part);
      if (fragment === null) break;
      fragments.push(fragment);
      leftBit -= fragment.bits;
    }
    return { fragments, leftBit: leftBit > restBit ? leftBit : 0 };
  }

  private shipPart(request: RouteRequest): Fragment | null {
    let avoidedPairs: Set<number> | undefined;
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      // In the end whatever can go straight to the target goes.
      const isDirectOnly = attempt === attemptsMax;
      const asked = attempt === 1 ? request : { ...request, avoidedPairs, isDirectOnly };
      const found = this.search.find(asked);
      if (found === null) return null;
      const { rows } = found;
      const isFitted = this.search.refit(found);
      const whole = this.bookAll(request, rows, request.bits, isFitted);
      if (whole !== null) return whole;
      for (const bits of this.lesserSizes(request, rows)) {
        const fragment = this.bookAll(request, rows, bits);
        if (fragment !== null) return fragment;
      }
      if (this.failedAt === rows.length) return null;
      avoidedPairs ??= new Set();
      avoidedPairs.add(pairKey(this.plan, rows[this.failedAt - 1] ?? -1, rows[this.failedAt]!));
    }
    return null;
  }

  /** What to try instead of all: what each contact has room for, less and less, one bundle. */
  private *lesserSizes({ fromS, bits }: RouteRequest, rows: readonly number[]): Generator<number> {
    const least = Math.min(bits, this.bundleBit);
    if (bits === least) return;
    let most = bits;
    let readyS = fromS;
    for (const row of rows) {
      if (!this.bookings.fit(row, readyS, least)) return;
      const { fitStartS, fitEndS } = this.bookings;
      const room = bitsUntil(this.plan, row, fitEndS) - bitsUntil(this.plan, row, fitStartS);
      most = Math.min(most, room);
      const sentS = carriedS(this.plan, row, fitStartS, least);
      readyS = sentS + this.plan.lightAt(row, sentS);
    }
    for (let size = most; size > least; size /= 2) yield size;
    yield least;
  }

  /**
   * Book `bits` on every contact of the way in turn; nothing when one has no room. `isFitted`: the
   * calendars know the room on the only one already.
   */
  private bookAll(
    request: RouteRequest,
    rows: readonly number[],
    bits: number,
    isFitted = false,
  ): Fragment | null {
    const { plan, bookings, bundleBit } = this;
    const drafts: Draft[] = [];
    let firstS = request.fromS;
    let lastS = request.fromS;
    for (const row of rows) {
      const fromS = beginS(plan, row, firstS, lastS, bits - bundleBit);
      if (!isFitted && !bookings.fit(row, fromS, bits)) {
        this.failedAt = drafts.length;
        bookings.release();
        return null;
      }
      const hop = bookings.draft(row, bits);
      if (rows.length > 1) bookings.holdDraft(hop);
      drafts.push(hop);
      const bundleS = Math.min(
        carriedS(plan, row, hop.startS, Math.min(bits, bundleBit)),
        hop.endS,
      );
      firstS = bundleS + plan.lightAt(row, bundleS);
      lastS = bundleS === hop.endS ? firstS : hop.endS + plan.lightAt(row, hop.endS);
    }
    bookings.release();
    const stays = this.store(request, drafts, bits);
    if (stays === null) return null;
    const hops = drafts.map((draft) => bookings.commit(draft));
    const { source, isUsedAtOnce = false } = request;
    return { source, bits, hops, arrivalS: lastS, stays, isUsedAtOnce, steps: null };
  }

  /** Put into the stores what will lie there; null: one of them has no room. */
  private store(request: RouteRequest, hops: readonly Draft[], bits: number): Stay[] | null {
    const { stores } = this.bookings;
    const { target, isUsedAtOnce = false } = request;
    const stays = staysAlong(this.plan, stores, hops, isUsedAtOnce);
    if (stores.isFinite) {
      // At its target room is promised.
      const ownBit = (stay: Stay) => (stay.node === target ? bits : 0);
      const full = stays.find((stay) => !stores.hasRoom(stay, ownBit(stay)));
      if (full !== undefined) {
        this.failedAt = 1 + hops.findIndex(({ row }) => this.plan.toNode[row] === full.node);
        return null;
      }
    }
    for (const stay of stays) stores.put(stay);
    if (!isUsedAtOnce && stores.isKept(target)) stores.promise(target, -bits);
    return stays;
  }
}

/** Bits at rest in a node, or on their way to it, that have no way onwards. */
export interface RestingBits {
  readonly node: number;
  readonly bits: number;
  /** When all of them are there. */
  readonly readyS: number;
  /** Where they lie in a relay's store; left out: where all of the load is kept. */
  readonly stay?: Stay;
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
    // Of one that has been broken before, earlier hops have carried more than what is left of it.
    const goneBit = Math.min(behindBit, sent[hop]!);
    const bits = behindBit - goneBit;
    const node = plan.fromNode[hops[hop]!.row]!;
    const before = hops[hop - 1];
    const sentS = before === undefined ? timeS : Math.min(timeS, before.endS);
    const lightS = before === undefined ? 0 : plan.lightAt(before.row, sentS);
    if (bits > 0) resting.push({ node, bits, readyS: Math.max(timeS, sentS + lightS) });
    behindBit = goneBit;
  }
  shorten(bookings, fragment, broken, timeS, sent);
  storeRest(bookings, fragment, broken, timeS);
  return resting;
}

/** Of a broken fragment only what has passed the hop `broken` comes to lie anywhere beyond it. */
function storeRest(
  { plan, stores }: Bookings,
  fragment: Fragment,
  broken: number,
  timeS: number,
): void {
  for (const stay of fragment.stays) stores.take(stay, timeS);
  const { hops, bits, isUsedAtOnce } = fragment;
  fragment.stays = bits > 0 ? staysAlong(plan, stores, hops, isUsedAtOnce, broken) : [];
  for (const stay of fragment.stays) stores.put(stay);
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
  fragment.arrivalS = last.endS + plan.lightAt(last.row, last.endS);
}
