// What dose do chips take in an orbit behind aluminium, and for how long do they bear it?
import { exp, log, radPerDeg } from '../../orbit/index.ts';
import { assumed, from, type Sourced } from '../scenario/catalogue/sourced.ts';

/*
 * `Krad` is a thousand rad of absorbed dose in silicon (10 Gy), never a kiloradian.
 * Dose is for lifetime only: rates of single events follow the protons by place (protonFlux.ts).
 */

/** Orbits of the table: dawn–dusk sun-synchronous ones, and circular ones inclined by 30°. */
export type DoseOrbit = 'sunSynchronous' | 'inclined30';

/** Where a dose is asked for. */
export interface DosePlace {
  readonly orbit: DoseOrbit;
  readonly altitudeKm: number;
  readonly shieldingMm: number;
}

/** Whether a place lies within the table; outside it every dose is NaN. */
export type DoseStatus = 'ok' | 'altitudeOutside' | 'shieldingOutside';

const spenvis = from(
  'AP-8/AE-8 and SAPPHIRE 95 % run in SPENVIS, SHIELDOSE-2, centre of an aluminium sphere, ' +
    'silicon (rMcDonald17, Orbital-Datacenters, radiation_altitude_trade)',
  '2026',
  'medium',
);

/** Altitudes of the columns, km. */
export const doseAltitudesKm = [500, 700, 1000, 1200, 1500, 2000] as const;

/** Thicknesses of aluminium of the rows, mm. */
export const doseShieldingsMm = [2, 5, 10] as const;

type Table = Readonly<Record<DoseOrbit, readonly (readonly number[])[]>>;

/** Five years' dose, krad(Si), the worse of solar minimum and maximum: a row a thickness. */
export const fiveYearDoseTable: Sourced<Table> = spenvis(
  {
    sunSynchronous: [
      [13.0, 21.4, 42.4, 67.1, 140.4, 420.6],
      [2.0, 3.6, 8.9, 16.6, 39.1, 107.5],
      [0.7, 1.8, 5.5, 10.8, 26.0, 67.7],
    ],
    inclined30: [
      [1.3, 6.7, 32.8, 78.3, 238.6, 832.9],
      [0.9, 3.8, 15.1, 32.8, 87.5, 239.1],
      [0.7, 3.0, 11.4, 24.2, 61.9, 154.7],
    ],
  },
  'krad(Si) in 5 years',
);

/** Dose a year behind 5 mm with the belts of solar minimum, krad(Si)/y. */
export const solarMinimumDoseTable: Sourced<Readonly<Record<DoseOrbit, readonly number[]>>> =
  spenvis(
    {
      sunSynchronous: [0.38, 0.7, 1.79, 3.31, 7.82, 21.51],
      inclined30: [0.18, 0.76, 3.02, 6.57, 17.49, 47.81],
    },
    'krad(Si)/y',
  );

/** Dose from which Trillium's memories showed irregularities; all else lasted to 15 krad. */
export const memoryIrregularityDoseKrad = from(
  'arXiv:2511.19468v2 (Suncatcher): HBM stress test in a 67 MeV proton beam, one chip',
  '2026-06',
  'medium',
)(2, 'krad(Si)');

/** How far from its own inclination a column of the table is still used, degrees. */
export const doseInclinationToleranceDeg = assumed(
  'the table has two inclinations; near them the dose changes less than its models differ',
)(5, 'deg');

/**
 * The column for an inclination: 30° ± 5°, or from 90° to 105° (sun-synchronous orbits of the
 * table's altitudes are inclined by 97.4…101.9°). Undefined elsewhere: nothing is tabulated there.
 */
export function doseOrbitOf(inclinationRad: number): DoseOrbit | undefined {
  const inclinationDeg = inclinationRad / radPerDeg;
  if (inclinationDeg >= 90 && inclinationDeg <= 105) return 'sunSynchronous';
  const isNear = Math.abs(inclinationDeg - 30) <= doseInclinationToleranceDeg.value;
  return isNear ? 'inclined30' : undefined;
}

/** Whether the table reaches to this place: 500…2,000 km, 2…10 mm, both ends included. */
export function doseStatusOf({ altitudeKm, shieldingMm }: DosePlace): DoseStatus {
  if (!(altitudeKm >= 500 && altitudeKm <= 2000)) return 'altitudeOutside';
  return shieldingMm >= 2 && shieldingMm <= 10 ? 'ok' : 'shieldingOutside';
}

/**
 * Dose of five years, krad(Si), the worse of solar minimum and maximum (neither bounds the other:
 * minimum has more protons, maximum more electrons). NaN outside the table (`doseStatusOf`).
 *
 * The logarithm of the dose is linear in altitude, and linear in the logarithm of the thickness.
 */
export function fiveYearDoseKrad(place: DosePlace): number {
  if (doseStatusOf(place) !== 'ok') return NaN;
  const atAltitude = fiveYearDoseTable.value[place.orbit].map((row) =>
    interpolated(doseAltitudesKm, row.map(log), place.altitudeKm),
  );
  return exp(interpolated(doseShieldingsMm.map(log), atAltitude, log(place.shieldingMm)));
}

/** Mean of those five years, krad(Si)/y. NaN outside the table. */
export function doseKradPerYear(place: DosePlace): number {
  return fiveYearDoseKrad(place) / 5;
}

/** Dose behind 5 mm with the belts of solar minimum, krad(Si)/y; NaN outside 500…2,000 km. */
export function solarMinimumDoseKradPerYear(orbit: DoseOrbit, altitudeKm: number): number {
  if (doseStatusOf({ orbit, altitudeKm, shieldingMm: 5 }) !== 'ok') return NaN;
  const column = solarMinimumDoseTable.value[orbit].map(log);
  return exp(interpolated(doseAltitudesKm, column, altitudeKm));
}

/** Months of 1/12 year until a dose is reached; NaN for NaN. */
export function monthsUntilDose(doseKrad: number, rateKradPerYear: number): number {
  return (12 * doseKrad) / rateKradPerYear;
}

/**
 * Value of a column at `at`, straight between its points; the first or last stretch goes on
 * beyond the ends, so the caller guards its range. `places` ascends and has two points at least.
 */
export function interpolated(
  places: readonly number[],
  column: readonly number[],
  at: number,
): number {
  let low = 0;
  while (low < places.length - 2 && at > places[low + 1]!) low += 1;
  const share = (at - places[low]!) / (places[low + 1]! - places[low]!);
  return column[low]! + share * (column[low + 1]! - column[low]!);
}
