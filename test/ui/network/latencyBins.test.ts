// Do bars, curve and marks say what the counts of delays say?
import { expect, test } from 'vitest';
import {
  axisEndMs,
  axisTicks,
  delayBins,
  fractionWithin,
  slowestMs,
} from '../../../src/ui/network/latencyBins.ts';
import type { DelayCounts } from '../../../src/ui/network/latencyBins.ts';

/** Counts by a tenth of a millisecond, as the study keeps them. */
function countsOf(delaysMs: readonly number[], unservedCount = 0): DelayCounts {
  const counts = new Uint32Array(10_000);
  for (const delayMs of delaysMs) counts[Math.floor(delayMs * 10 + 1e-9)]! += 1;
  const total = delaysMs.length + unservedCount;
  return { total, slowCount: 0, unservedCount, counts };
}

test('bars share out the served part of the day, and the curve ends at it', () => {
  const histogram = countsOf([4, 4.05, 7.9, 31, 99.95, 140], 2);
  const bins = delayBins(histogram, axisEndMs(histogram));
  const sum = bins.reduce((share, { fraction }) => share + fraction, 0);
  expect(sum).toBeCloseTo(6 / 8, 12);
  expect(bins.at(-1)!.belowFraction).toBeCloseTo(6 / 8, 12);
  for (const [index, bin] of bins.entries()) {
    expect(bin.belowFraction).toBeGreaterThanOrEqual(bins[index - 1]?.belowFraction ?? 0);
    expect(bin.startMs).toBe(bins[index - 1]?.endMs ?? 0);
  }
});

test('no more than some sixty bars are drawn, however long the axis', () => {
  for (const slowest of [3, 40, 120, 350, 999]) {
    const histogram = countsOf([slowest]);
    const endMs = axisEndMs(histogram);
    expect(delayBins(histogram, endMs).length).toBeLessThanOrEqual(65);
    expect(axisTicks(endMs).length).toBeLessThanOrEqual(8);
    expect(endMs).toBeGreaterThan(Math.max(100, slowestMs(histogram)));
  }
});

test('the share within 100 ms counts what is quicker and nothing that is not served', () => {
  const histogram = countsOf([20, 99.9, 100, 250], 4);
  expect(fractionWithin(histogram, 100)).toBe(2 / 8);
  expect(fractionWithin(histogram, 1000)).toBe(4 / 8);
  expect(fractionWithin(histogram, 0)).toBe(0);
});

test('a city that is never served has no delay and an axis all the same', () => {
  const histogram = countsOf([], 10);
  expect(slowestMs(histogram)).toBe(0);
  expect(axisEndMs(histogram)).toBe(120);
  expect(delayBins(histogram, 120).every(({ fraction }) => fraction === 0)).toBe(true);
});
