import { describe, expect, test } from 'vitest';
import { explainJob } from '../../../../src/compute/index.ts';
import type { JobExplanation } from '../../../../src/compute/index.ts';
import {
  milestones,
  stretchSentence,
  stripOf,
  totalRows,
  verdictSentence,
} from '../../../../src/ui/panels/reason/words.ts';
import { syntheticDay } from '../../syntheticResult.ts';

const startUtcMs = Date.UTC(2026, 11, 21);
/** Sentences with ordinary spaces: which space stands where is typography. */
const spaced = (text: string): string => text.replaceAll('\u202f', ' ').replaceAll('\u2060', '');

const late: JobExplanation = {
  job: 'j1',
  status: 'late',
  satellite: 's1',
  releasedS: 1000,
  deadlineS: 1750,
  endedS: 2000,
  inUseS: 90,
  stretches: [
    { cause: 'inputLink', startS: 1000, endS: 1200, lostS: 200 },
    { cause: 'outputLink', startS: 1290, endS: 2000, lostS: 710 },
  ],
  totals: [
    { cause: 'outputLink', lostS: 710 },
    { cause: 'inputLink', lostS: 200 },
  ],
  verdict: '',
};

describe('the words of a reason trail', () => {
  test('a wait names its length, what was missing, the cause and both times', () => {
    const stretch = { cause: 'inputLink', startS: 22_323, endS: 22_635, lostS: 312 } as const;
    expect(spaced(stretchSentence(stretch, startUtcMs))).toBe(
      'waited 312 s for an uplink (inputLink) 06:12:03–06:17:15',
    );
  });

  test('running below full pace is not called waiting', () => {
    const stretch = { cause: 'heat', startS: 0, endS: 400, lostS: 100 } as const;
    expect(spaced(stretchSentence(stretch, startUtcMs))).toBe(
      'lost 100 s because of heat (heat), at 75.0 % pace 00:00:00–00:06:40',
    );
  });

  test('the verdict says how late, and what most of the delay was', () => {
    expect(spaced(verdictSentence(late, null))).toBe(
      'Late by 4 min 10 s: 71 % of its time, 11 min 50 s, ' +
        'was waiting for its output to be sent down.',
    );
  });

  test('a job that mostly worked is not blamed on a cause', () => {
    const busy = { ...late, status: 'onTime', deadlineS: 2065, inUseS: 750 } as const;
    expect(spaced(verdictSentence(busy, null))).toBe(
      'On time with 1 min 5 s to spare: 75 % of its time, 12 min 30 s, was spent at work.',
    );
  });

  test('what never ended says where it stands against its deadline', () => {
    const open = { ...late, status: 'unfinished' } as const;
    expect(spaced(verdictSentence(open, null))).toMatch(
      /^Not delivered .* 4 min 10 s after its deadline/,
    );
    expect(spaced(verdictSentence({ ...open, deadlineS: 2300 }, null))).toMatch(/^Still under way/);
    const rejected = { ...late, status: 'rejected', endedS: 1000, inUseS: 0, totals: [] } as const;
    expect(verdictSentence(rejected, null)).toBe('Turned away.');
    expect(verdictSentence(rejected, 'Too hot')).toBe('Turned away: Too hot.');
  });

  test('a job without a deadline is neither early nor late', () => {
    const endless = { ...late, deadlineS: Infinity } as const;
    expect(verdictSentence({ ...endless, status: 'onTime' }, null)).toMatch(/^Delivered, without/);
    expect(verdictSentence({ ...endless, status: 'unfinished' }, null)).toMatch(/^Still under way/);
  });

  test('totals with the time at work make up the whole life', () => {
    const rows = totalRows(late);
    expect(rows.map(({ cause }) => cause)).toEqual([null, 'outputLink', 'inputLink']);
    expect(rows.reduce((sum, { fraction }) => sum + fraction, 0)).toBeCloseTo(1, 12);
  });

  test('the strip runs from release to delivery with the deadline inside when late', () => {
    const strip = stripOf(late, [{ startS: 1200, endS: 1290 }]);
    expect(strip).toMatchObject({ startS: 1000, endS: 2000, deliveredFraction: 1 });
    expect(strip.deadlineFraction).toBe(0.75);
    const covered = strip.pieces.reduce((sum, { lengthFraction }) => sum + lengthFraction, 0);
    expect(covered).toBeCloseTo(1, 12);
  });

  test('a deadline shortly after delivery is shown, one far away is not', () => {
    const soon = stripOf({ ...late, status: 'onTime', deadlineS: 2250 }, []);
    expect(soon).toMatchObject({ endS: 2250, deadlineFraction: 1, deliveredFraction: 0.8 });
    const far = stripOf({ ...late, status: 'onTime', deadlineS: 9000 }, []);
    expect(far).toMatchObject({ endS: 2000, deadlineFraction: null });
  });

  test('milestones leave out what has no date', () => {
    const endless = { ...late, deadlineS: Infinity, status: 'unfinished' } as const;
    const labels = milestones(endless, startUtcMs).map(({ label }) => label);
    expect(labels).toEqual(['released', 'end of run']);
  });

  test('every job of a run gets a verdict', () => {
    const result = syntheticDay();
    for (let job = 0; job < result.jobs.count; job += 13) {
      const explanation = explainJob(result, job)!;
      const verdict = verdictSentence(explanation, null);
      expect(verdict).toMatch(/^(Late by|On time|Not delivered|Still under way|Turned away)/);
      expect(verdict).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
