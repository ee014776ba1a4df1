// Where should the replicas of a served model stand, so that people always reach one of them?

import { groundForecastOf } from './estimate.ts';
import { overlapS } from './intervals.ts';
import type { Known } from './placement.ts';
import type { JobView, SatelliteView } from './policy.ts';

/** The run is cut into so many stretches: in each a replica reaches the ground, or none does. */
const stretchCount = 240;

/** By service: how many of its replicas reach the ground in each stretch, and where they stand. */
export interface Coverage {
  readonly count: Float64Array;
  readonly satellites: Set<number>;
}

export const createCoverage = (): Coverage => ({
  count: new Float64Array(stretchCount),
  satellites: new Set(),
});

function canHold(job: JobView, satellite: SatelliteView): boolean {
  const isGood = !satellite.isLost && satellite.acceleratorFreeCount >= job.acceleratorCount;
  return isGood && job.runtimeSByClass[satellite.classIndex]! < Infinity;
}

/** For each stretch still to come, the share of it in which the satellite reaches the ground. */
function reachOf(job: JobView, satellite: number, { state, forecast }: Known): Float64Array {
  const { groundReach } = groundForecastOf(job, forecast);
  const reach = new Float64Array(stretchCount);
  const lengthS = state.endS / stretchCount;
  for (let at = Math.floor(state.timeS / lengthS); at < stretchCount; at += 1) {
    const [fromS, toS] = [at * lengthS, (at + 1) * lengthS];
    reach[at] = overlapS(groundReach, satellite, fromS, toS) / lengthS;
  }
  return reach;
}

/**
 * The satellite that adds most: a stretch in which others reach the ground already counts less, as
 * 1/(1 + n); of equals the one with less shadow, which has energy for it all the time. Null: none
 * could hold it now.
 */
export function bestForReplica(
  job: JobView,
  known: Known,
  coverage: Coverage,
): SatelliteView | null {
  const { state, forecast } = known;
  let best: SatelliteView | null = null;
  let bestGain = -Infinity;
  for (const satellite of state.satellites) {
    if (!canHold(job, satellite)) continue;
    const reach = reachOf(job, satellite.index, known);
    let gain = 0;
    for (let at = 0; at < stretchCount; at += 1) gain += reach[at]! / (1 + coverage.count[at]!);
    const shadowS = overlapS(forecast.eclipse, satellite.index, state.timeS, state.endS);
    // Shadow tells equals apart, and one replica a satellite is better than two.
    gain -= 1e-3 * (shadowS / state.endS) + (coverage.satellites.has(satellite.index) ? 1e-2 : 0);
    if (gain <= bestGain) continue;
    best = satellite;
    bestGain = gain;
  }
  if (best === null) return null;
  const reach = reachOf(job, best.index, known);
  for (let at = 0; at < stretchCount; at += 1) coverage.count[at]! += reach[at]!;
  coverage.satellites.add(best.index);
  return best;
}
