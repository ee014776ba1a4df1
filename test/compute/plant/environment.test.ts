// Does a scenario that has its own Sun and Earth fly between them?
import { expect, test } from 'vitest';
import { busyScenario, onFirst, run, sunny } from '../operate/scenarios.ts';

const flown = (environment?: object) => {
  const more = environment === undefined ? {} : { environment };
  const scenario = busyScenario({}, more, sunny);
  return { scenario, fleet: run(scenario, onFirst).metrics.fleet };
};
const plain = flown();

test('a Sun half as bright gives about half the power, and more where cells stay cooler', () => {
  const { fleet } = flown({ solarConstantWPerM2: 1361 / 2 });
  const ratio = fleet.energyGeneratedJ / plain.fleet.energyGeneratedJ;
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(0.65);
});

test('a warmer and brighter Earth puts more heat onto the radiator', () => {
  const warm = flown({ earthInfraredWPerM2: 261 }).fleet;
  const bright = flown({ earthAlbedoFraction: 0.4 }).fleet;
  expect(warm.heatAbsorbedJ).toBeGreaterThan(plain.fleet.heatAbsorbedJ);
  expect(bright.heatAbsorbedJ).toBeGreaterThan(plain.fleet.heatAbsorbedJ);
});

test('the catalogue’s values given by hand are the same scenario; others are not', () => {
  const same = { solarConstantWPerM2: 1361, earthInfraredWPerM2: 237, earthAlbedoFraction: 0.3 };
  expect(flown(same).scenario.hash).toBe(plain.scenario.hash);
  expect(flown({ earthAlbedoFraction: 0.31 }).scenario.hash).not.toBe(plain.scenario.hash);
});
