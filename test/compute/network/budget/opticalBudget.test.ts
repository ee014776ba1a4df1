// Is every decibel of a laser link accounted for, near and far?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import {
  accessBudget,
  createAccessLink,
  createInterSatelliteLink,
  interSatelliteBudget,
} from '../../../../src/compute/network/budget/link.ts';
import { bare, degrees, munich, optical } from './ends.ts';

const dbOf = (budget: ReturnType<typeof interSatelliteBudget>, id: string): number =>
  budget.terms.find((term) => term.id === id)!.db;

describe('Suncatcher’s 5 W between 10 cm', () => {
  const end = optical('optical-10cm', bare);
  const link = createInterSatelliteLink(end, end);

  test('gain 105.1 dB with optics, and lose free space as Friis has it', () => {
    const budget = interSatelliteBudget(link, 5000);
    const gain = dbOf(budget, 'receiveGain') + dbOf(budget, 'receiveOptics');
    expect(Math.abs(gain - 105.1)).toBeLessThan(0.1); // published
    const friisDb = 20 * Math.log10((4 * Math.PI * 5e6) / 1.55e-6);
    expect(dbOf(budget, 'freeSpace')).toBeCloseTo(-friisDb, 9);
    expect(dbOf(budget, 'losses')).toBe(-3);
    expect(10 ** (budget.receivedDbw / 10) * 1e6).toBeCloseTo(1.64, 1); // 1.6 µW, published
  });

  test('lose nothing to the near field far away, and catch no more than was sent up close', () => {
    expect(Math.abs(dbOf(interSatelliteBudget(link, 5000), 'nearField'))).toBeLessThan(1e-3);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (rangeKm) => {
        const budget = interSatelliteBudget(link, rangeKm);
        expect(budget.receivedDbw).toBeLessThan(budget.transmitDbw);
        const way = ['transmitGain', 'freeSpace', 'nearField', 'receiveGain'];
        const caught = way.reduce((db, id) => db + dbOf(budget, id), 0);
        expect(caught).toBeLessThan(1e-9);
      }),
    );
  });

  test('count photons: 1.6 µW are 1.3e13 of them a second', () => {
    const budget = interSatelliteBudget(link, 5000);
    const photonJ = (6.62607015e-34 * 299_792_458) / 1.55e-6;
    expect(budget.photonsPerSecond).toBeCloseTo(10 ** (budget.receivedDbw / 10) / photonJ, -7);
    expect(budget.carrierToNoiseDb).toBeNaN();
  });

  test('are limited by channels near by and by power far away', () => {
    const near = interSatelliteBudget(link, 100);
    expect(near).toMatchObject({ limitedBy: 'channels', rateBitPerS: 9.6e12 });
    expect(near.modulation).toBe('24 channels of 400 Gbit/s');
    expect(interSatelliteBudget(link, 3000).limitedBy).toBe('power');
  });
});

test('a single channel at full rate is limited by its modem', () => {
  const link = createInterSatelliteLink(optical('sda-2g5'), optical('sda-2g5'));
  expect(interSatelliteBudget(link, 500)).toMatchObject({
    limitedBy: 'modem',
    modulation: '1.00 channel of 2.5 Gbit/s',
  });
});

test('air takes more the lower a satellite stands, as a slant path through it', () => {
  const telescope = optical('optical-ground-40cm');
  const link = createAccessLink(optical('laser-to-ground'), telescope, munich, 'down');
  const airDb = (deg: number) => dbOf(accessBudget(link, 1000, deg * degrees), 'air');
  expect(airDb(90)).toBeCloseTo(10 * Math.log10(telescope.zenithTransmissionFraction), 2);
  expect(airDb(30) / airDb(90)).toBeGreaterThan(1.8);
  expect(airDb(30) / airDb(90)).toBeLessThan(2.01);
});
