// How does the TypeScript kernel take one near-Earth object over a grid?
import { block, blockStepCount } from './block.ts';
import { solveNarrow, solveWide } from './kepler.ts';
import { advanceSeeds, fillSecular, seedBlock } from './nearEarth.ts';
import { storeStates, type StatePlace } from './shortPeriod.ts';
import { stateStride, type MinuteGrid, type StateTable } from './states.ts';

/** Does state `stateIndex` again by other means; its sample counts from the grid's first. */
export type Redo = (satelliteIndex: number, sample: number, stateIndex: number) => void;

const nowhere = new Float64Array(0);
const place: { -readonly [K in keyof StatePlace]: StatePlace[K] } = {
  positionTemeKm: nowhere,
  velocityTemeKmPerS: nowhere,
  offset: 0,
  stride: 3,
};

/** An object's constants: its row of the table, and the solver that its eccentricity needs. */
export interface ScalarObject {
  readonly satelliteIndex: number;
  readonly table: Float64Array;
  readonly row: number;
  readonly isWide: boolean;
  /** Minutes since its epoch at sample 0 of the grid. */
  readonly zeroMinutes: number;
}

/** Fills all samples of one object, block by block, and has `redo` do what the guards reject. */
export function fillByScalar(
  object: ScalarObject,
  out: StateTable,
  grid: MinuteGrid,
  redo: Redo,
): void {
  const { table, row } = object;
  const { stepMinutes, firstSample, sampleCount } = grid;
  const blockSteps = blockStepCount(stepMinutes);
  const [firstState, stateStep] = stateStride(out, object.satelliteIndex);
  place.positionTemeKm = out.positionTemeKm;
  place.velocityTemeKmPerS = out.velocityTemeKmPerS;
  place.stride = 3 * stateStep;
  const end = firstSample + sampleCount;
  for (let sample = firstSample; sample < end;) {
    const blockStart = Math.floor(sample / blockSteps) * blockSteps;
    const first = sample - blockStart;
    const count = Math.min(blockSteps - first, end - sample);
    const firstMinutes = object.zeroMinutes + blockStart * stepMinutes;
    seedBlock(table, row, firstMinutes, stepMinutes, blockSteps);
    advanceSeeds(first);
    fillSecular(table, row, stepMinutes, first, count);
    if (object.isWide) solveWide(count);
    else solveNarrow(count);
    const done = sample - firstSample;
    place.offset = 3 * (firstState + done * stateStep);
    const rejectedCount = storeStates(place, table, row, stepMinutes, { first, count });
    for (let k = 0; k < rejectedCount; k += 1) {
      const at = done + block.rejected[k]!;
      redo(object.satelliteIndex, at, firstState + at * stateStep);
    }
    sample += count;
  }
}
