// Where is a satellite between two samples, when its velocity is not asked for?
import { stateOffset, type Ephemeris } from './ephemeris.ts';

const placeTolerance = 1e-9; // of a step, as in interpolateInto

/**
 * Writes the position that `interpolateInto` gives, to the last bit, to out[0…2] in half its time.
 * Returns false, and writes nothing, outside the samples or after a failure.
 */
export function interpolatePositionInto(
  out: Float64Array,
  ephemeris: Ephemeris,
  satelliteIndex: number,
  timeS: number,
): boolean {
  const { stepS, positionTemeKm: p, velocityTemeKmPerS: v } = ephemeris;
  const intervalCount = ephemeris.validSampleCount[satelliteIndex]! - 1;
  const place = (timeS - ephemeris.startS) / stepS;
  if (!(place >= -placeTolerance && place <= intervalCount + placeTolerance)) return false;
  const sample = Math.max(0, Math.min(Math.floor(place), intervalCount - 1));
  const s = place - sample;
  const rest = 1 - s;
  const i = stateOffset(ephemeris, satelliteIndex, sample);
  const j = intervalCount === 0 ? i : i + 3;
  const weightTo = s * s * (3 - 2 * s);
  const weightFrom = 1 - weightTo;
  const slopeFrom = s * rest * rest * stepS;
  const slopeTo = -s * s * rest * stepS;
  out[0] = weightFrom * p[i]! + weightTo * p[j]! + slopeFrom * v[i]! + slopeTo * v[j]!;
  out[1] =
    weightFrom * p[i + 1]! + weightTo * p[j + 1]! + slopeFrom * v[i + 1]! + slopeTo * v[j + 1]!;
  out[2] =
    weightFrom * p[i + 2]! + weightTo * p[j + 2]! + slopeFrom * v[i + 2]! + slopeTo * v[j + 2]!;
  return true;
}
