// How much work of a satellite is due before a given deadline? Sums by deadline, in one column.

/** Deadlines are told apart to a 96th of the run; those long after it share the last bucket. */
const bucketsPerRun = 96;
const bucketCount = 128;

/**
 * Accelerator-seconds due in a bucket of deadlines or before it: bucket by bucket, because one
 * deadline is asked of many satellites in a row.
 */
export interface DueWork {
  acceleratorS: Float64Array;
  satelliteCount: number;
}

export function createDueWork(): DueWork {
  return { acceleratorS: new Float64Array(0), satelliteCount: 0 };
}

/** The bucket of a deadline; `endS` is the end of the run. */
export function dueBucket(deadlineS: number, endS: number): number {
  const bucket = Math.floor((deadlineS / endS) * bucketsPerRun);
  return Math.max(0, Math.min(bucketCount - 1, bucket));
}

/** Room for so many satellites more: what is there moves to its new place. */
function grow(work: DueWork, satelliteCount: number): void {
  const count = Math.max(satelliteCount, 2 * work.satelliteCount);
  const wider = new Float64Array(bucketCount * count);
  for (let bucket = 0; bucket < bucketCount && work.satelliteCount > 0; bucket += 1) {
    const from = bucket * work.satelliteCount;
    wider.set(work.acceleratorS.subarray(from, from + work.satelliteCount), bucket * count);
  }
  work.acceleratorS = wider;
  work.satelliteCount = count;
}

/** Count `acceleratorS` of work due at the deadline in (below zero: out again). */
export function addDueWork(
  work: DueWork,
  satellite: number,
  deadlineS: number,
  endS: number,
  acceleratorS: number,
): void {
  if (satellite >= work.satelliteCount) grow(work, satellite + 1);
  // Far more is asked than changed: sums are kept up to date, not made when asked for.
  for (let bucket = dueBucket(deadlineS, endS); bucket < bucketCount; bucket += 1) {
    work.acceleratorS[bucket * work.satelliteCount + satellite]! += acceleratorS;
  }
}

/** Accelerator-seconds due in the bucket or before. */
export function dueBeforeAcceleratorS(work: DueWork, satellite: number, bucket: number): number {
  if (satellite >= work.satelliteCount) return 0;
  // What is left when all was counted out again is rounding, of either sign.
  return Math.max(0, work.acceleratorS[bucket * work.satelliteCount + satellite]!);
}
