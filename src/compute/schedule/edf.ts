// Policy: what if the most urgent job always went first, where it would be delivered earliest?

import type { Cause } from '../account/cause.ts';
import { addDueWork, createDueWork, dueBeforeAcceleratorS } from './dueWork.ts';
import type { DueWork } from './dueWork.ts';
import { estimateDelivery, hasTooFewLeft, mainCause } from './estimate.ts';
import type { DeliveryEstimate } from './estimate.ts';
import { byDeadline, popJob, pushJob } from './jobHeap.ts';
import type { Decision, Forecast, JobView, Policy, PolicyState } from './policy.ts';
import type { SatelliteView } from './policy.ts';

interface Memory {
  /** Jobs that could run, by satellite: a heap with the earliest deadline first. */
  readonly ready: JobView[][];
  readonly running: JobView[][];
  /** Work that was sent to a satellite and is not computed yet, by deadline. */
  readonly due: DueWork;
  /** Where the search for a satellite begins when there are more than it looks at. */
  searchStart: number;
}

/** Placements that are weighed for one job; larger fleets are searched in turn. */
const candidateMax = 256;

interface Placement {
  readonly satellite: SatelliteView;
  readonly estimate: DeliveryEstimate;
}

/** Earlier on the ground; where no forecast reaches that far, earlier computed. */
function isEarlier(a: DeliveryEstimate, b: DeliveryEstimate): boolean {
  if (a.deliveredS !== b.deliveredS) return a.deliveredS < b.deliveredS;
  return a.computedS < b.computedS;
}

/**
 * Whether a placement is expected in time. Forecasts end with the run: a job due after that, on a
 * satellite that reaches the ground now and then, is not known to be late.
 */
function isInTime(job: JobView, placement: Placement, state: PolicyState, forecast: Forecast) {
  const { estimate, satellite } = placement;
  if (estimate.deliveredS < job.deadlineS) return true;
  if (estimate.deliveredS < Infinity || job.deadlineS <= state.endS) return false;
  const { offset } = forecast.groundReach;
  const reachesGround = offset[satellite.index + 1]! > offset[satellite.index]!;
  return reachesGround && job.runtimeSByClass[satellite.classIndex]! < Infinity;
}

function workAcceleratorS(job: JobView, satellite: SatelliteView): number {
  return job.runtimeSByClass[satellite.classIndex]! * job.acceleratorCount;
}

/** What goes before a job on a satellite: work that is due earlier, or that cannot be stopped. */
function aheadAcceleratorS(
  job: JobView,
  satellite: SatelliteView,
  state: PolicyState,
  memory: Memory,
): number {
  let ahead = dueBeforeAcceleratorS(memory.due, satellite.index, job.deadlineS, state.endS);
  for (const other of memory.running[satellite.index] ?? []) {
    const isFixed = !other.isPreemptible && other.deadlineS > job.deadlineS;
    if (isFixed) ahead += workAcceleratorS(other, satellite);
  }
  return Math.min(ahead, satellite.backlogAcceleratorS);
}

/** Count a job's work in where it is sent, or out again where it was. */
function countDue(job: JobView, satellite: SatelliteView, state: PolicyState, memory: Memory) {
  const sign = job.phase === 'released' ? 1 : -1;
  const work = sign * workAcceleratorS(job, satellite);
  addDueWork(memory.due, satellite.index, job.deadlineS, state.endS, work);
}

/** The placement with the earliest expected delivery; null where no satellite is left. */
function bestPlacement(
  job: JobView,
  state: PolicyState,
  forecast: Forecast,
  memory: Memory,
): Placement | null {
  const { satellites, timeS } = state;
  const holder = satellites[job.originSatelliteIndex];
  if (holder !== undefined) {
    if (hasTooFewLeft(job, holder)) return null;
    const ahead = aheadAcceleratorS(job, holder, state, memory);
    return { satellite: holder, estimate: estimateDelivery(job, holder, forecast, timeS, ahead) };
  }
  let best: Placement | null = null;
  const count = Math.min(candidateMax, satellites.length);
  for (let step = 0; step < count; step += 1) {
    const satellite = satellites[(memory.searchStart + step) % satellites.length]!;
    if (satellite.isLost || hasTooFewLeft(job, satellite)) continue;
    const ahead = aheadAcceleratorS(job, satellite, state, memory);
    // Nothing is delivered before it is computed: most satellites need no closer look.
    const soonestS = timeS + ahead / satellite.acceleratorCount;
    const runtimeS = job.runtimeSByClass[satellite.classIndex]!;
    if (best !== null && soonestS + runtimeS > best.estimate.deliveredS) continue;
    const estimate = estimateDelivery(job, satellite, forecast, timeS, ahead);
    if (best === null || isEarlier(estimate, best.estimate)) best = { satellite, estimate };
  }
  if (count < satellites.length)
    memory.searchStart = (memory.searchStart + count) % satellites.length;
  return best;
}

function decideReleased(
  job: JobView,
  state: PolicyState,
  forecast: Forecast,
  memory: Memory,
): Decision {
  const best = bestPlacement(job, state, forecast, memory);
  if (best !== null && isInTime(job, best, state, forecast)) {
    countDue(job, best.satellite, state, memory);
    return { kind: 'place', job: job.index, satellites: [best.satellite.index] };
  }
  const cause = best === null ? 'fault' : mainCause(best.estimate, state.timeS);
  return { kind: 'reject', job: job.index, cause };
}

