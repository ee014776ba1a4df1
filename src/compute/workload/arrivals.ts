// Which jobs come, when, and where does their input lie?

import type { Fleet, JobStream, JobTemplate, Workload } from '../scenario/scenario.ts';
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
}

/**
 * The jobs of a workload. Each stream draws its arrivals (Poisson: exponential gaps) and origins
 * from a generator of its own, named after its id: the order of streams in the file, and which
 * others there are, change nothing for it. The same seed gives the same jobs, bit for bit.
 */
export function expandJobs(
  workload: Workload,
  fleets: readonly Fleet[],
  seed: number,
  durationS: number,
): JobColumns {
  const streams = [...workload.streams].sort((a, b) => (a.template.id < b.template.id ? -1 : 1));
  const rowTemplates = [...new Set(workload.rows.map((row) => row.template))];
  const templates = [...streams.map((stream) => stream.template), ...rowTemplates];
  const arrivals: Arrival[] = [];
  for (const [templateIndex, stream] of streams.entries()) {
    const random = randomStream(seed, stream.template.id);
    const bounded = { ...stream, endS: Math.min(stream.endS, durationS) };
    for (const arrival of arrivalsOf(bounded, random, fleets)) {
      arrivals.push({ ...arrival, templateIndex });
    }
  }
  const indexOfRowTemplate = new Map(rowTemplates.map((t, index) => [t, streams.length + index]));
  for (const [sequence, row] of workload.rows.entries()) {
    const templateIndex = indexOfRowTemplate.get(row.template)!;
    const { id, releaseS, originSatelliteIndex } = row;
    arrivals.push({ releaseS, templateIndex, sequence, originSatelliteIndex, id });
  }
  arrivals.sort(inTotalOrder);
  return columnsOf(arrivals, templates);
}

function inTotalOrder(a: Arrival, b: Arrival): number {
  return a.releaseS - b.releaseS || a.templateIndex - b.templateIndex || a.sequence - b.sequence;
}

function* arrivalsOf(
  stream: JobStream,
  random: RandomStream,
  fleets: readonly Fleet[],
): Generator<Omit<Arrival, 'templateIndex'>> {
  const { template, arrivalsPerS, endS } = stream;
  if (arrivalsPerS <= 0) return;
  const origins = stream.originFleetIndices.map((index) => fleets[index]!);
  let releaseS = stream.startS;
  for (let sequence = 1; sequence <= arrivalCountMax; sequence += 1) {
    releaseS += random.exponential() / arrivalsPerS;
    if (releaseS >= endS) return;
    const originSatelliteIndex = originOf(origins, random.uniform());
    yield { releaseS, sequence, originSatelliteIndex, id: `${template.id}#${sequence}` };
  }
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
  return { count, releaseS, deadlineS, templateIndex, originSatelliteIndex, templates, id };
}
