// View factors, radiators and nodes against numbers by others.
import { describe, expect, test } from 'vitest';
import { stefanBoltzmannWPerM2K4 } from '../../src/compute/plant/constants.ts';
import { absorbedEarthWPerM2 } from '../../src/compute/plant/supply.ts';
import {
  createRadiatorNode,
  equilibriumTemperatureK,
  nodeStep,
  radiatedW,
  stepNodeInto,
  type RadiatorNode,
} from '../../src/compute/plant/thermal.ts';
import { earthViewFactor, earthViewFactorOfBothFaces } from '../../src/compute/plant/viewFactor.ts';

const nodeOf = (emittingM2: number, emissivityFraction: number, heatCapacityJPerK = 1) =>
  ({
    heatCapacityJPerK,
    emissionWPerK4: emissivityFraction * stefanBoltzmannWPerM2K4 * emittingM2,
  }) satisfies RadiatorNode;

const cosDeg = (deg: number): number => Math.cos((deg * Math.PI) / 180);

describe('view factors by others', () => {
  const ratio550 = (6371 + 550) / 6371;

  test('edge-on at 550 km it is 0.257772825 (Lee-Odinson, orbital-thermal-bounds)', () => {
    expect(earthViewFactor(0, ratio550)).toBeCloseTo(0.257772825, 9);
  });

  // Tabulated for 550 km, R 6371; TOL: the printed digits.
  test.each([
    [0, 0.8475],
    [30, 0.7357],
    [60, 0.5003],
    [90, 0.2579],
    [120, 0.0765],
  ])('tilted by %i° at 550 km it is %f', (tiltDeg, factor) => {
    expect(Math.abs(earthViewFactor(cosDeg(tiltDeg), ratio550) - factor)).toBeLessThan(2e-4);
  });

  test('Earth infrared at 600 km is 197.55 W/m² on a plate that faces nadir', () => {
    expect(237 * earthViewFactor(1, 6978.1366 / 6371.0068)).toBeCloseTo(197.55, 2);
    expect(237 * earthViewFactor(1, 6978.137 / 6378.137)).toBeCloseTo(198.0, 2);
  });

  test('and 280.62 W/m² from all directions: four times the mean over every tilt', () => {
    // Omnidirectional flux = 2 · 237 · (1 − √(1 − (R/D)²)); midpoint rule over cos γ.
    const ratio = 6978.1366 / 6371.0068;
    const count = 20_000;
    let sum = 0;
    for (let k = 0; k < count; k += 1) sum += earthViewFactor(-1 + (2 * k + 1) / count, ratio);
    expect((4 * 237 * sum) / count).toBeCloseTo(280.62, 2);
  });
});

describe('radiators by others', () => {
  test('AI1: 220 m², ε 0.91, sink 220 K stand at 337 K for 120 kW and 353 K for 150 kW', () => {
    // Lee-Odinson, companion paper: 337.1 and 353.2 K.
    const node = nodeOf(220, 0.91);
    const sinkW = radiatedW(node, 220);
    expect(equilibriumTemperatureK(node, 120e3 + sinkW)).toBeCloseTo(337.1, 1);
    expect(equilibriumTemperatureK(node, 150e3 + sinkW)).toBeCloseTo(353.2, 1);
  });

  test('the same at a coolant limit of 45 °C reject 90 kW, not 120', () => {
    const node = nodeOf(220, 0.91);
    expect((radiatedW(node, 318.15) - radiatedW(node, 220)) / 1000).toBeCloseTo(89.7, 1);
  });

  // Gross two-sided flux at ε 0.9, W/m² of planform; TOL: the printed digits.
  test.each([
    [293, 752],
    [305, 883],
    [318, 1044],
    [337, 1316],
    [353, 1585],
    [358, 1677],
  ])('at %i K two faces emit %i W/m²', (temperatureK, fluxWPerM2) => {
    expect(Math.abs(radiatedW(nodeOf(2, 0.9), temperatureK) - fluxWPerM2)).toBeLessThan(1);
  });

  test('Earth infrared at 650 km alone holds a face at 178 K edge-on and 242 K at nadir', () => {
    const ratio = (6371 + 650) / 6371;
    const settled = (areaM2: number, factor: number) =>
      equilibriumTemperatureK(nodeOf(areaM2, 0.9), 0.9 * 237 * factor);
    expect(settled(1, earthViewFactor(0, ratio))).toBeCloseTo(178, 0);
    expect(settled(1, earthViewFactor(1, ratio))).toBeCloseTo(242, 0);
    expect(settled(2, earthViewFactorOfBothFaces(1, ratio))).toBeCloseTo(204, 0);
  });
});

