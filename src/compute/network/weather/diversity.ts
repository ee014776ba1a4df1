// How often is at least one of several skies open, and what would it be if they were independent?

import { exp } from '../../../orbit/index.ts';
import type { AntennaKind } from '../../scenario/scenario.ts';
import type { ClearIntervals, Weather } from './weather.ts';

export interface SiteDiversity {
  /** Share of the run that each site is open, in the order asked for. */
  readonly siteFractions: Float64Array;
  readonly siteMeanFraction: number;
  /** Share of the run in which at least one is open. */
  readonly networkFraction: number;
  /** The same for independent sites of the same shares: 1 − Π (1 − pᵢ). */
  readonly independentFraction: number;
  /** The longest stretch without any. */
  readonly longestOutageS: number;
}

/** Correlation of the skies over two places of equal cloud, as the model has it within 0.004. */
export function cloudCorrelation(distanceKm: number, correlationKm: number): number {
  return exp(-distanceKm / correlationKm);
}

/** 1 − Π (1 − pᵢ): at least one of independent sites is open. */
export function independentAvailability(siteFractions: ArrayLike<number>): number {
  let allClosed = 1;
  for (let site = 0; site < siteFractions.length; site += 1) allClosed *= 1 - siteFractions[site]!;
  return 1 - allClosed;
}

/** Length of all intervals together, s. */
export function lengthS({ startS, endS }: ClearIntervals): number {
  let sumS = 0;
  for (let row = 0; row < startS.length; row += 1) sumS += endS[row]! - startS[row]!;
  return sumS;
}

/** Statistics of several stations over a run; all antennas are of one kind. */
export function siteDiversity(
  weather: Weather,
  stationIndices: readonly number[],
  kind: AntennaKind,
  durationS: number,
): SiteDiversity {
  const skies = stationIndices.map((station) => weather.clearIntervals(station, kind));
  const siteFractions = Float64Array.from(skies, (sky) => lengthS(sky) / durationS);
  const union = unionOf(skies, durationS);
  return {
    siteFractions,
    siteMeanFraction: siteFractions.reduce((sum, share) => sum + share, 0) / skies.length,
    networkFraction: union.lengthS / durationS,
    independentFraction: independentAvailability(siteFractions),
    longestOutageS: union.longestGapS,
  };
}

/** Length of the union, and the longest gap that it leaves within [0, durationS). */
function unionOf(
  skies: readonly ClearIntervals[],
  durationS: number,
): { lengthS: number; longestGapS: number } {
  const rows = skies.flatMap(({ startS, endS }) =>
    Array.from(startS, (start, row) => [start, endS[row]!] as const),
  );
  rows.sort((a, b) => a[0] - b[0]);
  let reachedS = 0;
  let coveredS = 0;
  let longestGapS = 0;
  for (const [startS, endS] of rows) {
    longestGapS = Math.max(longestGapS, startS - reachedS);
    coveredS += Math.max(0, endS - Math.max(startS, reachedS));
    reachedS = Math.max(reachedS, endS);
  }
  return { lengthS: coveredS, longestGapS: Math.max(longestGapS, durationS - reachedS) };
}
