// How do satellites move that fly in company, seen from the one they follow?
import { cos, sin } from './deterministic.ts';
import { ricBasisInto } from './frames.ts';
import { j2EnergyKm2PerS2 } from './j2Motion.ts';

/**
 * Writes a relative state (radial, in-track, cross-track; km, km/s) after a duration to out[0…5]:
 * Hill's equations about a circular orbit of mean motion n, solved by Clohessy and Wiltshire
 * (Journal of the Aerospace Sciences 27, 1960). May write over its own input.
 */
export function hillStateInto(
  out: Float64Array,
  relative: ArrayLike<number>,
  motionRadPerS: number,
  durationS: number,
): void {
  const [x, y, z] = [relative[0]!, relative[1]!, relative[2]!];
  const [vx, vy, vz] = [relative[3]!, relative[4]!, relative[5]!];
  const n = motionRadPerS;
  const turn = n * durationS;
  const [c, s] = [cos(turn), sin(turn)];
  out[0] = (4 - 3 * c) * x + (s / n) * vx + (2 / n) * (1 - c) * vy;
  out[1] = 6 * (s - turn) * x + y - (2 / n) * (1 - c) * vx + ((4 * s - 3 * turn) / n) * vy;
  out[2] = c * z + (s / n) * vz;
  out[3] = 3 * n * s * x + c * vx + 2 * s * vy;
  out[4] = -6 * n * (1 - c) * x - 2 * s * vx + (4 * c - 3) * vy;
  out[5] = -n * s * z + c * vz;
}

/** In-track drift of a relative state, km/s: −3 (2 n x + v_y), 0 when it is bounded. */
export function hillDriftKmPerS(relative: ArrayLike<number>, motionRadPerS: number): number {
  return -3 * (2 * motionRadPerS * relative[0]! + relative[4]!);
}

const basis = new Float64Array(9);

/** Rate at which the frame of a state turns, rad/s: h / r² (about its cross-track axis). */
export function ricRateRadPerS(chief: ArrayLike<number>): number {
  const [x, y, z] = [chief[0]!, chief[1]!, chief[2]!];
  const [vx, vy, vz] = [chief[3]!, chief[4]!, chief[5]!];
  const [hx, hy, hz] = [y * vz - z * vy, z * vx - x * vz, x * vy - y * vx];
  return Math.sqrt(hx * hx + hy * hy + hz * hz) / (x * x + y * y + z * z);
}

/**
 * Writes the TEME state (km, km/s) of a satellite to out[offset…offset+5], given the chief's and
 * the relative one in the chief's turning RIC frame. The slow turn of the orbit's plane by J2
 * (2e-7 rad/s) is left out of the frame's rate, here and in the inverse.
 */
export function ricToTemeInto(
  out: Float64Array,
  offset: number,
  chief: ArrayLike<number>,
  relative: ArrayLike<number>,
): void {
  ricBasisInto(basis, chief);
  const rate = ricRateRadPerS(chief);
  const vx = relative[3]! - rate * relative[1]!;
  const vy = relative[4]! + rate * relative[0]!;
  for (let c = 0; c < 3; c += 1) {
    const [r, i, k] = [basis[c]!, basis[c + 3]!, basis[c + 6]!];
    out[offset + c] = chief[c]! + r * relative[0]! + i * relative[1]! + k * relative[2]!;
    out[offset + c + 3] = chief[c + 3]! + r * vx + i * vy + k * relative[5]!;
  }
}

/** The inverse of `ricToTemeInto`: the state of a satellite in the chief's turning frame. */
export function temeToRicInto(
  out: Float64Array,
  chief: ArrayLike<number>,
  states: ArrayLike<number>,
  offset: number,
): void {
  ricBasisInto(basis, chief);
  const rate = ricRateRadPerS(chief);
  for (let axis = 0; axis < 3; axis += 1) {
    let [position, velocity] = [0, 0];
    for (let c = 0; c < 3; c += 1) {
      const unit = basis[3 * axis + c]!;
      position += unit * (states[offset + c]! - chief[c]!);
      velocity += unit * (states[offset + c + 3]! - chief[c + 3]!);
    }
    out[axis] = position;
    out[axis + 3] = velocity;
  }
  out[3]! += rate * out[1]!;
  out[4]! -= rate * out[0]!;
}

/**
 * Changes the in-track speed of states[offset…] until its energy with J2 is that of the chief, so
 * that it neither leads nor lags in the mean; by Newton's method to 1e-13. Returns the change in
 * km/s.
 */
export function matchEnergy(
  states: Float64Array,
  offset: number,
  chief: ArrayLike<number>,
): number {
  const wanted = j2EnergyKm2PerS2(chief);
  const own = states.subarray(offset, offset + 6);
  const [ix, iy, iz] = inTrackOf(chief);
  let total = 0;
  for (let iteration = 0; iteration < 4; iteration += 1) {
    const along = own[3]! * ix + own[4]! * iy + own[5]! * iz;
    const change = (wanted - j2EnergyKm2PerS2(own)) / along;
    own[3]! += change * ix;
    own[4]! += change * iy;
    own[5]! += change * iz;
    total += change;
  }
  return total;
}

function inTrackOf(chief: ArrayLike<number>): [number, number, number] {
  ricBasisInto(basis, chief);
  return [basis[3]!, basis[4]!, basis[5]!];
}
