// Who says where a satellite is: SGP4 by its elements, or a table of states?
import type { ElementSet } from './elementSet.ts';
import {
  createPropagator,
  minutesSinceEpoch,
  propagateInto,
  sgp4ErrorMeaning,
  type Propagator,
  type PropagatorFailure,
} from './sgp4.ts';
import { outsideTableCode, tableStateInto, type StateTable } from './stateTable.ts';

/** What a file says of one satellite's motion. */
export type OrbitRecord = ElementSet | StateTable;

/** Anything that gives states in TEME: an SGP4 propagator, or a table, which is ready as it is. */
export type StateSource = Propagator | StateTable;

/** A satellite without states, and why. */
export interface SourceFailure {
  readonly errorCode: number;
}

/** Whether a satellite is given by states instead of elements. */
export function isStateTable(orbit: OrbitRecord | StateSource): orbit is StateTable {
  return 'segments' in orbit;
}

/** Makes ready whatever a file gave. */
export function createStateSource(orbit: OrbitRecord): StateSource | PropagatorFailure {
  return isStateTable(orbit) ? orbit : createPropagator(orbit);
}

/** Whether there will be no states. */
export function isSourceFailure(source: StateSource | SourceFailure): source is SourceFailure {
  return 'errorCode' in source;
}

/** Minutes from the epoch of a source, which `sourceStateInto` counts from, to an instant. */
export function minutesSinceSourceEpoch(source: StateSource, utcMs: number): number {
  if (isStateTable(source)) return (utcMs - source.epochUtcMs) / 60000;
  return minutesSinceEpoch(source.elementSet, utcMs);
}

/**
 * Writes position (km) and velocity (km/s) in TEME to out[offset…offset+5] and returns 0, or fills
 * with NaN and returns a code that `stateErrorMeaning` explains.
 */
export function sourceStateInto(
  out: Float64Array,
  offset: number,
  source: StateSource,
  minutes: number,
): number {
  return isStateTable(source)
    ? tableStateInto(out, offset, source, minutes)
    : propagateInto(out, offset, source, minutes);
}

/** Why there is no state, in words. */
export function stateErrorMeaning(code: number): string {
  if (code === outsideTableCode) return 'the states of the file do not reach there';
  return `${sgp4ErrorMeaning(code)} (SGP4 code ${code})`;
}
