// Which replica should a request go to? The one whose answer is expected on the ground first.

import { downlinkEndS, estimateDelivery, groundForecastOf } from './estimate.ts';
import type { DeliveryEstimate } from './estimate.ts';
import type { Known } from './placement.ts';
import type { JobView, ReplicaView, SatelliteView } from './policy.ts';

/** A replica that has been given a place, as the job that it is. */
export interface PlacedReplica {
  readonly job: JobView;
  readonly satellite: number;
}

/** A replica for a request, and what would come of it. */
export interface RequestPlacement {
  readonly satellite: SatelliteView;
  readonly estimate: DeliveryEstimate;
  readonly replica: ReplicaView | null;
}

/** When a replica can begin with a new request, and how much its batch slows it down. */
function queueOf(
  placed: PlacedReplica,
  view: ReplicaView | null,
  known: Known,
  sentCount: number,
): { readonly fromS: number; readonly slowdown: number } {
  const { state, forecast } = known;
  const { timeS } = state;
  const satellite = state.satellites[placed.satellite]!;
  const isUp = view !== null && (view.phase === 'running' || view.phase === 'resident');
  const readyS = isUp
    ? timeS
    : estimateDelivery(placed.job, satellite, forecast, timeS, 0).computedS;
  if (view === null) return { fromS: readyS, slowdown: 1 };
  const overCount = view.requestCount + sentCount + 1 - view.batchMax;
  return { fromS: readyS + Math.max(0, overCount) * view.perRequestS, slowdown: view.slowdown };
}

/**
 * The best of the replicas of the request's model; null: it has none that stands. `sentCountOf`
 * tells how many requests have been sent to a satellite in this very instant.
 */
export function bestReplica(
  job: JobView,
  known: Known,
  replicas: readonly PlacedReplica[],
  sentCountOf: (satellite: number) => number,
): RequestPlacement | null {
  const { state, forecast } = known;
  const ground = groundForecastOf(job, forecast);
  let best: RequestPlacement | null = null;
  for (const placed of replicas) {
    const satellite = state.satellites[placed.satellite]!;
    const aloneS = job.runtimeSByClass[satellite.classIndex]!;
    if (satellite.isLost || !(aloneS < Infinity)) continue;
    const view = satellite.replicas.find((each) => each.job === placed.job.index) ?? null;
    const queue = queueOf(placed, view, known, sentCountOf(satellite.index));
    const { inputS } = estimateDelivery(job, satellite, forecast, state.timeS, 0);
    const startS = Math.max(inputS, queue.fromS);
    const computedS = startS + aloneS * queue.slowdown;
    const deliveredS = downlinkEndS(job, satellite.index, ground, computedS);
    const isBetter =
      best === null ||
      deliveredS < best.estimate.deliveredS ||
      (deliveredS === best.estimate.deliveredS && computedS < best.estimate.computedS);
    if (isBetter) {
      best = { satellite, estimate: { inputS, startS, computedS, deliveredS }, replica: view };
    }
  }
  return best;
}