function runtimeLeftS(job: JobView, satellite: SatelliteView): number {
  return job.runtimeSByClass[satellite.classIndex]! * job.remainingFraction;
}

/** Why a job has no time left: a fault if one has stopped it, else what it waited for last. */
function delayOf(job: JobView, otherwise: Cause): Cause {
  return job.interruptedCount > 0 ? 'fault' : otherwise;
}

/** Whether a job could not even compute in time if it started now. */
function isHopeless(job: JobView, satellite: SatelliteView, timeS: number): boolean {
  return timeS + runtimeLeftS(job, satellite) >= job.deadlineS;
}

/**
 * Running jobs to stop so that an urgent one gets `missingCount` accelerators: preemptible, due
 * later, and still in time after waiting for it; none when they do not suffice.
 */
function victimsFor(
  urgent: JobView,
  satellite: SatelliteView,
  running: readonly JobView[],
  timeS: number,
  missingCount: number,
): JobView[] {
  if (missingCount <= 0) return [];
  const waitS = runtimeLeftS(urgent, satellite);
  const victims = running.filter((job) => {
    const endS = timeS + runtimeLeftS(job, satellite) + job.checkpointS + waitS;
    const isLess = job.deadlineS > urgent.deadlineS && endS < job.deadlineS;
    return job.isPreemptible && job.phase === 'running' && isLess;
  });
  victims.sort((a, b) => b.deadlineS - a.deadlineS || b.index - a.index);
  let count = 0;
  let taken = 0;
  while (taken < victims.length && count < missingCount) {
    count += victims[taken]!.acceleratorCount;
    taken += 1;
  }
  return count < missingCount ? [] : victims.slice(0, taken);
}

function forget(jobs: JobView[] | undefined, job: JobView): void {
  const at = jobs?.indexOf(job) ?? -1;
  if (at >= 0) jobs!.splice(at, 1);
}

/** Run the most urgent jobs of one satellite; hopeless ones are turned away. */
function fillSatellite(
  satellite: SatelliteView,
  state: PolicyState,
  memory: Memory,
  decisions: Decision[],
): void {
  const { timeS } = state;
  const heap = (memory.ready[satellite.index] ??= []);
  const running = (memory.running[satellite.index] ??= []);
  let freeCount = satellite.acceleratorFreeCount;
  while (heap.length > 0) {
    const job = heap[0]!;
    if (job.satelliteIndex !== satellite.index) {
      popJob(heap, byDeadline); // a fault sent it away
      continue;
    }
    if (isHopeless(job, satellite, timeS)) {
      popJob(heap, byDeadline);
      decisions.push({ kind: 'reject', job: job.index, cause: delayOf(job, 'accelerator') });
      countDue(job, satellite, state, memory);
      continue;
    }
    const missingCount = job.acceleratorCount - freeCount;
    for (const victim of victimsFor(job, satellite, running, timeS, missingCount)) {
      freeCount += victim.acceleratorCount;
      running.splice(running.indexOf(victim), 1);
      pushJob(heap, victim, byDeadline);
      decisions.push({ kind: 'preempt', job: victim.index });
    }
    if (job.acceleratorCount > freeCount) return;
    popJob(heap, byDeadline);
    freeCount -= job.acceleratorCount;
    running.push(job);
    decisions.push({ kind: 'start', job: job.index, satellites: [satellite.index] });
  }
}

/**
 * Earliest deadline first: each job is placed where its delivery is expected earliest, every
 * satellite runs its most urgent job first and stops preemptible ones for it, and what cannot be in
 * time is turned away.
 */
export const edf: Policy<Memory> = {
  name: 'edf',
  summary: 'Earliest deadline first: where delivery is expected earliest, most urgent first',
  createMemory: () => ({ ready: [], running: [], due: createDueWork(), searchStart: 0 }),
  decide(state, forecast, memory) {
    const decisions: Decision[] = [];
    const changed = new Set<number>();
    for (const event of state.events) {
      if (event.kind === 'jobReleased') {
        decisions.push(decideReleased(event.job, state, forecast, memory));
      }
      if (event.kind === 'inputArrived') {
        const { job } = event;
        const satellite = state.satellites[job.satelliteIndex]!;
        if (job.interruptedCount > 0) forget(memory.running[job.satelliteIndex], job);
        if (isHopeless(job, satellite, state.timeS)) {
          decisions.push({ kind: 'reject', job: job.index, cause: delayOf(job, 'inputLink') });
          countDue(job, satellite, state, memory);
          continue;
        }
        changed.add(job.satelliteIndex);
        pushJob((memory.ready[job.satelliteIndex] ??= []), job, byDeadline);
      }
      if (event.kind === 'acceleratorLost') changed.add(event.satelliteIndex);
      if (event.kind === 'computeFinished') {
        const { job } = event;
        changed.add(job.satelliteIndex);
        forget(memory.running[job.satelliteIndex], job);
        countDue(job, state.satellites[job.satelliteIndex]!, state, memory);
      }
    }
    for (const index of changed) {
      fillSatellite(state.satellites[index]!, state, memory, decisions);
    }
    return decisions;
  },
};
