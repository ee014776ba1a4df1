// How near, how fast and how sharply turning can a satellite be between its samples?
import { earthMuKm3PerS2, earthRadiusPolarKm } from './constants.ts';
import { stateOffset, type Ephemeris } from './ephemeris.ts';

/** Bounds on a satellite's motion over its valid samples and all that lies between them. */
export interface MotionBounds {
  readonly radiusMinKm: number;
  readonly radiusMaxKm: number;
  readonly speedMaxKmPerS: number;
  readonly accelerationMaxKmPerS2: number;
}

// Oblateness pulls by 0.16 %, drag and the Moon by less; SGP4's own terms wobble as little.
const pullSurplus = 1.01;

/**
 * Bounds from the samples: in the half step to the nearest one the pull of the Earth can change
 * radius and speed by no more than its greatest value does. Where samples are so far apart that
 * this would let the satellite fall to the ground, the ground's pull is the bound.
 */
export function motionBounds(ephemeris: Ephemeris, satelliteIndex: number): MotionBounds {
  const { positionTemeKm, velocityTemeKmPerS, stepS } = ephemeris;
  const from = stateOffset(ephemeris, satelliteIndex, 0);
  const end = from + 3 * ephemeris.validSampleCount[satelliteIndex]!;
  let [nearest, farthest, fastest] = [Infinity, 0, 0];
  for (let at = from; at < end; at += 3) {
    const x = positionTemeKm[at]!;
    const y = positionTemeKm[at + 1]!;
    const z = positionTemeKm[at + 2]!;
    const vx = velocityTemeKmPerS[at]!;
    const vy = velocityTemeKmPerS[at + 1]!;
    const vz = velocityTemeKmPerS[at + 2]!;
    const squared = x * x + y * y + z * z;
    const speedSquared = vx * vx + vy * vy + vz * vz;
    if (squared < nearest) nearest = squared;
    if (squared > farthest) farthest = squared;
    if (speedSquared > fastest) fastest = speedSquared;
  }
  const pullAt = (radiusKm: number): number =>
    (pullSurplus * earthMuKm3PerS2) / (radiusKm * radiusKm);
  const sampledMinKm = Math.max(earthRadiusPolarKm, Math.sqrt(nearest));
  // The pull that lowers the radius is itself greater below the lowest sample.
  const sagKm = (pullAt(sampledMinKm) * stepS * stepS) / 8;
  const radiusMinKm = Math.max(earthRadiusPolarKm, sampledMinKm - 1.5 * sagKm);
  const pull = pullAt(radiusMinKm);
  return {
    radiusMinKm,
    radiusMaxKm: Math.sqrt(farthest) + (pull * stepS * stepS) / 8,
    speedMaxKmPerS: Math.sqrt(fastest) + (pull * stepS) / 2,
    accelerationMaxKmPerS2: pull,
  };
}
