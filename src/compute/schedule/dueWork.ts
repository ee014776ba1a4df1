// How much work of a satellite is due before a given deadline? Sums by deadline, in two columns.

/** Deadlines are told apart to a 96th of the run; those long after it share the last bucket. */
const bucketsPerRun = 96;
const bucketCount = 128;
/** Buckets that are summed up on their own: a change touches few sums, and a question two. */
const bucketsPerGroup = 16;
const groupCount = bucketCount / bucketsPerGroup;

/**
 * Accelerator-seconds due in a bucket of deadlines or before it, within its group, and in a group
 * or before it: bucket by bucket, because one deadline is asked of many satellites in a row.
 */
export interface DueWork {
  bucketAcceleratorS: Float64Array;
  groupAcceleratorS: Float64Array;
  satelliteCount: number;
}

export function createDueWork(): DueWork {
  const none = new Float64Array(0);
  return { bucketAcceleratorS: none, groupAcceleratorS: none, satelliteCount: 0 };
}

/** The bucket of a deadline; `endS` is the end of the run. */
export function dueBucket(deadlineS: number, endS: number): number {
  const bucket = Math.floor((deadlineS / endS) * bucketsPerRun);
  return Math.max(0, Math.min(bucketCount - 1, bucket));
}

/** The same rows, each with more places. */
function widened(from: Float64Array, rowCount: number, fromWidth: number, width: number) {
  const wider = new Float64Array(rowCount * width);
  for (let row = 0; row < rowCount; row += 1) {
    wider.set(from.subarray(row * fromWidth, (row + 1) * fromWidth), row * width);
  }
  return wider;
}

/** Room for so many satellites more: what is there moves to its new place. */
function grow(work: DueWork, satelliteCount: number): void {
  const before = work.satelliteCount;
  const count = Math.max(satelliteCount, 2 * before);
  work.bucketAcceleratorS = widened(work.bucketAcceleratorS, bucketCount, before, count);
  work.groupAcceleratorS = widened(work.groupAcceleratorS, groupCount, before, count);
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
  const { bucketAcceleratorS, groupAcceleratorS, satelliteCount } = work;
  const first = dueBucket(deadlineS, endS);
  const group = Math.floor(first / bucketsPerGroup);
  // Far more is asked than changed: sums are kept up to date, not made when asked for.
  for (let bucket = first; bucket < (group + 1) * bucketsPerGroup; bucket += 1) {
    bucketAcceleratorS[bucket * satelliteCount + satellite]! += acceleratorS;
  }
  for (let each = group; each < groupCount; each += 1) {
    groupAcceleratorS[each * satelliteCount + satellite]! += acceleratorS;
  }
}

/** Accelerator-seconds due in the bucket or before. */
export function dueBeforeAcceleratorS(work: DueWork, satellite: number, bucket: number): number {
  const { bucketAcceleratorS, groupAcceleratorS, satelliteCount } = work;
  if (satellite >= satelliteCount) return 0;
  const before = Math.floor(bucket / bucketsPerGroup) - 1;
  const beforeS = before < 0 ? 0 : groupAcceleratorS[before * satelliteCount + satellite]!;
  // What is left when all was counted out again is rounding, of either sign.
  return Math.max(0, beforeS + bucketAcceleratorS[bucket * satelliteCount + satellite]!);
}
