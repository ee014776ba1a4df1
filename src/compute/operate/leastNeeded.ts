// How few accelerators does any job of a scenario need on a satellite of a fleet?

import type { Scenario } from '../scenario/scenario.ts';
import { runtimeS } from '../workload/runtime.ts';

/** Of those jobs that fit there; 0: none fits, and no fault is to blame for that. */
export function leastAcceleratorCount(scenario: Scenario, fleet: number): number {
  const { fleets, models, workload } = scenario;
  const { platform } = fleets[fleet]!;
  let least = Infinity;
  for (const { template } of [...workload.streams, ...workload.rows]) {
    // A request to a replica needs none of its own.
    if (template.acceleratorCount >= least || template.acceleratorCount === 0) continue;
    const runS = runtimeS(template, platform, models);
    if (Number.isFinite(runS)) least = template.acceleratorCount;
  }
  return least === Infinity ? 0 : least;
}
