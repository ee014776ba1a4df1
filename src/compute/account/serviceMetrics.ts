// What did those who sent the jobs get, and what became of the work? By class of job, afterwards.

import type { Operation } from '../operate/operate.ts';
import type { JobKind, JobTemplate } from '../scenario/scenario.ts';
import { heldAcceleratorCount } from '../workload/gang.ts';
import { eventKinds } from './eventKinds.ts';
import { percentile } from './percentile.ts';
import { jobStatuses } from './result.ts';
import type { EventLog, JobTable } from './result.ts';

/** Definitions in words and symbols: docs/metrics.md. Null where there is nothing to say it of. */
export interface ServiceMetrics {
  /** On time over all that were due by the end of the run. */
  readonly attainmentFraction: number | null;
  /** Delivered on time: tokens, samples (requests; any other job is one), accelerator-time. */
  readonly goodputTokens: number;
  readonly goodputSampleCount: number;
  readonly goodputAcceleratorS: number;
  /** Ground on scenes delivered on time; null where no scene says how much it shows. */
  readonly goodputAreaKm2: number | null;
  /** goodputAcceleratorS + workLate + workLost + workUnderWay = work. */
  readonly workAcceleratorS: number;
  readonly workLateAcceleratorS: number;
  readonly workLostAcceleratorS: number;
  readonly workUnderWayAcceleratorS: number;
  readonly delayP50S: number | null;
  readonly delayP95S: number | null;
  readonly delayP99S: number | null;
  readonly tardinessTotalS: number;
  readonly tardinessMeanS: number | null;
  readonly tardinessMaxS: number;
  readonly preemptedCount: number;
  /** Inputs that came up whole, and outputs that came down whole. */
  readonly inputMovedBit: number;
  readonly outputMovedBit: number;
  /** Time from release to delivery, over the run time alone at full pace. */
  readonly finishRatioP50: number | null;
  readonly finishRatioP95: number | null;
  /** Jain's index of the inverse of that ratio: 1 when all jobs fare alike. */
  readonly jainFraction: number | null;
}

/** What is read of a run. */
export interface ServiceSource {
  readonly table: JobTable;
  readonly events: EventLog;
  readonly durationS: number;
  readonly templates: readonly JobTemplate[];
  /** Seconds alone at full pace, of a job on the satellite where it ended; NaN: nowhere. */
  readonly aloneS: (row: number) => number;
  /** Ground that a scene of a template of this id shows, if its stream says so. */
  readonly areaKm2ById: ReadonlyMap<string, number>;
}

const [preempted, inputArrived] = ['computePreempted', 'inputArrived'].map((kind) =>
  (eventKinds as readonly string[]).indexOf(kind),
);

/** How often each job was stopped by a policy, and how often its input came up. */
function countsOf({ events, table }: ServiceSource) {
  const preemptedCount = new Int32Array(table.count);
  const arrivedCount = new Int32Array(table.count);
  for (let row = 0; row < events.count; row += 1) {
    const kind = events.kindCode[row];
    if (kind === preempted) preemptedCount[events.jobIndex[row]!]! += 1;
    else if (kind === inputArrived) arrivedCount[events.jobIndex[row]!]! += 1;
  }
  return { preemptedCount, arrivedCount };
}

type Counts = ReturnType<typeof countsOf>;

/** Work is summed from many stretches: this share more than the run alone is no repetition. */
const roundingFraction = 1e-9;

/** Requests of a job that serves a model; any other job is one sample: a scene, a run. */
const samplesOf = ({ work }: JobTemplate): number =>
  work.kind === 'tokens' ? work.requestCount : 1;

/** Sums over the jobs of one class. */
class ServiceSums {
  private readonly sums = {
    ...{ goodputTokens: 0, goodputSampleCount: 0, goodputAcceleratorS: 0 },
    ...{ workAcceleratorS: 0, workLateAcceleratorS: 0, workLostAcceleratorS: 0 },
    ...{ workUnderWayAcceleratorS: 0, tardinessTotalS: 0, tardinessMaxS: 0 },
    ...{ preemptedCount: 0, inputMovedBit: 0, outputMovedBit: 0 },
  };
  private readonly delaysS: number[] = [];
  private readonly ratios: number[] = [];
  private readonly speeds: number[] = [];
  private areaKm2: number | null = null;
  private dueCount = 0;
  private onTimeCount = 0;
  private tardyCount = 0;
  private readonly source: ServiceSource;
  private readonly counts: Counts;

  constructor(source: ServiceSource, counts: Counts) {
    this.source = source;
    this.counts = counts;
  }

  add(row: number): void {
    const { table, durationS } = this.source;
    const isDueLater =
      jobStatuses[table.statusCode[row]!] === 'unfinished' && table.deadlineS[row]! > durationS;
    if (!isDueLater) this.dueCount += 1;
    this.addWork(row);
    this.addTardiness(row);
    this.addSpeed(row, isDueLater);
    this.addMoved(row);
  }