describe('nodes by others', () => {
  test('50 kJ/K, 1 m², α = ε = 1 at 273.15 K gain 1447.66 W from the given inputs (PASEOS)', () => {
    const heatInW = 1360 + 204 + 194.3 + 5;
    expect(Math.abs(heatInW - radiatedW(nodeOf(1, 1), 273.15) - 1447.66)).toBeLessThan(0.5);
  });

  test('1 m², ε 0.34, 1780 J/K and 30 W cool by 0.0434 K in 1 s from 0 °C (Basilisk)', () => {
    const node = nodeOf(1, 0.34, 2 * 890);
    // Its number is one explicit step, with σ put right; the rate agrees to all its digits.
    const explicitK = (30 - radiatedW(node, 273.15)) / 1780;
    expect(explicitK).toBeCloseTo(-0.0434402582, 9);
    // The exact step differs from the explicit one by half its change of rate.
    const out = new Float64Array(nodeStep.length);
    stepNodeInto(out, node, 273.15, 30, 1);
    const exactK = out[nodeStep.temperatureK]! - 273.15;
    const slopePerS = (4 * radiatedW(node, 273.15)) / 273.15 / 1780;
    expect(exactK).toBeCloseTo(explicitK * (1 - slopePerS / 2), 7);
    expect(Math.abs(exactK - -0.0434402582)).toBeLessThan(2.5e-5);
  });
});

describe('what others got wrong about heat', () => {
  test('Starcloud takes in Earth infrared by the solar α: 633 W/m² should be 585', () => {
    // White paper v1.03: 20 °C, ε 0.92 on two sides, α 0.09, Sun 1366 W/m², Earth at −20 °C.
    const grossW = radiatedW(nodeOf(2, 0.92), 293.15);
    const sunW = 0.09 * 1366;
    const infrared = stefanBoltzmannWPerM2K4 * 253.15 ** 4;
    const reflected = 0.3 * 1366;
    const net = (emissivityFraction: number): number => {
      const surface = { emissivityFraction, absorptivityFraction: 0.09 };
      return grossW - sunW - absorbedEarthWPerM2(surface, 0.25, infrared, reflected);
    };
    expect(Math.abs(net(0.09) - 633.08)).toBeLessThan(0.1); // as published, by their slip
    expect(net(0.92)).toBeCloseTo(584.8, 1);
  });

  test('McCalip’s edge-on view factor is 12 times too small: 342.10 K, not 335.75', () => {
    // Bifacial panel at 550 km, β 90°: α 0.92 towards the Sun, ε 0.85 and 0.90, Earth 237 W/m².
    const exact = earthViewFactor(0, (6371 + 550) / 6371);
    const settledK = (factor: number) =>
      equilibriumTemperatureK(nodeOf(1, 0.85 + 0.9), 0.92 * 1361 + (0.85 + 0.9) * 237 * factor);
    expect(Math.abs(settledK(exact) - 342.1)).toBeLessThan(0.01);
    expect(settledK(exact / 12)).toBeCloseTo(335.75, 1);
  });

  test('explicit Euler leaves the physical range at 600 s; the exact step stays in it', () => {
    // PASEOS reports 947 K from such a step. A light node of 1 kJ/K with 700 W shows the same.
    const node = createRadiatorNode({
      heatCapacityJPerK: 1000,
      radiator: {
        areaM2: 1,
        isTwoSided: false,
        emissivityFraction: 0.9,
        finEfficiencyFraction: 1,
      },
    });
    const equilibriumK = equilibriumTemperatureK(node, 700);
    let eulerK = 273.15;
    let ourK = 273.15;
    let eulerMaxK = eulerK;
    const out = new Float64Array(nodeStep.length);
    for (let step = 0; step < 4; step += 1) {
      eulerK += ((700 - radiatedW(node, eulerK)) * 600) / node.heatCapacityJPerK;
      eulerMaxK = Math.max(eulerMaxK, eulerK);
      stepNodeInto(out, node, ourK, 700, 600);
      expect(out[nodeStep.temperatureK]).toBeGreaterThan(ourK);
      ourK = out[nodeStep.temperatureK]!;
      expect(ourK).toBeLessThanOrEqual(equilibriumK);
    }
    expect(eulerMaxK).toBeGreaterThan(equilibriumK + 100);
    expect(ourK).toBeCloseTo(equilibriumK, 1);
  });
});
