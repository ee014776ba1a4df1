// What is a job to a model that is served by replicas?

/** A served model, and what a job is to it. */
export interface ServiceRole {
  /** Id of the stream or trace of its requests. */
  readonly id: string;
  /** Weights that stay in memory; otherwise one request, which has no accelerators of its own. */
  readonly isReplica: boolean;
  /** Accelerators of each replica, which share every layer. */
  readonly acceleratorCount: number;
  /** Requests that a replica answers at once, at most. */
  readonly batchMax: number;
  /** From storage on board into the memory of the accelerators, all together. */
  readonly loadBytePerS: number;
  /** What people are promised: from asking to the first token, and between two, on the ground. */
  readonly firstTokenMaxS: number;
  readonly perTokenMaxS: number;
}
