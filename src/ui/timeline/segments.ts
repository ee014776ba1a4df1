// When did one job run? Its rows among all run segments.

import type { Result } from '../../compute/index.ts';

let lastAnswer: { result: Result; job: number; rows: number[] } | null = null;

/** Rows of `runSegments` of one job; the last answer is kept, for one job is asked many times. */
export function segmentsOfJob(result: Result, job: number): readonly number[] {
  if (lastAnswer?.result === result && lastAnswer.job === job) return lastAnswer.rows;
  const rows: number[] = [];
  const { count, jobIndex } = result.runSegments;
  for (let row = 0; row < count; row += 1) if (jobIndex[row] === job) rows.push(row);
  lastAnswer = { result, job, rows };
  return rows;
}
