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
 * Angle by which a place lies outside the field of regard of a satellite's link terminals, 0 where
 * they reach it. States are TEME (km, km/s; of the place only the first three numbers matter), the
 * Sun's place is geocentric. The body hides nothing.
 */
export function linkMissRad(
  fleet: Pick<Fleet, 'attitude' | 'platform'>,
  state: Float64Array,
  placeTemeKm: ArrayLike<number>,
  sunTemeKm: Float64Array,
): number {
  const { linkRegard } = fleet.platform;
  if (reachesEverywhere(linkRegard)) return 0;
  const field = new LinkField(fleet);
  targetDirectionsInto(directions, state, state.subarray(3), 0, sunTemeKm);
  targetTriadInto(triad, field.attitude, directions);
  const line = [0, 1, 2].map((axis) => placeTemeKm[axis]! - state[axis]!);
  const rangeKm = Math.sqrt(line.reduce((sum, part) => sum + part * part, 0));
  const [first, second, third] = [0, 3, 6].map((row) =>
    line.reduce((sum, part, axis) => sum + (part * triad[row + axis]!) / rangeKm, 0),
  );
  const offRad = acos(Math.max(-1, Math.min(1, field.nearestCos(first!, second!, third!))));
  return Math.max(0, offRad - linkRegard.fieldOfRegardRad);
}
