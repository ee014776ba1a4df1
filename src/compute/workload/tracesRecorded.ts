// Which jobs does a recording of a cluster hold: when, for how long, on how many accelerators?

import { foundText } from '../scenario/problem.ts';
import { csvRows } from './tracesCsv.ts';

/** A line of a recording that was left out, and why. */
export interface LineFault {
  readonly line: number;
  readonly message: string;
}

/** Jobs of a recording in order of submission; a row each in the columns. */
export interface RecordedJobs {
  readonly submitS: number[];
  /** Time that the job ran on its accelerators where it was recorded. */
  readonly durationS: number[];
  readonly acceleratorCount: number[];
  /** The recording's own deadline, after submission; NaN: it has none. */
  readonly deadlineS: number[];
  /** The first lines that were left out; `faultCount` counts all. */
  readonly faults: LineFault[];
  readonly faultCount: number;
  /** When `submitS` is 0, if the recording says it. */
  readonly startUtcMs: number | null;
}

const faultListedMax = 20;
const secondsMax = 1e10;
const acceleratorsMax = 1e6;

/** Columns as they grow, row by row. */
class Recording {
  readonly submitS: number[] = [];
  readonly durationS: number[] = [];
  readonly acceleratorCount: number[] = [];
  readonly deadlineS: number[] = [];
  readonly faults: LineFault[] = [];
  faultCount = 0;

  add(submitS: number, durationS: number, acceleratorCount: number, deadlineS: number): void {
    this.submitS.push(submitS);
    this.durationS.push(durationS);
    this.acceleratorCount.push(acceleratorCount);
    this.deadlineS.push(deadlineS);
  }

  leaveOut(line: number, message: string): void {
    this.faultCount += 1;
    if (this.faults.length < faultListedMax) this.faults.push({ line, message });
  }

  finished(startUtcMs: number | null): RecordedJobs {
    const order = this.submitS.map((_, index) => index);
    order.sort((a, b) => this.submitS[a]! - this.submitS[b]! || a - b);
    const pick = (column: readonly number[]): number[] => order.map((index) => column[index]!);
    return {
      submitS: pick(this.submitS),
      durationS: pick(this.durationS),
      acceleratorCount: pick(this.acceleratorCount),
      deadlineS: pick(this.deadlineS),
      faults: this.faults,
      faultCount: this.faultCount,
      startUtcMs,
    };
  }
}

const elasticFlowColumns = ['submission_time', 'duration', 'num_gpu', 'deadline'] as const;

/**
 * Deep-learning jobs as microsoft/elasticflow-traces has them: a header that names at least
 * `submission_time`, `duration` (both s) and `num_gpu`, in any order; null without them.
 */
export function readElasticFlowTrace(textRead: string, take: number): RecordedJobs | null {
  const table = csvRows(textRead);
  const header = (table[0] ?? []).map((cell) => cell.trim());
  const at = elasticFlowColumns.map((column) => header.indexOf(column));
  if (at.slice(0, 3).includes(-1)) return null;
  const recording = new Recording();
  for (let line = 1; line < table.length && recording.submitS.length < take; line += 1) {
    const cells = table[line]!;
    if (cells.length === 1 && cells[0]!.trim() === '') continue;
    const [submitS, durationS, gpuCount, deadlineAtS] = at.map((place) => numberOf(cells[place]));
    if (isTime(submitS!) && isDuration(durationS!) && isCount(gpuCount!)) {
      recording.add(submitS!, durationS!, gpuCount!, deadlineAtS! - submitS!);
      continue;
    }
    const found = foundText(cells.join(','));
    const expected = 'expected submission_time and duration in s and a whole num_gpu';
    recording.leaveOut(line + 1, `${expected}, found ${found}`);
  }
  return recording.finished(null);
}

const swfFieldCount = 18;

/**
 * Jobs in the Standard Workload Format (D. Feitelson, version 2.2): 18 numbers a line, comments
 * behind `;`, −1 for unknown. Processors are those allocated, or else those asked for; jobs that
 * never ran are left out. Null for a text whose first line of data has another shape.
 */
export function readSwfTrace(textRead: string, take: number): RecordedJobs | null {
  const recording = new Recording();
  let startUtcMs: number | null = null;
  let isFirst = true;
  for (const [index, raw] of withoutMark(textRead).split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith(';')) {
      startUtcMs ??= unixStartMs(line);
      continue;
    }
    const fields = line.split(/\s+/, swfFieldCount + 1).map(Number);
    const isShaped = fields.length === swfFieldCount && !fields.some(Number.isNaN);
    if (isFirst && !isShaped) return null;
    isFirst = false;
    if (recording.submitS.length >= take) break;
    if (isShaped) addSwfJob(recording, index + 1, fields);
    else recording.leaveOut(index + 1, `expected 18 numbers, found ${foundText(line)}`);
  }
  return isFirst ? null : recording.finished(startUtcMs);
}

function addSwfJob(recording: Recording, line: number, fields: readonly number[]): void {
  const [submitS, runS, allocated, asked] = [fields[1]!, fields[3]!, fields[4]!, fields[7]!];
  const processorCount = allocated > 0 ? allocated : asked;
  if (!isTime(submitS)) recording.leaveOut(line, `submitted at ${submitS} s`);
  else if (!isDuration(runS)) recording.leaveOut(line, `the job never ran (run time ${runS} s)`);
  else if (!isCount(processorCount)) recording.leaveOut(line, `on ${processorCount} processors`);
  else recording.add(submitS, runS, processorCount, NaN);
}

function unixStartMs(comment: string): number | null {
  const match = /^;\s*UnixStartTime:\s*(\d{1,11})\s*$/.exec(comment);
  return match === null || Number(match[1]) === 0 ? null : Number(match[1]) * 1000;
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function numberOf(cell: string | undefined): number {
  return cell === undefined || cell.trim() === '' ? NaN : Number(cell);
}

const isTime = (timeS: number): boolean => timeS >= 0 && timeS <= secondsMax;
const isDuration = (durationS: number): boolean => durationS > 0 && durationS <= secondsMax;
const isCount = (count: number): boolean =>
  Number.isInteger(count) && count >= 1 && count <= acceleratorsMax;
