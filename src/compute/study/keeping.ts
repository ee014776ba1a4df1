// What does it cost to keep a satellite where it is, and when does it come down by itself?

import {
  betaAngleAt,
  cos,
  createStateSource,
  dragReport,
  earthRadiusEquatorialKm,
  formationDrift,
  isSourceFailure,
  meanOrbitOf,
  minutesSinceSourceEpoch,
  sourceStateInto,
  sunPositionInto,
} from '../../orbit/index.ts';
import type { DragReport, FormationDrift } from '../../orbit/index.ts';
import { targetDirectionsInto, targetDirectionsLength } from '../plant/attitude.ts';
import type { OrbitTrack } from '../plant/pointing.ts';
import { heldPlates, orbitAreas } from '../plant/windArea.ts';
import { orbitOf } from '../scenario/orbitOf.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Of a flat plate in free molecular flow 2 to 3; the usual guess (assumption). */
export const dragCoefficient = 2.2;
/** 1 black, 2 a mirror: solar cells give back a third (assumption). */
export const radiationCoefficient = 1.3;
/** By how much a twin is taken to differ in drag and light (assumption). */
export const mismatchFraction = 0.01;
/** Drag is worked out for circular orbits. */
const eccentricityMax = 0.01;
const sampleCount = 72;

/** Areas of all plates as air and light meet them, m², means of a revolution. */
export interface MeetingAreas {
  readonly frontalM2: number;
  readonly toSunM2: number;
}

/** What drag and a twin that differs a little come to. */
export interface Keeping {
  readonly altitudeKm: number;
  readonly massKg: number;
  readonly areas: MeetingAreas;
  readonly drag: DragReport;
  readonly twin: FormationDrift;
}

/** Target directions over the revolution from the start; null where there is no state. */
function trackOf(
  { startUtcMs, satellites }: Pick<Scenario, 'startUtcMs' | 'satellites'>,
  index: number,
): OrbitTrack | null {
  const satellite = satellites[index]!;
  const source = createStateSource(orbitOf(satellite));
  if (isSourceFailure(source)) return null;
  const periodS = (2 * Math.PI * 60) / satellite.elementSet.meanMotionRadPerMin;
  const [state, sunKm] = [new Float64Array(6), new Float64Array(3)];
  const directions = new Float64Array(sampleCount * targetDirectionsLength);
  for (let k = 0; k < sampleCount; k += 1) {
    const utcMs = startUtcMs + (k / sampleCount) * periodS * 1000;
    const code = sourceStateInto(state, 0, source, minutesSinceSourceEpoch(source, utcMs));
    if (code !== 0) return null;
    sunPositionInto(sunKm, utcMs);
    const out = directions.subarray(k * targetDirectionsLength);
    targetDirectionsInto(out, state, state.subarray(3), 0, sunKm);
  }
  return { periodS, sampleCount, directions };
}

/** Mean areas over the revolution from the start; null where there is no state. */
export function meetingAreas(
  scenario: Pick<Scenario, 'startUtcMs' | 'fleets' | 'satellites'>,
  index: number,
): MeetingAreas | null {
  const track = trackOf(scenario, index);
  if (track === null) return null;
  const { platform, attitude } = scenario.fleets[scenario.satellites[index]!.fleetIndex]!;
  const { toVelocityM2, toSunM2 } = orbitAreas(heldPlates(platform), attitude, track);
  return { frontalM2: toVelocityM2, toSunM2 };
}

/**
 * Station-keeping of one satellite: drag on its plates as its attitude shows them to the air (none
 * hides another), and the drift from a twin that
 * differs by `mismatchFraction`. Null for an orbit that is not nearly circular or has no state.
 */
export function keepingOf(
  scenario: Pick<Scenario, 'startUtcMs' | 'fleets' | 'satellites'>,
  index: number,
): Keeping | null {
  const { elementSet, fleetIndex } = scenario.satellites[index]!;
  const { massKg } = scenario.fleets[fleetIndex]!.platform;
  const areas = meetingAreas(scenario, index);
  if (areas === null || elementSet.eccentricity > eccentricityMax) return null;
  const orbit = meanOrbitOf(elementSet);
  const altitudeKm = orbit.semiMajorAxisKm - earthRadiusEquatorialKm;
  const body = { massKg, frontalAreaM2: areas.frontalM2, dragCoefficient };
  const drag = dragReport(altitudeKm, body);
  const twin = formationDrift({
    altitudeKm,
    ballisticM2PerKg: drag.ballisticM2PerKg,
    dragMismatchFraction: mismatchFraction,
    radiationM2PerKg: (radiationCoefficient * areas.toSunM2) / massKg,
    radiationMismatchFraction: mismatchFraction,
    sunInPlaneFraction: cos(betaAngleAt(orbit, scenario.startUtcMs)),
  });
  return { altitudeKm, massKg, areas, drag, twin };
}
