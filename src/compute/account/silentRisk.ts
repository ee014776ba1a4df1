// How many silent corruptions are to be expected of a job or a run, and what would voting cost?

import { exp, expm1 } from '../../orbit/index.ts';
import { templatePlan } from '../operate/checkpoints.ts';
import type { Operation } from '../operate/operate.ts';
import { votingOf } from '../plant/checkpointInterval.ts';
import type { Voting } from '../plant/checkpointInterval.ts';
import { fleetFluxMean } from '../plant/fleetRadiation.ts';
import { eventRatePerS, expectedSilentCorruptions } from '../plant/singleEvents.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { heldAcceleratorCount } from '../workload/gang.ts';
import { runtimeS } from '../workload/runtime.ts';
import type { Result, SilentMetrics, VotingMetrics } from './result.ts';

/** Silent corruptions of one job in the mean of all chance, and what would find them. */
export interface SilentRisk {
  /** At the mean flux of its satellite's fleet, over its accelerator-seconds at work. */
  readonly expectedCount: number;
  /** Those that this run's chance gave it. */
  readonly foundCount: number;
  /** Accelerator-seconds of work that are compared at a time: the job's, once. */
  readonly segmentS: number;
  /** Run twice and compared, and run three times and outvoted. */
  readonly twoCopies: Voting;
  readonly threeCopies: Voting;
}

/**
 * The risk of a row of the job table of this scenario's result, whether or not its radiation is
 * on; null for jobs that never ran. `acceleratorCount` of the job is that of its template.
 */
export function silentRiskOf(
  scenario: Pick<Scenario, 'satellites' | 'fleets' | 'radiation' | 'workload'>,
  result: Pick<Result, 'jobs'>,
  jobIndex: number,
): SilentRisk | null {
  const { jobs } = result;
  const satellite = scenario.satellites[jobs.satelliteIndex[jobIndex] ?? -1];
  const acceleratorCount = acceleratorCountOf(scenario, result, jobIndex);
  const segmentS = (jobs.inUseS[jobIndex] ?? 0) * acceleratorCount;
  if (satellite === undefined || !(segmentS > 0)) return null;
  const { sensitivity } = scenario.radiation;
  const flux = fleetFluxMean(scenario, satellite.fleetIndex);
  const perS = eventRatePerS('silentCorruption', sensitivity, flux);
  return {
    expectedCount: expectedSilentCorruptions(segmentS, sensitivity, flux),
    foundCount: jobs.silentCorruptionCount[jobIndex]!,
    segmentS,
    twoCopies: votingOf(2, perS, segmentS),
    threeCopies: votingOf(3, perS, segmentS),
  };
}

function acceleratorCountOf(
  { workload }: Pick<Scenario, 'workload'>,
  { jobs }: Pick<Result, 'jobs'>,
  jobIndex: number,
): number {
  const id = jobs.templates[jobs.templateIndex[jobIndex]!]?.id;
  const stream = workload.streams.find(({ template }) => template.id === id);
  const row = workload.rows.find(({ template }) => template.id === id);
  const template = (stream ?? row)?.template;
  return template === undefined ? 0 : heldAcceleratorCount(template);
}

/** Work of one job: how many corruptions a second, and what is compared at a time. */
interface Exposure {
  readonly perS: number;
  /** Accelerator-seconds between two checkpoints; Infinity for a job without. */
  readonly segmentS: number;
  readonly acceleratorCount: number;
}

/**
 * Corruptions to expect of all work of a run at its fleets' mean fluxes, and what copies of it,
 * compared at each checkpoint and at the end of each job, would cost; null with radiation off.
 * Work that a fault undid counts: it was exposed, and is done again. Source: `singleEvents.ts`.
 */
