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
const siteLog = from('site log of the laser ranging station (ILRS, EDC Munich)', '2023', 'high');
const nominal = assumed('known site, its position to two digits, unconfirmed');
const natural = from(
  'Natural Resources Canada’s station, position as in Wikipedia',
  '2026',
  'medium',
);

/** Where a position comes from when it is not the operators' lists. */
function positioned(
  record: CatalogueRecord<StationFields>,
  source: ReturnType<typeof from>,
): CatalogueRecord<StationFields> {
  const { latitudeDeg, longitudeDeg } = record.fields;
  return but(record, {
    latitudeDeg: source(latitudeDeg.value, 'deg'),
    longitudeDeg: source(longitudeDeg.value, 'deg'),
  });
}

const almeriaSky = from(
  'DLR eLib 210828: median clear-sky probability 0.65 over Almería, sky camera 2019–21',
  '2024',
  'medium',
)(0.35, 'fraction (the year’s median in every season)');

const izanaSky = from(
  'Cavazzani and Zitelli, arXiv:1211.1520: 0.686 of nights cloud-free at Izaña, GOES-12, 2008–09',
  '2012',
  'medium',
)(0.314, 'fraction (nights not wholly free of cloud; the year’s mean in every season)');

/** One value for all seasons, where only the year’s is published. */
function allYear(sky: Sourced): Partial<Certificates> {
  return {
    cloudDecToFebFraction: sky,
    cloudMarToMayFraction: sky,
    cloudJunToAugFraction: sky,
    cloudSepToNovFraction: sky,
  };
}

/** Sites of radio antennas. */
const radioSites: readonly CatalogueRecord<StationFields>[] = [
  at('svalbard', 'Svalbard', [78.23, 15.41, 450, 'NO'], ['ka', 6, 'polarCoast']),
  at('tromso', 'Tromsø', [69.66, 18.95, 100, 'NO'], ['x', 2, 'polarCoast']),
  at('kiruna', 'Kiruna (Esrange)', [67.8934, 21.0643, 390, 'SE'], ['x', 2, 'subarctic']),
  at('inuvik', 'Inuvik', [68.4, -133.5, 50, 'CA'], ['x', 2, 'subarctic']),
  at('fairbanks', 'Fairbanks', [64.82, -147.72, 150, 'US'], ['ka', 3, 'subarctic']),
  at('nuuk', 'Nuuk', [64.19, -51.7, 50, 'GL'], ['x', 1, 'polarCoast']),
  positioned(
    at('weilheim', 'Weilheim', [47.88, 11.08, 660, 'DE'], ['ka', 2, 'continental']),
    nearMunich,
  ),
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
  at('mcmurdo', 'McMurdo, Antarctica', [-77.8464, 166.7027, 150, 'AQ'], ['x', 1, 'polarCoast']),
  at('blonduos', 'Blönduós', [65.65, -20.24, 20, 'IS'], ['ka', 1, 'oceanic']),
  at('stockholm', 'Stockholm Teleport', [59.2, 18.0833, 30, 'SE'], ['ka', 2, 'subarctic']),
  at('dublin', 'Dublin', [53.24, -6.13, 50, 'IE'], ['x', 2, 'oceanic']),
  at('puertollano', 'Puertollano', [38.67, -4.16, 680, 'ES'], ['x', 1, 'mediterranean']),
  at('santa-maria', 'Santa Maria, Azores', [36.9975, -25.1373, 180, 'PT'], ['x', 1, 'oceanic']),
  positioned(
    at('gatineau', 'Gatineau', [45.5851, -75.8085, 200, 'CA'], ['x', 2, 'continental']),
    natural,
  ),
  at(
    'clewiston',
    'Clewiston, Florida',
    [26.7333, -81.0333, 10, 'US'],
    ['x', 1, 'humidSubtropical'],
  ),
  at('oregon', 'Boardman, Oregon', [45.51, -119.37, 130, 'US'], ['x', 2, 'steppe']),
  at('cordoba', 'Córdoba', [-31.52, -64.46, 700, 'AR'], ['x', 1, 'humidSubtropical']),
  at('accra', 'Accra', [5.6, -0.3, 60, 'GH'], ['ka', 1, 'tropical']),
  at('cape-town', 'Cape Town', [-34.01, 18.43, 30, 'ZA'], ['x', 2, 'mediterranean']),
  at('bahrain', 'Bahrain', [26.03, 50.3, 10, 'BH'], ['x', 2, 'desert']),
  at('dubai', 'Dubai', [25.23, 55.47, 20, 'AE'], ['x', 1, 'desert']),
  at('kandy', 'Kandy', [7.27, 80.72, 490, 'LK'], ['x', 1, 'tropical']),
  at('siracha', 'Si Racha', [13.1, 100.9167, 20, 'TH'], ['x', 1, 'monsoon']),
  at('jeju', 'Jeju', [33.39, 126.32, 100, 'KR'], ['x', 1, 'humidSubtropical']),
  at('hokkaido', 'Hokkaido', [42.59, 143.45, 50, 'JP'], ['ka', 1, 'continental']),
  at('alice-springs', 'Alice Springs', [-23.76, 133.88, 580, 'AU'], ['ka', 1, 'desert']),
  at('dubbo', 'Dubbo', [-32.18, 148.62, 280, 'AU'], ['x', 2, 'steppe']),
  positioned(at('redu', 'Redu', [50.0, 5.15, 390, 'BE'], ['ka', 1, 'oceanic']), nominal),
  positioned(
    at('goldstone', 'Goldstone, Mojave', [35.43, -116.89, 1000, 'US'], ['x', 1, 'desert']),
    nominal,
  ),
];

