// What of the plan can still matter for a load, and when could it be at its target at the earliest?

import type { Bookings } from './bookings.ts';
import type { ContactPlan } from './contactPlan.ts';
import type { DelayBounds } from './delayBounds.ts';
import { HopBounds, unreachable } from './hopBounds.ts';
import { OpenSpans } from './openSpans.ts';
import type { OpenSpan } from './openSpans.ts';
import type { RouteLabels } from './routeLabels.ts';

/** A load that wants to travel. */
export interface RouteRequest {
  readonly source: number;
  readonly target: number;
  /** When all of it is there. */
  readonly fromS: number;
  readonly bits: number;
  /** Which stations may be used; null: all. */
  readonly isStationAllowed: Uint8Array | null;
  /** Which nodes may pass it on; null or left out: all. */
  readonly isNodeAllowed?: Uint8Array | null;
  /** Hops that are not to follow each other, as `pairKey` has them; left out: all may. */
  readonly avoidedPairs?: ReadonlySet<number> | undefined;
  /** Its bits are used as they come: they ask for no room at the target. Left out: they do. */
  readonly isUsedAtOnce?: boolean;
  /** Whether only contacts from source to target are looked at. */
  readonly isDirectOnly?: boolean;
}

/** A row of the plan after another one (−1: as the first of a way) as one number. */
export function pairKey({ count }: ContactPlan, rowBefore: number, row: number): number {
  return (rowBefore + 1) * count + row;
}

/** Lengths of the stretches whose open contacts are searched before all contacts are. */
const stretchesS = [60, 900];

/** What of the plan a search looks at, and what it knows of the way from there. */
export interface Scope {
  /** No arrival after this is looked for. */
  readonly untilS: number;
  /** Null: all contacts. */
  readonly span: OpenSpan | null;
  /** Null: only hops are known. */
  readonly bounds: DelayBounds | null;
}

/** The parts of a plan for one request after the other, and bounds on when a load can arrive. */
export class RouteScopes {
  readonly whole: Scope = { untilS: Infinity, span: null, bounds: null };
  private readonly plan: ContactPlan;
  private readonly bookings: Bookings;
  private readonly bundleBit: number;
  private readonly hopBounds: HopBounds;
  private readonly spans: readonly OpenSpans[];
  /** By row: its best rate. */
  private readonly rateMaxBitPerS: Float64Array;
  private readonly bestRateBitPerS: number;
  private readonly lightMinS: number;

  constructor(plan: ContactPlan, bookings: Bookings, bundleBit: number) {
    this.plan = plan;
    this.bookings = bookings;
    this.bundleBit = bundleBit;
    this.hopBounds = new HopBounds(plan);
    this.rateMaxBitPerS = rowRatesMax(plan);
    this.spans = stretchesS.map((halfS) => new OpenSpans(plan, this.rateMaxBitPerS, halfS));
    this.bestRateBitPerS = this.rateMaxBitPerS.reduce((most, rate) => Math.max(most, rate), 0);
    this.lightMinS = plan.lightMinS.reduce((least, lightS) => Math.min(least, lightS), Infinity);
  }

  /** The contacts of the next minutes, then of longer, where a way leads through them at all. */
  *near({ source, target, fromS, bits }: RouteRequest): Generator<Scope> {
    const pieceBit = this.pieceClassBit(bits);
    for (const spans of this.spans) {
      const span = spans.at(fromS);
      const bounds = span.boundsTo(target, pieceBit);
      if (bounds.reach(source)) yield { untilS: span.endS, span, bounds };
    }
  }

  /** Hops from a node to the target at least, at whatever time. */
  hopsLeft(node: number, target: number): number {
    return this.hopBounds.to(target)[node]!;
  }

  /** Whether any way leads from source to target, at whatever times. */
  isConnected(source: number, target: number): boolean {
    return this.hopsLeft(source, target) < unreachable;
  }

  /** When a load that goes on from a label over a contact can be at its target at the earliest. */
  contactArrivalMinS(
    scope: Scope,
    { bits, target }: RouteRequest,
    labels: RouteLabels,
    parent: number,
    row: number,
  ): number {
    const { plan } = this;
    const station = plan.station[row]!;
    const closedS = station >= 0 ? this.bookings.closedUntilS[station]! : -Infinity;
    const startS = Math.max(labels.firstS[parent]!, plan.startS[row]!, closedS);
    const rateBitPerS = this.rateMaxBitPerS[row]!;
    const pieceS = Math.min(bits, this.bundleBit) / rateBitPerS;
    const lightS = plan.lightMinS[row]!;
    const lastS = Math.max(startS + bits / rateBitPerS, labels.lastS[parent]! + pieceS) + lightS;
    const next = plan.toNode[row]!;
    if (next === target) return lastS;
    if (scope.bounds === null) {
      return lastS + this.hopsLeft(next, target) * this.leastHopS(bits);
    }
    const pacedS = startS + pieceS + lightS + this.laterS(scope.bounds, bits);
    return Math.max(lastS, pacedS) + scope.bounds.leastS(next);
  }

  /** When the load of a label can be at its target at the earliest. */
  labelArrivalMinS(
    scope: Scope,
    { bits, target }: RouteRequest,
    labels: RouteLabels,
    label: number,
  ): number {
    const node = labels.node[label]!;
    const lastS = labels.lastS[label]!;
    if (scope.bounds === null) {
      return lastS + this.hopsLeft(node, target) * this.leastHopS(bits);
    }
    const pacedS = labels.firstS[label]! + this.laterS(scope.bounds, bits);
    return Math.max(lastS, pacedS) + scope.bounds.leastS(node);
  }

  /** What the last contact needs at least for all of a train but its first bundle. */
  private laterS({ lastRateBitPerS }: DelayBounds, bits: number): number {
    return Math.max(0, bits - this.bundleBit) / lastRateBitPerS;
  }

  /** The least time of one hop, a little less so that rounding never hides a way. */
  private leastHopS(bits: number): number {
    const sendS = Math.min(bits, this.bundleBit) / this.bestRateBitPerS;
    return (sendS + this.lightMinS) * (1 - 1e-9);
  }

  /** The largest of the bundle's halves, quarters, … that the load is not smaller than. */
  private pieceClassBit(bits: number): number {
    let pieceBit = this.bundleBit;
    for (let halvings = 0; pieceBit > bits; halvings += 1) {
      if (halvings === 40) return 0;
      pieceBit /= 2;
    }
    return pieceBit;
  }
}

function rowRatesMax({ count, pieceOffset, pieceRateBitPerS }: ContactPlan): Float64Array {
  const most = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    for (let piece = pieceOffset[row]!; piece < pieceOffset[row + 1]!; piece += 1) {
      most[row] = Math.max(most[row]!, pieceRateBitPerS[piece]!);
    }
  }
  return most;
}
