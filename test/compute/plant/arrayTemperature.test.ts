import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  absorbedByPlateWPerM2,
  arrayState,
  cellReferenceTemperatureK,
  plateTemperatureK,
  type PlateCells,
  type PlateSky,
} from '../../../src/compute/plant/arrayTemperature.ts';
import { stefanBoltzmannWPerM2K4 } from '../../../src/compute/plant/constants.ts';
import { evenly, seeded } from './geometry.ts';

const faces = {
  frontEmissivityFraction: 0.85,
  backEmissivityFraction: 0.8,
  frontAbsorptivityFraction: 0.92,
  backAbsorptivityFraction: 0.4,
};
const squareSun: PlateSky = {
  sunWPerM2: 1361,
  earthInfraredWPerM2: 237,
  reflectedWPerM2: 0,
  frontSunCos: 1,
  backSunCos: 0,
  frontEarthFraction: 0.25,
  backEarthFraction: 0.25,
};
const cells: PlateCells = {
  efficiencyFraction: 0.27,
  temperatureCoefficientPerK: 0.0022,
  referenceTemperatureK: cellReferenceTemperatureK,
  harvestedFraction: 1,
};
const skies = fc
  .tuple(evenly(0, 1), evenly(0, 0.9), evenly(0, 0.9), evenly(0, 400))
  .map(([frontSunCos, frontEarthFraction, backEarthFraction, reflectedWPerM2]): PlateSky => ({
    ...squareSun,
    frontSunCos,
    frontEarthFraction,
    backEarthFraction,
    reflectedWPerM2,
  }));

describe('the steady temperature of an array', () => {
  test('balances: what comes in is harvested or emitted by both faces', () => {
    fc.assert(
      fc.property(skies, evenly(0, 1), (sky, harvestedFraction) => {
        const state = arrayState(faces, sky, { ...cells, harvestedFraction });
        const square = state.temperatureK * state.temperatureK;
        const emitted = 1.65 * stefanBoltzmannWPerM2K4 * square * square;
        const absorbed = absorbedByPlateWPerM2(faces, sky);
        expect(emitted + state.harvestedWPerM2).toBeCloseTo(absorbed, 8);
      }),
      seeded,
    );
  });

  test('rises when power is left unharvested, which costs power in turn', () => {
    fc.assert(
      fc.property(skies, evenly(0.01, 0.99), (sky, harvestedFraction) => {
        fc.pre(sky.frontSunCos > 0.01);
        const all = arrayState(faces, sky, cells);
        const some = arrayState(faces, sky, { ...cells, harvestedFraction });
        expect(some.temperatureK).toBeGreaterThan(all.temperatureK);
        expect(some.availableWPerM2).toBeLessThan(all.availableWPerM2);
      }),
      seeded,
    );
  });

  test('is that of a plain plate when nothing is harvested', () => {
    const idle = arrayState(faces, squareSun, { ...cells, harvestedFraction: 0 });
    const absorbed = absorbedByPlateWPerM2(faces, squareSun);
    expect(idle.temperatureK).toBeCloseTo(plateTemperatureK(faces, absorbed, 0), 9);
    expect(idle.harvestedWPerM2).toBe(0);
  });

  test('power follows the coefficient: as at the reference there, less when warmer', () => {
    const state = arrayState(faces, squareSun, cells);
    const warmer = state.temperatureK - cellReferenceTemperatureK;
    expect(warmer).toBeGreaterThan(10);
    expect(state.availableWPerM2 / (0.27 * 1361)).toBeCloseTo(1 - 0.0022 * warmer, 10);
    const plain = arrayState(faces, squareSun, { ...cells, temperatureCoefficientPerK: 0 });
    expect(plain.availableWPerM2).toBeCloseTo(0.27 * 1361, 9);
  });

  test('in the dark the Earth alone warms it, and without the Earth it goes to 0 K', () => {
    const dark: PlateSky = { ...squareSun, frontSunCos: 0 };
    const state = arrayState(faces, dark, cells);
    // Both emissivities cancel: a grey plate in infrared alone takes (F q / σ)^¼.
    const expected = ((0.25 * 237) / stefanBoltzmannWPerM2K4) ** 0.25;
    expect(state.temperatureK).toBeCloseTo(expected, 6);
    expect(state.availableWPerM2).toBe(0);
    const alone = { ...dark, frontEarthFraction: 0, backEarthFraction: 0 };
    expect(arrayState(faces, alone, cells).temperatureK).toBe(0);
  });

  test('never gives more power than the front absorbs of the Sun', () => {
    const greedy = { ...cells, efficiencyFraction: 5 };
    const state = arrayState(faces, squareSun, greedy);
    expect(state.harvestedWPerM2).toBeLessThanOrEqual(0.92 * 1361 + 1e-9);
    expect(state.temperatureK).toBeGreaterThan(0);
  });

  test('has no steady temperature if neither face emits', () => {
    const mirror = { ...faces, frontEmissivityFraction: 0, backEmissivityFraction: 0 };
    expect(() => plateTemperatureK(mirror, 100, 0)).toThrow(/emits/);
  });

  test('counts heat from elsewhere, watt for watt', () => {
    const extra = absorbedByPlateWPerM2(faces, { ...squareSun, extraWPerM2: 40 });
    expect(extra - absorbedByPlateWPerM2(faces, squareSun)).toBeCloseTo(40, 10);
  });
});
