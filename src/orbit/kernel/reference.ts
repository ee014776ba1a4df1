// What does satellite.js say of a state that the kernel does not do, or that is to be checked?
import { minutesSinceEpoch, propagateInto, type Propagator } from '../sgp4.ts';
import type { StateGrid, StateTable } from './states.ts';

const state = new Float64Array(6);

/** Minutes since an object's epoch at a sample, rounded as everywhere else in the room. */
export function minutesAtSample(propagator: Propagator, grid: StateGrid, sample: number): number {
  const timeS = grid.startS + sample * grid.stepS;
  return minutesSinceEpoch(propagator.elementSet, grid.startUtcMs) + timeS / 60;
}

/** Writes satellite.js's state, or NaN and its error code. */
export function storeReference(
  out: StateTable,
  stateIndex: number,
  propagator: Propagator,
  minutes: number,
): void {
  out.statusCode[stateIndex] = propagateInto(state, 0, propagator, minutes);
  for (let component = 0; component < 3; component += 1) {
    out.positionTemeKm[3 * stateIndex + component] = state[component]!;
    out.velocityTemeKmPerS[3 * stateIndex + component] = state[component + 3]!;
  }
}

/** Writes NaN and a code to a state. */
export function storeFailure(out: StateTable, stateIndex: number, errorCode: number): void {
  out.statusCode[stateIndex] = errorCode;
  out.positionTemeKm.fill(NaN, 3 * stateIndex, 3 * stateIndex + 3);
  out.velocityTemeKmPerS.fill(NaN, 3 * stateIndex, 3 * stateIndex + 3);
}

/** How far (km) a state of a table is from satellite.js's; infinite when only one of them fails. */
export function distanceFromReference(
  out: StateTable,
  stateIndex: number,
  propagator: Propagator,
  minutes: number,
): number {
  const code = propagateInto(state, 0, propagator, minutes);
  if (code !== 0 || out.statusCode[stateIndex] !== 0) {
    return code === out.statusCode[stateIndex] ? 0 : Infinity;
  }
  let square = 0;
  for (let component = 0; component < 3; component += 1) {
    const off = out.positionTemeKm[3 * stateIndex + component]! - state[component]!;
    square += off * off;
  }
  return square >= 0 ? Math.sqrt(square) : Infinity;
}
