// Which of the jobs that are ready on a satellite runs next, and whom does it push aside?

import type { Cause } from '../account/cause.ts';
import { popJob, pushJob } from './jobHeap.ts';
import type { Waiting } from './jobHeap.ts';
import type { Decision, JobView, SatelliteView } from './policy.ts';

/** The jobs of one satellite. */
export interface Line {
  /** Those that could run: a heap, the most urgent first. */
  readonly ready: Waiting[];
  /** Those that could run but are held back: a heap by when that ends. */
  readonly held: Waiting[];
  readonly running: JobView[];
  /** Those of them that cannot be stopped. */
  readonly fixed: JobView[];
}

/** How a policy runs a line. */
export interface LineRules {
  /** Of two jobs on a satellite the one with the smaller number goes first. */
  urgency(job: JobView, satellite: SatelliteView): number;
  /** Until when the first of the line is better not begun; the present time: it may begin. */
  heldUntilS(job: JobView, satellite: SatelliteView): number;
  /** Whoever is held, all behind it would be too: they need not be asked. */
  readonly holdsLine: boolean;
  /** Somebody is held here until a time: the line is to be looked at then. */
  onHold(satellite: SatelliteView, untilS: number): void;
  /** A job that has no time left was turned away. */
  onReject(job: JobView, satellite: SatelliteView): void;
  /** Accelerators that this instant's decisions have left free, where they have taken any. */
  readonly free: Map<number, number>;
  /** Gangs that began or were turned away in this instant. */
  readonly gone: ReadonlySet<JobView>;
  /** Begin a gang that is first here if it is so everywhere, and fits; whether it has begun. */
  beginGang(job: JobView): boolean;
  /** When a gang is expected to find its accelerators free on all of its satellites. */
  gangStartS(job: JobView): number;
  onStart(job: JobView, satellite: SatelliteView): void;
  /** Empty between two lines. */
  readonly reserved: Reserved;
}

/** Seconds that are left of a job on this satellite at full pace. */
export function runtimeLeftS(job: JobView, satellite: SatelliteView): number {
  return job.runtimeSByClass[satellite.classIndex]! * job.remainingFraction;
}

/** Why a job has no time left: a fault if one has stopped it, else what it waited for last. */
export function delayOf(job: JobView, otherwise: Cause): Cause {
  return job.interruptedCount > 0 ? 'fault' : otherwise;
}

/** Whether a job could not even compute in time if it started now. */
export function isHopeless(job: JobView, satellite: SatelliteView, timeS: number): boolean {
  return timeS + runtimeLeftS(job, satellite) >= job.deadlineS;
}

const none: readonly Waiting[] = [];

/**
 * Running jobs to stop so that an urgent one gets `missingCount` accelerators: preemptible, less
 * urgent, and still in time after waiting for it; none when they do not suffice.
 */
function victimsFor(
  urgent: Waiting,
  satellite: SatelliteView,
  { running }: Line,
  rules: LineRules,
  clock: { readonly timeS: number; readonly missingCount: number },
): readonly Waiting[] {
  const { timeS, missingCount } = clock;
  if (missingCount <= 0) return none;
  const waitS = runtimeLeftS(urgent.job, satellite);
  const victims: Waiting[] = [];
  for (const job of running) {
    if (!job.isPreemptible || job.phase !== 'running') continue;
    const endS = timeS + runtimeLeftS(job, satellite) + job.checkpointS + waitS;
    const waiting = { job, urgency: rules.urgency(job, satellite) };
    if (waiting.urgency > urgent.urgency && endS < job.dueS) victims.push(waiting);
  }
  victims.sort((a, b) => b.urgency - a.urgency || b.job.index - a.job.index);
  let count = 0;
  let taken = 0;
  while (taken < victims.length && count < missingCount) {
    count += victims[taken]!.job.acceleratorCount;
    taken += 1;
  }
  return count < missingCount ? [] : victims.slice(0, taken);
}

/** Whether a job of a line is still placed there. */
function isHere(job: JobView, satellite: number, gone: ReadonlySet<JobView>): boolean {
  if (job.satelliteCount === 1) return job.satelliteIndex === satellite;
  const isWaiting = job.phase === 'ready' || job.phase === 'preempted';
  return isWaiting && !gone.has(job) && job.satelliteIndices.includes(satellite);
}

/** What gangs that cannot begin yet leave to those behind them. */
export interface Reserved {
  readonly gangs: Waiting[];
  readonly others: Waiting[];
  /** Accelerators that they will hold here, and when the first of them is expected to begin. */
  count: number;
  untilS: number;
}

