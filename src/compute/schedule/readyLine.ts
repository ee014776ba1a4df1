// Which of the jobs that are ready on a satellite runs next, and whom does it push aside?

import type { Cause } from '../account/cause.ts';
import { popJob, pushJob } from './jobHeap.ts';
import type { Waiting } from './jobHeap.ts';
import type { Decision, JobView, SatelliteView } from './policy.ts';

/** The jobs of one satellite. */
export interface Line {
  /** Those that could run: a heap, the most urgent first. */
  readonly ready: Waiting[];
  readonly running: JobView[];
  /** Those of them that cannot be stopped. */
  readonly fixed: JobView[];
}

/** How a policy runs a line. */
export interface LineRules {
  /** Of two jobs on a satellite the one with the smaller number goes first. */
  readonly urgency: (job: JobView, satellite: SatelliteView) => number;
  /** Until when the first of the line is better not begun; left out: it always may begin. */
  readonly heldUntilS?: (job: JobView, satellite: SatelliteView) => number;
  /** A job that has no time left was turned away. */
  readonly onReject: (job: JobView, satellite: SatelliteView) => void;
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

/**
 * Running jobs to stop so that an urgent one gets `missingCount` accelerators: preemptible, less
 * urgent, and still in time after waiting for it; none when they do not suffice.
 */
function victimsFor(
  urgent: Waiting,
  satellite: SatelliteView,
  { running }: Line,
  { urgency }: LineRules,
  clock: { readonly timeS: number; readonly missingCount: number },
): Waiting[] {
  const { timeS, missingCount } = clock;
  if (missingCount <= 0) return [];
  const waitS = runtimeLeftS(urgent.job, satellite);
  const victims: Waiting[] = [];
  for (const job of running) {
    if (!job.isPreemptible || job.phase !== 'running') continue;
    const endS = timeS + runtimeLeftS(job, satellite) + job.checkpointS + waitS;
    const waiting = { job, urgency: urgency(job, satellite) };
    if (waiting.urgency > urgent.urgency && endS < job.deadlineS) victims.push(waiting);
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

/** Run the most urgent jobs of one satellite; those without hope are turned away. */
export function runLine(
  line: Line,
  satellite: SatelliteView,
  timeS: number,
  rules: LineRules,
  decisions: Decision[],
): void {
  const { ready, running } = line;
  let freeCount = satellite.acceleratorFreeCount;
  while (ready.length > 0) {
    const first = ready[0]!;
    const { job } = first;
    if (job.satelliteIndex !== satellite.index) {
      popJob(ready); // a fault sent it away
      continue;
    }
    if (isHopeless(job, satellite, timeS)) {
      popJob(ready);
      decisions.push({ kind: 'reject', job: job.index, cause: delayOf(job, 'accelerator') });
      rules.onReject(job, satellite);
      continue;
    }
    const heldUntilS = rules.heldUntilS?.(job, satellite) ?? timeS;
    if (heldUntilS > timeS) {
      if (heldUntilS < Infinity) decisions.push({ kind: 'wake', timeS: heldUntilS });
      return;
    }
    const missingCount = job.acceleratorCount - freeCount;
    for (const victim of victimsFor(first, satellite, line, rules, { timeS, missingCount })) {
      freeCount += victim.job.acceleratorCount;
      running.splice(running.indexOf(victim.job), 1);
      pushJob(ready, victim);
      decisions.push({ kind: 'preempt', job: victim.job.index });
    }
    if (job.acceleratorCount > freeCount) return;
    popJob(ready);
    freeCount -= job.acceleratorCount;
    running.push(job);
    if (!job.isPreemptible) line.fixed.push(job);
    decisions.push({ kind: 'start', job: job.index, satellites: [satellite.index] });
  }
}
