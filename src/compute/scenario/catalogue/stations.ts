// Which ground stations are known, where do they stand, and what can they carry?

import type { AntennaKind } from '../scenario.ts';
import { cloudsOf } from './cloudClimates.ts';
import type { CloudClimate, CloudFields } from './cloudClimates.ts';
import { assumed, from } from './sourced.ts';
import type { CatalogueRecord, Sourced } from './sourced.ts';

/** What is said of a station, in the words and units of a scenario file. */
export interface StationFields extends CloudFields {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
  readonly elevationMinDeg: number;
  readonly state: string;
  readonly antennaCount: number;
  readonly opticalCount: number;
  readonly kaCount: number;
  readonly xCount: number;
  readonly uplinkRateBitPerS: number;
  readonly downlinkRateBitPerS: number;
}

const sites = from(
  'operator site lists as compiled in brahe, data/groundstations',
  '2026',
  'medium',
);
const altitude = assumed('rounded; 100 m move a pass by less than 0.1 s');
const antennas = assumed('antennas free for one customer');
const mask = assumed('usual planning limit for low orbits');
const opticalMask = assumed('light suffers too much air below');
const territory = from('territory of the site (ISO 3166-1)', '2026', 'high');
const uplink = assumed('a quarter of the downlink, for a high-rate gateway');

/** Most that one antenna of a kind receives. */
const downlinks: Readonly<Record<AntennaKind, Sourced>> = {
  optical: assumed('one LEO downlink terminal at 10 Gbit/s; TBIRD showed 200')(10e9, 'bit/s'),
  ka: assumed('Ka band: 1–5 Gbit/s down in low orbits is reported')(5e9, 'bit/s'),
  x: assumed('X band: 0.3–0.8 Gbit/s down in low orbits is reported')(0.8e9, 'bit/s'),
};

/** Latitude, longitude, altitude, state. */
type Place = readonly [number, number, number, string];
type Kit = readonly [kind: AntennaKind, count: number, climate: CloudClimate];

type Certificates = CatalogueRecord<StationFields>['fields'];

function at(
  id: string,
  name: string,
  [latitudeDeg, longitudeDeg, altitudeM, state]: Place,
  [kind, count, climate]: Kit,
): CatalogueRecord<StationFields> {
  const downlink = downlinks[kind];
  const fields: Certificates = {
    latitudeDeg: sites(latitudeDeg, 'deg'),
    longitudeDeg: sites(longitudeDeg, 'deg'),
    altitudeM: altitude(altitudeM, 'm'),
    elevationMinDeg: kind === 'optical' ? opticalMask(20, 'deg') : mask(5, 'deg'),
    state: territory(state),
    antennaCount: antennas(count),
    opticalCount: antennas(kind === 'optical' ? count : 0),
    kaCount: antennas(kind === 'ka' ? count : 0),
    xCount: antennas(kind === 'x' ? count : 0),
    uplinkRateBitPerS: uplink(downlink.value / 4, 'bit/s'),
    downlinkRateBitPerS: downlink,
    ...cloudsOf(climate, latitudeDeg),
  };
  return { id, name, fields };
}

/** The same site whose position, or more, comes from somewhere else. */
function but(
  record: CatalogueRecord<StationFields>,
  fields: Partial<Certificates>,
): CatalogueRecord<StationFields> {
  return { ...record, fields: { ...record.fields, ...fields } };
}

const nearMunich = assumed('60 km south-west of Munich (DLR); to two digits, unconfirmed');

/** The ground stations of this version. */
export const stations: readonly CatalogueRecord<StationFields>[] = [
  at('svalbard', 'Svalbard', [78.23, 15.41, 450, 'NO'], ['ka', 6, 'polarCoast']),
  at('tromso', 'Tromsø', [69.66, 18.95, 100, 'NO'], ['x', 2, 'polarCoast']),
  at('kiruna', 'Kiruna (Esrange)', [67.8934, 21.0643, 390, 'SE'], ['x', 2, 'subarctic']),
  at('inuvik', 'Inuvik', [68.4, -133.5, 50, 'CA'], ['x', 2, 'subarctic']),
  at('fairbanks', 'Fairbanks', [64.82, -147.72, 150, 'US'], ['ka', 3, 'subarctic']),
  at('nuuk', 'Nuuk', [64.19, -51.7, 50, 'GL'], ['x', 1, 'polarCoast']),
  but(at('weilheim', 'Weilheim', [47.88, 11.08, 660, 'DE'], ['ka', 2, 'continental']), {
    latitudeDeg: nearMunich(47.88, 'deg'),
    longitudeDeg: nearMunich(11.08, 'deg'),
  }),
  at('wallops', 'Wallops', [37.946, -75.4614, 10, 'US'], ['ka', 2, 'humidSubtropical']),
  at('white-sands', 'White Sands', [32.5008, -106.6086, 1450, 'US'], ['ka', 2, 'steppe']),
  at('maspalomas', 'Maspalomas', [27.77, -15.64, 200, 'ES'], ['ka', 2, 'tradeWind']),
  at('tokyo', 'Tokyo', [36.0, 139.35, 50, 'JP'], ['ka', 2, 'humidSubtropical']),
  at('south-point', 'South Point, Hawaii', [19.0142, -155.6631, 350, 'US'], ['ka', 2, 'tradeWind']),
  at('bangalore', 'Bangalore', [12.9, 77.37, 800, 'IN'], ['x', 2, 'monsoon']),
  at('kourou', 'Kourou', [5.25, -52.8, 20, 'GF'], ['x', 1, 'tropical']),
  at('singapore', 'Singapore', [1.32, 103.7, 20, 'SG'], ['ka', 2, 'tropical']),
  at('mauritius', 'Mauritius', [-20.5, 57.45, 100, 'MU'], ['x', 1, 'tradeWind']),
  at('hartebeesthoek', 'Hartebeesthoek', [-25.89, 27.71, 1540, 'ZA'], ['ka', 2, 'monsoon']),
  at('dongara', 'Dongara', [-29.0838, 115.5812, 250, 'AU'], ['ka', 2, 'mediterranean']),
  at('santiago', 'Santiago', [-33.1333, -70.6667, 730, 'CL'], ['ka', 2, 'mediterranean']),
  at('awarua', 'Awarua', [-46.53, 168.38, 10, 'NZ'], ['ka', 2, 'oceanic']),
  at('punta-arenas', 'Punta Arenas', [-52.94, -70.87, 20, 'CL'], ['ka', 2, 'oceanic']),
  at('troll', 'Troll, Antarctica', [-72.0, 2.53, 1270, 'AQ'], ['ka', 3, 'iceSheet']),
];
