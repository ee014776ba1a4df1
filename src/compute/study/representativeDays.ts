// Which few days of a year stand for all of them?
import type { EclipseSeason } from '../../orbit/index.ts';

/** One day of a season, as its row. */
export interface RepresentativeDay {
  readonly row: number;
  /** Share of the year that it stands for; all together 1. */
  readonly weightFraction: number;
}

/** Rows cut into so many runs of nearly one length; each is stood for by its middle row. */
function stratified(rows: readonly number[], partCount: number): RepresentativeDay[] {
  const count = Math.min(partCount, rows.length);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * rows.length) / count);
    const to = Math.floor(((part + 1) * rows.length) / count);
    return { row: rows[Math.floor((from + to - 1) / 2)]!, weightFraction: to - from };
  });
}

/**
 * Quantiles of a season: days without shadow by the height of the Sun over the orbit's plane, days
 * with shadow by its length (which β decides), the longest apart. `dayCount` days at most, at least
 * one of each kind that there is. Days of the same length keep their order in time.
 */
export function representativeDays(
  season: Pick<EclipseSeason, 'count' | 'shadowS' | 'betaRad'>,
  dayCount: number,
): RepresentativeDay[] {
  const { count, shadowS, betaRad } = season;
  const rows = Array.from({ length: count }, (_, row) => row);
  const clear = rows.filter((row) => shadowS[row] === 0);
  const dark = rows.filter((row) => shadowS[row]! > 0);
  clear.sort((a, b) => Math.abs(betaRad[a]!) - Math.abs(betaRad[b]!) || a - b);
  dark.sort((a, b) => shadowS[a]! - shadowS[b]! || a - b);
  const longest = dark.splice(-1);
  // A clear day is like another; most of the days to spend go to the shadows.
  const clearCount = clear.length === 0 ? 0 : Math.max(1, Math.floor(dayCount / 4));
  const darkCount = Math.max(1, dayCount - clearCount - longest.length);
  const days = [
    ...stratified(clear, dark.length + longest.length === 0 ? dayCount : clearCount),
    ...stratified(dark, darkCount),
    ...stratified(longest, 1),
  ];
  return days.map(({ row, weightFraction }) => ({ row, weightFraction: weightFraction / count }));
}
