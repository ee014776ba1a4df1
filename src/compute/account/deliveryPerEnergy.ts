// How many gigabytes reach the ground for a kilowatt-hour of computing?

import type { Metrics } from './result.ts';

/** GB (10⁹ bytes) per kWh that went into computing; null where nothing was computed. */
export interface DeliveryPerEnergy {
  /** The fleet's id; null for all satellites together. */
  readonly fleet: string | null;
  readonly downlinkedBit: number;
  readonly energyToComputeJ: number;
  readonly deliveredGbPerKwh: number | null;
  /** What the stations' antennas could have taken, over the same energy; for all fleets only. */
  readonly potentialGbPerKwh: number | null;
}

const bitPerGb = 8e9;
const joulePerKwh = 3.6e6;

/** Data over energy in GB per kWh; null without energy. */
export function gbPerKwh(bit: number, energyJ: number): number | null {
  return energyJ > 0 ? bit / bitPerGb / (energyJ / joulePerKwh) : null;
}

/**
 * What a result's downlink and computing come to, first for all satellites and then fleet by fleet.
 * The capacity of the stations belongs to all fleets together.
 */
export function deliveryPerEnergy(
  metrics: Pick<Metrics, 'fleet' | 'network' | 'satellites'>,
): DeliveryPerEnergy[] {
  const { downlinkedBit, downlinkCapacityBit } = metrics.network;
  const { energyToComputeJ } = metrics.fleet;
  const all = {
    ...{ fleet: null, downlinkedBit, energyToComputeJ },
    deliveredGbPerKwh: gbPerKwh(downlinkedBit, energyToComputeJ),
    potentialGbPerKwh: gbPerKwh(downlinkCapacityBit, energyToComputeJ),
  };
  const byFleet = new Map<string, { bit: number; joule: number }>();
  for (const satellite of metrics.satellites) {
    const sum = byFleet.get(satellite.fleet) ?? { bit: 0, joule: 0 };
    sum.bit += satellite.downlinkedBit;
    sum.joule += satellite.energyToComputeJ;
    byFleet.set(satellite.fleet, sum);
  }
  const fleets = [...byFleet].map(([fleet, { bit, joule }]) => ({
    ...{ fleet, downlinkedBit: bit, energyToComputeJ: joule },
    deliveredGbPerKwh: gbPerKwh(bit, joule),
    potentialGbPerKwh: null,
  }));
  return [all, ...fleets];
}

/** The most that a link kept busy all the time delivers per kWh to a load of constant power. */
export function linkCeilingGbPerKwh(rateBitPerS: number, powerW: number): number {
  return gbPerKwh(rateBitPerS, powerW) ?? Infinity;
}
