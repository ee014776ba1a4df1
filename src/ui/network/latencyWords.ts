// How are delays told to people?

import { formatNumber } from '../panels/format.ts';

/** A delay in milliseconds; `never` where there is none. */
export function delayText(delayS: number): string {
  if (delayS === Infinity) return 'never';
  return `${formatNumber(Number((1000 * delayS).toFixed(1)))}\u202fms`;
}

/** People to three digits: `37.5 million`. */
export function peopleText(count: number): string {
  return `${formatNumber(Number((count / 1e6).toPrecision(3)))}\u202fmillion`;
}
