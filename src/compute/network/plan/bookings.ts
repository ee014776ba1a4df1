// What of the contact plan is committed to whom, and when is there room for more?

import type { ContactPlan } from './contactPlan.ts';
import { Slots } from './slots.ts';
import { Stores } from './stores.ts';
import { slackS, Units } from './units.ts';
import { carriedS } from './volume.ts';

/** One contact's time for one load: `bits` travel from `startS` to `endS`, without a pause. */
export interface Draft {
  readonly row: number;
  readonly startS: number;
  readonly endS: number;
  readonly bits: number;
  readonly unitA: number;
  readonly unitB: number;
}

/** Such a time that is committed. */
export interface Booking extends Draft {
  readonly id: number;
  endS: number;
  bits: number;
}

/** Rows by pointing. */
function rowsByPointing({ count, pointing, pointings }: ContactPlan) {
  const offset = new Int32Array(pointings.length + 1);
  for (const each of pointing) offset[each + 1]! += 1;
  for (let at = 0; at < pointings.length; at += 1) offset[at + 1]! += offset[at]!;
  const next = offset.slice(0, -1);
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const each = pointing[row]!;
    rows[next[each]!] = row;
    next[each]! += 1;
  }
  return { offset, rows };
}

/**
 * Calendars of all contacts, antennas and terminals. First come, first served: what is booked
 * stays, later requests take the room between. A closed station and a lost node have no room.
 */
export class Bookings {
  readonly plan: ContactPlan;
  /** Of the last `fit` that found room: its start, and until when the room lasts. */
  fitStartS = 0;
  fitEndS = 0;
  /** By row: what is committed now. */
  readonly committedBit: Float64Array;
  /** By station: no new use before this time. */
  readonly closedUntilS: Float64Array;
  readonly isLost: Uint8Array;
  /** What lies in the nodes, and what will. */
  readonly stores: Stores;
  /** Units that would serve it; -1: nobody else could want one. */
  fitUnitA = -1;
  fitUnitB = -1;
  private readonly taken: (Slots | undefined)[];
  private readonly units: readonly Units[];
  private readonly byId = new Map<number, Booking>();
  private readonly pointingRows: ReturnType<typeof rowsByPointing>;
  private idNext = 0;
  /** Resources of which something is held. */
  private readonly held: number[] = [];

  /** `storeBit`: capacity of the stores by node; nodes beyond it store what comes. */
  constructor(
    plan: ContactPlan,
    stationCount: number,
    storeBit: Float64Array = new Float64Array(0),
  ) {
    this.plan = plan;
    this.stores = new Stores(storeBit);
    this.committedBit = new Float64Array(plan.count);
    this.closedUntilS = new Float64Array(stationCount).fill(-Infinity);
    this.isLost = new Uint8Array(plan.nodeCount);
    this.taken = new Array<Slots | undefined>(plan.count).fill(undefined);
    this.units = plan.resources.map((resource) => new Units(resource));
    this.pointingRows = rowsByPointing(plan);
  }

  /** The first time from `fromS` on at which the contact has room for `bits` without a pause. */
  fit(row: number, fromS: number, bits: number): boolean {
    const { plan } = this;
    const station = plan.station[row]!;
    const closedS = station >= 0 ? this.closedUntilS[station]! : -Infinity;
    let startS = Math.max(fromS, plan.startS[row]!, closedS);
    if (this.isLost[plan.fromNode[row]!] === 1 || this.isLost[plan.toNode[row]!] === 1)
      return false;
    for (;;) {
      const endS = carriedS(plan, row, startS, bits);
      if (!(endS <= plan.endS[row]! + slackS)) return false;
      const retryS = this.retryS(row, startS, endS);
      if (retryS <= startS) break;
      startS = retryS;
    }
    this.fitStartS = startS;
    return true;
  }

  /** Let `fit` reckon with what is not booked: a unit that stays with a pointing. */
  hold(resource: number, unit: number, pointing: number, startS: number, endS: number): void {
    this.units[resource]!.hold(unit, pointing, startS, endS);
    this.held.push(resource);
  }

  /** Forget all that is held. */
  release(): void {
    for (const resource of this.held) this.units[resource]!.release();
    this.held.length = 0;
  }

  /** What `bits` would take, from its start, of the room that the last `fit` found. */
  draft(row: number, bits: number): Draft {
    const startS = this.fitStartS;
    const endS = Math.min(carriedS(this.plan, row, startS, bits), this.fitEndS);
    return { row, startS, endS, bits, unitA: this.fitUnitA, unitB: this.fitUnitB };
  }

  /** Let `fit` reckon with the antennas of a draft. */
  holdDraft({ row, startS, endS, unitA, unitB }: Draft): void {
    const pointing = this.plan.pointing[row]!;
    const { resourceA, resourceB } = this.plan.pointings[pointing]!;
    if (resourceA >= 0) this.hold(resourceA, unitA, pointing, startS, endS);
    if (resourceB >= 0) this.hold(resourceB, unitB, pointing, startS, endS);
  }

  /** Commit the room that the last `fit` found to `bits`, from its start. */
  book(row: number, bits: number): Booking {
    return this.commit(this.draft(row, bits));
  }

