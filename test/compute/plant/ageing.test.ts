// What is left of a machine after some years?
import { expect, test } from 'vitest';
import { agedPlatform } from '../../../src/compute/plant/ageing.ts';
import { sampleText, scenarioOf } from '../scenario/sample.ts';

const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 1 };
const fleetAt = (ageYears: number) =>
  scenarioOf(sampleText({ fleets: [{ orbit, platform: 'ai1', ageYears }] })).fleets[0]!.platform;

test('at the start of its life a machine is what its data sheet says', () => {
  const young = fleetAt(0);
  expect(young.array.degradationFraction).toBe(0);
  expect(young.battery.capacityJ).toBe(115_000 * 3600);
  expect(agedPlatform(young, 0)).toEqual(young);
});

test('cells lose 2.5 % a year compounded, the battery 2 % of its first capacity', () => {
  const old = fleetAt(4);
  expect(1 - old.array.degradationFraction).toBeCloseTo(0.975 ** 4, 12);
  expect(old.battery.capacityJ / (115_000 * 3600)).toBeCloseTo(0.92, 12);
  const between = fleetAt(2.5);
  expect(1 - between.array.degradationFraction).toBeCloseTo(0.975 ** 2 * (1 - 0.0125), 12);
});

test('the radiator is at its end of life at the design life, and stays there', () => {
  const half = fleetAt(2.5).radiator;
  const { radiator } = fleetAt(5);
  expect(radiator.emissivityFraction).toBeCloseTo(radiator.endOfLifeEmissivityFraction, 12);
  expect(radiator.absorptivityFraction).toBeCloseTo(radiator.endOfLifeAbsorptivityFraction, 12);
  expect(half.emissivityFraction).toBeCloseTo((0.91 + 0.82) / 2, 12);
  expect(fleetAt(20).radiator.emissivityFraction).toBe(radiator.emissivityFraction);
});
