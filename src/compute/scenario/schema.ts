// What may stand in a scenario file?

import * as z from 'zod/mini';
import { aimNames } from './attitude.ts';
import { catalogueIds } from './catalogue/catalogue.ts';
import { count, fraction, identifier, quantity, stateCode, text } from './field.ts';
import {
  durationMaxS,
  fleetCountMax,
  linkPairCountMax,
  stationCountMax,
  stepMaxS,
} from './limits.ts';
import { stationMask } from './maskSchema.ts';
import { instant, orbit } from './orbitSchema.ts';
import { platform } from './platformSchema.ts';
import { complaint, foundText } from './problem.ts';
import { radiation, radiationByDefault } from './radiationSchema.ts';
import {
  byDefault,
  catalogueName,
  choice,
  kinds,
  list,
  nameOr,
  optional,
  strict,
} from './shape.ts';
import { environment, environmentByDefault } from './environmentSchema.ts';
import { stationWeather, weather, weatherByDefault } from './weatherSchema.ts';
import { linkTopologies } from './scenario.ts';
import { stationTerminals } from './terminalSchema.ts';
import { workload } from './workloadSchema.ts';

/** The version of the format that this program reads. */
export const formatVersion = 1;

const version = z
  .literal(formatVersion, {
    error: (issue) =>
      complaint(
        `expected ${formatVersion}, found ${foundText(issue.input)}`,
        'write "dawnline": 1',
      ),
  })
  .check(z.meta({ description: 'Version of the format' }));

/** One of the fleets. */
export const fleet = strict(
  {
    id: optional(identifier('Id; satellites are numbered after it')),
    name: optional(text({ max: 120, description: 'Name for people' })),
    operator: byDefault(text({ max: 120, description: 'Who operates it' }), 'not stated'),
    registryState: byDefault(stateCode('State of registry'), 'ZZ'),
    orbit,
    platform: byDefault(platform, 'ai1'),
    ageYears: byDefault(
      quantity({ min: 0, max: 50, unit: 'y', description: 'Age of its satellites at the start' }),
      0,
    ),
    attitude: optional(
      strict(
        {
          primary: choice(aimNames, 'Aim that is met exactly'),
          secondary: choice(aimNames, 'Aim that is met as well as the first allows'),
        },
        'Attitude law; default: that of the platform',
      ),
    ),
  },
  'Satellites of one design',
);

const stationName = catalogueName(
  'a station',
  catalogueIds('stations'),
  'Station of the catalogue',
);
const latitude = quantity({
  min: -90,
  max: 90,
  unit: 'deg',
  description: 'Geodetic latitude, north positive',
  hint: 'degrees; are latitude and longitude swapped?',
});
const longitude = quantity({
  min: -180,
  max: 360,
  unit: 'deg',
  description: 'Longitude, east positive',
  hint: 'degrees, east positive',
});
const height = quantity({
  min: -500,
  max: 9000,
  unit: 'm',
  description: 'Height above the ellipsoid',
  hint: 'metres',
});
const stationFields = {
  name: optional(text({ max: 120, description: 'Name for people' })),
  elevationMinDeg: optional(
    quantity({ min: 0, max: 89, unit: 'deg', description: 'Lowest usable elevation; default 5' }),
  ),
  state: optional(stateCode('State whose territory it stands on')),
  antennaCount: optional(
    count({ min: 1, max: 1000, description: 'Satellites served at the same time; default 1' }),
  ),
  uplinkRateBitPerS: optional(
    quantity({ min: 0, max: 1e14, unit: 'bit/s', description: 'Most that an antenna sends' }),
  ),
  downlinkRateBitPerS: optional(
    quantity({ min: 0, max: 1e14, unit: 'bit/s', description: 'Most that an antenna receives' }),
  ),
  ...stationMask,
  ...stationWeather,
  ...stationTerminals,
};

const namedStation = strict(
  {
    base: stationName,
    id: optional(identifier('Id')),
    latitudeDeg: optional(latitude),
    longitudeDeg: optional(longitude),
    altitudeM: optional(height),
    ...stationFields,
  },
  'Station of the catalogue with values of its own',
);
const ownStation = strict(
  {
    id: identifier('Id'),
    latitudeDeg: latitude,
    longitudeDeg: longitude,
    altitudeM: byDefault(height, 0),
    ...stationFields,
  },
  'Station at a place of its own',
);

/** A station by name, by name with changes, or by its place. */
export const station = nameOr(
  stationName,
  z.union([ownStation, namedStation]),
  'Ground station: a name of the catalogue, an object with "base", or one with a place',
);