export function noneReserved(): Reserved {
  return { gangs: [], others: [], count: 0, untilS: Infinity };
}

/** A gang cannot begin yet: what it needs here is kept for it. */
function reserve(gang: Waiting, rules: LineRules): void {
  const { reserved } = rules;
  reserved.gangs.push(gang);
  reserved.count += gang.job.acceleratorCount;
  reserved.untilS = Math.min(reserved.untilS, rules.gangStartS(gang.job));
}

/** Gangs, and those behind them, take their places in the line again. */
function endReserving({ ready }: Line, reserved: Reserved): void {
  const { gangs, others } = reserved;
  if (gangs.length === 0) return;
  for (const waiting of gangs) pushJob(ready, waiting);
  for (const waiting of others) pushJob(ready, waiting);
  gangs.length = 0;
  others.length = 0;
  reserved.count = 0;
  reserved.untilS = Infinity;
}

/** Those whose hold is over take their places in the line again. */
function endHolds(
  { ready, held }: Line,
  satellite: SatelliteView,
  timeS: number,
  rules: LineRules,
): void {
  while (held.length > 0 && held[0]!.urgency <= timeS) {
    const { job } = popJob(held);
    pushJob(ready, { job, urgency: rules.urgency(job, satellite) });
  }
}

/**
 * Run the most urgent jobs of one satellite; those without hope are turned away. Those behind a job
 * that is held back begin before it, and are stopped for it when its hold ends if they can be and
 * can wait. Behind a gang that waits for other satellites those begin that leave it its
 * accelerators, or will have ended.
 */
export function runLine(
  line: Line,
  satellite: SatelliteView,
  timeS: number,
  rules: LineRules,
  decisions: Decision[],
): void {
  endHolds(line, satellite, timeS, rules);
  while (line.ready.length > 0) {
    if (!stepLine(line, satellite, timeS, rules, decisions)) break;
  }
  endReserving(line, rules.reserved);
  if (line.held.length > 0) rules.onHold(satellite, line.held[0]!.urgency);
}

/** Decide on the first of a line; whether the next one may be looked at. */
function stepLine(
  line: Line,
  satellite: SatelliteView,
  timeS: number,
  rules: LineRules,
  decisions: Decision[],
): boolean {
  const { ready, running } = line;
  const { free, reserved } = rules;
  const isBehind = reserved.gangs.length > 0;
  let freeCount = free.get(satellite.index) ?? satellite.acceleratorFreeCount;
  if (isBehind && freeCount === 0) return false;
  const first = ready[0]!;
  const { job } = first;
  if (!isHere(job, satellite.index, rules.gone)) {
    popJob(ready); // a fault sent it away
    return true;
  }
  if (isHopeless(job, satellite, timeS)) {
    popJob(ready);
    decisions.push({ kind: 'reject', job: job.index, cause: delayOf(job, 'accelerator') });
    rules.onReject(job, satellite);
    return true;
  }
  if (job.satelliteCount > 1) {
    if (isBehind || !rules.beginGang(job)) reserve(popJob(ready), rules);
    return true;
  }
  const heldUntilS = rules.heldUntilS(job, satellite);
  if (heldUntilS > timeS) {
    if (rules.holdsLine) rules.onHold(satellite, heldUntilS);
    else pushJob(line.held, { job: popJob(ready).job, urgency: heldUntilS });
    return !rules.holdsLine;
  }
  const isOver = timeS + runtimeLeftS(job, satellite) <= reserved.untilS;
  const roomCount = isOver ? freeCount : freeCount - reserved.count;
  if (isBehind && job.acceleratorCount > roomCount) {
    reserved.others.push(popJob(ready));
    return true;
  }
  const missingCount = job.acceleratorCount - freeCount;
  for (const victim of victimsFor(first, satellite, line, rules, { timeS, missingCount })) {
    freeCount += victim.job.acceleratorCount;
    running.splice(running.indexOf(victim.job), 1);
    pushJob(ready, victim);
    decisions.push({ kind: 'preempt', job: victim.job.index });
    free.set(satellite.index, freeCount);
  }
  if (job.acceleratorCount > freeCount) return false;
  // Victims are less urgent: it is still the first.
  popJob(ready);
  free.set(satellite.index, freeCount - job.acceleratorCount);
  running.push(job);
  rules.onStart(job, satellite);
  if (!job.isPreemptible) line.fixed.push(job);
  decisions.push({ kind: 'start', job: job.index, satellites: [satellite.index] });
  return true;
}
