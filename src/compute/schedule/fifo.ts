// Policy: what if every job ran in the order in which it came?

import { hasTooFewLeft } from './estimate.ts';
import type { Decision, JobView, Policy, PolicyState, SatelliteView } from './policy.ts';

interface Memory {
  /** Ready jobs by satellite, in the order in which their inputs arrived. */
  readonly ready: JobView[][];
}

/** The satellite with the least work ahead of it that can run the job; null: none can. */
function leastLoaded(job: JobView, satellites: readonly SatelliteView[]): SatelliteView | null {
  let best: SatelliteView | null = null;
  let bestS = Infinity;
  for (const satellite of satellites) {
    if (satellite.isLost || hasTooFewLeft(job, satellite)) continue;
    const queueS = satellite.backlogAcceleratorS / satellite.acceleratorCount;
    const endS = queueS + job.runtimeSByClass[satellite.classIndex]!;
    if (endS >= bestS) continue;
    bestS = endS;
    best = satellite;
  }
  return best;
}

function placeReleased(job: JobView, state: PolicyState): Decision {
  const holder = state.satellites[job.originSatelliteIndex];
  const target = holder ?? leastLoaded(job, state.satellites);
  if (target !== null && hasTooFewLeft(job, target)) {
    return { kind: 'reject', job: job.index, cause: 'fault' };
  }
  if (target === null || !Number.isFinite(job.runtimeSByClass[target.classIndex]!)) {
    const isGone = (satellite: SatelliteView) => satellite.isLost || hasTooFewLeft(job, satellite);
    const isNoneLeft = state.satellites.every(isGone);
    return { kind: 'reject', job: job.index, cause: isNoneLeft ? 'fault' : 'accelerator' };
  }
  return { kind: 'place', job: job.index, satellites: [target.index] };
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
      if (event.kind === 'jobReleased') decisions.push(placeReleased(event.job, state));
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
