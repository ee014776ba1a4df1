// Which antennas and terminals does a way keep busy that it needs again further on?

import type { Bookings } from './bookings.ts';
import type { ContactPlan } from './contactPlan.ts';
import type { RouteLabels } from './routeLabels.ts';

/** Resources of a row that something else than the way back needs at its end. */
const endA = 1;
const endB = 2;

/**
 * What the hops of a way take from each other: a unit that has served one hop must turn before it
 * serves the next. Calendars know only what is booked; a search tells them what its labels hold.
 */
export class Turns {
  private readonly plan: ContactPlan;
  private readonly bookings: Bookings;
  private readonly labels: RouteLabels;
  /** By row: `endA` and `endB`, for the resources that a hop after it may need. */
  private readonly ends: Uint8Array;
  /** By resource: number of its first unit among all units. */
  private readonly firstUnit: Int32Array;

  constructor(plan: ContactPlan, bookings: Bookings, labels: RouteLabels) {
    this.plan = plan;
    this.bookings = bookings;
    this.labels = labels;
    this.ends = sharedEnds(plan);
    this.firstUnit = new Int32Array(plan.resources.length);
    for (let at = 1; at < plan.resources.length; at += 1) {
      this.firstUnit[at] = this.firstUnit[at - 1]! + plan.resources[at - 1]!.unitCount;
    }
  }

  /** Whether a hop after this row may need what the row keeps busy. */
  isNeeded(row: number): boolean {
    return this.ends[row] !== 0;
  }

  /** When every unit that the label's last hop keeps busy may serve the next one. */
  freeS(label: number): number {
    const { plan, labels } = this;
    const row = labels.row[label]!;
    const { resourceA, resourceB } = plan.pointings[plan.pointing[row]!]!;
    const ends = this.ends[row]!;
    const setupA = (ends & endA) === 0 ? 0 : plan.resources[resourceA]!.setupS;
    const setupB = (ends & endB) === 0 ? 0 : plan.resources[resourceB]!.setupS;
    return labels.busyEndS[label]! + Math.max(setupA, setupB);
  }

  /** The one unit that the label's last hop keeps busy; -1: it keeps two. */
  unitOf(label: number): number {
    const { plan, labels, firstUnit } = this;
    const row = labels.row[label]!;
    const { resourceA, resourceB } = plan.pointings[plan.pointing[row]!]!;
    if (this.ends[row] === endA) return firstUnit[resourceA]! + labels.unitA[label]!;
    return this.ends[row] === endB ? firstUnit[resourceB]! + labels.unitB[label]! : -1;
  }

  /** The unit that a row will keep busy, where there is no choice; -1: not known yet. */
  onlyUnitOf(row: number): number {
    const { plan, firstUnit } = this;
    const ends = this.ends[row]!;
    if (ends !== endA && ends !== endB) return -1;
    const { resourceA, resourceB } = plan.pointings[plan.pointing[row]!]!;
    const resource = ends === endA ? resourceA : resourceB;
    return plan.resources[resource]!.unitCount === 1 ? firstUnit[resource]! : -1;
  }

  /** Let the calendars know what the way to a label keeps busy of what a row needs. */
  hold(label: number, row: number): void {
    const { plan, labels, bookings } = this;
    const { resourceA, resourceB } = plan.pointings[plan.pointing[row]!]!;
    if (resourceA < 0 && resourceB < 0) return;
    for (let at = label; labels.parent[at]! >= 0; at = labels.parent[at]!) {
      const pointing = plan.pointing[labels.row[at]!]!;
      const own = plan.pointings[pointing]!;
      const [startS, endS] = [labels.startS[at]!, labels.busyEndS[at]!];
      if (own.resourceA >= 0 && (own.resourceA === resourceA || own.resourceA === resourceB)) {
        bookings.hold(own.resourceA, labels.unitA[at]!, pointing, startS, endS);
      }
      if (own.resourceB >= 0 && (own.resourceB === resourceA || own.resourceB === resourceB)) {
        bookings.hold(own.resourceB, labels.unitB[at]!, pointing, startS, endS);
      }
    }
  }
}

/** By row: which of its resources are needed at its end by rows that do not lead back. */
function sharedEnds({ nodeCount, count, ...plan }: ContactPlan): Uint8Array {
  const { outgoing, incoming, pointings, pointing, resources } = plan;
  const ends = new Uint8Array(count);
  const neededAt = new Int32Array(resources.length).fill(-1);
  // By resource: the only node that rows with it lead to; -1: several.
  const leadsTo = new Int32Array(resources.length);
  const need = (resource: number, node: number, next: number) => {
    if (resource < 0) return;
    if (neededAt[resource] !== node) leadsTo[resource] = next;
    else if (leadsTo[resource] !== next) leadsTo[resource] = -1;
    neededAt[resource] = node;
  };
  for (let node = 0; node < nodeCount; node += 1) {
    for (let at = outgoing.offset[node]!; at < outgoing.offset[node + 1]!; at += 1) {
      const row = outgoing.row[at]!;
      const { resourceA, resourceB } = pointings[pointing[row]!]!;
      need(resourceA, node, plan.toNode[row]!);
      need(resourceB, node, plan.toNode[row]!);
    }
    for (let at = incoming.offset[node]!; at < incoming.offset[node + 1]!; at += 1) {
      const row = incoming.row[at]!;
      const from = plan.fromNode[row]!;
      const { resourceA, resourceB } = pointings[pointing[row]!]!;
      const isShared = (resource: number) =>
        resource >= 0 && neededAt[resource] === node && leadsTo[resource] !== from;
      ends[row] = (isShared(resourceA) ? endA : 0) + (isShared(resourceB) ? endB : 0);
    }
  }
  return ends;
}
