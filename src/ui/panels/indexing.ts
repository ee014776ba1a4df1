// Which rows of the result belong to what is selected or asked for? Lists of row numbers.

import { jobStatuses } from '../../compute/index.ts';
import type { EventLog, JobStatus, JobTable, Result } from '../../compute/index.ts';
import type { Selection } from '../store.ts';

/** Rows `0 … count - 1` that pass, in order. */
export function rowsWhere(count: number, passes: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(count);
  let length = 0;
  for (let row = 0; row < count; row += 1) {
    if (!passes(row)) continue;
    rows[length] = row;
    length += 1;
  }
  return rows.slice(0, length);
}

export interface JobFilter {
  /** Part of the id or of the main cause; compared without regard to case. */
  readonly text: string;
  readonly causeOf: (job: number) => string;
  readonly status: JobStatus | 'any';
  /** -1: any. */
  readonly satelliteIndex: number;
}

/** The jobs that a filter lets through, by release. */
export function filterJobs(jobs: JobTable, filter: JobFilter): Int32Array {
  const text = filter.text.trim().toLowerCase();
  const code = filter.status === 'any' ? -1 : jobStatuses.indexOf(filter.status);
  return rowsWhere(
    jobs.count,
    (row) =>
      (code < 0 || jobs.statusCode[row] === code) &&
      (filter.satelliteIndex < 0 || jobs.satelliteIndex[row] === filter.satelliteIndex) &&
      (text === '' ||
        jobs.id[row]!.toLowerCase().includes(text) ||
        filter.causeOf(row).includes(text)),
  );
}

/** The sample of the series that is shown at a time: the last one not after it. */
export function sampleAt(timesS: Float64Array, timeS: number): number {
  let low = 0;
  let high = timesS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timesS[middle]! <= timeS) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A satellite's state at a time, as the charts have it. */
export interface SatelliteSample {
  readonly sunlitFraction: number;
  readonly powerGeneratedW: number;
  readonly powerComputeW: number;
  readonly stateOfChargeFraction: number;
  readonly temperatureK: number;
  readonly junctionK: number;
  readonly queueCount: number;
}

export function satelliteSample(
  { series }: Result,
  satelliteIndex: number,
  timeS: number,
): SatelliteSample | null {
  if (series.sampleCount === 0) return null;
  const at = satelliteIndex * series.sampleCount + sampleAt(series.timeS, timeS);
  const read = (column: Float32Array): number => column[at] ?? NaN;
  return {
    sunlitFraction: read(series.sunlitFraction),
    powerGeneratedW: read(series.powerGeneratedW),
    powerComputeW: read(series.powerComputeW),
    stateOfChargeFraction: read(series.stateOfChargeFraction),
    temperatureK: read(series.temperatureK),
    junctionK: read(series.junctionK),
    queueCount: read(series.queueCount),
  };
}

/** Service windows that are open at a time and match one side. */
export function servedAt(
  service: Result['service'],
  timeS: number,
  matches: (row: number) => boolean,
): number[] {
  const rows: number[] = [];
  for (let row = 0; row < service.count; row += 1) {
    const isOpen = service.startS[row]! <= timeS && timeS < service.endS[row]!;
    if (isOpen && matches(row)) rows.push(row);
  }
  return rows;
}

/** Jobs that hold accelerators of a satellite at a time. */
export function runningAt(
  { runSegments }: Result,
  satelliteIndex: number,
  timeS: number,
): number[] {
  const jobs: number[] = [];
  for (let row = 0; row < runSegments.count; row += 1) {
    const isOurs = runSegments.satelliteIndex[row] === satelliteIndex;
    const isOpen = runSegments.startS[row]! <= timeS && timeS < runSegments.endS[row]!;
    if (isOurs && isOpen) jobs.push(runSegments.jobIndex[row]!);
  }
  return jobs;
}

/** Whether the event in this row concerns the selection. */
export function concerns(log: EventLog, row: number, { kind, index }: Selection): boolean {
  if (kind === 'satellite') return log.satelliteIndex[row] === index;
  if (kind === 'station') return log.stationIndex[row] === index;
  return log.jobIndex[row] === index;
}

/** Position in `rows` of the last event at or before a time; -1 when all are later. */
export function lastEventAt(log: EventLog, rows: Int32Array, timeS: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (log.timeS[rows[middle]!]! <= timeS) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
