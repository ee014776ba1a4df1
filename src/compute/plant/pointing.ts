// By how much do surfaces miss their targets over an orbit, and how fast must their joints turn?
import { atan2, cos, radPerDeg, sin } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import type {
  AttitudeLaw,
  AttitudeTarget,
  BodyAxis,
  Joint,
  Problem,
} from '../scenario/scenario.ts';
import {
  bodyToTemeInto,
  createAttitudeFrame,
  targetDirectionsInto,
  targetDirectionsLength,
} from './attitude.ts';
import { angleBetweenRad, dotOf, unitOf } from './bodyDirection.ts';
import {
  atRest,
  edgeToward,
  faceToward,
  hasNoStops,
  type JointAngles,
  type JointAxis,
  type Pointing,
  type Surface,
} from './joint.ts';
import { createJointFrame, edgeInto, type JointFrame } from './jointFrame.ts';

/** One revolution of target directions as seen from the satellite, at even times. */
export interface OrbitTrack {
  readonly periodS: number;
  readonly sampleCount: number;
  /** As `targetDirectionsInto` writes them (12 numbers a sample), in any one inertial frame. */
  readonly directions: Float64Array;
}

/** A circular orbit and how high the Sun stands over its plane. */
export interface CircularOrbit {
  readonly periodS: number;
  readonly betaRad: number;
  readonly sampleCount?: number;
}

const sampleCountDefault = 360;
/** So far away that all places of the orbit see the Sun in one direction (parallax 1e-8 rad). */
const farKm = 1e12;

/**
 * Target directions along a circular orbit whose Sun stands `betaRad` over its plane, from the
 * place nearest the Sun on (at ±90°: from any). Frame: x to the Sun's projection
 * onto the plane, z to the orbit normal.
 */
export function circularTrack({
  periodS,
  betaRad,
  sampleCount = sampleCountDefault,
}: CircularOrbit): OrbitTrack {
  const directions = new Float64Array(sampleCount * targetDirectionsLength);
  const sunKm = [farKm * cos(betaRad), 0, farKm * sin(betaRad)];
  for (let k = 0; k < sampleCount; k += 1) {
    const place = (2 * Math.PI * k) / sampleCount;
    const [c, s] = [cos(place), sin(place)];
    const out = directions.subarray(k * targetDirectionsLength);
    targetDirectionsInto(out, [7000 * c, 7000 * s, 0], [-s, c, 0], 0, sunKm);
  }
  return { periodS, sampleCount, directions };
}

/** Target directions of one sample in the body frame: unit vectors. */
export type BodyTargets = Readonly<Record<AttitudeTarget, BodyAxis>>;

/** What a satellite under an attitude law sees from its body at every sample of a track. */
export function bodyTargets(law: AttitudeLaw, track: OrbitTrack): BodyTargets[] {
  const frame = createAttitudeFrame(law);
  const rotation = new Float64Array(9);
  return Array.from({ length: track.sampleCount }, (_, k) => {
    const at = k * targetDirectionsLength;
    const directions = track.directions.subarray(at, at + targetDirectionsLength);
    bodyToTemeInto(rotation, frame, directions);
    const along = (column: number, offset: number): number =>
      rotation[column]! * directions[offset]! +
      rotation[3 + column]! * directions[offset + 1]! +
      rotation[6 + column]! * directions[offset + 2]!;
    const inBody = (offset: number): BodyAxis =>
      unitOf([along(0, offset), along(1, offset), along(2, offset)]);
    // The order in which `targetDirectionsInto` writes.
    return { sun: inBody(0), earth: inBody(3), velocity: inBody(6), orbitNormal: inBody(9) };
  });
}

/**
 * What a surface is to do: face a target, turn its edge to it, turn its edge to two (as the supply
 * turns a radiator), or stay at rest.
 */
export type SurfaceAim =
  | { readonly kind: 'face' | 'edge'; readonly target: AttitudeTarget }
  | { readonly kind: 'edges'; readonly target: AttitudeTarget; readonly also: AttitudeTarget }
  | { readonly kind: 'rest' };

