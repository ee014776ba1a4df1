// Policy: what if every job ran in the order in which it came?

import { placeLeastLoaded } from './leastLoaded.ts';
import type { Decision, JobView, Policy, SatelliteView } from './policy.ts';

interface Memory {
  /** Ready jobs by satellite, in the order in which their inputs arrived. */
  readonly ready: JobView[][];
}

/** Start jobs from the head of the line; one that does not fit holds up those behind it. */
function startFromHead(line: JobView[], satellite: SatelliteView, decisions: Decision[]): void {
  let freeCount = satellite.acceleratorFreeCount;
  while (line.length > 0) {
    const job = line[0]!;
    const isHere = job.phase === 'ready' && job.satelliteIndex === satellite.index;
    if (isHere && job.acceleratorCount > freeCount) return;
    line.shift();
    if (!isHere) continue; // a fault sent it away
    freeCount -= job.acceleratorCount;
    decisions.push({ kind: 'start', job: job.index, satellites: [satellite.index] });
  }
}

/**
 * First in, first out: each job goes to the satellite with the least work ahead of it, whatever its
 * deadline or contacts, and every satellite runs its jobs in the order in which their inputs
 * arrive.
 */
export const fifo: Policy<Memory> = {
  name: 'fifo',
  summary: 'First in, first out: the least loaded satellite, in order of arrival',
  createMemory: () => ({ ready: [] }),
  decide(state, _forecast, memory) {
    const decisions: Decision[] = [];
    const changed = new Set<number>();
    for (const event of state.events) {
      if (event.kind === 'jobReleased') decisions.push(placeLeastLoaded(event.job, state));
      if (event.kind === 'inputArrived') {
        (memory.ready[event.job.satelliteIndex] ??= []).push(event.job);
      }
      if (event.kind === 'inputArrived' || event.kind === 'computeFinished') {
        changed.add(event.job.satelliteIndex);
      }
      if (event.kind === 'acceleratorLost') changed.add(event.satelliteIndex);
    }
    for (const index of changed) {
      const line = memory.ready[index];
      if (line !== undefined) startFromHead(line, state.satellites[index]!, decisions);
    }
    return decisions;
  },
};
