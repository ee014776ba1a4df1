// What does a number of the catalogue rest on, and has the scenario a value of its own? Pure.

import { listCatalogue } from '../../compute/index.ts';
import type { CatalogueRow } from '../../compute/index.ts';
import { asList, asObject } from '../files/jsonParts.ts';
import { formatNumber, formatSi, formatWord } from '../panels/format.ts';

export type CatalogueValue = CatalogueRow['value'];

/** How a value is set in the text of the scenario. */
export interface Override {
  /** As `--set` takes them: the design that is changed first, then the value as it is. */
  readonly assignments: readonly string[];
  /** Of the value, for the editor's cursor. */
  readonly path: string;
}

/** A value of the catalogue, and what the scenario on screen says instead. */
export interface CertifiedValue {
  readonly row: CatalogueRow;
  /** Undefined: the catalogue's value holds. */
  readonly own: CatalogueValue | undefined;
  /** Null where this scenario cannot set it. */
  readonly override: Override | null;
  /** Of a part of the scenario's own, which no record of the catalogue stands behind. */
  readonly isOfScenario?: boolean;
}

type Json = Readonly<Record<string, unknown>>;

export type { Json };

let kept: { text: string; scenario: Json } = { text: '', scenario: {} };

/** The text as JSON; an empty object where it is none. The last one is kept. */
export function scenarioOf(text: string): Json {
  if (kept.text !== text) kept = { text, scenario: parsed(text) };
  return kept.scenario;
}

function parsed(text: string): Json {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}

let rowsByRecord: ReadonlyMap<string, readonly CatalogueRow[]> | null = null;

/** The rows of one record of the catalogue; none for a name that it does not have. */
export function rowsOfRecord(kind: CatalogueRow['kind'], id: string): readonly CatalogueRow[] {
  if (rowsByRecord === null) {
    const byRecord = new Map<string, CatalogueRow[]>();
    for (const row of listCatalogue()) {
      const key = `${row.kind}/${row.id}`;
      byRecord.set(key, [...(byRecord.get(key) ?? []), row]);
    }
    rowsByRecord = byRecord;
  }
  return rowsByRecord.get(`${kind}/${id}`) ?? [];
}

/** A design by name, or by name with values of its own; with an empty name one's own. */
export interface Design {
  readonly base: string;
  readonly own: Json;
}

export function designOf(value: unknown, otherwise: string): Design {
  if (typeof value === 'string') return { base: value, own: {} };
  const own = asObject(value);
  if (typeof own['base'] === 'string') return { base: own['base'], own };
  return { base: typeof own['id'] === 'string' ? '' : otherwise, own };
}

const isValue = (value: unknown): value is CatalogueValue =>
  ['number', 'string', 'boolean'].includes(typeof value);

/** A value of the text as the page writes it: directions and places as their three numbers. */
function shownValue(value: unknown): CatalogueValue | undefined {
  if (isValue(value)) return value;
  if (!Array.isArray(value)) return undefined;
  if (value.every(isValue)) return value.join(', ');
  // A list of directions: names of axes, and three numbers each.
  const parts = value.map((each: unknown) => (isValue(each) ? each : shownValue(each)));
  return parts.includes(undefined)
    ? undefined
    : parts.map((each) => `(${String(each)})`).join(', ');
}

const inScenario = 'the scenario itself; nothing in the catalogue stands behind it';

/** Values of a part that the scenario describes by itself, in the units of the catalogue. */
export function ownRows(kind: CatalogueRow['kind'], part: Json, path: string): CertifiedValue[] {
  const id = typeof part['id'] === 'string' ? part['id'] : path;
  const name = typeof part['name'] === 'string' ? part['name'] : id;
  return Object.entries(part).flatMap(([field, value]) => {
    const own = shownValue(value);
    if (own === undefined || field === 'id' || field === 'name') return [];
    const unit = unitOfField(kind, field);
    const row = { kind, id, name, field, value: own, unit, source: inScenario, date: '' };
    const valuePath = `${path}.${field}`;
    const override = { path: valuePath, assignments: [`${valuePath}=${JSON.stringify(value)}`] };
    return [{ row: { ...row, confidence: 'assumption' }, own, override, isOfScenario: true }];
  });
}

