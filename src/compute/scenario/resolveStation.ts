// Which station does an entry of a scenario file describe?

import { radPerDeg } from '../../orbit/index.ts';
import { findRecord } from './catalogue/catalogue.ts';
import { stations } from './catalogue/stations.ts';
import type { StationFields } from './catalogue/stations.ts';
import { valuesOf } from './catalogue/sourced.ts';
import type { StationFile } from './schema.ts';
import type { Station } from './scenario.ts';

/** What a station of one's own has unless the file says otherwise: a modest X-band site. */
const ownByDefault: Omit<StationFields, 'latitudeDeg' | 'longitudeDeg' | 'altitudeM'> = {
  elevationMinDeg: 5,
  state: 'ZZ',
  antennaCount: 1,
  uplinkRateBitPerS: 200e6,
  downlinkRateBitPerS: 800e6,
};

/** The station in core units. */
export function resolveStation(file: StationFile): Station {
  const entry = typeof file === 'string' ? { base: file } : file;
  const record = 'base' in entry ? findRecord(stations, entry.base) : null;
  const base = record === null ? ownByDefault : valuesOf<StationFields>(record);
  const changes = Object.entries(entry).filter(([, value]) => value !== undefined);
  const fields = { ...base, ...Object.fromEntries(changes) } as StationFields;
  const id = 'id' in entry && entry.id !== undefined ? entry.id : (record?.id ?? 'station');
  const name = 'name' in entry ? entry.name : undefined;
  return stationOf(id, name ?? record?.name ?? id, fields);
}

function stationOf(id: string, name: string, fields: StationFields): Station {
  return {
    id,
    name,
    latitudeRad: fields.latitudeDeg * radPerDeg,
    longitudeRad: fields.longitudeDeg * radPerDeg,
    altitudeM: fields.altitudeM,
    elevationMinRad: fields.elevationMinDeg * radPerDeg,
    state: fields.state,
    antennaCount: fields.antennaCount,
    uplinkRateBitPerS: fields.uplinkRateBitPerS,
    downlinkRateBitPerS: fields.downlinkRateBitPerS,
  };
}
