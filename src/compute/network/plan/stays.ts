// How long does a load on its way lie in the nodes that it passes?

import type { ContactPlan } from './contactPlan.ts';
import { sentBit } from './sent.ts';
import type { Sending } from './sent.ts';
import { stayBit } from './stores.ts';
import type { Stay, Stores } from './stores.ts';

/** Times at which the rate of a sending changes, begin and end included. */
function cornersS(plan: ContactPlan, { row, startS, endS }: Sending): number[] {
  const corners = [startS];
  for (let piece = plan.pieceOffset[row]!; piece < plan.pieceOffset[row + 1]!; piece += 1) {
    const pieceS = plan.pieceStartS[piece]!;
    if (pieceS > startS && pieceS < endS) corners.push(pieceS);
  }
  corners.push(endS);
  return corners;
}

/** The load at the end of a hop, as if it stayed there: each bit comes a light time later. */
export function arrivalStay(plan: ContactPlan, hop: Sending): Stay {
  const timeS: number[] = [];
  const bits: number[] = [];
  for (const sentS of cornersS(plan, hop)) {
    timeS.push(sentS + plan.lightAt(hop.row, sentS));
    bits.push(sentBit(plan, hop, sentS));
  }
  return { node: plan.toNode[hop.row]!, timeS, bits };
}

/** A load that lies in a node from `timeS` on until the hop has sent it away. */
export function departureStay(plan: ContactPlan, hop: Sending, timeS: number): Stay {
  const sentS = cornersS(plan, hop);
  return {
    node: plan.fromNode[hop.row]!,
    timeS: [timeS, ...sentS],
    bits: [hop.bits, ...sentS.map((each) => hop.bits - sentBit(plan, hop, each))],
  };
}

/** The load in the node between two hops: what has come less what has been sent on. */
export function transitStay(plan: ContactPlan, before: Sending, after: Sending): Stay {
  const come = arrivalStay(plan, before);
  const timeS = [...come.timeS, ...cornersS(plan, after)].sort((a, b) => a - b);
  const bits = timeS.map((each) => {
    return Math.max(0, stayBit(come, each) - sentBit(plan, after, each));
  });
  bits[bits.length - 1] = 0;
  return { node: come.node, timeS, bits };
}

/**
 * What of a way whose hops carry the same bits lies in the nodes that keep books: in transit from
 * the hop `first` on, and in the end at the target, unless it is used there as it comes.
 */
export function staysAlong(
  plan: ContactPlan,
  stores: Stores,
  hops: readonly Sending[],
  isUsedAtOnce: boolean,
  first = 0,
): Stay[] {
  const stays: Stay[] = [];
  for (let at = first; at < hops.length; at += 1) {
    const [hop, next] = [hops[at]!, hops[at + 1]];
    if (!stores.isKept(plan.toNode[hop.row]!)) continue;
    if (next === undefined && isUsedAtOnce) continue;
    stays.push(next === undefined ? arrivalStay(plan, hop) : transitStay(plan, hop, next));
  }
  return stays;
}
