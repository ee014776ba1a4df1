import { expect, test } from 'vitest';
import { fillTrace, newTrace, thinTrace } from '../../../src/ui/timeline/trace.ts';

const timeS = Float64Array.from({ length: 1001 }, (_, at) => at * 10);
const column = Float32Array.from(timeS, (_, at) => (at === 503 ? 99 : at % 2));
const input = { timeS, column, offset: 0, sampleCount: 1001, widthPx: 100 };

test('a curve has at most one point per two pixels, and a spike is not lost', () => {
  const trace = newTrace();
  fillTrace(trace, { ...input, window: { startS: 0, endS: 10_000 }, keeps: 'highest' });
  expect(trace.count).toBeLessThanOrEqual(52);
  expect(Math.max(...trace.value.subarray(0, trace.count))).toBe(99);
});

test('the lowest value stands for its neighbours when low is what matters', () => {
  const trace = newTrace();
  fillTrace(trace, { ...input, window: { startS: 0, endS: 10_000 }, keeps: 'lowest' });
  expect(Math.max(...trace.value.subarray(0, trace.count - 1))).toBe(0);
});

test('a window takes in one sample on either side, so that the line reaches the edges', () => {
  const trace = newTrace();
  fillTrace(trace, { ...input, window: { startS: 4005, endS: 4045 }, keeps: 'highest' });
  expect(trace.x[0]).toBeLessThan(0);
  expect(trace.x[trace.count - 1]).toBeGreaterThan(100);
  expect(trace.count).toBe(6);
});

test('level stretches keep only their ends', () => {
  const trace = newTrace();
  trace.x.set([0, 2, 4, 6, 8, 10]);
  trace.value.set([1, 1, 1, 5, 5, 5]);
  trace.count = 6;
  thinTrace(trace, 100, -10, 0.4);
  expect([...trace.x.subarray(0, trace.count)]).toEqual([0, 4, 6, 8, 10]);
  expect([...trace.value.subarray(0, trace.count)]).toEqual([90, 90, 50, 50, 50]);
});
