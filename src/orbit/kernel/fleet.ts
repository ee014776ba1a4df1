// How does a fleet become states on a grid, whoever computes each object?
import { isPropagator, propagateInto, type Propagator } from '../sgp4.ts';
import type { SourceFailure } from '../stateSource.ts';
import { createDeepObject, deepStepInto, type DeepObject } from './deepSpace.ts';
import { fillNearEarthRow, nearEarthBranch, type Branch } from './elements.ts';
import { fullStepInto, reachMinutes } from './fullStep.ts';
import { columnCount } from './layout.ts';
import { fillByScalar } from './scalar.ts';
import { createSimdFleet, fillBySimd, type SimdFleet } from './simd.ts';
import {
  minuteGridOf,
  stateStride,
  type ObjectRange,
  type StateGrid,
  type StateTable,
} from './states.ts';
import type { SimdModule } from './wasm.ts';

/** A fleet made ready: who computes each object, and the constants of ours. */
export interface FleetKernel {
  readonly propagators: readonly (Propagator | SourceFailure)[];
  readonly epochUtcMs: Float64Array;
  /** Milliseconds from epoch within which the block kernel does a near-Earth object, else 0. */
  readonly blockReachMs: Float64Array;
  readonly branches: Branch[];
  /** The constants of near-Earth objects, `columnCount` numbers each; zeros for the others. */
  readonly table: Float64Array;
  readonly deepObjects: readonly (DeepObject | undefined)[];
  readonly simd: SimdFleet | undefined;
  /** How many states satellite.js has checked, and of how many objects it took over. */
  checkedCount: number;
  mismatchCount: number;
}

/** A state this far (km) from satellite.js's is not the same state any more. */
const mismatchMinKm = 1e-5;
const statesPerCheck = 16384;
const checkMinutes = 1440;

const state = new Float64Array(6);
const referenceState = new Float64Array(6);

function isFinite6(values: Float64Array): boolean {
  const sum = values[0]! + values[1]! + values[2]! + values[3]! + values[4]! + values[5]!;
  return sum - sum === 0;
}

/** One state by full functions in `state`; what they cannot give, satellite.js does. */
function computeState(kernel: FleetKernel, index: number, minutes: number): number {
  const branch = kernel.branches[index]!;
  const deepObject = kernel.deepObjects[index];
  let code = -1;
  if (deepObject !== undefined && branch === 'deep') {
    code = deepStepInto(state, deepObject, minutes);
  } else if (branch === 'narrow' || branch === 'wide') {
    code = fullStepInto(state, kernel.table, index * columnCount, minutes);
  }
  if (code > 0 || (code === 0 && isFinite6(state))) return code;
  return propagateInto(state, 0, kernel.propagators[index] as Propagator, minutes);
}

function isSameState(code: number, own: Float64Array, at: number, reference: number): boolean {
  if (code !== 0 || reference !== 0) return code === reference;
  let square = 0;
  for (let component = 0; component < 3; component += 1) {
    const off = own[at + component]! - referenceState[component]!;
    square += off * off;
  }
  return square < mismatchMinKm * mismatchMinKm;
}

/** Has satellite.js do a day after epoch too; an object on which we differ is left to it. */
function checkConstants(kernel: FleetKernel, index: number): void {
  const propagator = kernel.propagators[index] as Propagator;
  const code = computeState(kernel, index, checkMinutes);
  const reference = propagateInto(referenceState, 0, propagator, checkMinutes);
  kernel.checkedCount += 1;
  if (isSameState(code, state, 0, reference)) return;
  kernel.branches[index] = 'reference';
  kernel.blockReachMs[index] = 0;
  kernel.mismatchCount += 1;
}

function branchOf(
  propagator: Propagator | SourceFailure,
  table: Float64Array,
  index: number,
): Branch {
  if (!isPropagator(propagator)) return 'none';
  if (propagator.record.method === 'd') return 'deep';
  const isOurs = fillNearEarthRow(table, index * columnCount, propagator);
  return isOurs ? nearEarthBranch(propagator.record) : 'reference';
}

/**
 * Makes a fleet ready for `fillStates`: with the WASM twin where a compiled module is handed in,
 * else in TypeScript; both give the same bits. Every object is checked against satellite.js once.
 */
export function createFleetKernel(
  propagators: readonly (Propagator | SourceFailure)[],
  simdModule?: SimdModule,
): FleetKernel {
  const table = new Float64Array(propagators.length * columnCount);
  const branches = propagators.map((propagator, index) => branchOf(propagator, table, index));
  const deepObjects = propagators.map((propagator, index) =>
    branches[index] === 'deep' ? createDeepObject((propagator as Propagator).record) : undefined,
  );
  const epochUtcMs = Float64Array.from(propagators, (propagator) =>
    isPropagator(propagator) ? propagator.elementSet.epochUtcMs : 0,
  );
  const blockReachMs = Float64Array.from(branches, (branch, index) =>
    branch === 'narrow' || branch === 'wide' ? 60000 * reachMinutes(table, index * columnCount) : 0,
  );
  const made = { propagators, epochUtcMs, blockReachMs, branches, table, deepObjects };
  const counts = { checkedCount: 0, mismatchCount: 0 };
  const draft: FleetKernel = { ...made, ...counts, simd: undefined };
  branches.forEach((branch, index) => {
    if (branch !== 'none' && branch !== 'reference') checkConstants(draft, index);
  });
  if (simdModule === undefined) return draft;
  return { ...draft, simd: createSimdFleet(simdModule, branches, table) };
}

