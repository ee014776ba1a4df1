// Which jobs come, when, and where does their input lie?

import type { Fleet, JobRow, JobStream, JobTemplate, Workload } from '../scenario/scenario.ts';
import { patternArrivals } from './arrivalsPattern.ts';
import type { PatternArrival } from './arrivalsPattern.ts';
import { chainColumns, chainTemplates } from './chains.ts';
import type { ChainColumns, ChainPlace } from './chains.ts';
import { randomStream } from './random.ts';
import type { RandomStream } from './random.ts';

/** All jobs of a run in their total order: release, then template, then sequence in its stream. */
export interface JobColumns {
  readonly count: number;
  readonly releaseS: Float64Array;
  /** Absolute: release plus the template's deadline. */
  readonly deadlineS: Float64Array;
  readonly templateIndex: Int32Array;
  /** Satellite that holds the input at release; -1: it is on the ground. */
  readonly originSatelliteIndex: Int32Array;
  /** What `templateIndex` counts: the streams in order of their ids, then those of the rows. */
  readonly templates: readonly JobTemplate[];
  /** Calls that wait for others; left out: every job is released by its own time. */
  readonly chains?: ChainColumns | undefined;
  /** The job's name, for tables and messages. */
  id(index: number): string;
}

/** Beyond this many arrivals a stream ends: the scenario's bound is on the mean, this on chance. */
const arrivalCountMax = 2_000_000;

interface Arrival {
  readonly releaseS: number;
  readonly templateIndex: number;
  readonly sequence: number;
  readonly originSatelliteIndex: number;
  readonly id: string;
  readonly place?: ChainPlace;
}

/**
 * The jobs of a workload. Each stream draws its arrivals (Poisson, or as its pattern says) and
 * origins from generators of its own, named after its id: the order of streams in the file, and
 * which others there are, change nothing for it. The same seed gives the same jobs, bit for bit.
 * A stream whose requests come from cities has a template for each of their states.
 */
export function expandJobs(
  workload: Workload,
  fleets: readonly Fleet[],
  seed: number,
  durationS: number,
): JobColumns {
  const streams = [...workload.streams].sort((a, b) => (a.template.id < b.template.id ? -1 : 1));
  const templates: JobTemplate[] = [];
  const arrivals: Arrival[] = [];
  for (const stream of streams) {
    const indexOfCity = addTemplates(stream, templates);
    const bounded = { ...stream, endS: Math.min(stream.endS, durationS) };
    for (const { cityIndex, ...arrival } of arrivalsOf(bounded, seed, fleets)) {
      for (const call of callsOf(arrival, indexOfCity(cityIndex), stream)) arrivals.push(call);
    }
  }
  const rows = [...workload.rows].sort(byTemplateId);
  const rowTemplates = [...new Set(rows.map((row) => row.template))];
  const start = templates.length;
  const indexOfRowTemplate = new Map(rowTemplates.map((t, index) => [t, start + index]));
  for (const [sequence, row] of rows.entries()) {
    const templateIndex = indexOfRowTemplate.get(row.template)!;
    const { id, releaseS, originSatelliteIndex } = row;
    arrivals.push({ releaseS, templateIndex, sequence, originSatelliteIndex, id });
  }
  arrivals.sort(inTotalOrder);
  return columnsOf(arrivals, [...templates, ...rowTemplates]);
}

/** The job of an arrival, its tasks, or the calls of its chain; all come into being with it. */
function* callsOf(
  arrival: Omit<Arrival, 'templateIndex'>,
  templateIndex: number,
  { chain, taskCount = 1 }: JobStream,
): Generator<Arrival> {
  if (chain === undefined) {
    for (let task = 0; task < taskCount; task += 1) {
      const id = taskCount === 1 ? arrival.id : `${arrival.id}.${task + 1}`;
      yield { ...arrival, id, sequence: (arrival.sequence - 1) * taskCount + task, templateIndex };
    }
    return;
  }
  const { callCount, thinkS } = chain;
  for (let position = 0; position < callCount; position += 1) {
    const isLast = position === callCount - 1;
    yield {
      ...arrival,
      id: `${arrival.id}.${position + 1}`,
      sequence: (arrival.sequence - 1) * callCount + position,
      templateIndex: isLast ? templateIndex : templateIndex + 1,
      place: { chain: arrival, position, thinkS },
    };
  }
}

