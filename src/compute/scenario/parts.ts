// Which parts of a scenario file are good by themselves, even when others are not?

import * as z from 'zod/mini';
import { parseUtc } from '../../orbit/index.ts';
import { fleet, settings, station } from './schema.ts';
import type { ScenarioFile } from './schema.ts';
import { explicitJob, stream, trace } from './workloadSchema.ts';

export type Entries<T> = readonly { readonly index: number; readonly file: T }[];

/** Those entries of a list that are good by themselves, so that their inside is checked too. */
function goodEntries<T extends z.ZodMiniType>(list: unknown, schema: T): Entries<z.output<T>> {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => {
    const read = z.safeParse(schema, entry);
    return read.success ? [{ index, file: read.data }] : [];
  });
}

function numbered<T>(list: readonly T[]): Entries<T> {
  return list.map((file, index) => ({ index, file }));
}

export function property(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isObject ? (value as Record<string, unknown>)[key] : undefined;
}

/** The good part of a file: all of it, or what is left when something else is wrong. */
export interface Parts {
  readonly settings: ScenarioFile | null;
  readonly startUtcMs: number;
  readonly durationS: number;
  readonly fleets: Entries<ScenarioFile['fleets'][number]>;
  readonly stations: Entries<ScenarioFile['stations'][number]>;
  readonly streams: Entries<ScenarioFile['workload']['streams'][number]>;
  readonly jobs: Entries<ScenarioFile['workload']['jobs'][number]>;
  readonly traces: Entries<ScenarioFile['workload']['traces'][number]>;
}

export function allParts(file: ScenarioFile): Parts {
  return {
    settings: file,
    startUtcMs: parseUtc(file.startUtc) ?? 0,
    durationS: file.durationS,
    fleets: numbered(file.fleets),
    stations: numbered(file.stations),
    streams: numbered(file.workload.streams),
    jobs: numbered(file.workload.jobs),
    traces: numbered(file.workload.traces),
  };
}

export function goodParts(value: unknown): Parts {
  const startUtc = property(value, 'startUtc');
  const duration = z.safeParse(settings.durationS, property(value, 'durationS'));
  const workload = property(value, 'workload');
  return {
    settings: null,
    startUtcMs: (typeof startUtc === 'string' ? parseUtc(startUtc) : null) ?? 0,
    durationS: duration.success ? duration.data : 86_400,
    fleets: goodEntries(property(value, 'fleets'), fleet),
    stations: goodEntries(property(value, 'stations'), station),
    streams: goodEntries(property(workload, 'streams'), stream),
    jobs: goodEntries(property(workload, 'jobs'), explicitJob),
    traces: goodEntries(property(workload, 'traces'), trace),
  };
}

/** Ids of all fleets as written, also of those with problems. */
export function fleetIdsOf(value: unknown): string[] {
  const fleets = property(value, 'fleets');
  if (!Array.isArray(fleets)) return [];
  return fleets.map((each) => property(each, 'id')).filter((id) => typeof id === 'string');
}
