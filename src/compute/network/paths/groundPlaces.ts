// Where do stations and users stand, and from which elevation on do they see a satellite?
import type { HorizonMask } from '../../../orbit/index.ts';
import { ecefToTeme, geodeticToEcef, sin, upEcef } from '../../../orbit/index.ts';

/** What a place on the ground needs of a station, a city or a cell. */
export interface GroundSite {
  readonly latitudeRad: number;
  readonly longitudeRad: number;
  readonly altitudeM: number;
  readonly elevationMinRad: number;
  readonly horizonMask?: HorizonMask | undefined;
}

/** Places on the ground in columns, xyz interleaved. */
export interface GroundPlaces {
  readonly count: number;
  readonly positionEcefKm: Float64Array;
  /** Unit normals of the ellipsoid. */
  readonly upEcef: Float64Array;
  readonly sinElevationMin: Float64Array;
  /** What stands around them; undefined: an even horizon. */
  readonly masks: readonly (HorizonMask | undefined)[];
}

/** Columns of places on WGS 84. */
export function placeGround(sites: readonly GroundSite[]): GroundPlaces {
  const count = sites.length;
  const positionEcefKm = new Float64Array(3 * count);
  const up = new Float64Array(3 * count);
  const sinElevationMin = new Float64Array(count);
  const masks = sites.map(({ horizonMask }) => horizonMask);
  sites.forEach(({ latitudeRad, longitudeRad, altitudeM, elevationMinRad }, place) => {
    const at = 3 * place;
    const position = positionEcefKm.subarray(at, at + 3);
    geodeticToEcef(position, latitudeRad, longitudeRad, altitudeM / 1000);
    upEcef(up.subarray(at, at + 3), latitudeRad, longitudeRad);
    sinElevationMin[place] = sin(elevationMinRad);
  });
  return { count, positionEcefKm, upEcef: up, sinElevationMin, masks };
}

/** Turns Earth-fixed vectors of a column (xyz interleaved) into TEME at a sidereal time. */
export function turnToTemeInto(out: Float64Array, ecef: Float64Array, gmst: number): void {
  for (let at = 0; at < ecef.length; at += 3) {
    ecefToTeme(turned, ecef.subarray(at, at + 3), gmst);
    out.set(turned, at);
  }
}

const turned = new Float64Array(3);
