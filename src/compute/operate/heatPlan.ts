// How much may a satellite compute in the next while, if its limits slow it as it warms?

import { exp, log } from '../../orbit/index.ts';
import { radiatedW } from '../plant/thermal.ts';
import { bindingLine, heatLimits, throttleFromK, throttleShare } from '../plant/throttle.ts';
import { idleW } from './plantState.ts';
import type { PlantState } from './plantState.ts';
import type { SegmentClass } from './segment.ts';

/** Filled by `planHeat`. */
export const heatPlan = { computeMaxW: Infinity, lengthS: Infinity };

const limitToleranceK = 1e-7;
/** Of `heatLimits`: the one that no chip lags behind. */
const coolantLine = heatLimits.indexOf('coolant');
/**
 * Power is constant in a segment, and chips follow it at once on this scale: a segment lasts only
 * until the coolant has moved so far, so that chips pass their limit by half of it at most.
 */
const stretchK = 0.2;

/**
 * A loop that holds less than so many times the heat of its chips warms as they do. On its way into
 * the coolant's own limit no lag is foreseen there: what one limit gave, the other would take back.
 */
const loopPerChipsMin = 5;

/** Heat made on board per compute power, and all of it, for a compute power: W/W and W. */
const made = { slope: 0, heatW: 0 };

/**
 * Heat made on board at a compute power. Piecewise linear: what charges the battery is not heat
 * yet, what is drawn from it brings its loss along, and a full battery leaves the rest unharvested.
 */
function heatOf(state: PlantState, plant: SegmentClass, s: number, computeW: number): void {
  const { battery } = plant.platform;
  const { sourceFraction: source, loadFraction: load } = plant;
  const usedW = (computeW + state.housekeepingW[s]!) / load;
  const netW = state.generatedW[s]! * source - usedW;
  const { chargeEfficiencyFraction: charge, dischargeEfficiencyFraction: discharge } = battery;
  const isFull = state.storedJ[s]! >= battery.capacityJ;
  if (netW < 0) {
    made.slope = 1 / (load * discharge);
    made.heatW = state.generatedW[s]! - netW / discharge;
  } else if (isFull || netW > battery.chargeMaxW) {
    const takenW = isFull ? 0 : battery.chargeMaxW;
    made.slope = 1 / (load * source);
    made.heatW = (usedW + takenW) / source - takenW * charge;
  } else {
    made.slope = charge / load;
    made.heatW = state.generatedW[s]! - netW * charge;
  }
}

/**
 * Fills `heatPlan` with the most compute power that the limits allow in the mean of a segment, and
 * with how long that holds, where `freeW` is what is asked and energy allows. Also notes trips.
 *
 * Below the throttle all is allowed. Within it power follows the temperature on a straight line,
 * and the temperature closes in on where both balance: the exponential of the linearised node
 * (an exponential Rosenbrock step), whose mean over the segment is taken. Chips lag behind their
 * power: while the coolant warms they have less, so that they cool as fast as it warms.
 */
export function planHeat(
  state: PlantState,
  plant: SegmentClass,
  s: number,
  freeW: number,
  lengthS: number,
): void {
  heatPlan.computeMaxW = Infinity;
  heatPlan.lengthS = Infinity;
  const { throttle } = plant;
  const temperatureK = state.temperatureK[s]!;
  if (temperatureK < throttle.startK - limitToleranceK) {
    state.isTripped[s] = 0;
    return;
  }
  if (temperatureK >= throttle.tripK - limitToleranceK) state.isTripped[s] = 1;
  else if (temperatureK <= throttle.startK + limitToleranceK) state.isTripped[s] = 0;
  if (state.isTripped[s] === 1) {
    heatPlan.computeMaxW = 0;
    return;
  }
  const rangeW = plant.computeStepW * state.busyCount[s]!;
  if (rangeW > 0) followThrottle(state, plant, s, { rangeW, freeW, lengthS });
}

interface Wish {
  readonly rangeW: number;
  readonly freeW: number;
  readonly lengthS: number;
}

