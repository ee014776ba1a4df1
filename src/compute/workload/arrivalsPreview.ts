// What will a workload ask for, before anything is run: how many jobs, when, how large, how urgent?

import type { JobKind } from '../scenario/scenario.ts';
import type { JobColumns } from './arrivals.ts';
import { jobsOfRun } from './arrivalsOfRun.ts';
import type { WorkingScenario } from './arrivalsOfRun.ts';

/** Counts in bins of equal width from `startS` on. */
export interface Histogram {
  readonly startS: number;
  readonly binS: number;
  readonly counts: readonly number[];
}

/** Smallest, median, 95th percentile and largest of something. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Jobs of one stream, trace or entry. */
export interface WorkloadClass {
  readonly id: string;
  readonly kind: JobKind;
  readonly jobCount: number;
  readonly arrivals: Histogram;
  readonly acceleratorCount: Spread;
  readonly inputBit: Spread;
  readonly outputBit: Spread;
  /** From release to the deadline. */
  readonly deadlineS: Spread;
}

export interface WorkloadPreview {
  readonly jobCount: number;
  readonly firstReleaseS: number;
  readonly lastReleaseS: number;
  /** The first `classCountMax`, by their number of jobs; `otherCount` jobs are in none of them. */
  readonly classes: readonly WorkloadClass[];
  readonly otherCount: number;
}

const binCount = 48;
const classCountMax = 100;

/** Order statistics of finite numbers (nearest rank); NaN without any. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const at = (fraction: number): number =>
    sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? NaN;
  return { min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
}

/** Counts of times in `[startS, endS]` in bins of equal width. */
export function histogramOf(
  timesS: Iterable<number>,
  startS: number,
  endS: number,
  bins = binCount,
): Histogram {
  const binS = Math.max(endS - startS, 1e-9) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const timeS of timesS) {
    const bin = Math.min(bins - 1, Math.floor((timeS - startS) / binS));
    if (bin >= 0) counts[bin]! += 1;
  }
  return { startS, binS, counts };
}

/**
 * The very jobs that a run of this scenario would see (same seed, same order), summed up by the
 * stream, trace or entry that they come from, with arrivals over the span of the run.
 */
export function previewWorkload(
  scenario: WorkingScenario & { readonly seed: number },
): WorkloadPreview {
  const { seed, durationS } = scenario;
  const work = jobsOfRun(scenario, seed);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return previewOfJobs(step.value, durationS);
}

/** What these jobs of a run come to. */
export function previewOfJobs(jobs: JobColumns, durationS: number): WorkloadPreview {
  const rowsById = new Map<string, number[]>();
  for (let row = 0; row < jobs.count; row += 1) {
    const { id } = jobs.templates[jobs.templateIndex[row]!]!;
    const rows = rowsById.get(id) ?? [];
    rows.push(row);
    rowsById.set(id, rows);
  }
  const ordered = [...rowsById].sort(
    ([a, rowsA], [b, rowsB]) => rowsB.length - rowsA.length || (a < b ? -1 : 1),
  );
  const shown = ordered.slice(0, classCountMax);
  return {
    jobCount: jobs.count,
    firstReleaseS: jobs.releaseS[0] ?? NaN,
    lastReleaseS: jobs.releaseS[jobs.count - 1] ?? NaN,
    classes: shown.map(([id, rows]) => classOf(jobs, id, rows, durationS)),
    otherCount: jobs.count - shown.reduce((sum, [, rows]) => sum + rows.length, 0),
  };
}

function classOf(
  jobs: JobColumns,
  id: string,
  rows: readonly number[],
  durationS: number,
): WorkloadClass {
  const templates = rows.map((row) => jobs.templates[jobs.templateIndex[row]!]!);
  const releases = rows.map((row) => jobs.releaseS[row]!);
  return {
    id,
    kind: templates[0]!.kind,
    jobCount: rows.length,
    arrivals: histogramOf(releases, 0, durationS),
    acceleratorCount: spreadOf(templates.map((template) => template.acceleratorCount)),
    inputBit: spreadOf(templates.map((template) => template.inputBit)),
    outputBit: spreadOf(templates.map((template) => template.outputBit)),
    deadlineS: spreadOf(templates.map((template) => template.deadlineS)),
  };
}
