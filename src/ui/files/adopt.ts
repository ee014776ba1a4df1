// How do element sets become part of a scenario? Text in, text out.

import type { ScenarioSource } from '../run/messages.ts';
import { asList, asObject } from './jsonParts.ts';
import type { Json } from './jsonParts.ts';
import type { KnownFile } from './recognise.ts';

export type ElementsFile = KnownFile & { readonly kind: 'elements' };
export type TraceFile = KnownFile & { readonly kind: 'trace' };

/** What the user chose in the dialog. */
export interface AdoptChoices {
  /** Into the scenario on screen, or into a new one. */
  readonly base: 'shown' | 'new';
  /** What becomes of the fleets of the scenario on screen. */
  readonly fleets: 'replace' | 'add';
  readonly platform: string;
  /** Only the first so many satellites of each file. */
  readonly takeCount: number;
  readonly isShiftedToStart: boolean;
}

const dayMs = 86_400_000;
/** Element sets further than this from the start are worth moving: SGP4 drifts by km a day. */
const ageMaxMs = 7 * dayMs;

/** Whether epochs lie so far from the scenario's start that they should be moved there. */
export function isOld(file: ElementsFile, startUtcMs: number): boolean {
  return Math.abs(file.epochUtcMs - startUtcMs) > ageMaxMs;
}

/** An id as scenarios write it: lower case, digits, hyphens. */
export function idOf(name: string): string {
  const plain = name.toLowerCase().replace(/\.[a-z0-9]+$/, '');
  const id = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return id.slice(0, 40) || 'fleet';
}

/** The name itself, or the first of name-2, name-3, … that is free; an ending stays at the end. */
export function freeName(taken: ReadonlySet<unknown>, name: string): string {
  const ending = /\.[a-z0-9]+$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}${ending}`;
  return free;
}

/** The files under names of their own, so that none hides another of the same name. */
function attach<File extends KnownFile>(
  attached: Record<string, string>,
  added: readonly File[],
): File[] {
  return added.map((file) => {
    const isSame = attached[file.name] === file.text;
    const name = isSame ? file.name : freeName(new Set(Object.keys(attached)), file.name);
    attached[name] = file.text;
    return { ...file, name };
  });
}

/** The entries with ids that none of the others has. */
export function withFreeIds(taken: readonly unknown[], added: readonly Json[]): Json[] {
  const ids = new Set(taken.map((entry) => asObject(entry)['id']));
  return added.map((entry) => {
    const id = freeName(ids, String(entry['id']));
    ids.add(id);
    return { ...entry, id };
  });
}

function fleetOf(file: ElementsFile, choices: AdoptChoices, isShifted: boolean): Json {
  const { platform, takeCount } = choices;
  const orbit: Json = { kind: file.format, file: file.name };
  if (takeCount < file.count) orbit['take'] = takeCount;
  if (isShifted) orbit['timeShift'] = 'toStart';
  return { id: idOf(file.name), orbit, platform };
}

/** The whole hour before an epoch, as scenarios write it. */
function startBefore(epochUtcMs: number): string {
  const hourMs = 3_600_000;
  const utcMs = Number.isFinite(epochUtcMs) ? epochUtcMs : Date.UTC(2026, 11, 21);
  return new Date(Math.floor(utcMs / hourMs) * hourMs).toISOString().replace('.000Z', 'Z');
}

function newScenario(elements: readonly ElementsFile[]): Json {
  const name = elements[0]?.name ?? 'element sets';
  return {
    ...{ dawnline: 1, name: `From ${name}`, startUtc: startBefore(elements[0]?.epochUtcMs ?? NaN) },
    ...{ durationS: 43_200, stepS: 60, seed: 1 },
    links: { topology: 'none' },
    policy: { name: 'edf' },
    workload: {
      streams: [
        {
          ...{ kind: 'llmInference', id: 'inference', model: 'llama-3.1-70b' },
          ...{ arrivalsPerHour: 240, requestsPerJob: 64, deadlineS: 900 },
        },
      ],
    },
  };
}

export function parsed(text: string): Json {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Jobs that arose on fleets which are gone arise on these. */
function moved(workload: Json, fleetIds: readonly unknown[]): Json {
  const streams = asList(workload['streams']).map((entry) => {
    const stream = asObject(entry);
    return 'originFleets' in stream ? { ...stream, originFleets: fleetIds } : stream;
  });
  const jobs = asList(workload['jobs']).map((entry) => {
    const job = { ...asObject(entry) };
    delete job['originSatellite'];
    return job;
  });
  return { ...workload, ...(streams.length > 0 && { streams }), ...(jobs.length > 0 && { jobs }) };
}

/** The scenario that the element sets and choices make, with the files attached by name. */
export function adopt(
  shown: ScenarioSource | null,
  elements: readonly ElementsFile[],
  choices: AdoptChoices,
): ScenarioSource {
  const isNew = choices.base === 'new' || shown === null;
  const scenario = isNew ? newScenario(elements) : parsed(shown.text);
  const files: Record<string, string> = isNew ? {} : { ...shown.files };
  const elementsHere = attach(files, elements);
  const kept = isNew || choices.fleets === 'replace' ? [] : asList(scenario['fleets']);
  const fleets = withFreeIds(
    kept,
    elementsHere.map((file) => fleetOf(file, choices, choices.isShiftedToStart)),
  );
  scenario['fleets'] = [...kept, ...fleets];
  const ids = fleets.map((fleet) => fleet['id']);
  if (kept.length === 0) scenario['workload'] = moved(asObject(scenario['workload']), ids);
  return { text: `${JSON.stringify(scenario, null, 2)}\n`, files };
}

/** The text with every attached file written into it, so that it stands alone. */
export function inlined({ text, files }: ScenarioSource): string {
  if (Object.keys(files).length === 0) return text;
  const scenario = parsed(text);
  const workload = asObject(scenario['workload']);
  const holders = [
    ...asList(scenario['fleets']).map((fleet) => asObject(asObject(fleet)['orbit'])),
    ...asList(workload['traces']).map(asObject),
  ];
  for (const holder of holders) {
    const name = holder['file'];
    const content = typeof name === 'string' ? files[name] : undefined;
    if (content === undefined) continue;
    delete holder['file'];
    holder['text'] = content;
  }
  return `${JSON.stringify(scenario, null, 2)}\n`;
}
