// Which jobs does the workload of a scenario file ask for?

import { parseUtc } from '../../orbit/index.ts';
import { arrivalPatternOf } from './arrivalSchema.ts';
import { byId } from './byId.ts';
import { jobCountMax } from './limits.ts';
import { didYouMean } from './nearest.ts';
import type { Fleet, JobRow, JobStream, Problem, Satellite, Workload } from './scenario.ts';
import { replicaRows, requestTemplate, serviceProblem } from './serviceSchema.ts';
import { scenePlanOf } from './sceneSchema.ts';
import { templateOf } from './template.ts';
import { resolveTrace } from './resolveTrace.ts';
import type { ExplicitJobFile, StreamFile, TraceFile } from './workloadSchema.ts';

/** What the workload is resolved against. */
export interface WorkloadContext {
  readonly startUtcMs: number;
  readonly durationS: number;
  readonly fleets: readonly Fleet[];
  readonly satellites: readonly Satellite[];
  readonly files: Readonly<Record<string, string>>;
  /** Fleets left out for problems of their own, which names in the workload may mean. */
  readonly leftOutFleetIds?: readonly string[];
}

/** Entries with their place in the file; the wrong ones are left out by the caller. */
export interface WorkloadEntries {
  readonly streams: readonly { readonly index: number; readonly file: StreamFile }[];
  readonly jobs: readonly { readonly index: number; readonly file: ExplicitJobFile }[];
  readonly traces: readonly { readonly index: number; readonly file: TraceFile }[];
}

