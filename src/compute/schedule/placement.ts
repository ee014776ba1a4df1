// Where should a job go? The search that list policies share: each says what it prefers.

import { addDueWork, createDueWork, dueBeforeAcceleratorS, dueBucket } from './dueWork.ts';
import type { DueWork } from './dueWork.ts';
import {
  estimateDelivery,
  estimateDeliveryInto,
  groundForecastOf,
  hasStore,
  hasTooFewLeft,
} from './estimate.ts';
import type { DeliveryEstimate } from './estimate.ts';
import type { Forecast, JobView, PolicyState, SatelliteView } from './policy.ts';

/** A satellite for a job, and what would come of it. */
export interface Placement {
  readonly satellite: SatelliteView;
  readonly estimate: DeliveryEstimate;
}

/** What a policy knows when it is asked. */
export interface Known {
  readonly state: PolicyState;
  readonly forecast: Forecast;
}

/**
 * How good a placement is: less is better; of equals the one delivered earlier, then computed
 * earlier.
 */
export type Rank = (placement: Placement, job: JobView, known: Known) => number;

export interface PlacementMemory {
  /** Work that was sent to a satellite and is not computed yet, by deadline. */
  readonly due: DueWork;
  /** Where the search for a satellite begins when there are more than it looks at. */
  searchStart: number;
}

export function createPlacementMemory(): PlacementMemory {
  return { due: createDueWork(), searchStart: 0 };
}

/**
 * Placements that are weighed for one job; larger fleets are searched in turn. With 48 to 256 a day
 * of a thousand satellites earns the same to 1 % under `edf`.
 */
const candidateMax = 64;

/** Earlier on the ground; where no forecast reaches that far, earlier computed. */
function isEarlier(a: DeliveryEstimate, b: DeliveryEstimate): boolean {
  if (a.deliveredS !== b.deliveredS) return a.deliveredS < b.deliveredS;
  return a.computedS < b.computedS;
}

/**
 * Whether a placement is expected in time, by default for its deadline. Forecasts end with the run:
 * a job due after that, on a satellite that reaches the ground now and then, is not known to be
 * late.
 */
export function isInTime(
  job: JobView,
  { estimate, satellite }: Placement,
  known: Known,
  byS: number = job.deadlineS,
): boolean {
  if (estimate.deliveredS < byS) return true;
  if (estimate.deliveredS < Infinity || byS <= known.state.endS) return false;
  const { offset } = groundForecastOf(job, known.forecast).groundReach;
  const reachesGround = offset[satellite.index + 1]! > offset[satellite.index]!;
  return reachesGround && job.runtimeSByClass[satellite.classIndex]! < Infinity;
}

/** What the whole job takes of a satellite. */
export function workAcceleratorS(job: JobView, satellite: SatelliteView): number {
  return job.runtimeSByClass[satellite.classIndex]! * job.acceleratorCount;
}

/** Count a job's work in where it is sent, or out again where it was. */
export function countDue(
  job: JobView,
  satellite: SatelliteView,
  state: PolicyState,
  memory: PlacementMemory,
): void {
  const sign = job.phase === 'released' ? 1 : -1;
  const work = sign * workAcceleratorS(job, satellite);
  addDueWork(memory.due, satellite.index, job.dueS, state.endS, work);
}

/** What goes before a job: work that is due earlier, and what runs and cannot be stopped. */
function aheadAcceleratorS(
  job: JobView,
  satellite: SatelliteView,
  { memory, fixed }: Search,
  bucket: number,
): number {
  let ahead = dueBeforeAcceleratorS(memory.due, satellite.index, bucket);
  const running = fixed[satellite.index];
  if (running !== undefined) {
    for (const other of running) {
      if (other.dueS > job.dueS) ahead += workAcceleratorS(other, satellite);
    }
  }
  return Math.min(ahead, satellite.backlogAcceleratorS);
}

/** What a search looks into. */
export interface Search {
  readonly memory: PlacementMemory;
  /** Jobs that run and cannot be stopped, by satellite. */
  readonly fixed: readonly (readonly JobView[] | undefined)[];
  /** Left out: where delivery is expected earliest. */
  readonly rank?: Rank | undefined;
  /** What the rank of a placement on this satellite cannot fall below; saves a closer look. */
  readonly rankFloor?: ((satellite: SatelliteView) => number) | undefined;
}

