// Which days of the year ask most of a design, and how long is the shadow then?
import {
  eclipseSeason,
  sunPositionInto,
  type EclipseSeason,
  type SeasonRequest,
} from '../../orbit/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { drained } from './drained.ts';
import type { OrbitGroup } from './orbitGroups.ts';

/** One revolution of the year. */
export interface SeasonDay {
  readonly utcMs: number;
  readonly betaRad: number;
  readonly periodS: number;
  /** Time of the revolution with any part of the Sun hidden: designs do not count on penumbra. */
  readonly darkS: number;
}

/** A year of one orbit, and its days that designs are made for. */
export interface DesignSeason {
  readonly group: OrbitGroup;
  readonly days: readonly SeasonDay[];
  /** The longest shadow. */
  readonly worst: SeasonDay;
  /** β that designs must bear: of the longest shadow, the lowest and the highest. */
  readonly betasRad: readonly number[];
}

const daySeconds = 86_400;
/** Shadows change by half a minute in so many days at most. */
const stepDays = 5;

function seasonDays(season: EclipseSeason, startUtcMs: number): SeasonDay[] {
  const { count, timeS, betaRad, shadowS, periodS } = season;
  return Array.from({ length: count }, (_, k) => ({
    utcMs: startUtcMs + timeS[k]! * 1000,
    betaRad: betaRad[k]!,
    periodS,
    darkS: shadowS[k]!,
  }));
}

/** Years kept: a design that is changed again and again keeps its orbits. */
const keptMax = 64;
const kept = new Map<string, EclipseSeason>();

/** The year of an orbit, worked out once for the same orbit, start, step and Earth. */
function seasonKept(request: SeasonRequest): EclipseSeason {
  const key = JSON.stringify(request);
  const found = kept.get(key) ?? drained(eclipseSeason(request));
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMax) break;
    kept.delete(oldest);
  }
  return found;
}

/** A year as designs look at it; null for an orbit that meets the ground. */
export function designSeasonOf(
  group: OrbitGroup,
  season: EclipseSeason,
  startUtcMs: number,
): DesignSeason | null {
  const days = seasonDays(season, startUtcMs);
  if (days.some(({ darkS }) => Number.isNaN(darkS))) return null;
  const { betaMinRad, betaMaxRad } = season.summary;
  const worst = days.reduce((a, b) => (b.darkS > a.darkS ? b : a));
  return { group, days, worst, betasRad: [worst.betaRad, betaMinRad, betaMaxRad] };
}

/** The year from the scenario's start; null for an orbit that meets the ground. */
export function designSeason(
  { startUtcMs, earth }: Pick<Scenario, 'startUtcMs' | 'earth'>,
  group: OrbitGroup,
  stepS = stepDays * daySeconds,
): DesignSeason | null {
  const season = seasonKept({ orbit: group.orbit, startUtcMs, stepS, earth });
  return designSeasonOf(group, season, startUtcMs);
}

/** Distance of the Sun at an instant, km. */
export function sunDistanceKm(utcMs: number): number {
  const sun = new Float64Array(3);
  sunPositionInto(sun, utcMs);
  return Math.sqrt(sun[0]! * sun[0]! + sun[1]! * sun[1]! + sun[2]! * sun[2]!);
}
