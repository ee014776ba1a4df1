// How are delays distributed, without keeping each of them?

/** Bins of a tenth of a millisecond up to a second; what takes longer, or is not served, beyond. */
const binsPerS = 10_000;
const binCount = 10_000;

/** Counts of delays in bins of 0.1 ms. */
export class DelayHistogram {
  total = 0;
  /** Delays of a second or more, but finite. */
  slowCount = 0;
  unservedCount = 0;
  readonly counts = new Uint32Array(binCount);

  /** Infinity: not served. */
  add(delayS: number): void {
    this.total += 1;
    if (delayS === Infinity) this.unservedCount += 1;
    else if (delayS >= binCount / binsPerS) this.slowCount += 1;
    else this.counts[Math.floor(delayS * binsPerS)]! += 1;
  }

  /**
   * The delay that a share of all instants does not exceed, to 0.1 ms (upper edge of its bin);
   * Infinity where so large a share is not served, or only beyond a second.
   */
  percentileS(fraction: number): number {
    let wanted = Math.max(1, Math.ceil(fraction * this.total - 1e-9));
    for (let bin = 0; bin < binCount; bin += 1) {
      wanted -= this.counts[bin]!;
      if (wanted <= 0) return (bin + 1) / binsPerS;
    }
    return Infinity;
  }

  /** Share of all instants with a delay below a bound, a whole number of bins. */
  belowFraction(boundS: number): number {
    const end = Math.min(binCount, Math.round(boundS * binsPerS));
    let count = 0;
    for (let bin = 0; bin < end; bin += 1) count += this.counts[bin]!;
    return this.total === 0 ? 0 : count / this.total;
  }
}
