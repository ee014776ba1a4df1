// How are moments and spans written on axes and in sentences? See also panels/format.ts.

import { formatDuration } from '../panels/format.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The date of a time; rounded to the millisecond, so that 59.9999 s reads as the minute. */
const dateOf = (startUtcMs: number, timeS: number): Date =>
  new Date(startUtcMs + Math.round(timeS * 1000));

/** `06:12:03` UTC, cut to the second; `06:12` without seconds; a dash for a time that is not. */
export function formatUtcClock(startUtcMs: number, timeS: number, hasSeconds = true): string {
  const date = dateOf(startUtcMs, timeS);
  if (Number.isNaN(date.getTime())) return '–';
  const minutes = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return hasSeconds ? `${minutes}:${two(date.getUTCSeconds())}` : minutes;
}

/** `2026-12-21` UTC. */
export function formatUtcDate(startUtcMs: number, timeS: number): string {
  const date = dateOf(startUtcMs, timeS);
  return Number.isNaN(date.getTime()) ? '–' : date.toISOString().slice(0, 10);
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Dec 21` UTC, for short axes. */
export function formatUtcDay(startUtcMs: number, timeS: number): string {
  const date = dateOf(startUtcMs, timeS);
  return `${months[date.getUTCMonth()] ?? '–'} ${date.getUTCDate()}`;
}

/** `06:12:03–06:17:15`; a word joiner keeps it on one line. */
export function formatSpan(startUtcMs: number, startS: number, endS: number): string {
  return `${formatUtcClock(startUtcMs, startS)}–\u2060${formatUtcClock(startUtcMs, endS)}`;
}

/** Axis label since the start: `+6:30`, `+1d 6:30`, with seconds on request. */
export function formatElapsedTick(timeS: number, hasSeconds: boolean): string {
  const totalS = Math.round(timeS);
  const days = Math.floor(totalS / 86_400);
  const clock = `${Math.floor(totalS / 3600) % 24}:${two(Math.floor(totalS / 60) % 60)}`;
  const seconds = hasSeconds ? `:${two(totalS % 60)}` : '';
  return `+${days > 0 ? `${days}d ` : ''}${clock}${seconds}`;
}

/** Whole seconds from 10 to 999 s (`312 s`, as trails are counted), else as `formatDuration`. */
export function formatSeconds(durationS: number): string {
  return durationS >= 9.995 && durationS < 999.5
    ? `${Math.round(durationS)}\u202fs`
    : formatDuration(durationS);
}
