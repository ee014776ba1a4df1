// Does the explanation of a job say what its trail says?
import { describe, expect, test } from 'vitest';
import { durationWords, explainJob, findJob } from '../../../src/compute/account/explain.ts';
import { sampleResult } from './sampleResult.ts';

describe('the verdict on a job', () => {
  test('a late job: by how much, time at work, and the losses with the largest first', () => {
    const told = explainJob(sampleResult(), 1)!;
    expect(told.totals.map(({ cause }) => cause)).toEqual([
      ...['outputLink', 'accelerator', 'inputLink', 'energy'],
    ]);
    expect(told.verdict).toContain('was delivered 5 min after its deadline.');
    expect(told.verdict).toContain('Of 15 min since its release it was at work 9 min 4 s');
    expect(told.verdict).toContain('3 min waiting for its output to be sent down');
  });

  test('a punctual job that lost nothing', () => {
    expect(explainJob(sampleResult(), 0)!.verdict).toBe(
      'punctual was delivered 14 min 50 s before its deadline. ' +
        'Of 10 s since its release it was at work 10 s and lost no time.',
    );
  });

  test('a refused job ends when it was turned away, with the reason given', () => {
    const told = explainJob(sampleResult(), 2)!;
    expect(told.endedS).toBe(200);
    expect(told.verdict).toContain('was turned away: no station may take its output.');
  });

  test('an unfinished job is told apart by whether it was due', () => {
    const result = sampleResult();
    expect(explainJob(result, 3)!.verdict).toContain(
      'still under way when the run ended; it has no',
    );
    result.jobs.deadlineS[3] = 3540;
    expect(explainJob(result, 3)!.verdict).toContain('not done when the run ended, 60 s after');
  });

  test('a job that does not exist has no explanation', () => {
    expect(explainJob(sampleResult(), 4)).toBeNull();
    expect(explainJob(sampleResult(), -1)).toBeNull();
    expect(findJob(sampleResult(), 'nobody')).toBe(-1);
    expect(findJob(sampleResult(), 'refused')).toBe(2);
  });
});

test.each([
  [0.254, '0.25 s'],
  [42.4, '42 s'],
  [725, '12 min 5 s'],
  [3599.9, '1 h'],
  [12_000, '3 h 20 min'],
  [187_200, '2 d 4 h'],
  [Infinity, 'no limit'],
])('%d s in words is "%s"', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});
