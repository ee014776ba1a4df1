// How much does a contact carry until a time, and until when has it carried so much?

import type { ContactPlan } from './contactPlan.ts';

/** The piece of the row in force at `timeS`; the first before it, the last after it. */
function pieceAt(plan: ContactPlan, row: number, timeS: number): number {
  const { pieceStartS, pieceOffset } = plan;
  let low = pieceOffset[row]!;
  let high = pieceOffset[row + 1]! - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieceStartS[middle]! <= timeS) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Bits that the contact can carry from its start to `timeS`; 0 before, its volume after. */
export function bitsUntil(plan: ContactPlan, row: number, timeS: number): number {
  if (timeS <= plan.startS[row]!) return 0;
  const piece = pieceAt(plan, row, timeS);
  const untilS = Math.min(timeS, plan.endS[row]!);
  const sinceS = untilS - plan.pieceStartS[piece]!;
  return plan.pieceBeforeBit[piece]! + sinceS * plan.pieceRateBitPerS[piece]!;
}

/** All that a contact can carry. */
export function volumeBit(plan: ContactPlan, row: number): number {
  return bitsUntil(plan, row, plan.endS[row]!);
}

/**
 * When the contact, used without a pause from `fromS` (inside it), has carried `bits`. Beyond its
 * end as if it went on at its last rate: the caller compares with the end.
 */
export function carriedS(plan: ContactPlan, row: number, fromS: number, bits: number): number {
  const { pieceOffset, pieceStartS, pieceRateBitPerS, pieceBeforeBit } = plan;
  const first = pieceOffset[row]!;
  const last = pieceOffset[row + 1]! - 1;
  if (first === last) return fromS + bits / pieceRateBitPerS[first]!;
  const target = bitsUntil(plan, row, fromS) + bits;
  let piece = pieceAt(plan, row, fromS);
  while (piece < last && pieceBeforeBit[piece + 1]! < target) piece += 1;
  return pieceStartS[piece]! + (target - pieceBeforeBit[piece]!) / pieceRateBitPerS[piece]!;
}

/** When the contact must begin so that, used without a pause, it has carried `bits` at `endS`. */
export function begunS(plan: ContactPlan, row: number, endS: number, bits: number): number {
  const { pieceOffset, pieceStartS, pieceRateBitPerS, pieceBeforeBit } = plan;
  const first = pieceOffset[row]!;
  let piece = pieceAt(plan, row, endS);
  const before = pieceBeforeBit[piece]!;
  const target = before + (endS - pieceStartS[piece]!) * pieceRateBitPerS[piece]! - bits;
  while (piece > first && pieceBeforeBit[piece]! > target) piece -= 1;
  return pieceStartS[piece]! + (target - pieceBeforeBit[piece]!) / pieceRateBitPerS[piece]!;
}
