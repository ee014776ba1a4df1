// How much work of a satellite is due before a given deadline? Sums by deadline, in plain arrays.

/** Deadlines are told apart to a 96th of the run; those long after it share the last bucket. */
const bucketsPerRun = 96;
const bucketCount = 128;

/** Accelerator-seconds by satellite and bucket of deadlines. */
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
  const bucket = bucketOf(deadlineS, endS);
  buckets[bucket] = Math.max(0, buckets[bucket]! + acceleratorS);
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
  let sum = 0;
  const last = bucketOf(deadlineS, endS);
  for (let bucket = 0; bucket <= last; bucket += 1) sum += buckets[bucket]!;
  return sum;
}
