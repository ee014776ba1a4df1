// View factors: thermalradiation.net (Howell's catalogue, C-16, table for 120°) and the examples of
// the EES heat transfer library (F3D_10, F3D_11, F3D_29). Bifacial panel: McCalip's own outputs
// (andrewmccalip/thoughts d1e4238, run unmodified) and their correction, Lee-Odinson 2026,
// doi:10.5281/zenodo.20695720, table 1. Wind: AI1's published sizes.
import { describe, expect, test } from 'vitest';
import {
  absorbedByPlateWPerM2,
  arrayState,
  plateTemperatureK,
} from '../../src/compute/plant/arrayTemperature.ts';
import { earthRadiusAuthalicKm } from '../../src/compute/plant/constants.ts';
import { edgeViewFactor, faceViews, plateHeatWPerM2 } from '../../src/compute/plant/plateView.ts';
import { windCost } from '../../src/compute/plant/windArea.ts';

const factor = (edgeM: number, fromWidthM: number, toWidthM: number, angleDeg: number) =>
  edgeViewFactor({ edgeM, fromWidthM, toWidthM, angleRad: (angleDeg * Math.PI) / 180 });

describe('two rectangles that share an edge at 120°, catalogue C-16', () => {
  const columns = [0.05, 0.1, 0.2, 0.4, 0.6, 1, 2, 4, 6, 10, 20];
  // prettier-ignore
  const rows: [number, number[]][] = [
    [0.1, [0.085852, 0.128098, 0.16634, 0.191745, 0.200462, 0.206687, 0.210135, 0.211149,
      0.211348, 0.211452, 0.211501]],
    [0.6, [0.0184, 0.03341, 0.056512, 0.085512, 0.101942, 0.118331, 0.130801, 0.135469, 0.1365,
      0.137067, 0.137319]],
    [1, [0.011209, 0.020669, 0.03601, 0.057314, 0.070998, 0.086615, 0.100808, 0.107099, 0.108626,
      0.109502, 0.109904]],
    [4, [0.002831, 0.005279, 0.009411, 0.015692, 0.02032, 0.026775, 0.035449, 0.04226, 0.044891,
      0.04688, 0.048041]],
    [20, [0.000567, 0.001057, 0.001889, 0.003164, 0.00412, 0.005495, 0.007534, 0.009608, 0.010773,
      0.012107, 0.013499]],
  ];

  // The table is 6e-6 off for a narrow plate beside a wide one: its last digit breaks reciprocity.
  test.each(rows)('a plate %d edges wide sees its neighbour as the table says', (from, values) => {
    values.forEach((value, k) => {
      expect(Math.abs(factor(1, from, columns[k]!, 120) - value)).toBeLessThan(1e-5);
    });
  });
});

describe('strips of plates at an angle, examples of the EES library', () => {
  /** Factor from a strip of one plate to a strip of the other: offset and width of each. */
  const strip = (offset: number, width: number, [o, w]: [number, number], angleDeg: number) => {
    const exchange = (a: number, b: number) => (b === 0 ? 0 : a * factor(0.5, a, b, angleDeg));
    const far = offset + width;
    const sum = exchange(far, o + w) - exchange(offset, o + w);
    return (sum - exchange(far, o) + exchange(offset, o)) / width;
  };

  test('two strips: 0.07182 at 90°, 0.2276 at 45°', () => {
    expect(strip(0.1, 0.5, [0.2, 0.3], 90)).toBeCloseTo(0.07182, 5);
    expect(strip(0.1, 0.5, [0.2, 0.3], 45)).toBeCloseTo(0.2276, 4);
  });

  test('from a whole plate to a strip at right angles: 0.07235', () => {
    const toStrip = (strip(0.2, 0.3, [0, 0.5], 90) * 0.3) / 0.5;
    expect(toStrip).toBeCloseTo(0.07235, 5);
  });

  test('two squares at right angles: a fifth, as every textbook’s chart has it', () => {
    expect(factor(1, 1, 1, 90)).toBeCloseTo(0.20004, 5);
  });
});

test('an array at 340 K and ε 0.85 sends 644 W/m² out and 64 through a view factor of 0.1', () => {
  const array = { temperatureK: 340, emissivityFraction: 0.85 };
  expect(Math.abs(plateHeatWPerM2(array, 1) - 644)).toBeLessThan(0.5);
  expect(Math.abs(plateHeatWPerM2(array, 0.1) - 64)).toBeLessThan(0.5);
});

describe('McCalip’s bifacial panel, square to the Sun and edge-on to the Earth at 550 km', () => {
  const faces = {
    frontEmissivityFraction: 0.85,
    backEmissivityFraction: 0.9,
    frontAbsorptivityFraction: 0.92,
    backAbsorptivityFraction: 0,
  };
  const skyOf = (earthFraction: number) => ({
    sunWPerM2: 1361,
    earthInfraredWPerM2: 237,
    reflectedWPerM2: 0,
    frontSunCos: 1,
    backSunCos: 0,
    frontEarthFraction: earthFraction,
    backEarthFraction: earthFraction,
    // The chips' heat comes back to the panel: all that was harvested.
    extraWPerM2: 0.22 * 1361,
  });
  const temperatureOf = (earthFraction: number) =>
    plateTemperatureK(faces, absorbedByPlateWPerM2(faces, skyOf(earthFraction)), 0.22 * 1361);

  // He uses σ = 5.67e-8 (0.006 K) and 3 K of space (nothing).
  test('is at 335.75 K with his view factor 0.0212, and 336.33 K with the floor he meant', () => {
    expect(Math.abs(temperatureOf(0.021184466) - 335.7495)).toBeLessThan(0.01);
    expect(Math.abs(temperatureOf(0.04236893) - 336.3329)).toBeLessThan(0.01);
  });

  test('is at 342.10 K with the exact one: 6.35 K warmer', () => {
    const ratio = (earthRadiusAuthalicKm + 550) / earthRadiusAuthalicKm;
    const views = faceViews([1, 0, 0], { sun: [1, 0, 0], earth: [0, 0, 1] }, ratio);
    expect(views.frontEarthFraction).toBeCloseTo(0.257773, 5);
    const exactK = temperatureOf(views.frontEarthFraction);
    expect(Math.abs(exactK - 342.0992)).toBeLessThan(0.01);
    expect(Math.abs(exactK - temperatureOf(0.021184466) - 6.349684)).toBeLessThan(0.001);
  });

  test('is the same when the cells’ power is solved for, without a temperature coefficient', () => {
    const cells = {
      efficiencyFraction: 0.22,
      temperatureCoefficientPerK: 0,
      referenceTemperatureK: 301.15,
      harvestedFraction: 1,
    };
    const state = arrayState(faces, skyOf(0.25777283), cells);
    expect(Math.abs(state.temperatureK - 342.0992)).toBeLessThan(0.01);
  });
});

test('AI1’s radiator broadside at 600 km: 15 m/s a year, down in 2.6 years (King-Hele)', () => {
  const cost = windCost({ altitudeKm: 600, massKg: 2140, dragCoefficient: 2.2 }, 110);
  expect(Math.abs(cost.deltaVMPerSPerYear - 15)).toBeLessThan(0.5);
  expect(Math.abs(cost.quickLifetimeYears - 2.6)).toBeLessThan(0.1);
});
