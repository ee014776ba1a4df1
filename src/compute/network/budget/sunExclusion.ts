// When does a terminal that points at its partner look too near the Sun?

import { cos, findWindows, type IntervalList, type ScanGrid } from '../../../orbit/index.ts';

/** Writes a position, km, in one frame for all (TEME), at a time. */
export type PositionInto = (out: Float64Array, timeS: number) => void;

/** Two ends and the Sun, in km. */
export interface SunPlaces {
  readonly fromInto: PositionInto;
  readonly toInto: PositionInto;
  readonly sunInto: PositionInto;
}

/**
 * Cosine of the excluded angle less that of the angle between partner and Sun, seen from a place:
 * positive while the Sun is far enough off, smooth in time. Positions in km, of one frame.
 */
export function sunMargin(
  fromKm: Float64Array,
  toKm: Float64Array,
  sunKm: Float64Array,
  cosineOfExclusion: number,
): number {
  let [along, toSquare, sunSquare] = [0, 0, 0];
  for (let axis = 0; axis < 3; axis += 1) {
    const to = toKm[axis]! - fromKm[axis]!;
    const sun = sunKm[axis]! - fromKm[axis]!;
    along += to * sun;
    toSquare += to * to;
    sunSquare += sun * sun;
  }
  return cosineOfExclusion - along / Math.sqrt(toSquare * sunSquare);
}

/** The margin of one direction as a function of time, for finders of windows. */
export function sunMarginAt(places: SunPlaces, exclusionRad: number): (timeS: number) => number {
  const [from, to, sun] = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
  const cosineOfExclusion = cos(exclusionRad);
  return (timeS) => {
    places.fromInto(from, timeS);
    places.toInto(to, timeS);
    places.sunInto(sun, timeS);
    return sunMargin(from, to, sun, cosineOfExclusion);
  };
}

/** Angle of the line of sight between samples is some degrees in low orbit. */
const stepS = 30;

/**
 * The parts of a window in which neither end looks within its angle of the Sun (rad; 0: it does
 * not mind), in order; edges to 1e-6 s of the positions given. The Sun counts also while the Earth
 * hides it, so that a link through a shadow is cut a little too often.
 */
export function sunClearParts(
  places: SunPlaces,
  exclusionsRad: readonly [from: number, to: number],
  window: { readonly startS: number; readonly endS: number },
): IntervalList {
  const found: IntervalList = { startS: [], endS: [] };
  const { startS, endS } = window;
  if (!(endS > startS)) return found;
  const back = { ...places, fromInto: places.toInto, toInto: places.fromInto };
  const margins = [places, back].flatMap((way, end) =>
    exclusionsRad[end]! > 0 ? [sunMarginAt(way, exclusionsRad[end]!)] : [],
  );
  if (margins.length === 0) return { startS: [startS], endS: [endS] };
  const marginAt = (timeS: number): number =>
    margins.reduce((least, margin) => Math.min(least, margin(timeS)), Infinity);
  const partCount = Math.max(2, Math.ceil((endS - startS) / stepS));
  const grid: ScanGrid = {
    startS,
    stepS: (endS - startS) / partCount,
    sampleCount: partCount + 1,
    endS,
  };
  const samples = Float64Array.from({ length: partCount + 1 }, (_, sample) =>
    marginAt(sample === partCount ? endS : startS + sample * grid.stepS),
  );
  findWindows(found, grid, samples, marginAt);
  return found;
}