/** Writes the state that was computed last, or NaN and its code. */
function storeState(out: StateTable, stateIndex: number, code: number): void {
  out.statusCode[stateIndex] = code;
  for (let component = 0; component < 3; component += 1) {
    out.positionTemeKm[3 * stateIndex + component] = code === 0 ? state[component]! : NaN;
    out.velocityTemeKmPerS[3 * stateIndex + component] = code === 0 ? state[component + 3]! : NaN;
  }
}

/** Minutes since an object's epoch at a sample, rounded as everywhere else in the room. */
function minutesAtSample(kernel: FleetKernel, index: number, grid: StateGrid, at: number): number {
  const start = (grid.startUtcMs - kernel.epochUtcMs[index]!) / 60000;
  return start + (grid.startS + at * grid.stepS) / 60;
}

/** One object, instant by instant, where the block kernel does not do it. */
function fillBySteps(kernel: FleetKernel, index: number, out: StateTable, grid: StateGrid): void {
  const propagator = kernel.propagators[index]!;
  const reachMinutes = kernel.blockReachMs[index]! / 60000;
  const [firstState, stateStep] = stateStride(out, index);
  for (let sample = 0; sample < out.sampleCount; sample += 1) {
    const minutes = minutesAtSample(kernel, index, grid, sample);
    if (Math.abs(minutes) < reachMinutes) continue;
    const isOurs = isPropagator(propagator);
    const code = isOurs ? computeState(kernel, index, minutes) : propagator.errorCode;
    storeState(out, firstState + sample * stateStep, code);
  }
}

/** How much of a grid the block kernel does for an object: nothing, some samples, all. */
function blockShare(kernel: FleetKernel, index: number, startMs: number, endMs: number): 0 | 1 | 2 {
  const reach = kernel.blockReachMs[index]!;
  const start = startMs - kernel.epochUtcMs[index]!;
  const end = endMs - kernel.epochUtcMs[index]!;
  if (Math.abs(start) < reach && Math.abs(end) < reach) return 2;
  if (reach === 0) return 0;
  return Math.min(start, end) < reach && Math.max(start, end) > -reach ? 1 : 0;
}

/**
 * Fills a table of as many satellites and samples as the fleet and the grid have. A state that
 * SGP4 refuses is NaN with its code; no state depends on any other object. One state in 16,384 is
 * checked against satellite.js, which takes an object over on which we differ.
 *
 * A satellite-major table can be filled in parts, one `range` after the other from the first
 * satellite to the last: the same as at once.
 */
export function fillStates(
  kernel: FleetKernel,
  out: StateTable,
  grid: StateGrid,
  range: ObjectRange = { first: 0, end: kernel.branches.length },
): void {
  const { branches, table } = kernel;
  const minuteGrid = minuteGridOf(grid);
  if (range.first === 0) out.statusCode.fill(0);
  const startMs = grid.startUtcMs + grid.startS * 1000;
  const endMs = startMs + (grid.sampleCount - 1) * grid.stepS * 1000;
  const isByBlocks = (index: number): boolean => blockShare(kernel, index, startMs, endMs) !== 0;
  const redo = (index: number, sample: number, stateIndex: number): void => {
    if (!isByBlocks(index)) return;
    const minutes = minutesAtSample(kernel, index, grid, sample);
    storeState(out, stateIndex, computeState(kernel, index, minutes));
  };
  if (kernel.simd !== undefined) {
    fillBySimd(kernel.simd, out, minuteGrid, { range, isWanted: isByBlocks, redo });
  }
  for (let index = range.first; index < range.end; index += 1) {
    const share = blockShare(kernel, index, startMs, endMs);
    if (share !== 0 && kernel.simd === undefined) {
      const sinceEpochMs = minuteGrid.zeroUtcMs - kernel.epochUtcMs[index]!;
      const zeroMinutes = sinceEpochMs / 60000 + minuteGrid.zeroS / 60;
      const isWide = branches[index] === 'wide';
      const row = index * columnCount;
      const object = { satelliteIndex: index, table, row, isWide, zeroMinutes };
      fillByScalar(object, out, minuteGrid, redo);
    }
    if (share !== 2) fillBySteps(kernel, index, out, grid);
  }
  checkSome(kernel, out, grid, range);
}

/** Spread over objects and samples by two primes, and elsewhere at the next call. */
function checkSome(
  kernel: FleetKernel,
  out: StateTable,
  grid: StateGrid,
  { first, end }: ObjectRange,
): void {
  const stateCount = (end - first) * out.sampleCount;
  for (let count = 0; count < stateCount; count += statesPerCheck) {
    kernel.checkedCount += 1;
    const index = first + ((kernel.checkedCount * 7919) % (end - first));
    const sample = (kernel.checkedCount * 104729) % out.sampleCount;
    const propagator = kernel.propagators[index]!;
    if (!isPropagator(propagator)) continue;
    const minutes = minutesAtSample(kernel, index, grid, sample);
    const reference = propagateInto(referenceState, 0, propagator, minutes);
    const [firstState, stateStep] = stateStride(out, index);
    const at = firstState + sample * stateStep;
    if (isSameState(out.statusCode[at]!, out.positionTemeKm, 3 * at, reference)) continue;
    kernel.branches[index] = 'reference';
    kernel.blockReachMs[index] = 0;
    kernel.mismatchCount += 1;
    fillBySteps(kernel, index, out, grid);
  }
}
