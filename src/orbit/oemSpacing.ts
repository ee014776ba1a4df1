// How close must the states of a written ephemeris lie, so that a reader finds those between?
import { earthMuKm3PerS2 } from './constants.ts';
import { log } from './deterministic.ts';

/** States of one interpolation: degree 11. */
export const lagrangeStateCount = 12;

// Measured on SGP4's states within the first and the last interval, where a polynomial is worst:
// 1 m is reached with a 22nd of the perigee's period at e = 0, and with a tenth of the time to the
// pole at e > 0.1. The spacings kept leave a few decimetres at most.
const statesPerTurn = 26;
const statesPerPoleTime = 12.5;

/**
 * The spacing in s below which Lagrange's polynomial through twelve states is good to 1 m, for the
 * orbit of a state (km, km/s); Infinity for one that is no ellipse. Two things bound it: how fast
 * the satellite turns about the Earth at its perigee, and how far from the perigee, in imaginary
 * time, Kepler's equation has its pole, (arcosh(1/e) − √(1 − e²))/n: beyond, no polynomial
 * converges.
 */
export function lagrangeSpacingMaxS(state: ArrayLike<number>): number {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const [vx, vy, vz] = [state[3]!, state[4]!, state[5]!];
  const speed2 = vx * vx + vy * vy + vz * vz;
  const axisKm = 1 / (2 / Math.sqrt(x * x + y * y + z * z) - speed2 / earthMuKm3PerS2);
  if (!(axisKm > 0 && axisKm < Infinity)) return Infinity;
  const [hx, hy, hz] = [y * vz - z * vy, z * vx - x * vz, x * vy - y * vx];
  const beta2 = Math.min(1, (hx * hx + hy * hy + hz * hz) / (earthMuKm3PerS2 * axisKm));
  const [beta, eccentricity] = [Math.sqrt(beta2), Math.sqrt(1 - beta2)];
  const motion = Math.sqrt(earthMuKm3PerS2 / axisKm) / axisKm;
  const nearer = 1 - eccentricity;
  const turnS = (2 * Math.PI * nearer * nearer) / (motion * beta);
  const pole = eccentricity < 1e-6 ? Infinity : log((1 + beta) / eccentricity) - beta;
  return Math.min(turnS / statesPerTurn, pole / motion / statesPerPoleTime);
}

/**
 * The asked step (s), or a whole part of it that keeps to a limit (s) and leaves twelve states to
 * a duration (s): of whole milliseconds where there is one within a factor of two.
 */
export function spacingOfStepS(stepS: number, limitS: number, durationS: number): number {
  const most = Math.max(0.01, Math.min(limitS, durationS / (lagrangeStateCount - 1)));
  const least = Math.max(1, Math.ceil(stepS / most - 1e-9));
  for (let parts = least; parts <= 2 * least; parts += 1) {
    if ((stepS * 1000) % parts === 0) return stepS / parts;
  }
  return stepS / least;
}
