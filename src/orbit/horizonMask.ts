// How high must a satellite stand in each direction, where hills or buildings are in the way?

import { atan2, hypot2 } from './deterministic.ts';

/**
 * The horizon that a station really has: elevations at azimuths (from north over east), with
 * straight lines in between, all around. Azimuths ascend strictly within [0, 2π); one entry is the
 * same height everywhere.
 */
export interface HorizonMask {
  readonly azimuthRad: readonly number[];
  readonly elevationRad: readonly number[];
}

const turnRad = 2 * Math.PI;

/** Height of the mask at an azimuth of any turn, rad. */
export function maskElevationRad(mask: HorizonMask, azimuthRad: number): number {
  const { azimuthRad: at, elevationRad } = mask;
  const count = at.length;
  const azimuth = azimuthRad - turnRad * Math.floor(azimuthRad / turnRad);
  let next = 0;
  while (next < count && at[next]! <= azimuth) next += 1;
  const from = (next + count - 1) % count;
  const to = next % count;
  const startRad = next === 0 ? at[from]! - turnRad : at[from]!;
  const endRad = next === count ? at[to]! + turnRad : at[to]!;
  const along = (azimuth - startRad) / (endRad - startRad);
  return elevationRad[from]! + along * (elevationRad[to]! - elevationRad[from]!);
}

/** The lowest and the highest point of a mask, or of a part of it. */
export interface MaskBounds {
  readonly lowestRad: number;
  readonly highestRad: number;
}

/** Bounds of a whole mask: straight lines are highest and lowest at their ends. */
export function maskBounds({ elevationRad }: HorizonMask): MaskBounds {
  return { lowestRad: Math.min(...elevationRad), highestRad: Math.max(...elevationRad) };
}

/** Writes the lowest and the highest point within `reachRad` to both sides of an azimuth. */
export function maskRangeInto(
  out: Float64Array,
  mask: HorizonMask,
  aboutRad: number,
  reachRad: number,
): void {
  const one = maskElevationRad(mask, aboutRad - reachRad);
  const other = maskElevationRad(mask, aboutRad + reachRad);
  out[0] = Math.min(one, other);
  out[1] = Math.max(one, other);
  const { azimuthRad, elevationRad } = mask;
  for (let entry = 0; entry < azimuthRad.length; entry += 1) {
    const turns = (azimuthRad[entry]! - aboutRad) / turnRad;
    const asideRad = turnRad * Math.abs(turns - Math.round(turns));
    if (asideRad > reachRad) continue;
    out[0] = Math.min(out[0], elevationRad[entry]!);
    out[1] = Math.max(out[1], elevationRad[entry]!);
  }
}

/** Whether something that far to the east, to the north and up is seen over the mask. */
export function isAboveMask(mask: HorizonMask, east: number, north: number, up: number): boolean {
  const elevationRad = atan2(up, hypot2(east, north));
  return elevationRad > maskElevationRad(mask, atan2(east, north));
}
