// What does a battery hold after some time at a constant power, and what did not fit?
import type { Battery } from '../scenario/scenario.ts';

/** What of a battery says how it stores; its rates and its ageing are others' business. */
export type BatteryStore = Pick<
  Battery,
  | 'capacityJ'
  | 'depthOfDischargeMaxFraction'
  | 'chargeEfficiencyFraction'
  | 'dischargeEfficiencyFraction'
>;

/** Places in the result of `stepBatteryInto`, all in J. */
export const batteryStep = {
  /** What the store holds afterwards. */
  storedJ: 0,
  /** What the bus asked for and the store could not give without going below its floor. */
  shortageJ: 1,
  /** What the bus offered and the full store could not take. */
  surplusJ: 2,
  /** What conversion turned into heat, charging or discharging. */
  lossJ: 3,
  length: 4,
} as const;

/** Least energy that the store may be drawn down to, J. */
export function batteryFloorJ(battery: BatteryStore): number {
  return (1 - battery.depthOfDischargeMaxFraction) * battery.capacityJ;
}

/**
 * Fills `out` (see `batteryStep`) with the effect of `netW` at the bus, positive charging, held
 * for `dtS`. Exact, and so independent of how time is cut: a limit inside the step splits it.
 *
 * netW · dtS = (storedJ after − before) + lossJ + surplusJ − shortageJ, to rounding.
 * A store that starts below its floor gives nothing and can be charged; above its capacity it
 * takes nothing and can be drawn down: nothing is clamped.
 */
export function stepBatteryInto(
  out: Float64Array,
  battery: BatteryStore,
  storedJ: number,
  netW: number,
  dtS: number,
): void {
  if (netW >= 0) {
    const offeredJ = netW * dtS;
    const roomJ = Math.max(0, battery.capacityJ - storedJ);
    const efficiency = battery.chargeEfficiencyFraction;
    const isFilled = offeredJ * efficiency >= roomJ;
    const takenJ = isFilled ? roomJ / efficiency : offeredJ;
    out[batteryStep.storedJ] =
      isFilled && roomJ > 0 ? battery.capacityJ : storedJ + takenJ * efficiency;
    out[batteryStep.shortageJ] = 0;
    out[batteryStep.surplusJ] = isFilled ? offeredJ - takenJ : 0;
    out[batteryStep.lossJ] = takenJ * (1 - efficiency);
    return;
  }
  const askedJ = -netW * dtS;
  const floorJ = batteryFloorJ(battery);
  const usableJ = Math.max(0, storedJ - floorJ);
  const efficiency = battery.dischargeEfficiencyFraction;
  const isEmptied = askedJ >= usableJ * efficiency;
  const givenJ = isEmptied ? usableJ * efficiency : askedJ;
  out[batteryStep.storedJ] = isEmptied && usableJ > 0 ? floorJ : storedJ - givenJ / efficiency;
  out[batteryStep.shortageJ] = isEmptied ? askedJ - givenJ : 0;
  out[batteryStep.surplusJ] = 0;
  out[batteryStep.lossJ] = givenJ * (1 / efficiency - 1);
}

/**
 * Seconds at constant `netW` (bus, positive charging) until the store is full or at its floor;
 * Infinity when it never will be, or stands there already. Never rounded up: a caller that adds it
 * to a time bounds it from below.
 */
export function batteryCrossingS(battery: BatteryStore, storedJ: number, netW: number): number {
  if (netW === 0) return Infinity;
  const crossingS =
    netW > 0
      ? (battery.capacityJ - storedJ) / (netW * battery.chargeEfficiencyFraction)
      : ((storedJ - batteryFloorJ(battery)) * battery.dischargeEfficiencyFraction) / -netW;
  return crossingS > 0 ? crossingS : Infinity;
}
