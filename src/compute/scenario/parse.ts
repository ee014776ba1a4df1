// Which scenario does this text describe, or what is wrong with it?

import * as z from 'zod/mini';
import { parseUtc } from '../../orbit/index.ts';
import { estimateRun } from './estimate.ts';
import { canonicalJson, sha256Hex } from './hash.ts';
import { readJson } from './json.ts';
import { filesLengthMax, jobCountMax, sampleCountMax } from './limits.ts';
import { didYouMean } from './nearest.ts';
import { numberText, problemCountMax, problemsOf } from './problem.ts';
import { resolveFleets } from './resolveFleet.ts';
import { resolveStation } from './resolveStation.ts';
import { resolveWorkload } from './resolveWorkload.ts';
import { fleet, formatVersion, scenarioFile, settings, station } from './schema.ts';
import type { ScenarioFile } from './schema.ts';
import type { InitialState, Problem, Scenario, Station } from './scenario.ts';
import { aiModels } from './template.ts';
import { explicitJob, stream, trace } from './workloadSchema.ts';

/** A scenario that can run, or every problem; warnings come with either. */
export interface ScenarioReading {
  readonly scenario: Scenario | null;
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

export interface ParseOptions {
  /** Policies that exist; without them any name is taken. */
  readonly policyNames?: readonly string[];
}

/**
 * Reads a scenario file and the files that it names (by name, as text). Pure, and never throws: of
 * any text it finds every problem at once; `scenario` is null exactly when there are problems.
 */
export function parseScenario(
  text: string,
  files: Readonly<Record<string, string>> = {},
  options: ParseOptions = {},
): ScenarioReading {
  const tooLarge = filesTooLarge(files);
  if (tooLarge !== null) return failed([tooLarge]);
  const json = readJson(text);
  const mismatch = 'value' in json ? versionProblem(json.value) : null;
  if (mismatch !== null) return failed([...json.problems, mismatch]);
  if (!('value' in json)) return failed(json.problems);
  const reading = readValue(json.value, files, options);
  if (json.problems.length === 0) return reading;
  return failed([...json.problems, ...reading.problems], reading.warnings);
}

function failed(problems: readonly Problem[], warnings: readonly Problem[] = []): ScenarioReading {
  const listed = problems.slice(0, problemCountMax);
  const rest = problems.length - listed.length;
  if (rest > 0) {
    const hint = 'see to the listed ones first';
    listed.push({ path: 'scenario', message: `${rest} more problems are not listed`, hint });
  }
  return { scenario: null, problems: listed, warnings: [...warnings] };
}

function filesTooLarge(files: Readonly<Record<string, string>>): Problem | null {
  let length = 0;
  for (const content of Object.values(files)) length += content.length;
  if (length <= filesLengthMax) return null;
  const message = `expected at most ${filesLengthMax / 1e6} MB of files, found ${numberText(
    Math.round(length / 1e6),
  )} MB`;
  return { path: 'scenario', message, hint: 'cut the files to what the scenario needs' };
}

/** A file of another version is not read any further: its words may mean something else. */
function versionProblem(value: unknown): Problem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const found: unknown = Object.hasOwn(value, 'dawnline')
    ? (value as { dawnline: unknown }).dawnline
    : undefined;
  if (typeof found !== 'number' || !(found > formatVersion)) return null;
  return {
    path: 'dawnline',
    message: `the scenario is written for a newer version (${found}); this one reads ${formatVersion}`,
    hint: 'update Dawnline',
  };
}

type Entries<T> = readonly { readonly index: number; readonly file: T }[];

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

function property(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isObject ? (value as Record<string, unknown>)[key] : undefined;
}

/** The good part of a file: all of it, or what is left when something else is wrong. */
interface Parts {
  readonly settings: ScenarioFile | null;
  readonly startUtcMs: number;
  readonly durationS: number;
  readonly fleets: Entries<ScenarioFile['fleets'][number]>;
  readonly stations: Entries<ScenarioFile['stations'][number]>;
  readonly streams: Entries<ScenarioFile['workload']['streams'][number]>;
  readonly jobs: Entries<ScenarioFile['workload']['jobs'][number]>;
  readonly traces: Entries<ScenarioFile['workload']['traces'][number]>;
}

