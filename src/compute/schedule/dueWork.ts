// How much work of a satellite is due before a given deadline? Sums by deadline, in plain arrays.

/** Deadlines are told apart to a 96th of the run; those long after it share the last bucket. */
const bucketsPerRun = 96;
const bucketCount = 128;

/** Accelerator-seconds due in a bucket of deadlines or before it, by satellite and bucket. */
export interface DueWork {
  readonly acceleratorS: number[][];
}

export function createDueWork(): DueWork {
  return { acceleratorS: [] };
}

function bucketOf(deadlineS: number, endS: number): number {
  const bucket = Math.floor((deadlineS / endS) * bucketsPerRun);
  return Math.max(0, Math.min(bucketCount - 1, bucket));
}

/** Count `acceleratorS` of work due at the deadline in (below zero: out again). */
export function addDueWork(
  work: DueWork,
  satellite: number,
  deadlineS: number,
  endS: number,
  acceleratorS: number,
): void {
  const buckets = (work.acceleratorS[satellite] ??= new Array<number>(bucketCount).fill(0));
  // Far more is asked than changed: sums are kept up to date, not made when asked for.
  for (let bucket = bucketOf(deadlineS, endS); bucket < bucketCount; bucket += 1) {
    buckets[bucket]! += acceleratorS;
  }
}

/** Accelerator-seconds due at the deadline's bucket or before; `endS` is the end of the run. */
export function dueBeforeAcceleratorS(
  work: DueWork,
  satellite: number,
  deadlineS: number,
  endS: number,
): number {
  const buckets = work.acceleratorS[satellite];
  if (buckets === undefined) return 0;
  // What is left when all was counted out again is rounding, of either sign.
  return Math.max(0, buckets[bucketOf(deadlineS, endS)]!);
}
