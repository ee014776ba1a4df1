// Which state belongs to mean elements, by full functions, as SGP4's own text has it?
//
// Kept step by step in the order of Spacetrack Report 3 and AIAA 2006-6753, so that roundings of
// large angles fall as in every other implementation; only sines and cosines are ours.
import { sgp4EarthRadiusKm, sgp4J2 } from '../constants.ts';
import { rateUnitPerMin } from './elements.ts';
import * as at from './layout.ts';
import { quarterTurn1, sineCosineInto } from './sineCosine.ts';
import { speedUnitKmPerS } from './shortPeriod.ts';

/** Mean elements of an instant, lunar-solar periods included, and what goes with them. */
export interface MeanElements {
  /** Semi-major axis, Earth radii, and mean motion, rad/min. */
  axis: number;
  meanMotion: number;
  eccentricity: number;
  node: number;
  perigee: number;
  anomaly: number;
  sineInclination: number;
  cosineInclination: number;
  /** Needed where the Moon and the Sun shift it. */
  inclination: number;
  longPeriodY: number;
  longPeriodL: number;
  /** 3·cos²i − 1, 1 − cos²i and 7·cos²i − 1. */
  con41: number;
  x1mth2: number;
  x7thm1: number;
}

export const twoPi = 2 * Math.PI;

const turnHead = 4 * quarterTurn1; // 33 bits: products with up to 2^20 turns are exact
const turnTail = twoPi - turnHead;
const turnsPerRad = 1 / twoPi;
const minutesPerUnit = 1 / rateUnitPerMin;

/** The remainder of an angle after whole turns, with the angle's sign, as `%` gives it. */
export function withoutTurns(angleRad: number): number {
  const turns = Math.trunc(angleRad * turnsPerRad);
  return angleRad - turns * turnHead - turns * turnTail;
}

/** Not zeros: engines keep fields that begin as fractions unboxed, or box them once. */
export function emptyMean(): MeanElements {
  return {
    axis: NaN,
    meanMotion: NaN,
    eccentricity: NaN,
    node: NaN,
    perigee: NaN,
    anomaly: NaN,
    sineInclination: NaN,
    cosineInclination: NaN,
    inclination: NaN,
    longPeriodY: NaN,
    longPeriodL: NaN,
    con41: NaN,
    x1mth2: NaN,
    x7thm1: NaN,
  };
}

/** SGP4 takes whole turns from node, perigee and their sum with the anomaly, in this order. */
export function setAngles(
  mean: MeanElements,
  anomaly: number,
  perigee: number,
  node: number,
): void {
  const longitude = withoutTurns(anomaly + perigee + node);
  mean.node = withoutTurns(node);
  mean.perigee = withoutTurns(perigee);
  mean.anomaly = withoutTurns(longitude - mean.perigee - mean.node);
}

const pair = new Float64Array(2);
const iterationMax = 10; // SGP4's own
const over362880 = 1 / 362880;

const turn = new Float64Array(2);

/** Turns a sine and cosine by an angle: a small one by its series. */
export function turnPair(pair: Float64Array, angle: number): void {
  const sine = pair[0]!;
  const cosine = pair[1]!;
  if (Math.abs(angle) <= at.smallAngleMax) {
    const z = angle * angle;
    const over7 = at.over5040 - z * over362880;
    turn[0] = angle * (1 - z * (at.sixth - z * (at.over120 - z * over7)));
    turn[1] = 1 - z * (0.5 - z * (at.over24 - z * (at.over720 - z * at.over40320)));
  } else {
    sineCosineInto(turn, 0, angle);
  }
  pair[0] = sine * turn[1]! + cosine * turn[0]!;
  pair[1] = cosine * turn[1]! - sine * turn[0]!;
}

