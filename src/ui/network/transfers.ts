// Which transfers use an antenna at a time, and which wait for one? From a result's tables, pure.

import { causes } from '../../compute/index.ts';
import type { Result } from '../../compute/index.ts';
import { rowsByGroup } from '../timeline/ordering.ts';

/** Input on its way up, output on its way down, or state on its way to another satellite. */
export type Direction = 'up' | 'down' | 'across';
export const directions: readonly Direction[] = ['up', 'down', 'across'];

export type TrafficResult = Pick<Result, 'jobs' | 'routes' | 'trails'>;

/** A hop of a job's bits: ends as in the table of routes. */
export interface Hop {
  readonly row: number;
  readonly jobIndex: number;
  readonly direction: Direction;
  /** Index of a satellite; -1 - index of a station. */
  readonly from: number;
  readonly to: number;
  readonly startS: number;
  readonly endS: number;
  readonly carriedBit: number;
}

/** A job that stands still for its bits to travel. */
export interface Wait {
  readonly jobIndex: number;
  readonly direction: Direction;
  readonly startS: number;
  readonly endS: number;
}

/** A wait at a time, and where and when its next bits pass an antenna; as it turned out. */
export interface Waiting extends Wait {
  /** -1: no more of its bits pass an antenna before the run ends. */
  readonly stationIndex: number;
  /** NaN without an antenna. */
  readonly nextS: number;
}

/** The station at an end of a hop, or -1 where both ends are satellites. */
export function stationOfHop({ from, to }: Pick<Hop, 'from' | 'to'>): number {
  if (from < 0) return -1 - from;
  return to < 0 ? -1 - to : -1;
}

/** The satellite that an antenna at an end of the hop points at; of a link the one that sends. */
export const satelliteOfHop = ({ from, to }: Pick<Hop, 'from' | 'to'>): number =>
  from < 0 ? to : from;

function hopAt({ routes }: Pick<Result, 'routes'>, row: number): Hop {
  return {
    row,
    jobIndex: routes.jobIndex[row]!,
    direction: directions[routes.directionCode[row]!]!,
    from: routes.fromIndex[row]!,
    to: routes.toIndex[row]!,
    startS: routes.startS[row]!,
    endS: routes.endS[row]!,
    carriedBit: routes.carriedBit[row]!,
  };
}

const directionOfCause = new Map<number, Direction>([
  [causes.indexOf('inputLink'), 'up'],
  [causes.indexOf('outputLink'), 'down'],
]);

/** All waits for the network, by job; stretches that touch are one. */
export function networkWaits({ jobs, trails }: Pick<TrafficResult, 'jobs' | 'trails'>): Wait[] {
  const waits: Wait[] = [];
  for (let jobIndex = 0; jobIndex < jobs.count; jobIndex += 1) {
    for (let row = trails.offset[jobIndex]!; row < trails.offset[jobIndex + 1]!; row += 1) {
      const direction = directionOfCause.get(trails.causeCode[row]!);
      if (direction === undefined) continue;
      const [startS, endS] = [trails.startS[row]!, trails.endS[row]!];
      const last = waits.at(-1);
      const isMore =
        last?.jobIndex === jobIndex && last.direction === direction && last.endS >= startS;
      if (isMore) waits[waits.length - 1] = { ...last, endS };
      else waits.push({ jobIndex, direction, startS, endS });
    }
  }
  return waits;
}

/** What a result says of transfers, ready to be asked about any time. */
export class Transfers {
  readonly waits: readonly Wait[];
  private readonly result: TrafficResult;
  /** Rows of routes by job, each job's by start: rows `offset[job]` … of `rows`. */
  private readonly offset: Int32Array;
  private readonly rows: Int32Array;

  constructor(result: TrafficResult) {
    const { routes, jobs } = result;
    this.result = result;
    this.waits = networkWaits(result);
    const every = Int32Array.from({ length: routes.count }, (_, row) => row);
    const columns = { group: routes.jobIndex, startS: routes.startS };
    const { rows, offset } = rowsByGroup(every, jobs.count, columns);
    [this.rows, this.offset] = [rows, offset];
  }

  /** All hops of a job's bits by start. */
  hopsOf(jobIndex: number): Hop[] {
    const [from, to] = [this.offset[jobIndex] ?? 0, this.offset[jobIndex + 1] ?? 0];
    return Array.from(this.rows.subarray(from, to), (row) => hopAt(this.result, row));
  }

  /** Hops under way at a time, those of the longest standing first. */
  underWay(timeS: number): Hop[] {
    const { startS, endS, count } = this.result.routes;
    const found: Hop[] = [];
    for (let row = 0; row < count; row += 1) {
      if (startS[row]! <= timeS && timeS < endS[row]!) found.push(hopAt(this.result, row));
    }
    return found.sort((a, b) => a.startS - b.startS || a.row - b.row);
  }

  /** Jobs that wait at a time while none of their bits move, the longest wait first. */
  waiting(timeS: number): Waiting[] {
    const found: Waiting[] = [];
    for (const wait of this.waits) {
      if (wait.startS > timeS || timeS >= wait.endS) continue;
      const next = this.nextOf(wait, timeS);
      if (next !== null) found.push(next);
    }
    return found.sort((a, b) => a.startS - b.startS || a.jobIndex - b.jobIndex);
  }

  /** Null: its bits move right now. */
  private nextOf(wait: Wait, timeS: number): Waiting | null {
    let next: Waiting = { ...wait, stationIndex: -1, nextS: NaN };
    for (let at = this.offset[wait.jobIndex]!; at < this.offset[wait.jobIndex + 1]!; at += 1) {
      const hop = hopAt(this.result, this.rows[at]!);
      if (hop.direction !== wait.direction || hop.endS <= timeS) continue;
      if (hop.startS <= timeS) return null;
      const stationIndex = stationOfHop(hop);
      if (stationIndex < 0) continue;
      next = { ...wait, stationIndex, nextS: hop.startS };
      break;
    }
    return next;
  }
}

const kept = new WeakMap<TrafficResult, Transfers>();

/** The transfers of a result, prepared once. */
export function transfersOf(result: TrafficResult): Transfers {
  const known = kept.get(result) ?? new Transfers(result);
  kept.set(result, known);
  return known;
}

/** How long jobs waited for the network over the run, of one direction. */
export interface WaitSummary {
  readonly direction: Direction;
  readonly jobCount: number;
  readonly medianS: number;
  readonly p95S: number;
  readonly mostS: number;
}

/** The smallest value that at least this share of the sorted ones does not exceed. */
const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;

/** Waits of each job of one direction, summed; those of a job must come together. */
function sumsByJob(waits: readonly Wait[], direction: Direction): Float64Array {
  const sumS = new Float64Array(waits.length);
  let count = 0;
  let lastJob = -1;
  for (const wait of waits) {
    if (wait.direction !== direction) continue;
    if (wait.jobIndex !== lastJob) count += 1;
    lastJob = wait.jobIndex;
    sumS[count - 1]! += wait.endS - wait.startS;
  }
  return sumS.subarray(0, count);
}

/** Waits of each job summed, transfer included: of jobs that waited at all; waits by job. */
export function waitSummaries(waits: readonly Wait[]): WaitSummary[] {
  return directions.flatMap((direction) => {
    const sorted = sumsByJob(waits, direction).sort();
    if (sorted.length === 0) return [];
    return [
      {
        ...{ direction, jobCount: sorted.length, mostS: sorted.at(-1)! },
        ...{ medianS: quantile(sorted, 0.5), p95S: quantile(sorted, 0.95) },
      },
    ];
  });
}
