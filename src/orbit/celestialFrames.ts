// How does a state in the frame of the stars, or of another Earth model, become TEME?
import type { EarthOrientation } from './access.ts';
import { earthRotationRadPerS, radPerArcsec } from './constants.ts';
import { cos, sin } from './deterministic.ts';
import { ecefToTeme } from './frames.ts';
import { nutation } from './nutation.ts';
import { centuriesTt, gmstRad } from './time.ts';

/** Turns position and velocity (km, km/s; six numbers) of an instant into TEME, in place. */
export type StateToTeme = (state: Float64Array, utcMs: number) => void;

type Polynomial = readonly number[]; // arc seconds, of Julian centuries of terrestrial time

// Precession with the frame bias in it: the four angles of Fukushima and Williams, IAU 2006
// (J. L. Hilton et al., Cel. Mech. Dyn. Astron. 94, 2006).
const gammaBar: Polynomial = [-0.052928, 10.556378, 0.4932044, -0.00031238, -2.788e-6, 2.6e-8];
const phiBar: Polynomial = [84381.412819, -46.811016, 0.0511268, 0.00053289, -4.4e-7, -1.76e-8];
const psiBar: Polynomial = [-0.041775, 5038.481484, 1.5584175, -0.00018522, -2.6452e-5, -1.48e-8];
const obliquity: Polynomial = [84381.406, -46.836769, -0.0001831, 0.0020034, -5.76e-7, -4.34e-8];
// Greenwich mean sidereal time less the Earth rotation angle (N. Capitaine et al., A&A 432, 2005).
const accumulated: Polynomial = [0.014506, 4612.156534, 1.3915817, -4.4e-7, -2.9956e-5, -3.68e-8];

function radOf(polynomial: Polynomial, centuries: number): number {
  let arcsec = 0;
  for (let power = polynomial.length - 1; power >= 0; power -= 1) {
    arcsec = arcsec * centuries + polynomial[power]!;
  }
  return arcsec * radPerArcsec;
}

const j2000Ms = 946728000000;

/** Earth rotation angle (IAU 2000) for UT1 = UTC, rad; only its difference from GMST is used. */
function earthRotationRad(utcMs: number): number {
  const days = (utcMs - j2000Ms) / 86400000;
  const turns = days - Math.floor(days) + 0.779057273264 + 0.00273781191135448 * days;
  return (turns - Math.floor(turns)) * 2 * Math.PI;
}

function wrapped(angleRad: number): number {
  return angleRad - Math.round(angleRad / (2 * Math.PI)) * 2 * Math.PI;
}

/**
 * Writes the five turns that take GCRF to TEME, about z, x, z, x and z: bias, precession, nutation,
 * and from the true equinox to the one that SGP4's sidereal time counts from. The latter is the
 * difference of two sidereal times, apparent (IAU 2006) and mean (IAU 1982), so that TEME and
 * `gmstRad` give the right Earth.
 */
function exactTurnsInto(out: Float64Array, utcMs: number): void {
  const t = centuriesTt(utcMs);
  const { longitudeRad, obliquityRad, moonNodeRad } = nutation(t);
  const epsilon = radOf(obliquity, t);
  // IERS TN 36, eq. 5.31: the two largest terms
  const complementary = 0.00264096 * sin(moonNodeRad) + 0.00006352 * sin(2 * moonNodeRad);
  const apparent =
    earthRotationRad(utcMs) +
    radOf(accumulated, t) +
    longitudeRad * cos(epsilon) +
    complementary * radPerArcsec;
  out[0] = radOf(gammaBar, t);
  out[1] = radOf(phiBar, t);
  out[2] = -(radOf(psiBar, t) + longitudeRad);
  out[3] = -(epsilon + obliquityRad);
  out[4] = wrapped(apparent - gmstRad(utcMs));
}

const knotMs = 3600000; // a straight line from hour to hour is 0.01 mas beside the series
const turns = new Float64Array(5);
const turnsBefore = new Float64Array(5);
const turnsAfter = new Float64Array(5);
let knotAt = NaN;

/** The same between knots of an hour: files have many states an hour. The array is reused. */
function turnsOf(utcMs: number): Float64Array {
  const knot = Math.floor(utcMs / knotMs);
  if (knot !== knotAt) {
    exactTurnsInto(turnsBefore, knot * knotMs);
    exactTurnsInto(turnsAfter, (knot + 1) * knotMs);
    knotAt = knot;
  }
  const share = utcMs / knotMs - knot;
  for (let which = 0; which < 5; which += 1) {
    turns[which] = turnsBefore[which]! * (1 - share) + turnsAfter[which]! * share;
  }
  return turns;
}

