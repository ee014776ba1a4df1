// How are counts of delays drawn: which bins, which axis, and how much of the day below?

import type { CityDelays } from '../run/messages.ts';

export type DelayCounts = CityDelays['histogram'];

/** Counts come by a tenth of a millisecond; see `DelayHistogram`. */
const binsPerMs = 10;
/** A delay people do not notice; what is asked for everywhere. */
export const boundMs = 100;

/** One bar, or one step of the curve: shares of all instants of the day. */
export interface DelayBin {
  readonly startMs: number;
  readonly endMs: number;
  readonly fraction: number;
  /** Share of the day answered before `endMs`. */
  readonly belowFraction: number;
}

const widthsMs = [0.5, 1, 2, 5, 10, 20, 50];
const barCountMax = 64;

/** The last delay that occurs, to the end of its count, ms; 0 without any. */
export function slowestMs({ counts }: DelayCounts): number {
  let last = counts.length - 1;
  while (last >= 0 && counts[last] === 0) last -= 1;
  return (last + 1) / binsPerMs;
}

/** End of the axis: past the bound and past the slowest, at a round number, ms. */
export function axisEndMs(histogram: DelayCounts): number {
  const reachMs = Math.max(1.2 * boundMs, 1.05 * slowestMs(histogram));
  return Math.ceil(reachMs / 20) * 20;
}

/** Bars from 0 to `endMs`, some sixty at most, with the share of the day below each one's end. */
export function delayBins(histogram: DelayCounts, endMs: number): DelayBin[] {
  const { counts, total } = histogram;
  const widthMs = widthsMs.find((width) => endMs / width <= barCountMax) ?? widthsMs.at(-1)!;
  const perBar = Math.round(widthMs * binsPerMs);
  const bins: DelayBin[] = [];
  let below = 0;
  for (let first = 0; first < endMs * binsPerMs; first += perBar) {
    let count = 0;
    const end = Math.min(first + perBar, counts.length);
    for (let bin = first; bin < end; bin += 1) count += counts[bin]!;
    below += count;
    bins.push({
      ...{ startMs: first / binsPerMs, endMs: (first + perBar) / binsPerMs },
      fraction: total === 0 ? 0 : count / total,
      belowFraction: total === 0 ? 0 : below / total,
    });
  }
  return bins;
}

/** Share of the day answered within a delay, ms, to a tenth of one. */
export function fractionWithin({ counts, total }: DelayCounts, delayMs: number): number {
  const end = Math.min(counts.length, Math.round(delayMs * binsPerMs));
  let count = 0;
  for (let bin = 0; bin < end; bin += 1) count += counts[bin]!;
  return total === 0 ? 0 : count / total;
}

/** Marks of an axis of milliseconds: 0 to `endMs`, five or six of them. */
export function axisTicks(endMs: number): number[] {
  const stepMs = [20, 50, 100, 200, 500].find((step) => endMs / step <= 7) ?? 500;
  return Array.from({ length: Math.floor(endMs / stepMs) + 1 }, (_, tick) => tick * stepMs);
}
