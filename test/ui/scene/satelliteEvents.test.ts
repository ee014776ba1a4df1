// Are stretches of time found between their events, satellite by satellite?
import { expect, test } from 'vitest';
import { eventKinds } from '../../../src/compute/index.ts';
import type { EventKind, Result } from '../../../src/compute/index.ts';
import { stretchesIn } from '../../../src/ui/scene/satelliteEvents.ts';

type Row = readonly [timeS: number, satelliteIndex: number, kind: EventKind];

/** A log of two satellites over 1,000 s, as far as it is read. */
const logOf = (rows: readonly Row[]): Result =>
  ({
    satelliteCount: 2,
    durationS: 1000,
    events: {
      count: rows.length,
      timeS: rows.map(([timeS]) => timeS),
      satelliteIndex: rows.map(([, satelliteIndex]) => satelliteIndex),
      kindCode: rows.map(([, , kind]) => eventKinds.indexOf(kind)),
    },
  }) as unknown as Result;

const slow = { from: 'throttleStarted', to: 'throttleEnded' } as const;
const shed = { from: 'loadShedStarted', to: 'loadShedEnded' } as const;

/** Stretches of one sort as `[satellite, start, end]`. */
function listed({ satelliteIndex, startS, endS, count }: ReturnType<typeof stretchesIn>[0]) {
  return Array.from({ length: count }, (_, at) => [satelliteIndex[at], startS[at], endS[at]]);
}

test('a stretch lasts from its first event to its last, on each satellite by itself', () => {
  const log = logOf([
    [10, 0, 'throttleStarted'],
    [20, 1, 'throttleStarted'],
    [30, 0, 'throttleEnded'],
    [40, 1, 'throttleEnded'],
    [50, 0, 'throttleStarted'],
    [60, 0, 'throttleEnded'],
  ]);
  const [found] = stretchesIn(log, [slow]);
  expect(listed(found!)).toEqual([
    [0, 10, 30],
    [1, 20, 40],
    [0, 50, 60],
  ]);
});

test('each sort is found by itself, in the order in which it is asked for', () => {
  const log = logOf([
    [10, 0, 'throttleStarted'],
    [20, 0, 'loadShedStarted'],
    [30, 0, 'throttleEnded'],
    [40, 0, 'loadShedEnded'],
  ]);
  expect(stretchesIn(log, [shed, slow]).map(listed)).toEqual([[[0, 20, 40]], [[0, 10, 30]]]);
});

test('one that never ends lasts to the end of the run, and one begun twice has begun once', () => {
  const log = logOf([
    [10, 1, 'throttleStarted'],
    [20, 1, 'throttleStarted'],
  ]);
  expect(listed(stretchesIn(log, [slow])[0]!)).toEqual([[1, 10, 1000]]);
});

test('an end without a beginning is none, nor is an event of no satellite', () => {
  const log = logOf([
    [10, 0, 'throttleEnded'],
    [20, -1, 'throttleStarted'],
    [30, -1, 'throttleEnded'],
  ]);
  expect(listed(stretchesIn(log, [slow])[0]!)).toEqual([]);
});

test('an event that is not meant begins no stretch, and does not end one either', () => {
  const log = logOf([
    [10, 0, 'throttleStarted'],
    [20, 0, 'throttleEnded'],
    [30, 0, 'throttleStarted'],
    [40, 0, 'throttleStarted'],
    [50, 0, 'throttleEnded'],
  ]);
  const odd = { ...slow, isMeant: (row: number) => row === 3 };
  const [all, some] = stretchesIn(log, [slow, odd]);
  expect(listed(all!)).toEqual([
    [0, 10, 20],
    [0, 30, 50],
  ]);
  expect(listed(some!)).toEqual([[0, 40, 50]]);
});
