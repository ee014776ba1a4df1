// Does dose follow its table, grow inward and upward, and stop at the table's edges?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  doseAltitudesKm,
  doseKradPerYear,
  doseOrbitOf,
  doseStatusOf,
  fiveYearDoseKrad,
  fiveYearDoseTable,
  monthsUntilDose,
  solarMinimumDoseKradPerYear,
  type DoseOrbit,
} from '../../../src/compute/plant/radiationDose.ts';

const orbits = fc.constantFrom<DoseOrbit>('sunSynchronous', 'inclined30');
const altitudes = fc.double({ min: 500, max: 2000, noNaN: true });
const shieldings = fc.double({ min: 2, max: 10, noNaN: true });
const radPerDeg = Math.PI / 180;

describe('dose', () => {
  test('between two altitudes of the table the middle is the geometric mean', () => {
    const at = (altitudeKm: number): number =>
      fiveYearDoseKrad({ orbit: 'sunSynchronous', altitudeKm, shieldingMm: 5 });
    expect(at(600)).toBeCloseTo(Math.sqrt(2.0 * 3.6), 12);
    expect(at(1750)).toBeCloseTo(Math.sqrt(39.1 * 107.5), 10);
    expect(solarMinimumDoseKradPerYear('inclined30', 850)).toBeCloseTo(Math.sqrt(0.76 * 3.02), 12);
  });

  test('between two thicknesses dose is a power of the thickness', () => {
    const at = (shieldingMm: number): number =>
      fiveYearDoseKrad({ orbit: 'inclined30', altitudeKm: 1000, shieldingMm });
    expect(at(Math.sqrt(10))).toBeCloseTo(Math.sqrt(32.8 * 15.1), 10);
    expect(at(Math.sqrt(50))).toBeCloseTo(Math.sqrt(15.1 * 11.4), 10);
  });

  test('higher orbits take more, thicker aluminium lets less through', () => {
    fc.assert(
      fc.property(orbits, altitudes, shieldings, (orbit, altitudeKm, shieldingMm) => {
        const here = fiveYearDoseKrad({ orbit, altitudeKm, shieldingMm });
        const higher = { orbit, altitudeKm: Math.min(2000, altitudeKm + 50), shieldingMm };
        const thicker = { orbit, altitudeKm, shieldingMm: Math.min(10, shieldingMm * 1.1) };
        expect(fiveYearDoseKrad(higher)).toBeGreaterThanOrEqual(here);
        expect(fiveYearDoseKrad(thicker)).toBeLessThanOrEqual(here);
        expect(5 * doseKradPerYear({ orbit, altitudeKm, shieldingMm })).toBeCloseTo(here, 9);
      }),
    );
  });

  test('behind 5 mm the worse of both phases of the Sun is never below five minima', () => {
    for (const orbit of ['sunSynchronous', 'inclined30'] as const) {
      doseAltitudesKm.forEach((altitudeKm, index) => {
        const worse = fiveYearDoseTable.value[orbit][1]![index]!;
        const minima = 5 * solarMinimumDoseKradPerYear(orbit, altitudeKm);
        expect(worse).toBeGreaterThan(minima - 0.06);
      });
    }
  });

  test.each([
    [499.9, 5, 'altitudeOutside'],
    [2000.1, 5, 'altitudeOutside'],
    [NaN, 5, 'altitudeOutside'],
    [800, 1.9, 'shieldingOutside'],
    [800, 10.1, 'shieldingOutside'],
    [800, NaN, 'shieldingOutside'],
  ] as const)('at %f km behind %f mm there is no dose: %s', (altitudeKm, shieldingMm, status) => {
    const place = { orbit: 'sunSynchronous', altitudeKm, shieldingMm } as const;
    expect(doseStatusOf(place)).toBe(status);
    expect(fiveYearDoseKrad(place)).toBeNaN();
    expect(monthsUntilDose(2, doseKradPerYear(place))).toBeNaN();
  });

  test('the four corners of the table are inside it', () => {
    for (const altitudeKm of [500, 2000]) {
      for (const shieldingMm of [2, 10]) {
        expect(doseStatusOf({ orbit: 'inclined30', altitudeKm, shieldingMm })).toBe('ok');
      }
    }
    expect(solarMinimumDoseKradPerYear('inclined30', 499)).toBeNaN();
  });

  test.each([
    [97.4, 'sunSynchronous'],
    [28.5, 'inclined30'],
    [35, 'inclined30'],
    [51.6, undefined],
    [0, undefined],
    [NaN, undefined],
  ])('an orbit inclined by %f° has the column %s', (deg, orbit) => {
    expect(doseOrbitOf(deg * radPerDeg)).toBe(orbit);
  });

  test('a dose of 2 krad at 4 krad a year is reached after six months', () => {
    expect(monthsUntilDose(2, 4)).toBe(6);
  });
});
