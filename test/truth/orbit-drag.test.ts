// Densities: Vallado, table 8-4 (as in JuliaSpace/SatelliteToolboxAtmosphericModels.jl). Costs and
// lifetimes: King-Hele's formulas worked by hand for this comparison, and AI1's published sizes.
import { describe, expect, test } from 'vitest';
import {
  airDensityKgPerM3,
  ballisticM2PerKg,
  dragDeltaVMPerSPerYear,
  dragSeparationKm,
  quickLifetimeS,
  yearS,
} from '../../src/orbit/drag.ts';

describe('the exponential atmosphere', () => {
  const table = [
    [300, 2.418e-11],
    [350, 9.518e-12],
    [400, 3.725e-12],
    [450, 1.585e-12],
    [500, 6.967e-13],
    [600, 1.454e-13],
    [700, 3.614e-14],
    [800, 1.17e-14],
    [900, 5.245e-15],
    [1000, 3.019e-15],
  ] as const;
  test.each(table)('has at %i km the published density', (altitudeKm, density) => {
    expect(airDensityKgPerM3(altitudeKm) / density).toBeCloseTo(1, 12);
  });
  test('joins its layers without a jump of more than 1.5 % above 150 km', () => {
    for (const [altitudeKm] of table) {
      const jump = airDensityKgPerM3(altitudeKm) / airDensityKgPerM3(altitudeKm - 1e-9);
      expect(Math.abs(jump - 1)).toBeLessThan(0.015);
    }
  });
});

describe('what C_D A/m = 0.01 m²/kg costs', () => {
  const table = [
    [400, 34.6, 1.0],
    [450, 14.6, 2.3],
    [500, 6.4, 5.5],
    [600, 1.3, 30],
    [700, 0.32, 146],
  ] as const;
  test.each(table)('at %i km: %d m/s a year, %d years', (altitudeKm, deltaV, years) => {
    expect(Math.abs(dragDeltaVMPerSPerYear(altitudeKm, 0.01) / deltaV - 1)).toBeLessThan(0.03);
    const lastDigit = years < 10 ? 0.1 : 1;
    const ownYears = quickLifetimeS(altitudeKm, 0.01) / yearS;
    expect(Math.abs(ownYears - years)).toBeLessThan(0.55 * lastDigit);
  });
});

describe('sail-like craft: AI1, 600 + 110 m² and 2.14 t', () => {
  const broadside = { massKg: 2140, frontalAreaM2: 710, dragCoefficient: 2.2 };
  const radiator = { ...broadside, frontalAreaM2: 110 };

  test('has C_D A/m 0.73 m²/kg broadside and 96 m/s a year at 600 km', () => {
    const ballistic = ballisticM2PerKg(broadside);
    expect(Math.abs(ballistic - 0.73)).toBeLessThan(0.005);
    expect(Math.abs(dragDeltaVMPerSPerYear(600, ballistic) - 96)).toBeLessThan(2);
  });

  test('the radiator alone costs 15 m/s a year and comes down in 2.6 years', () => {
    const ballistic = ballisticM2PerKg(radiator);
    expect(Math.abs(dragDeltaVMPerSPerYear(600, ballistic) - 15)).toBeLessThan(0.5);
    expect(Math.abs(quickLifetimeS(600, ballistic) / yearS - 2.6)).toBeLessThan(0.1);
  });
});

describe('unequal drag', () => {
  test('1 % of AI1’s 110 m² radiator broadside at 600 km: some 50 m after a day', () => {
    const ballistic = ballisticM2PerKg({
      massKg: 2140,
      frontalAreaM2: 110,
      dragCoefficient: 2.2,
    });
    const leadM = 1000 * dragSeparationKm(600, 0.01 * ballistic, 86400);
    expect(Math.abs(leadM - 50)).toBeLessThan(5);
  });
});
