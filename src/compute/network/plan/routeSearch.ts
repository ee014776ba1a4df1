// On which way is a load at its target earliest? Contact graph routing, by labels in time order.

import type { Bookings } from './bookings.ts';
import { firstOpenAfter } from './contactPlan.ts';
import type { ContactPlan } from './contactPlan.ts';
import { HopBounds } from './hopBounds.ts';
import { LabelHeap } from './labelHeap.ts';
import { begunS, carriedS } from './volume.ts';

/** A load that wants to travel. */
export interface RouteRequest {
  readonly source: number;
  readonly target: number;
  /** When all of it is there. */
  readonly fromS: number;
  readonly bits: number;
  /** Which stations may be used; null: all. */
  readonly isStationAllowed: Uint8Array | null;
}

/** The contacts of a way, in order. */
export interface FoundRoute {
  readonly rows: readonly number[];
  /** When the last bit arrives if the contacts have room for all of it. */
  readonly arrivalS: number;
}

/**
 * Finds the way of earliest arrival through what is not committed; of equal ones that of fewest
 * hops, then the one whose contacts stay open longest, then the first in the order of the plan.
 *
 * A load up to `bundleBit` is stored whole at every node and then sent on: the arrival is exact. A
 * larger one is a train of bundles, each sent on as soon as it is there; the search compares when
 * the last one would arrive if every contact went on, and asks each for room for one bundle.
 */
export class RouteSearch {
  private readonly plan: ContactPlan;
  private readonly bookings: Bookings;
  private readonly bundleBit: number;
  private readonly bounds: HopBounds;
  private readonly heap = new LabelHeap();
  private readonly rateMaxBitPerS: number;
  private readonly lightMinS: number;
  /** Labels: first and last bundle's arrival, and the way they came. */
  private firstS = new Float64Array(256);
  private lastS = new Float64Array(256);
  private node = new Int32Array(256);
  private row = new Int32Array(256);
  private parent = new Int32Array(256);
  private hopCount = new Int32Array(256);
  private labelCount = 0;
  /** By node: fewest hops of the labels settled in this search. */
  private readonly settledHops: Int32Array;
  private readonly settledIn: Int32Array;
  private searchCount = 0;
  private request!: RouteRequest;
  /** The best arrival at the target so far. */
  private bestLabel = -1;
  private bestS = Infinity;
  private bestHops = 0;
  private bestEndS = -Infinity;
  /** Contacts that end at this time or before are not considered. */
  private endMinS = -Infinity;
  /** No earlier arrival is to be found, only one of fewer hops than `bestHops`. */
  private isArrivalKnown = false;

  constructor(plan: ContactPlan, bookings: Bookings, bundleBit: number) {
    this.plan = plan;
    this.bookings = bookings;
    this.bundleBit = bundleBit;
    this.bounds = new HopBounds(plan);
    this.settledHops = new Int32Array(plan.nodeCount);
    this.settledIn = new Int32Array(plan.nodeCount).fill(-1);
    this.rateMaxBitPerS = plan.pieceRateBitPerS.reduce((most, rate) => Math.max(most, rate), 0);
    this.lightMinS = plan.lightS.reduce((least, lightS) => Math.min(least, lightS), Infinity);
  }

  /** The best way for the load; null: there is none. Nothing is booked. */
  find(request: RouteRequest): FoundRoute | null {
    this.request = request;
    this.bestLabel = -1;
    this.bestS = Infinity;
    this.bestHops = 0;
    this.bestEndS = -Infinity;
    this.endMinS = -Infinity;
    this.isArrivalKnown = false;
    this.start();
    this.relaxDirect();
    if (!this.isDirectBest()) this.searchAll();
    if (this.bestLabel < 0) return null;
    let rows = this.rowsOf(this.bestLabel);
    // Of ways as early and short, the one that stays open longest: search without the rest.
    while (rows.length > 1) {
      this.isArrivalKnown = true;
      this.endMinS = this.endOf(rows);
      this.bestHops = rows.length + 1;
      this.bestLabel = -1;
      this.start();
      this.searchAll();
      if (this.bestLabel < 0) break;
      rows = this.rowsOf(this.bestLabel);
    }
    return { rows, arrivalS: this.bestS };
  }

  private start(): void {
    const { source, fromS } = this.request;
    this.searchCount += 1;
    this.labelCount = 0;
    this.addLabel(fromS, fromS, source, -1, -1);
  }

  /** Whether no way but a direct one leads from source to target. */
  private isDirectBest(): boolean {
    const { source, target } = this.request;
    const { incoming, outgoing } = this.plan;
    const [into, out] = [incoming.onlyPeer[target]!, outgoing.onlyPeer[source]!];
    return into === source || into === -2 || out === target || out === -2;
  }

  /** Direct contacts first: they bound the search, and without relays they are all. */
  private relaxDirect(): void {
    const { source, target } = this.request;
    const { incoming, outgoing } = this.plan;
    const outCount = outgoing.offset[source + 1]! - outgoing.offset[source]!;
    const inCount = incoming.offset[target + 1]! - incoming.offset[target]!;
    if (outCount <= inCount) this.relaxRows(0, outgoing, source, target);
    else this.relaxRows(0, incoming, target, target);
  }

