// Which colour has a cell that sees so many satellites?

import { cssColor, rampColor } from './palette.ts';
import type { Ramp } from './palette.ts';

/** Few is dim violet, many is bright yellow: brightness goes one way all along. */
export const coverageRamp: Ramp = [
  [86, 62, 140],
  [62, 104, 170],
  [52, 150, 164],
  [108, 196, 120],
  [246, 226, 98],
];

/** The ground still shows through. */
const opacity = 0.62;
const shadeCount = 64;

/** The legend's colours from the least that is drawn to the most. */
export const coverageGradient = `linear-gradient(90deg, ${coverageRamp
  .map((color) => cssColor(color))
  .join(', ')})`;

/** The colour of a value in a legend whose bright end is `most`. */
export function coverageColor(value: number, most: number): string {
  return cssColor(rampColor(coverageRamp, value / most));
}

/** Premultiplied red, green, blue, alpha of shades 0…63 for values above zero. */
const shades = Uint8ClampedArray.from(
  Array.from({ length: shadeCount }, (_, shade) => {
    const color = rampColor(coverageRamp, shade / (shadeCount - 1));
    return [...color.map((channel) => channel * opacity), 255 * opacity];
  }).flat(),
);

/** Writes RGBA by cell, premultiplied; cells that see nothing stay clear. */
export function paintCells(
  out: Uint8Array | Uint8ClampedArray,
  values: ArrayLike<number>,
  most: number,
): void {
  for (let cell = 0; cell < values.length; cell += 1) {
    const value = values[cell]!;
    const shade = Math.round(Math.min(value / most, 1) * (shadeCount - 1));
    for (let channel = 0; channel < 4; channel += 1) {
      out[4 * cell + channel] = value > 0 ? shades[4 * shade + channel]! : 0;
    }
  }
}
