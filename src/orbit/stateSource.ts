// Who says where a satellite is: SGP4 by its elements, a table of states, or a chief it follows?
import type { ElementSet } from './elementSet.ts';
import { propagateMemberInto, type FormationMember, type MemberSource } from './formationMember.ts';
import {
  createPropagator,
  isPropagator,
  minutesSinceEpoch,
  propagateInto,
  sgp4ErrorMeaning,
  type Propagator,
  type PropagatorFailure,
} from './sgp4.ts';
import { outsideTableCode, tableStateInto, type StateTable } from './stateTable.ts';

/** What a file or a design says of one satellite's motion. */
export type OrbitRecord = ElementSet | StateTable | FormationMember;

/**
 * Anything that gives states in TEME: an SGP4 propagator, a table, which is ready as it is, or a
 * member of a formation.
 */
export type StateSource = Propagator | StateTable | MemberSource;

/** A satellite without states, and why. */
export interface SourceFailure {
  readonly errorCode: number;
}

/** Whether a satellite is given by states instead of elements. */
export function isStateTable(orbit: OrbitRecord | StateSource): orbit is StateTable {
  return 'segments' in orbit;
}

/** Whether a satellite follows a chief. */
export function isFormationMember(orbit: OrbitRecord): orbit is FormationMember {
  return 'formation' in orbit;
}

/** Whether states are those of a chief and the way about it. */
export function isMemberSource(source: StateSource): source is MemberSource {
  return 'member' in source;
}

/** Makes ready whatever a file or a design gave. */
export function createStateSource(orbit: OrbitRecord): StateSource | PropagatorFailure {
  if (isStateTable(orbit)) return orbit;
  if (!isFormationMember(orbit)) return createPropagator(orbit);
  const chief = createPropagator(orbit.formation.chief);
  return isPropagator(chief) ? { member: orbit, chief } : chief;
}

/** Whether there will be no states. */
export function isSourceFailure(source: StateSource | SourceFailure): source is SourceFailure {
  return 'errorCode' in source;
}

/** Minutes from the epoch of a source, which `sourceStateInto` counts from, to an instant. */
export function minutesSinceSourceEpoch(source: StateSource, utcMs: number): number {
  if (isStateTable(source)) return (utcMs - source.epochUtcMs) / 60000;
  const { elementSet } = isMemberSource(source) ? source.chief : source;
  return minutesSinceEpoch(elementSet, utcMs);
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
  if (isStateTable(source)) return tableStateInto(out, offset, source, minutes);
  if (isMemberSource(source)) return propagateMemberInto(out, offset, source, minutes);
  return propagateInto(out, offset, source, minutes);
}

/** SGP4 gives numbers without an error code that are no satellite's (`isOrbit`). */
export const noOrbitCode = 9;

/** Why there is no state, in words. */
export function stateErrorMeaning(code: number): string {
  if (code === noOrbitCode) return 'what SGP4 gives there is faster than any orbit';
  if (code === outsideTableCode) return 'the states of the file do not reach there';
  return `${sgp4ErrorMeaning(code)} (SGP4 code ${code})`;
}