/** A part of the scenario with what is wrong with it. */
export interface Resolved<T> {
  readonly value: T;
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Streams by id, jobs and traces in core units. */
export function resolveWorkload(
  entries: WorkloadEntries,
  context: WorkloadContext,
): Resolved<Workload> {
  const problems = repeatedIds(entries);
  const warnings: Problem[] = [];
  const streams = resolveStreams(entries.streams, context, problems);
  streams.sort((a, b) => byId(a.template, b.template));
  const rows = resolveJobs(entries.jobs, context, problems);
  rows.push(...streamReplicas(entries.streams, context));
  for (const { index, file } of entries.traces) {
    // Beyond the bound nothing more is read: the size check says how many are too many.
    if (rows.length > jobCountMax) break;
    const trace = resolveTrace(file, `workload.traces[${index}]`, index, context);
    problems.push(...trace.problems);
    warnings.push(...trace.warnings);
    for (const row of trace.value) rows.push(row);
  }
  return { value: { streams, rows }, problems, warnings };
}

function resolveStreams(
  entries: WorkloadEntries['streams'],
  context: WorkloadContext,
  problems: Problem[],
): JobStream[] {
  const ids = streamIds(entries.map((entry) => entry.file));
  return entries.flatMap(({ index, file }, place) => {
    const path = `workload.streams[${index}]`;
    const jobTemplate = templateOf(file, ids[place]!);
    const template = servedTemplate(file, jobTemplate, ids[place]!);
    const originFleetIndices = fleetIndices(file, path, context, problems);
    const endS = Math.min(file.endS ?? context.durationS, context.durationS);
    if (file.startS >= endS) {
      const message = `expected a start before the end of the arrivals, found ${file.startS}`;
      problems.push({ path: `${path}.startS`, message, hint: `less than ${endS}` });
    }
    if ('message' in template) {
      problems.push({ path, ...template });
      return [];
    }
    const arrivalsPerS = file.arrivalsPerHour / 3600;
    const pattern = arrivalPatternOf(file, context.startUtcMs);
    const scenes = 'scenes' in file ? scenePlanOf(file.scenes) : undefined;
    const chain = 'chain' in file ? file.chain : undefined;
    const { startS } = file;
    const taskCount = 'taskCount' in file ? file.taskCount : undefined;
    const varied = { pattern, scenes, chain, taskCount };
    return [{ template, arrivalsPerS, startS, endS, originFleetIndices, ...varied }];
  });
}

/** What the jobs of a stream are if its model is served by replicas. */
function servedTemplate(
  file: StreamFile,
  template: ReturnType<typeof templateOf>,
  id: string,
): ReturnType<typeof templateOf> {
  if (!('service' in file) || 'message' in template) return template;
  return serviceProblem(file) ?? requestTemplate(template, file, id);
}

function streamReplicas(
  entries: WorkloadEntries['streams'],
  { durationS }: WorkloadContext,
): JobRow[] {
  const ids = streamIds(entries.map((entry) => entry.file));
  return entries.flatMap(({ file }, place) => {
    const id = ids[place]!;
    const template = templateOf(file, id);
    if (!('service' in file) || 'message' in template) return [];
    return replicaRows(template, file, id, durationS);
  });
}

/** A stream without an id is called by its kind, the second of a kind `kind-2`. */
export function streamIds(files: readonly { readonly id?: string | undefined; kind: string }[]) {
  const seenCount = new Map<string, number>();
  return files.map((file) => {
    if (file.id !== undefined) return file.id;
    const count = (seenCount.get(file.kind) ?? 0) + 1;
    seenCount.set(file.kind, count);
    return count === 1 ? file.kind : `${file.kind}-${count}`;
  });
}

function fleetIndices(
  file: StreamFile,
  path: string,
  context: WorkloadContext,
  problems: Problem[],
): number[] {
  const known = context.fleets.map((fleet) => fleet.id);
  const indices = (file.originFleets ?? []).flatMap((id, place) => {
    const index = known.indexOf(id);
    if (index >= 0) return [index];
    if (context.leftOutFleetIds?.includes(id) === true) return [];
    const message = `expected the id of a fleet, found "${id}"`;
    problems.push({
      path: `${path}.originFleets[${place}]`,
      message,
      hint: didYouMean(id, known),
    });
    return [];
  });
  return indices.sort((a, b) => a - b);
}

function resolveJobs(
  entries: WorkloadEntries['jobs'],
  context: WorkloadContext,
  problems: Problem[],
): JobRow[] {
  const satelliteIndexById = new Map(context.satellites.map((s, index) => [s.id, index]));
  return entries.flatMap(({ index, file }) => {
    const path = `workload.jobs[${index}]`;
    const id = file.id ?? `job-${index + 1}`;
    const template = templateOf(file, id);
    const releaseS = releaseOf(file, context);
    const originSatelliteIndex =
      file.originSatellite === undefined ? -1 : satelliteIndexById.get(file.originSatellite);
    if ('message' in template) problems.push({ path, ...template });
    if (typeof releaseS === 'string') {
      const hint = `0 to ${context.durationS} s after the start`;
      problems.push({ path, message: releaseS, hint });
    }
    const isFleetLeftOut = (context.leftOutFleetIds?.length ?? 0) > 0;
    if (originSatelliteIndex === undefined && !isFleetLeftOut) {
      const message = `expected the id of a satellite, found "${file.originSatellite ?? ''}"`;
      const hint = didYouMean(file.originSatellite, [...satelliteIndexById.keys()].slice(0, 2000));
      problems.push({ path: `${path}.originSatellite`, message, hint });
    }
    if ('message' in template || typeof releaseS === 'string') return [];
    return [{ template, id, releaseS, originSatelliteIndex: originSatelliteIndex ?? -1 }];
  });
}

function releaseOf(file: ExplicitJobFile, context: WorkloadContext): number | string {
  if (file.releaseS !== undefined && file.releaseUtc !== undefined) {
    return 'expected one of releaseS and releaseUtc, found both';
  }
  const utcMs = file.releaseUtc === undefined ? null : parseUtc(file.releaseUtc);
  const releaseS = utcMs === null ? (file.releaseS ?? 0) : (utcMs - context.startUtcMs) / 1000;
  const isInside = releaseS >= 0 && releaseS <= context.durationS;
  return isInside ? releaseS : `the job is released ${releaseS} s after the start`;
}

function repeatedIds(entries: WorkloadEntries): Problem[] {
  const named = [
    ...entries.streams.map((entry) => ({ ...entry, list: 'streams' })),
    ...entries.traces.map((entry) => ({ ...entry, list: 'traces' })),
    ...entries.jobs.map((entry) => ({ ...entry, list: 'jobs' })),
  ];
  const seen = new Set<string>();
  return named.flatMap(({ index, file, list }) => {
    if (file.id === undefined) return [];
    const isNew = !seen.has(file.id);
    seen.add(file.id);
    if (isNew) return [];
    const path = `workload.${list}[${index}].id`;
    return [{ path, message: `the id "${file.id}" stands twice`, hint: 'ids are unique' }];
  });
}
