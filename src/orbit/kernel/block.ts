// What does one block of steps hand from stage to stage?
import { blockMinutesMax, blockStepMax } from './layout.ts';

const column = (): Float64Array => new Float64Array(blockStepMax);

/** The scratch of the TypeScript kernel: one for all, for nothing here runs in parallel. */
export const block = {
  /** Sine and cosine of: anomaly, latitude argument, their steps, perigee, node, in this order. */
  seed: new Float64Array(12),
  /** Minutes: epoch to the block's first step, that to its centre. Then the drag of longitude. */
  clock: new Float64Array(3),
  /** e·cos ω and e·sin ω, long periods included. */
  eccentricityX: column(),
  eccentricityY: column(),
  /** What drag and long periods add to the uniform argument of latitude. */
  latitudeShift: column(),
  /** Square root of the semi-major axis in Earth radii. */
  axisRoot: column(),
  /** Sine and cosine of the eccentric argument of latitude. */
  sineE: column(),
  cosineE: column(),
  /** e·sin E, and 1/(1 − e·cos E). */
  eSine: column(),
  inverseRadius: column(),
  /** Steps of this block that the reference has to do. */
  rejected: new Int32Array(blockStepMax),
};

/** How many steps of a grid make a block: at most 64, and at most 60 minutes; one of an instant. */
export function blockStepCount(stepMinutes: number): number {
  if (stepMinutes === 0) return 1;
  const stepCount = Math.floor(blockMinutesMax / Math.abs(stepMinutes));
  return Math.max(1, Math.min(blockStepMax, stepCount));
}
