// By how much do a satellite's link terminals miss a place at one instant?
import { acos } from '../../orbit/index.ts';
import {
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
} from '../plant/attitude.ts';
import type { Fleet } from '../scenario/scenario.ts';
import { LinkField, reachesEverywhere } from './linkField.ts';

const directions = new Float64Array(targetDirectionsLength);
const triad = new Float64Array(9);

/**
 * Angle (rad) between the line from a satellite to a place and the nearest of its link terminals'
 * normals, for any number of instants. States are TEME (km, km/s; of the place only the first three
 * numbers matter), the Sun's place is geocentric.
 */
export function linkOffNormal(fleet: Pick<Fleet, 'attitude' | 'platform'>) {
  const field = new LinkField(fleet);
  return (state: Float64Array, placeTemeKm: ArrayLike<number>, sunTemeKm: Float64Array): number => {
    targetDirectionsInto(directions, state, state.subarray(3), 0, sunTemeKm);
    targetTriadInto(triad, field.attitude, directions);
    const line = [0, 1, 2].map((axis) => placeTemeKm[axis]! - state[axis]!);
    const rangeKm = Math.sqrt(line.reduce((sum, part) => sum + part * part, 0));
    const [first, second, third] = [0, 3, 6].map((row) =>
      line.reduce((sum, part, axis) => sum + (part * triad[row + axis]!) / rangeKm, 0),
    );
    return acos(Math.max(-1, Math.min(1, field.nearestCos(first!, second!, third!))));
  };
}

/**
 * Angle (rad) by which a place lies outside the field of regard of a satellite's link terminals, 0
 * where they reach it; places and states as of `linkOffNormal`. The body hides nothing.
 */
export function linkMissRad(
  fleet: Pick<Fleet, 'attitude' | 'platform'>,
  ...[state, placeTemeKm, sunTemeKm]: Parameters<ReturnType<typeof linkOffNormal>>
): number {
  const { linkRegard } = fleet.platform;
  if (reachesEverywhere(linkRegard)) return 0;
  const offRad = linkOffNormal(fleet)(state, placeTemeKm, sunTemeKm);
  return Math.max(0, offRad - linkRegard.fieldOfRegardRad);
}
