import { describe, expect, test } from 'vitest';
import { arrayState } from '../../../src/compute/plant/arrayTemperature.ts';
import { stefanBoltzmannWPerM2K4 } from '../../../src/compute/plant/constants.ts';
import {
  electricFraction,
  seenEmissivity,
  unharvestedHeatFraction,
} from '../../../src/compute/plant/litSurfaces.ts';
import { resolvePlatform } from '../../../src/compute/scenario/resolvePlatform.ts';

const { platform } = resolvePlatform({ base: 'server-8', radiatorArrayViewFraction: 0.1 });
const { array, radiator } = platform;

/** Fourth power of the array's temperature in full Sun, and its power, with a share harvested. */
function sheetAt(harvestedFraction: number) {
  const { temperatureK, availableWPerM2 } = arrayState(
    {
      frontEmissivityFraction: array.emissivityFraction,
      backEmissivityFraction: array.backEmissivityFraction,
      frontAbsorptivityFraction: array.absorptivityFraction,
      backAbsorptivityFraction: 0,
    },
    {
      sunWPerM2: 1361,
      earthInfraredWPerM2: 237,
      reflectedWPerM2: 0,
      frontSunCos: 1,
      backSunCos: 0,
      frontEarthFraction: 0.3,
      backEarthFraction: 0.3,
    },
    {
      efficiencyFraction: electricFraction(array),
      temperatureCoefficientPerK: array.temperatureCoefficientPerK,
      referenceTemperatureK: 301.15,
      harvestedFraction,
    },
  );
  return { fourthPowerK4: temperatureK ** 4, powerW: availableWPerM2 * array.areaM2 };
}

describe('power that nobody takes', () => {
  test('reaches the radiator by the share of the array’s heat that it sees', () => {
    const [all, none] = [sheetAt(1), sheetAt(0)];
    const seenM2 = radiator.areaM2 * radiator.arrayViewFraction * radiator.emissivityFraction;
    const perK4 = seenM2 * seenEmissivity(platform) * stefanBoltzmannWPerM2K4;
    const moreW = perK4 * (none.fourthPowerK4 - all.fourthPowerK4);
    expect(moreW).toBeGreaterThan(0);
    expect(moreW).toBeCloseTo(unharvestedHeatFraction(platform) * all.powerW, 6);
  });

  test('can be had at any time: idle cells offer less, but never less than the share asked', () => {
    const fullW = sheetAt(1).powerW;
    for (const share of [0, 0.25, 0.5, 0.75]) {
      const offeredW = sheetAt(share).powerW;
      expect(offeredW).toBeLessThan(fullW);
      expect(offeredW).toBeGreaterThan(share * fullW);
    }
  });

  test('warms nothing where there is no array', () => {
    const bare = { ...platform, array: { ...array, areaM2: 0 } };
    expect(unharvestedHeatFraction(bare)).toBe(0);
  });
});
