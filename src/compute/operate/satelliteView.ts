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
  // Searches look at many satellites: what they ask of each stands first, in one line of memory.
  return {
    index,
    classIndex: classes[fleetIndex]!,
    acceleratorCount: platform.acceleratorCount,
    isLost: false,
    backlogAcceleratorS: 0,
    storageFreeBit: platform.storageBit ?? Infinity,
    isSunlit: true,
    storedJ: 0,
    temperatureK: 0,
    paceFraction: 1,
    acceleratorFreeCount: platform.acceleratorCount,
    id,
    fleetIndex,
    storedFloorJ: walk.classOf(index).storedFloorJ,
    storedCapacityJ: platform.battery.capacityJ,
    temperatureMaxK: platform.coolantMaxK,
    power: powerViewOf(walk.classOf(index)),
    replicas: [],
  };
}