/** Where a surface points at every sample. A joint starts each sample from where it was. */
export function pointingsAlong(
  surface: Surface,
  aim: SurfaceAim,
  seen: readonly BodyTargets[],
): Pointing[] {
  if (aim.kind === 'edges') return edgesAlong(surface, aim, seen);
  let from: JointAngles = atRest;
  const fixed: Surface = { ...surface, joint: { kind: 'fixed' } };
  return seen.map((place) => {
    const pointing =
      aim.kind === 'rest'
        ? { ...faceToward(fixed, surface.bodyNormal), missRad: 0 }
        : (aim.kind === 'face' ? faceToward : edgeToward)(surface, place[aim.target], from);
    from = pointing;
    return pointing;
  });
}

/** The body frame as its own triad: joints stand in it as they are. */
const bodyItself = createAttitudeFrame({
  primary: { bodyAxis: [1, 0, 0], target: 'sun' },
  secondary: { bodyAxis: [0, 1, 0], target: 'earth' },
});

/** A surface's joint as a scenario has it: the same way both ways, both axes alike. */
function jointOf({ joint }: Surface): Joint {
  if (joint.kind === 'fixed') return { kind: 'fixed' };
  const { axis, rangeRad, rateRadPerS } = joint.outer;
  const turn = { rangeRad: Math.min(-rangeRad[0], rangeRad[1]), rateRadPerS };
  return joint.kind === 'oneAxis'
    ? { kind: 'oneAxis', jointAxis: axis, ...turn }
    : { kind: 'twoAxis', ...turn };
}

/** The joint's angles at which the front has a normal. */
function anglesAt(frame: JointFrame, normal: BodyAxis): JointAngles {
  const along = (axis: Float64Array): number => dotOf(normal, [axis[0]!, axis[1]!, axis[2]!]);
  const [ahead, aside] = [along(frame.across), along(frame.quarter)];
  const outerRad = frame.kind === 'fixed' ? 0 : atan2(aside, ahead);
  const flat = Math.sqrt(ahead * ahead + aside * aside);
  return { outerRad, innerRad: frame.kind === 'twoAxis' ? atan2(along(frame.axis), flat) : 0 };
}

function edgesAlong(
  surface: Surface,
  aim: { readonly target: AttitudeTarget; readonly also: AttitudeTarget },
  seen: readonly BodyTargets[],
): Pointing[] {
  const { bodyNormal } = surface;
  const frame = createJointFrame(bodyItself, { bodyNormal, joint: jointOf(surface) });
  const out = new Float64Array(3);
  return seen.map((place) => {
    const [first, second] = [place[aim.target], place[aim.also]];
    edgeInto(out, frame, { first: Float64Array.from(first), second: Float64Array.from(second) });
    const normal: BodyAxis = [out[0]!, out[1]!, out[2]!];
    const missRad = Math.abs(Math.PI / 2 - angleBetweenRad(normal, first));
    return { ...anglesAt(frame, normal), normal, missRad };
  });
}

/** How one surface meets its aim over a revolution. */
export interface OrbitPointing {
  readonly surface: Surface;
  readonly aim: SurfaceAim;
  readonly missMaxRad: number;
  readonly missMeanRad: number;
  readonly worstSampleIndex: number;
  /** The fastest turn between two samples, of outer and inner axis; 0 where there is none. */
  readonly outerRateRadPerS: number;
  readonly innerRateRadPerS: number;
  /** No axis must turn faster than it can. */
  readonly isFastEnough: boolean;
}

/** A turn after which a plate does the same again: half of one, if both faces are alike. */
function sameAgainRad(surface: Surface, aim: SurfaceAim): number {
  return aim.kind === 'edges' && surface.isTwoSided ? Math.PI : 2 * Math.PI;
}

function fastestRadPerS(
  angles: readonly number[],
  axis: JointAxis | null,
  stepS: number,
  againRad: number,
): number {
  if (axis === null) return 0;
  let fastest = 0;
  for (let k = 0; k < angles.length; k += 1) {
    const change = angles[(k + 1) % angles.length]! - angles[k]!;
    const least = hasNoStops(axis) ? change - againRad * Math.round(change / againRad) : change;
    fastest = Math.max(fastest, Math.abs(least) / stepS);
  }
  return fastest;
}

