// Where has resonance with the Earth's rotation brought an object's mean motion and longitude?
//
// SGP4's dspace integrates from the epoch to every instant anew, in steps of 720 minutes (Euler
// and Maclaurin; AIAA 2006-6753). Here the steps taken are kept: an instant costs one step at most
// beyond those already known, in either direction and in any order, with the same results.
import { deep } from './deepColumns.ts';
import { sineCosineInto } from './sineCosine.ts';

const stepMinutes = 720;
const halfSquare = 259200; // 720²/2
// Phases of the geopotential's terms, rad, as SGP4 has them.
const phase22Synchronous = 0.13130908; // fasx2
const phase31Synchronous = 2.8843198; // fasx4
const phase33Synchronous = 0.37448087; // fasx6
const g22 = 5.7686396;
const g32 = 0.95240898;
const g44 = 1.8014998;
const g52 = 1.050833;
const g54 = 4.4108898;

const knotCountMax = 8192; // 11 years each way; beyond, steps are taken anew

/** The integrator of one object: its knots (longitude, mean motion) on both sides of the epoch. */
export interface Resonance {
  readonly forward: number[];
  readonly backward: number[];
  /** The knot at which the rates below hold: number, side, longitude, mean motion. */
  knot: number;
  side: number;
  longitude: number;
  meanMotion: number;
  longitudeRate: number;
  motionRate: number;
  motionBend: number;
}

export function createResonance(row: Float64Array): Resonance {
  const start = [row[deep.xlamo]!, row[deep.no]!];
  return {
    forward: [...start],
    backward: [...start],
    knot: -1,
    side: 0,
    longitude: 0,
    meanMotion: 0,
    longitudeRate: 0,
    motionRate: 0,
    motionBend: 0,
  };
}

const pair = new Float64Array(2);
const sums = new Float64Array(2);

/** Adds a term's sine, and its cosine times `weight`, to the sums. */
function addTerm(amplitude: number, angle: number, weight: number): void {
  sineCosineInto(pair, 0, angle);
  sums[0] = sums[0]! + amplitude * pair[0]!;
  sums[1] = sums[1]! + weight * amplitude * pair[1]!;
}

/** One day: the object sees the same side of the Earth all the time. */
function addSynchronous(row: Float64Array, longitude: number): void {
  addTerm(row[deep.del1]!, longitude - phase22Synchronous, 1);
  addTerm(row[deep.del2]!, 2 * (longitude - phase31Synchronous), 2);
  addTerm(row[deep.del3]!, 3 * (longitude - phase33Synchronous), 3);
}

/** Half a day. */
function addHalfDay(row: Float64Array, longitude: number, minutes: number): void {
  const perigee = row[deep.argpo]! + row[deep.argpdot]! * minutes;
  const perigee2 = perigee + perigee;
  const longitude2 = longitude + longitude;
  addTerm(row[deep.d2201]!, perigee2 + longitude - g22, 1);
  addTerm(row[deep.d2211]!, longitude - g22, 1);
  addTerm(row[deep.d3210]!, perigee + longitude - g32, 1);
  addTerm(row[deep.d3222]!, -perigee + longitude - g32, 1);
  addTerm(row[deep.d4410]!, perigee2 + longitude2 - g44, 2);
  addTerm(row[deep.d4422]!, longitude2 - g44, 2);
  addTerm(row[deep.d5220]!, perigee + longitude - g52, 1);
  addTerm(row[deep.d5232]!, -perigee + longitude - g52, 1);
  addTerm(row[deep.d5421]!, perigee + longitude2 - g54, 2);
  addTerm(row[deep.d5433]!, -perigee + longitude2 - g54, 2);
}

/** Puts the integrator at a known knot and computes the rates there. */
function moveTo(at: Resonance, row: Float64Array, knot: number, side: number): void {
  sums[0] = 0;
  sums[1] = 0;
  if (row[deep.irez] === 2) addHalfDay(row, at.longitude, knot * side * stepMinutes);
  else addSynchronous(row, at.longitude);
  at.knot = knot;
  at.side = side;
  at.longitudeRate = at.meanMotion + row[deep.xfact]!;
  at.motionRate = sums[0];
  at.motionBend = sums[1] * at.longitudeRate;
}

/** Takes one step away from the epoch and keeps the knot that it leads to. */
function takeStep(at: Resonance, row: Float64Array, knots: number[], side: number): void {
  const delta = side * stepMinutes;
  at.longitude += at.longitudeRate * delta + at.motionRate * halfSquare;
  at.meanMotion += at.motionRate * delta + at.motionBend * halfSquare;
  if (knots.length === 2 * (at.knot + 1) && at.knot + 1 < knotCountMax) {
    knots.push(at.longitude, at.meanMotion);
  }
  moveTo(at, row, at.knot + 1, side);
}

/**
 * Brings the integrator to the knot for `t` minutes from epoch; what remains, less than 720
 * minutes, is for `meanMotion` and `longitude` to be carried on by the rates.
 */
export function moveResonance(at: Resonance, row: Float64Array, t: number): void {
  const side = t > 0 ? 1 : -1;
  const knots = side > 0 ? at.forward : at.backward;
  const knot = Math.floor(Math.abs(t) / stepMinutes);
  if (at.side !== side || at.knot > knot || at.knot < 0) {
    const known = Math.min(knot, knots.length / 2 - 1);
    at.longitude = knots[2 * known]!;
    at.meanMotion = knots[2 * known + 1]!;
    moveTo(at, row, known, side);
  }
  while (at.knot < knot) takeStep(at, row, knots, side);
}

/** Minutes from the integrator's knot to `t`. */
export function sinceKnot(at: Resonance, t: number): number {
  return t - at.knot * at.side * stepMinutes;
}
