// What may a scenario file say of the horizon that a station really has?

import * as z from 'zod/mini';
import { radPerDeg } from '../../orbit/index.ts';
import type { HorizonMask } from '../../orbit/index.ts';
import { quantity } from './field.ts';
import { complaint } from './problem.ts';
import { list, optional, strict } from './shape.ts';

const entryMax = 720;

const entry = strict(
  {
    azimuthDeg: quantity({
      ...{ min: 0, max: 360, unit: 'deg' },
      description: 'Direction, from north over east',
    }),
    elevationDeg: quantity({
      ...{ min: 0, max: 89, unit: 'deg' },
      description: 'How high what stands there reaches',
    }),
  },
  'One direction; straight lines lead to its neighbours, all around',
);

const mask = list(
  entry,
  entryMax,
  'What stands around it, by azimuth; seen is what is above this and elevationMinDeg',
).check(
  z.refine((entries) => entries.length > 0, {
    error: () => complaint('expected at least one direction', 'leave it out for an even horizon'),
  }),
  z.refine((entries) => new Set(entries.map(turned)).size === entries.length, {
    error: () =>
      complaint('expected each azimuth once', '0 and 360 are one; a wall rises over 0.01°'),
  }),
);

const turned = ({ azimuthDeg }: { readonly azimuthDeg: number }): number => azimuthDeg % 360;

/** Field of a station. */
export const stationMask = { horizonMask: optional(mask) };

/** A mask as a file has it, in any order. */
export type MaskFile = z.output<typeof mask>;

/** The mask in core units, sorted by azimuth. */
export function maskOf(file: MaskFile): HorizonMask {
  const sorted = [...file].sort((a, b) => turned(a) - turned(b));
  return {
    azimuthRad: sorted.map((each) => turned(each) * radPerDeg),
    elevationRad: sorted.map(({ elevationDeg }) => elevationDeg * radPerDeg),
  };
}
