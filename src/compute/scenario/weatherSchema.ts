// What may a scenario file say of clouds and rain, and what does it come to?

import * as z from 'zod/mini';
import { assumed, valuesOf } from './catalogue/sourced.ts';
import { count, flag, fraction, quantity } from './field.ts';
import { antennaKinds } from './scenario.ts';
import type { StationAntennas, WeatherRules } from './scenario.ts';
import { complaint, foundText } from './problem.ts';
import { byDefault, list, optional, strict } from './shape.ts';

const rain = assumed('share of the time a link is planned to lose; ITU-R P.618 gives a site’s own');

/** How far and how long weather reaches where a scenario does not say. */
export const weatherHabits = {
  id: 'weather',
  name: 'Persistence and reach of weather',
  fields: {
    correlationKm: assumed('cloud systems; 300–700 km are in use')(500, 'km'),
    persistenceH: assumed('hours; a spell lasts this over the share of the other state')(6, 'h'),
    diurnalFraction: assumed('MODIS: little change over the day, more in afternoons on land')(
      0.05,
      'fraction',
    ),
    cloudiestHour: assumed('when convection over land is strongest')(15, 'h'),
    rainPersistenceH: assumed('strong rain comes in cells that pass within the hour')(0.5, 'h'),
    kaRainOutageFraction: rain(0.005, '(a margin for 99.5 % of the time)'),
    xRainOutageFraction: rain(0.0005, '(a margin for 99.95 % of the time)'),
  },
} as const;

const habits = valuesOf(weatherHabits);
const hours = (description: string) =>
  quantity({ min: 0.01, max: 1000, unit: 'h', description, hint: 'give hours' });

const fields = {
  isOn: byDefault(flag('Whether clouds and rain stop anything at all'), false),
  correlationKm: byDefault(
    quantity({
      ...{ min: 100, max: 3000, unit: 'km' },
      description: 'Distance at which correlation of cloud is 1/e',
    }),
    habits.correlationKm,
  ),
  persistenceH: byDefault(
    hours('Time in which knowledge of a sky decays to 1/e'),
    habits.persistenceH,
  ),
  diurnalFraction: byDefault(
    quantity({
      ...{ min: 0, max: 0.5, unit: 'fraction' },
      description: 'Half of the swing of cloud over the day',
    }),
    habits.diurnalFraction,
  ),
  cloudiestHour: byDefault(
    quantity({
      ...{ min: 0, max: 24, unit: 'h' },
      description: 'Local mean solar hour of most cloud',
    }),
    habits.cloudiestHour,
  ),
  rainPersistenceH: byDefault(hours('The same of strong rain'), habits.rainPersistenceH),
  kaRainOutageFraction: byDefault(
    fraction('Time with rain above the margin of Ka band'),
    habits.kaRainOutageFraction,
  ),
  xRainOutageFraction: byDefault(
    fraction('Time with rain above the margin of X band'),
    habits.xRainOutageFraction,
  ),
};

/** `weather` of a scenario file. */
export const weather = strict(fields, 'Clouds and rain over the stations');

type WeatherFile = z.output<typeof weather>;

/** What a scenario has that says nothing of them: clear skies. */
export const weatherByDefault: WeatherFile = z.parse(weather, {});

/** The same in core terms. */
export function weatherOf(file: WeatherFile): WeatherRules {
  return {
    isOn: file.isOn,
    correlationKm: file.correlationKm,
    persistenceS: file.persistenceH * 3600,
    diurnalFraction: file.diurnalFraction,
    cloudiestHour: file.cloudiestHour,
    rainPersistenceS: file.rainPersistenceH * 3600,
    rainOutageFraction: { ka: file.kaRainOutageFraction, x: file.xRainOutageFraction },
  };
}

const monthCount = 12;
const months = list(fraction('Cloud of a month'), monthCount, 'January first').check(
  z.minLength(monthCount, {
    error: () => complaint('expected 12 months', 'give one number, or January to December'),
  }),
);
const antennas = (description: string) => byDefault(count({ min: 0, max: 1000, description }), 0);
const stationAntennas = strict(
  {
    optical: antennas('Telescopes for light'),
    ka: antennas('Antennas of Ka band'),
    x: antennas('Antennas of X band'),
  },
  'Antennas by kind; default: those of the site, or as many X-band ones as "antennaCount"',
).check(
  z.refine(({ optical, ka, x }) => optical + ka + x > 0, {
    error: () => complaint('expected at least one antenna', 'for example { "optical": 1 }'),
  }),
);

const cloudComplaint = (issue: Readonly<{ input?: unknown }>): string =>
  complaint(
    `expected a fraction 0…1 or 12 of them, found ${foundText(issue.input)}`,
    'one number, or January to December; 40 % is 0.4',
  );

/** Fields of a station that have to do with weather. */
export const stationWeather = {
  antennas: optional(stationAntennas),
  cloudFraction: optional(
    z
      .union([fraction('Share of the time under cloud'), months], { error: cloudComplaint })
      .check(z.meta({ description: 'Time under cloud: one number, or 12 from January on' })),
  ),
};

export type AntennasFile = z.output<typeof stationAntennas>;

/** Antennas as a list of the kinds that there are. */
export function antennasOf(counts: AntennasFile): StationAntennas[] {
  return antennaKinds
    .map((kind) => ({ kind, count: counts[kind] }))
    .filter((entry) => entry.count > 0);
}
