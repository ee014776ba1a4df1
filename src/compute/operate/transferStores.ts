// What of the transfers lies in relays, and what is promised room where they end?

import type { Fragment, RestingBits } from '../network/plan/shipment.ts';
import { departureStay } from '../network/plan/stays.ts';
import { lyingStay } from '../network/plan/stores.ts';
import type { Bookings } from '../network/plan/bookings.ts';
import type { Transfer } from './transfers.ts';

/** The books of transfers in the stores of satellites. */
export class TransferStores {
  private readonly bookings: Bookings;

  constructor(bookings: Bookings) {
    this.bookings = bookings;
  }

  /** Whether somebody may wait for room that was taken until now. */
  get hasFreed(): boolean {
    return this.bookings.stores.freed.size > 0;
  }

  /** Something has left the relays that it passed: whether one of them has an end. */
  hasLeft({ stays }: Fragment): boolean {
    return stays.some(({ node }) => this.bookings.stores.isFiniteAt(node));
  }

  /**
   * Keep room at a transfer's end for bits that have no way there yet, or give it free. What a gang
   * exchanges is added up where it comes, and needs none.
   */
  promise({ direction, satellite, purpose }: Transfer, bits: number): void {
    const { stores } = this.bookings;
    if (direction === 1 || purpose === 'exchange' || !stores.isKept(satellite)) return;
    stores.promise(satellite, bits);
  }

  /** Whether bits that have lost their way can stay where they are. */
  hasRoom({ node, bits }: RestingBits, timeS: number): boolean {
    const { stores } = this.bookings;
    return !stores.isKept(node) || stores.hasRoom(lyingStay(node, bits, timeS));
  }

  /** Bits stay in a relay from now on. */
  keep(each: RestingBits, timeS: number): RestingBits {
    const { stores } = this.bookings;
    if (!stores.isKept(each.node)) return each;
    const stay = lyingStay(each.node, each.bits, timeS);
    stores.put(stay);
    return { ...each, stay };
  }

  /** Bits lie in a relay no more. */
  leave({ stay }: RestingBits, timeS: number): void {
    if (stay !== undefined) this.bookings.stores.take(stay, timeS);
  }

  /** Bits that lay in a relay have a way: they lie there until they have gone. */
  depart(fragment: Fragment, timeS: number): void {
    const stay = departureStay(this.bookings.plan, fragment.hops[0]!, timeS);
    this.bookings.stores.put(stay);
    fragment.stays.push(stay);
  }

  /** A transfer is over: whoever asked for it keeps the books of what has arrived. */
  close({ fragments }: Transfer, timeS: number): void {
    for (const { stays } of fragments) {
      for (const stay of stays) this.bookings.stores.take(stay, timeS);
    }
  }

  /** A satellite is lost. */
  lose(satellite: number, timeS: number): void {
    const { stores } = this.bookings;
    if (stores.isKept(satellite)) stores.lose(satellite, timeS);
  }
}
