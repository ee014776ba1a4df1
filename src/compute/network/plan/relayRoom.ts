// Can a relay store what a way leads over it, until it goes on?

import type { Bookings } from './bookings.ts';
import type { ContactPlan } from './contactPlan.ts';
import type { RouteLabels } from './routeLabels.ts';
import type { Sending } from './sent.ts';
import { arrivalStay, transitStay } from './stays.ts';
import { carriedS } from './volume.ts';

/** Room for one bundle of a way under search, in the relays between its hops. */
export class RelayRoom {
  private readonly plan: ContactPlan;
  private readonly bookings: Bookings;
  private readonly labels: RouteLabels;

  constructor(plan: ContactPlan, bookings: Bookings, labels: RouteLabels) {
    this.plan = plan;
    this.bookings = bookings;
    this.labels = labels;
  }

  /** Whether a bundle that has come to a label cannot lie there until it leaves at `startS`. */
  isFullBefore(label: number, startS: number, piece: number): boolean {
    if (!this.isLimited(label)) return false;
    const { labels } = this;
    let fullFromS = labels.fullFromS[label]!;
    if (Number.isNaN(fullFromS)) {
      const come = arrivalStay(this.plan, this.sending(label, piece));
      fullFromS = this.bookings.stores.fullFromS(come);
      labels.fullFromS[label] = fullFromS;
    }
    return fullFromS <= startS;
  }

  /** Whether the node before a label can store a bundle between the contacts into it and out. */
  holds(label: number, piece: number): boolean {
    const parent = this.labels.parent[label]!;
    if (!this.isLimited(parent)) return true;
    const stay = transitStay(this.plan, this.sending(parent, piece), this.sending(label, piece));
    return this.bookings.stores.hasRoom(stay);
  }

  /** Where all of a load is kept, it needs no other room. */
  private isLimited(label: number): boolean {
    const { parent, node } = this.labels;
    return parent[label]! >= 0 && this.bookings.stores.isFiniteAt(node[label]!);
  }

  private sending(label: number, piece: number): Sending {
    const [row, startS] = [this.labels.row[label]!, this.labels.startS[label]!];
    return { row, startS, endS: carriedS(this.plan, row, startS, piece), bits: piece };
  }
}
