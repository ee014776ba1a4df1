import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import type { MarginLaw } from '../../src/orbit/crossings.ts';
import {
  findWindows,
  sampleTimeS,
  type IntervalList,
  type ScanGrid,
} from '../../src/orbit/finder.ts';

interface Wave {
  readonly height: number;
  readonly periodS: number;
  readonly phase: number;
}

const sumAt = (waves: readonly Wave[], level: number, t: number): number =>
  waves.reduce((sum, w) => sum + w.height * Math.sin((2 * Math.PI * t) / w.periodS + w.phase), 0) -
  level;

/** No sum of these waves bends more sharply. */
const bendOf = (waves: readonly Wave[]): number =>
  waves.reduce((sum, w) => sum + w.height * ((2 * Math.PI) / w.periodS) ** 2, 0);

function edgesOf(valueAt: (t: number) => number, grid: ScanGrid, law: MarginLaw): number[] {
  const times = Array.from({ length: grid.sampleCount }, (_, k) => sampleTimeS(grid, k));
  const found: IntervalList = { startS: [], endS: [] };
  findWindows(found, grid, Float64Array.from(times, valueAt), valueAt, law);
  const isInner = (t: number): boolean => t > grid.startS && t < grid.endS;
  return [...found.startS, ...found.endS].filter(isInner).sort((a, b) => a - b);
}

function bruteEdges(valueAt: (t: number) => number, endS: number, stepS: number): number[] {
  const edges: number[] = [];
  for (let k = 0; k * stepS < endS; k += 1) {
    let [a, b] = [k * stepS, Math.min(endS, (k + 1) * stepS)];
    const isInside = valueAt(a) > 0;
    if (valueAt(b) > 0 === isInside) continue;
    while (b - a > 1e-8) {
      const middle = (a + b) / 2;
      if (valueAt(middle) > 0 === isInside) a = middle;
      else b = middle;
    }
    edges.push((a + b) / 2);
  }
  return edges;
}

const wave = fc.record({
  height: fc.double({ min: 0.1, max: 1, noNaN: true }),
  periodS: fc.double({ min: 300, max: 9000, noNaN: true }),
  phase: fc.double({ min: 0, max: 6.3, noNaN: true }),
});

describe('with a bound on the bend', () => {
  test('no edge is missed that brute force finds, even with steps as long as a wave', () => {
    const agrees = (waves: readonly Wave[], level: number, stepS: number): boolean => {
      const valueAt = (t: number): number => sumAt(waves, level, t);
      const grid = { startS: 0, stepS, sampleCount: Math.ceil(20_000 / stepS) + 1, endS: 20_000 };
      const found = edgesOf(valueAt, grid, { bendMax: bendOf(waves) });
      const expected = bruteEdges(valueAt, 20_000, 1).filter((t) => t > 0.001 && t < 19_999.999);
      return expected.every((t) => found.some((f) => Math.abs(f - t) < 1e-5));
    };
    const waves = fc.array(wave, { minLength: 1, maxLength: 3 });
    const levels = fc.double({ min: -2, max: 2, noNaN: true });
    const steps = fc.constantFrom(60, 120, 300, 700);
    fc.assert(fc.property(waves, levels, steps, agrees), { numRuns: 200 });
  });

  test('and every edge found is one: the margin changes sign there', () => {
    const isSound = (waves: readonly Wave[], level: number): boolean => {
      const valueAt = (t: number): number => sumAt(waves, level, t);
      const grid = { startS: 0, stepS: 300, sampleCount: 61, endS: 18_000 };
      const found = edgesOf(valueAt, grid, { bendMax: bendOf(waves) });
      return found.every((t) => valueAt(t - 1e-5) > 0 !== valueAt(t + 1e-5) > 0);
    };
    const levels = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(fc.property(fc.array(wave, { minLength: 1, maxLength: 3 }), levels, isSound));
  });

  test('a window of 10 ms between samples 10 minutes apart is found', () => {
    const bendMax = 2e-3;
    const topS = 1234.567;
    // A parabola up to 2.5e-8 above zero: 5 ms to either side.
    const valueAt = (t: number): number => (bendMax / 2) * (0.005 ** 2 - (t - topS) ** 2);
    const grid = { startS: 0, stepS: 600, sampleCount: 7, endS: 3600 };
    const edges = edgesOf(valueAt, grid, { bendMax });
    expect(edges).toEqual([expect.closeTo(topS - 0.005, 5), expect.closeTo(topS + 0.005, 5)]);
  });

  test('edges settle on the exact margin where the one between samples is an approximation', () => {
    const exactAt = (t: number): number => Math.sin(t / 500);
    const marginAt = (t: number): number => exactAt(t) + 2e-5 * Math.sin((2 * Math.PI * t) / 60);
    const grid = { startS: 30, stepS: 60, sampleCount: 101, endS: 6030 };
    const times = Array.from({ length: 101 }, (_, k) => sampleTimeS(grid, k));
    const found: IntervalList = { startS: [], endS: [] };
    const law = { bendMax: 2 / 500 ** 2, exactAt };
    findWindows(found, grid, Float64Array.from(times, exactAt), marginAt, law);
    const edges = [...found.startS, ...found.endS].filter((t) => t > 30 && t < 6030);
    expect(edges).toHaveLength(3);
    for (const edge of edges) {
      const turns = edge / (500 * Math.PI);
      expect(Math.abs(turns - Math.round(turns)) * 500 * Math.PI).toBeLessThan(2e-6);
    }
  });

  test('where the exact margin has no value the approximation stands in', () => {
    const valueAt = (t: number): number => Math.sin(t / 500);
    const grid = { startS: 30, stepS: 60, sampleCount: 101, endS: 6030 };
    const law = { bendMax: 1 / 500 ** 2, exactAt: () => NaN };
    const edges = edgesOf(valueAt, grid, law);
    expect(edges).toHaveLength(3);
    edges.forEach((t, k) => expect(t).toBeCloseTo((k + 1) * 500 * Math.PI, 4));
  });
});
