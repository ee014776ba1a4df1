// Which jobs does a recorded trace become?

import { readElasticFlowTrace, readSwfTrace } from '../workload/tracesRecorded.ts';
import type { JobRow, JobTemplate, Problem } from './scenario.ts';
import type { Resolved, WorkloadContext } from './resolveWorkload.ts';
import { replicaRows, requestTemplate, serviceProblem } from './serviceSchema.ts';
import { textOrFile } from './textOrFile.ts';
import { inferenceLoad } from './template.ts';
import { readAzureLlmTrace } from './trace.ts';
import type { TraceRows } from './trace.ts';
import { jobCountMax } from './limits.ts';
import type { RecordedTraceFile, RequestTraceFile, TraceFile, TraceFormat } from './traceSchema.ts';

/** Jobs of a trace and what of its file could not be read. */
interface TraceJobs {
  readonly jobs: readonly JobRow[];
  readonly skipped: Skipped;
}

type Skipped = Pick<TraceRows, 'faults' | 'faultCount'>;

/** The jobs of a trace that fall into the run. */
export function resolveTrace(
  file: TraceFile,
  path: string,
  index: number,
  context: WorkloadContext,
): Resolved<JobRow[]> {
  const text = textOrFile(file, path, context.files);
  if (typeof text !== 'string') return { value: [], problems: [text], warnings: [] };
  const id = file.id ?? `trace-${index + 1}`;
  const read =
    file.format === 'azureLlm'
      ? requestJobs(file, id, text, context)
      : recordedJobs(file, id, text, context);
  if (typeof read === 'string') {
    return {
      value: [],
      problems: [{ path, message: read, hint: hints[file.format] }],
      warnings: [],
    };
  }
  const { jobs, skipped } = read;
  const inside = jobs.filter((job) => job.releaseS >= 0 && job.releaseS < context.durationS);
  const warnings = warningsOf(path, skipped, jobs.length - inside.length);
  const problems = inside.some(({ template }) => template.service?.isReplica !== true)
    ? []
    : [{ path, message: 'no row falls into the run', hint: 'use "timeShift": "toStart"' }];
  return { value: inside, problems, warnings };
}

const noColumns = 'the columns are missing';

/** All rows are wrong: the first of them says how. */
function noRowText({ faults }: Skipped): string {
  const [first] = faults;
  if (first === undefined) return 'no row is good: there is none below the header';
  return `no row is good; file line ${first.line}: ${first.message}`;
}

const hints: Readonly<Record<TraceFormat, string>> = {
  azureLlm: 'expected TIMESTAMP,ContextTokens,GeneratedTokens and rows below',
  elasticFlow: 'expected submission_time,duration,num_gpu and rows below',
  swf: 'expected lines of 18 numbers, comments behind ";"',
};

/** `requestsPerJob` rows in a row become one job, released with the last. */
function requestJobs(
  file: RequestTraceFile,
  id: string,
  text: string,
  context: WorkloadContext,
): TraceJobs | string {
  const rows = readAzureLlmTrace(text, file.take ?? jobCountMax);
  if (rows === null) return noColumns;
  if (rows.utcMs.length === 0) return noRowText(rows);
  const zeroUtcMs = file.timeShift === 'toStart' ? rows.utcMs[0]! : context.startUtcMs;
  const problem = serviceProblem(file);
  if (problem !== null) return problem.message;
  const jobs = jobsOf(file, id, rows, zeroUtcMs);
  return { jobs: [...traceReplicas(file, id, rows, context), ...jobs], skipped: rows };
}

/** The replicas that serve a trace, with its mean request. */
function traceReplicas(
  file: RequestTraceFile,
  id: string,
  rows: TraceRows,
  { durationS }: WorkloadContext,
): JobRow[] {
  const { length } = rows.utcMs;
  const sums = [sum(rows.promptTokens, 0, length), sum(rows.outputTokens, 0, length)];
  const shape = [1, ...sums.map((total) => total / length)];
  return replicaRows(traceTemplate(file, id, shape), file, id, durationS);
}

