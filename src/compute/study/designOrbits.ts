// Which orbits of a fleet does a verdict look at where there are too many for all?
import {
  acos,
  betaAngleRad,
  cos,
  earthRadiusEquatorialKm,
  sunPositionInto,
} from '../../orbit/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { orbitGroups, type OrbitGroup } from './orbitGroups.ts';
import { circularPeriodS } from './studyOrbit.ts';

const daySeconds = 86_400;
const yearDays = 365;
/** Days of the year at which the shadow of an orbit is guessed. */
const guessDayCount = 37;
/** Orbits whose shadow is guessed at; of more, evenly spaced ones. */
const guessMax = 400;

/** Orbits to look at, and how many there are. */
export interface ChosenOrbits {
  readonly groups: readonly OrbitGroup[];
  readonly orbitCount: number;
}

/** The Sun on days spread over the year from the start, TEME, km. */
function sunsOfYear(startUtcMs: number): { readonly utcMs: number; readonly sun: Float64Array }[] {
  return Array.from({ length: guessDayCount }, (_, k) => {
    const utcMs = startUtcMs + (k / guessDayCount) * yearDays * daySeconds * 1000;
    const sun = new Float64Array(3);
    sunPositionInto(sun, utcMs);
    return { utcMs, sun };
  });
}

/** Seconds that a revolution spends in a cylinder of the Earth's radius, on a circle. */
export function cylinderShadowS(altitudeKm: number, betaRad: number): number {
  const ratio = earthRadiusEquatorialKm / (earthRadiusEquatorialKm + altitudeKm);
  const horizonCos = Math.sqrt(Math.max(0, 1 - ratio * ratio));
  const betaCos = cos(betaRad);
  if (betaCos <= horizonCos) return 0;
  return (circularPeriodS(altitudeKm) * acos(horizonCos / betaCos)) / Math.PI;
}

/** The longest shadow of an orbit's year, by the cylinder, s. */
function longestShadowS(group: OrbitGroup, suns: ReturnType<typeof sunsOfYear>): number {
  const { epochUtcMs, rightAscensionRad, nodeRateRadPerS, inclinationRad } = group.orbit;
  return suns.reduce((most, { utcMs, sun }) => {
    const nodeRad = rightAscensionRad + (nodeRateRadPerS * (utcMs - epochUtcMs)) / 1000;
    const betaRad = betaAngleRad(inclinationRad, nodeRad, sun);
    return Math.max(most, cylinderShadowS(group.altitudeKm, betaRad));
  }, 0);
}

/**
 * The orbits of a fleet, all of them up to `orbitMax`; of more the lowest, the highest, those with
 * the longest shadows of the year (guessed by a cylinder) up to a half, and evenly spaced others.
 */
export function chosenOrbits(
  scenario: Pick<Scenario, 'startUtcMs' | 'satellites' | 'fleets'>,
  fleetIndex: number,
  orbitMax: number,
): ChosenOrbits {
  const all = orbitGroups(scenario, fleetIndex, Infinity);
  if (all.length <= orbitMax) return { groups: all, orbitCount: all.length };
  const some = orbitGroups(scenario, fleetIndex, guessMax);
  const suns = sunsOfYear(scenario.startUtcMs);
  const guesses = some.map((group) => ({ group, shadowS: longestShadowS(group, suns) }));
  const byShadow = guesses.sort((a, b) => b.shadowS - a.shadowS).map(({ group }) => group);
  const byAltitude = [...all].sort((a, b) => a.altitudeKm - b.altitudeKm);
  const chosen = new Set<number>();
  const take = (groups: readonly OrbitGroup[], count: number): void => {
    for (const { satelliteIndex } of groups.slice(0, count)) {
      if (chosen.size < orbitMax) chosen.add(satelliteIndex);
    }
  };
  take(byAltitude, 1);
  take(byAltitude.slice(-1), 1);
  take(byShadow, Math.floor(orbitMax / 2));
  take(orbitGroups(scenario, fleetIndex, orbitMax), orbitMax);
  const groups = all.filter(({ satelliteIndex }) => chosen.has(satelliteIndex));
  return { groups, orbitCount: all.length };
}
