// Is a city's round trip the light time of its way up and back, by terminal or by fibre?
import { describe, expect, test } from 'vitest';
import { DelayHistogram } from '../../../../src/compute/network/paths/delayHistogram.ts';
import {
  latencyStudy,
  type LatencyOptions,
} from '../../../../src/compute/network/paths/latencyStudy.ts';
import { parseScenario } from '../../../../src/compute/scenario/parse.ts';
import type { Scenario } from '../../../../src/compute/scenario/scenario.ts';

const degree = Math.PI / 180;
const lightKmPerS = 299_792.458;

function scenarioOf(topology: string, satellitesPerPlaneCount = 8): Scenario {
  const orbit = { kind: 'walker', altitudeKm: 1000, inclinationDeg: 60, planeCount: 6 };
  const file = {
    ...{ dawnline: 1, name: 's', startUtc: '2026-12-21T00:00:00Z', durationS: 6000, stepS: 60 },
    fleets: [{ id: 'w', orbit: { ...orbit, satellitesPerPlaneCount }, platform: 'server-8' }],
    stations: [
      { id: 'zurich', latitudeDeg: 47.4, longitudeDeg: 8.5, elevationMinDeg: 10 },
      { id: 'tokyo', latitudeDeg: 35.7, longitudeDeg: 139.7, elevationMinDeg: 10 },
    ],
    links: { topology, rangeMaxKm: 6000 },
  };
  const { scenario, problems } = parseScenario(JSON.stringify(file));
  expect(problems).toEqual([]);
  return scenario!;
}

const city = (id: string, latitudeDeg: number, longitudeDeg: number) => ({
  ...{ id, latitudeRad: latitudeDeg * degree, longitudeRad: longitudeDeg * degree },
});
const cities = [city('milan', 45.46, 9.19), city('quito', -0.18, -78.47), city('pole', -90, 0)];

function study(scenario: Scenario, options: Partial<LatencyOptions> = {}) {
  const full = { cities, mode: 'direct', stepS: 120, ...options } as const;
  const work = latencyStudy(scenario, full);
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

describe('a round trip', () => {
  test('by terminal is at least twice the height, at most twice the slant', () => {
    const [milan] = study(scenarioOf('none'), { userElevationMinRad: 10 * degree });
    expect(milan!.servedFraction).toBeGreaterThan(0.5);
    expect(milan!.bestS).toBeGreaterThan((2 * 985) / lightKmPerS);
    const slantKm = 2800; // 1,000 km above the equator's radius at 10°: 2,783, and room
    expect(milan!.histogram.percentileS(milan!.servedFraction)).toBeLessThan(
      (2 * slantKm) / lightKmPerS,
    );
  });

  test('by gateway has the fibre in it, both ways', () => {
    const scenario = scenarioOf('none');
    const [near] = study(scenario, { mode: 'gateway', cities: [city('z', 47.4, 8.5)] });
    const [far] = study(scenario, {
      ...{ mode: 'gateway', cities: [city('m', 45.46, 9.19)] },
      fibreDelayS: (from, to) => (to.id === 'zurich' ? 0.01 : 1) + 0 * from.latitudeRad,
    });
    expect(near!.servedFraction).toBe(far!.servedFraction);
    expect(far!.bestS - near!.bestS).toBeCloseTo(0.02, 12);
  });

  test('at its best is never longer than by terminal or by gateway alone', () => {
    const scenario = scenarioOf('grid');
    const [direct, gateway, best] = (['direct', 'gateway', 'best'] as const).map((mode) =>
      study(scenario, { mode }),
    );
    best!.forEach((row, at) => {
      expect(row.p50S).toBeLessThanOrEqual(Math.min(direct![at]!.p50S, gateway![at]!.p50S));
      expect(row.servedFraction).toBeGreaterThanOrEqual(direct![at]!.servedFraction);
    });
  });

  test('to one satellite is longer than to the nearest, and links make it possible at all', () => {
    const [linked, apart] = ['grid', 'none'].map((topology) =>
      study(scenarioOf(topology), { satelliteIndices: [0] }),
    );
    const any = study(scenarioOf('grid'));
    expect(linked![0]!.servedFraction).toBeGreaterThan(apart![0]!.servedFraction);
    expect(linked![0]!.p50S).toBeGreaterThan(any[0]!.p50S);
  });

  test('from the pole of a shell that never comes there is not served, as percentiles say', () => {
    const pole = study(scenarioOf('none'))[2]!;
    expect([pole.servedFraction, pole.below100MsFraction]).toEqual([0, 0]);
    expect([pole.p50S, pole.p99S, pole.bestS]).toEqual([Infinity, Infinity, Infinity]);
  });

  test('grows no longer with more satellites', () => {
    const [few, many] = [8, 16].map((count) => study(scenarioOf('none', count)));
    few!.forEach((row, at) => {
      expect(many![at]!.servedFraction).toBeGreaterThanOrEqual(row.servedFraction);
    });
    expect(many![0]!.servedFraction).toBeGreaterThan(few![0]!.servedFraction);
  });
});

describe('a histogram of delays', () => {
  test('has the percentiles of its delays to a tenth of a millisecond', () => {
    const histogram = new DelayHistogram();
    for (let k = 0; k < 1000; k += 1) histogram.add((k + 0.5) * 1e-4);
    expect(histogram.percentileS(0.5)).toBeCloseTo(0.05, 9);
    expect(histogram.percentileS(0.99)).toBeCloseTo(0.099, 9);
    expect(histogram.belowFraction(0.05)).toBeCloseTo(0.5, 12);
  });

  test('counts what is not served among all: a percentile beyond it is infinite', () => {
    const histogram = new DelayHistogram();
    for (let k = 0; k < 100; k += 1) histogram.add(k < 95 ? 0.03125 : Infinity);
    expect(histogram.percentileS(0.95)).toBeCloseTo(0.0313, 9);
    expect(histogram.percentileS(0.96)).toBe(Infinity);
  });
});