/** The unit of a field as records of the catalogue have it, else as its name says. */
function unitOfField(kind: CatalogueRow['kind'], field: string): string {
  const known = listCatalogue().find((row) => row.kind === kind && row.field === field);
  return known?.unit ?? unitBySuffix[unitSuffix.exec(field)?.[1] ?? ''] ?? '';
}

/** Values of a design: of the catalogue with the scenario's own, or all of the scenario's own. */
export function certifiedRows(
  kind: CatalogueRow['kind'],
  { base, own }: Design,
  path: string,
  before: readonly string[],
): CertifiedValue[] {
  if (base === '') return ownRows(kind, own, path);
  return rowsOfRecord(kind, base).map((row) => {
    const value = own[row.field];
    const held = value ?? row.value;
    const valuePath = `${path}.${row.field}`;
    const set = `${valuePath}=${JSON.stringify(held)}`;
    return {
      row,
      own: shownValue(value),
      override: {
        path: valuePath,
        assignments: [...before, `${path}.base=${JSON.stringify(base)}`, set],
      },
    };
  });
}

/** The platform that a fleet has when its text names none; see the schema of scenarios. */
const platformByDefault = 'ai1';

const aimKeys: Readonly<Record<string, string>> = {
  attitudePrimary: 'primary',
  attitudeSecondary: 'secondary',
};

/** A fleet sets its aims beside its platform, and both together; other values stay as they are. */
function aimOf(
  value: CertifiedValue,
  attitude: Json,
  platform: readonly CertifiedValue[],
  fileIndex: number,
): CertifiedValue {
  const key = aimKeys[value.row.field];
  if (key === undefined) return value;
  const path = `fleets[${fileIndex}].attitude`;
  const assignments = platform.flatMap(({ row }) => {
    const aim = aimKeys[row.field];
    return aim === undefined
      ? []
      : [`${path}.${aim}=${JSON.stringify(attitude[aim] ?? row.value)}`];
  });
  const own = isValue(attitude[key]) ? attitude[key] : undefined;
  return { row: value.row, own, override: { path: `${path}.${key}`, assignments } };
}

/** All values of a fleet's platform, and of its accelerator, with what the scenario changed. */
export function designOfFleet(
  text: string,
  fileIndex: number,
): { readonly platform: CertifiedValue[]; readonly accelerator: CertifiedValue[] } {
  const fleet = asObject(asList(scenarioOf(text)['fleets'])[fileIndex]);
  const path = `fleets[${fileIndex}].platform`;
  const design = designOf(fleet['platform'], platformByDefault);
  const platform = certifiedRows('platforms', design, path, []);
  const named = platform.find(({ row }) => row.field === 'accelerator')?.row.value;
  const own = designOf(design.own['accelerator'], String(named));
  const before = [`${path}.base=${JSON.stringify(design.base)}`];
  return {
    platform: platform
      .filter(({ row }) => row.field !== 'accelerator')
      .map((value) => aimOf(value, asObject(fleet['attitude']), platform, fileIndex)),
    accelerator: certifiedRows('accelerators', own, `${path}.accelerator`, before),
  };
}

/** What stands at a path such as `fleets[0].platform.linkTerminal`; undefined for nothing. */
function entryAt(text: string, path: string): unknown {
  let at: unknown = scenarioOf(text);
  for (const part of path.split(/[.[\]]+/).filter((each) => each !== '')) {
    at = Array.isArray(at) ? asList(at)[Number(part)] : asObject(at)[part];
  }
  return at;
}

