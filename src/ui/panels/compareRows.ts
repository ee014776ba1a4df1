// What of two policies' results is put side by side, and which is better?

import { facilityEnergyJ } from '../../compute/index.ts';
import type { Result } from '../../compute/index.ts';
import { formatCount, formatDuration, formatEnergy, formatFraction } from './format.ts';
import { shareOf } from './shares.ts';

/** A run that is compared: of a policy in orbit, or on a ground rack. */
export interface ComparedRun {
  readonly id: string;
  readonly result: Result;
  readonly isOnGround: boolean;
  /** Taken by the servers; on the ground by their building. */
  readonly energyJ: number;
}

/** Results by policy as rows, those of orbit before those of the ground. */
export function comparedRuns(
  orbit: readonly Result[],
  ground: readonly Result[],
  pue: number,
): ComparedRun[] {
  const above = orbit.map((result): ComparedRun => {
    const energyJ = result.metrics.fleet.energyToComputeJ;
    return { id: result.policy, result, isOnGround: false, energyJ };
  });
  const below = ground.map((result): ComparedRun => {
    const energyJ = facilityEnergyJ(result, pue);
    return { id: `${result.policy}, ground`, result, isOnGround: true, energyJ };
  });
  return [...above, ...below];
}

export interface CompareColumn {
  readonly label: string;
  readonly definition: string;
  readonly value: (run: ComparedRun) => number;
  readonly text: (value: number) => string;
  /** Which end is good; null where neither is. */
  readonly good: 'high' | 'low' | null;
}

const orNaN = (value: number | null): number => value ?? NaN;

export const compareColumns: readonly CompareColumn[] = [
  {
    ...{ label: 'Value', definition: 'Value of completed jobs, of all that was submitted.' },
    value: ({
      result: {
        metrics: { jobs },
      },
    }) => shareOf(jobs.valueEarned, jobs.valueSubmitted),
    ...{ text: formatFraction, good: 'high' },
  },
  {
    ...{ label: 'On time', definition: 'Jobs delivered before their deadline.' },
    value: ({ result: { metrics } }) => metrics.jobs.onTimeCount,
    ...{ text: formatCount, good: 'high' },
  },
  {
    ...{ label: 'Late', definition: 'Jobs delivered after their deadline.' },
    value: ({ result: { metrics } }) => metrics.jobs.lateCount,
    ...{ text: formatCount, good: 'low' },
  },
  {
    ...{ label: 'Lost', definition: 'Jobs turned away, or not done when the run ended.' },
    value: ({
      result: {
        metrics: { jobs },
      },
    }) => jobs.rejectedCount + jobs.unfinishedCount,
    ...{ text: formatCount, good: 'low' },
  },
  {
    ...{ label: 'Delay', definition: 'Release to delivery; half of the delivered took less.' },
    value: ({ result: { metrics } }) => orNaN(metrics.jobs.delayP50S),
    ...{ text: formatDuration, good: 'low' },
  },
  {
    ...{ label: 'Energy', definition: 'Taken by the servers; of a ground rack by its building.' },
    value: ({ energyJ }) => energyJ,
    ...{ text: formatEnergy, good: null },
  },
];

/** Position of the best value; -1 where all are equal or neither end is good. */
export function bestOf(values: readonly number[], good: CompareColumn['good']): number {
  const known = values.filter(Number.isFinite);
  if (good === null || known.length < 2 || known.every((value) => value === known[0])) return -1;
  return values.indexOf(good === 'high' ? Math.max(...known) : Math.min(...known));
}

/** Value earned until each of `count` + 1 equally spaced times, as shares of all submitted. */
export function earnedOverTime(result: Result, count: number): number[] {
  const { jobs, metrics, durationS } = result;
  const earned = new Array<number>(count + 1).fill(0);
  for (let job = 0; job < jobs.count; job += 1) {
    const deliveredS = jobs.deliveredS[job]!;
    if (!Number.isFinite(deliveredS)) continue;
    const bin = Math.min(count, Math.ceil((deliveredS / durationS) * count));
    earned[bin]! += jobs.valueEarned[job]!;
  }
  let sum = 0;
  return earned.map((value) => {
    sum += value;
    return shareOf(sum, metrics.jobs.valueSubmitted);
  });
}
