// Which contacts may be open in a stretch of time, by the node at either end?

import type { ContactPlan } from './contactPlan.ts';
import { DelayBounds } from './delayBounds.ts';
import type { SpanRows } from './delayBounds.ts';
import { LeastLight } from './leastLight.ts';

/** All that can be open from `startS` to before `endS`, and what it takes at least to a target. */
export interface OpenSpan {
  readonly startS: number;
  readonly endS: number;
  readonly outgoing: SpanRows;
  /** Time from anywhere to `target` at least, for loads of `pieceBit` or more. */
  boundsTo(target: number, pieceBit: number): DelayBounds;
}

/** Spans that are kept: loads become ready now or a little later. */
const keptMax = 3;

/**
 * The rows of a plan by stretches of `halfS`: the span of a time reaches to the end of the stretch
 * after its own, so that at least `halfS` lie ahead. Time goes forwards mostly: a span is made of
 * the one before.
 */
export class OpenSpans {
  private readonly plan: ContactPlan;
  private readonly rateMaxBitPerS: Float64Array;
  private readonly halfS: number;
  private readonly kept = new Map<number, OpenSpan>();
  /** Rows that may be open from `activeAt` on, and how many rows of the plan were looked at. */
  private active: number[] = [];
  private activeAt = -1;
  private lookedCount = 0;

  constructor(plan: ContactPlan, rateMaxBitPerS: Float64Array, halfS: number) {
    this.plan = plan;
    this.rateMaxBitPerS = rateMaxBitPerS;
    this.halfS = halfS;
  }

  at(timeS: number): OpenSpan {
    const stretch = Math.floor(timeS / this.halfS);
    let span = this.kept.get(stretch);
    if (span === undefined) {
      span = this.create(stretch);
      if (this.kept.size >= keptMax) this.kept.delete(this.kept.keys().next().value!);
      this.kept.set(stretch, span);
    }
    return span;
  }

  private create(stretch: number): OpenSpan {
    const { plan, halfS, rateMaxBitPerS } = this;
    const [startS, endS] = [stretch * halfS, (stretch + 2) * halfS];
    if (stretch < this.activeAt) {
      this.active = [];
      this.lookedCount = 0;
    }
    this.activeAt = stretch;
    while (this.lookedCount < plan.count && plan.startS[this.lookedCount]! < endS) {
      this.active.push(this.lookedCount);
      this.lookedCount += 1;
    }
    this.active = this.active.filter((row) => plan.endS[row]! > startS);
    const outgoing = rowsByNode(plan.nodeCount, plan.fromNode, this.active);
    const incoming = rowsByNode(plan.nodeCount, plan.toNode, this.active);
    const bounds = new Map<string, DelayBounds>();
    const light = new LeastLight(plan, { startS, endS }, incoming.row.length);
    const boundsTo = (target: number, pieceBit: number) => {
      const key = `${target} ${pieceBit}`;
      let known = bounds.get(key);
      if (known === undefined) {
        const load = { target, pieceBit };
        known = new DelayBounds(plan, { incoming, light }, rateMaxBitPerS, load);
        bounds.set(key, known);
      }
      return known;
    };
    return { startS, endS, outgoing, boundsTo };
  }
}

function rowsByNode(nodeCount: number, near: Int32Array, rows: readonly number[]): SpanRows {
  const offset = new Int32Array(nodeCount + 1);
  for (const row of rows) offset[near[row]! + 1]! += 1;
  for (let node = 0; node < nodeCount; node += 1) offset[node + 1]! += offset[node]!;
  const next = offset.slice(0, nodeCount);
  const row = new Int32Array(rows.length);
  for (const each of rows) {
    const node = near[each]!;
    row[next[node]!] = each;
    next[node]! += 1;
  }
  return { offset, row };
}
