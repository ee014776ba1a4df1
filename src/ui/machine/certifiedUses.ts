// What does the scenario on screen make of models, terminals, particles and weather? Pure.

import type { CatalogueRow } from '../../compute/index.ts';
import { asList, asObject } from '../files/jsonParts.ts';
import {
  certifiedRows,
  designOf,
  designOfFleet,
  rowsOfRecord,
  scenarioOf,
} from './certificates.ts';
import type { CertifiedValue, Json } from './certificates.ts';
import { certifiedStation } from './certifiedStation.ts';

const workloadParts = ['streams', 'traces', 'jobs'] as const;

/** An entry of the workload that names a model, and where it stands in the text. */
interface ModelUse {
  readonly template: unknown;
  readonly model: unknown;
  readonly path: string;
}

function modelUses(text: string): ModelUse[] {
  const workload = asObject(scenarioOf(text)['workload']);
  return workloadParts.flatMap((part) =>
    asList(workload[part]).flatMap((entry, at) => {
      const { id, model } = asObject(entry);
      return model === undefined ? [] : [{ template: id, model, path: pathOf(part, at) }];
    }),
  );
}

const pathOf = (part: string, at: number): string => `workload.${part}[${at}].model`;

function certifiedUse({ model, path }: ModelUse): CertifiedValue[] {
  return certifiedRows('models', designOf(model, ''), path, []);
}

/** The model that the jobs of a template run, with the scenario's own values; none for no model. */
export function certifiedModelOf(text: string, templateId: string): CertifiedValue[] {
  const use = modelUses(text).find(({ template }) => template === templateId);
  return use === undefined ? [] : certifiedUse(use);
}

/** The models of the catalogue that the workload names or changes, each once, in its order. */
export function modelIdsOf(text: string): string[] {
  const ids = modelUses(text).map(({ model }) => designOf(model, '').base);
  return [...new Set(ids)].filter((id) => id !== '');
}

/** Terminals of a fleet's satellites, or of a station, as the text names them. */
export function certifiedTerminals(owner: unknown, path: string): CertifiedValue[][] {
  const { linkTerminal, groundTerminals, terminals } = asObject(owner);
  const lists = { groundTerminals, terminals };
  const listed = Object.entries(lists).flatMap(([key, list]) =>
    asList(list).map((value, at) => [value, `${path}.${key}[${at}]`] as const),
  );
  const all = [[linkTerminal, `${path}.linkTerminal`] as const, ...listed];
  return all.flatMap(([value, at]) =>
    value === undefined ? [] : [certifiedRows('terminals', designOf(value, ''), at, [])],
  );
}

/** The platform of a fleet as the text has it. */
export function platformText(text: string, fileIndex: number): Json {
  return asObject(asObject(asList(scenarioOf(text)['fleets'])[fileIndex])['platform']);
}

/** Fields of radiation whose name in a scenario is another. */
const radiationKeys: Readonly<Record<string, string>> = {
  latchUpsPerChipYear: 'latchUpPerYear',
  failuresPerChipYear: 'failuresPerYear',
  failurePermanentFraction: 'permanentFraction',
};
/** Records that are parts of a scenario, and the parts. */
const partOfRecord: Readonly<Record<string, string>> = {
  'radiation/trillium-beam': 'radiation',
  'radiation/restart': 'radiation',
  'environment/weather': 'weather',
  'environment/sun-and-earth': 'environment',
};

/** What no scenario can change. */
const fixedFields: readonly string[] = ['earthRadiusAuthalicKm'];

/** Values of particles, failures, weather, Sun and Earth, with what the scenario sets. */
function certifiedPart(text: string, record: string): CertifiedValue[] {
  const part = partOfRecord[record]!;
  const own = asObject(scenarioOf(text)[part]);
  const [kind, id] = record.split('/') as [CatalogueRow['kind'], string];
  return rowsOfRecord(kind, id).map((row) => {
    if (fixedFields.includes(row.field)) return { row, own: undefined, override: null };
    const key = radiationKeys[row.field] ?? row.field;
    const value = own[key];
    const path = `${part}.${key}`;
    const held = typeof value === 'number' ? value : row.value;
    return {
      row,
      own: typeof value === 'number' ? value : undefined,
      override: { path, assignments: [`${path}=${JSON.stringify(held)}`] },
    };
  });
}

/** A value of the beam tests or of restarts, as the scenario has it. */
export function certifiedRadiation(text: string, field: string): CertifiedValue | undefined {
  const records = ['radiation/trillium-beam', 'radiation/restart'];
  const values = records.flatMap((record) => certifiedPart(text, record));
  return values.find(({ row }) => row.field === field);
}

const bitsOfByte = 8;
const boardLink = /^(pcie|nvlink|ici)/;

/** An interconnect's value put where the first fleet has one: between chips, or satellites. */
function certifiedLink(text: string, row: CatalogueRow): CertifiedValue | null {
  if (row.field === 'rangeMaxKm') {
    return linkValue(row, [], 'links.rangeMaxKm', row.value);
  }
  if (row.field !== 'rateBitPerS' || typeof row.value !== 'number') return null;
  const { platform, accelerator } = designOfFleet(text, 0);
  const field = boardLink.test(row.id) ? 'linkBytePerS' : 'linkRateBitPerS';
  const place = [...platform, ...accelerator].find((value) => value.row.field === field);
  if (!place?.override) return null;
  const before = place.override.assignments.slice(0, -1);
  const value = field === 'linkBytePerS' ? row.value / bitsOfByte : row.value;
  return linkValue(row, before, place.override.path, value);
}

function linkValue(
  row: CatalogueRow,
  before: readonly string[],
  path: string,
  value: CatalogueRow['value'],
): CertifiedValue {
  const assignments = [...before, `${path}=${JSON.stringify(value)}`];
  return { row, own: undefined, override: { path, assignments } };
}

const keyOf = ({ kind, id, field }: CatalogueRow): string => `${kind}/${id}/${field}`;

/** Everything of the catalogue that a scenario's text names, with what it says instead. */
function usedValues(text: string): CertifiedValue[] {
  const scenario = scenarioOf(text);
  const fleets = asList(scenario['fleets']).flatMap((_, index) => {
    const { platform, accelerator } = designOfFleet(text, index);
    const path = `fleets[${index}].platform`;
    const terminals = certifiedTerminals(platformText(text, index), path).flat();
    return [...platform, ...accelerator, ...terminals];
  });
  const stations = asList(scenario['stations']).flatMap((station, index) => [
    ...certifiedStation(text, index),
    ...certifiedTerminals(station, `stations[${index}]`).flat(),
  ]);
  const parts = Object.keys(partOfRecord).flatMap((record) => certifiedPart(text, record));
  return [...fleets, ...stations, ...modelUses(text).flatMap(certifiedUse), ...parts];
}

/** What a scenario makes of rows of the catalogue: of each the first use that there is. */
export function usesIn(text: string): (row: CatalogueRow) => CertifiedValue {
  const uses = new Map<string, CertifiedValue>();
  for (const value of usedValues(text)) {
    const key = keyOf(value.row);
    if (!uses.has(key)) uses.set(key, value);
  }
  return (row) => {
    const link = row.kind === 'interconnects' ? certifiedLink(text, row) : null;
    return uses.get(keyOf(row)) ?? link ?? { row, own: undefined, override: null };
  };
}
