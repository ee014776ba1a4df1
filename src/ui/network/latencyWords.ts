// How are delays told to people?

import { formatDuration, formatNumber } from '../panels/format.ts';

/** A delay in milliseconds, as fine as it is counted; `never` where there is none. */
export function delayText(delayS: number): string {
  if (delayS === Infinity) return 'never';
  const delayMs = 1000 * delayS;
  return `${delayMs.toFixed(delayMs < 99.95 ? 1 : 0)}\u202fms`;
}

/** People to three digits: `37.5 million`. */
export function peopleText(count: number): string {
  return `${formatNumber(Number((count / 1e6).toPrecision(3)))}\u202fmillion`;
}

/** A scenario's span: `the day`, `the 2 h`. */
export function spanText(durationS: number): string {
  return Math.abs(durationS - 86_400) < 1 ? 'the day' : `the ${formatDuration(durationS)}`;
}
