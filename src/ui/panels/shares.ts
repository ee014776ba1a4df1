// Into which parts do accelerator time and energy divide?

import { causes } from '../../compute/index.ts';
import type { PlantMetrics } from '../../compute/index.ts';
import { formatFraction } from './format.ts';
import { causeLabels } from './metricRows.ts';

/** One part of a whole, ready to be drawn. */
export interface Share {
  readonly id: string;
  readonly label: string;
  readonly fraction: number;
  readonly color: string;
  readonly text: string;
}

/** NaN where there is no whole: shown as a dash. */
export const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : NaN);

/** Where the accelerator-time went: at work, and by cause where not. */
export function timeShares(plant: PlantMetrics): Share[] {
  const idle = causes.map((cause) => ({
    id: cause,
    label: causeLabels[cause],
    fraction: plant.idleFractions[cause],
    color: `var(--cause-${cause})`,
    text: formatFraction(plant.idleFractions[cause]),
  }));
  const { utilisationFraction: fraction } = plant;
  const text = formatFraction(fraction);
  return [{ id: 'use', label: 'At work', fraction, color: 'var(--ok)', text }, ...idle];
}

/** Where the generated energy went; a battery that ended lower than it began is no part of it. */
export function energyShares(plant: PlantMetrics): Share[] {
  const parts: readonly (readonly [string, number, string])[] = [
    ['Compute', plant.energyToComputeJ, 'var(--job-llmInference)'],
    ['Housekeeping', plant.energyHousekeepingJ, 'var(--contact)'],
    ['Losses', plant.energyLossJ, 'var(--temperature)'],
    ['Stored', plant.energyStoredDeltaJ, 'var(--battery)'],
    ['Spilled', plant.energySpilledJ, 'var(--cause-noWork)'],
  ];
  return parts.map(([label, energyJ, color]) => {
    const fraction = shareOf(energyJ, plant.energyGeneratedJ);
    return { id: label, label, fraction, color, text: formatFraction(fraction) };
  });
}
