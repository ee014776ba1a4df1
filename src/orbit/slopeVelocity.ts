// How fast does a satellite move by its own positions, when SGP4's velocity is not exact enough?
import { sourceStateInto, type StateSource } from './stateSource.ts';

const aside = new Float64Array(6);
const stepMinutes = 1 / 60;

/**
 * Writes position (km) as `sourceStateInto` does, and for the velocity (km/s) the slope of the
 * positions, to out[offset…offset+5]; returns 0, or fills with NaN and returns the code of what
 * fails there or 2 s to either side. SGP4 drops terms from its velocity: on eccentric orbits it is
 * metres a second from the slope, tens of hertz of Doppler at 8 GHz. By five points 1 s apart, at
 * five times the price: 1e-7 km/s.
 */
export function slopeStateInto(
  out: Float64Array,
  offset: number,
  source: StateSource,
  minutes: number,
): number {
  let code = sourceStateInto(out, offset, source, minutes);
  if (code !== 0) return code;
  out.fill(0, offset + 3, offset + 6);
  for (const [steps, weight] of slopeWeights) {
    code = sourceStateInto(aside, 0, source, minutes + steps * stepMinutes);
    if (code !== 0) {
      out.fill(NaN, offset, offset + 6);
      return code;
    }
    for (let c = 0; c < 3; c += 1) out[offset + 3 + c]! += weight * aside[c]!;
  }
  return 0;
}

/** Central differences of the fourth order, for positions 1 s apart. */
const slopeWeights = [
  [-2, 1 / 12],
  [-1, -2 / 3],
  [1, 2 / 3],
  [2, -1 / 12],
] as const;