  private addWork(row: number): void {
    const { table, templates, aloneS } = this.source;
    const { sums } = this;
    const template = templates[table.templateIndex[row]!]!;
    const areaKm2 = this.source.areaKm2ById.get(template.id);
    if (areaKm2 !== undefined) this.areaKm2 ??= 0;
    const status = jobStatuses[table.statusCode[row]!]!;
    const workS = table.inUseS[row]! * heldAcceleratorCount(template);
    sums.workAcceleratorS += workS;
    if (status === 'rejected') {
      sums.workLostAcceleratorS += workS;
      return;
    }
    // What was done more than once counts once.
    const isComputed = !Number.isNaN(table.finishedS[row]!);
    const aloneWorkS = isComputed ? aloneS(row) * heldAcceleratorCount(template) : workS;
    const usefulS = workS - aloneWorkS > roundingFraction * workS ? aloneWorkS : workS;
    sums.workLostAcceleratorS += workS - usefulS;
    if (status === 'unfinished') sums.workUnderWayAcceleratorS += usefulS;
    if (status === 'late') sums.workLateAcceleratorS += usefulS;
    if (status !== 'onTime') return;
    this.onTimeCount += 1;
    sums.goodputAcceleratorS += usefulS;
    sums.goodputTokens += table.tokensOut[row]!;
    sums.goodputSampleCount += samplesOf(template);
    if (areaKm2 !== undefined) this.areaKm2! += areaKm2;
  }

  private addTardiness(row: number): void {
    const { table, durationS } = this.source;
    if (jobStatuses[table.statusCode[row]!] === 'rejected') return;
    const deliveredS = table.deliveredS[row]!;
    const endS = Number.isNaN(deliveredS) ? durationS : deliveredS;
    const isOver = !Number.isNaN(deliveredS) || table.deadlineS[row]! <= durationS;
    if (!isOver) return;
    const tardinessS = Math.max(0, endS - table.deadlineS[row]!);
    this.tardyCount += 1;
    this.sums.tardinessTotalS += tardinessS;
    this.sums.tardinessMaxS = Math.max(this.sums.tardinessMaxS, tardinessS);
  }

  private addSpeed(row: number, isDueLater: boolean): void {
    const { table, aloneS } = this.source;
    const delayS = table.deliveredS[row]! - table.releaseS[row]!;
    if (Number.isNaN(delayS)) {
      if (!isDueLater) this.speeds.push(0);
      return;
    }
    this.delaysS.push(delayS);
    const alone = aloneS(row);
    if (!(alone > 0 && delayS > 0)) return;
    this.ratios.push(delayS / alone);
    this.speeds.push(alone / delayS);
  }

  private addMoved(row: number): void {
    const { table, templates } = this.source;
    const { inputBit, outputBit } = templates[table.templateIndex[row]!]!;
    this.sums.preemptedCount += this.counts.preemptedCount[row]!;
    this.sums.inputMovedBit += this.counts.arrivedCount[row]! * inputBit;
    if (!Number.isNaN(table.deliveredS[row]!)) this.sums.outputMovedBit += outputBit;
  }

  metrics(): ServiceMetrics {
    const { sums, dueCount, tardyCount } = this;
    const delaysS = Float64Array.from(this.delaysS).sort();
    const ratios = Float64Array.from(this.ratios).sort();
    return {
      attainmentFraction: dueCount > 0 ? this.onTimeCount / dueCount : null,
      ...sums,
      goodputAreaKm2: this.areaKm2,
      delayP50S: percentile(delaysS, 0.5),
      delayP95S: percentile(delaysS, 0.95),
      delayP99S: percentile(delaysS, 0.99),
      tardinessMeanS: tardyCount > 0 ? sums.tardinessTotalS / tardyCount : null,
      finishRatioP50: percentile(ratios, 0.5),
      finishRatioP95: percentile(ratios, 0.95),
      jainFraction: jainFraction(this.speeds),
    };
  }
}

/** Jain's fairness index (Σx)²/(n·Σx²), between 1/n and 1; null without anything above zero. */
export function jainFraction(shares: readonly number[]): number | null {
  let sum = 0;
  let squares = 0;
  for (const share of shares) {
    sum += share;
    squares += share * share;
  }
  return squares > 0 ? Math.min(1, (sum * sum) / (shares.length * squares)) : null;
}

/** Service metrics of all jobs, and of each kind that there is. */
export function serviceMetrics(source: ServiceSource): {
  readonly service: ServiceMetrics;
  readonly serviceByKind: Readonly<Partial<Record<JobKind, ServiceMetrics>>>;
} {
  const counts = countsOf(source);
  const all = new ServiceSums(source, counts);
  const byKind = new Map<JobKind, ServiceSums>();
  for (let row = 0; row < source.table.count; row += 1) {
    const { kind } = source.templates[source.table.templateIndex[row]!]!;
    const sums = byKind.get(kind) ?? new ServiceSums(source, counts);
    byKind.set(kind, sums);
    all.add(row);
    sums.add(row);
  }
  const entries = [...byKind].map(([kind, sums]) => [kind, sums.metrics()]);
  return {
    service: all.metrics(),
    serviceByKind: Object.fromEntries(entries) as Partial<Record<JobKind, ServiceMetrics>>,
  };
}

/** What to read of a finished operation. */
export function serviceSource({ jobs, lives, log, world }: Operation): ServiceSource {
  const { table } = lives;
  const { runtimeSByClass } = lives.world;
  const areas = world.scenario.workload.streams.flatMap(({ template, scenes }) =>
    scenes?.areaKm2 === undefined ? [] : [[template.id, scenes.areaKm2] as const],
  );
  return {
    areaKm2ById: new Map(areas),
    table,
    events: log.finish(),
    durationS: world.scenario.durationS,
    templates: jobs.templates,
    aloneS: (row) => {
      const satellite = table.satelliteIndex[row]!;
      if (satellite < 0) return NaN;
      const { fleetIndex } = world.scenario.satellites[satellite]!;
      const classIndex = world.runtimeClassIndex[fleetIndex]!;
      return runtimeSByClass[table.templateIndex[row]!]![classIndex]!;
    },
  };
}
