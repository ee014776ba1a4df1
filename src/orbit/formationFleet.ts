// How do whole formations become states on a grid, each chief propagated once?
import {
  completeFrame,
  frameColumnCount,
  memberStateInto,
  type Formation,
  type MemberSource,
} from './formationMember.ts';
import { createFleetKernel, fillStates, type FleetKernel } from './kernel/fleet.ts';
import { createStateTable, type StateGrid, type StateTable } from './kernel/states.ts';
import { simdModule } from './kernel/twin.ts';
import {
  isMemberSource,
  isSourceFailure,
  type SourceFailure,
  type StateSource,
} from './stateSource.ts';

/** The formations of a fleet, their chiefs ready for any number of grids. */
export interface FormationFleet {
  readonly formations: readonly Formation[];
  readonly kernel: FleetKernel;
  /** By satellite: its formation, −1 for none. */
  readonly formationIndex: Int32Array;
}

/** What the members of all formations share at each sample of a grid. */
export interface FormationFrames {
  readonly sampleCount: number;
  readonly formationIndex: Int32Array;
  /** Frame of sample k of formation f at `frameColumnCount`·(f·sampleCount + k). */
  readonly frames: Float64Array;
  readonly statusCode: Uint8Array;
}

/** Makes the formations of a fleet ready; members are told by sharing one formation object. */
export function prepareFormations(
  sources: readonly (StateSource | SourceFailure)[],
): FormationFleet {
  const formationIndex = new Int32Array(sources.length).fill(-1);
  const indexOf = new Map<Formation, number>();
  const chiefs: MemberSource['chief'][] = [];
  sources.forEach((source, index) => {
    if (isSourceFailure(source) || !isMemberSource(source)) return;
    const { formation } = source.member;
    const known = indexOf.get(formation) ?? indexOf.size;
    if (known === indexOf.size) chiefs.push(source.chief);
    indexOf.set(formation, known);
    formationIndex[index] = known;
  });
  const kernel = createFleetKernel(chiefs, simdModule());
  return { formations: [...indexOf.keys()], kernel, formationIndex };
}

/** Propagates every chief over a grid. */
export function formationFramesOn(fleet: FormationFleet, grid: StateGrid): FormationFrames {
  const { formations, kernel, formationIndex } = fleet;
  const { sampleCount, startUtcMs, startS, stepS } = grid;
  const table = createStateTable('satelliteMajor', formations.length, sampleCount);
  if (formations.length > 0) fillStates(kernel, table, grid);
  const frames = new Float64Array(frameColumnCount * formations.length * sampleCount);
  formations.forEach((formation, index) => {
    const startMinutes = (startUtcMs - formation.chief.epochUtcMs) / 60000;
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const from = 3 * (index * sampleCount + sample);
      const at = frameColumnCount * (index * sampleCount + sample);
      frames.set(table.positionTemeKm.subarray(from, from + 3), at);
      frames.set(table.velocityTemeKmPerS.subarray(from, from + 3), at + 3);
      completeFrame(frames, at, formation, startMinutes + (startS + sample * stepS) / 60);
    }
  });
  return { sampleCount, formationIndex, frames, statusCode: table.statusCode };
}

const state = new Float64Array(6);

/** Fills the row of one member in a satellite-major table; a chief's failures are its members'. */
export function fillMember(
  out: StateTable,
  index: number,
  { member }: MemberSource,
  shared: FormationFrames,
): void {
  const { sampleCount, frames, statusCode } = shared;
  const first = shared.formationIndex[index]! * sampleCount;
  for (let sample = 0; sample < sampleCount; sample += 1) {
    const to = index * sampleCount + sample;
    // NaN of a chief without a state goes through.
    memberStateInto(state, member, frames, frameColumnCount * (first + sample));
    out.statusCode[to] = statusCode[first + sample]!;
    for (let c = 0; c < 3; c += 1) {
      out.positionTemeKm[3 * to + c] = state[c]!;
      out.velocityTemeKmPerS[3 * to + c] = state[c + 3]!;
    }
  }
}