  private searchAll(): void {
    const { target, bits } = this.request;
    const hopsTo = this.bounds.to(target);
    // A little less than the least, so that rounding never hides a way.
    const sendMinS = Math.min(bits, this.bundleBit) / this.rateMaxBitPerS;
    const hopMinS = (sendMinS + this.lightMinS) * (1 - 1e-9);
    this.heap.clear();
    this.heap.push(this.lastS[0]! + hopsTo[this.node[0]!]! * hopMinS, 0, 0);
    while (this.heap.firstKey() <= this.bestS && this.heap.count > 0) {
      const label = this.heap.pop();
      const node = this.node[label]!;
      const hops = this.hopCount[label]!;
      if (this.settledIn[node] === this.searchCount && this.settledHops[node]! <= hops) continue;
      this.settledIn[node] = this.searchCount;
      this.settledHops[node] = hops;
      if (this.lastS[label]! >= this.bestS) continue;
      const from = this.labelCount;
      this.relaxRows(label, this.plan.outgoing, node, -1);
      for (let each = from; each < this.labelCount; each += 1) {
        const next = this.node[each]!;
        if (next === target) continue;
        const hopsLeft = hopsTo[next]!;
        const key = this.lastS[each]! + hopsLeft * hopMinS;
        const isNoShorter = hops + 1 + hopsLeft >= this.bestHops;
        const mustBeShorter = this.isArrivalKnown || key === this.bestS;
        if (key > this.bestS || (mustBeShorter && isNoShorter)) continue;
        this.heap.push(key, hops + 1, each);
      }
    }
  }

  /** Follow the rows of a node from a label; with `toNode` only those that lead there. */
  private relaxRows(
    label: number,
    index: ContactPlan['outgoing'],
    node: number,
    toNode: number,
  ): void {
    const { plan } = this;
    const { source } = this.request;
    const readyS = this.firstS[label]!;
    const end = index.offset[node + 1]!;
    for (let at = firstOpenAfter(index, node, readyS); at < end; at += 1) {
      const row = index.row[at]!;
      if (plan.startS[row]! > this.bestS) break;
      if (plan.endS[row]! <= readyS || plan.endS[row]! <= this.endMinS) continue;
      if (toNode >= 0 && (plan.toNode[row] !== toNode || plan.fromNode[row] !== source)) continue;
      this.relax(label, row);
    }
  }

  private relax(label: number, row: number): void {
    const { plan, bookings, bundleBit } = this;
    const { bits, target, isStationAllowed } = this.request;
    const station = plan.station[row]!;
    if (isStationAllowed !== null && station >= 0 && isStationAllowed[station] !== 1) return;
    const next = plan.toNode[row]!;
    const hops = this.hopCount[label]! + 1;
    if (this.settledIn[next] === this.searchCount && this.settledHops[next]! <= hops) return;
    const piece = Math.min(bits, bundleBit);
    const fromS = beginS(plan, row, this.firstS[label]!, this.lastS[label]!, bits - bundleBit);
    if (!bookings.fit(row, fromS, piece)) return;
    const lightS = plan.lightS[row]!;
    const { fitStartS } = bookings;
    const firstS = carriedS(plan, row, fitStartS, piece) + lightS;
    const lastS = bits <= bundleBit ? firstS : carriedS(plan, row, fitStartS, bits) + lightS;
    if (lastS > this.bestS) return;
    if (next !== target) {
      this.addLabel(firstS, lastS, next, row, label);
      return;
    }
    const endS = plan.endS[row]!;
    const isEarlier = lastS < this.bestS;
    const isShorter = isEarlier || hops < this.bestHops;
    // How long a single contact stays open is known here, of a longer way only in the end.
    const isLonger = hops === 1 && this.bestHops === 1 && endS > this.bestEndS;
    if (!isEarlier && !isShorter && !isLonger) return;
    this.bestS = lastS;
    this.bestHops = hops;
    this.bestEndS = endS;
    this.bestLabel = this.addLabel(firstS, lastS, next, row, label);
  }

  private addLabel(
    firstS: number,
    lastS: number,
    node: number,
    row: number,
    parent: number,
  ): number {
    const label = this.labelCount;
    if (label === this.firstS.length) this.grow();
    this.labelCount += 1;
    this.firstS[label] = firstS;
    this.lastS[label] = lastS;
    this.node[label] = node;
    this.row[label] = row;
    this.parent[label] = parent;
    this.hopCount[label] = parent < 0 ? 0 : this.hopCount[parent]! + 1;
    return label;
  }

  private rowsOf(label: number): number[] {
    const rows: number[] = [];
    for (let at = label; this.parent[at]! >= 0; at = this.parent[at]!) rows.push(this.row[at]!);
    return rows.reverse();
  }

  private endOf(rows: readonly number[]): number {
    return rows.reduce((least, row) => Math.min(least, this.plan.endS[row]!), Infinity);
  }

  private grow(): void {
    const wider = this.firstS.length * 2;
    const float = (old: Float64Array) => {
      const column = new Float64Array(wider);
      column.set(old);
      return column;
    };
    const int = (old: Int32Array) => {
      const column = new Int32Array(wider);
      column.set(old);
      return column;
    };
    this.firstS = float(this.firstS);
    this.lastS = float(this.lastS);
    this.node = int(this.node);
    this.row = int(this.row);
    this.parent = int(this.parent);
    this.hopCount = int(this.hopCount);
  }
}

/**
 * When a contact may begin with a train whose first bundle is there at `firstS` and whose last one
 * at `lastS`, with `laterBit` in all but one of them (0 or less: there is no other): so late that,
 * sending without a pause, it never waits for a bundle.
 */
export function beginS(
  plan: ContactPlan,
  row: number,
  firstS: number,
  lastS: number,
  laterBit: number,
): number {
  if (laterBit <= 0 || lastS <= firstS) return firstS;
  const startS = Math.max(firstS, plan.startS[row]!);
  if (carriedS(plan, row, startS, laterBit) >= lastS) return startS;
  const lastBeganS = Math.max(lastS, plan.startS[row]!);
  return Math.max(startS, begunS(plan, row, lastBeganS, laterBit));
}
