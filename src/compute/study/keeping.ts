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
import {
  bodyAxisInTriad,
  createArrayFrame,
  createAttitudeFrame,
  sunOffset,
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
  velocityOffset,
} from '../plant/attitude.ts';
import type { ArrayFrame } from '../plant/attitude.ts';
import { orbitOf } from '../scenario/orbitOf.ts';
import type { Fleet, Scenario } from '../scenario/scenario.ts';

/** Of a flat plate in free molecular flow 2 to 3; the usual guess (assumption). */
export const dragCoefficient = 2.2;
/** 1 black, 2 a mirror: solar cells give back a third (assumption). */
export const radiationCoefficient = 1.3;
/** By how much a twin is taken to differ in drag and light (assumption). */
export const mismatchFraction = 0.01;
/** Drag is worked out for circular orbits. */
const eccentricityMax = 0.01;
const sampleCount = 72;

/** Areas of array and radiator as air and light meet them, m², means of a revolution. */
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

/** Plates that meet air and light: normals in the triad of the attitude law. */
interface Plates {
  readonly array: ArrayFrame;
  readonly arrayM2: number;
  readonly radiator: Float64Array;
  readonly radiatorM2: number;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}

/** The array's normal once its joint has turned it as near to the Sun as it can. */
function arrayNormalInto(out: Float64Array, array: ArrayFrame, sun: Float64Array): void {
  if (array.kind !== 'oneAxis') {
    out.set(array.kind === 'fixed' ? array.normal : sun);
    return;
  }
  const { axis, normalAlong, normalAcross } = array;
  const along = dot(sun, axis);
  const across = Math.sqrt(Math.max(1e-18, 1 - along * along));
  for (let c = 0; c < 3; c += 1) {
    out[c] = axis[c]! * normalAlong + ((sun[c]! - along * axis[c]!) / across) * normalAcross;
  }
}

const normal = new Float64Array(3);

function platesSeenFrom(plates: Plates, sun: Float64Array, direction: Float64Array): number {
  arrayNormalInto(normal, plates.array, sun);
  const array = plates.arrayM2 * Math.abs(dot(normal, direction));
  return array + plates.radiatorM2 * Math.abs(dot(plates.radiator, direction));
}

/** Mean areas over the revolution from the start; null where there is no state. */
export function meetingAreas(
  scenario: Pick<Scenario, 'startUtcMs' | 'fleets' | 'satellites'>,
  index: number,
): MeetingAreas | null {
  const { startUtcMs, fleets, satellites } = scenario;
  const satellite = satellites[index]!;
  const source = createStateSource(orbitOf(satellite));
  if (isSourceFailure(source)) return null;
  const periodS = (2 * Math.PI * 60) / satellite.elementSet.meanMotionRadPerMin;
  const attitude = createAttitudeFrame(fleets[satellite.fleetIndex]!.attitude);
  const plates = platesOf(fleets[satellite.fleetIndex]!);
  const [state, sunKm] = [new Float64Array(6), new Float64Array(3)];
  const [directions, triad] = [new Float64Array(targetDirectionsLength), new Float64Array(9)];
  const [sun, velocity] = [new Float64Array(3), new Float64Array(3)];
  let [frontalM2, toSunM2] = [0, 0];
  for (let k = 0; k < sampleCount; k += 1) {
    const utcMs = startUtcMs + (k / sampleCount) * periodS * 1000;
    const code = sourceStateInto(state, 0, source, minutesSinceSourceEpoch(source, utcMs));
    if (code !== 0) return null;
    sunPositionInto(sunKm, utcMs);
    targetDirectionsInto(directions, state, state.subarray(3), 0, sunKm);
    targetTriadInto(triad, attitude, directions);
    for (let row = 0; row < 3; row += 1) {
      const axis = triad.subarray(3 * row, 3 * row + 3);
      sun[row] = dot(axis, directions.subarray(sunOffset));
      velocity[row] = dot(axis, directions.subarray(velocityOffset));
    }
    frontalM2 += platesSeenFrom(plates, sun, velocity) / sampleCount;
    toSunM2 += platesSeenFrom(plates, sun, sun) / sampleCount;
  }
  return { frontalM2, toSunM2 };
}

function platesOf({ attitude, platform }: Pick<Fleet, 'attitude' | 'platform'>): Plates {
  const frame = createAttitudeFrame(attitude);
  return {
    array: createArrayFrame(frame, platform.array),
    arrayM2: platform.array.areaM2,
    radiator: bodyAxisInTriad(frame, platform.radiator.bodyNormal),
    radiatorM2: platform.radiator.areaM2,
  };
}

/**
 * Station-keeping of one satellite: drag on array and radiator as its attitude shows them to the
 * air (neither hides the other, the body itself is left out), and the drift from a twin that
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
