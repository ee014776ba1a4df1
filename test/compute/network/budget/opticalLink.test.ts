// Does a laser link carry what its light allows, near and far, up and down?
import { describe, expect, test } from 'vitest';
import {
  accessBudget,
  accessRateBitPerS,
  createAccessLink,
  createInterSatelliteLink,
  interSatelliteBudget,
  interSatelliteRateBitPerS,
} from '../../../../src/compute/network/budget/link.ts';
import { fc } from '../../../chance.ts';
import { bare, degrees, munich, optical, slantRangeKm } from './ends.ts';

const sizes = fc.record({
  apertureM: fc.double({ min: 0.01, max: 1, noNaN: true }),
  jitterRad: fc.double({ min: 0, max: 2e-5, noNaN: true }),
  isRateAdaptive: fc.boolean(),
  spatialGridMax: fc.integer({ min: 1, max: 6 }),
});

describe('a laser link between satellites', () => {
  test('never carries more the farther it goes, whatever it is made of', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.double({ min: 1e-3, max: 20_000, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        (size, rangeKm, farther) => {
          const end = optical('optical-10cm', size);
          const link = createInterSatelliteLink(end, end);
          const near = interSatelliteRateBitPerS(link, rangeKm);
          expect(interSatelliteRateBitPerS(link, rangeKm * farther)).toBeLessThanOrEqual(
            near * (1 + 1e-12),
          );
        },
      ),
    );
  });

  test('carries no less with a larger aperture at either end in the far field', () => {
    const apertures = fc.double({ min: 0.02, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(apertures, apertures, apertures),
        fc.double({ min: 0, max: 5e-6, noNaN: true }),
        ([small, other, more], jitterRad) => {
          const end = (apertureM: number) =>
            optical('laser-100g', { apertureM, jitterRad, channelCount: 1000 });
          const rate = (from: number, to: number) =>
            interSatelliteRateBitPerS(createInterSatelliteLink(end(from), end(to)), 40_000);
          const before = rate(small, other);
          expect(rate(small + more, other)).toBeGreaterThan(before * (1 - 1e-12));
          expect(rate(small, other + more)).toBeGreaterThan(before * (1 - 1e-12));
        },
      ),
    );
  });

  test('shows a waterfall whose steps lead from what is sent to what arrives', () => {
    const end = optical('optical-10cm');
    const link = createInterSatelliteLink(end, end);
    for (const rangeKm of [0.01, 1, 5, 300, 2000]) {
      const budget = interSatelliteBudget(link, rangeKm);
      const sum = budget.terms.reduce((db, term) => db + term.db, budget.transmitDbw);
      expect(budget.receivedDbw).toBeCloseTo(sum, 9);
      expect(budget.receivedDbw).toBeLessThan(budget.transmitDbw);
      expect(budget.rateBitPerS).toBe(interSatelliteRateBitPerS(link, rangeKm));
      expect(budget.marginDb).toBeCloseTo(budget.receivedDbw - budget.thresholdDbw, 9);
      if (budget.rateBitPerS > 0) expect(budget.marginDb).toBeGreaterThan(-1e-9);
      else expect(budget.marginDb).toBeLessThan(0);
    }
  });

  test('needs as many photons a second as its rate times the photons of a bit', () => {
    const end = optical('laser-100g', bare);
    const budget = interSatelliteBudget(createInterSatelliteLink(end, end), 20_000);
    expect(budget.limitedBy).toBe('power');
    expect(budget.rateBitPerS).toBeLessThan(100e9);
    expect(budget.photonsPerSecond / budget.rateBitPerS / 71).toBeCloseTo(1, 9);
  });

  test('is limited by channels near by, and by power where light runs out', () => {
    const end = optical('optical-10cm');
    const link = createInterSatelliteLink(end, end);
    expect(interSatelliteBudget(link, 100)).toMatchObject({
      limitedBy: 'channels',
      rateBitPerS: 9.6e12,
    });
    const far = interSatelliteBudget(link, 800);
    expect(far.limitedBy).toBe('power');
    expect(far.rateBitPerS % 400e9).toBe(0);
    const one = optical('laser-100g');
    expect(interSatelliteBudget(createInterSatelliteLink(one, one), 100).limitedBy).toBe('modem');
  });

  test('joins only ends of one wavelength', () => {
    const end = optical('optical-10cm');
    const other = optical('optical-10cm', { wavelengthM: 1.064e-6 });
    expect(interSatelliteRateBitPerS(createInterSatelliteLink(end, other), 1)).toBe(0);
  });

  test('uses the smaller modem of two unlike ends', () => {
    const fast = optical('laser-100g');
    const slow = optical('sda-2g5');
    expect(interSatelliteRateBitPerS(createInterSatelliteLink(fast, slow), 500)).toBe(2.5e9);
  });
});

describe('a laser link to the ground', () => {
  const ends = [optical('laser-to-ground'), optical('optical-ground-1m')] as const;

  test('is dark below the station’s lowest elevation and says so', () => {
    const link = createAccessLink(...ends, munich, 'down');
    const low = accessBudget(link, slantRangeKm(530, 19 * degrees), 19 * degrees);
    expect(low).toMatchObject({ rateBitPerS: 0, limitedBy: 'elevation' });
    expect(accessRateBitPerS(link, slantRangeKm(530, 21 * degrees), 21 * degrees)).toBe(200e9);
  });

  test('never carries more nearer to the horizon, up or down', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 90, noNaN: true }),
        fc.double({ min: 0, max: 70, noNaN: true }),
        fc.constantFrom('down' as const, 'up' as const),
        fc.double({ min: 0.005, max: 0.1, noNaN: true }),
        (lowDeg, more, direction, apertureM) => {
          const space = optical('laser-to-ground', { apertureM, isRateAdaptive: true });
          const ground = optical('optical-ground-40cm', { isRateAdaptive: true });
          const link = createAccessLink(space, ground, munich, direction);
          const rateAt = (elevationDeg: number) =>
            accessRateBitPerS(
              link,
              slantRangeKm(550, elevationDeg * degrees),
              elevationDeg * degrees,
            );
          expect(rateAt(lowDeg)).toBeLessThanOrEqual(
            rateAt(Math.min(90, lowDeg + more)) * (1 + 1e-12),
          );
        },
      ),
    );
  });

  test('loses 0.46 dB in clear air straight up and three times that at 20°', () => {
    const link = createAccessLink(...ends, munich, 'down');
    const airDb = (elevationDeg: number): number =>
      accessBudget(link, 1000, elevationDeg * degrees).terms.find(({ id }) => id === 'air')!.db;
    expect(airDb(90)).toBeCloseTo(10 * Math.log10(0.9), 6);
    expect(airDb(20) / airDb(90)).toBeCloseTo(2.91, 2);
  });

  test('allows for fades of 3 dB overhead, no more than 6 dB low down', () => {
    const link = createAccessLink(...ends, munich, 'down');
    const fadeDb = (elevationDeg: number): number =>
      accessBudget(link, 1000, elevationDeg * degrees).terms.find(
        ({ id }) => id === 'scintillation',
      )!.db;
    expect(fadeDb(90)).toBeCloseTo(-3, 9);
    expect(fadeDb(45)).toBeLessThan(-3.9);
    expect(fadeDb(20)).toBe(-6);
  });
});