/** A placement on a satellite, with `ahead` accelerator-seconds of work before the job. */
interface Trial {
  satellite: SatelliteView;
  readonly estimate: { -readonly [K in keyof DeliveryEstimate]: DeliveryEstimate[K] };
}

const createTrial = (satellite: SatelliteView): Trial => ({
  satellite,
  estimate: { inputS: 0, startS: 0, computedS: 0, deliveredS: 0 },
});

/**
 * The best placement; null where no satellite is left that could hold the job. Idle satellites come
 * first if the job is in time on one of them: there it pushes nobody aside. Otherwise it goes
 * before what is due later, wherever that is best.
 */
export function bestPlacement(job: JobView, known: Known, search: Search): Placement | null {
  const { state, forecast } = known;
  const { satellites, timeS } = state;
  const holder = satellites[job.originSatelliteIndex];
  if (holder !== undefined) {
    if (hasTooFewLeft(job, holder)) return null;
    const ahead = aheadAcceleratorS(job, holder, search, dueBucket(job.dueS, state.endS));
    return { satellite: holder, estimate: estimateDelivery(job, holder, forecast, timeS, ahead) };
  }
  const idle = bestOfMany(job, known, search, 'idle');
  const isGood = idle !== null && isInTime(job, idle, known, job.dueS);
  const roomy = isGood ? idle : bestOfMany(job, known, search, 'roomy');
  const best = roomy ?? bestOfMany(job, known, search, 'all');
  const { memory } = search;
  if (satellites.length > candidateMax) {
    memory.searchStart = (memory.searchStart + candidateMax) % satellites.length;
  }
  return best;
}

/** Those with room for the job's data and no work, with room alone, or all: room may come free. */
type Candidates = 'idle' | 'roomy' | 'all';

function isOneOf(candidates: Candidates, satellite: SatelliteView, job: JobView): boolean {
  if (candidates === 'idle' && satellite.backlogAcceleratorS > 0) return false;
  if (satellite.isLost || hasTooFewLeft(job, satellite)) return false;
  return candidates === 'all' || hasStore(job, satellite);
}

/** The best of the candidates, or of those that are idle; two objects serve for all of them. */
function bestOfMany(
  job: JobView,
  known: Known,
  search: Search,
  candidates: Candidates,
): Placement | null {
  const { state, forecast } = known;
  const { memory, rank, rankFloor } = search;
  const { satellites, timeS } = state;
  const { runtimeSByClass } = job;
  const bucket = dueBucket(job.dueS, state.endS);
  const count = Math.min(candidateMax, satellites.length);
  if (count === 0) return null;
  let best = createTrial(satellites[0]!);
  let trial = createTrial(satellites[0]!);
  const outset = { ground: groundForecastOf(job, forecast), timeS, ahead: 0 };
  let bestRank = NaN; // none yet
  for (let step = 0; step < count; step += 1) {
    const satellite = satellites[(memory.searchStart + step) % satellites.length]!;
    if (!isOneOf(candidates, satellite, job)) continue;
    const floor = rank === undefined ? 0 : (rankFloor?.(satellite) ?? -Infinity);
    if (floor > bestRank) continue;
    const ahead = aheadAcceleratorS(job, satellite, search, bucket);
    // Nothing is delivered before it is computed: most satellites need no closer look.
    const soonestS = ahead === 0 ? timeS : timeS + ahead / satellite.acceleratorCount;
    const computedS = soonestS + runtimeSByClass[satellite.classIndex]!;
    if (floor === bestRank && computedS > best.estimate.deliveredS) continue;
    trial.satellite = satellite;
    outset.ahead = ahead;
    estimateDeliveryInto(trial.estimate, job, satellite, outset);
    const itsRank = rank?.(trial, job, known) ?? 0;
    const isBetter = itsRank < bestRank || Number.isNaN(bestRank);
    if (!isBetter && !(itsRank === bestRank && isEarlier(trial.estimate, best.estimate))) continue;
    [best, trial] = [trial, best];
    bestRank = itsRank;
  }
  return Number.isNaN(bestRank) ? null : best;
}
