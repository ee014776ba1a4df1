// Is silent corruption of a run told as the core counted it?
import { expect, test } from 'vitest';
import type { SilentMetrics } from '../../../src/compute/index.ts';
import { countText, silentLines, votingLines } from '../../../src/ui/machine/silentLines.ts';
import { runRing } from './eclipseDay.ts';

const { result } = runRing('radiation.isOn=true');
const silent = result.metrics.silent!;
const { silentCorruptionCount } = result.metrics.faults;

test('without radiation there is nothing to say, with it there are expectation and chance', () => {
  expect(runRing().result.metrics.silent).toBeNull();
  const [all, perJob, share] = silentLines(silent, silentCorruptionCount);
  expect(Number(all!.expected)).toBeCloseTo(silent.expectedCount, 1);
  expect(all!.found).toBe(String(silentCorruptionCount));
  expect(perJob!.expected).toMatch(/^1 in [\d\s]+ jobs$|^\d+\.\d+$/);
  expect(share!.expected).toMatch(/%$/);
  expect(share!.found).toBe(`${silent.corruptedJobCount} of ${silent.jobCount}`);
});

test('two copies cost half of the work and more, three cost two thirds and more', () => {
  const percent = (text: string): number => Number.parseFloat(text);
  const [two, three] = votingLines(silent);
  expect(percent(two!.cost)).toBeGreaterThanOrEqual(50);
  expect(percent(three!.cost)).toBeGreaterThanOrEqual(66.6);
  expect(two!.missed).toMatch(/ to /);
  const votes = { costFraction: 0.5, undetectedLeastCount: 0, undetectedMostCount: 0 };
  const none: SilentMetrics = { ...silent, twoCopies: votes };
  expect(votingLines(none)[0]!.missed).toBe('0');
});

test('small counts say once in how many, large ones how often', () => {
  expect(countText(0.25)).toBe('0.25');
  expect(countText(1e-4)).toBe('1 in 10\u202f000 jobs');
  expect(countText(1e-4, 'runs')).toBe('1 in 10\u202f000 runs');
  expect(countText(0)).toBe('0');
});
