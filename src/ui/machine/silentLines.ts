// How is silent corruption of a run said: expected, found, and what copies would cost? Pure.

import type { SilentMetrics, VotingMetrics } from '../../compute/index.ts';
import { formatCount, formatFraction, formatNumber } from '../panels/format.ts';

/** A mean count: those below a hundredth say once in how many `things`. */
export function countText(value: number, things = 'jobs'): string {
  if (!(value > 0) || value >= 0.01) return formatNumber(value);
  return `1 in ${formatCount(1 / value)} ${things}`;
}

/** One line about silent corruption of a run: what was to be expected, and what came. */
export interface SilentLine {
  readonly label: string;
  readonly definition: string;
  readonly expected: string;
  readonly found: string;
}

/** Corruptions of a run, in all, a job, and as shares of jobs. */
export function silentLines(silent: SilentMetrics, foundCount: number): SilentLine[] {
  const { jobCount, corruptedJobCount, expectedCount, expectedJobFraction } = silent;
  const perJob = (count: number): string => countText(count / Math.max(1, jobCount));
  return [
    {
      label: 'Corruptions',
      definition: 'Wrong results that nobody noticed, of all jobs that were at work.',
      expected: formatNumber(expectedCount),
      found: formatCount(foundCount),
    },
    {
      label: 'a job',
      definition: 'The same in the mean of all jobs that were at work.',
      expected: perJob(expectedCount),
      found: foundCount === 0 ? 'none' : perJob(foundCount),
    },
    {
      label: 'Jobs with any',
      definition: 'Share of the jobs that hold at least one wrong result.',
      expected: formatFraction(expectedJobFraction),
      found: `${formatCount(corruptedJobCount)} of ${formatCount(jobCount)}`,
    },
  ];
}

/** What running every job in copies would cost, and what it would still miss. */
export interface VotingLine {
  readonly label: string;
  readonly definition: string;
  readonly cost: string;
  readonly missed: string;
}

function votingLine(
  [label, definition]: readonly [string, string],
  { costFraction, undetectedLeastCount, undetectedMostCount }: VotingMetrics,
): VotingLine {
  const few = (count: number): string => countText(count, 'runs');
  const isNone = !(undetectedMostCount > 0);
  const least = undetectedLeastCount > 0 ? few(undetectedLeastCount) : '0';
  const span = `${least} to ${few(undetectedMostCount)}`;
  return { label, definition, cost: formatFraction(costFraction), missed: isNone ? '0' : span };
}

/** Two copies and three. */
export function votingLines({ twoCopies, threeCopies }: SilentMetrics): VotingLine[] {
  return [
    votingLine(
      ['Two copies, compared', 'At each checkpoint; two that differ are both run again.'],
      twoCopies,
    ),
    votingLine(
      ['Three copies, outvoted', 'Two that agree win; else all three are run again.'],
      threeCopies,
    ),
  ];
}