const links = strict(
  {
    topology: byDefault(
      choice(
        linkTopologies,
        'Neighbours in the plane (ring), and next plane (grid); all in range (mesh); the ' +
          'nearest, chosen anew every minute (nearest); those listed (pairs)',
      ),
      'none',
    ),
    neighbourCount: optional(
      count({ min: 1, max: 64, description: 'nearest: most links of a satellite; default 4' }),
    ),
    hysteresisFraction: optional(
      quantity({
        min: 0,
        max: 0.9,
        unit: 'fraction',
        description: 'nearest: a link is kept until another is shorter by this; default 0.1',
      }),
    ),
    pairs: optional(
      list(
        list(identifier('Id of a satellite'), 2, 'Two satellites'),
        linkPairCountMax,
        'pairs: satellites that link, two ids each',
      ),
    ),
    rangeMaxKm: byDefault(
      quantity({ min: 1, max: 100_000, unit: 'km', description: 'Longest link' }),
      5400,
    ),
    grazingAltitudeKm: byDefault(
      quantity({ min: 0, max: 2000, unit: 'km', description: 'Links stay above this height' }),
      100,
    ),
    bundleBit: optional(
      quantity({
        min: 1e3,
        max: 1e15,
        unit: 'bit',
        description: 'Data that a node stores whole before it sends it on; default 1e8',
      }),
    ),
  },
  'Links between satellites',
);

const start = kinds(
  'kind',
  ['cyclic', 'fixed'],
  [
    strict(
      {
        kind: z.literal('cyclic'),
        utilisationFraction: byDefault(fraction('Load of the orbit that is repeated'), 1),
      },
      'As after many like orbits at this load',
    ),
    strict(
      {
        kind: z.literal('fixed'),
        stateOfChargeFraction: fraction('Charge of every battery'),
        temperatureDegC: quantity({
          min: -150,
          max: 200,
          unit: '°C',
          description: 'Temperature of every radiator',
          hint: 'degrees Celsius',
        }),
      },
      'As given',
    ),
  ],
  'Battery and heat at the start',
);

/** Everything of a scenario but its lists. */
export const settings = {
  $schema: optional(text({ max: 2000, description: 'Where this schema is' })),
  dawnline: version,
  name: text({ max: 120, description: 'Name for people' }),
  description: byDefault(text({ max: 4000, hasLines: true, description: 'What it shows' }), ''),
  startUtc: instant('Start, ISO 8601 with Z'),
  durationS: byDefault(
    quantity({
      min: 1,
      max: durationMaxS,
      unit: 's',
      description: 'Length of the run; default one day',
      hint: 'seconds: one day is 86400; at most 370 days',
    }),
    86_400,
  ),
  stepS: byDefault(
    quantity({ min: 1, max: stepMaxS, unit: 's', description: 'Grid of orbits and charts' }),
    60,
  ),
  seed: byDefault(count({ min: 0, max: 4_294_967_295, description: 'Seed of all chance' }), 1),
  earth: byDefault(choice(['ellipsoid', 'sphere'], 'Shape of the Earth for shadows'), 'ellipsoid'),
  ut1MinusUtcS: byDefault(
    quantity({ min: -1, max: 1, unit: 's', description: 'Rotation of the Earth: UT1 − UTC' }),
    0,
  ),
  links: byDefault(links, { topology: 'none', rangeMaxKm: 5400, grazingAltitudeKm: 100 }),
  policy: byDefault(strict({ name: identifier('Name of the policy') }, 'Policy that decides'), {
    name: 'fifo',
  }),
  start: byDefault(start, { kind: 'cyclic', utilisationFraction: 1 }),
  radiation: byDefault(radiation, radiationByDefault),
  weather: byDefault(weather, weatherByDefault),
  environment: byDefault(environment, environmentByDefault),
};

/** Stations of a scenario that names none: two near each pole. */
const stationsByDefault: string[] = ['svalbard', 'fairbanks', 'troll', 'punta-arenas'];

/** The whole file. */
export const scenarioFile = strict(
  {
    ...settings,
    fleets: list(fleet, fleetCountMax, 'The satellites').check(
      z.minLength(1, {
        error: () => complaint('expected at least one fleet', 'see docs/scenario.md'),
      }),
    ),
    stations: byDefault(list(station, stationCountMax, 'Ground stations'), stationsByDefault),
    workload: byDefault(workload, { streams: [], jobs: [], traces: [] }),
  },
  'A Dawnline scenario',
);

export type ScenarioFile = z.output<typeof scenarioFile>;
export type FleetFile = z.output<typeof fleet>;
export type StationFile = z.output<typeof station>;
