// Which revolutions stand for a year of a fleet, and what does a machine do in each of them?
import { eclipseSeason, type EclipseSeason } from '../../orbit/index.ts';
import type { Fleet, Platform, Scenario } from '../scenario/scenario.ts';
import { drained } from './drained.ts';
import { fullWork } from './fullWork.ts';
import type { OrbitGroup } from './orbitGroups.ts';
import { representativeDays } from './representativeDays.ts';
import type { YearDay } from './yearResult.ts';

/** An orbit with its year. */
export interface OrbitYear {
  readonly group: OrbitGroup;
  readonly season: EclipseSeason;
  /** Its share of the fleet's satellites. */
  readonly shareFraction: number;
}

/** Seasons of a fleet's orbits; none where none has states. Yields the share that is done. */
export function* orbitYears(
  scenario: Scenario,
  groups: readonly OrbitGroup[],
): Generator<number, readonly OrbitYear[]> {
  const { startUtcMs, earth } = scenario;
  const found: { group: OrbitGroup; season: EclipseSeason }[] = [];
  for (const [index, group] of groups.entries()) {
    const work = eclipseSeason({ orbit: group.orbit, startUtcMs, earth });
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        if (!step.value.shadowS.some(Number.isNaN)) found.push({ group, season: step.value });
        break;
      }
      yield (index + step.value) / groups.length;
    }
  }
  const count = found.reduce((sum, { group }) => sum + group.satelliteCount, 0);
  return found.map((each) => ({ ...each, shareFraction: each.group.satelliteCount / count }));
}

/** One revolution of the year of one orbit. */
export interface YearPlace {
  readonly year: OrbitYear;
  readonly utcMs: number;
  readonly betaRad: number;
  readonly shadowS: number;
  readonly periodS: number;
  /** Share of the year of all the fleet's satellites. */
  readonly weightFraction: number;
}

/** The representative days of all orbits; their weights sum to 1. */
export function yearPlaces(
  years: readonly OrbitYear[],
  startUtcMs: number,
  dayCount: number,
): YearPlace[] {
  return years.flatMap((year) => {
    const { season, shareFraction } = year;
    return representativeDays(season, dayCount).map(({ row, weightFraction }) => ({
      year,
      utcMs: startUtcMs + season.timeS[row]! * 1000,
      betaRad: season.betaRad[row]!,
      shadowS: season.shadowS[row]!,
      periodS: season.periodS,
      weightFraction: weightFraction * shareFraction,
    }));
  });
}

/** A fleet's machine at an age, which may be another one on each revolution. */
export interface Machine {
  readonly fleet: Fleet;
  readonly ageYears: number;
  readonly platformAt: (place: YearPlace) => Platform;
}

/** What a machine does in every place of a year. Yields the share that is done. */
export function* walkPlaces(
  scenario: Scenario,
  places: readonly YearPlace[],
  { fleet, ageYears, platformAt }: Machine,
): Generator<number, YearDay[]> {
  const days: YearDay[] = [];
  for (const [at, place] of places.entries()) {
    yield at / places.length;
    const { year, ...when } = place;
    const { satelliteIndex, orbit } = year.group;
    const request = { satelliteIndex, orbit, platform: platformAt(place), utcMs: place.utcMs };
    // One revolution takes milliseconds: its own progress is not worth a yield.
    const work = drained(fullWork(scenario, request));
    if (work === null) continue;
    const satellite = scenario.satellites[satelliteIndex]!.id;
    days.push({ fleet: fleet.id, satellite, ageYears, ...when, ...work });
  }
  const total = days.reduce((sum, { weightFraction }) => sum + weightFraction, 0);
  return days.map((day) => ({ ...day, weightFraction: day.weightFraction / total }));
}

/** Mean over the year of what the days have. */
export function meanOf(days: readonly YearDay[], pick: (day: YearDay) => number): number {
  return days.reduce((sum, day) => sum + day.weightFraction * pick(day), 0);
}

/** A generator's work as a part, `from` to `to`, of a longer one. */
export function* asPart<T>(
  work: Generator<number, T>,
  from: number,
  to: number,
): Generator<number, T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield from + step.value * (to - from);
  }
}
