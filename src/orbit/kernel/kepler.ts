// Which eccentric anomaly belongs to the mean one?
//
// With U the uniform argument of latitude and η = E − U, Kepler's equation reads
// η = shift + ex·sin(U + η) − ey·cos(U + η). Halley's step has cubic convergence; rotations by
// the corrections take the place of sines and cosines.
import { block } from './block.ts';
import * as at from './layout.ts';
import { over120, over24, over40320, over5040, over720, sixth } from './layout.ts';

const smallSquareMax = at.smallAngleMax * at.smallAngleMax;
const wideAngleSquareMax = at.wideAngleMax * at.wideAngleMax;

/** Two steps, for e < 0.06: the first is off by 2e-6 at most, the second by 1e-12. */
export function solveNarrow(stepCount: number): void {
  const { seed, eccentricityX, eccentricityY, latitudeShift } = block;
  const { sineE, cosineE, eSine, inverseRadius } = block;
  const sineStep = seed[6]!;
  const cosineStep = seed[7]!;
  let sine = seed[2]!;
  let cosine = seed[3]!;
  for (let step = 0; step < stepCount; step += 1) {
    const x = eccentricityX[step]!;
    const y = eccentricityY[step]!;
    const shift = latitudeShift[step]!;
    const es0 = x * sine - y * cosine;
    const f0 = 1 - (x * cosine + y * sine);
    const g0 = shift + es0;
    const a = (g0 * f0) / (f0 * f0 + 0.5 * g0 * es0);
    const z = a * a;
    const sa = a * (1 - z * (sixth - z * (over120 - z * over5040)));
    const ca = 1 - z * (0.5 - z * (over24 - z * over720));
    const s1 = sine * ca + cosine * sa;
    const c1 = cosine * ca - sine * sa;
    const es1 = x * s1 - y * c1;
    const ec1 = x * c1 + y * s1;
    const w = 1 / (1 - ec1);
    const d = (shift + es1 - a) * w;
    const h = 0.5 * d * d;
    const isGood =
      x * x + y * y <= at.narrowSquareMax &&
      z <= smallSquareMax &&
      Math.abs(d) <= at.lastCorrectionMax;
    const q = (d * es1 + h * ec1) * w;
    sineE[step] = s1 + d * c1 - h * s1;
    cosineE[step] = c1 - d * s1 - h * c1;
    eSine[step] = es1 + d * ec1 - h * es1;
    inverseRadius[step] = isGood ? w * (1 - q + q * q) : NaN;
    const turned = sine * cosineStep + cosine * sineStep;
    cosine = cosine * cosineStep - sine * sineStep;
    sine = turned;
  }
}

/** Three steps, for e < 0.5: the last correction is below 5e-5, or the step is not done. */
export function solveWide(stepCount: number): void {
  const { seed, eccentricityX, eccentricityY, latitudeShift } = block;
  const { sineE, cosineE, eSine, inverseRadius } = block;
  const sineStep = seed[6]!;
  const cosineStep = seed[7]!;
  let sine = seed[2]!;
  let cosine = seed[3]!;
  for (let step = 0; step < stepCount; step += 1) {
    const x = eccentricityX[step]!;
    const y = eccentricityY[step]!;
    const shift = latitudeShift[step]!;
    const es0 = x * sine - y * cosine;
    const f0 = 1 - (x * cosine + y * sine);
    const g0 = shift + es0;
    const a0 = (g0 * f0) / (f0 * f0 + 0.5 * g0 * es0);
    const z0 = a0 * a0;
    const sa0 = a0 * (1 - z0 * (sixth - z0 * (over120 - z0 * (over5040 - z0 * wideSine(z0)))));
    const ca0 =
      1 - z0 * (0.5 - z0 * (over24 - z0 * (over720 - z0 * (over40320 - z0 * wideCosine(z0)))));
    const s1 = sine * ca0 + cosine * sa0;
    const c1 = cosine * ca0 - sine * sa0;
    const es1 = x * s1 - y * c1;
    const f1 = 1 - (x * c1 + y * s1);
    const g1 = shift + es1 - a0;
    const a1 = (g1 * f1) / (f1 * f1 + 0.5 * g1 * es1);
    const z1 = a1 * a1;
    const sa1 = a1 * (1 - z1 * (sixth - z1 * (over120 - z1 * over5040)));
    const ca1 = 1 - z1 * (0.5 - z1 * (over24 - z1 * (over720 - z1 * over40320)));
    const s2 = s1 * ca1 + c1 * sa1;
    const c2 = c1 * ca1 - s1 * sa1;
    const es2 = x * s2 - y * c2;
    const ec2 = x * c2 + y * s2;
    const w = 1 / (1 - ec2);
    const d = (shift + es2 - (a0 + a1)) * w;
    const h = 0.5 * d * d;
    const isGood =
      x * x + y * y <= at.wideSquareMax &&
      z0 <= wideAngleSquareMax &&
      z1 <= smallSquareMax &&
      Math.abs(d) <= at.lastCorrectionMax;
    const q = (d * es2 + h * ec2) * w;
    sineE[step] = s2 + d * c2 - h * s2;
    cosineE[step] = c2 - d * s2 - h * c2;
    eSine[step] = es2 + d * ec2 - h * es2;
    inverseRadius[step] = isGood ? w * (1 - q + q * q) : NaN;
    const turned = sine * cosineStep + cosine * sineStep;
    cosine = cosine * cosineStep - sine * sineStep;
    sine = turned;
  }
}

/** The tail of the sine beyond a^7: 1/9! − z/11! + z²/13!. */
const wideSine = (z: number): number => 1 / 362880 - z * (1 / 39916800 - z * (1 / 6227020800));

/** The tail of the cosine beyond a^8: 1/10! − z/12! + z²/14!. */
const wideCosine = (z: number): number => 1 / 3628800 - z * (1 / 479001600 - z * (1 / 87178291200));
