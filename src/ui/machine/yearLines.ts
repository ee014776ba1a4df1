// What does a year at full work come to: points by day, and what the eclipse season costs? Pure.

import { causes } from '../../compute/index.ts';
import type { YearAge, YearDay, YearFleet, YearStudy } from '../../compute/index.ts';
import { causeLabels } from '../panels/metricRows.ts';
import { formatFraction } from '../panels/format.ts';

const dayMs = 86_400_000;

/** One representative day in a plot. */
export interface YearPoint {
  /** Days since the year began. */
  readonly day: number;
  readonly deliveredFraction: number;
  readonly sunlitFraction: number;
}

/** The days of a fleet at an age, by date. */
export function daysOf(
  { days }: Pick<YearStudy, 'days'>,
  fleet: string,
  ageYears: number,
): YearDay[] {
  return days
    .filter((day) => day.fleet === fleet && day.ageYears === ageYears)
    .sort((a, b) => a.utcMs - b.utcMs);
}

/** Points of one satellite's orbit at an age, by date. */
export function yearPoints(
  study: YearStudy,
  fleet: string,
  satellite: string | null,
  ageYears: number,
): YearPoint[] {
  const days = daysOf(study, fleet, ageYears).filter((day) => day.satellite === satellite);
  return days.map((day) => ({
    day: (day.utcMs - study.startUtcMs) / dayMs,
    deliveredFraction: day.utilisationFraction,
    sunlitFraction: day.sunlitFraction,
  }));
}

/**
 * Share of the year's work that shadow takes: what days without any deliver in the mean, less the
 * mean of all; null where no day looked at is free of shadow.
 */
export function seasonCostFraction(days: readonly YearDay[]): number | null {
  const meanOf = (some: readonly YearDay[]): number => {
    const weight = some.reduce((sum, day) => sum + day.weightFraction, 0);
    const work = some.reduce((sum, day) => sum + day.weightFraction * day.utilisationFraction, 0);
    return work / weight;
  };
  const free = days.filter(({ shadowS }) => shadowS === 0);
  if (free.length === 0 || free.length === days.length) return free.length === 0 ? null : 0;
  return 1 - meanOf(days) / meanOf(free);
}

/** A span of shares for an axis, in steps of ten per cent, up to one. */
export function shareFloor(points: readonly YearPoint[]): number {
  const least = points.reduce(
    (low, { deliveredFraction, sunlitFraction }) =>
      Math.min(low, deliveredFraction, sunlitFraction),
    0.9,
  );
  return Math.max(0, Math.floor(least * 10 - 1e-9) / 10);
}

/** What took most of the time that was not worked, with its share; a dash for nothing. */
export function mainLoss({ lostFractions }: YearAge): string {
  const [first] = [...causes].sort((a, b) => lostFractions[b] - lostFractions[a]);
  if (first === undefined || !(lostFractions[first] > 0)) return '–';
  return `${causeLabels[first].toLowerCase()} ${formatFraction(lostFractions[first])}`;
}

/** How an age is called: `new`, `5 years`. */
export function ageName({ ages }: YearFleet, age: YearAge): string {
  const years = `${Number(age.ageYears.toFixed(2))} years`;
  if (age.ageYears === 0) return 'New';
  return age === ages.at(-1) && ages.length > 1 ? `End of life, ${years}` : `Now, ${years}`;
}
