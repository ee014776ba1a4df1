// Which jobs does a run of a scenario see: those that arrive, and those that arise in orbit?

import type { Scenario } from '../scenario/scenario.ts';
import { expandJobs } from './arrivals.ts';
import type { JobColumns } from './arrivals.ts';
import { sceneJobs } from './scenes.ts';

/** Of a scenario: what its jobs follow from. */
export type WorkingScenario = Pick<
  Scenario,
  'workload' | 'fleets' | 'satellites' | 'startUtcMs' | 'ut1MinusUtcS' | 'durationS'
>;

/** All jobs of a run under this seed, in their total order. Yields while scenes are looked for. */
export function* jobsOfRun(scenario: WorkingScenario, seed: number): Generator<void, JobColumns> {
  const { workload, fleets, durationS } = scenario;
  const scenes = yield* sceneJobs(scenario, seed);
  const streams = workload.streams.filter((stream) => stream.scenes === undefined);
  const rows = scenes.length === 0 ? workload.rows : workload.rows.concat(scenes);
  return expandJobs({ streams, rows }, fleets, seed, durationS);
}
