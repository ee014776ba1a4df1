// Who is linked to whom over a run, and at which rate in the mean? What forecasts say of links.

import type { NetworkPlan } from '../network/plan/planContacts.ts';
import { volumeBit } from '../network/plan/volume.ts';
import type { SatelliteNeighbours } from '../schedule/policy.ts';

/** All pairs with a contact, each way with what it can carry over `durationS` in the mean. */
export function neighboursOf(
  { plan, groundNode }: Pick<NetworkPlan, 'plan' | 'groundNode'>,
  durationS: number,
): SatelliteNeighbours {
  const bitsTo = Array.from({ length: groundNode }, () => new Map<number, number>());
  for (let row = 0; row < plan.count; row += 1) {
    if (plan.station[row]! >= 0) continue;
    const bits = bitsTo[plan.fromNode[row]!]!;
    const to = plan.toNode[row]!;
    bits.set(to, (bits.get(to) ?? 0) + volumeBit(plan, row));
  }
  const offset = new Int32Array(groundNode + 1);
  bitsTo.forEach((bits, from) => (offset[from + 1] = offset[from]! + bits.size));
  const rows = bitsTo.flatMap((bits) => [...bits].sort(([a], [b]) => a - b));
  return {
    offset,
    satelliteIndex: Int32Array.from(rows, ([to]) => to),
    rateBitPerS: Float64Array.from(rows, ([, bits]) => bits / durationS),
  };
}
