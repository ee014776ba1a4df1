// Which satellite has the least work ahead of it? Where policies send jobs that ask no forecast.

import { hasStore, hasTooFewLeft } from './estimate.ts';
import { placeGang } from './gangPlacement.ts';
import type { Known } from './placement.ts';
import type { Decision, JobView, SatelliteView } from './policy.ts';

/**
 * The satellite with the least work ahead of it that can run the job; null: none can. One whose
 * store has no room for it now comes behind all others.
 */
function leastLoaded(job: JobView, satellites: readonly SatelliteView[]): SatelliteView | null {
  let best: SatelliteView | null = null;
  let bestS = Infinity;
  let isRoomy = false;
  for (const satellite of satellites) {
    if (satellite.isLost || hasTooFewLeft(job, satellite)) continue;
    const fits = hasStore(job, satellite);
    if (isRoomy && !fits) continue;
    const queueS = satellite.backlogAcceleratorS / satellite.acceleratorCount;
    const endS = queueS + job.runtimeSByClass[satellite.classIndex]!;
    // A relay without accelerators has 0/0 here, which is less than nothing.
    if (!(endS < (fits && !isRoomy ? Infinity : bestS))) continue;
    bestS = endS;
    best = satellite;
    isRoomy ||= fits;
  }
  return best;
}

/** Send a job to the least loaded satellite, or where its input is; one that fits nowhere goes. */
export function placeLeastLoaded(job: JobView, known: Known): Decision {
  const { state } = known;
  if (job.satelliteCount > 1) return placeGang(job, known, false);
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
