import { expect, test } from 'vitest';
import { isCrowded } from '../../../src/ui/timeline/density.ts';
import { packLanes } from '../../../src/ui/timeline/intervals.ts';

/** `count` jobs of 10 s, one after the other, and as often at the same time. */
function jobsOf(count: number, depth: number) {
  const rows = Array.from({ length: count * depth }, (_, row) => Math.floor(row / depth) * 10);
  return packLanes(2, {
    count: rows.length,
    group: new Int32Array(rows.length),
    startS: Float64Array.from(rows),
    endS: Float64Array.from(rows, (startS) => startS + 10),
  });
}

const day = { startS: 0, endS: 1000, widthPx: 500 };

test('bars are crowded when they have less than six pixels each', () => {
  expect(isCrowded(jobsOf(80, 1), 0, day, 20)).toBe(false);
  expect(isCrowded(jobsOf(100, 1), 0, day, 20)).toBe(true);
});

test('zooming in parts them: only what is in sight counts', () => {
  const closer = { startS: 0, endS: 500, widthPx: 500 };
  expect(isCrowded(jobsOf(100, 1), 0, closer, 20)).toBe(false);
});

test('bars are crowded when lanes are thinner than a pixel and a half', () => {
  expect(isCrowded(jobsOf(5, 8), 0, day, 12)).toBe(false);
  expect(isCrowded(jobsOf(5, 8), 0, day, 11)).toBe(true);
});

test('a satellite without jobs is not crowded', () => {
  expect(isCrowded(jobsOf(5, 1), 1, day, 0)).toBe(false);
});
