// Are rows picked by what they say, and samples by the time they hold?
import { expect, test } from 'vitest';
import {
  filterJobs,
  lastEventAt,
  rowsWhere,
  runningAt,
  sampleAt,
} from '../../../src/ui/panels/indexing.ts';
import { bestOf, earnedOverTime } from '../../../src/ui/panels/compareRows.ts';
import { syntheticDay } from '../syntheticResult.ts';
import { eventGroups } from '../../../src/ui/panels/labels.ts';
import { eventKinds } from '../../../src/compute/index.ts';
import type { EventLog, JobTable, Result } from '../../../src/compute/index.ts';

test('rows that pass are listed in order', () => {
  expect([...rowsWhere(5, (row) => row % 2 === 0)]).toEqual([0, 2, 4]);
  expect([...rowsWhere(0, () => true)]).toEqual([]);
});

const jobs = {
  count: 3,
  id: ['Chat#1', 'image#1', 'chat#2'],
  statusCode: Uint8Array.of(0, 1, 1),
  satelliteIndex: Int32Array.of(0, 0, 1),
} as unknown as JobTable;

test('jobs are filtered by text, outcome and satellite together', () => {
  const causeOf = (job: number): string => (job === 1 ? 'downlink' : '');
  const all = { text: '', status: 'any', satelliteIndex: -1, causeOf } as const;
  expect([...filterJobs(jobs, all)]).toEqual([0, 1, 2]);
  expect([...filterJobs(jobs, { ...all, text: ' CHAT' })]).toEqual([0, 2]);
  expect([...filterJobs(jobs, { ...all, text: 'DownL' })]).toEqual([1]);
  expect([...filterJobs(jobs, { ...all, status: 'late' })]).toEqual([1, 2]);
  expect([...filterJobs(jobs, { ...all, status: 'late', satelliteIndex: 0 })]).toEqual([1]);
});

test('the sample shown is the last one not after the clock, at the ends too', () => {
  const timesS = Float64Array.of(0, 30, 60);
  expect([-5, 0, 29.9, 30, 59, 60, 999].map((timeS) => sampleAt(timesS, timeS))).toEqual([
    0, 0, 0, 1, 1, 2, 2,
  ]);
});

test('the event shown is the last one not after the clock; before the first there is none', () => {
  const log = { timeS: Float64Array.of(1, 2, 2, 5) } as unknown as EventLog;
  const rows = Int32Array.of(0, 1, 2, 3);
  expect([0.5, 1, 2, 4, 9].map((timeS) => lastEventAt(log, rows, timeS))).toEqual([-1, 0, 2, 2, 3]);
});

test('a job runs on a satellite from its start up to, not at, its end', () => {
  const runSegments = {
    count: 2,
    satelliteIndex: Int32Array.of(4, 5),
    jobIndex: Int32Array.of(10, 11),
    startS: Float64Array.of(100, 100),
    endS: Float64Array.of(200, 200),
  };
  const result = { runSegments } as unknown as Result;
  expect(runningAt(result, 4, 100)).toEqual([10]);
  expect(runningAt(result, 4, 200)).toEqual([]);
});

test('every kind of event is in exactly one group of the filter', () => {
  const grouped = Object.values(eventGroups).flat();
  expect([...grouped].sort()).toEqual([...eventKinds].sort());
});

test('the better policy is marked where there is one', () => {
  expect(bestOf([1, 3], 'high')).toBe(1);
  expect(bestOf([1, 3], 'low')).toBe(0);
  expect(bestOf([3, 3], 'high')).toBe(-1);
  expect(bestOf([1, 3], null)).toBe(-1);
  expect(bestOf([NaN, 3], 'high')).toBe(-1);
});

test('what was earned over time ends at what the metrics say, and never falls', () => {
  const result = syntheticDay();
  const shares = earnedOverTime(result, 10);
  const total = result.jobs.valueEarned.reduce((sum, value) => sum + value, 0);
  expect(shares.at(-1)).toBeCloseTo(total / result.metrics.jobs.valueSubmitted, 12);
  expect(shares.every((share, step) => step === 0 || share >= shares[step - 1]!)).toBe(true);
});
