// On which way is a load at its target earliest? Contact graph routing, by labels in time order.

import type { Bookings } from './bookings.ts';
import { firstOpenAfter } from './contactPlan.ts';
import type { ContactPlan } from './contactPlan.ts';
import { LabelHeap } from './labelHeap.ts';
import { RelayRoom } from './relayRoom.ts';
import { RouteLabels } from './routeLabels.ts';
import { pairKey, RouteScopes } from './routeScope.ts';
import type { RouteRequest, Scope } from './routeScope.ts';
import { SettledNodes } from './settledNodes.ts';
import { beginS } from './trains.ts';
import { Turns } from './turns.ts';
import { slackS } from './units.ts';
import { carriedS } from './volume.ts';

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
 *
 * What arrives before a time has used only contacts that are open before it. So the contacts of the
 * next minutes are searched first, and all of them only when nothing arrives on those in time.
 */
export class RouteSearch {
  private readonly plan: ContactPlan;
  private readonly bookings: Bookings;
  private readonly bundleBit: number;
  private readonly scopes: RouteScopes;
  private readonly heap = new LabelHeap();
  private readonly labels = new RouteLabels();
  private readonly turns: Turns;
  private readonly settled: SettledNodes;
  private readonly room: RelayRoom;
  private request!: RouteRequest;
  private scope!: Scope;
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
    this.scopes = new RouteScopes(plan, bookings, bundleBit);
    this.turns = new Turns(plan, bookings, this.labels);
    this.settled = new SettledNodes(plan.nodeCount, this.labels, this.turns);
    this.room = new RelayRoom(plan, bookings, this.labels);
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
    this.labels.count = 0;
    if (this.isDirectBest()) this.searchDirect();
    else this.searchByScope();
    if (this.bestLabel < 0) return null;
    let rows = this.labels.rowsOf(this.bestLabel);
    // Of ways as early and short, the one that stays open longest: search without the rest.
    while (rows.length > 1) {
      this.isArrivalKnown = true;
      this.endMinS = this.endOf(rows);
      this.bestHops = rows.length + 1;
      this.bestLabel = -1;
      this.labels.count = 0;
      this.searchAll();
      if (this.bestLabel < 0) break;
      rows = this.labels.rowsOf(this.bestLabel);
    }
    return { rows, arrivalS: this.bestS };
  }

  /**
   * Where the way last found is a single contact that carries all of the load at once: let the
   * calendars know the room that it has there, as if they had been asked again.
   */
  refit({ rows }: FoundRoute): boolean {
    if (rows.length > 1 || this.request.bits > this.bundleBit) return false;
    const { labels, bookings, bestLabel } = this;
    bookings.fitStartS = labels.startS[bestLabel]!;
    bookings.fitEndS = labels.roomEndS[bestLabel]!;
    bookings.fitUnitA = labels.unitA[bestLabel]!;
    bookings.fitUnitB = labels.unitB[bestLabel]!;
    return true;
  }

  /** Whether no way but a direct one leads from source to target. */
  private isDirectBest(): boolean {
    const { source, target, isDirectOnly = false } = this.request;
    if (isDirectOnly) return true;
    const { incoming, outgoing } = this.plan;
    const [into, out] = [incoming.onlyPeer[target]!, outgoing.onlyPeer[source]!];
    return into === source || into === -2 || out === target || out === -2;
  }

  /** The contacts of the next minutes, of longer, of all times: the first in which it arrives. */
  private searchByScope(): void {
    for (const scope of this.scopes.near(this.request)) {
      this.scope = scope;
      this.searchAll();
      if (this.bestS < scope.untilS) return;
    }
    const { source, target } = this.request;
    if (!this.scopes.isConnected(source, target)) return;
    this.searchDirect();
    this.searchAll();
  }

  /** Direct contacts of all times: they bound the search, and without relays they are all. */
  private searchDirect(): void {
    const { source, target } = this.request;
    const { incoming, outgoing } = this.plan;
    this.scope = this.scopes.whole;
    const outCount = outgoing.offset[source + 1]! - outgoing.offset[source]!;
    const inCount = incoming.offset[target + 1]! - incoming.offset[target]!;
    const label = this.startLabel();
    if (outCount <= inCount) this.followRows(label, outgoing, source, target);
    else this.followRows(label, incoming, target, target);
  }

  private startLabel(): number {
    const { labels } = this;
    const label = labels.add(this.request.source, -1, -1);
    labels.firstS[label] = this.request.fromS;
    labels.lastS[label] = this.request.fromS;
    this.settled.clear();
    return label;
  }

  private searchAll(): void {
    const { heap, labels } = this;
    heap.clear();
    heap.push(this.request.fromS, 0, this.startLabel());
    while (heap.count > 0 && heap.firstKey() <= this.limitS()) {
      const label = heap.pop();
      if (labels.isGuess[label] === 1) {
        labels.isGuess[label] = 0;
        const isBeaten = this.settled.isBeatenByFree(labels.node[label]!, labels.hopCount[label]!);
        if (!isBeaten && this.measure(label)) this.offer(label);
      } else this.settle(label);
    }
  }

  /** No later arrival is of use, but for rounding. */
  private limitS(): number {
    return Math.min(this.bestS, this.scope.untilS) + slackS;
  }

  private settle(label: number): void {
    if (this.settled.isBeaten(label)) return;
    const node = this.labels.node[label]!;
    this.settled.add(label);
    if (this.labels.lastS[label]! >= this.bestS) return;
    const { span } = this.scope;
    if (span === null) {
      this.followRows(label, this.plan.outgoing, node, -1);
      return;
    }
    const { offset, row } = span.outgoing;
    for (let at = offset[node]!; at < offset[node + 1]!; at += 1) this.follow(label, row[at]!);
  }

  /** Follow the rows of a node from a label; with `toNode` only those that lead there. */
  private followRows(
    label: number,
    index: ContactPlan['outgoing'],
    node: number,
    toNode: number,
  ): void {
    const { plan } = this;
    const { source } = this.request;
    const readyS = this.labels.firstS[label]!;
    const end = index.offset[node + 1]!;
    for (let at = firstOpenAfter(index, node, readyS); at < end; at += 1) {
      const row = index.row[at]!;
      if (plan.startS[row]! > this.bestS) break;
      if (toNode >= 0 && (plan.toNode[row] !== toNode || plan.fromNode[row] !== source)) continue;
      this.follow(label, row);
    }
  }

  /** Look where a contact would lead from a label, as far as that can be of use. */
  private follow(parent: number, row: number): void {
    const { plan, labels } = this;
    const readyS = labels.firstS[parent]!;
    const endS = plan.endS[row]!;
    if (endS <= readyS || endS <= this.endMinS) return;
    const next = plan.toNode[row]!;
    const hops = labels.hopCount[parent]! + 1;
    if (this.settled.isBeatenAfter(next, hops, row, Math.max(readyS, plan.startS[row]!))) return;
    const station = plan.station[row]!;
    const { isStationAllowed, isNodeAllowed = null, avoidedPairs, target } = this.request;
    if (avoidedPairs?.has(pairKey(plan, labels.row[parent]!, row)) === true) return;
    if (this.settled.hasPassed(parent, next)) return;
    if (isStationAllowed !== null && station >= 0 && isStationAllowed[station] !== 1) return;
    if (isNodeAllowed !== null && next !== target && isNodeAllowed[next] !== 1) return;
    const guessedS = this.scopes.contactArrivalMinS(this.scope, this.request, labels, parent, row);
    if (!(guessedS <= this.limitS())) return;
    if (this.isArrivalKnown && hops + this.scopes.hopsLeft(next, target) >= this.bestHops) return;
    const label = labels.add(next, row, parent);
    // Who shares an antenna has a calendar that takes long to read: only if it may matter.
    if (plan.pointings[plan.pointing[row]!]!.resourceA >= 0 && this.scope.bounds !== null) {
      labels.isGuess[label] = 1;
      this.heap.push(guessedS, hops, label);
    } else if (this.measure(label)) this.offer(label);
  }

  /** Whether a label's node has no room for it until it leaves. */
  private isFullBefore(label: number, startS: number, piece: number): boolean {
    return this.bookings.stores.isFinite && this.room.isFullBefore(label, startS, piece);
  }

  /** Ask the calendars when the label's contact has room; false: never. */
  private measure(label: number): boolean {
    const { plan, bookings, bundleBit, labels } = this;
    const { bits } = this.request;
    const row = labels.row[label]!;
    const parent = labels.parent[label]!;
    const piece = Math.min(bits, bundleBit);
    const [readyS, lastS] = [labels.firstS[parent]!, labels.lastS[parent]!];
    if (this.isFullBefore(parent, Math.max(readyS, plan.startS[row]!), piece)) return false;
    this.turns.hold(parent, row);
    const hasRoom = bookings.fit(row, beginS(plan, row, readyS, lastS, bits - bundleBit), piece);
    bookings.release();
    if (!hasRoom) return false;
    const startS = bookings.fitStartS;
    const sentS = carriedS(plan, row, startS, piece);
    const firstS = sentS + plan.lightAt(row, sentS);
    labels.startS[label] = startS;
    labels.busyEndS[label] = sentS;
    labels.roomEndS[label] = bookings.fitEndS;
    labels.unitA[label] = bookings.fitUnitA;
    labels.unitB[label] = bookings.fitUnitB;
    labels.firstS[label] = firstS;
    labels.lastS[label] = bits <= bundleBit ? firstS : this.lastBitS(row, startS, bits);
    return !bookings.stores.isFinite || this.room.holds(label, piece);
  }

  private lastBitS(row: number, startS: number, bits: number): number {
    const sentS = carriedS(this.plan, row, startS, bits);
    return sentS + this.plan.lightAt(row, sentS);
  }

  /** A label whose times are known: the target's is the best or forgotten, others wait. */
  private offer(label: number): void {
    const { plan, labels } = this;
    const lastS = labels.lastS[label]!;
    const hops = labels.hopCount[label]!;
    if (lastS > this.bestS) return;
    if (labels.node[label] !== this.request.target) {
      const key = this.scopes.labelArrivalMinS(this.scope, this.request, labels, label);
      if (key <= this.limitS()) this.heap.push(key, hops, label);
      return;
    }
    const endS = plan.endS[labels.row[label]!]!;
    const isEarlier = lastS < this.bestS;
    const isShorter = isEarlier || hops < this.bestHops;
    // How long a single contact stays open is known here, of a longer way only in the end.
    const isLonger = hops === 1 && this.bestHops === 1 && endS > this.bestEndS;
    if (!isEarlier && !isShorter && !isLonger) return;
    this.bestS = lastS;
    this.bestHops = hops;
    this.bestEndS = endS;
    this.bestLabel = label;
  }

  private endOf(rows: readonly number[]): number {
    return rows.reduce((least, row) => Math.min(least, this.plan.endS[row]!), Infinity);
  }
}
