import { expect, test } from 'vitest';
import {
  formatElapsedTick,
  formatSeconds,
  formatSpan,
  formatUtcClock,
  formatUtcDate,
  formatUtcDay,
} from '../../../src/ui/timeline/timeFormat.ts';

const startUtcMs = Date.UTC(2026, 11, 21);

test('a time is cut to the second after rounding to the millisecond', () => {
  expect(formatUtcClock(startUtcMs, 22_323.9)).toBe('06:12:03');
  expect(formatUtcClock(startUtcMs, 59.9999)).toBe('00:01:00');
  expect(formatUtcClock(startUtcMs, 22_323.9, false)).toBe('06:12');
});

test('a time that did not happen is a dash', () => {
  expect(formatUtcClock(startUtcMs, NaN)).toBe('–');
  expect(formatUtcDate(startUtcMs, NaN)).toBe('–');
});

test('dates are UTC dates', () => {
  expect(formatUtcDate(startUtcMs, 86_399)).toBe('2026-12-21');
  expect(formatUtcDate(startUtcMs, 86_400)).toBe('2026-12-22');
  expect(formatUtcDay(startUtcMs, 86_400)).toBe('Dec 22');
});

test('a span names both ends and does not break between them', () => {
  expect(formatSpan(startUtcMs, 22_323, 22_635)).toBe('06:12:03–\u206006:17:15');
});

test('waits are counted in seconds up to 999 s', () => {
  expect(formatSeconds(312.2)).toBe('312\u202fs');
  expect(formatSeconds(4.21)).toBe('4.21\u202fs');
  expect(formatSeconds(1240)).toBe('20\u202fmin 40\u202fs');
});

test('an axis label since the start grows by days', () => {
  expect(formatElapsedTick(23_400, false)).toBe('+6:30');
  expect(formatElapsedTick(86_400 + 3661, true)).toBe('+1d 1:01:01');
});
