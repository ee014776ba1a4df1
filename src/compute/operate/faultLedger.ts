// What did faults cost each satellite, beyond accelerators that stood still?

import { writtenS } from './checkpoints.ts';
import type { CheckpointPlan } from './checkpoints.ts';
import type { LiveJob } from './liveJob.ts';

/** Sums over the run, one entry per satellite. */
export interface FaultLedger {
  /** Times that a job lost its accelerators, or its work since the last checkpoint. */
  readonly interruptedCount: Int32Array;
  /** Silent corruptions of chips that were at work. */
  readonly silentCorruptionCount: Int32Array;
  /** Work undone by interruptions, to be done again. */
  readonly undoneAcceleratorS: Float64Array;
  /** Time at work that went into writing checkpoints. */
  readonly checkpointAcceleratorS: Float64Array;
  readonly hostCrashCount: Int32Array;
}

/** A ledger with nothing in it. */
export function createFaultLedger(satelliteCount: number): FaultLedger {
  return {
    interruptedCount: new Int32Array(satelliteCount),
    silentCorruptionCount: new Int32Array(satelliteCount),
    undoneAcceleratorS: new Float64Array(satelliteCount),
    checkpointAcceleratorS: new Float64Array(satelliteCount),
    hostCrashCount: new Int32Array(satelliteCount),
  };
}

/** Book what a run of `doneS` from `positionS` of the job's clock spent on writing checkpoints. */
export function bookWriting(
  ledger: FaultLedger,
  plan: CheckpointPlan,
  job: LiveJob,
  [positionS, doneS]: readonly [number, number],
): void {
  if (plan.count === 0) return;
  const writingS = writtenS(plan, positionS + doneS) - writtenS(plan, positionS);
  ledger.checkpointAcceleratorS[job.satelliteIndex]! += writingS * job.acceleratorCount;
}
