// How near can a joint bring a surface's normal to a wanted direction?
import { atan2 } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import type { BodyAxis } from '../scenario/scenario.ts';
import {
  angleBetweenRad,
  crossOf,
  dotOf,
  oppositeOf,
  sumOf,
  turned,
  unitOf,
} from './bodyDirection.ts';

/**
 * One axis of a joint: unit direction in the body frame at rest, how far it turns (right-handed,
 * from the rest position) and how fast. A range of 2π or more has no stops.
 */
export interface JointAxis {
  readonly axis: BodyAxis;
  readonly rangeRad: readonly [least: number, most: number];
  readonly rateRadPerS: number;
}

/**
 * `fixed` to the body; turning about one axis; or about an outer axis that carries an inner one.
 * The inner axis must be at right angles to the outer one and to the surface's normal at rest
 * (azimuth and elevation, or the alpha and beta joints of a space station's arrays).
 */
export type SurfaceJoint =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'oneAxis'; readonly outer: JointAxis }
  | { readonly kind: 'twoAxis'; readonly outer: JointAxis; readonly inner: JointAxis };

/** A flat part of a satellite. `bodyNormal` is that of its front at rest; `areaM2` of one face. */
export interface Surface {
  readonly name: string;
  readonly bodyNormal: BodyAxis;
  readonly areaM2: number;
  /** Both faces do the work: either may be turned to the target. */
  readonly isTwoSided: boolean;
  readonly joint: SurfaceJoint;
}

/** Angles of the joint's axes from rest; 0 where there is no such axis. */
export interface JointAngles {
  readonly outerRad: number;
  readonly innerRad: number;
}

/** Where a joint brings a surface: the front's normal, and by how much the aim is missed. */
export interface Pointing extends JointAngles {
  readonly normal: BodyAxis;
  readonly missRad: number;
}

export const atRest: JointAngles = { outerRad: 0, innerRad: 0 };
const turn = 2 * Math.PI;
/** Right angles of a two-axis joint must be right to this cosine (0.2 arcsec). */
const squareCosine = 1e-6;
/** Two ways to the same aim count as equally good within this angle. */
const sameMissRad = 1e-9;

/** A joint axis without stops. */
export function freeAxis(axis: BodyAxis, rateRadPerS = Infinity): JointAxis {
  return { axis: unitOf(axis), rangeRad: [-Math.PI, Math.PI], rateRadPerS };
}

/** True when the axis turns round and round. */
export function hasNoStops(axis: JointAxis): boolean {
  return axis.rangeRad[1] - axis.rangeRad[0] >= turn;
}

/** Difference of two angles, from −π to π. */
function wrappedRad(angleRad: number): number {
  return angleRad - turn * Math.round(angleRad / turn);
}

/** The angle in the range nearest to `wantedRad`; without stops that in the turn of `nearRad`. */
function nearestInRange(axis: JointAxis, wantedRad: number, nearRad: number): number {
  const [least, most] = axis.rangeRad;
  if (hasNoStops(axis)) return nearRad + wrappedRad(wantedRad - nearRad);
  const inside = wantedRad + turn * Math.ceil((least - wantedRad) / turn);
  if (inside <= most) return inside;
  const belowRad = Math.abs(wrappedRad(wantedRad - least));
  const aboveRad = Math.abs(wrappedRad(wantedRad - most));
  return belowRad <= aboveRad ? least : most;
}

/** By how much a vector must turn about an axis to come nearest to a direction. */
function bestTurnRad(vector: BodyAxis, axis: BodyAxis, wanted: BodyAxis): number {
  const [across, other] = [crossOf(axis, vector), crossOf(axis, wanted)];
  return atan2(dotOf(axis, crossOf(across, other)), dotOf(across, other));
}

/** The front's normal at given joint angles. */
export function normalAt(surface: Surface, angles: JointAngles): BodyAxis {
  const { joint } = surface;
  const normal = unitOf(surface.bodyNormal);
  if (joint.kind === 'fixed') return normal;
  if (joint.kind === 'oneAxis') return turned(normal, unitOf(joint.outer.axis), angles.outerRad);
  const inner = turned(normal, unitOf(joint.inner.axis), angles.innerRad);
  return turned(inner, unitOf(joint.outer.axis), angles.outerRad);
}

function pointingAt(surface: Surface, angles: JointAngles, wanted: BodyAxis): Pointing {
  const normal = normalAt(surface, angles);
  return { ...angles, normal, missRad: angleBetweenRad(normal, wanted) };
}

/** How far one must turn from one pair of angles to another: the larger of the two. */
function moveRad(a: JointAngles, b: JointAngles): number {
  return Math.max(Math.abs(a.outerRad - b.outerRad), Math.abs(a.innerRad - b.innerRad));
}

/** The best of several; of equally good ones that with the least to turn. */
export function nearestOf(ways: readonly Pointing[], from: JointAngles): Pointing {
  const leastRad = Math.min(...ways.map(({ missRad }) => missRad));
  const best = ways.filter(({ missRad }) => missRad <= leastRad + sameMissRad);
  return best.reduce((a, b) => (moveRad(b, from) < moveRad(a, from) ? b : a));
}