/**
 * How well a surface meets its aim over a revolution under an attitude law: the angle missed, with
 * joint ranges honoured, and the joint rates that following the best pointing needs (differences
 * over a sample; a joint that must run back from a stop within a sample shows as a high rate).
 */
export function orbitPointing(
  surface: Surface,
  aim: SurfaceAim,
  law: AttitudeLaw,
  track: OrbitTrack,
): OrbitPointing {
  const ways = pointingsAlong(surface, aim, bodyTargets(law, track));
  invariant(ways.length > 0, 'a track needs samples');
  const { joint } = surface;
  const outer = joint.kind === 'fixed' ? null : joint.outer;
  const inner = joint.kind === 'twoAxis' ? joint.inner : null;
  const stepS = track.periodS / track.sampleCount;
  const againRad = sameAgainRad(surface, aim);
  const rates = [
    fastestRadPerS(
      ways.map(({ outerRad }) => outerRad),
      outer,
      stepS,
      againRad,
    ),
    fastestRadPerS(
      ways.map(({ innerRad }) => innerRad),
      inner,
      stepS,
      againRad,
    ),
  ] as const;
  let worst = 0;
  ways.forEach(({ missRad }, k) => (worst = missRad > ways[worst]!.missRad ? k : worst));
  return {
    surface,
    aim,
    missMaxRad: ways[worst]!.missRad,
    missMeanRad: ways.reduce((sum, { missRad }) => sum + missRad, 0) / ways.length,
    worstSampleIndex: worst,
    outerRateRadPerS: rates[0],
    innerRateRadPerS: rates[1],
    isFastEnough:
      rates[0] <= (outer?.rateRadPerS ?? Infinity) && rates[1] <= (inner?.rateRadPerS ?? Infinity),
  };
}

const targetNames: Readonly<Record<AttitudeTarget, string>> = {
  sun: 'the Sun',
  earth: 'the Earth',
  velocity: 'the velocity',
  orbitNormal: 'the orbit normal',
};
const jointNames = { fixed: 'fixed mount', oneAxis: 'one-axis joint', twoAxis: 'two-axis joint' };

function degText(angleRad: number, digits: number): string {
  return `${(angleRad / radPerDeg).toFixed(digits)}°`;
}

/**
 * What does not close: an aim missed by more than `missAllowedRad` at worst, a joint that is too
 * slow. `path` is where in the scenario the surface stands.
 */
export function pointingProblems(
  result: OrbitPointing,
  path: string,
  missAllowedRad: number,
): Problem[] {
  const { surface, aim, missMaxRad, outerRateRadPerS, innerRateRadPerS } = result;
  if (aim.kind === 'rest') return [];
  const { joint, name } = surface;
  const problems: Problem[] = [];
  if (missMaxRad > missAllowedRad) {
    const what = `the ${name}'s ${jointNames[joint.kind]} misses ${targetNames[aim.target]}`;
    const how = aim.kind === 'face' ? '' : ' edge-on';
    const allowed = missAllowedRad > 0 ? ` (${degText(missAllowedRad, 1)} allowed)` : '';
    const message = `${what}${how} by ${degText(missMaxRad, 1)} at worst${allowed}`;
    problems.push({ path, message, hint: missHints[joint.kind] });
  }
  const axes = joint.kind === 'fixed' ? [] : [joint.outer];
  if (joint.kind === 'twoAxis') axes.push(joint.inner);
  axes.forEach(({ rateRadPerS }, k) => {
    const neededRadPerS = k === 0 ? outerRateRadPerS : innerRateRadPerS;
    if (neededRadPerS <= rateRadPerS) return;
    const can = `${degText(rateRadPerS, 3)}/s`;
    const axis = k === 0 ? 'outer' : 'inner';
    const which = joint.kind === 'twoAxis' ? `joint's ${axis} axis` : 'joint';
    const needed = `${degText(neededRadPerS, 3)}/s`;
    const message = `the ${name}'s ${which} must turn at ${needed}, can ${can}`;
    problems.push({ path, message, hint: 'a faster joint, or a range without stops' });
  });
  return problems;
}

const missHints = {
  fixed: 'give it a joint, or aim the body at this target',
  oneAxis: 'widen its range, turn its axis, or give it a second axis',
  twoAxis: 'widen its ranges',
};
