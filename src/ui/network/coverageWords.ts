// How is a cell's view of the satellites told to people?

import { formatCounted, formatFraction, formatNumber } from '../panels/format.ts';
import type { CoverageColumns } from '../run/messages.ts';
import type { CoverageQuantity } from './coverageStudies.ts';

/** `3 satellites see this cell now`; undefined: not known yet. */
export function cellTitle(count: number | undefined): string {
  if (count === undefined) return 'Counting';
  const verb = count === 1 ? 'sees' : 'see';
  return `${formatCounted(count, 'satellite')} ${verb} this cell now`;
}

/** Mean, least and covered share of the day; empty while the day is not known. */
export function cellDetail(day: CoverageColumns | null, cell: number): string {
  if (day === null) return '';
  const mean = formatNumber(Number(day.meanCount[cell]!.toPrecision(3)));
  const covered = formatFraction(day.coveredFraction[cell]!);
  return `mean ${mean}, least ${day.minCount[cell]!}, covered ${covered} of the time`;
}

/** What a quantity is called, and its unit at the ends of a legend. */
export const quantityNames: Readonly<Record<CoverageQuantity, readonly [string, string]>> = {
  now: ['Satellites in view now', 'satellites'],
  mean: ['Satellites in view on average', 'satellites'],
  least: ['Fewest satellites in view', 'satellites'],
  covered: ['Share of the time with one in view', '%'],
};
