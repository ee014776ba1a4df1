// What does a workload ask of the fleets and the ground, class by class, before anything is run?

import type { JobTemplate, Scenario } from '../scenario/scenario.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import { jobsOfRun } from '../workload/arrivalsOfRun.ts';
import { previewOfJobs } from '../workload/arrivalsPreview.ts';
import type { WorkloadPreview } from '../workload/arrivalsPreview.ts';
import { heldAcceleratorCount } from '../workload/gang.ts';
import { runtimeS } from '../workload/runtime.ts';
import { sizeBins } from '../workload/sizes.ts';
import type { SizeBins } from '../workload/sizes.ts';

/** Sums over the jobs of one class. */
export interface ClassDemand {
  /** Accelerator-seconds of all fleets together, with work split so that all end together. */
  readonly acceleratorS: number;
  /** Inputs that lie on the ground. */
  readonly uplinkBit: number;
  readonly downlinkBit: number;
  /** Jobs that no satellite can hold; they are in none of the sums. */
  readonly impossibleCount: number;
}

export interface WorkloadDemand {
  readonly preview: WorkloadPreview;
  /** In the order of `preview.classes`. */
  readonly byClass: readonly ClassDemand[];
  /** Of all jobs, those of unlisted classes included. */
  readonly total: ClassDemand;
  /** All accelerators over the whole run, s. */
  readonly acceleratorAvailableS: number;
  readonly sizes: {
    readonly inputBit: SizeBins;
    readonly outputBit: SizeBins;
    /** Work of a job, s of one accelerator. */
    readonly acceleratorS: SizeBins;
    /** From release to the deadline. */
    readonly deadlineS: SizeBins;
  };
}

const templatesPerUnit = 64;

/** A replica holds its accelerators to the end of the run, once it has loaded its weights. */
function heldS({ service }: JobTemplate, jobS: number, { durationS }: Scenario): number {
  return service?.isReplica === true ? Math.max(jobS, durationS) : jobS;
}

/**
 * Accelerator-seconds that a job takes of all fleets together: A · 1 / Σ (A_f / s_f) with A_f
 * accelerators of fleet f, on which the job takes s_f accelerator-seconds. With one kind of machine
 * that is s. Infinity: it runs nowhere. A job that holds no accelerators of its own takes none.
 */
function fleetAcceleratorS(template: JobTemplate, scenario: Scenario): number {
  const heldCount = heldAcceleratorCount(template);
  let [allCount, jobsPerS] = [0, 0];
  for (const { platform, satelliteCount } of scenario.fleets) {
    const count = platform.acceleratorCount * satelliteCount;
    const jobS = heldS(template, runtimeS(template, platform, scenario.models), scenario);
    allCount += count;
    if (jobS < Infinity) jobsPerS += count / (jobS * heldCount);
  }
  return allCount / jobsPerS;
}

function* worksOf(jobs: JobColumns, scenario: Scenario): Generator<void, Float64Array> {
  const works = new Float64Array(jobs.templates.length);
  for (const [index, template] of jobs.templates.entries()) {
    works[index] = fleetAcceleratorS(template, scenario);
    if (index % templatesPerUnit === 0) yield;
  }
  return works;
}

const nothing = (): { -readonly [Key in keyof ClassDemand]: number } => ({
  ...{ acceleratorS: 0, uplinkBit: 0, downlinkBit: 0, impossibleCount: 0 },
});

function sumsById(jobs: JobColumns, works: Float64Array): Map<string, ClassDemand> {
  const sums = new Map<string, ReturnType<typeof nothing>>();
  for (let row = 0; row < jobs.count; row += 1) {
    const templateIndex = jobs.templateIndex[row]!;
    const { id, inputBit, outputBit } = jobs.templates[templateIndex]!;
    const sum = sums.get(id) ?? nothing();
    sums.set(id, sum);
    if (works[templateIndex] === Infinity) {
      sum.impossibleCount += 1;
      continue;
    }
    sum.acceleratorS += works[templateIndex]!;
    if (jobs.originSatelliteIndex[row]! < 0) sum.uplinkBit += inputBit;
    sum.downlinkBit += outputBit;
  }
  return sums;
}

function totalOf(parts: Iterable<ClassDemand>): ClassDemand {
  const total = nothing();
  for (const part of parts) {
    for (const key of Object.keys(total) as (keyof ClassDemand)[]) total[key] += part[key];
  }
  return total;
}

function sizesOf(jobs: JobColumns, works: Float64Array): WorkloadDemand['sizes'] {
  const rows = Array.from(jobs.templateIndex);
  const binsOf = (pick: (template: JobTemplate) => number): SizeBins =>
    sizeBins(rows.map((index) => pick(jobs.templates[index]!)));
  return {
    inputBit: binsOf(({ inputBit }) => inputBit),
    outputBit: binsOf(({ outputBit }) => outputBit),
    acceleratorS: sizeBins(rows.map((index) => works[index]!)),
    deadlineS: binsOf(({ deadlineS }) => deadlineS),
  };
}

/**
 * The very jobs that a run of this scenario would see (same seed), and what they ask of all fleets
 * at full power: no waiting, no fault, no work done twice. Yields by units of work.
 */
export function* workloadDemand(scenario: Scenario): Generator<void, WorkloadDemand> {
  const { durationS, fleets } = scenario;
  const jobs = yield* jobsOfRun(scenario, scenario.seed);
  const works = yield* worksOf(jobs, scenario);
  const preview = previewOfJobs(jobs, durationS);
  const sums = sumsById(jobs, works);
  const acceleratorCount = fleets.reduce(
    (sum, { platform, satelliteCount }) => sum + platform.acceleratorCount * satelliteCount,
    0,
  );
  return {
    preview,
    byClass: preview.classes.map(({ id }) => sums.get(id)!),
    total: totalOf(sums.values()),
    acceleratorAvailableS: acceleratorCount * durationS,
    sizes: sizesOf(jobs, works),
  };
}
