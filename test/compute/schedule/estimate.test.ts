// Are expected deliveries those that counting second by second would give?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { estimateDelivery, mainCause } from '../../../src/compute/schedule/estimate.ts';
import { secondsInsideEndS } from '../../../src/compute/schedule/intervals.ts';
import { forecastOf, intervalsOf, jobView, satelliteView } from './views.ts';

/** Disjoint intervals with whole seconds as edges. */
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 14 })
  .map((edges) => {
    const sorted = [...edges].sort((a, b) => a - b);
    const rows: [number, number][] = [];
    for (let at = 0; at + 1 < sorted.length; at += 2) rows.push([sorted[at]!, sorted[at + 1]!]);
    return rows;
  });

/** The same, second by second. */
function countedEndS(rows: readonly (readonly [number, number])[], fromS: number, lengthS: number) {
  let left = lengthS;
  for (let second = fromS; second < 200; second += 1) {
    if (!rows.some(([startS, endS]) => startS <= second && second < endS)) continue;
    left -= 1;
    if (left === 0) return second + 1;
  }
  return Infinity;
}

describe('seconds inside intervals', () => {
  test('end when counting seconds one by one would end', () => {
    fc.assert(
      fc.property(
        intervals,
        intervals,
        fc.integer({ min: 0, max: 130 }),
        fc.integer({ min: 1, max: 60 }),
        (first, second, fromS, lengthS) => {
          const table = intervalsOf([first, second]);
          expect(secondsInsideEndS(table, 0, fromS, lengthS)).toBe(
            countedEndS(first, fromS, lengthS),
          );
          expect(secondsInsideEndS(table, 1, fromS, lengthS)).toBe(
            countedEndS(second, fromS, lengthS),
          );
        },
      ),
      { seed: 5 },
    );
  });

  test('that no rate can fill never end', () => {
    expect(secondsInsideEndS(intervalsOf([[[0, 1e9]]]), 0, 0, Infinity)).toBe(Infinity);
  });
});

describe('an estimate', () => {
  const reach = forecastOf([
    [
      [100, 130],
      [500, 1000],
      [3000, 4000],
    ],
  ]);

  test('is way up, queue, run and way down, one after the other', () => {
    const satellite = satelliteView({ backlogAcceleratorS: 8 * 700 });
    // 40 s up: 30 s of the first pass, 10 s of the second; the queue ends at 700; 1,000 s of work;
    // 60 s down in the third pass.
    const job = jobView({ inputBit: 40e6, outputBit: 120e6 });
    expect(estimateDelivery(job, satellite, reach, 0)).toEqual({
      inputS: 510,
      startS: 700,
      computedS: 1700,
      deliveredS: 3060,
    });
  });

  test('needs no way up for an image taken on board, and no way down for nothing', () => {
    const image = jobView({ inputBit: 40e6, originSatelliteIndex: 0 });
    const estimate = estimateDelivery(image, satelliteView(), reach, 20);
    expect(estimate).toEqual({ inputS: 20, startS: 20, computedS: 1020, deliveredS: 1020 });
  });

  test('uses the class of the satellite, and is Infinity where the job does not fit', () => {
    const fast = satelliteView({ classIndex: 1 });
    expect(estimateDelivery(jobView(), fast, reach, 0).computedS).toBe(500);
    const unfit = jobView({ runtimeSByClass: [Infinity], outputBit: 1 });
    expect(estimateDelivery(unfit, satelliteView(), reach, 0).deliveredS).toBe(Infinity);
  });

  test('is Infinity without any rate, up or down', () => {
    const mute = forecastOf([[[0, 1e6]]], { up: 0, down: 0 });
    expect(estimateDelivery(jobView({ inputBit: 1 }), satelliteView(), mute, 0).inputS).toBe(
      Infinity,
    );
    const result = estimateDelivery(jobView({ outputBit: 1 }), satelliteView(), mute, 0);
    expect(result).toMatchObject({ computedS: 1000, deliveredS: Infinity });
  });

  test('names what takes longest, and first what never ends', () => {
    const estimate = (inputS: number, startS: number, computedS: number, deliveredS: number) =>
      mainCause({ inputS, startS, computedS, deliveredS }, 0);
    expect(estimate(Infinity, Infinity, Infinity, Infinity)).toBe('inputLink');
    expect(estimate(5, 10, Infinity, Infinity)).toBe('accelerator');
    expect(estimate(5, 10, 20, Infinity)).toBe('outputLink');
    expect(estimate(500, 600, 700, 800)).toBe('inputLink');
    expect(estimate(10, 600, 700, 800)).toBe('accelerator');
    expect(estimate(10, 20, 30, 800)).toBe('outputLink');
    // Nothing waits at all: the work itself is too long.
    expect(estimate(0, 0, 7200, 7200)).toBe('accelerator');
  });
});
