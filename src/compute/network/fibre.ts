// How far is it over land, from a city to the station that carries its traffic?

import { greatCircleRad, lightSpeedKmPerS } from '../../orbit/index.ts';
import { assumed, from } from '../scenario/catalogue/sourced.ts';

/** Mean radius (IUGG): great circles are those of the sphere. */
const meanEarthRadiusKm = 6371.0088;

/** What a way over land is like; every value with its certificate. */
export const fibre = {
  id: 'fibre',
  name: 'Fibre over land',
  fields: {
    detour: assumed('cables follow coasts, roads and rails; 1.3–1.5 is usual')(1.5, 'way/circle'),
    groupIndex: from('Corning SMF-28 Ultra, at 1,550 nm', '2014', 'medium')(1.4682),
  },
} as const;

/** A place on the ground, rad. */
export interface GroundPlace {
  readonly latitudeRad: number;
  readonly longitudeRad: number;
}

/** Along the great circle of a sphere of this radius, km. */
export function greatCircleKm(
  a: GroundPlace,
  b: GroundPlace,
  radiusKm: number = meanEarthRadiusKm,
): number {
  const turn = greatCircleRad(a.latitudeRad, a.longitudeRad, b.latitudeRad, b.longitudeRad);
  return radiusKm * turn;
}

/** Time of light in the fibre of a way, one way, s; routers and queues are not in it. */
export function fibreDelayS(
  circleKm: number,
  detour: number = fibre.fields.detour.value,
  groupIndex: number = fibre.fields.groupIndex.value,
): number {
  return (circleKm * detour * groupIndex) / lightSpeedKmPerS;
}
