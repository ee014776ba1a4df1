import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import {
  findHilltopS,
  findPeakS,
  findWindows,
  sampleTimeS,
  type IntervalList,
  type ScanGrid,
} from '../../src/orbit/finder.ts';
import {
  refineMaximum,
  refineRoot,
  refineSlopedRoot,
  type ValueAt,
} from '../../src/orbit/refine.ts';

function windowsOf(valueAt: ValueAt, grid: ScanGrid): IntervalList {
  const margins = Float64Array.from({ length: grid.sampleCount }, (_, k) =>
    valueAt(sampleTimeS(grid, k)),
  );
  const intervals: IntervalList = { startS: [], endS: [] };
  findWindows(intervals, grid, margins, valueAt);
  return intervals;
}

function gridOf(durationS: number, stepS: number): ScanGrid {
  const sampleCount = Math.ceil(durationS / stepS) + 1;
  return { startS: 0, stepS, sampleCount, endS: durationS };
}

/** Sign changes of a function by brute force, bisected to 1e-9 s. */
function bruteEdges(valueAt: ValueAt, durationS: number, stepS: number): number[] {
  const edges: number[] = [];
  for (let k = 0; k * stepS < durationS; k += 1) {
    let [a, b] = [k * stepS, Math.min(durationS, (k + 1) * stepS)];
    const isInside = valueAt(a) > 0;
    if (valueAt(b) > 0 === isInside) continue;
    while (b - a > 1e-9) {
      const middle = (a + b) / 2;
      if (valueAt(middle) > 0 === isInside) a = middle;
      else b = middle;
    }
    edges.push((a + b) / 2);
  }
  return edges;
}

describe('edges', () => {
  test('are those that brute force finds, for sums of waves', () => {
    const waves = fc.record({
      period: fc.double({ min: 3000, max: 7000, noNaN: true }),
      other: fc.double({ min: 20_000, max: 90_000, noNaN: true }),
      phase: fc.double({ min: 0, max: 6, noNaN: true }),
      level: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
    });
    const agrees = ({ period, other, phase, level }: Record<string, number>): boolean => {
      const valueAt = (t: number): number =>
        Math.sin((2 * Math.PI * t) / period! + phase!) +
        0.5 * Math.sin((2 * Math.PI * t) / other!) -
        level!;
      const { startS, endS } = windowsOf(valueAt, gridOf(40_000, 60));
      const isWithin = (t: number): boolean => t > 0.001 && t < 39_999.999;
      const found = [...startS, ...endS].filter(isWithin);
      const expected = bruteEdges(valueAt, 40_000, 1).filter(isWithin);
      // Brute force itself misses what is shorter than its second.
      const missed = expected.filter((t) => !found.some((f) => Math.abs(f - t) < 1e-5));
      const added = found.filter((t) => !expected.some((e) => Math.abs(e - t) < 1e-5));
      const areShort = added.every((t) => added.some((u) => u !== t && Math.abs(u - t) < 1));
      return missed.length === 0 && areShort;
    };
    fc.assert(fc.property(waves, agrees));
  });

  test('a window a hundredth of the step long is found, wherever it lies', () => {
    for (let centre = 130; centre < 190; centre += 0.7) {
      const valueAt = (t: number): number => 0.09 - (t - centre) * (t - centre); // 0.6 s
      const { startS, endS } = windowsOf(valueAt, gridOf(600, 60));
      expect(startS).toEqual([expect.closeTo(centre - 0.3, 5)]);
      expect(endS).toEqual([expect.closeTo(centre + 0.3, 5)]);
    }
  });

  test('a gap shorter than the step splits a window in two', () => {
    const valueAt = (t: number): number => (t - 155) * (t - 155) - 4;
    const { startS, endS } = windowsOf(valueAt, gridOf(600, 60));
    expect(startS).toEqual([0, expect.closeTo(157, 5)]);
    expect(endS).toEqual([expect.closeTo(153, 5), 600]);
  });

  test('short windows in the first and the last interval are found', () => {
    for (const centre of [20, 583]) {
      const valueAt = (t: number): number => 4 - (t - centre) * (t - centre);
      expect(windowsOf(valueAt, gridOf(600, 60)).startS).toHaveLength(1);
    }
  });

  test('a margin that only touches zero makes no window', () => {
    expect(windowsOf((t) => -Math.abs(t - 155), gridOf(600, 60)).startS).toEqual([]);
  });

  test('always inside is one window, never inside is none, and no span has none', () => {
    expect(windowsOf(() => 1, gridOf(600, 60))).toEqual({ startS: [0], endS: [600] });
    expect(windowsOf(() => -1, gridOf(600, 60))).toEqual({ startS: [], endS: [] });
    const empty = { startS: 0, stepS: 60, sampleCount: 0, endS: 0 };
    expect(windowsOf(() => 1, empty)).toEqual({ startS: [], endS: [] });
  });

  test('a span that ends between samples ends there', () => {
    const { startS, endS } = windowsOf((t) => t - 100, gridOf(130, 60));
    expect(startS[0]).toBeCloseTo(100, 5);
    expect(endS).toEqual([130]);
  });
});

