// What dose does a fleet take, and how dense are protons along its orbits in the mean?

import { cbrt, earthMuKm3PerS2, earthRadiusEquatorialKm, radPerDeg } from '../../orbit/index.ts';
import type { Satellite, Scenario } from '../scenario/scenario.ts';
import { assumed } from '../scenario/catalogue/sourced.ts';
import { anomalyTimeFraction, protonFluxOrbitMean } from './protonFlux.ts';
import {
  doseKradPerYear,
  doseOrbitOf,
  doseStatusOf,
  memoryIrregularityDoseKrad,
} from './radiationDose.ts';
import { monthsUntilDose, type DoseStatus } from './radiationDose.ts';
import { expectedSilentCorruptions, interruptionRatePerS } from './singleEvents.ts';

/** Mean radius and tilt: what dose and mean flux hang on. */
export interface MeanOrbit {
  /** Semi-major axis over the equatorial radius. */
  readonly altitudeKm: number;
  readonly inclinationRad: number;
  readonly eccentricity: number;
}

/** Dose, and events by place, of one fleet; NaN where nobody has tabulated it. */
export interface FleetRadiation {
  readonly altitudeKm: number;
  readonly inclinationDeg: number;
  readonly shieldingMm: number;
  /** Why there is no dose: outside the table, or neither round, near 30° nor sun-synchronous. */
  readonly doseStatus: DoseStatus | 'orbitOutside';
  readonly doseKradPerYear: number;
  /** Until memories were irregular in the beam test (2 krad). */
  readonly monthsUntilIrregular: number;
  /** Mean flux of protons over that at 650 km and 97.99°. */
  readonly fluxRelative: number;
  /** Share of time in the South Atlantic Anomaly. */
  readonly anomalyTimeFraction: number;
  readonly silentCorruptionsPerChipYear: number;
  /** Of one satellite: all that stops work. */
  readonly interruptionsPerYear: number;
}

/** Orbits rounder than this are taken as circles at their mean altitude. */
export const eccentricityMax = assumed(
  'an orbit at 700 km then goes up and down by 140 km; the dose changes by less than 60 %',
)(0.02);

const yearS = 365.25 * 86_400;

/** The mean orbit of a satellite, by its mean elements (Kepler's third law, without J2). */
export function meanOrbitOf({ elementSet }: Pick<Satellite, 'elementSet'>): MeanOrbit {
  const { inclinationRad, eccentricity, meanMotionRadPerMin } = elementSet;
  const motionRadPerS = meanMotionRadPerMin / 60;
  const axisKm = cbrt(earthMuKm3PerS2 / (motionRadPerS * motionRadPerS));
  return { altitudeKm: axisKm - earthRadiusEquatorialKm, inclinationRad, eccentricity };
}

/** Orbits that are alike to 1 km and 0.1° share a mean: a fleet is seldom more than one. */
function alike({ altitudeKm, inclinationRad }: MeanOrbit): string {
  return `${Math.round(altitudeKm)}/${Math.round((10 * inclinationRad) / radPerDeg)}`;
}

/**
 * Relative flux of protons, mean over the orbits of a fleet's satellites; those whose flux nobody
 * knows (outside 300…2,000 km) count as 0, as in a run.
 */
export function fleetFluxMean(
  { satellites, fleets }: Pick<Scenario, 'satellites' | 'fleets'>,
  fleetIndex: number,
): number {
  const { satelliteStart, satelliteCount } = fleets[fleetIndex]!;
  const known = new Map<string, number>();
  let sum = 0;
  for (let s = satelliteStart; s < satelliteStart + satelliteCount; s += 1) {
    const orbit = meanOrbitOf(satellites[s]!);
    const key = alike(orbit);
    const found = known.get(key) ?? protonFluxOrbitMean(orbit.inclinationRad, orbit.altitudeKm);
    known.set(key, found);
    if (!Number.isNaN(found)) sum += found;
  }
  return satelliteCount > 0 ? sum / satelliteCount : 0;
}

/**
 * Dose and rates of a fleet, by the orbit of its first satellite, with the scenario's sensitivity
 * and shielding whether or not its radiation is on. Sources: `radiationDose.ts`, `protonFlux.ts`,
 * `singleEvents.ts`; their ranges are its own.
 */
export function doseOf(
  scenario: Pick<Scenario, 'satellites' | 'fleets' | 'radiation'>,
  fleetIndex: number,
): FleetRadiation {
  const { satellites, fleets, radiation } = scenario;
  const { satelliteStart, platform } = fleets[fleetIndex]!;
  const { altitudeKm, inclinationRad, eccentricity } = meanOrbitOf(satellites[satelliteStart]!);
  const { shieldingMm, sensitivity, hostCount } = radiation;
  const orbit = eccentricity <= eccentricityMax.value ? doseOrbitOf(inclinationRad) : undefined;
  const place = { orbit: orbit ?? 'sunSynchronous', altitudeKm, shieldingMm } as const;
  const dose = orbit === undefined ? NaN : doseKradPerYear(place);
  const fluxRelative = protonFluxOrbitMean(inclinationRad, altitudeKm);
  const machines = { chipCount: platform.acceleratorCount, hostCount };
  return {
    altitudeKm,
    inclinationDeg: inclinationRad / radPerDeg,
    shieldingMm,
    doseStatus: orbit === undefined ? 'orbitOutside' : doseStatusOf(place),
    doseKradPerYear: dose,
    monthsUntilIrregular: monthsUntilDose(memoryIrregularityDoseKrad.value, dose),
    fluxRelative,
    anomalyTimeFraction: anomalyTimeFraction(inclinationRad, altitudeKm),
    silentCorruptionsPerChipYear: expectedSilentCorruptions(yearS, sensitivity, fluxRelative),
    interruptionsPerYear: yearS * interruptionRatePerS(machines, sensitivity, fluxRelative),
  };
}
