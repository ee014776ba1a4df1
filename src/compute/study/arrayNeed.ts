// In which revolution of the year is an array the most short of what it must give?
import { solarFluxWPerM2 } from '../plant/supply.ts';
import type { Fleet, SolarArray } from '../scenario/scenario.ts';
import { meanArrayW } from './arrayOutput.ts';
import { sunDistanceKm, type DesignSeason, type SeasonDay } from './worstSeason.ts';

/** Days looked at beside those of the longest shadow and of the lowest and highest β. */
const dayCount = 12;

/** A revolution, what the array must give in its sunlit part, and what it gives, W. */
export interface ArrayNeed {
  readonly day: SeasonDay;
  readonly neededW: number;
  readonly givenW: number;
}

/** What an array gives in the sunlit part of a revolution on a day of a season, W. */
export function arrayOn(
  array: SolarArray,
  { attitude }: Pick<Fleet, 'attitude'>,
  { group }: DesignSeason,
  { betaRad, utcMs }: SeasonDay,
): number {
  const fluxWPerM2 = solarFluxWPerM2(sunDistanceKm(utcMs));
  return meanArrayW(array, attitude, { altitudeKm: group.altitudeKm, betaRad }, fluxWPerM2);
}

/** The longest shadow, the lowest and the highest β, and days evenly spread over the year. */
function candidates({ days, worst }: DesignSeason): SeasonDay[] {
  const lowest = days.reduce((a, b) => (b.betaRad < a.betaRad ? b : a));
  const highest = days.reduce((a, b) => (b.betaRad > a.betaRad ? b : a));
  const step = Math.max(1, Math.ceil(days.length / dayCount));
  return [...new Set([worst, lowest, highest, ...days.filter((_, k) => k % step === 0)])];
}

/**
 * The revolution with the largest ratio of need to gift, of some fifteen of the year: the longest
 * shadow, or one in which a joint does not follow the Sun. `neededW` gives the need of a day.
 */
export function hardestRevolution(
  fleet: Pick<Fleet, 'platform' | 'attitude'>,
  season: DesignSeason,
  neededW: (day: SeasonDay) => number,
): ArrayNeed {
  const needs = candidates(season).map((day) => ({
    day,
    neededW: neededW(day),
    givenW: arrayOn(fleet.platform.array, fleet, season, day),
  }));
  return needs.reduce((a, b) => (b.neededW * a.givenW > a.neededW * b.givenW ? b : a));
}
