// How long does a battery last that is drawn down in every shadow?
import { pow } from '../../orbit/index.ts';
import type { Battery } from '../scenario/scenario.ts';

type WearingBattery = Pick<
  Battery,
  | 'cycleLifeCount'
  | 'cycleReferenceFraction'
  | 'cycleExponent'
  | 'calendarFadePerYearFraction'
  | 'endOfLifeFraction'
>;

/** Cycles of one depth (share of capacity) to the end of life; Infinity at none. */
export function cyclesToEndOfLife(battery: WearingBattery, depthFraction: number): number {
  if (depthFraction <= 0) return Infinity;
  const { cycleLifeCount, cycleReferenceFraction, cycleExponent } = battery;
  return cycleLifeCount * pow(cycleReferenceFraction / depthFraction, cycleExponent);
}

/** So many cycles of one depth. */
export interface CycleShare {
  readonly depthFraction: number;
  readonly count: number;
}

/** Years of use and what they do; capacity shares are of the first capacity. */
export interface BatteryWear {
  readonly cyclesPerYear: number;
  readonly depthMaxFraction: number;
  /** Share of the cycle life used up in a year (Palmgren–Miner). */
  readonly cycleWearPerYearFraction: number;
  /** Capacity lost in a year, by cycles and by the calendar. */
  readonly capacityLossPerYearFraction: number;
  /** Until the capacity is down to `endOfLifeFraction`; Infinity: never. */
  readonly lifeYears: number;
}

/** Wear of a year's cycles: shares of their lives add up; cycles and calendar add up. */
export function batteryWear(battery: WearingBattery, cycles: readonly CycleShare[]): BatteryWear {
  const used = cycles.filter(({ depthFraction, count }) => depthFraction > 0 && count > 0);
  const wear = used.reduce(
    (sum, { depthFraction, count }) => sum + count / cyclesToEndOfLife(battery, depthFraction),
    0,
  );
  const spanFraction = 1 - battery.endOfLifeFraction;
  const lossPerYear = wear * spanFraction + battery.calendarFadePerYearFraction;
  return {
    cyclesPerYear: used.reduce((sum, { count }) => sum + count, 0),
    depthMaxFraction: used.reduce((most, { depthFraction }) => Math.max(most, depthFraction), 0),
    cycleWearPerYearFraction: wear,
    capacityLossPerYearFraction: lossPerYear,
    lifeYears: lossPerYear > 0 ? spanFraction / lossPerYear : Infinity,
  };
}
