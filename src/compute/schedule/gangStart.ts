// When will a gang find room on all of its satellites? Expected ends of what runs there.

import { placesOf } from './gangPlacement.ts';
import type { JobView, PolicyState } from './policy.ts';

/** What runs on a satellite, and when it is expected to end at full pace. */
export interface RunningUntil {
  readonly job: JobView;
  readonly endS: number;
}

/** Note that a job runs from now on; what has ended or was stopped is forgotten. */
export function noteStart(
  running: (RunningUntil[] | undefined)[],
  job: JobView,
  satellite: number,
  endS: number,
): void {
  const others = (running[satellite] ?? []).filter(
    (each) => each.job.phase === 'running' && each.job !== job,
  );
  running[satellite] = [...others, { job, endS }];
}

/** When enough accelerators are expected to be free on each of a gang's satellites. */
export function gangStartS(
  gang: JobView,
  running: readonly (readonly RunningUntil[] | undefined)[],
  { timeS }: Pick<PolicyState, 'timeS'>,
  freeOf: (satellite: number) => number,
): number {
  let startS = timeS;
  for (const satellite of placesOf(gang)) {
    let freeCount = freeOf(satellite);
    const ends = [...(running[satellite] ?? [])].sort((a, b) => a.endS - b.endS);
    for (const { job, endS } of ends) {
      if (freeCount >= gang.acceleratorCount) break;
      if (job.phase !== 'running') continue;
      freeCount += job.acceleratorCount;
      startS = Math.max(startS, endS);
    }
  }
  return startS;
}
