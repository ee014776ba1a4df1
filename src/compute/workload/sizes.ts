// How are sizes distributed that may span many powers of ten?

import { log10, pow } from '../../orbit/index.ts';

/** Counts of positive values in bins of equal width on a logarithmic axis. */
export interface SizeBins {
  /** Lower edge of the first bin; 0 without any positive value. */
  readonly start: number;
  /** Of a bin's upper edge to its lower one. */
  readonly ratio: number;
  readonly counts: readonly number[];
  /** Values that are exactly zero, which no logarithm has; what is not finite is in no bin. */
  readonly zeroCount: number;
}

const binMax = 24;
const binsPerDecade = [12, 6, 3, 1] as const;

/** Bins of finite values, zero and up; at most `binMax`, unless they span more powers of ten. */
export function sizeBins(values: Iterable<number>): SizeBins {
  let [least, most, zeroCount] = [Infinity, 0, 0];
  const positive: number[] = [];
  for (const value of values) {
    if (value === 0) zeroCount += 1;
    if (!Number.isFinite(value) || value <= 0) continue;
    positive.push(value);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (positive.length === 0) return { start: 0, ratio: 1, counts: [], zeroCount };
  const spanned = (perDecade: number): number =>
    Math.floor(log10(most) * perDecade) - Math.floor(log10(least) * perDecade) + 1;
  const perDecade = binsPerDecade.find((each) => spanned(each) <= binMax) ?? 1;
  const first = Math.floor(log10(least) * perDecade);
  const counts = new Array<number>(spanned(perDecade)).fill(0);
  for (const value of positive) counts[Math.floor(log10(value) * perDecade) - first]! += 1;
  return { start: pow(10, first / perDecade), ratio: pow(10, 1 / perDecade), counts, zeroCount };
}
