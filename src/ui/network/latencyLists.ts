// Which cities see less than 100 ms, for how much of the day, and how many people are that?

import type { CityDelays } from '../run/messages.ts';
import { boundMs } from './latencyBins.ts';
import type { City, DayShare } from './latencyStudies.ts';

export interface CityRow {
  readonly city: City;
  readonly delays: CityDelays;
  readonly isBelow: boolean;
}

/** Those who are below the bound for longest first; of equals the quicker, then the larger. */
export function cityRows(
  cities: readonly City[],
  delays: readonly CityDelays[],
  dayShare: DayShare,
): CityRow[] {
  const byId = new Map(cities.map((city) => [city.id, city]));
  const rows = delays.flatMap((delay) => {
    const city = byId.get(delay.cityId);
    const isBelow = delay[dayShare] <= boundMs / 1000;
    return city === undefined ? [] : [{ city, delays: delay, isBelow }];
  });
  const quickness = (row: CityRow): number => Math.min(row.delays.p50S, 1e9);
  return rows.sort(
    (a, b) =>
      b.delays.below100MsFraction - a.delays.below100MsFraction ||
      quickness(a) - quickness(b) ||
      b.city.populationCount - a.city.populationCount,
  );
}

export interface ServedPeople {
  readonly cityCount: number;
  readonly servedCityCount: number;
  readonly populationCount: number;
  /** Of the people of all these cities. */
  readonly populationFraction: number;
}

/** How many of the cities, and of their people, are below the bound. */
export function servedPeople(rows: readonly CityRow[]): ServedPeople {
  const people = (list: readonly CityRow[]): number =>
    list.reduce((sum, { city }) => sum + city.populationCount, 0);
  const served = rows.filter(({ isBelow }) => isBelow);
  const [all, populationCount] = [people(rows), people(served)];
  return {
    ...{ cityCount: rows.length, servedCityCount: served.length, populationCount },
    populationFraction: all === 0 ? 0 : populationCount / all,
  };
}