function allParts(file: ScenarioFile): Parts {
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

function goodParts(value: unknown): Parts {
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

function readValue(
  value: unknown,
  files: Readonly<Record<string, string>>,
  options: ParseOptions,
): ScenarioReading {
  const read = z.safeParse(scenarioFile, value, { reportInput: true });
  const problems = read.success ? [] : problemsOf(read.error.issues);
  const parts = read.success ? allParts(read.data) : goodParts(value);
  const context = { startUtcMs: parts.startUtcMs, durationS: parts.durationS, files };
  const { fleets, satellites, ...fleetNotes } = unpacked(resolveFleets(parts.fleets, context));
  const jobs = resolveWorkload(parts, { ...context, fleets, satellites });
  const stations = parts.stations.map((entry) => resolveStation(entry.file));
  problems.push(...fleetNotes.problems, ...stationProblems(parts, stations), ...jobs.problems);
  problems.push(...policyProblems(value, options));
  const warnings = [...fleetNotes.warnings, ...jobs.warnings];
  if (parts.settings === null) return failed(problems, warnings);
  const hash = hashOf(parts.settings, files);
  const resolved = { fleets, satellites, stations, workload: jobs.value };
  const scenario = { ...scenarioOf(parts.settings, hash), ...resolved };
  problems.push(...sizeProblems(scenario));
  if (problems.length > 0) return failed(problems, warnings);
  return { scenario, problems: [], warnings };
}

function unpacked(resolved: ReturnType<typeof resolveFleets>) {
  return { ...resolved.value, problems: resolved.problems, warnings: resolved.warnings };
}

function stationProblems(parts: Parts, stations: readonly Station[]): Problem[] {
  const seen = new Set<string>();
  return stations.flatMap(({ id }, place) => {
    const isNew = !seen.has(id);
    seen.add(id);
    if (isNew) return [];
    const path = `stations[${parts.stations[place]!.index}]`;
    return [{ path, message: `the id "${id}" stands twice`, hint: 'give one of them another id' }];
  });
}

function policyProblems(value: unknown, { policyNames }: ParseOptions): Problem[] {
  const name = property(property(value, 'policy'), 'name');
  if (policyNames === undefined || typeof name !== 'string' || policyNames.includes(name))
    return [];
  const message = `expected the name of a policy, found "${name.slice(0, 64)}"`;
  return [{ path: 'policy.name', message, hint: didYouMean(name, policyNames) }];
}

/** Names of files in order; what else was handed over is no part of the scenario. */
function filesNamedBy(file: ScenarioFile): string[] {
  const orbits = file.fleets.map((entry) => ('file' in entry.orbit ? entry.orbit.file : undefined));
  const traces = file.workload.traces.map((entry) => entry.file);
  const names = [...orbits, ...traces].filter((name) => typeof name === 'string');
  return [...new Set(names)].sort();
}

/** The same scenario has the same hash, however it is spelled; the place of a schema is no part. */
function hashOf(file: ScenarioFile, files: Readonly<Record<string, string>>): string {
  const contents = filesNamedBy(file).map((name) => [name, sha256Hex(files[name] ?? '')]);
  const scenario = { ...file, $schema: undefined };
  return sha256Hex(canonicalJson({ scenario, files: contents }));
}

function scenarioOf(
  file: ScenarioFile,
  hash: string,
): Omit<Scenario, 'fleets' | 'satellites' | 'stations' | 'workload'> {
  return {
    name: file.name,
    description: file.description,
    hash,
    startUtcMs: parseUtc(file.startUtc) ?? 0,
    durationS: file.durationS,
    stepS: Math.min(file.stepS, file.durationS),
    seed: file.seed,
    earth: file.earth,
    ut1MinusUtcS: file.ut1MinusUtcS,
    links: file.links,
    models: aiModels,
    policyName: file.policy.name,
    initialState: initialStateOf(file.start),
  };
}

function initialStateOf(file: ScenarioFile['start']): InitialState {
  if (file.kind === 'cyclic') return file;
  const temperatureK = file.temperatureDegC + 273.15;
  return { kind: 'fixed', stateOfChargeFraction: file.stateOfChargeFraction, temperatureK };
}

function sizeProblems(scenario: Scenario): Problem[] {
  const { sampleCount, jobCountExpected } = estimateRun(scenario);
  const problems: Problem[] = [];
  if (sampleCount > sampleCountMax) {
    const message = `expected at most ${sampleCountMax} samples (satellites × steps), found ${sampleCount}`;
    const hint = 'use a larger stepS, a shorter durationS or fewer satellites ("take")';
    problems.push({ path: 'durationS', message, hint });
  }
  if (jobCountExpected > jobCountMax) {
    const found = Math.round(jobCountExpected);
    const message = `expected at most ${jobCountMax} jobs, found about ${found}`;
    const hint = 'put more requests into a job (requestsPerJob), or lower arrivalsPerHour';
    problems.push({ path: 'workload', message, hint });
  }
  return problems;
}
