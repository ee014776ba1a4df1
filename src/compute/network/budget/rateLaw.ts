// What rate does a receiver make of a signal, and what in the mean while the signal changes evenly?

import { log2 } from '../../../orbit/index.ts';

/** Rate (bit/s) by a signal whose unit only its link knows; 0 without a signal, never falling. */
export interface RateLaw {
  rateAt(signal: number): number;
  /** Mean while the signal goes evenly from one value to another. */
  meanRate(from: number, to: number): number;
}

/** Rungs: the rate steps up where the signal reaches a threshold. Means are exact. */
export class LadderLaw implements RateLaw {
  private readonly thresholds: Float64Array;
  /** Before the first threshold 0. */
  private readonly rates: Float64Array;
  /** Integral of the rate over the signal, up to each threshold. */
  private readonly before: Float64Array;

  /** Thresholds ascending, one rate each. */
  constructor(thresholds: ArrayLike<number>, rates: ArrayLike<number>) {
    this.thresholds = Float64Array.from(thresholds);
    this.rates = Float64Array.from(rates);
    this.before = new Float64Array(thresholds.length);
    for (let rung = 1; rung < thresholds.length; rung += 1) {
      const width = thresholds[rung]! - thresholds[rung - 1]!;
      this.before[rung] = this.before[rung - 1]! + width * rates[rung - 1]!;
    }
  }

  rateAt(signal: number): number {
    const rung = this.rungAt(signal);
    return rung < 0 ? 0 : this.rates[rung]!;
  }

  meanRate(from: number, to: number): number {
    const [low, high] = [this.rungAt(from), this.rungAt(to)];
    if (low === high) return low < 0 ? 0 : this.rates[low]!;
    return (this.areaAt(to, high) - this.areaAt(from, low)) / (to - from);
  }

  private areaAt(signal: number, rung: number): number {
    if (rung < 0) return 0;
    return this.before[rung]! + (signal - this.thresholds[rung]!) * this.rates[rung]!;
  }

  /** The highest rung reached; -1: none. */
  private rungAt(signal: number): number {
    const { thresholds } = this;
    let low = 0;
    let high = thresholds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (thresholds[middle]! <= signal) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The rate is the signal, up to what the modem can. Means are exact. */
export class CappedLaw implements RateLaw {
  constructor(private readonly rateMaxBitPerS: number) {}

  rateAt(signal: number): number {
    return Math.min(this.rateMaxBitPerS, signal > 0 ? signal : 0);
  }

  meanRate(from: number, to: number): number {
    const { rateMaxBitPerS } = this;
    const [low, high] = from < to ? [this.floor(from), to] : [this.floor(to), from];
    if (low >= rateMaxBitPerS) return rateMaxBitPerS;
    if (!(high > rateMaxBitPerS)) return (low + this.floor(high)) / 2;
    const below = (rateMaxBitPerS - low) / (high - low);
    return below * ((low + rateMaxBitPerS) / 2) + (1 - below) * rateMaxBitPerS;
  }

  private floor(signal: number): number {
    return signal > 0 ? signal : 0;
  }
}

/** Shannon's bound on a bandwidth, up to what the modem can; the signal is over noise. */
export class ShannonLaw implements RateLaw {
  /** `bandwidthHz` of all carriers together. */
  constructor(
    private readonly bandwidthHz: number,
    private readonly rateMaxBitPerS: number,
  ) {}

  rateAt(signal: number): number {
    return signal > 0 ? Math.min(this.rateMaxBitPerS, this.bandwidthHz * log2(1 + signal)) : 0;
  }

  meanRate(from: number, to: number): number {
    const ends = this.rateAt(from) + this.rateAt(to);
    return (ends + 4 * this.rateAt((from + to) / 2)) / 6;
  }
}
