// How much could the antennas of all sites carry, up or down, if they were never idle?

import type { NetworkPlan } from './planContacts.ts';

/**
 * Bits that the antennas of each site could move in one direction at the rates of the contacts,
 * once acquired, with the fastest satellites in view served whenever there are any.
 */
export function antennaCapacityBit(network: NetworkPlan, direction: 'up' | 'down'): number {
  const { plan, groundNode, sites } = network;
  const groundEnd = direction === 'down' ? plan.toNode : plan.fromNode;
  const changes = sites.map((): [number, number, number][] => []);
  for (let row = 0; row < plan.count; row += 1) {
    if (groundEnd[row] !== groundNode) continue;
    const pieceEnd = plan.pieceOffset[row + 1]!;
    for (let piece = plan.pieceOffset[row]!; piece < pieceEnd; piece += 1) {
      const rate = plan.pieceRateBitPerS[piece]!;
      const isLast = piece + 1 === pieceEnd;
      const endS = isLast ? plan.endS[row]! : plan.pieceStartS[piece + 1]!;
      const ofSite = changes[plan.station[row]!]!;
      ofSite.push([plan.pieceStartS[piece]!, 1, rate], [endS, -1, rate]);
    }
  }
  return sites.reduce(
    (total, { antennaCount }, site) => total + servedBit(changes[site]!, antennaCount),
    0,
  );
}

/** ∫ of the `antennaCount` fastest rates in view; changes are [time, ±1, rate]. */
function servedBit(changes: [number, number, number][], antennaCount: number): number {
  changes.sort((a, b) => a[0] - b[0]);
  const rates: number[] = []; // the fastest first
  let bits = 0;
  let beforeS = 0;
  for (const [timeS, change, rate] of changes) {
    const servedCount = Math.min(rates.length, antennaCount);
    for (let at = 0; at < servedCount; at += 1) bits += (timeS - beforeS) * rates[at]!;
    beforeS = timeS;
    if (change < 0) rates.splice(rates.indexOf(rate), 1);
    else {
      const slower = rates.findIndex((other) => other < rate);
      rates.splice(slower < 0 ? rates.length : slower, 0, rate);
    }
  }
  return bits;
}
