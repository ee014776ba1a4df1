// Where is a satellite that feels nothing but a point mass?
import { cos, sin } from './deterministic.ts';

/**
 * Writes position and velocity after `durationS` on the ellipse of a state (km, km/s) to
 * out[0…5], by Lagrange's coefficients and Kepler's equation in differences of the eccentric
 * anomaly (R. H. Battin, An Introduction to the Mathematics and Methods of Astrodynamics, 1999,
 * §4.3). The measure for everything that must be exact; no orbit of the simulator uses it.
 * Returns false, and writes nothing, when the state is not on an ellipse.
 */
export function propagateTwoBodyInto(
  out: Float64Array,
  state: ArrayLike<number>,
  durationS: number,
  muKm3PerS2: number,
): boolean {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const [vx, vy, vz] = [state[3]!, state[4]!, state[5]!];
  const radiusKm = Math.sqrt(x * x + y * y + z * z);
  const axisKm = 1 / (2 / radiusKm - (vx * vx + vy * vy + vz * vz) / muKm3PerS2);
  if (!(axisKm > 0 && axisKm < Infinity)) return false;
  const motion = Math.sqrt(muKm3PerS2 / axisKm) / axisKm;
  const sine = (x * vx + y * vy + z * vz) / Math.sqrt(muKm3PerS2 * axisKm);
  const cosine = 1 - radiusKm / axisKm;
  const meanTurn = motion * durationS;
  let turn = meanTurn;
  for (let iteration = 0; iteration < 40; iteration += 1) {
    const error = turn + sine * (1 - cos(turn)) - cosine * sin(turn) - meanTurn;
    const step = error / (1 + sine * sin(turn) - cosine * cos(turn));
    turn -= step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(turn))) break;
  }
  const s = sin(turn);
  const c = cos(turn);
  const f = 1 - (axisKm / radiusKm) * (1 - c);
  const g = durationS - (turn - s) / motion;
  const newRadiusKm = axisKm * (1 - cosine * c + sine * s);
  const fRate = (-motion * axisKm * axisKm * s) / (newRadiusKm * radiusKm);
  const gRate = 1 - (axisKm / newRadiusKm) * (1 - c);
  out[0] = f * x + g * vx;
  out[1] = f * y + g * vy;
  out[2] = f * z + g * vz;
  out[3] = fRate * x + gRate * vx;
  out[4] = fRate * y + gRate * vy;
  out[5] = fRate * z + gRate * vz;
  return true;
}
