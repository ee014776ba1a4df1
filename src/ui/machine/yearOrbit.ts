// Which of the orbits that a year looked at is that of the selected satellite? Pure.

import type { YearStudy } from '../../compute/index.ts';
import { betaAngleAt, meanOrbitOf } from '../../orbit/index.ts';
import type { ReadScenario } from '../run/messages.ts';

const quarterMs = (365.25 / 4) * 86_400_000;

/** β of a satellite's orbit at the start of the year and of each quarter. */
function betas({ satellites, startUtcMs }: Seen, index: number): number[] {
  const orbit = meanOrbitOf(satellites[index]!.elementSet);
  return [0, 1, 2, 3].map((quarter) => betaAngleAt(orbit, startUtcMs + quarter * quarterMs));
}

type Seen = Pick<ReadScenario, 'satellites' | 'startUtcMs'>;

/**
 * The satellite that stands for the selected one: of those of the fleet whose orbits were looked
 * at, the one with the nearest β over the year. Null where none of them is in the scenario.
 */
export function standInOf(
  { days }: Pick<YearStudy, 'days'>,
  fleet: string,
  scenario: Seen,
  index: number,
): string | null {
  const own = betas(scenario, index);
  const ids = new Set(days.filter((day) => day.fleet === fleet).map(({ satellite }) => satellite));
  let best: { readonly id: string; readonly gap: number } | null = null;
  scenario.satellites.forEach(({ id }, at) => {
    if (!ids.has(id)) return;
    const gap = betas(scenario, at).reduce((sum, beta, k) => sum + Math.abs(beta - own[k]!), 0);
    if (best === null || gap < best.gap) best = { id, gap };
  });
  return (best as { readonly id: string } | null)?.id ?? null;
}