/** SGP4's own iteration: leaves sine and cosine of the last but one approximation in `pair`. */
function solveKepler(u: number, x: number, y: number): void {
  let guess = u;
  sineCosineInto(pair, 0, guess);
  for (let count = 1; ; count += 1) {
    const sine = pair[0]!;
    const cosine = pair[1]!;
    let correction = (u - y * cosine + x * sine - guess) / (1 - cosine * x - sine * y);
    if (Math.abs(correction) >= 0.95) correction = correction > 0 ? 0.95 : -0.95;
    if (!(Math.abs(correction) >= 1e-12) || count >= iterationMax) return;
    guess += correction;
    turnPair(pair, correction);
  }
}

/** Writes position and velocity in TEME to out[0…5]; returns SGP4's code (0, 4 or 6). */
export function stateOfMean(out: Float64Array, mean: MeanElements): number {
  const { axis, eccentricity, node, perigee, sineInclination, cosineInclination } = mean;
  sineCosineInto(pair, 0, perigee);
  const x = eccentricity * pair[1]!;
  const inverse = 1 / (axis * (1 - eccentricity * eccentricity));
  const y = eccentricity * pair[0]! + inverse * mean.longPeriodY;
  const longitude = mean.anomaly + perigee + node + inverse * mean.longPeriodL * x;
  solveKepler(withoutTurns(longitude - node), x, y);
  const sineE = pair[0]!;
  const cosineE = pair[1]!;
  const eCosine = x * cosineE + y * sineE;
  const eSine = x * sineE - y * cosineE;
  const square = x * x + y * y;
  const parameter = axis * (1 - square);
  if (parameter < 0) return 4;
  const r = axis * (1 - eCosine);
  const beta = Math.sqrt(1 - square);
  const lean = eSine / (1 + beta);
  const inverseRadius = 1 / r;
  const ratio = axis * inverseRadius;
  const sineU = ratio * (sineE - y - x * lean);
  const cosineU = ratio * (cosineE - x + y * lean);
  const sine2 = (cosineU + cosineU) * sineU;
  const cosine2 = 1 - 2 * sineU * sineU;
  const inverseParameter = 1 / parameter;
  const j1 = 0.5 * sgp4J2 * inverseParameter;
  const j2 = j1 * inverseParameter;
  const radius = r * (1 - 1.5 * j2 * beta * mean.con41) + 0.5 * j1 * mean.x1mth2 * cosine2;
  if (radius < 1) return 6;
  const paceJ2 = mean.meanMotion * j1 * minutesPerUnit;
  const radialSpeed = Math.sqrt(axis) * eSine * inverseRadius - paceJ2 * mean.x1mth2 * sine2;
  const crossSpeed =
    Math.sqrt(parameter) * inverseRadius + paceJ2 * (mean.x1mth2 * cosine2 + 1.5 * mean.con41);
  pair[0] = sineU;
  pair[1] = cosineU;
  turnPair(pair, -0.25 * j2 * mean.x7thm1 * sine2);
  const sineLatitude = pair[0];
  const cosineLatitude = pair[1];
  sineCosineInto(pair, 0, node + 1.5 * j2 * cosineInclination * sine2);
  const sineNode = pair[0];
  const cosineNode = pair[1];
  pair[0] = sineInclination;
  pair[1] = cosineInclination;
  turnPair(pair, 1.5 * j2 * cosineInclination * sineInclination * cosine2);
  const [sineI, cosineI] = [pair[0], pair[1]];
  const [px, py] = [-sineNode * cosineI, cosineNode * cosineI];
  const ux = px * sineLatitude + cosineNode * cosineLatitude;
  const uy = py * sineLatitude + sineNode * cosineLatitude;
  const uz = sineI * sineLatitude;
  const rKm = radius * sgp4EarthRadiusKm;
  const v = radialSpeed * speedUnitKmPerS;
  const w = crossSpeed * speedUnitKmPerS;
  out[0] = rKm * ux;
  out[1] = rKm * uy;
  out[2] = rKm * uz;
  out[3] = v * ux + w * (px * cosineLatitude - cosineNode * sineLatitude);
  out[4] = v * uy + w * (py * cosineLatitude - sineNode * sineLatitude);
  out[5] = v * uz + w * (sineI * cosineLatitude);
  return 0;
}
