// How does a fleet become states on a grid, whoever computes each object?
import {
  isPropagator,
  minutesSinceEpoch,
  type Propagator,
  type PropagatorFailure,
} from '../sgp4.ts';
import { fillNearEarthRow, nearEarthBranch, type Branch } from './elements.ts';
import { columnCount } from './layout.ts';
import { minutesAtSample, storeFailure, storeReference } from './reference.ts';
import { fillByScalar, type Redo } from './scalar.ts';
import { createSimdFleet, fillBySimd, type SimdFleet } from './simd.ts';
import {
  minuteGridOf,
  stateStride,
  type MinuteGrid,
  type StateGrid,
  type StateTable,
} from './states.ts';
import type { SimdModule } from './wasm.ts';

/** A fleet made ready: who computes each object, and the constants of ours. */
export interface FleetKernel {
  readonly propagators: readonly (Propagator | PropagatorFailure)[];
  readonly branches: Branch[];
  /** The constants of near-Earth objects, `columnCount` numbers each; zeros for the others. */
  readonly table: Float64Array;
  readonly simd: SimdFleet | undefined;
}

function branchOf(
  propagator: Propagator | PropagatorFailure,
  table: Float64Array,
  index: number,
): Branch {
  if (!isPropagator(propagator)) return 'none';
  const { record } = propagator;
  if (record.method === 'd') return 'reference';
  const isOurs = fillNearEarthRow(table, index * columnCount, record);
  return isOurs ? nearEarthBranch(record) : 'reference';
}

/**
 * Makes a fleet ready for `fillStates`: with the WASM twin where a compiled module is handed in,
 * else in TypeScript; both give the same bits.
 */
export function createFleetKernel(
  propagators: readonly (Propagator | PropagatorFailure)[],
  simdModule?: SimdModule,
): FleetKernel {
  const table = new Float64Array(propagators.length * columnCount);
  const branches = propagators.map((propagator, index) => branchOf(propagator, table, index));
  const simd = simdModule === undefined ? undefined : createSimdFleet(simdModule, branches, table);
  return { propagators, branches, table, simd };
}

function fillNearEarth(kernel: FleetKernel, out: StateTable, grid: MinuteGrid, redo: Redo): void {
  const { propagators, branches, table } = kernel;
  const zeroMinutes = (index: number): number =>
    minutesSinceEpoch(propagators[index]!.elementSet, grid.zeroUtcMs) + grid.zeroS / 60;
  if (kernel.simd !== undefined) {
    fillBySimd(kernel.simd, out, grid, zeroMinutes, redo);
    return;
  }
  branches.forEach((branch, satelliteIndex) => {
    if (branch !== 'narrow' && branch !== 'wide') return;
    const row = satelliteIndex * columnCount;
    const isWide = branch === 'wide';
    const object = { satelliteIndex, table, row, isWide, zeroMinutes: zeroMinutes(satelliteIndex) };
    fillByScalar(object, out, grid, redo);
  });
}

/** One object that the near-Earth kernel does not do. */
function fillOther(kernel: FleetKernel, index: number, out: StateTable, grid: StateGrid): void {
  const propagator = kernel.propagators[index]!;
  const [firstState, stateStep] = stateStride(out, index);
  for (let sample = 0; sample < out.sampleCount; sample += 1) {
    const stateIndex = firstState + sample * stateStep;
    if (isPropagator(propagator)) {
      storeReference(out, stateIndex, propagator, minutesAtSample(propagator, grid, sample));
    } else {
      storeFailure(out, stateIndex, propagator.errorCode);
    }
  }
}

/**
 * Fills a table of as many satellites and samples as the fleet and the grid have. A state that
 * SGP4 refuses is NaN with its code; no state depends on any other object.
 */
export function fillStates(kernel: FleetKernel, out: StateTable, grid: StateGrid): void {
  out.statusCode.fill(0);
  fillNearEarth(kernel, out, minuteGridOf(grid), (satelliteIndex, sample, stateIndex) => {
    const propagator = kernel.propagators[satelliteIndex] as Propagator;
    storeReference(out, stateIndex, propagator, minutesAtSample(propagator, grid, sample));
  });
  kernel.branches.forEach((branch, index) => {
    if (branch !== 'narrow' && branch !== 'wide') fillOther(kernel, index, out, grid);
  });
}
