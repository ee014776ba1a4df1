// Which jobs does a recorded trace become?

import type { JobRow, JobTemplate, Problem } from './scenario.ts';
import type { Resolved, WorkloadContext } from './resolveWorkload.ts';
import { textOrFile } from './textOrFile.ts';
import { inferenceLoad } from './template.ts';
import { readAzureLlmTrace } from './trace.ts';
import type { TraceRows } from './trace.ts';
import { jobCountMax } from './limits.ts';
import type { TraceFile } from './workloadSchema.ts';

/** The jobs of a trace: `requestsPerJob` rows in a row become one job, released with the last. */
export function resolveTrace(
  file: TraceFile,
  path: string,
  index: number,
  context: WorkloadContext,
): Resolved<JobRow[]> {
  const source = textOrFile(file, path, context.files);
  if (typeof source !== 'string') return { value: [], problems: [source], warnings: [] };
  const rows = readAzureLlmTrace(source, file.take ?? jobCountMax);
  if (rows === null || rows.utcMs.length === 0) {
    const what = rows === null ? 'the columns are missing' : 'no row is good';
    const hint = 'expected TIMESTAMP,ContextTokens,GeneratedTokens and rows below';
    return { value: [], problems: [{ path, message: what, hint }], warnings: [] };
  }
  const id = file.id ?? `trace-${index + 1}`;
  const jobs = jobsOf(file, id, rows, originUtcMs(file, rows, context));
  const inside = jobs.filter((job) => job.releaseS >= 0 && job.releaseS < context.durationS);
  const warnings = warningsOf(path, rows, jobs.length - inside.length);
  const problems =
    inside.length > 0
      ? []
      : [{ path, message: 'no row falls into the run', hint: 'use "timeShift": "toStart"' }];
  return { value: inside, problems, warnings };
}

function originUtcMs(file: TraceFile, rows: TraceRows, context: WorkloadContext): number {
  return file.timeShift === 'toStart' ? rows.utcMs[0]! : context.startUtcMs;
}

function jobsOf(file: TraceFile, id: string, rows: TraceRows, zeroUtcMs: number): JobRow[] {
  const jobs: JobRow[] = [];
  const templates = new Map<string, JobTemplate>();
  const size = file.requestsPerJob;
  for (let from = 0; from < rows.utcMs.length; from += size) {
    const to = Math.min(from + size, rows.utcMs.length);
    const shape = [to - from, sum(rows.promptTokens, from, to), sum(rows.outputTokens, from, to)];
    const key = shape.join(' ');
    const template = templates.get(key) ?? traceTemplate(file, id, shape);
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

function traceTemplate(file: TraceFile, id: string, shape: readonly number[]): JobTemplate {
  const [requestsPerJob = 1, promptSum = 0, outputSum = 0] = shape;
  const load = inferenceLoad({
    ...file,
    requestsPerJob,
    promptTokens: promptSum / requestsPerJob,
    outputTokens: outputSum / requestsPerJob,
  });
  return {
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
}

function warningsOf(path: string, rows: TraceRows, outsideCount: number): Problem[] {
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
