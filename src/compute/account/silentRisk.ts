// How many silent corruptions are to be expected of a job, and what would voting cost it?

import { votingOf } from '../plant/checkpointInterval.ts';
import type { Voting } from '../plant/checkpointInterval.ts';
import { fleetFluxMean } from '../plant/fleetRadiation.ts';
import { eventRatePerS, expectedSilentCorruptions } from '../plant/singleEvents.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Result } from './result.ts';

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
  return (stream ?? row)?.template.acceleratorCount ?? 0;
}