/** Sites of telescopes that receive laser light, or range by it and could. */
const opticalSites: readonly CatalogueRecord<StationFields>[] = [
  positioned(
    at(
      'haleakala',
      'Haleakalā',
      [20.7065, -156.2569, 3056, 'US'],
      ['optical', 1, 'aboveInversion'],
    ),
    siteLog,
  ),
  positioned(
    at(
      'table-mountain',
      'Table Mountain (OCTL)',
      [34.382, -117.683, 2200, 'US'],
      ['optical', 1, 'steppe'],
    ),
    siteLog,
  ),
  but(
    positioned(
      at(
        'tenerife',
        'Izaña, Tenerife',
        [28.2996, -16.5106, 2430, 'ES'],
        ['optical', 1, 'aboveInversion'],
      ),
      siteLog,
    ),
    allYear(izanaSky),
  ),
  positioned(
    at('mount-stromlo', 'Mount Stromlo', [-35.3161, 149.0099, 805, 'AU'], ['optical', 1, 'steppe']),
    siteLog,
  ),
  but(
    positioned(
      at(
        'almeria',
        'Tabernas, Almería',
        [37.09, -2.36, 500, 'ES'],
        ['optical', 1, 'mediterranean'],
      ),
      nominal,
    ),
    allYear(almeriaSky),
  ),
  at('nemea', 'Nemea', [37.85, 22.62, 350, 'GR'], ['optical', 1, 'mediterranean']),
  positioned(
    at(
      'oberpfaffenhofen',
      'Oberpfaffenhofen',
      [48.08, 11.28, 600, 'DE'],
      ['optical', 1, 'continental'],
    ),
    nominal,
  ),
  positioned(
    at('grasse', 'Calern, Grasse', [43.75, 6.92, 1270, 'FR'], ['optical', 1, 'mediterranean']),
    nominal,
  ),
  positioned(
    at('matera', 'Matera', [40.65, 16.7, 530, 'IT'], ['optical', 1, 'mediterranean']),
    nominal,
  ),
  positioned(
    at('zimmerwald', 'Zimmerwald', [46.88, 7.47, 950, 'CH'], ['optical', 1, 'continental']),
    nominal,
  ),
  positioned(
    at('koganei', 'Koganei, Tokyo', [35.71, 139.49, 120, 'JP'], ['optical', 1, 'humidSubtropical']),
    nominal,
  ),
  positioned(
    at('perth', 'Perth', [-31.98, 115.82, 20, 'AU'], ['optical', 1, 'mediterranean']),
    nominal,
  ),
];

/** The ground stations of this version. */
export const stations: readonly CatalogueRecord<StationFields>[] = [...radioSites, ...opticalSites];
