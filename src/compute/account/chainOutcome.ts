// What became of chains of calls, end to end?

import type { Operation } from '../operate/operate.ts';
import { chainMetrics } from '../workload/chains.ts';
import { percentile } from './percentile.ts';

/** chainCount = onTime + late + broken; definitions in docs/metrics.md. */
export interface ChainOutcome {
  readonly chainCount: number;
  /** The last answer was on the ground before the deadline of the chain, or after it. */
  readonly onTimeCount: number;
  readonly lateCount: number;
  /** Some call was turned away, or not delivered before the end. */
  readonly brokenCount: number;
  readonly onTimeFraction: number;
  /** From the first release to the last delivery; null without a whole chain. */
  readonly latencyP50S: number | null;
  readonly latencyP95S: number | null;
  readonly deliveredCallCount: number;
}

/** The chains of a run; null where no job belongs to one. */
export function chainOutcome({ jobs, lives }: Operation): ChainOutcome | null {
  if (jobs.chains === undefined) return null;
  const { latencyS, ...counts } = chainMetrics(jobs.chains, lives.table);
  return {
    ...counts,
    onTimeFraction: counts.chainCount > 0 ? counts.onTimeCount / counts.chainCount : 0,
    latencyP50S: percentile(latencyS, 0.5),
    latencyP95S: percentile(latencyS, 0.95),
  };
}
