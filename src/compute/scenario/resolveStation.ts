// Which station does an entry of a scenario file describe?

import { radPerDeg } from '../../orbit/index.ts';
import { antennaCountsOf, terminalFieldsOf } from './resolveTerminal.ts';
import { findRecord } from './catalogue/catalogue.ts';
import { climateAt, cloudsOf, monthsOf } from './catalogue/cloudClimates.ts';
import type { CloudFields } from './catalogue/cloudClimates.ts';
import { stations } from './catalogue/stations.ts';
import type { StationFields } from './catalogue/stations.ts';
import { valuesOf } from './catalogue/sourced.ts';
import { maskOf } from './maskSchema.ts';
import type { MaskFile } from './maskSchema.ts';
import type { StationFile } from './schema.ts';
import type { Station } from './scenario.ts';
import { antennasOf } from './weatherSchema.ts';
import type { TerminalFile } from './terminalSchema.ts';
import type { AntennasFile } from './weatherSchema.ts';

/** What a station of one's own has unless the file says otherwise: a modest X-band site. */
const ownByDefault: Omit<StationFields, 'latitudeDeg' | 'longitudeDeg' | keyof CloudFields> = {
  altitudeM: 0,
  elevationMinDeg: 5,
  state: 'ZZ',
  antennaCount: 1,
  opticalCount: 0,
  kaCount: 0,
  xCount: 1,
  uplinkRateBitPerS: 200e6,
  downlinkRateBitPerS: 800e6,
};

/** A station that the catalogue does not have, at this latitude; its longitude is the file's. */
function ownAt(latitudeDeg: number): StationFields {
  const clouds = valuesOf<CloudFields>({
    id: '',
    name: '',
    fields: cloudsOf(climateAt(latitudeDeg), latitudeDeg),
  });
  return { ...ownByDefault, ...clouds, latitudeDeg, longitudeDeg: 0 };
}

/** What a file may say of a station beyond values of the catalogue. */
interface OwnWords {
  readonly antennaCount?: number | undefined;
  readonly antennas?: AntennasFile | undefined;
  readonly cloudFraction?: number | number[] | undefined;
  readonly terminals?: readonly TerminalFile[] | undefined;
  readonly horizonMask?: MaskFile | undefined;
}

/** The station in core units; `fileIndex` is its place in the file. */
export function resolveStation(file: StationFile, startUtcMs = 0, fileIndex = 0): Station {
  const entry = typeof file === 'string' ? { base: file } : file;
  const record = 'base' in entry ? findRecord(stations, entry.base) : null;
  const ownLatitudeDeg = 'latitudeDeg' in entry ? (entry.latitudeDeg ?? 0) : 0;
  const base = record === null ? ownAt(ownLatitudeDeg) : valuesOf<StationFields>(record);
  const changes = Object.entries(entry).filter(([, value]) => value !== undefined);
  const fields = { ...base, ...Object.fromEntries(changes) };
  const id = 'id' in entry && entry.id !== undefined ? entry.id : (record?.id ?? 'station');
  const name = 'name' in entry ? entry.name : undefined;
  return {
    ...placeOf(fields),
    ...antennaFieldsOf(base, entry),
    ...terminalFieldsOf(entry, startUtcMs),
    id,
    fileIndex,
    name: name ?? record?.name ?? id,
    cloudFractions: cloudFractionsOf(base, entry),
    ...maskFieldOf(entry),
  };
}

type PlaceFields = Omit<
  Station,
  | 'id'
  | 'fileIndex'
  | 'name'
  | 'antennaCount'
  | 'antennas'
  | 'cloudFractions'
  | 'terminals'
  | 'laserClosures'
  | 'horizonMask'
>;

function placeOf(fields: StationFields): PlaceFields {
  return {
    latitudeRad: fields.latitudeDeg * radPerDeg,
    longitudeRad: fields.longitudeDeg * radPerDeg,
    altitudeM: fields.altitudeM,
    elevationMinRad: fields.elevationMinDeg * radPerDeg,
    state: fields.state,
    uplinkRateBitPerS: fields.uplinkRateBitPerS,
    downlinkRateBitPerS: fields.downlinkRateBitPerS,
  };
}

function maskFieldOf({ horizonMask }: OwnWords): Pick<Station, 'horizonMask'> {
  return horizonMask === undefined ? {} : { horizonMask: maskOf(horizonMask) };
}

/** As the file lists them, or the site's own; a bare number is of the kind the site has most of. */
function antennaFieldsOf(
  base: StationFields,
  { antennas, antennaCount, terminals }: OwnWords,
): Pick<Station, 'antennaCount' | 'antennas'> {
  const site = { optical: base.opticalCount, ka: base.kaCount, x: base.xCount };
  const own = antennaCountsOf(terminals) ?? site;
  const listed = antennasOf(antennas ?? own);
  const sum = listed.reduce((total, { count }) => total + count, 0);
  if (antennaCount === undefined) return { antennaCount: sum, antennas: listed };
  if (antennas !== undefined) return { antennaCount, antennas: listed };
  const most = listed.reduce((best, entry) => (entry.count > best.count ? entry : best));
  return { antennaCount, antennas: [{ kind: most.kind, count: antennaCount }] };
}

/** Months as the file says, or those of the site; a single number holds all year. */
function cloudFractionsOf(base: StationFields, { cloudFraction }: OwnWords): number[] {
  if (typeof cloudFraction === 'number') return Array.from({ length: 12 }, () => cloudFraction);
  return cloudFraction ?? monthsOf(base);
}
