// How do several policies on one scenario read on a terminal? A row each, and what held them back.
import { facilityEnergyJ, type Result } from '../compute/index.ts';
import { countWords, energyWords, percentWords, significant } from './quantities.ts';
import { textTable } from './textTable.ts';

/** Results of one scenario; those of a ground rack apart. */
export interface Comparison {
  readonly orbit: readonly Result[];
  readonly ground: readonly Result[];
}

/** Causes below this share of the time are not told, and no more than so many. */
const causeShareMin = 0.005;
const causeCountMax = 2;

const columns = [
  { head: 'policy', align: 'left' },
  ...['value', 'on time', 'late', 'lost', 'energy', 'utilisation'].map((head) => ({
    head,
    align: 'right' as const,
  })),
  { head: 'limited by', align: 'left' },
] as const;

/** What kept accelerators from work, the most first; without any there was no work to do. */
function limitWords({ metrics: { fleet } }: Result): string {
  const limits = Object.entries(fleet.idleFractions)
    .filter(([cause, share]) => cause !== 'noWork' && share >= causeShareMin)
    .sort(([, a], [, b]) => b - a)
    .slice(0, causeCountMax);
  if (limits.length === 0) return 'noWork';
  return limits.map(([cause, share]) => `${cause} ${percentWords(share)}`).join(', ');
}

function cells(result: Result, name: string, energyJ: number): string[] {
  const { jobs, fleet } = result.metrics;
  const share = jobs.submittedCount > 0 ? jobs.onTimeCount / jobs.submittedCount : NaN;
  return [
    name,
    `${significant(jobs.valueEarned)} of ${significant(jobs.valueSubmitted)}`,
    `${countWords(jobs.onTimeCount)} (${percentWords(share)})`,
    countWords(jobs.lateCount),
    countWords(jobs.rejectedCount + jobs.unfinishedCount),
    energyWords(energyJ),
    percentWords(fleet.utilisationFraction),
    limitWords(result),
  ];
}

/** Several runs of one world, a row each; of ground racks the energy is that of the building. */
export function comparisonText({ orbit, ground }: Comparison, pue: number): string {
  const above = orbit.map((result) => {
    return cells(result, result.policy, result.metrics.fleet.energyToComputeJ);
  });
  const below = ground.map((result) => {
    return cells(result, `${result.policy}, ground rack`, facilityEnergyJ(result, pue));
  });
  return textTable(columns, [...above, ...below]);
}
