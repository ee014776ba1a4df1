// Do the skies on screen keep to the weather, and do forecasts say what can be known?
import { expect, test } from 'vitest';
import {
  clearStretches,
  diversityOf,
  forecastFor,
  forecastLine,
  forecastScore,
  kindsOf,
  stationsWith,
} from '../../../src/ui/network/skies.ts';
import { firstModel, trainingsOf } from '../../../src/ui/network/training.ts';
import { relayGrid } from './relayGrid.ts';

test('telescopes need a sky without cloud, antennas one without strong rain', () => {
  const scenario = relayGrid();
  expect(kindsOf(scenario)).toEqual(['optical', 'ka']);
  expect(stationsWith(scenario, 'optical')).toHaveLength(6);
  expect(stationsWith(scenario, 'ka')).toHaveLength(4);
});

test('a site is as available as its clear stretches are long', () => {
  const scenario = relayGrid();
  const { siteFractions, networkFraction } = diversityOf(scenario, 'optical');
  stationsWith(scenario, 'optical').forEach((station, place) => {
    const clearS = clearStretches(scenario, station, 'optical').reduce(
      (sum, { startS, endS }) => sum + endS - startS,
      0,
    );
    expect(siteFractions[place]).toBeCloseTo(clearS / scenario.durationS, 9);
    expect(networkFraction).toBeGreaterThanOrEqual(siteFractions[place]!);
  });
});

test('before the run nothing is forecast, and without lead a forecast is the outcome', () => {
  const scenario = relayGrid();
  const [station] = stationsWith(scenario, 'optical');
  expect(forecastFor(scenario, station!, 'optical', 3600, 7200)).toBeNull();
  const now = forecastFor(scenario, station!, 'optical', 40_000, 0)!;
  expect([0, 1]).toContain(now);
  const line = forecastLine(scenario, station!, 'optical', 40_000, 10);
  expect(line.startsWith(`M${(40_000 / 86_400) * 1000} ${(1 - now) * 10}L`)).toBe(true);
});

test('a forecast for the next hour is better than one for tomorrow', () => {
  const scenario = relayGrid();
  const near = forecastScore(scenario, 'optical', 3600)!;
  const far = forecastScore(scenario, 'optical', 12 * 3600)!;
  expect(near.forecast).toBeLessThan(far.forecast);
  expect(forecastScore(scenario, 'optical', 86_400)).toBeNull();
});

test('the model that is asked about first is the largest whose state fits on a satellite', () => {
  const scenario = relayGrid();
  const model = scenario.models.find(({ id }) => id === firstModel(scenario))!;
  const [training] = trainingsOf(scenario, model);
  expect(training?.stateCloses).toBe(true);
  const larger = scenario.models.filter((each) => each.parameterCount > model.parameterCount);
  for (const each of larger) expect(trainingsOf(scenario, each)[0]?.stateCloses).toBe(false);
  expect(trainingsOf(scenario, undefined)).toEqual([]);
});
