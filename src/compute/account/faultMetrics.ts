// What did radiation and failures do, and what would it cost to notice all of it?

/** What radiation and failures did to one satellite or to all; all 0 with radiation off. */
export interface FaultMetrics {
  /** Times that a fault stopped a job. */
  readonly interruptedCount: number;
  /** Wrong results that nobody noticed, of chips that were at work. */
  readonly silentCorruptionCount: number;
  /** Accelerator-time lost: work undone, waits for restarts, accelerators that are no more. */
  readonly faultLossAcceleratorS: number;
  readonly acceleratorsLostCount: number;
  /** Accelerator-time at work that went into writing checkpoints. */
  readonly checkpointAcceleratorS: number;
  readonly hostCrashCount: number;
  /** The part of `faultLossAcceleratorS` that is work undone, to be done again. */
  readonly undoneAcceleratorS: number;
  /** Time where nobody knows the flux of protons: nothing that they drive was drawn in it. */
  readonly fluxUnknownS: number;
}

/** Silent corruption of all work of a run, in the mean of all chance and as it came. */
export interface SilentMetrics {
  /** Jobs that were at work, and those that this run's chance corrupted. */
  readonly jobCount: number;
  readonly corruptedJobCount: number;
  /** To be expected: corruptions in all, and the share of jobs that hold at least one. */
  readonly expectedCount: number;
  readonly expectedJobFraction: number;
  readonly twoCopies: VotingMetrics;
  readonly threeCopies: VotingMetrics;
}

/** Copies of all work, compared at each checkpoint and at the end of each job. */
export interface VotingMetrics {
  /** Share of the work delivered that would not be, were every job run in copies on these chips. */
  readonly costFraction: number;
  /** Corruptions that nobody notices: if corrupted copies never agree, and if they always do. */
  readonly undetectedLeastCount: number;
  readonly undetectedMostCount: number;
}
