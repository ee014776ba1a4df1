// What may a policy know of a satellite's power before it sets a cap?

import { efficientPowerShare } from '../plant/throttle.ts';
import type { PowerView } from '../schedule/policy.ts';
import type { PlantClass } from './plantState.ts';

/** The same for all satellites of a class: what is lost of them is not taken off. */
export function powerViewOf(plant: PlantClass): PowerView {
  const { platform, acceleratorIdleW, computeStepW, loadFraction } = plant;
  const { powerCapBendFraction } = platform.accelerator;
  const idleShare = computeStepW > 0 ? acceleratorIdleW / computeStepW : 0;
  return {
    idleW: plant.computeIdleW,
    acceleratorW: computeStepW,
    powerCapBendFraction,
    efficientFraction: efficientPowerShare(idleShare, powerCapBendFraction),
    housekeepingW: platform.housekeepingW,
    storedToLoadFraction: platform.battery.dischargeEfficiencyFraction * loadFraction,
  };
}
