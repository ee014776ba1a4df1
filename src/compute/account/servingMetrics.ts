// How well were models served: how soon did people have first tokens, how fast the others?

import type { Operation } from '../operate/operate.ts';
import type { ReplicaRecord } from '../operate/replicaSite.ts';
import type { JobTemplate } from '../scenario/scenario.ts';
import type { ServiceRole } from '../workload/serviceRole.ts';
import { percentile } from './percentile.ts';
import { jobStatuses } from './result.ts';
import type { JobTable } from './result.ts';

/** One served model; definitions in docs/metrics.md. Null where there is nothing to say it of. */
export interface ServingMetrics {
  /** The stream or trace of its requests. */
  readonly service: string;
  readonly requestCount: number;
  readonly answeredCount: number;
  /** From asking to the first token on the ground. */
  readonly firstTokenP50S: number | null;
  readonly firstTokenP95S: number | null;
  readonly firstTokenP99S: number | null;
  /** Between two tokens of an answer, on the ground; of answers of two tokens and more. */
  readonly perTokenP50S: number | null;
  readonly perTokenP95S: number | null;
  readonly perTokenP99S: number | null;
  /** Both promises kept, over all requests that were due by the end of the run or are over. */
  readonly keptFraction: number | null;
  readonly replicaCount: number;
  /** Replicas whose weights were in memory at some time, and how often they were loaded in all. */
  readonly replicaLoadedCount: number;
  readonly weightLoadCount: number;
  readonly weightUplinkedBit: number;
  /** Requests at once, in the mean over the time at work, and at most. */
  readonly batchMean: number | null;
  readonly batchPeak: number;
  readonly queuePeak: number;
  /** Time with a batch, over the time since weights were first in memory. */
  readonly busyFraction: number | null;
  /** Of accelerators and their share of the server, per answer token. */
  readonly joulePerToken: number | null;
}

/** Seconds a token of an answer as people see it; NaN: not delivered, or of one token. */
export function perTokenS(
  table: Pick<JobTable, 'deliveredS' | 'firstTokenAtS' | 'tokensOut'>,
  job: number,
): number {
  const furtherCount = Math.ceil(table.tokensOut[job]!) - 1;
  if (furtherCount < 1) return NaN;
  return (table.deliveredS[job]! - table.firstTokenAtS[job]!) / furtherCount;
}

/** What is read of a run. */
interface ServingSource {
  readonly table: JobTable;
  readonly templates: readonly JobTemplate[];
  readonly records: ReadonlyMap<number, ReplicaRecord>;
  readonly weightUplinkedBit: (job: number) => number;
  readonly durationS: number;
}

const sortedOf = (values: number[]): Float64Array =>
  Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();

function requestPart({ table, durationS }: ServingSource, rows: number[], role: ServiceRole) {
  const [firstS, tokenS]: [number[], number[]] = [[], []];
  let [answeredCount, dueCount, keptCount, usedJ, tokens] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const first = table.firstTokenAtS[row]! - table.releaseS[row]!;
    const perToken = perTokenS(table, row);
    firstS.push(first);
    tokenS.push(perToken);
    const isAnswered = !Number.isNaN(table.deliveredS[row]!);
    const isOpen = jobStatuses[table.statusCode[row]!] === 'unfinished';
    usedJ += table.energyJ[row]!;
    if (!isOpen || table.deadlineS[row]! <= durationS) dueCount += 1;
    if (!isAnswered) continue;
    answeredCount += 1;
    tokens += table.tokensOut[row]!;
    const isSlow = first > role.firstTokenMaxS || perToken > role.perTokenMaxS;
    if (!isSlow) keptCount += 1;
  }
  const [first, token] = [sortedOf(firstS), sortedOf(tokenS)];
  return {
    ...{ requestCount: rows.length, answeredCount },
    firstTokenP50S: percentile(first, 0.5),
    firstTokenP95S: percentile(first, 0.95),
    firstTokenP99S: percentile(first, 0.99),
    perTokenP50S: percentile(token, 0.5),
    perTokenP95S: percentile(token, 0.95),
    perTokenP99S: percentile(token, 0.99),
    keptFraction: dueCount > 0 ? keptCount / dueCount : null,
    joulePerToken: tokens > 0 ? usedJ / tokens : null,
  };
}

function replicaPart(source: ServingSource, rows: number[]) {
  const records = rows.flatMap((row) => source.records.get(row) ?? []);
  const sum = (of: (record: ReplicaRecord) => number) =>
    records.reduce((total, record) => total + of(record), 0);
  const loaded = records.filter(({ loadedS }) => !Number.isNaN(loadedS));
  const loadedS = loaded.reduce((total, each) => total + source.durationS - each.loadedS, 0);
  const busyS = sum((record) => record.busyS);
  return {
    replicaCount: rows.length,
    replicaLoadedCount: loaded.length,
    weightLoadCount: sum((record) => record.loadCount),
    weightUplinkedBit: rows.reduce((total, row) => total + source.weightUplinkedBit(row), 0),
    batchMean: busyS > 0 ? sum((record) => record.batchS) / busyS : null,
    batchPeak: Math.max(0, ...records.map((record) => record.batchPeak)),
    queuePeak: Math.max(0, ...records.map((record) => record.queuePeak)),
    busyFraction: loadedS > 0 ? busyS / loadedS : null,
  };
}

/** Served models in the order of their ids; null: none is served. */
export function servingMetrics(operation: Operation): readonly ServingMetrics[] | null {
  const { jobs, lives, replicas, world, contacts } = operation;
  if (replicas === null) return null;
  const { table } = lives;
  const uplinkedBit = uplinkedByJob(contacts.flows.routes(), table.count);
  const source: ServingSource = {
    ...{ table, templates: jobs.templates, records: replicas.records },
    weightUplinkedBit: (job) => uplinkedBit[job]!,
    durationS: world.scenario.durationS,
  };
  return replicas.serviceIds.map((service) => {
    const [requests, hosts]: [number[], number[]] = [[], []];
    let role: ServiceRole | undefined;
    for (let row = 0; row < table.count; row += 1) {
      const of = jobs.templates[table.templateIndex[row]!]!.service;
      if (of?.id !== service) continue;
      role = of;
      (of.isReplica ? hosts : requests).push(row);
    }
    return { service, ...requestPart(source, requests, role!), ...replicaPart(source, hosts) };
  });
}

/** Bits that left the ground for each job. */
function uplinkedByJob(
  routes: ReturnType<Operation['contacts']['flows']['routes']>,
  count: number,
): Float64Array {
  const bits = new Float64Array(count);
  for (let row = 0; row < routes.count; row += 1) {
    const isUp = routes.directionCode[row] === 0 && routes.fromIndex[row]! < 0;
    if (isUp) bits[routes.jobIndex[row]!]! += routes.carriedBit[row]!;
  }
  return bits;
}
