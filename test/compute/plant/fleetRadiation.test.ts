// What does a fleet take in dose and events, and where does nobody know?
import { describe, expect, test } from 'vitest';
import { doseOf, fleetFluxMean, meanOrbitOf } from '../../../src/compute/plant/fleetRadiation.ts';
import { protonFluxOrbitMean } from '../../../src/compute/plant/protonFlux.ts';
import { radPerDeg } from '../../../src/orbit/index.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const scenarioIn = (orbit: object, radiation: object = {}) =>
  scenarioOf({ fleets: [{ orbit }], stations: [], radiation });
const dawnDusk = (altitudeKm: number) => ({ kind: 'sunSynchronous', altitudeKm });
const ring = (altitudeKm: number, inclinationDeg: number) => ({
  ...{ kind: 'ring', satelliteCount: 2, altitudeKm, inclinationDeg },
});
const bent = { semiMajorAxisKm: 8000, inclinationDeg: 98, eccentricity: 0.1 };

describe('the dose of a fleet', () => {
  test('at 650 km behind 10 mm gives its memories seven years (SPENVIS, 2 krad)', () => {
    const { altitudeKm, doseKradPerYear, monthsUntilIrregular, doseStatus } = doseOf(
      scenarioIn(dawnDusk(650)),
      0,
    );
    expect(doseStatus).toBe('ok');
    expect(Math.abs(altitudeKm - 650)).toBeLessThan(10);
    // Between the table's columns of 500 and 700 km: 0.7 and 1.8 krad in five years.
    expect(doseKradPerYear).toBeGreaterThan(0.25);
    expect(doseKradPerYear).toBeLessThan(0.32);
    expect(monthsUntilIrregular * doseKradPerYear).toBeCloseTo(24, 9);
  });

  test('rises with altitude and falls with shielding', () => {
    const doses = [600, 900, 1400].map((km) => doseOf(scenarioIn(dawnDusk(km)), 0).doseKradPerYear);
    expect(doses).toEqual([...doses].sort((a, b) => a - b));
    const thin = doseOf(scenarioIn(dawnDusk(650), { shieldingMm: 2 }), 0);
    expect(thin.doseKradPerYear).toBeGreaterThan(5 * doses[0]!);
  });

  test('is not known at 53°, above 2,000 km and on bent orbits, and it says so', () => {
    const elements = { kind: 'elements', satellites: [bent] };
    const places = [ring(600, 53), ring(2400, 98), elements, ring(700, 30)];
    const found = places.map((orbit) => doseOf(scenarioIn(orbit), 0));
    expect(found.map(({ doseStatus }) => doseStatus)).toEqual([
      ...['orbitOutside', 'altitudeOutside', 'orbitOutside', 'ok'],
    ]);
    expect(found.map(({ doseKradPerYear }) => Number.isNaN(doseKradPerYear))).toEqual([
      ...[true, true, true, false],
    ]);
  });
});

describe('events of a fleet', () => {
  test('are Suncatcher’s 8.8 silent corruptions a chip and year on its orbit (B13)', () => {
    const { silentCorruptionsPerChipYear, fluxRelative, interruptionsPerYear } = doseOf(
      scenarioIn(dawnDusk(650)),
      0,
    );
    expect(Math.abs(silentCorruptionsPerChipYear / 8.8 - 1)).toBeLessThan(0.03);
    expect(Math.abs(fluxRelative - 1)).toBeLessThan(0.03);
    // 72 chips and one host: 3.4 + 0.03 + 0.091 a chip, 0.7 a host.
    expect(Math.abs(interruptionsPerYear / (72 * 3.53 + 0.71) - 1)).toBeLessThan(0.03);
  });

  test('follow the mean flux of its own satellites; where nobody knows it counts as none', () => {
    const altitudes = [600, 1000, 3000];
    const satellites = altitudes.map((km) => ({
      semiMajorAxisKm: 6378.137 + km,
      inclinationDeg: 98,
    }));
    const scenario = scenarioIn({ kind: 'elements', satellites });
    const orbits = scenario.satellites.map(meanOrbitOf);
    expect(orbits.map(({ altitudeKm }) => Math.round(altitudeKm / 10) * 10)).toEqual(altitudes);
    const [low, middle] = orbits.map(({ altitudeKm }) =>
      protonFluxOrbitMean(98 * radPerDeg, altitudeKm),
    );
    expect(fleetFluxMean(scenario, 0)).toBeCloseTo((low! + middle!) / 3, 9);
  });
});
