// How far is a place on the ground from a region whose pictures are wanted?

import { cos, earthRadiusEquatorialKm, greatCircleRad, sin } from '../../orbit/index.ts';

/** Around a place, or between two parallels and two meridians, eastward from west. */
export type SceneRegion =
  | {
      readonly kind: 'disc';
      readonly latitudeRad: number;
      readonly longitudeRad: number;
      readonly radiusKm: number;
    }
  | {
      readonly kind: 'box';
      readonly southRad: number;
      readonly northRad: number;
      readonly westRad: number;
      readonly eastRad: number;
    };

const turnRad = 2 * Math.PI;

/** Eastward from one longitude to another, 0…2π. */
function eastwardRad(fromRad: number, toRad: number): number {
  const angle = (toRad - fromRad) % turnRad;
  return angle < 0 ? angle + turnRad : angle;
}

/** Eastward extent of a box; from −180° to 180° all around. */
function widthRad(westRad: number, eastRad: number): number {
  return eastRad - westRad >= turnRad ? turnRad : eastwardRad(westRad, eastRad);
}

/** Share of the globe that a region covers. */
export function globeFraction(region: SceneRegion): number {
  if (region.kind === 'disc') {
    return (1 - cos(Math.min(Math.PI, region.radiusKm / earthRadiusEquatorialKm))) / 2;
  }
  const { southRad, northRad, westRad, eastRad } = region;
  return (Math.max(0, sin(northRad) - sin(southRad)) * widthRad(westRad, eastRad)) / (2 * turnRad);
}

/**
 * A lower bound of the way to a region over the ground, km, exact inside (0) and for discs; for a
 * box the larger of the ways in latitude and longitude, taken where its meridians are closest.
 */
export function distanceToKm(
  region: SceneRegion,
  latitudeRad: number,
  longitudeRad: number,
): number {
  if (region.kind === 'disc') {
    const angle = greatCircleRad(
      latitudeRad,
      longitudeRad,
      region.latitudeRad,
      region.longitudeRad,
    );
    return Math.max(0, angle * earthRadiusEquatorialKm - region.radiusKm);
  }
  const { southRad, northRad, westRad, eastRad } = region;
  const southward = Math.max(0, southRad - latitudeRad, latitudeRad - northRad);
  const isBeside = eastwardRad(westRad, longitudeRad) > widthRad(westRad, eastRad);
  if (!isBeside) return southward * earthRadiusEquatorialKm;
  const sideward = Math.min(eastwardRad(eastRad, longitudeRad), eastwardRad(longitudeRad, westRad));
  // To a meridian within a quarter turn the way is at least asin(sin Δλ cos φ); beyond it, over a
  // pole, 90° − |φ|: both are at least Δλ cos φ · 2/π.
  const toMeridianRad = (Math.min(sideward, Math.PI / 2) * cos(latitudeRad) * 2) / Math.PI;
  return Math.max(southward, toMeridianRad, 1e-9) * earthRadiusEquatorialKm;
}
