// How much of what there is does a workload ask for?

import type { WorkloadDemand, WorkloadSupply } from '../../compute/index.ts';
import { formatData, formatFraction, formatNumber } from '../panels/format.ts';

export interface DemandRow {
  readonly label: string;
  readonly definition: string;
  readonly asked: string;
  /** Null: not worked out yet. */
  readonly available: string | null;
  /** Asked per available; Infinity where something is asked and there is nothing. */
  readonly share: number | null;
}

/** Accelerator-seconds as hours. */
export const formatHours = (acceleratorS: number): string =>
  `${formatNumber(acceleratorS / 3600)}\u202fh`;

const shareOf = (asked: number, available: number): number => (asked === 0 ? 0 : asked / available);

interface RowParts extends Pick<DemandRow, 'label' | 'definition'> {
  readonly asked: number;
  readonly available: number | undefined;
  readonly format: (value: number) => string;
}

const rowOf = ({ label, definition, asked, available, format }: RowParts): DemandRow => ({
  ...{ label, definition, asked: format(asked) },
  available: available === undefined ? null : format(available),
  share: available === undefined ? null : shareOf(asked, available),
});

/** Accelerators, power and heat, and the two ways through the antennas. */
export function demandRows(demand: WorkloadDemand, supply: WorkloadSupply | null): DemandRow[] {
  const { total, acceleratorAvailableS } = demand;
  return [
    rowOf({
      label: 'Accelerator time',
      definition: 'Work of all jobs at full power, of all accelerators over the whole run.',
      ...{ asked: total.acceleratorS, available: acceleratorAvailableS, format: formatHours },
    }),
    rowOf({
      label: '… with the power there is',
      definition: 'The same, of the accelerator time that array, battery and radiator sustain.',
      ...{ asked: total.acceleratorS, available: supply?.acceleratorPoweredS, format: formatHours },
    }),
    rowOf({
      label: 'Data up',
      definition:
        'Inputs on the ground, of what the stations could send with no antenna ever idle.',
      ...{ asked: total.uplinkBit, available: supply?.uplinkCapacityBit, format: formatData },
    }),
    rowOf({
      label: 'Data down',
      definition: 'Outputs of all jobs, of what the stations could take.',
      ...{ asked: total.downlinkBit, available: supply?.downlinkCapacityBit, format: formatData },
    }),
  ];
}

/** A share in words: per cent, or how many times too much. */
export function shareText(share: number | null): string {
  if (share === null) return '–';
  if (share === Infinity) return 'none there';
  return share < 10 ? formatFraction(share) : `${formatNumber(share)} times`;
}

/** Whether it can be had: more than all is not; nearly all leaves no room to wait. */
export function shareLevel(share: number | null): 'ok' | 'warn' | 'bad' {
  if (share === null || share < 0.7) return 'ok';
  return share <= 1 ? 'warn' : 'bad';
}