describe('refinement', () => {
  test('a root of a steep or flat function is found to a microsecond', () => {
    const steep = (t: number): number => Math.atan(1000 * (t - 12.345678));
    expect(refineRoot(steep, 0, steep(0), 60, steep(60))).toBeCloseTo(12.345678, 5);
    const flat = (t: number): number => Math.pow(t - 12.345678, 3);
    expect(Math.abs(refineRoot(flat, 0, flat(0), 60, flat(60)) - 12.345678)).toBeLessThan(1e-3);
  });

  test('a maximum with a kink is found as well as a round one', () => {
    expect(refineMaximum((t) => -Math.abs(t - 41.5), 0, 60)).toBeCloseTo(41.5, 3);
    expect(refineMaximum((t) => -(t - 41.5) * (t - 41.5), 0, 60)).toBeCloseTo(41.5, 3);
  });

  test('the peak of a window may lie at its end', () => {
    const grid = gridOf(600, 60);
    const values = Float64Array.from({ length: 11 }, (_, k) => k * 60);
    expect(findPeakS(grid, values, (t) => t, 100, 333)).toBe(333);
  });

  test('by its slope too a root is found to a microsecond, steep or flat', () => {
    const steepInto = (out: Float64Array, t: number): void => {
      const x = 1000 * (t - 12.345678);
      out.set([Math.atan(x), 1000 / (1 + x * x)]);
    };
    expect(refineSlopedRoot(steepInto, [0, 60], false, 30)).toBeCloseTo(12.345678, 5);
    const cosineInto = (out: Float64Array, t: number): void => {
      out.set([Math.cos(t / 30), -Math.sin(t / 30) / 30]);
    };
    expect(refineSlopedRoot(cosineInto, [0, 60], true, 1)).toBeCloseTo(15 * Math.PI, 6);
  });

  test('without a change of sign the search by slope ends at an end', () => {
    const risingInto = (out: Float64Array, t: number): void => out.set([100 + t, 1]);
    expect(refineSlopedRoot(risingInto, [0, 60], true, 30)).toBeCloseTo(60, 5);
    expect(refineSlopedRoot(risingInto, [0, 60], false, 30)).toBeCloseTo(0, 5);
  });

  test('a hilltop is where the peak is, whatever the guess, and at an end if it is there', () => {
    const grid = gridOf(600, 60);
    const valueAt = (t: number): number => 1 / (1 + ((t - 317) / 20) ** 2);
    const slopeInto = (out: Float64Array, t: number): void => out.set([317 - t, -1]);
    const values = Float64Array.from({ length: 11 }, (_, k) => valueAt(60 * k));
    for (const guessS of [undefined, 0, 290, 316, 600]) {
      const topS = findHilltopS(grid, values, { valueAt, slopeInto }, [30, 580], guessS);
      expect(topS).toBeCloseTo(317, 5);
    }
    expect(findHilltopS(grid, values, { valueAt, slopeInto }, [30, 250])).toBeCloseTo(250, 5);
  });
});
