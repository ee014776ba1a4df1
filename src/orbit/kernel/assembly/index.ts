// What does the WASM twin offer? One block of steps for a run of pairs of objects.
import { laneColumnCount, epochColumn } from '../layout.ts';
import { solveNarrow, solveWide } from './kepler.ts';
import * as k from './fixed.ts';
import * as lane from './lanes.ts';
import { advanceSeeds, fillSecular, seedBlock } from './secular.ts';
import { fillPlane, storeStates } from './shortPeriod.ts';

/**
 * Writes the states of the block that the header (lanes.ts) describes. `rows` is the table of the
 * first pair; `places` holds, for each pair, the addresses of the first step's position in either
 * lane. Returns how many states stand in the list of the rejected.
 */
export function fillBlock(rows: usize, pairCount: i32, isWide: i32, places: usize): i32 {
  const stepMinutes = load<f64>(lane.stepMinutesPlace);
  const blockStart = load<i32>(lane.blockStartPlace);
  const blockSteps = load<i32>(lane.blockStepsPlace);
  const firstStep = load<i32>(lane.firstStepPlace);
  const stepCount = load<i32>(lane.stepCountPlace);
  const zeroUtcMs = lane.both(load<f64>(lane.zeroUtcMsPlace));
  const zeroMinutes = lane.both(load<f64>(lane.zeroMinutesPlace));
  let rejectedCount = 0;
  for (let pair = 0; pair < pairCount; pair += 1) {
    const row = rows + <usize>(pair * laneColumnCount) * lane.laneBytes;
    const sinceEpoch = lane.sub(zeroUtcMs, lane.constant(row, epochColumn));
    const zero = lane.add(lane.div(sinceEpoch, lane.fixed(k.msPerMin)), zeroMinutes);
    const firstMinutes = lane.add(zero, lane.both(<f64>blockStart * stepMinutes));
    seedBlock(row, firstMinutes, stepMinutes, blockSteps);
    if (firstStep > 0) advanceSeeds(firstStep);
    fillSecular(row, stepMinutes, firstStep, stepCount);
    if (isWide !== 0) solveWide(stepCount);
    else solveNarrow(stepCount);
    rejectedCount = fillPlane(row, stepCount, pair * 128, rejectedCount);
    const out0 = load<u32>(places + <usize>pair * 8);
    const out1 = load<u32>(places + <usize>pair * 8, 4);
    storeStates(row, <usize>out0, <usize>out1);
  }
  return rejectedCount;
}
