// What do policies see of a satellite before anything has happened?

import type { Scenario } from '../scenario/scenario.ts';
import type { SatelliteView } from '../schedule/policy.ts';
import type { PlantWalk } from './plantWalk.ts';
import { powerViewOf } from './powerView.ts';

/** The simulator changes it in place. */
export type MutableView = { -readonly [K in keyof SatelliteView]: SatelliteView[K] };

/** The view of one satellite at the start; `classes` is the class of each fleet. */
export function createView(
  { satellites, fleets }: Scenario,
  classes: readonly number[],
  walk: PlantWalk,
  index: number,
): MutableView {
  const { id, fleetIndex } = satellites[index]!;
  const { platform } = fleets[fleetIndex]!;
  return {
    index,
    id,
    fleetIndex,
    classIndex: classes[fleetIndex]!,
    acceleratorCount: platform.acceleratorCount,
    acceleratorFreeCount: platform.acceleratorCount,
    backlogAcceleratorS: 0,
    storedJ: 0,
    storedFloorJ: walk.classOf(index).storedFloorJ,
    storedCapacityJ: platform.battery.capacityJ,
    temperatureK: 0,
    temperatureMaxK: platform.coolantMaxK,
    isSunlit: true,
    isLost: false,
    paceFraction: 1,
    storageFreeBit: platform.storageBit ?? Infinity,
    power: powerViewOf(walk.classOf(index)),
    replicas: [],
  };
}
