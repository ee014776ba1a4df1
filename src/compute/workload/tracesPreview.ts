// What was understood of a trace that somebody dropped: its format, rows, span, arrivals and sizes?

import { readAzureLlmTrace } from '../scenario/trace.ts';
import type { TraceFormat } from '../scenario/traceSchema.ts';
import { histogramOf, spreadOf } from './arrivalsPreview.ts';
import type { Histogram, Spread } from './arrivalsPreview.ts';
import { sizeBins } from './sizes.ts';
import type { SizeBins } from './sizes.ts';
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
  readonly sizes: SizeBins;
}

const quantityOf = (name: TraceQuantity['name'], values: readonly number[]): TraceQuantity => ({
  name,
  spread: spreadOf(values),
  sizes: sizeBins(values),
});

export interface TracePreview {
  readonly format: TraceFormat;
  readonly readCount: number;
  readonly skippedCount: number;
  /** The first lines that were left out, each with its reason. */
  readonly skipped: readonly LineFault[];
  /** First good row, if the trace says when it was recorded. */
  readonly startUtcMs: number | null;
  readonly spanS: number;
  /** Since the first row. */
  readonly arrivals: Histogram;
  readonly quantities: readonly TraceQuantity[];
}

/** Rows of a part of a trace. */
interface Rows {
  /** Since `zeroUtcMs`, or since a time that nobody recorded. */
  readonly timesMs: readonly number[];
  readonly columns: Partial<Record<TraceQuantity['name'], readonly number[]>>;
  readonly faults: readonly LineFault[];
  readonly faultCount: number;
  readonly zeroUtcMs: number | null;
}

/** How a format is read, a piece at a time. */
interface Reader {
  readonly format: TraceFormat;
  /** Null: this text is of another kind. */
  readonly read: (text: string, take: number) => Rows | null;
  /** What a later piece needs before it to be taken for the same kind. */
  readonly lead: (text: string) => string;
  /** Rows that the lead itself makes. */
  readonly leadRowCount: 0 | 1;
}

const firstLine = (text: string): string => `${text.split('\n', 1)[0]!}\n`;

function readRequests(text: string, take: number): Rows | null {
  const rows = readAzureLlmTrace(text, take);
  if (rows === null) return null;
  const { utcMs, promptTokens, outputTokens, faults, faultCount } = rows;
  return {
    timesMs: utcMs,
    columns: { promptTokens, outputTokens },
    faults,
    faultCount,
    zeroUtcMs: 0,
  };
}

function recordedRows(jobs: RecordedJobs | null): Rows | null {
  if (jobs === null) return null;
  const { submitS, durationS, acceleratorCount, deadlineS, faults, faultCount } = jobs;
  return {
    timesMs: submitS.map((timeS) => timeS * 1000),
    columns: { durationS, acceleratorCount, recordedDeadlineS: deadlineS },
    ...{ faults, faultCount, zeroUtcMs: jobs.startUtcMs },
  };
}

const readers: readonly Reader[] = [
  { format: 'azureLlm', read: readRequests, lead: firstLine, leadRowCount: 0 },
  {
    format: 'elasticFlow',
    read: (text, take) => recordedRows(readElasticFlowTrace(text, take)),
    ...{ lead: firstLine, leadRowCount: 0 },
  },
  {
    format: 'swf',
    read: (text, take) => recordedRows(readSwfTrace(text, take)),
    // The first job of all: nothing is submitted before 0.
    ...{ lead: () => `0 0 0 1 1${' 0'.repeat(13)}\n`, leadRowCount: 1 },
  },
];

const faultListedMax = 20;
const pieceLength = 1_000_000;

/** Rows as they grow, piece by piece. */
class Growing {
  readonly timesMs: number[] = [];
  readonly columns = new Map<TraceQuantity['name'], number[]>();
  readonly faults: LineFault[] = [];
  faultCount = 0;
  zeroUtcMs: number | null = null;

  /** Adds all but the first `from` rows; `lineShift` is what its lines are short of. */
  add(rows: Rows, from: number, lineShift: number): void {
    append(this.timesMs, rows.timesMs, from);
    for (const [name, values] of Object.entries(rows.columns)) {
      const column = this.columns.get(name as TraceQuantity['name']) ?? [];
      this.columns.set(name as TraceQuantity['name'], column);
      append(column, values, from);
    }
    for (const { line, message } of rows.faults) {
      if (this.faults.length < faultListedMax) {
        this.faults.push({ line: line + lineShift, message });
      }
    }
    this.faultCount += rows.faultCount;
    this.zeroUtcMs ??= rows.zeroUtcMs;
  }
}

function append(to: number[], values: readonly number[], from: number): void {
  for (let row = from; row < values.length; row += 1) to.push(values[row]!);
}

function lineCount(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Where a piece ends that begins here: behind the end of a line, or at the end of the text. */
function pieceEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from + pieceLength);
  return at < 0 ? text.length : at + 1;
}

/**
 * Recognises a trace by its content: the header of Azure's or ElasticFlow's columns, or lines of 18
 * numbers (SWF). Null for any other text; of one of these without a good row it says what is wrong.
 * Yields the share that is read, about every megabyte.
 */
export function* previewTraceInPieces(
  text: string,
  take = Infinity,
): Generator<number, TracePreview | null> {
  let end = pieceEnd(text, 0);
  const first = text.slice(0, end);
  const found = readers.map((reader) => [reader, reader.read(first, take)] as const);
  const [reader, rows] = found.find(([, each]) => each !== null) ?? [null, null];
  if (reader === null || rows === null) return null;
  const all = new Growing();
  all.add(rows, 0, 0);
  const lead = reader.lead(text);
  let lines = lineCount(first);
  while (end < text.length && all.timesMs.length < take) {
    yield end / text.length;
    const from = end;
    end = pieceEnd(text, from);
    const piece = text.slice(from, end);
    const wanted = take - all.timesMs.length + reader.leadRowCount;
    const more = reader.read(lead + piece, wanted);
    if (more !== null) all.add(more, reader.leadRowCount, lines - 1);
    lines += lineCount(piece);
  }
  return previewOf(reader.format, all);
}

/** The same in one go. */
export function previewTrace(text: string, take = Infinity): TracePreview | null {
  const work = previewTraceInPieces(text, take);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

function previewOf(format: TraceFormat, all: Growing): TracePreview {
  const { timesMs, columns, zeroUtcMs, faults, faultCount } = all;
  let [firstMs, lastMs] = [Infinity, -Infinity];
  for (const timeMs of timesMs) {
    firstMs = Math.min(firstMs, timeMs);
    lastMs = Math.max(lastMs, timeMs);
  }
  const isEmpty = timesMs.length === 0;
  const spanS = isEmpty ? 0 : (lastMs - firstMs) / 1000;
  const timesS = timesMs.map((timeMs) => (timeMs - firstMs) / 1000);
  return {
    format,
    readCount: timesMs.length,
    skippedCount: faultCount,
    skipped: faults,
    startUtcMs: isEmpty || zeroUtcMs === null ? null : zeroUtcMs + firstMs,
    spanS,
    arrivals: histogramOf(timesS, 0, spanS),
    quantities: [...columns]
      .filter(([name, values]) => name !== 'recordedDeadlineS' || values.some(Number.isFinite))
      .map(([name, values]) => quantityOf(name, values)),
  };
}
