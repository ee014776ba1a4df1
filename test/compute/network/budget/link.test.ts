// Do ends that understand each other, and only those, have a link, alike as rate and as waterfall?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import {
  accessBudget,
  accessRateBitPerS,
  canTalk,
  createAccessLink,
  createInterSatelliteLink,
  fixedLink,
  interSatelliteBudget,
  interSatelliteRateBitPerS,
} from '../../../../src/compute/network/budget/link.ts';
import { degrees, munich, optical, rf, slantRangeKm } from './ends.ts';

describe('two ends understand each other', () => {
  test('by radio in the same band, by light within 1 % of a wavelength, never across', () => {
    expect(canTalk(rf('ka-leo'), rf('ka-ground'))).toBe(true);
    expect(canTalk(rf('ka-leo'), rf('x-ground'))).toBe(false);
    const [sda, edrs] = [optical('sda-2g5'), optical('edrs-1g8')];
    expect(canTalk(sda, optical('laser-100g'))).toBe(true);
    expect(canTalk(sda, edrs)).toBe(false); // 1,550 and 1,064 nm
    expect(canTalk(sda, { ...sda, wavelengthM: 1.009 * sda.wavelengthM })).toBe(true);
    expect(canTalk(sda, { ...sda, wavelengthM: 1.02 * sda.wavelengthM })).toBe(false);
    expect(canTalk(sda, rf('ka-leo'))).toBe(false);
    expect(canTalk(rf('ka-leo'), sda)).toBe(false);
  });

  test('or carry nothing', () => {
    const across = createAccessLink(rf('ka-leo'), rf('x-ground'), munich, 'down');
    expect(accessRateBitPerS(across, 1000, 1)).toBe(0);
    const colours = createInterSatelliteLink(optical('sda-2g5'), optical('edrs-1g8'));
    expect(interSatelliteRateBitPerS(colours, 10)).toBe(0);
    expect(accessRateBitPerS(fixedLink(7), 1e9, 0)).toBe(7);
  });
});

const accesses = {
  'Ka band down': createAccessLink(rf('ka-leo'), rf('ka-ground'), munich, 'down'),
  'Ka band up': createAccessLink(rf('ka-leo'), rf('ka-ground'), munich, 'up'),
  'X band down': createAccessLink(rf('x-leo'), rf('x-ground'), munich, 'down'),
  'light down': createAccessLink(
    optical('laser-to-ground'),
    optical('optical-ground-40cm'),
    munich,
    'down',
  ),
};

describe.each(Object.entries(accesses))('%s', (_, link) => {
  const elevation = fc.double({ min: 21, max: 90, noNaN: true });

  test('has a waterfall that adds up, with the rate that is used', () => {
    fc.assert(
      fc.property(elevation, (deg) => {
        const elevationRad = deg * degrees;
        const rangeKm = slantRangeKm(600, elevationRad);
        const budget = accessBudget(link, rangeKm, elevationRad);
        const sum = budget.terms.reduce((db, term) => db + term.db, budget.transmitDbw);
        expect(sum).toBeCloseTo(budget.receivedDbw, 9);
        expect(budget.marginDb).toBeCloseTo(budget.receivedDbw - budget.thresholdDbw, 9);
        expect(budget.rateBitPerS).toBe(accessRateBitPerS(link, rangeKm, elevationRad));
        if (budget.rateBitPerS > 0) expect(budget.marginDb).toBeGreaterThan(-1e-9);
      }),
    );
  });

  test('never carries more from farther away or lower down', () => {
    fc.assert(
      fc.property(elevation, fc.double({ min: 1, max: 2, noNaN: true }), (deg, farther) => {
        const at = deg * degrees;
        const rangeKm = slantRangeKm(600, at);
        const rate = accessRateBitPerS(link, rangeKm, at);
        expect(accessRateBitPerS(link, rangeKm * farther, at)).toBeLessThanOrEqual(rate);
        expect(accessRateBitPerS(link, rangeKm, 0.9 * at)).toBeLessThanOrEqual(rate);
      }),
    );
  });

  test('carries nothing below the least elevation, and says that this is why', () => {
    const low = 4 * degrees;
    expect(accessRateBitPerS(link, 1000, low)).toBe(0);
    expect(accessBudget(link, 1000, low).limitedBy).toBe('elevation');
  });
});

test('between satellites no air is in the way, whatever the elevation would be', () => {
  const link = createInterSatelliteLink(optical('sda-2g5'), optical('sda-2g5'));
  const ids = interSatelliteBudget(link, 3000).terms.map(({ id }) => id);
  expect(ids).not.toContain('air');
  expect(interSatelliteRateBitPerS(link, 3000)).toBe(2.5e9);
});
