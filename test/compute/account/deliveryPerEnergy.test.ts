// Is GB per kWh what data and energy of a result come to?
import { expect, test } from 'vitest';
import {
  deliveryPerEnergy,
  linkCeilingGbPerKwh,
} from '../../../src/compute/account/deliveryPerEnergy.ts';
import type { Metrics } from '../../../src/compute/account/result.ts';

const satellite = (fleet: string, downlinkedBit: number, energyToComputeJ: number) => ({
  ...{ fleet, downlinkedBit, energyToComputeJ },
});
const metricsOf = (satellites: readonly ReturnType<typeof satellite>[], capacityBit: number) =>
  ({
    satellites,
    fleet: { energyToComputeJ: satellites.reduce((sum, each) => sum + each.energyToComputeJ, 0) },
    network: {
      downlinkedBit: satellites.reduce((sum, each) => sum + each.downlinkedBit, 0),
      downlinkCapacityBit: capacityBit,
    },
  }) as unknown as Metrics;

test('eight gigabits for a kilowatt-hour are one GB per kWh, by fleet and for all', () => {
  const satellites = [
    satellite('a', 8e9, 3.6e6),
    satellite('b', 0, 3.6e6),
    satellite('a', 8e9, 3.6e6),
  ];
  const rows = deliveryPerEnergy(metricsOf(satellites, 48e9));
  expect(rows.map((row) => [row.fleet, row.deliveredGbPerKwh, row.potentialGbPerKwh])).toEqual([
    [null, 2 / 3, 2],
    ['a', 1, null],
    ['b', 0, null],
  ]);
});

test('a fleet that computed nothing has no figure', () => {
  const [all] = deliveryPerEnergy(metricsOf([satellite('a', 1e9, 0)], 1e9));
  expect([all!.deliveredGbPerKwh, all!.potentialGbPerKwh]).toEqual([null, null]);
});

test('a link of 1 Gbit/s beside 1 kW is at most 450 GB per kWh, half of it beside 2 kW', () => {
  expect(linkCeilingGbPerKwh(1e9, 1000)).toBeCloseTo(450, 9);
  expect(linkCeilingGbPerKwh(1e9, 2000)).toBeCloseTo(225, 9);
});
