// Which parts of a satellite must point where, and by how much may each of them miss?
import { radPerDeg } from '../../orbit/index.ts';
import type { AttitudeLaw, Platform, Problem } from '../scenario/scenario.ts';
import type { Surface } from './joint.ts';
import { arraySurface, radiatorSurface, radiatorSurfaceAim, surfaceOf } from './partSurfaces.ts';
import {
  orbitPointing,
  pointingProblems,
  type OrbitPointing,
  type OrbitTrack,
  type SurfaceAim,
} from './pointing.ts';

/** An array further off the Sun than this counts as missing it: 3.4 % of power (assumption). */
export const arrayMissMaxRad = 15 * radPerDeg;
/** A radiator's edge further off than this counts as missed: 9 % of the Sun (assumption). */
export const radiatorMissMaxRad = 5 * radPerDeg;

/** What of a platform has something to point at. */
export type AimedBody = Pick<Platform, 'array' | 'radiator' | 'instrument' | 'surfaces'>;

/** One part with its aim. */
export interface PartAim {
  readonly surface: Surface;
  readonly aim: SurfaceAim;
  readonly missAllowedRad: number;
  /** The field of the platform that says so. */
  readonly field: string;
}

/** Everything that must point: array, jointed radiator, instrument, jointed sides. */
export function partAims({ array, radiator, instrument, surfaces }: AimedBody): PartAim[] {
  const aims: PartAim[] = [];
  if (array.areaM2 > 0) {
    const aim: SurfaceAim = { kind: 'face', target: 'sun' };
    const missAllowedRad = arrayMissMaxRad;
    aims.push({ surface: arraySurface(array), aim, missAllowedRad, field: 'arrayJoint' });
  }
  if (radiator.areaM2 > 0 && radiator.joint.kind !== 'fixed') {
    const [surface, aim] = [radiatorSurface(radiator), radiatorSurfaceAim(radiator)];
    aims.push({ surface, aim, missAllowedRad: radiatorMissMaxRad, field: 'radiatorJoint' });
  }
  if (instrument !== null) {
    const { name, target, fieldOfRegardRad } = instrument;
    const aim: SurfaceAim = { kind: 'face', target };
    const surface = surfaceOf(name, instrument);
    aims.push({ surface, aim, missAllowedRad: fieldOfRegardRad, field: 'instrument' });
  }
  surfaces.forEach((side, k) => {
    if (side.joint.kind === 'fixed') return;
    const aim: SurfaceAim = { kind: 'face', target: side.target };
    const surface = surfaceOf(side.name, side);
    aims.push({ surface, aim, missAllowedRad: arrayMissMaxRad, field: `surfaces[${k}]` });
  });
  return aims;
}

/** Rounding of angles. */
const roundingRad = 1e-6;

/** How an aim is met at worst over several revolutions: the one with the largest miss. */
export function worstPointing(
  { surface, aim }: PartAim,
  law: AttitudeLaw,
  tracks: readonly OrbitTrack[],
): OrbitPointing {
  const found = tracks.map((track) => orbitPointing(surface, aim, law, track));
  return found.reduce((worst, each) => (each.missMaxRad > worst.missMaxRad ? each : worst));
}

/**
 * Every pointing of a satellite that cannot be reached along these revolutions, with the angle
 * missed, and every joint that is too slow. `path` is that of the fleet in the scenario.
 */
export function pointingWarnings(
  body: AimedBody,
  law: AttitudeLaw,
  tracks: readonly OrbitTrack[],
  path: string,
): Problem[] {
  if (tracks.length === 0) return [];
  return partAims(body).flatMap((part) => {
    const worst = worstPointing(part, law, tracks);
    const allowedRad = part.missAllowedRad + roundingRad;
    return pointingProblems(worst, `${path}.platform.${part.field}`, allowedRad);
  });
}
