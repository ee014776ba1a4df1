// How far is it over land, from a city to the station that carries its traffic?

import { greatCircleRad, lightSpeedKmPerS, radPerDeg } from '../../orbit/index.ts';
import { assumed, from } from '../scenario/catalogue/sourced.ts';
import type { CityFields } from '../scenario/catalogue/cities.ts';
import type { Station } from '../scenario/scenario.ts';

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

/** The place of a city of the catalogue. */
export function placeOfCity({ latitudeDeg, longitudeDeg }: CityFields): GroundPlace {
  return { latitudeRad: latitudeDeg * radPerDeg, longitudeRad: longitudeDeg * radPerDeg };
}

/** A station as seen from a city. */
export interface Gateway {
  readonly stationIndex: number;
  readonly circleKm: number;
  readonly delayS: number;
}

/** The station that is nearest over land; null where there is none. */
export function nearestGateway(place: GroundPlace, stations: readonly Station[]): Gateway | null {
  let stationIndex = -1;
  let circleKm = Infinity;
  for (const [index, station] of stations.entries()) {
    const km = greatCircleKm(place, station);
    if (!(km < circleKm)) continue;
    circleKm = km;
    stationIndex = index;
  }
  return stationIndex < 0 ? null : { stationIndex, circleKm, delayS: fibreDelayS(circleKm) };
}
