// How do kilometres in TEME become scene units, and how is the Earth turned below?

import {
  earthRadiusEquatorialKm,
  ecefToGeodetic,
  ecefToTeme,
  geodeticToEcef,
  gmstRad,
  sunPositionInto,
  temeToEcef,
} from '../../orbit/index.ts';

/** One scene unit; TEME axes are scene axes, z is up. */
export const sceneUnitKm = 1000;

/** Equatorial radius in scene units. */
export const earthRadiusScene = earthRadiusEquatorialKm / sceneUnitKm;

/** What turns with time: the Earth's angle and the direction to the Sun. */
export interface Sky {
  /** Angle from the scene's x axis to Greenwich. */
  earthAngleRad: number;
  /** Unit vector, TEME. */
  readonly sunDirectionTeme: Float64Array;
}

/** In a minute the Sun moves by 0.0007°. */
const sunAgeMaxMs = 60_000;

/** The sky at the clock's time; the Sun is computed anew only when it has moved. */
export class SkyView implements Sky {
  earthAngleRad = 0;
  readonly sunDirectionTeme = new Float64Array([1, 0, 0]);
  private sunUtcMs = NaN;

  update(utcMs: number, ut1MinusUtcS: number): void {
    this.earthAngleRad = gmstRad(utcMs, ut1MinusUtcS);
    if (Math.abs(utcMs - this.sunUtcMs) < sunAgeMaxMs) return;
    this.sunUtcMs = utcMs;
    const sun = this.sunDirectionTeme;
    sunPositionInto(sun, utcMs);
    const length = Math.hypot(sun[0]!, sun[1]!, sun[2]!);
    for (let axis = 0; axis < 3; axis += 1) sun[axis]! /= length;
  }
}

const scratch = new Float64Array(3);

/** Writes a place on or above the ellipsoid, Earth-fixed axes, scene units, to out[at…at+2]. */
export function geodeticToSceneInto(
  out: number[] | Float32Array | Float64Array,
  at: number,
  latitudeRad: number,
  longitudeRad: number,
  altitudeKm: number,
): void {
  geodeticToEcef(scratch, latitudeRad, longitudeRad, altitudeKm);
  for (let axis = 0; axis < 3; axis += 1) out[at + axis] = scratch[axis]! / sceneUnitKm;
}

/** Latitude and longitude (rad) and height (km) below an inertial place in scene units. */
export function sceneToGeodetic(
  out: Float64Array,
  place: ArrayLike<number>,
  earthAngleRad: number,
): void {
  for (let axis = 0; axis < 3; axis += 1) scratch[axis] = place[axis]! * sceneUnitKm;
  temeToEcef(scratch, scratch, earthAngleRad);
  ecefToGeodetic(out, scratch);
}

/** Writes an Earth-fixed place in inertial axes to out[0…2]. */
export function earthFixedToSceneInto(
  out: Float64Array,
  placeEcef: ArrayLike<number>,
  earthAngleRad: number,
): void {
  ecefToTeme(out, placeEcef, earthAngleRad);
}
