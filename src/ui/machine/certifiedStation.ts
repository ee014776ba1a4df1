// What do the numbers of a station rest on, and how does a scenario set them? Pure.

import { asList, asObject } from '../files/jsonParts.ts';
import { certifiedRows, designOf, scenarioOf } from './certificates.ts';
import type { CertifiedValue, Json } from './certificates.ts';

/** Antennas by kind stand together in a scenario. */
const antennaKeys: Readonly<Record<string, string>> = {
  opticalCount: 'optical',
  kaCount: 'ka',
  xCount: 'x',
};

/** Months of a season, from January 0; a scenario gives all twelve. */
const seasonMonths: Readonly<Record<string, readonly number[]>> = {
  cloudDecToFebFraction: [11, 0, 1],
  cloudMarToMayFraction: [2, 3, 4],
  cloudJunToAugFraction: [5, 6, 7],
  cloudSepToNovFraction: [8, 9, 10],
};

const valueOfField = (values: readonly CertifiedValue[], field: string): unknown =>
  values.find(({ row }) => row.field === field)?.row.value;

/** A count of antennas: own ones replace all kinds together. */
function antennaValue(
  value: CertifiedValue,
  all: readonly CertifiedValue[],
  { path, own }: Place,
): CertifiedValue {
  const antennas = own['antennas'] === undefined ? null : asObject(own['antennas']);
  const key = antennaKeys[value.row.field]!;
  const ownCount = antennas === null ? undefined : (antennas[key] ?? 0);
  const assignments = Object.entries(antennaKeys).map(([field, kind]) => {
    const count = antennas === null ? valueOfField(all, field) : (antennas[kind] ?? 0);
    return `${path}.antennas.${kind}=${JSON.stringify(count)}`;
  });
  const last = `${path}.antennas.${key}`;
  const base = `${path}.base=${JSON.stringify(value.row.id)}`;
  return {
    row: value.row,
    own: typeof ownCount === 'number' ? ownCount : undefined,
    override: { path: last, assignments: [base, ...assignments] },
  };
}

/** A season's clouds: own ones are one number, or twelve of which the mean is told. */
function cloudValue(
  value: CertifiedValue,
  all: readonly CertifiedValue[],
  { path, own }: Place,
): CertifiedValue {
  const cloud = own['cloudFraction'];
  const months = seasonMonths[value.row.field]!;
  const listed = asList(cloud);
  const ownMonths = months.map((month) => (listed.length > 0 ? listed[month] : cloud));
  const numbers = ownMonths.filter((each) => typeof each === 'number');
  const mean = numbers.reduce((sum, each) => sum + each, 0) / months.length;
  const held = cloud ?? monthsOf(all);
  const base = `${path}.base=${JSON.stringify(value.row.id)}`;
  const last = `${path}.cloudFraction`;
  return {
    row: value.row,
    own: numbers.length === months.length ? mean : undefined,
    override: { path: last, assignments: [base, `${last}=${JSON.stringify(held)}`] },
  };
}

/** The catalogue's seasons as twelve months. */
function monthsOf(all: readonly CertifiedValue[]): unknown[] {
  const months: unknown[] = Array.from({ length: 12 });
  for (const [field, places] of Object.entries(seasonMonths)) {
    for (const month of places) months[month] = valueOfField(all, field);
  }
  return months;
}

interface Place {
  readonly path: string;
  readonly own: Json;
}

/** The values of a station: of the catalogue, or all of the user's own place. */
export function certifiedStation(text: string, fileIndex: number): CertifiedValue[] {
  const station = asList(scenarioOf(text)['stations'])[fileIndex];
  if (station === undefined) return [];
  const { base, own } = designOf(station, '');
  const path = `stations[${fileIndex}]`;
  const values = certifiedRows('stations', { base, own }, path, []);
  if (base === '') return values;
  return values.map((value) => {
    if (value.row.field in antennaKeys) return antennaValue(value, values, { path, own });
    if (value.row.field in seasonMonths) return cloudValue(value, values, { path, own });
    return value;
  });
}
