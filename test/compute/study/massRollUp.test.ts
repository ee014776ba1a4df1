// Do the parts of a satellite add up, and does delivered power count in its mass per kilowatt?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { massParts, massRollUp } from '../../../src/compute/study/massRollUp.ts';
import { platforms } from '../../../src/compute/scenario/catalogue/platforms.ts';
import { machineOf } from './machines.ts';

const ai1 = machineOf('ai1');

describe('the roll-up', () => {
  test('has every part once, and their sum is the sum', () => {
    for (const { id } of platforms) {
      const { partsKg, sumKg, spareKg, statedKg } = massRollUp(machineOf(id));
      expect(Object.keys(partsKg)).toEqual([...massParts]);
      const addedKg = massParts.reduce((sum, part) => sum + partsKg[part], 0);
      expect(addedKg).toBeCloseTo(sumKg, 9);
      expect(spareKg).toBeCloseTo(statedKg - sumKg, 9);
    }
  });

  test('weighs array and radiator by area, battery by energy and servers by power', () => {
    const { partsKg } = massRollUp(ai1);
    const { masses } = ai1;
    expect(partsKg.array).toBeCloseTo(600 * masses.arrayMassKgPerM2, 9);
    expect(partsKg.radiator).toBeCloseTo(110 * masses.radiatorMassKgPerM2, 9);
    expect(partsKg.battery).toBeCloseTo(115_000 * 3600 * masses.batteryMassKgPerJ, 9);
    expect(partsKg.servers).toBeCloseTo(72 * 1400 * 1.175 * masses.serverMassKgPerW, 9);
    expect(partsKg.reactor).toBe(0);
    expect(partsKg.propellant).toBe(masses.propellantMassKg);
  });

  test('makes structure the stated share of the dry mass, whatever the rest weighs', () => {
    const share = fc.double({ min: 0, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(share, (structureFraction) => {
        const platform = { ...ai1, masses: { ...ai1.masses, structureFraction } };
        const { partsKg, sumKg } = massRollUp(platform);
        const dryKg = sumKg - partsKg.propellant;
        expect(partsKg.structure / dryKg).toBeCloseTo(structureFraction, 9);
      }),
      { numRuns: 50 },
    );
  });

  test('weighs a reactor by its power', () => {
    const nuclear = { ...ai1, fission: { ...ai1.fission, powerW: 100e3 } };
    expect(massRollUp(nuclear).partsKg.reactor).toBeCloseTo(15_000, 6);
  });
});

describe('mass per kilowatt', () => {
  test('of sustained power grows as less is delivered, and is not given unasked', () => {
    const half = massRollUp(ai1, 60e3);
    expect(half.statedKgPerKwSustained).toBeCloseTo(2140 / 60, 9);
    expect(half.sumKgPerKwSustained).toBeCloseTo(half.sumKg / 60, 9);
    expect(massRollUp(ai1).statedKgPerKwSustained).toBeNull();
    expect(massRollUp(ai1, 0).statedKgPerKwSustained).toBe(Infinity);
  });
});

test('AI1 is announced with 17.9 kg per kilowatt, and its parts weigh three times that', () => {
  // 2.14 t for 120 kW; parts by flown arrays, packs, racks and deployable radiators.
  const { statedKgPerKwInstalled, sumKgPerKwInstalled, spareKg } = massRollUp(ai1);
  expect(statedKgPerKwInstalled).toBeCloseTo(17.84, 1);
  expect(sumKgPerKwInstalled).toBeGreaterThan(3 * statedKgPerKwInstalled);
  expect(spareKg).toBeLessThan(0);
});
