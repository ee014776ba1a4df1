// Does air take the more the longer the way through it?
import { describe, expect, test } from 'vitest';
import {
  gasAttenuation,
  gasDb,
  rainAttenuation,
  rainDb,
  rainHeightKm,
  slantFactor,
} from '../../../../src/compute/network/budget/atmosphere.ts';
import { degrees } from './ends.ts';

const sines = [5, 10, 20, 30, 45, 60, 75, 90].map((degree) => Math.sin(degree * degrees));

describe('a path through the air', () => {
  test('is as long as the layer is high straight up, and longer the lower it goes', () => {
    for (const heightKm of [1, 2, 5, 8.4]) {
      const factors = sines.map((sine) => slantFactor(sine, heightKm));
      expect(factors.at(-1)).toBeCloseTo(1, 9);
      factors.slice(1).forEach((factor, at) => expect(factor).toBeLessThan(factors[at]!));
      expect(slantFactor(0, heightKm)).toBeLessThan(130);
    }
  });

  test('loses the more to gases and to rain the lower it goes', () => {
    for (const frequencyHz of [2e9, 8e9, 12e9, 20e9, 26.5e9, 40e9]) {
      const gas = gasAttenuation(frequencyHz, 0);
      const losses = sines.map((sine) => gasDb(gas, sine));
      losses.slice(1).forEach((loss, at) => expect(loss).toBeLessThan(losses[at]!));
      for (const rate of [1, 25, 150]) {
        const site = { latitudeRad: 0.8, altitudeM: 100 };
        const rain = rainAttenuation(frequencyHz, rate, site);
        const fades = sines.map((sine) => rainDb(rain, sine));
        fades.slice(1).forEach((fade, at) => expect(fade).toBeLessThanOrEqual(fades[at]!));
      }
    }
  });

  test('has oxygen as high as P.676-10, equation 25, worked out apart', () => {
    const heightKm = (frequencyHz: number) => gasAttenuation(frequencyHz, 0).dryHeightKm;
    expect(heightKm(8.15e9)).toBeCloseTo(5.202493996691, 9);
    expect(heightKm(26.5e9)).toBeCloseTo(5.16514313341, 9);
    expect(heightKm(50e9)).toBeCloseTo(5.077867361352, 9);
  });

  test('loses less from a mountain, and nothing to rain above the rain', () => {
    expect(gasAttenuation(20e9, 3).wetZenithDb).toBeLessThan(gasAttenuation(20e9, 0).wetZenithDb);
    const high = rainAttenuation(20e9, 50, { latitudeRad: 0.8, altitudeM: 5000 });
    expect(rainDb(high, 0.5)).toBe(0);
    const dry = rainAttenuation(20e9, 0, { latitudeRad: 0.8, altitudeM: 0 });
    expect(rainDb(dry, 0.5)).toBe(0);
  });

  test('meets rain up to 5 km in the tropics and none at the poles', () => {
    expect(rainHeightKm(0)).toBe(5);
    expect(rainHeightKm(50 * degrees)).toBeCloseTo(2.975, 9);
    expect(rainHeightKm(-50 * degrees)).toBeCloseTo(2.1, 9);
    expect(rainHeightKm(-80 * degrees)).toBe(0);
  });
});
