import { expect, test } from 'vitest';
import { itemNearTime, neighbourItem, outermostItem } from '../../../src/ui/timeline/items.ts';
import { packLanes } from '../../../src/ui/timeline/intervals.ts';
import { indexOf } from '../../../src/ui/timeline/resultIndex.ts';
import { syntheticDay } from '../syntheticResult.ts';

const { jobs } = indexOf(syntheticDay());

test('going right from the first job visits every job once, in order of starts', () => {
  const visited: number[] = [];
  let item = outermostItem(jobs, 7, 'first');
  while (item >= 0) {
    visited.push(item);
    item = neighbourItem(jobs, 7, item, 1);
  }
  const from = jobs.rowOffset[jobs.laneOffset[7]!]!;
  const to = jobs.rowOffset[jobs.laneOffset[8]!]!;
  expect(new Set(visited).size).toBe(to - from);
  const starts = visited.map((row) => jobs.startS[row]!);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(visited.at(-1)).toBe(outermostItem(jobs, 7, 'last'));
});

test('going left undoes going right', () => {
  const first = outermostItem(jobs, 3, 'first');
  const second = neighbourItem(jobs, 3, first, 1);
  expect(neighbourItem(jobs, 3, second, -1)).toBe(first);
});

test('jobs that start together are told apart', () => {
  const twins = packLanes(1, {
    count: 2,
    group: Int32Array.of(0, 0),
    startS: Float64Array.of(5, 5),
    endS: Float64Array.of(9, 9),
  });
  expect(neighbourItem(twins, 0, 0, 1)).toBe(1);
  expect(neighbourItem(twins, 0, 1, 1)).toBe(-1);
  expect(neighbourItem(twins, 0, 1, -1)).toBe(0);
});

test('the job nearest to a time is the one whose start is nearest', () => {
  const few = packLanes(2, {
    count: 2,
    group: Int32Array.of(0, 0),
    startS: Float64Array.of(10, 50),
    endS: Float64Array.of(20, 60),
  });
  expect(few.startS[itemNearTime(few, 0, 25)]).toBe(10);
  expect(few.startS[itemNearTime(few, 0, 35)]).toBe(50);
  expect(itemNearTime(few, 1, 35)).toBe(-1);
});
