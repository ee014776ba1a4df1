// What changes that matters, when something is turned? A few numbers of the whole run; pure.

import type { Result } from '../../compute/index.ts';
import {
  formatEnergy,
  formatFlop,
  formatFraction,
  formatNumber,
  formatTemperature,
} from '../panels/format.ts';

export interface Headline {
  readonly label: string;
  readonly definition: string;
  readonly value: (result: Result) => number;
  readonly format: (value: number) => string;
  /** Which end is good. */
  readonly good: 'high' | 'low';
}

/** Share of the satellites' time in which some job ran below full pace. */
function throttledFraction({ metrics, satelliteCount, durationS }: Result): number {
  return metrics.fleet.throttledS / (satelliteCount * durationS);
}

export const headlines: readonly Headline[] = [
  {
    label: 'Value earned',
    definition: 'Sum of the values of completed jobs.',
    value: ({ metrics }) => metrics.jobs.valueEarned,
    ...{ format: formatNumber, good: 'high' },
  },
  {
    label: 'Delivered compute',
    definition: 'Operations of completed work.',
    value: ({ metrics }) => metrics.compute.deliveredFlop,
    ...{ format: formatFlop, good: 'high' },
  },
  {
    label: 'Lowest charge',
    definition: 'Lowest state of charge of any battery during the run.',
    value: ({ metrics }) => metrics.fleet.stateOfChargeMinFraction,
    ...{ format: formatFraction, good: 'high' },
  },
  {
    label: 'Hottest junction',
    definition: 'Highest temperature of any chip at work during the run.',
    value: ({ metrics }) => metrics.fleet.junctionMaxK,
    ...{ format: formatTemperature, good: 'low' },
  },
  {
    label: 'Throttled',
    definition: 'Share of the time of all satellites with a job below full pace.',
    value: throttledFraction,
    ...{ format: formatFraction, good: 'low' },
  },
  {
    label: 'Spilled',
    definition: 'Energy that the sources could have given and nobody took.',
    value: ({ metrics }) => metrics.fleet.energySpilledJ,
    ...{ format: formatEnergy, good: 'low' },
  },
];

export type Verdict = 'better' | 'worse' | 'same';

/** Whether the change is for the better; what reads the same is the same. */
export function verdictOf(
  { value, format, good }: Headline,
  before: Result,
  after: Result,
): Verdict {
  const [from, to] = [value(before), value(after)];
  if (format(from) === format(to) || Number.isNaN(to - from)) return 'same';
  return to > from === (good === 'high') ? 'better' : 'worse';
}
