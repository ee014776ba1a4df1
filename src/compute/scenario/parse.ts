// Which scenario does this text describe, or what is wrong with it?

import * as z from 'zod/mini';
import { parseUtc } from '../../orbit/index.ts';
import { policies } from '../schedule/policies.ts';
import { closureProblems, terminalWarnings } from './terminalChecks.ts';
import { filesTooLarge, misfitWarnings, policyProblems } from './checks.ts';
import { sizeProblems, stationProblems, versionProblem } from './checks.ts';
import { byId } from './byId.ts';
import { kelvinAtZeroDegC } from './celsius.ts';
import { canonicalJson, sha256Hex } from './hash.ts';
import { readJson } from './json.ts';
import { linkFieldWarnings } from './linkFieldChecks.ts';
import { machineWarnings } from './machineChecks.ts';
import { allParts, fleetIdsOf, goodParts } from './parts.ts';
import type { Parts } from './parts.ts';
import { startPointingWarnings } from './pointingChecks.ts';
import { problemCountMax, problemsOf } from './problem.ts';
import { radiationWarnings, strikeProblems } from './radiationChecks.ts';
import { radiationOf } from './radiationSchema.ts';
import { resolveFleets } from './resolveFleet.ts';
import { resolveLinks } from './resolveLinks.ts';
import { resolveStation } from './resolveStation.ts';
import { resolveWorkload } from './resolveWorkload.ts';
import { scenarioFile } from './schema.ts';
import type { ScenarioFile } from './schema.ts';
import type { InitialState, Problem, Scenario, Station } from './scenario.ts';
import { modelsMet } from './resolveModel.ts';
import { isMean } from './environmentSchema.ts';
import { weatherProblems } from './weatherChecks.ts';
import { weatherOf } from './weatherSchema.ts';

/** A scenario that can run, or every problem; warnings come with either. */
export interface ScenarioReading {
  readonly scenario: Scenario | null;
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

export interface ParseOptions {
  /** Policies that exist; default: those of this version. */
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
  if (json.problems.length === 0 && reading.scenario !== null) return reading;
  const isNew = ({ path }: Problem): boolean => !json.wordPaths.has(path);
  return failed([...json.problems, ...reading.problems.filter(isNew)], reading.warnings);
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

function readValue(
  value: unknown,
  files: Readonly<Record<string, string>>,
  options: ParseOptions,
): ScenarioReading {
  const { file, problems } = checkFile(value);
  const parts = file === null ? goodParts(value) : allParts(file);
  const context = { startUtcMs: parts.startUtcMs, durationS: parts.durationS, files };
  const fleets = resolveFleets(parts.fleets, context);
  const leftOutFleetIds = fleetIdsOf(value).filter(
    (id) => !fleets.value.fleets.some((fleet) => fleet.id === id),
  );
  const jobs = resolveWorkload(parts, { ...context, ...fleets.value, leftOutFleetIds });
  const stations = stationsOf(parts);
  const found = problems.concat(
    fleets.problems,
    stationProblems(stations),
    closureProblems(parts),
    jobs.problems,
    policyProblems(value, options.policyNames ?? policies.map((policy) => policy.name)),
  );
  const warnings = [...fleets.warnings, ...jobs.warnings];
  if (parts.settings === null) return { scenario: null, problems: found, warnings };
  const hash = hashOf(parts.settings, files);
  const links = resolveLinks(parts.settings.links, fleets.value.satellites);
  const resolved = { ...fleets.value, stations, workload: jobs.value, links: links.value };
  const scenario = { ...scenarioOf(parts.settings, hash), ...resolved };
  const all = found.concat(
    links.problems,
    sizeProblems(scenario),
    strikeProblems(scenario),
    weatherProblems(scenario),
  );
  if (all.length > 0) return { scenario: null, problems: all, warnings };
  const misfits = [
    ...misfitWarnings(scenario),
    ...terminalWarnings(scenario),
    ...machineWarnings(scenario),
    ...radiationWarnings(scenario),
    ...startPointingWarnings(scenario),
    ...linkFieldWarnings(scenario),
  ];
  return { scenario, problems: [], warnings: [...warnings, ...misfits] };
}

/** Of the same id the first of the file comes first. */
function stationsOf({ stations, startUtcMs }: Parts): Station[] {
  return stations.map(({ file, index }) => resolveStation(file, startUtcMs, index)).sort(byId);
}

/** Entries of each list that are looked at when too many are wrong to be counted. */
const sampledMax = 100;

/** The file with its defaults, or what is wrong with its fields. */
function checkFile(value: unknown): { file: ScenarioFile | null; problems: Problem[] } {
  try {
    const read = z.safeParse(scenarioFile, value, { reportInput: true });
    if (read.success) return { file: read.data, problems: [] };
    return { file: null, problems: problemsOf(read.error.issues) };
  } catch {
    // The validator hands issues on as arguments: beyond some hundred thousand the stack ends.
    const read = z.safeParse(scenarioFile, withShortLists(value), { reportInput: true });
    const message = 'too many fields are wrong to list them all';
    const hint = `the first ${sampledMax} entries of each list were looked at`;
    const listed = read.success ? [] : problemsOf(read.error.issues);
    return { file: null, problems: [...listed, { path: 'scenario', message, hint }] };
  }
}

function withShortLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, sampledMax).map(withShortLists);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, withShortLists(inner)] as const,
  );
  return Object.fromEntries(entries);
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
  // A scenario whose chips do not fail is the same whatever it says of how they would.
  const radiation = file.radiation.isOn ? file.radiation : undefined;
  const weather = file.weather.isOn ? file.weather : undefined;
  const environment = isMean(file.environment) ? undefined : file.environment;
  const scenario = { ...file, $schema: undefined, radiation, weather, environment };
  return sha256Hex(canonicalJson({ scenario, files: contents }));
}

function scenarioOf(
  file: ScenarioFile,
  hash: string,
): Omit<Scenario, 'fleets' | 'satellites' | 'stations' | 'workload' | 'links'> {
  const { streams, jobs, traces } = file.workload;
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
    models: modelsMet([...streams, ...jobs, ...traces]),
    policyName: file.policy.name,
    initialState: initialStateOf(file.start),
    radiation: radiationOf(file.radiation),
    weather: weatherOf(file.weather),
    environment: file.environment,
  };
}

function initialStateOf(file: ScenarioFile['start']): InitialState {
  if (file.kind === 'cyclic') return file;
  const temperatureK = file.temperatureDegC + kelvinAtZeroDegC;
  return { kind: 'fixed', stateOfChargeFraction: file.stateOfChargeFraction, temperatureK };
}