function oneAxisWay(
  surface: Surface,
  outer: JointAxis,
  wanted: BodyAxis,
  from: JointAngles,
): Pointing {
  const ideal = bestTurnRad(unitOf(surface.bodyNormal), unitOf(outer.axis), wanted);
  const outerRad = nearestInRange(outer, ideal, from.outerRad);
  return pointingAt(surface, { outerRad, innerRad: 0 }, wanted);
}

/**
 * Angles worth trying. For a given inner angle the best outer one is the one that faces the target
 * or an end of its range; for that one the best inner angle meets the target or is at an end. So
 * the best of all is one of the two exact solutions, or has one axis at an end.
 */
function twoAxisWays(
  surface: Surface,
  [outer, inner]: readonly [JointAxis, JointAxis],
  wanted: BodyAxis,
  from: JointAngles,
): Pointing[] {
  const normal = unitOf(surface.bodyNormal);
  const [a, b] = [unitOf(outer.axis), unitOf(inner.axis)];
  const isSquare = Math.abs(dotOf(a, b)) + Math.abs(dotOf(b, normal)) < squareCosine;
  invariant(isSquare, `${surface.name}: the inner axis must be square to outer axis and normal`);
  const innerFor = (outerRad: number): JointAngles => {
    const seen = turned(wanted, a, -outerRad);
    return {
      outerRad,
      innerRad: nearestInRange(inner, bestTurnRad(normal, b, seen), from.innerRad),
    };
  };
  const outerFor = (innerRad: number): JointAngles => {
    const ideal = bestTurnRad(turned(normal, b, innerRad), a, wanted);
    return { outerRad: nearestInRange(outer, ideal, from.outerRad), innerRad };
  };
  // The plane in which the inner axis swings the normal: it must hold the target.
  const plane = crossOf(b, a);
  const facing = bestTurnRad(plane, a, wanted);
  const outers = [facing, facing + Math.PI].map((rad) => nearestInRange(outer, rad, from.outerRad));
  const ways = [...outers, ...outer.rangeRad].map(innerFor);
  ways.push(...inner.rangeRad.map(outerFor));
  return ways.map((angles) => pointingAt(surface, angles, wanted));
}

/**
 * How near the joint can bring the front's normal to a wanted direction (unit vector in the body
 * frame), its range honoured. Where several angles are equally good, those nearest to `from`.
 */
export function frontToward(
  surface: Surface,
  wanted: BodyAxis,
  from: JointAngles = atRest,
): Pointing {
  const { joint } = surface;
  if (joint.kind === 'fixed') return pointingAt(surface, atRest, wanted);
  if (joint.kind === 'oneAxis') return oneAxisWay(surface, joint.outer, wanted, from);
  return nearestOf(twoAxisWays(surface, [joint.outer, joint.inner], wanted, from), from);
}

/** As `frontToward`, with either face where the surface has two. */
export function faceToward(
  surface: Surface,
  wanted: BodyAxis,
  from: JointAngles = atRest,
): Pointing {
  const front = frontToward(surface, wanted, from);
  if (!surface.isTwoSided) return front;
  return nearestOf([front, frontToward(surface, oppositeOf(wanted), from)], from);
}

const halvingCount = 60;

/**
 * Turns the surface edge-on to a direction, or as nearly as its joint can: `missRad` is by how much
 * its plane misses the direction. The cosine between normal and direction is continuous over the
 * joint's range: where it changes sign between its extremes, halving the way between them finds an
 * edge-on place; where it does not, the extreme nearer to zero is the best.
 */
export function edgeToward(
  surface: Surface,
  wanted: BodyAxis,
  from: JointAngles = atRest,
): Pointing {
  const most = frontToward(surface, wanted, from);
  const least = frontToward(surface, oppositeOf(wanted), from);
  const cosAt = (angles: JointAngles): number => dotOf(normalAt(surface, angles), wanted);
  const withMiss = (angles: JointAngles): Pointing => {
    const way = pointingAt(surface, angles, wanted);
    return { ...way, missRad: Math.abs(Math.PI / 2 - way.missRad) };
  };
  if (!(cosAt(most) > 0 && cosAt(least) < 0)) {
    return nearestOf([withMiss(most), withMiss(least)], from);
  }
  let [low, high] = [0, 1];
  const between = (share: number): JointAngles => ({
    outerRad: least.outerRad + share * (most.outerRad - least.outerRad),
    innerRad: least.innerRad + share * (most.innerRad - least.innerRad),
  });
  for (let k = 0; k < halvingCount; k += 1) {
    const middle = (low + high) / 2;
    if (cosAt(between(middle)) < 0) low = middle;
    else high = middle;
  }
  return withMiss(between((low + high) / 2));
}

/** A two-axis joint without stops for a surface whose axes nobody has named. */
export function freeTwoAxisJoint(
  bodyNormal: BodyAxis,
  rateRadPerS = Infinity,
): Extract<SurfaceJoint, { readonly kind: 'twoAxis' }> {
  const normal = unitOf(bodyNormal);
  const side: BodyAxis = Math.abs(normal[1]) < 0.9 ? [0, 1, 0] : [0, 0, 1];
  const outer = unitOf(sumOf(1, side, -dotOf(side, normal), normal));
  return {
    kind: 'twoAxis',
    outer: freeAxis(outer, rateRadPerS),
    inner: freeAxis(crossOf(normal, outer), rateRadPerS),
  };
}
