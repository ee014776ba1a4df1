// Is the size of a run known before it starts?
import { describe, expect, test } from 'vitest';
import { estimateRun } from '../../../src/compute/scenario/estimate.ts';
import { fileNamesOf } from '../../../src/compute/scenario/fileNames.ts';
import { didYouMean, nearest } from '../../../src/compute/scenario/nearest.ts';
import { expandJobs } from '../../../src/compute/workload/arrivals.ts';
import { builtInText, sampleText, scenarioOf } from './sample.ts';

describe('the estimate of a run', () => {
  test('counts satellites times grid points, both ends included', () => {
    const { satelliteCount, sampleCount } = estimateRun(
      scenarioOf(sampleText({ durationS: 3600, stepS: 60 })),
    );
    expect([satelliteCount, sampleCount]).toEqual([3, 3 * 61]);
  });

  test('expects as many jobs as come, within four standard deviations', () => {
    const scenario = scenarioOf(builtInText('walker-shell-60.json'));
    const { workload, fleets, seed, durationS } = scenario;
    const { jobCountExpected } = estimateRun(scenario);
    const come = expandJobs(workload, fleets, seed, durationS).count;
    expect(Math.abs(come - jobCountExpected)).toBeLessThan(4 * Math.sqrt(jobCountExpected));
  });

  test('grows with every part of the run, and its columns never beyond one chunk', () => {
    const of = (changes: Record<string, unknown>) => estimateRun(scenarioOf(sampleText(changes)));
    const [small, long, fine] = [of({}), of({ durationS: 172_800 }), of({ stepS: 30 })];
    expect(long.costS).toBeGreaterThan(small.costS);
    expect(fine.costS).toBeGreaterThan(small.costS);
    expect(of({ durationS: 31_968_000, stepS: 1 }).memoryByte).toBeLessThan(100e6);
  });
});

describe('the files that a scenario names', () => {
  test('are those of its orbits and traces, once each, even when the scenario has problems', () => {
    const orbit = { kind: 'tle', file: 'a.tle' };
    const text = sampleText({
      stepS: -1,
      fleets: [{ orbit }, { orbit }, { orbit: { kind: 'ring' } }, null],
      workload: { traces: [{ file: 'b.csv' }, { file: 7 }] },
    });
    expect(fileNamesOf(text)).toEqual(['a.tle', 'b.csv']);
  });

  test('are none in a text that cannot be read', () => {
    expect(fileNamesOf('{"fleets": [')).toEqual([]);
  });
});

describe('did you mean', () => {
  test.each([
    ['svalbart', 'svalbard'],
    ['H100-SXM', 'h100-sxm'],
    ['h100', 'h100-sxm'],
    ['xyz', null],
    ['x'.repeat(1000), null],
  ])('%s → %s', (found, expected) => {
    expect(nearest(found, ['svalbard', 'troll', 'h100-sxm', 'h200-sxm'])).toBe(expected);
  });

  test('lists what is known, and of a long list the beginning', () => {
    const many = Array.from({ length: 30 }, (_, index) => `word-${index}`);
    expect(didYouMean(5, ['a', 'b'])).toBe('known: a, b');
    expect(didYouMean('', many)).toMatch(/word-23 and 6 more$/);
  });
});