export function silentMetrics(operation: Operation): SilentMetrics | null {
  if (!operation.world.scenario.radiation.isOn) return null;
  const { table } = operation.lives;
  const exposureOf = exposures(operation);
  const sums = { jobCount: 0, corruptedJobCount: 0, expectedCount: 0, expectedJobCount: 0 };
  const two = new CopySums(2);
  const three = new CopySums(3);
  for (let row = 0; row < table.count; row += 1) {
    if (!(table.inUseS[row]! > 0)) continue;
    // A job that had to leave its satellite: where it was is not in the table, the first stands in.
    const satellite = Math.max(0, table.satelliteIndex[row]!);
    const exposure = exposureOf(table.templateIndex[row]!, satellite);
    const workS = table.inUseS[row]! * exposure.acceleratorCount;
    // A request to a replica holds nothing that could be struck: its replica does.
    if (workS === 0) continue;
    sums.jobCount += 1;
    if (table.silentCorruptionCount[row]! > 0) sums.corruptedJobCount += 1;
    sums.expectedCount += workS * exposure.perS;
    sums.expectedJobCount += -expm1(-workS * exposure.perS);
    for (const copies of [two, three]) copies.add(workS, exposure);
  }
  const { jobCount, corruptedJobCount, expectedCount, expectedJobCount } = sums;
  const expectedJobFraction = jobCount > 0 ? expectedJobCount / jobCount : 0;
  const voting = { twoCopies: two.metrics(), threeCopies: three.metrics() };
  return { jobCount, corruptedJobCount, expectedCount, expectedJobFraction, ...voting };
}

/** What a template's jobs are exposed to on a satellite; worked out once a template and fleet. */
function exposures({ world, jobs, walk }: Operation) {
  const { fleets, models, radiation } = world.scenario;
  const known = new Map<number, Exposure>();
  return (template: number, satellite: number): Exposure => {
    const fleet = walk.state.classIndex[satellite]!;
    const key = template * fleets.length + fleet;
    const found = known.get(key);
    if (found !== undefined) return found;
    const of = jobs.templates[template]!;
    const flux = world.fluxMean[fleet]!;
    const bareS = runtimeS(of, fleets[fleet]!.platform, models);
    const { intervalS } = templatePlan(of, bareS, radiation, flux);
    const exposure = {
      perS: eventRatePerS('silentCorruption', radiation.sensitivity, flux),
      segmentS: intervalS * heldAcceleratorCount(of),
      acceleratorCount: heldAcceleratorCount(of),
    };
    known.set(key, exposure);
    return exposure;
  };
}

/** Sums over jobs that all run in so many copies. */
class CopySums {
  private readonly copyCount: 2 | 3;
  private workS = 0;
  private spentS = 0;
  private leastCount = 0;
  private mostCount = 0;

  constructor(copyCount: 2 | 3) {
    this.copyCount = copyCount;
  }

  add(workS: number, { perS, segmentS }: Exposure): void {
    const comparedS = Math.min(workS, segmentS);
    const { computeRatio, silentPerSegment } = votingOf(this.copyCount, perS, comparedS);
    const segmentCount = workS / comparedS;
    this.workS += workS;
    this.spentS += workS * computeRatio;
    this.leastCount += segmentCount * silentPerSegment;
    this.mostCount += segmentCount * wrongVerdict(this.copyCount, perS * comparedS);
  }

  /** Where copies of some job hardly ever agree, all work would go into it. */
  metrics(): VotingMetrics {
    const costFraction = this.workS > 0 ? 1 - this.workS / this.spentS : 1 - 1 / this.copyCount;
    const { leastCount: undetectedLeastCount, mostCount: undetectedMostCount } = this;
    return { costFraction, undetectedLeastCount, undetectedMostCount };
  }
}

/**
 * Chance that a wrong segment is taken for right if corrupted copies always agree: both of two are,
 * given that they do not differ, or two and more of three.
 */
function wrongVerdict(copyCount: 2 | 3, corruptionsPerCopy: number): number {
  const clean = exp(-corruptionsPerCopy);
  const wrong = -expm1(-corruptionsPerCopy);
  if (copyCount === 3) return wrong * wrong * (wrong + 3 * clean);
  return (wrong * wrong) / (wrong * wrong + clean * clean);
}
