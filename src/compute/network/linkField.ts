// Which directions do a satellite's link terminals reach together, as its attitude turns it?
import { acos, cos } from '../../orbit/index.ts';
import { bodyAxisInTriad, createAttitudeFrame, type AttitudeFrame } from '../plant/attitude.ts';
import { crossOf, dotOf, oppositeOf, sumOf } from '../plant/bodyDirection.ts';
import type { LinkRegard } from '../scenario/platform.ts';
import type { BodyAxis, Fleet } from '../scenario/scenario.ts';

/** Two cones whose edges meet leave nothing out: what rounding may open between them. */
const roundingRad = 1e-9;

/**
 * Directions that may be the farthest from all normals: opposite to one, behind the middle of two,
 * square to one (two opposite ones leave a circle), and where three are equally far. The farthest
 * of all directions is among them.
 */
function loneliest(normals: readonly BodyAxis[]): BodyAxis[] {
  const found = normals.flatMap((a) => [
    oppositeOf(a),
    crossOf(a, [1, 0, 0]),
    crossOf(a, [0, 1, 0]),
  ]);
  normals.forEach((a, i) => {
    normals.slice(i + 1).forEach((b, j) => {
      found.push(oppositeOf(sumOf(1, a, 1, b)));
      for (const c of normals.slice(i + j + 2)) {
        const around = crossOf(sumOf(1, b, -1, a), sumOf(1, c, -1, a));
        found.push(around, oppositeOf(around));
      }
    });
  });
  return found;
}

/** Angle from a direction to the nearest of some normals. */
function nearestRad(normals: readonly BodyAxis[], direction: BodyAxis): number {
  const length = Math.sqrt(dotOf(direction, direction));
  const best = Math.max(...normals.map((normal) => dotOf(normal, direction) / length));
  return acos(Math.max(-1, Math.min(1, best)));
}

/** The half-angle from which on cones about these unit normals leave no direction out. */
export function coveringRad(normals: readonly BodyAxis[]): number {
  const candidates = loneliest(normals).filter((each) => dotOf(each, each) > 1e-18);
  return Math.max(...candidates.map((each) => nearestRad(normals, each)), 0);
}

/** Whether terminals reach every direction, so that no attitude matters to their links. */
export function reachesEverywhere({ bodyNormals, fieldOfRegardRad }: LinkRegard): boolean {
  if (fieldOfRegardRad >= Math.PI) return true;
  return fieldOfRegardRad >= coveringRad(bodyNormals) - roundingRad;
}

/** The link terminals of a fleet on its attitude law. */
export class LinkField {
  readonly attitude: AttitudeFrame;
  private readonly normals: Float64Array;
  private readonly cosReach: number;

  constructor({ attitude, platform }: Pick<Fleet, 'attitude' | 'platform'>) {
    const { bodyNormals, fieldOfRegardRad } = platform.linkRegard;
    this.attitude = createAttitudeFrame(attitude);
    const inTriad = bodyNormals.map((normal) => bodyAxisInTriad(this.attitude, normal));
    this.normals = Float64Array.from(inTriad.flatMap((normal) => [...normal]));
    this.cosReach = cos(fieldOfRegardRad);
  }

  /** Cosine of the angle from a unit direction (in the triad of the law) to the nearest normal. */
  nearestCos(first: number, second: number, third: number): number {
    const { normals } = this;
    let best = -2;
    for (let at = 0; at < normals.length; at += 3) {
      const c = normals[at]! * first + normals[at + 1]! * second + normals[at + 2]! * third;
      if (c > best) best = c;
    }
    return best;
  }

  /** The same less that of the cone's edge: positive where the direction is reached. */
  margin(first: number, second: number, third: number): number {
    return this.nearestCos(first, second, third) - this.cosReach;
  }
}

/** By fleet; null: its link terminals reach every direction. */
export function linkFields(fleets: readonly Fleet[]): (LinkField | null)[] {
  return fleets.map((fleet) => {
    return reachesEverywhere(fleet.platform.linkRegard) ? null : new LinkField(fleet);
  });
}