function followThrottle(state: PlantState, plant: SegmentClass, s: number, wish: Wish): void {
  const { throttle, node } = plant;
  const computeIdleW = idleW(state, plant, s);
  const { rangeW, freeW, lengthS } = wish;
  const temperatureK = state.temperatureK[s]!;
  const freeShare = Math.max(0, (freeW - computeIdleW) / rangeW);
  const releaseK = throttleFromK(throttle, Math.min(1, freeShare));
  if (temperatureK < releaseK - limitToleranceK) return;
  const line = bindingLine(throttle, temperatureK);
  const share = Math.min(
    1,
    Math.max(0, (throttle.zeroK[line]! - temperatureK) / throttle.widthK[line]!),
  );
  const computeW = computeIdleW + rangeW * share;
  heatOf(state, plant, s, computeW);
  const heatW = state.absorbedW[s]! + made.heatW + releasedW(state, plant, s, computeW);
  const rateW = heatW - radiatedW(node, temperatureK);
  // At the place where the throttle begins and cooling: nothing holds the work back.
  if (rateW <= 0 && temperatureK <= releaseK + limitToleranceK) return;
  state.heatLimit[s] = line;
  const cooling = 4 * radiatedW(node, temperatureK) * (1 / temperatureK);
  const feedback = share > 0 ? (made.slope * rangeW) / throttle.widthK[line]! : 0;
  const gapK = -rateW / (cooling + feedback); // above where it will settle
  const isAtOnce = line === coolantLine || rateW <= 0 || isOtherNext(plant, temperatureK - gapK);
  const lagS = isAtOnce ? 0 : 1 / plant.chipsClosingPerS;
  const heldJPerK = feedback * lagS - (lagS > 0 ? chipsHeldJPerK(state, plant, s) : 0);
  const closingPerS = (cooling + feedback) / (node.heatCapacityJPerK + Math.max(0, heldJPerK));
  if (closingPerS === 0) {
    heatPlan.computeMaxW = computeW;
    return;
  }
  const stretchS = stretchOf(gapK, closingPerS);
  const leaveS = releaseS(gapK, temperatureK - releaseK, closingPerS);
  heatPlan.lengthS = Math.min(stretchS, leaveS, chipsLengthS(state, plant, s, computeW));
  const passed = closingPerS * Math.min(heatPlan.lengthS, lengthS);
  const meanGapK = gapK * meanDecay(passed);
  const meanK = temperatureK - gapK + meanGapK;
  const leadK = -lagS * closingPerS * meanGapK;
  heatPlan.computeMaxW = computeIdleW + rangeW * throttleShare(throttle, meanK, leadK);
}

/**
 * How long what chips give or take beside their power may count as constant: for a part of the time
 * that they follow in, where it would move the coolant by more than a stretch.
 */
function chipsLengthS(state: PlantState, plant: SegmentClass, s: number, computeW: number): number {
  const aboveK = state.chipRiseK[s]! - plant.chipsKPerW * computeW;
  const movesK = Math.abs(plant.chipsJPerK * aboveK) / plant.node.heatCapacityJPerK;
  return movesK > stretchK ? stretchK / movesK / plant.chipsClosingPerS : Infinity;
}

/** Whether a light loop is about to meet its own limit, where chips have ruled so far. */
function isOtherNext({ platform, node, throttle }: SegmentClass, settleK: number): boolean {
  const chipsJPerK = platform.accelerator.heatCapacityJPerK * platform.acceleratorCount;
  if (node.heatCapacityJPerK >= loopPerChipsMin * chipsJPerK) return false;
  return bindingLine(throttle, settleK) === coolantLine;
}

/** What chips that are warmer than this power holds them still give to the loop. */
function releasedW(state: PlantState, plant: SegmentClass, s: number, computeW: number): number {
  const aboveK = state.chipRiseK[s]! - plant.chipsKPerW * computeW;
  return aboveK > 0 ? plant.chipsJPerK * plant.chipsClosingPerS * aboveK : 0;
}

/** What chips at work give to the loop for each kelvin by which they cool. */
function chipsHeldJPerK(state: PlantState, plant: SegmentClass, s: number): number {
  return plant.platform.accelerator.heatCapacityJPerK * state.busyCount[s]!;
}

/** Mean of e⁻ˣ from 0 to x; short steps, the most of them, by its series (to 1e-9). */
function meanDecay(x: number): number {
  if (x > 0.05) return (1 - exp(-x)) / x;
  return 1 - (x / 2) * (1 - (x / 3) * (1 - (x / 4) * (1 - x / 5)));
}

/** How long one segment may last: until the node has moved so far, or for good near its end. */
function stretchOf(gapK: number, closingPerS: number): number {
  const farK = Math.abs(gapK);
  return farK <= stretchK ? Infinity : log(farK / (farK - stretchK)) / closingPerS;
}

/** When a node on its way down leaves the throttle; Infinity if it settles within it. */
function releaseS(gapK: number, aboveReleaseK: number, closingPerS: number): number {
  const leftK = gapK - aboveReleaseK; // above its settling place when it is released
  return gapK > 0 && leftK > 0 && aboveReleaseK > 0 ? log(gapK / leftK) / closingPerS : Infinity;
}
