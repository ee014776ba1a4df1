// Which ground stations are known, where do they stand, and what can they carry?

import { assumed, from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

/** What is said of a station, in the words and units of a scenario file. */
export interface StationFields {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
  readonly elevationMinDeg: number;
  readonly state: string;
  readonly antennaCount: number;
  readonly uplinkRateBitPerS: number;
  readonly downlinkRateBitPerS: number;
}

interface Site {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
  readonly state: string;
  readonly antennaCount: number;
  readonly hasKaBand: boolean;
}

const sites = from(
  'operator site lists as compiled in brahe, data/groundstations',
  '2026',
  'medium',
);
const altitude = assumed('rounded; 100 m move a pass by less than 0.1 s');
const antennas = assumed('antennas free for one customer');
const mask = assumed('usual planning limit for low orbits');
const kaRate = assumed('Ka band: 1–5 Gbit/s down in low orbits is reported');
const xRate = assumed('X band: 0.3–0.8 Gbit/s down in low orbits is reported');
const uplink = assumed('a quarter of the downlink, for a high-rate gateway');
const territory = from('territory of the site (ISO 3166-1)', '2026', 'high');

function station(id: string, name: string, site: Site): CatalogueRecord<StationFields> {
  const downlinkRateBitPerS = site.hasKaBand ? 5e9 : 0.8e9;
  return {
    id,
    name,
    fields: {
      latitudeDeg: sites(site.latitudeDeg, 'deg'),
      longitudeDeg: sites(site.longitudeDeg, 'deg'),
      altitudeM: altitude(site.altitudeM, 'm'),
      elevationMinDeg: mask(5, 'deg'),
      state: territory(site.state),
      antennaCount: antennas(site.antennaCount),
      uplinkRateBitPerS: uplink(downlinkRateBitPerS / 4, 'bit/s'),
      downlinkRateBitPerS: (site.hasKaBand ? kaRate : xRate)(downlinkRateBitPerS, 'bit/s'),
    },
  };
}

/** Latitude, longitude, altitude, state, antennas, Ka band. */
type Row = readonly [number, number, number, string, number, boolean];

function at(id: string, name: string, row: Row): CatalogueRecord<StationFields> {
  const [latitudeDeg, longitudeDeg, altitudeM, state, antennaCount, hasKaBand] = row;
  return station(id, name, {
    latitudeDeg,
    longitudeDeg,
    altitudeM,
    state,
    antennaCount,
    hasKaBand,
  });
}

const weilheim = at('weilheim', 'Weilheim', [47.88, 11.08, 660, 'DE', 2, true]);
const nearMunich = assumed('60 km south-west of Munich (DLR); to two digits, unconfirmed');

/** The ground stations of this version. */
export const stations: readonly CatalogueRecord<StationFields>[] = [
  at('svalbard', 'Svalbard', [78.23, 15.41, 450, 'NO', 6, true]),
  at('tromso', 'Tromsø', [69.66, 18.95, 100, 'NO', 2, false]),
  at('kiruna', 'Kiruna (Esrange)', [67.8934, 21.0643, 390, 'SE', 2, false]),
  at('inuvik', 'Inuvik', [68.4, -133.5, 50, 'CA', 2, false]),
  at('fairbanks', 'Fairbanks', [64.82, -147.72, 150, 'US', 3, true]),
  at('nuuk', 'Nuuk', [64.19, -51.7, 50, 'GL', 1, false]),
  {
    ...weilheim,
    fields: {
      ...weilheim.fields,
      latitudeDeg: nearMunich(47.88, 'deg'),
      longitudeDeg: nearMunich(11.08, 'deg'),
    },
  },
  at('wallops', 'Wallops', [37.946, -75.4614, 10, 'US', 2, true]),
  at('white-sands', 'White Sands', [32.5008, -106.6086, 1450, 'US', 2, true]),
  at('maspalomas', 'Maspalomas', [27.77, -15.64, 200, 'ES', 2, true]),
  at('tokyo', 'Tokyo', [36.0, 139.35, 50, 'JP', 2, true]),
  at('south-point', 'South Point, Hawaii', [19.0142, -155.6631, 350, 'US', 2, true]),
  at('bangalore', 'Bangalore', [12.9, 77.37, 800, 'IN', 2, false]),
  at('kourou', 'Kourou', [5.25, -52.8, 20, 'GF', 1, false]),
  at('singapore', 'Singapore', [1.32, 103.7, 20, 'SG', 2, true]),
  at('mauritius', 'Mauritius', [-20.5, 57.45, 100, 'MU', 1, false]),
  at('hartebeesthoek', 'Hartebeesthoek', [-25.89, 27.71, 1540, 'ZA', 2, true]),
  at('dongara', 'Dongara', [-29.0838, 115.5812, 250, 'AU', 2, true]),
  at('santiago', 'Santiago', [-33.1333, -70.6667, 730, 'CL', 2, true]),
  at('awarua', 'Awarua', [-46.53, 168.38, 10, 'NZ', 2, true]),
  at('punta-arenas', 'Punta Arenas', [-52.94, -70.87, 20, 'CL', 2, true]),
  at('troll', 'Troll, Antarctica', [-72.0, 2.53, 1270, 'AQ', 3, true]),
];
