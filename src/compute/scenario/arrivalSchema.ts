// What may a scenario file say of how the rate of a stream varies?

import type * as z from 'zod/mini';
import type { ArrivalPattern, OriginCity } from '../workload/arrivalsPattern.ts';
import { catalogueIds } from './catalogue/catalogue.ts';
import { cities } from './catalogue/cities.ts';
import { count, fraction, quantity } from './field.ts';
import { byDefault, catalogueName, list, optional, strict } from './shape.ts';

const meanS = (description: string) =>
  quantity({ min: 1, max: 1e7, unit: 's', description, hint: 'a mean time in seconds' });

const cityName = catalogueName('a city', catalogueIds('cities'), 'City of the catalogue');

/** Fields of streams that make their rate vary; without them arrivals are Poisson. */
export const arrivalFields = {
  diurnal: optional(
    strict(
      {
        cities: byDefault(list(cityName, 1000, 'Cities that ask, by their people; empty: all'), []),
        swingFraction: byDefault(fraction('Half of the swing over the day, of the mean'), 0.5),
        peakHour: byDefault(
          quantity({ min: 0, max: 24, unit: 'h', description: 'Local solar hour of the crest' }),
          15,
        ),
      },
      'Demand by the local hour of cities; jobs carry data of their state',
    ),
  ),
  bursts: optional(
    strict(
      {
        rateRatio: byDefault(
          quantity({
            min: 1,
            max: 1e4,
            unit: '',
            description: 'Rate in a burst over that between',
          }),
          5,
        ),
        burstMeanS: byDefault(meanS('Mean length of a burst'), 300),
        quietMeanS: byDefault(meanS('Mean time between bursts'), 2700),
      },
      'A rate that changes at random between two values, the mean kept',
    ),
  ),
};

interface ArrivalFile {
  readonly diurnal?: z.output<typeof arrivalFields.diurnal>;
  readonly bursts?: z.output<typeof arrivalFields.bursts>;
}

/** Calls of an agent, one after the other. */
export const chain = optional(
  strict(
    {
      callCount: count({ min: 2, max: 1000, description: 'Calls, each after the one before' }),
      thinkS: byDefault(
        quantity({ min: 0, max: 1e6, unit: 's', description: 'On the ground between two calls' }),
        0,
      ),
    },
    'Each arrival is a chain of calls with one deadline; its last call earns the value',
  ),
);

/** A bag of tasks: runs of a Monte Carlo, pairs of objects to screen. */
export const taskCount = optional(
  count({ min: 2, max: 100_000, description: 'Independent tasks of each arrival, a job each' }),
);

/** The pattern of a stream; undefined: Poisson at its mean rate. */
export function arrivalPatternOf(
  file: ArrivalFile,
  startUtcMs: number,
): ArrivalPattern | undefined {
  const { diurnal, bursts = null } = file;
  if (diurnal === undefined && bursts === null) return undefined;
  if (diurnal === undefined) return { diurnal: null, bursts };
  const { swingFraction, peakHour } = diurnal;
  const startHourUtc = (((startUtcMs % 86_400_000) + 86_400_000) % 86_400_000) / 3_600_000;
  const of = { swingFraction, peakHour, startHourUtc };
  return { diurnal: { cities: originCities(diurnal.cities), ...of }, bursts };
}

function originCities(ids: readonly string[]): OriginCity[] {
  const chosen = ids.length === 0 ? cities : cities.filter(({ id }) => ids.includes(id));
  const people = chosen.reduce((sum, { fields }) => sum + fields.populationCount.value, 0);
  return chosen.map(({ id, fields }) => ({
    id,
    longitudeDeg: fields.longitudeDeg.value,
    state: fields.state.value,
    shareFraction: fields.populationCount.value / people,
  }));
}
