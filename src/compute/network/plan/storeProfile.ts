// How full will a store be at any time to come? The sum of its stays as one broken line.

import { stayBit } from './stay.ts';
import type { Stay } from './stay.ts';

/** What one corner of a stay does to the sum: at a time, a jump and another slope from then on. */
interface Change {
  readonly timeS: number;
  readonly bits: number;
  readonly bitPerS: number;
}

function changesOf({ timeS, bits }: Stay, into: Change[]): void {
  let before = 0;
  for (let at = 0; at < timeS.length; at += 1) {
    const lengthS = (timeS[at + 1] ?? Infinity) - timeS[at]!;
    const rise = (bits[at + 1] ?? bits[at]!) - bits[at]!;
    const slope = lengthS > 0 ? rise / lengthS : 0;
    // Corners at one time are a jump.
    const isUpright = at > 0 && timeS[at] === timeS[at - 1];
    const jump = at === 0 ? bits[0]! : isUpright ? bits[at]! - bits[at - 1]! : 0;
    into.push({ timeS: timeS[at]!, bits: jump, bitPerS: slope - before });
    before = slope;
  }
}

/** The level of a store from its stays: straight between their corners. */
export class StoreProfile {
  private readonly timeS: Float64Array;
  private readonly levelBit: Float64Array;
  private readonly slopeBitPerS: Float64Array;
  /** Place of the highest corner from here on. */
  private readonly highest: Int32Array;
  private readonly baseBit: number;

  /** `baseBit` lies there all the time. */
  constructor(stays: Iterable<Stay>, baseBit: number) {
    const changes: Change[] = [];
    for (const stay of stays) changesOf(stay, changes);
    changes.sort((a, b) => a.timeS - b.timeS);
    const count = changes.length;
    this.baseBit = baseBit;
    this.timeS = new Float64Array(count);
    this.levelBit = new Float64Array(count);
    this.slopeBitPerS = new Float64Array(count);
    this.highest = new Int32Array(count);
    let [level, slope, beforeS] = [baseBit, 0, 0];
    changes.forEach(({ timeS, bits, bitPerS }, at) => {
      if (at > 0) level += slope * (timeS - beforeS);
      level += bits;
      slope += bitPerS;
      beforeS = timeS;
      this.timeS[at] = timeS;
      this.levelBit[at] = level;
      this.slopeBitPerS[at] = slope;
    });
    for (let at = count - 1; at >= 0; at -= 1) {
      const later = at + 1 < count ? this.highest[at + 1]! : at;
      this.highest[at] = this.levelBit[at]! >= this.levelBit[later]! ? at : later;
    }
  }

  /** When a stay would first lie above `roomBit` with all others, at a corner; Infinity: never. */
  firstTightS(stay: Stay, roomBit: number): number {
    let tightS = Infinity;
    for (let own = 0; own < stay.timeS.length && tightS === Infinity; own += 1) {
      const atS = stay.timeS[own]!;
      if (this.levelAt(atS) + stayBit(stay, atS) > roomBit) tightS = atS;
    }
    const last = stay.timeS.length - 1;
    const endS = stay.bits[last] === 0 ? stay.timeS[last]! : Infinity;
    for (let at = this.lastUntil(stay.timeS[0]!) + 1; at < this.timeS.length; at += 1) {
      const atS = this.timeS[at]!;
      if (atS >= tightS || atS > endS) break;
      if (this.timeS[at + 1] === atS) continue;
      if (this.levelBit[at]! + stayBit(stay, atS) > roomBit) return atS;
    }
    return tightS;
  }

  /** The corner after a time at which the store is fullest; NaN: there is none after it. */
  fullestAfterS(timeS: number): number {
    const at = this.lastUntil(timeS) + 1;
    return at < this.timeS.length ? this.timeS[this.highest[at]!]! : NaN;
  }

  private levelAt(timeS: number): number {
    const at = this.lastUntil(timeS);
    if (at < 0) return this.baseBit;
    return this.levelBit[at]! + this.slopeBitPerS[at]! * (timeS - this.timeS[at]!);
  }

  /** The last corner at a time or before it; -1: all are later. */
  private lastUntil(timeS: number): number {
    let low = 0;
    let high = this.timeS.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.timeS[middle]! <= timeS) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