/** Jobs of the same instant come in the order of their names, wherever they stand in the file. */
function byTemplateId({ template: a }: JobRow, { template: b }: JobRow): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** Adds what the jobs of a stream are made of; returns which of it a city's jobs are. */
function addTemplates(stream: JobStream, templates: JobTemplate[]): (city: number) => number {
  const { template, pattern, chain } = stream;
  const start = templates.length;
  const ofState = (each: JobTemplate) => (chain === undefined ? [each] : chainTemplates(each));
  const cities = pattern?.diurnal?.cities;
  // A stream that says whose data it carries says it of every job, wherever it is asked for.
  if (cities === undefined || template.originState !== 'ZZ') {
    templates.push(...ofState(template));
    return () => start;
  }
  const states = [...new Set(cities.map(({ state }) => state))];
  for (const originState of states) templates.push(...ofState({ ...template, originState }));
  const perState = ofState(template).length;
  const indexByCity = cities.map(({ state }) => start + perState * states.indexOf(state));
  return (city) => indexByCity[city]!;
}

function inTotalOrder(a: Arrival, b: Arrival): number {
  return a.releaseS - b.releaseS || a.templateIndex - b.templateIndex || a.sequence - b.sequence;
}

interface StreamArrival extends Omit<Arrival, 'templateIndex'> {
  readonly cityIndex: number;
}

function* arrivalsOf(
  stream: JobStream,
  seed: number,
  fleets: readonly Fleet[],
): Generator<StreamArrival> {
  if (stream.arrivalsPerS <= 0) return;
  const { id: streamId } = stream.template;
  const random = randomStream(seed, streamId);
  const origins = stream.originFleetIndices.map((index) => fleets[index]!);
  let sequence = 0;
  for (const { timeS, cityIndex } of timesOf(stream, random, seed)) {
    sequence += 1;
    if (sequence > arrivalCountMax) return;
    const originSatelliteIndex = originOf(origins, random.uniform());
    const id = `${streamId}#${sequence}`;
    yield { releaseS: timeS, sequence, originSatelliteIndex, id, cityIndex };
  }
}

function timesOf(stream: JobStream, random: RandomStream, seed: number): Iterable<PatternArrival> {
  const { pattern = { diurnal: null, bursts: null }, template } = stream;
  return patternArrivals(stream, pattern, random, randomStream(seed, `${template.id}/bursts`));
}

/** A satellite of these fleets, each as likely as the other; -1 without fleets. */
function originOf(fleets: readonly Fleet[], uniform: number): number {
  let total = 0;
  for (const fleet of fleets) total += fleet.satelliteCount;
  let place = Math.floor(uniform * total);
  for (const fleet of fleets) {
    if (place < fleet.satelliteCount) return fleet.satelliteStart + place;
    place -= fleet.satelliteCount;
  }
  return -1;
}

function columnsOf(arrivals: readonly Arrival[], templates: readonly JobTemplate[]): JobColumns {
  const count = arrivals.length;
  const releaseS = new Float64Array(count);
  const deadlineS = new Float64Array(count);
  const templateIndex = new Int32Array(count);
  const originSatelliteIndex = new Int32Array(count);
  for (const [index, arrival] of arrivals.entries()) {
    releaseS[index] = arrival.releaseS;
    deadlineS[index] = arrival.releaseS + templates[arrival.templateIndex]!.deadlineS;
    templateIndex[index] = arrival.templateIndex;
    originSatelliteIndex[index] = arrival.originSatelliteIndex;
  }
  const id = (index: number): string => arrivals[index]?.id ?? '';
  const chains = chainColumns(arrivals.map(({ place }) => place));
  const columns = { releaseS, deadlineS, templateIndex, originSatelliteIndex };
  return { count, ...columns, templates, id, ...(chains === undefined ? {} : { chains }) };
}
