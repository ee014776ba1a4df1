// How much of what a terminal could look at do the satellite's own plates hide?
import { cos, sin } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import type { BodyAxis } from '../scenario/scenario.ts';
import { crossOf, dotOf, sumOf, turned, unitOf } from './bodyDirection.ts';

/** A rectangle on the satellite, body frame, metres. `along` is an edge's direction. */
export interface PlacedPlate {
  readonly name: string;
  readonly centreM: BodyAxis;
  readonly normal: BodyAxis;
  /** Direction of the sides of length `lengthM`; its part along the normal is dropped. */
  readonly along: BodyAxis;
  readonly lengthM: number;
  readonly widthM: number;
}

/** A cone of directions seen from a place on the satellite, body frame. */
export interface Lookout {
  readonly placeM: BodyAxis;
  readonly bodyNormal: BodyAxis;
  /** Half-angle of the cone; π sees everything. */
  readonly fieldOfRegardRad: number;
}

/** A plate turned about a hinge (a point on it and a unit direction), as its joint turns it. */
export function turnedPlate(
  plate: PlacedPlate,
  hinge: { readonly pointM: BodyAxis; readonly axis: BodyAxis },
  angleRad: number,
): PlacedPlate {
  const axis = unitOf(hinge.axis);
  const arm = sumOf(1, plate.centreM, -1, hinge.pointM);
  return {
    ...plate,
    centreM: sumOf(1, hinge.pointM, 1, turned(arm, axis, angleRad)),
    normal: turned(plate.normal, axis, angleRad),
    along: turned(plate.along, axis, angleRad),
  };
}

/** Two directions that make a right-handed frame with a unit vector. */
function sidesOf(normal: BodyAxis, hint: BodyAxis): readonly [BodyAxis, BodyAxis] {
  const first = unitOf(sumOf(1, hint, -dotOf(hint, normal), normal));
  return [first, crossOf(normal, first)];
}

const goldenAngleRad = Math.PI * (3 - Math.sqrt(5));

/**
 * Directions spread evenly over a cone, each for the same solid angle: a Fibonacci spiral (González
 * 2010, Math. Geosci. 42, 49–64) cut to a cap. The same in every engine.
 */
export function coneDirections(
  axis: BodyAxis,
  halfAngleRad: number,
  directionCount: number,
): BodyAxis[] {
  const normal = unitOf(axis);
  const hint: BodyAxis = Math.abs(normal[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0];
  const [first, second] = sidesOf(normal, hint);
  const depth = 1 - cos(Math.min(halfAngleRad, Math.PI));
  return Array.from({ length: directionCount }, (_, k) => {
    const height = 1 - (depth * (k + 0.5)) / directionCount;
    const across = Math.sqrt(Math.max(0, 1 - height * height));
    const side = sumOf(cos(goldenAngleRad * k), first, sin(goldenAngleRad * k), second);
    return sumOf(height, normal, across, side);
  });
}

/** Ready for many rays: the plate's frame and half sides, seen from one place. */
interface Target {
  readonly offset: BodyAxis;
  readonly normal: BodyAxis;
  readonly sides: readonly [BodyAxis, BodyAxis];
  readonly halves: readonly [number, number];
}

function targetOf(plate: PlacedPlate, placeM: BodyAxis): Target {
  const normal = unitOf(plate.normal);
  return {
    offset: sumOf(1, plate.centreM, -1, placeM),
    normal,
    sides: sidesOf(normal, plate.along),
    halves: [plate.lengthM / 2, plate.widthM / 2],
  };
}

/** True when a ray meets the plate; one that runs within its plane does not. */
function isMet({ offset, normal, sides, halves }: Target, direction: BodyAxis): boolean {
  const approach = dotOf(direction, normal);
  if (approach === 0) return false;
  const distance = dotOf(offset, normal) / approach;
  if (!(distance > 0)) return false;
  const point = sumOf(distance, direction, -1, offset);
  return (
    Math.abs(dotOf(point, sides[0])) <= halves[0] && Math.abs(dotOf(point, sides[1])) <= halves[1]
  );
}

/** Shares of the field of regard, 0…1, by solid angle. */
export interface Blockage {
  readonly blockedFraction: number;
  /** Of each plate by itself, in the order given; they add up to more where plates overlap. */
  readonly plateFractions: readonly number[];
}

const directionCountDefault = 4096;

/**
 * How much of a terminal's field of regard the satellite's plates hide, by rays on an even grid of
 * directions: the error stays below 1/N^¾ of the field (0.002 for 4,096). A terminal
 * counts as a point; the body itself hides what the cone leaves out.
 */
export function blockage(
  lookout: Lookout,
  plates: readonly PlacedPlate[],
  directionCount = directionCountDefault,
): Blockage {
  invariant(directionCount >= 1, `blockage needs directions, got ${directionCount}`);
  const { placeM, bodyNormal, fieldOfRegardRad } = lookout;
  const targets = plates.map((plate) => targetOf(plate, placeM));
  const counts = targets.map(() => 0);
  let blockedCount = 0;
  for (const direction of coneDirections(bodyNormal, fieldOfRegardRad, directionCount)) {
    const hits = targets.map((target) => isMet(target, direction));
    hits.forEach((isHit, index) => (counts[index]! += Number(isHit)));
    if (hits.includes(true)) blockedCount += 1;
  }
  return {
    blockedFraction: blockedCount / directionCount,
    plateFractions: counts.map((hits) => hits / directionCount),
  };
}
