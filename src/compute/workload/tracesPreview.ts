// What was understood of a trace that somebody dropped: its format, rows, span, arrivals and sizes?

import { readAzureLlmTrace } from '../scenario/trace.ts';
import type { TraceFormat } from '../scenario/traceSchema.ts';
import { histogramOf, spreadOf } from './arrivalsPreview.ts';
import type { Histogram, Spread } from './arrivalsPreview.ts';
import { readElasticFlowTrace, readSwfTrace } from './tracesRecorded.ts';
import type { LineFault, RecordedJobs } from './tracesRecorded.ts';

/** A quantity of the rows. */
export interface TraceQuantity {
  readonly name:
    | 'promptTokens'
    | 'outputTokens'
    | 'durationS'
    | 'acceleratorCount'
    /** The recording's own deadline after submission, which scenarios do not use. */
    | 'recordedDeadlineS';
  readonly spread: Spread;
}

export interface TracePreview {
  readonly format: TraceFormat;
  readonly readCount: number;
  readonly skippedCount: number;
  /** The first lines that were left out, each with its reason. */
  readonly skipped: readonly LineFault[];
  /** First row, if the trace says when it was recorded. */
  readonly startUtcMs: number | null;
  readonly spanS: number;
  /** Since the first row. */
  readonly arrivals: Histogram;
  readonly quantities: readonly TraceQuantity[];
}

/**
 * Recognises a trace by its content: the header of Azure's or ElasticFlow's columns, or lines of 18
 * numbers (SWF). Null for any other text, and for one of these with no good row.
 */
export function previewTrace(text: string, take = Infinity): TracePreview | null {
  return previewRequests(text, take) ?? previewRecorded(text, take);
}

function previewRequests(text: string, take: number): TracePreview | null {
  const rows = readAzureLlmTrace(text, take);
  if (rows === null || rows.utcMs.length === 0) return null;
  const startUtcMs = rows.utcMs[0]!;
  const timesS = rows.utcMs.map((utcMs) => (utcMs - startUtcMs) / 1000);
  return {
    format: 'azureLlm',
    ...previewOf(timesS, rows),
    startUtcMs,
    quantities: [
      { name: 'promptTokens', spread: spreadOf(rows.promptTokens) },
      { name: 'outputTokens', spread: spreadOf(rows.outputTokens) },
    ],
  };
}

function previewRecorded(text: string, take: number): TracePreview | null {
  const elasticFlow = readElasticFlowTrace(text, take);
  const format = elasticFlow === null ? 'swf' : 'elasticFlow';
  const jobs = elasticFlow ?? readSwfTrace(text, take);
  if (jobs === null || jobs.submitS.length === 0) return null;
  const firstS = jobs.submitS[0]!;
  return {
    format,
    ...previewOf(
      jobs.submitS.map((timeS) => timeS - firstS),
      jobs,
    ),
    startUtcMs: jobs.startUtcMs === null ? null : jobs.startUtcMs + 1000 * firstS,
    quantities: quantitiesOf(jobs),
  };
}

function previewOf(
  timesS: readonly number[],
  { faults, faultCount }: { readonly faults: readonly LineFault[]; readonly faultCount: number },
) {
  const spanS = timesS[timesS.length - 1]!;
  return {
    readCount: timesS.length,
    skippedCount: faultCount,
    skipped: faults,
    spanS,
    arrivals: histogramOf(timesS, 0, spanS),
  };
}

function quantitiesOf(jobs: RecordedJobs): TraceQuantity[] {
  const known: TraceQuantity[] = [
    { name: 'durationS', spread: spreadOf(jobs.durationS) },
    { name: 'acceleratorCount', spread: spreadOf(jobs.acceleratorCount) },
  ];
  if (jobs.deadlineS.some(Number.isFinite)) {
    known.push({ name: 'recordedDeadlineS', spread: spreadOf(jobs.deadlineS) });
  }
  return known;
}
