import { describe, expect, test } from 'vitest';
import { curveOf, valueAt } from '../../../src/ui/charts/chartData.ts';
import { unknownLimits } from '../../../src/ui/timeline/frame.ts';
import { chartSpecs } from '../../../src/ui/charts/chartSpecs.ts';
import { syntheticDay } from '../syntheticResult.ts';

const result = syntheticDay();
const { series } = result;
const limits = {
  ...{ floorFraction: 0.2, temperatureMaxK: 348.15 },
  ...{ junctionMaxK: 363.15, throttleFromK: 343.15 },
};

describe('curves of the charts', () => {
  test('a satellite’s curve is its part of the column', () => {
    const { mean, lowest } = curveOf(result, 'temperatureK', 3);
    expect(mean).toHaveLength(series.sampleCount);
    expect(mean[17]).toBe(series.temperatureK[3 * series.sampleCount + 17]);
    expect(lowest).toBeNull();
  });

  test('the fleet’s mean lies between its lowest and highest, which some satellite has', () => {
    const { mean, lowest, highest } = curveOf(result, 'stateOfChargeFraction', null);
    for (const at of [0, 100, 1440]) {
      const values = Array.from(
        { length: 24 },
        (_, satellite) => series.stateOfChargeFraction[satellite * series.sampleCount + at]!,
      );
      expect(lowest![at]).toBe(Math.min(...values));
      expect(highest![at]).toBe(Math.max(...values));
      expect(mean[at]).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 24, 6);
    }
  });

  test('a satellite that is lost does not drag the fleet’s mean to nothing', () => {
    const temperatureK = series.temperatureK.slice();
    temperatureK.fill(NaN, 0, series.sampleCount);
    const lossy = { ...result, series: { ...series, temperatureK } };
    expect(curveOf(lossy, 'temperatureK', null).mean[500]).toBeGreaterThan(250);
  });

  test('a value between two samples lies on the line between them', () => {
    const times = Float64Array.of(0, 10, 20);
    const values = Float64Array.of(1, 3, NaN);
    expect(valueAt(times, values, 5)).toBe(2);
    expect(valueAt(times, values, 10)).toBe(3);
    expect(valueAt(times, values, 15)).toBeNaN();
    expect(valueAt(times, values, -1)).toBeNaN();
    expect(valueAt(times, values, 21)).toBeNaN();
  });
});

describe('the charts', () => {
  test('show power, battery, temperature and queue, within their ranges', () => {
    const specs = chartSpecs(result, null, limits);
    expect(specs.map(({ id }) => id)).toEqual(['power', 'battery', 'temperature', 'queue']);
    for (const { lines, low, high, limits: all } of specs) {
      for (const { curve } of lines) {
        expect(Math.min(...(curve.lowest ?? curve.mean))).toBeGreaterThanOrEqual(low);
        expect(Math.max(...(curve.highest ?? curve.mean))).toBeLessThanOrEqual(high);
      }
      for (const { value } of all) expect(value).toBeLessThan(high);
    }
  });

  test('temperature is in degrees Celsius, so that its axis is round', () => {
    const temperature = chartSpecs(result, 3, limits)[2]!;
    const [slows, coolant, junction] = temperature.limits;
    expect([slows, coolant, junction].map((limit) => limit!.value.toFixed(6))).toEqual([
      '70.000000',
      '75.000000',
      '90.000000',
    ]);
    expect(temperature.format(coolant!.value)).toMatch(/^75\.0\s°C$/);
  });

  test('without a known limit there is none', () => {
    const specs = chartSpecs(result, 3, unknownLimits);
    expect(specs.flatMap((spec) => spec.limits)).toEqual([]);
    expect(specs[2]!.high).toBeGreaterThan(specs[2]!.low);
  });
});
