// How much of one load lies in one store, and when?

/**
 * Bits of one load in one store: none before the first corner, straight between corners, those of
 * the last one for good, until they are taken out.
 */
export interface Stay {
  readonly node: number;
  readonly timeS: readonly number[];
  readonly bits: readonly number[];
}

/** A load that lies in a node from `timeS` on. */
export function lyingStay(node: number, bits: number, timeS: number): Stay {
  return { node, timeS: [timeS], bits: [bits] };
}

/** Bits of a stay at a time. */
export function stayBit({ timeS, bits }: Stay, atS: number): number {
  const last = timeS.length - 1;
  if (atS >= timeS[last]!) return bits[last]!;
  if (atS < timeS[0]!) return 0;
  let at = 0;
  while (timeS[at + 1]! <= atS) at += 1;
  const share = (atS - timeS[at]!) / (timeS[at + 1]! - timeS[at]!);
  return bits[at]! + share * (bits[at + 1]! - bits[at]!);
}