  /** Commit a draft, for which there is still room. */
  commit({ row, startS, endS, bits, unitA, unitB }: Draft): Booking {
    const id = this.idNext;
    this.idNext += 1;
    const booking = { id, row, startS, endS, bits, unitA, unitB };
    const slots = (this.taken[row] ??= new Slots());
    slots.insert(slots.firstAfter(startS), startS, endS, id);
    this.byId.set(id, booking);
    this.committedBit[row]! += bits;
    this.point(booking);
    return booking;
  }

  /** Of a booking keep only what it carries until `endS`, `bits`; nothing before its start. */
  cut(booking: Booking, endS: number, bits: number): void {
    // Withdrawn before: what stands in its place is somebody else's.
    if (!this.byId.has(booking.id)) return;
    if (endS >= booking.endS) {
      this.committedBit[booking.row]! += bits - booking.bits;
      booking.bits = bits;
      return;
    }
    const slots = this.taken[booking.row]!;
    const at = slots.firstAfter(booking.startS);
    this.committedBit[booking.row]! -= booking.bits;
    if (endS <= booking.startS) {
      slots.remove(at);
      this.byId.delete(booking.id);
      booking.endS = booking.startS;
      booking.bits = 0;
      this.repoint(booking);
      return;
    }
    slots.endS[at] = endS;
    booking.endS = endS;
    booking.bits = bits;
    this.committedBit[booking.row]! += bits;
    this.repoint(booking);
  }

  /** Keep one antenna for a pointing from `startS` to `endS`; false: others are booked there. */
  pin(pointing: number, startS: number, endS: number): boolean {
    const { resourceA } = this.plan.pointings[pointing]!;
    return resourceA < 0 || this.units[resourceA]!.pin(pointing, startS, endS);
  }

  /** Whether antenna and terminal stay with the booking's contact at `timeS`. */
  staysPointed(booking: Booking, timeS: number): boolean {
    const pointing = this.plan.pointing[booking.row]!;
    const { resourceA } = this.plan.pointings[pointing]!;
    return resourceA >= 0 && this.units[resourceA]!.staysWith(booking.unitA, pointing, timeS);
  }

  /** Bookings of a row in time order. */
  ofRow(row: number): readonly Booking[] {
    return (this.taken[row]?.tag ?? []).map((id) => this.byId.get(id)!);
  }

  /** What a unit of a resource does, as rows [start, end, pointing]. */
  sessionsOf(resource: number, unit: number): readonly (readonly [number, number, number])[] {
    return this.units[resource]!.rows(unit);
  }

  /** `startS` when direction, antenna and terminal are free until `endS`; else when to retry. */
  private retryS(row: number, startS: number, endS: number): number {
    const { plan, taken, units } = this;
    const slots = taken[row];
    let runEndS = plan.endS[row]!;
    if (slots !== undefined) {
      const at = slots.firstAfter(startS);
      if (at < slots.count) {
        if (slots.startS[at]! < endS - slackS) return slots.endS[at]!;
        runEndS = Math.min(runEndS, slots.startS[at]!);
      }
    }
    const pointing = plan.pointing[row]!;
    const { resourceA, resourceB } = plan.pointings[pointing]!;
    if (resourceA >= 0) {
      const unitsA = units[resourceA]!;
      const retryS = unitsA.retryS(pointing, startS, endS);
      if (retryS > startS) return retryS;
      this.fitUnitA = unitsA.unit;
      runEndS = Math.min(runEndS, unitsA.runEndS);
    } else this.fitUnitA = -1;
    if (resourceB >= 0) {
      const unitsB = units[resourceB]!;
      const retryS = unitsB.retryS(pointing, startS, endS);
      if (retryS > startS) return retryS;
      this.fitUnitB = unitsB.unit;
      runEndS = Math.min(runEndS, unitsB.runEndS);
    } else this.fitUnitB = -1;
    this.fitEndS = runEndS;
    return startS;
  }

  private point({ row, startS, endS, unitA, unitB }: Booking): void {
    const pointing = this.plan.pointing[row]!;
    const { resourceA, resourceB } = this.plan.pointings[pointing]!;
    if (resourceA >= 0) this.units[resourceA]!.take(unitA, pointing, startS, endS);
    if (resourceB >= 0) this.units[resourceB]!.take(unitB, pointing, startS, endS);
  }

  /** After a booking was cut: antennas stay only with what is left. */
  private repoint(booking: Booking): void {
    const pointing = this.plan.pointing[booking.row]!;
    const { resourceA, resourceB } = this.plan.pointings[pointing]!;
    if (resourceA >= 0) this.repointUnit(resourceA, booking.unitA, booking, 'unitA');
    if (resourceB >= 0) this.repointUnit(resourceB, booking.unitB, booking, 'unitB');
  }

  private repointUnit(
    resource: number,
    unit: number,
    { row, startS }: Booking,
    side: 'unitA' | 'unitB',
  ): void {
    const pointing = this.plan.pointing[row]!;
    const [fromS, toS] = this.units[resource]!.drop(unit, startS);
    const { offset, rows } = this.pointingRows;
    for (let at = offset[pointing]!; at < offset[pointing + 1]!; at += 1) {
      const slots = this.taken[rows[at]!];
      if (slots === undefined) continue;
      for (let slot = slots.firstAfter(fromS); slot < slots.count; slot += 1) {
        if (slots.startS[slot]! >= toS) break;
        const other = this.byId.get(slots.tag[slot]!)!;
        if (other[side] !== unit) continue;
        this.units[resource]!.take(unit, pointing, other.startS, other.endS);
      }
    }
  }
}
