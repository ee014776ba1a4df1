// How long is light at least on its way over a contact in a stretch of time?

import { lightSpeedKmPerS } from '../../../orbit/index.ts';
import type { ContactPlan } from './contactPlan.ts';
import type { Span } from './vectorTrack.ts';

/** No bound satellite is faster over the turning Earth; two come nearer at twice this at most. */
const speedMaxKmPerS = 11.7;
/** Longer stretches are left to the least of the whole contact. */
const stretchMaxS = 300;
/** Looked at so far apart: between two looks light to the ground changes by 1.1 ms at most. */
const lookS = 60;

/**
 * Least light times of contacts in a stretch of time, worked out when first asked for: the least
 * of some looks, less what both ends can come nearer between them.
 */
export class LeastLight {
  private readonly plan: ContactPlan;
  private readonly span: Span;
  private readonly known: Float64Array;

  constructor(plan: ContactPlan, span: Span, placeCount: number) {
    this.plan = plan;
    this.span = span;
    const isShort = span.endS - span.startS <= stretchMaxS;
    this.known = new Float64Array(isShort ? placeCount : 0).fill(NaN);
  }

  /** Seconds over the contact of this row, which has this place among those of the stretch. */
  ofRow(row: number, place: number): number {
    if (this.known.length === 0) return this.plan.lightMinS[row]!;
    let leastS = this.known[place]!;
    if (Number.isNaN(leastS)) {
      leastS = this.look(row);
      this.known[place] = leastS;
    }
    return leastS;
  }

  private look(row: number): number {
    const { plan, span } = this;
    const wholeS = plan.lightMinS[row]!;
    if (wholeS === plan.lightS[row]) return wholeS;
    const startS = Math.max(span.startS, plan.startS[row]!);
    const endS = Math.min(span.endS, plan.endS[row]!);
    const count = Math.max(1, Math.ceil((endS - startS) / lookS));
    const cellS = (endS - startS) / count;
    let leastS = Infinity;
    for (let cell = 0; cell < count; cell += 1) {
      leastS = Math.min(leastS, plan.lightAt(row, startS + (cell + 0.5) * cellS));
    }
    const movingCount = plan.station[row]! >= 0 ? 1 : 2;
    const nearerKm = movingCount * speedMaxKmPerS * (cellS / 2);
    return Math.max(wholeS, leastS - nearerKm / lightSpeedKmPerS);
  }
}
