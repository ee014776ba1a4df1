// How often does each job save its state, and what of its work is safe when it is stopped?

import { checkpointedTimeRatio, dalyIntervalS } from '../plant/checkpointInterval.ts';
import { interruptionRatePerS } from '../plant/singleEvents.ts';
import { gangSize, heldAcceleratorCount } from '../workload/gang.ts';
import type { JobTemplate, Radiation } from '../scenario/scenario.ts';

/** Checkpoints of one job: so many, each after `intervalS` of work, each taking `writeS`. */
export interface CheckpointPlan {
  readonly count: number;
  readonly intervalS: number;
  readonly writeS: number;
}

export const noCheckpoints: CheckpointPlan = { count: 0, intervalS: Infinity, writeS: 0 };

/**
 * Checkpoints of a job that works `runtimeS` and is stopped every `interruptionMeanS`: Daly's
 * interval unless one is given, none after the last piece, and none at all where writing them costs
 * more than beginning anew, or where the job cannot (`writeS` of 0: its state is not kept).
 */
export function planCheckpoints(
  runtimeS: number,
  writeS: number,
  interruptionMeanS: number,
  givenIntervalS: number | null,
): CheckpointPlan {
  if (!(writeS > 0 && runtimeS > 0 && runtimeS < Infinity)) return noCheckpoints;
  const costs = { writeS, restartS: 0, interruptionMeanS };
  const intervalS = givenIntervalS ?? dalyIntervalS(costs);
  const count = Math.ceil(runtimeS / intervalS) - 1;
  if (!(count > 0)) return noCheckpoints;
  const bare = checkpointedTimeRatio({ ...costs, writeS: 0 }, runtimeS);
  const isWorth = checkpointedTimeRatio(costs, intervalS) < bare;
  return givenIntervalS !== null || isWorth ? { count, intervalS, writeS } : noCheckpoints;
}

/** Time on the job's clock, work and writing, that is safe when it stands at `positionS`. */
export function safeS({ count, intervalS, writeS }: CheckpointPlan, positionS: number): number {
  if (count === 0) return 0;
  const cycleS = intervalS + writeS;
  return Math.min(count, Math.floor(positionS / cycleS)) * cycleS;
}

/** How much of the first `positionS` of the job's clock was writing. */
export function writtenS(plan: CheckpointPlan, positionS: number): number {
  const { count, intervalS, writeS } = plan;
  if (count === 0) return 0;
  const cycleS = intervalS + writeS;
  const full = Math.min(count, Math.floor(positionS / cycleS));
  const partialS = full < count ? Math.max(0, positionS - full * cycleS - intervalS) : 0;
  return full * writeS + partialS;
}

/**
 * The plan of a template's jobs where protons are this dense in the mean; `runtimeS` is without
 * checkpoints. None with radiation off.
 */
export function templatePlan(
  template: JobTemplate,
  runtimeS: number,
  radiation: Radiation,
  fluxMean: number,
): CheckpointPlan {
  if (!radiation.isOn) return noCheckpoints;
  const { sensitivity, checkpointIntervalS } = radiation;
  // Any member's fault stops all of them.
  const hostCount = radiation.hostCount * gangSize(template);
  const machines = { chipCount: heldAcceleratorCount(template), hostCount };
  const meanS = 1 / interruptionRatePerS(machines, sensitivity, fluxMean);
  return planCheckpoints(runtimeS, template.checkpointS, meanS, checkpointIntervalS);
}
