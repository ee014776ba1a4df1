// How long does a load take at least from every node to a target, were all contacts free?

import type { ContactPlan } from './contactPlan.ts';
import { LabelHeap } from './labelHeap.ts';
import type { LeastLight } from './leastLight.ts';

/** Rows by node; rows of one node in the order of the plan. */
export interface SpanRows {
  readonly offset: Int32Array;
  readonly row: Int32Array;
}

/**
 * Least times to one target over the contacts of a span, as if all were open all the time and
 * nobody else sent anything: light and one piece at the best rate for every hop. Settled from the
 * target outwards, as far as it was asked for; what lies beyond is at least as far as the last.
 */
export class DelayBounds {
  /** The best rate of a contact into the target. */
  readonly lastRateBitPerS: number;
  private readonly plan: ContactPlan;
  private readonly incoming: SpanRows;
  private readonly light: LeastLight;
  private readonly rateMaxBitPerS: Float64Array;
  private readonly pieceBit: number;
  private readonly heap = new LabelHeap(32);
  private readonly foundS: Float64Array;
  private readonly isSettled: Uint8Array;
  private frontierS = 0;

  constructor(
    plan: ContactPlan,
    { incoming, light }: { readonly incoming: SpanRows; readonly light: LeastLight },
    rateMaxBitPerS: Float64Array,
    { target, pieceBit }: { readonly target: number; readonly pieceBit: number },
  ) {
    this.plan = plan;
    this.incoming = incoming;
    this.light = light;
    this.rateMaxBitPerS = rateMaxBitPerS;
    this.pieceBit = pieceBit;
    this.foundS = new Float64Array(plan.nodeCount).fill(Infinity);
    this.isSettled = new Uint8Array(plan.nodeCount);
    this.foundS[target] = 0;
    this.heap.push(0, 0, target);
    let most = 0;
    for (let at = incoming.offset[target]!; at < incoming.offset[target + 1]!; at += 1) {
      most = Math.max(most, rateMaxBitPerS[incoming.row[at]!]!);
    }
    this.lastRateBitPerS = most;
  }

  /** Go on until this node is settled; false: no way leads from it to the target. */
  reach(node: number): boolean {
    while (this.isSettled[node] === 0) {
      if (this.heap.count === 0) {
        this.frontierS = Infinity;
        return false;
      }
      this.settle(this.heap.pop());
    }
    return true;
  }

  /** Seconds from the node to the target at least. */
  leastS(node: number): number {
    return this.isSettled[node] === 1 ? this.foundS[node]! : this.frontierS;
  }

  private settle(node: number): void {
    if (this.isSettled[node] === 1) return;
    const { plan, incoming, rateMaxBitPerS, foundS } = this;
    this.isSettled[node] = 1;
    const hereS = foundS[node]!;
    this.frontierS = hereS;
    for (let at = incoming.offset[node]!; at < incoming.offset[node + 1]!; at += 1) {
      const row = incoming.row[at]!;
      const sender = plan.fromNode[row]!;
      const sendS = this.pieceBit / rateMaxBitPerS[row]!;
      if (hereS + sendS >= foundS[sender]!) continue;
      const thereS = hereS + this.light.ofRow(row, at) + sendS;
      if (thereS >= foundS[sender]!) continue;
      foundS[sender] = thereS;
      this.heap.push(thereS, 0, sender);
    }
  }
}