function turnAboutZ(state: Float64Array, angleRad: number): void {
  const [c, s] = [cos(angleRad), sin(angleRad)];
  for (const at of [0, 3]) {
    const [x, y] = [state[at]!, state[at + 1]!];
    state[at] = c * x + s * y;
    state[at + 1] = c * y - s * x;
  }
}

function turnAboutX(state: Float64Array, angleRad: number): void {
  const [c, s] = [cos(angleRad), sin(angleRad)];
  for (const at of [1, 4]) {
    const [y, z] = [state[at]!, state[at + 1]!];
    state[at] = c * y + s * z;
    state[at + 1] = c * z - s * y;
  }
}

/**
 * GCRF to TEME in place: 4 cm in low orbit (1 mas of IAU 2000B and 0.3 mas of the pole that no
 * theory predicts). The axes' own motion, 0.1 mm/s, is left out of the velocity, as is usual.
 */
export function gcrfToTeme(state: Float64Array, utcMs: number): void {
  const angles = turnsOf(utcMs);
  turnAboutZ(state, angles[0]!);
  turnAboutX(state, angles[1]!);
  turnAboutZ(state, angles[2]!);
  turnAboutX(state, angles[3]!);
  turnAboutZ(state, angles[4]!);
}

/** True equator and true equinox of date to TEME, in place. */
export function todToTeme(state: Float64Array, utcMs: number): void {
  turnAboutZ(state, turnsOf(utcMs)[4]!);
}

// The mean equator and equinox of J2000.0 in GCRF (IERS TN 36, eqs. 5.21 and 5.33): 23 mas.
const biasXi = -0.016617 * radPerArcsec;
const biasEta = -0.0068192 * radPerArcsec;
const biasAlpha = -0.0146 * radPerArcsec;

/** EME2000 to TEME, in place. */
export function eme2000ToTeme(state: Float64Array, utcMs: number): void {
  for (const at of [0, 3]) {
    const [x, y, z] = [state[at]!, state[at + 1]!, state[at + 2]!];
    state[at] = x - biasAlpha * y + biasXi * z;
    state[at + 1] = biasAlpha * x + y + biasEta * z;
    state[at + 2] = z - biasXi * x - biasEta * y;
  }
  gcrfToTeme(state, utcMs);
}

const velocity = new Float64Array(3);

/** ITRF to TEME for an orientation of the Earth, in place. */
export function itrfToTeme(orientation: EarthOrientation): StateToTeme {
  const { ut1MinusUtcS = 0, polarMotion } = orientation;
  return (state, utcMs) => {
    const gmst = gmstRad(utcMs, ut1MinusUtcS);
    velocity.set(state.subarray(3));
    ecefToTeme(velocity, velocity, gmst, polarMotion);
    ecefToTeme(state, state, gmst, polarMotion);
    state[3] = velocity[0]! - earthRotationRadPerS * state[1]!;
    state[4] = velocity[1]! + earthRotationRadPerS * state[0]!;
    state[5] = velocity[2]!;
  };
}

const unturned: StateToTeme = () => undefined;

/**
 * How states of a CCSDS frame become TEME, or null when they cannot honestly. ITRF needs the
 * orientation of the Earth, which defaults to UT1 = UTC and no polar motion.
 */
export function stateToTemeOf(frame: string, orientation: EarthOrientation): StateToTeme | null {
  const name = frame.toUpperCase().replaceAll(/[-_ ]/g, '');
  if (name === 'TEME' || name === 'TEMEOFDATE') return unturned;
  if (name === 'EME2000' || name === 'J2000') return eme2000ToTeme;
  if (/^(GCRF|ICRF)\d*$/.test(name)) return gcrfToTeme;
  if (name === 'TOD' || name === 'TODEARTH') return todToTeme;
  return /^ITRF(19|20)?\d{0,2}$/.test(name) ? itrfToTeme(orientation) : null;
}

/** The frames that `stateToTemeOf` knows, for messages. */
export const readableFrameNames = 'TEME, EME2000, GCRF, ICRF, TOD, ITRF';
