// When may a contact begin with a train of bundles so that it never waits for one?

import type { ContactPlan } from './contactPlan.ts';
import { begunS, carriedS } from './volume.ts';

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