/** A job each, as long as it was recorded; a template for each length and width. */
function recordedJobs(
  file: RecordedTraceFile,
  id: string,
  text: string,
  context: WorkloadContext,
): TraceJobs | string {
  const read = file.format === 'swf' ? readSwfTrace : readElasticFlowTrace;
  const recorded = read(text, file.take ?? jobCountMax);
  if (recorded === null) return noColumns;
  const { submitS, durationS, acceleratorCount, startUtcMs } = recorded;
  if (submitS.length === 0) return noRowText(recorded);
  const startedS = startUtcMs === null ? 0 : (context.startUtcMs - startUtcMs) / 1000;
  const zeroS = file.timeShift === 'toStart' ? submitS[0]! : startedS;
  const templates = new Map<string, JobTemplate>();
  const jobs = submitS.map((timeS, row) => {
    const shape = [durationS[row]!, acceleratorsOf(file, acceleratorCount[row]!)] as const;
    const key = shape.join(' ');
    const template = templates.get(key) ?? recordedTemplate(file, id, ...shape);
    templates.set(key, template);
    return { template, id: `${id}#${row + 1}`, releaseS: timeS - zeroS, originSatelliteIndex: -1 };
  });
  return { jobs, skipped: recorded };
}

/** Accelerators in the place of those recorded, before they are bounded. */
function acceleratorsOf(file: RecordedTraceFile, recordedCount: number): number {
  if (file.format === 'elasticFlow') return recordedCount;
  return Math.ceil(recordedCount / file.processorsPerAccelerator);
}

function recordedTemplate(
  file: RecordedTraceFile,
  id: string,
  durationS: number,
  wantedCount: number,
): JobTemplate {
  return {
    id,
    kind: file.format === 'swf' ? 'batch' : 'training',
    work: { kind: 'acceleratorSeconds', acceleratorS: durationS * wantedCount },
    acceleratorCount: Math.min(wantedCount, file.acceleratorCountMax ?? Infinity),
    inputBit: file.inputBit,
    outputBit: file.outputBit,
    deadlineS: file.deadlineS + file.deadlinePerDuration * durationS,
    value: file.value,
    lateValueFraction: file.lateValueFraction,
    isPreemptible: file.preemptible,
    checkpointS: file.checkpointS,
    originState: file.originState,
  };
}

function jobsOf(file: RequestTraceFile, id: string, rows: TraceRows, zeroUtcMs: number): JobRow[] {
  const jobs: JobRow[] = [];
  const templates = new Map<string, JobTemplate>();
  const size = file.requestsPerJob;
  for (let from = 0; from < rows.utcMs.length; from += size) {
    const to = Math.min(from + size, rows.utcMs.length);
    const shape = [to - from, sum(rows.promptTokens, from, to), sum(rows.outputTokens, from, to)];
    const key = shape.join(' ');
    const template =
      templates.get(key) ?? requestTemplate(traceTemplate(file, id, shape), file, id);
    templates.set(key, template);
    const releaseS = (rows.utcMs[to - 1]! - zeroUtcMs) / 1000;
    jobs.push({ template, id: `${id}#${jobs.length + 1}`, releaseS, originSatelliteIndex: -1 });
  }
  return jobs;
}

function sum(column: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index += 1) total += column[index]!;
  return total;
}

function traceTemplate(file: RequestTraceFile, id: string, shape: readonly number[]): JobTemplate {
  const [requestsPerJob = 1, promptSum = 0, outputSum = 0] = shape;
  const load = inferenceLoad({
    ...file,
    requestsPerJob,
    promptTokens: promptSum / requestsPerJob,
    outputTokens: outputSum / requestsPerJob,
  });
  const template: JobTemplate = {
    id,
    kind: 'llmInference',
    ...load,
    acceleratorCount: file.acceleratorCount,
    deadlineS: file.deadlineS,
    value: file.value,
    lateValueFraction: file.lateValueFraction,
    isPreemptible: file.preemptible,
    checkpointS: file.checkpointS,
    originState: file.originState,
  };
  return template;
}

function warningsOf(path: string, rows: Skipped, outsideCount: number): Problem[] {
  const warnings = rows.faults.map(({ line, message }) => ({
    path,
    message: `file line ${line}: ${message}`,
    hint: 'the row is left out',
  }));
  const unlisted = rows.faultCount - rows.faults.length;
  if (unlisted > 0) {
    warnings.push({ path, message: `${unlisted} more rows are wrong`, hint: 'they are left out' });
  }
  if (outsideCount > 0) {
    const message = `${outsideCount} jobs of the trace fall outside the run`;
    warnings.push({ path, message, hint: 'lengthen durationS to use them' });
  }
  return warnings;
}
