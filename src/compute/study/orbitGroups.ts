// Which satellites of a fleet share an orbit, so that one of them can stand for all?
import {
  earthRadiusEquatorialKm,
  meanOrbitOf,
  radPerDeg,
  type MeanOrbit,
} from '../../orbit/index.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Satellites that meet Sun and Earth alike over a revolution, whatever their place on it. */
export interface OrbitGroup {
  readonly fleetIndex: number;
  /** The first of them, which stands for the others. */
  readonly satelliteIndex: number;
  readonly orbit: MeanOrbit;
  readonly altitudeKm: number;
  /** How many satellites it stands for. */
  readonly satelliteCount: number;
}

/** Planes nearer than this share their Sun: 0.1° move β by 0.1°, the shadow by seconds. */
const angleStepRad = 0.1 * radPerDeg;
const axisStepKm = 5;
const eccentricityStep = 1e-3;
/** An ellipse this round looks the same wherever its perigee is. */
const roundEccentricity = 0.01;

/** What orbits are told apart by, at the scenario's start. */
function keyOf(orbit: MeanOrbit, startUtcMs: number): string {
  const sinceS = (startUtcMs - orbit.epochUtcMs) / 1000;
  const turn = 2 * Math.PI;
  const wrapped = (angleRad: number): number => angleRad - turn * Math.floor(angleRad / turn);
  const node = wrapped(orbit.rightAscensionRad + orbit.nodeRateRadPerS * sinceS);
  const perigee = wrapped(orbit.argumentOfPerigeeRad + orbit.perigeeRateRadPerS * sinceS);
  const isRound = orbit.eccentricity < roundEccentricity;
  const last = Math.round(turn / angleStepRad);
  return [
    Math.round(orbit.semiMajorAxisKm / axisStepKm),
    isRound ? 0 : Math.round(orbit.eccentricity / eccentricityStep),
    Math.round(orbit.inclinationRad / angleStepRad),
    Math.round(node / angleStepRad) % last,
    isRound ? 0 : Math.round(perigee / angleStepRad) % last,
  ].join();
}

/**
 * The groups of a fleet, in the order of their first satellites; of more than `groupMax` as many
 * evenly spaced ones, each with the count of those that follow it. Members of a formation share
 * their chief's orbit.
 */
export function orbitGroups(
  scenario: Pick<Scenario, 'startUtcMs' | 'satellites' | 'fleets'>,
  fleetIndex: number,
  groupMax: number,
): OrbitGroup[] {
  const { satellites, startUtcMs, fleets } = scenario;
  const { satelliteStart, satelliteCount } = fleets[fleetIndex]!;
  const groups = new Map<string, { -readonly [K in keyof OrbitGroup]: OrbitGroup[K] }>();
  for (let index = satelliteStart; index < satelliteStart + satelliteCount; index += 1) {
    const orbit = meanOrbitOf(satellites[index]!.elementSet);
    const key = keyOf(orbit, startUtcMs);
    const known = groups.get(key);
    if (known !== undefined) known.satelliteCount += 1;
    else {
      const altitudeKm = orbit.semiMajorAxisKm - earthRadiusEquatorialKm;
      groups.set(key, { fleetIndex, satelliteIndex: index, orbit, altitudeKm, satelliteCount: 1 });
    }
  }
  return thinned([...groups.values()], groupMax);
}

function thinned(groups: readonly OrbitGroup[], groupMax: number): OrbitGroup[] {
  if (groups.length <= groupMax) return [...groups];
  return Array.from({ length: groupMax }, (_, place) => {
    const first = Math.floor((place * groups.length) / groupMax);
    const end = Math.floor(((place + 1) * groups.length) / groupMax);
    const span = groups.slice(first, end);
    const satelliteCount = span.reduce((sum, each) => sum + each.satelliteCount, 0);
    return { ...groups[first]!, satelliteCount };
  });
}