/**
 * The values of a link terminal that stands at a path of the scenario; null: of one that is only
 * looked at, by its name in the catalogue.
 */
export function certifiedTerminal(
  text: string,
  path: string | null,
  name: string,
): CertifiedValue[] {
  if (path === null) {
    return rowsOfRecord('terminals', name).map((row) => ({ row, own: undefined, override: null }));
  }
  const entry = entryAt(text, path);
  const design = designOf(entry, name);
  return certifiedRows('terminals', design, path, []).map((value) => {
    const { override } = value;
    if (override === null || typeof entry !== 'string') return value;
    // A terminal given by its name becomes an object before a value of it can be set.
    const whole = `${path}=${JSON.stringify({ base: design.base })}`;
    return {
      ...value,
      override: { ...override, assignments: [whole, override.assignments.at(-1)!] },
    };
  });
}

const siUnits = ['W', 'FLOP/s', 'bit/s', 'byte', 'byte/s', 'Hz'];
const knownUnits = [
  ...['m²', 'm', 'km', 'kg/m²', 'kg/Wh', 'kg/W', 'kg', 'Wh', 'W', 'K/W', 'K', '°C', 'deg'],
  ...['J/K', '1/K', '1/y', '1/h', 'y', 's', 'FLOP/s', 'bit/s', 'byte/s', 'byte'],
];

/** The unit without its remarks: `m² planform; both faces radiate` is m². */
function shortUnit(unit: string): string {
  if (!unit.includes(' ')) return unit;
  const [first = ''] = unit.split(/[\s;,(]/);
  return knownUnits.includes(first) ? first : '';
}

const billion = 1e9;

/** A value with its unit, as people read it; remarks beside the unit are for the certificate. */
export function valueText(value: CatalogueValue, unit: string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.join(', ');
  if (typeof value !== 'number') return value;
  const short = shortUnit(unit);
  if (siUnits.includes(short)) return formatSi(value, short);
  if (short === '' && value >= billion) return `${formatNumber(value / billion)} × 10⁹`;
  return `${formatNumber(value)} ${short}`.trim();
}

const suffixes = [
  ...['Fraction', 'Count', 'Years', 'DegC', 'Deg', 'PerK', 'KgPerM2', 'KgPerWh', 'KgPerW'],
  ...['KPerW', 'JPerK', 'BitPerS', 'BytePerS', 'FlopPerS', 'Byte', 'M2', 'Wh', 'Kg', 'W', 'K', 'M'],
];
const unitSuffix = new RegExp(`(${suffixes.join('|')})$`);
const unitBySuffix: Readonly<Record<string, string>> = {
  ...{ Deg: 'deg', DegC: '°C', M: 'm', M2: 'm²', Kg: 'kg', W: 'W', K: 'K', Wh: 'Wh' },
};

/** Fields whose name without its unit would be another's, or no word. */
const fieldWords: Readonly<Record<string, string>> = {
  bf16FlopPerS: 'Dense rate, BF16',
  fp8FlopPerS: 'Dense rate, FP8',
  fp4FlopPerS: 'Dense rate, FP4',
  memoryBytePerS: 'Memory bandwidth',
  linkBytePerS: 'Link to the others',
  kvBytePerToken: 'Keys and values of a token',
  expertActiveCount: 'Experts visited',
  attentionWidthCount: 'Attention width',
  decodeAttentionWidthCount: 'Attention width, writing',
};

/** `arrayAreaM2` → `Array area`, `layerCount` → `Layers`: the unit stands with the value. */
export function fieldLabel(field: string): string {
  const known = fieldWords[field];
  if (known !== undefined) return known;
  const bare = field.replace(unitSuffix, '');
  const isMany = field.endsWith('Count') && !/(Life|width)$/.test(bare);
  const words = formatWord(isMany ? `${bare}s` : bare);
  return words.replace(/^./, (letter) => letter.toUpperCase());
}
