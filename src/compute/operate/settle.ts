// What has flowed through a satellite by the end of a segment, and where does that leave it?

import { exp } from '../../orbit/index.ts';
import { causeCode, causes } from '../account/cause.ts';
import { batteryStep, stepBatteryInto } from '../plant/battery.ts';
import { nodeStep, stepNodeInto } from '../plant/thermal.ts';
import { workRiseSettledK } from './plantState.ts';
import type { PlantState } from './plantState.ts';
import { drawnStore, endReasons } from './segment.ts';
import type { SegmentClass } from './segment.ts';

const causeCount = causes.length;
const heatCode = causeCode('heat');
const energyCode = causeCode('energy');
const faultCode = causeCode('fault');
const dataCode = causeCode('data');

/** A store this close to its limit, as a share of its capacity, is at it but for rounding. */
const snapFraction = 1e-12;

/** Chips nearer than this to their settled rise stand there. */
const chipSettledK = 1e-6;

const batteryOut = new Float64Array(batteryStep.length);
const nodeOut = new Float64Array(nodeStep.length);

/** Book the segment's flows up to `timeS` (≤ its end) and move state and clocks there. */
export function settleSegment(
  state: PlantState,
  plant: SegmentClass,
  s: number,
  timeS: number,
): void {
  const lengthS = timeS - state.segmentStartS[s]!;
  if (lengthS <= 0) return;
  flow(state, plant, s, lengthS);
  settleEnergy(state, s, lengthS);
  settleHeat(state, s);
  settleClocks(state, plant, s, lengthS);
  state.segmentStartS[s] = timeS;
  if (timeS >= state.segmentEndS[s]!) snapToLimit(state, plant, s);
}

/** What flows in a stretch of the present segment and where it leads; filled by `flow`. */
const flows = {
  generatedJ: 0,
  computeJ: 0,
  housekeepingJ: 0,
  regulatorLossJ: 0,
  busLossJ: 0,
  pointOfLoadLossJ: 0,
  batteryLossJ: 0,
  lossJ: 0,
  spilledJ: 0,
  shortageJ: 0,
  absorbedJ: 0,
  radiatedJ: 0,
  storedJ: 0,
  temperatureK: 0,
  chipRiseK: 0,
  workRiseK: 0,
};

/** Fills `flows` for the next `lengthS` of satellite `s`; changes nothing else. */
function flow(state: PlantState, plant: SegmentClass, s: number, lengthS: number): void {
  const { sourceFraction: source, loadFraction: load } = plant;
  const store = drawnStore(plant, state.storedJ[s]!);
  stepBatteryInto(batteryOut, store, state.storedJ[s]!, state.netW[s]!, lengthS);
  flows.storedJ = batteryOut[batteryStep.storedJ]!;
  flows.generatedJ = state.generatedW[s]! * lengthS;
  flows.spilledJ = batteryOut[batteryStep.surplusJ]! / source + state.spilledW[s]! * lengthS;
  // The bus never asks for more than there is: a shortage is rounding at the crossing.
  flows.shortageJ = batteryOut[batteryStep.shortageJ]! * load;
  flows.computeJ = state.computeW[s]! * lengthS - flows.shortageJ;
  flows.housekeepingJ = state.housekeepingW[s]! * lengthS;
  const harvestedJ = flows.generatedJ - flows.spilledJ;
  const servedJ = flows.computeJ + flows.housekeepingJ;
  const regulatedJ = harvestedJ * plant.regulatorFraction;
  flows.regulatorLossJ = harvestedJ - regulatedJ;
  flows.busLossJ = regulatedJ - harvestedJ * source;
  flows.pointOfLoadLossJ = servedJ * (1 / load - 1);
  flows.batteryLossJ = batteryOut[batteryStep.lossJ]!;
  flows.lossJ = flows.regulatorLossJ + flows.busLossJ + flows.pointOfLoadLossJ + flows.batteryLossJ;
  flows.absorbedJ = state.absorbedW[s]! * lengthS;
  flowHeat(state, plant, s, lengthS);
}

function flowHeat(state: PlantState, plant: SegmentClass, s: number, lengthS: number): void {
  const dissipatedJ = flows.computeJ + flows.housekeepingJ + flows.lossJ;
  const heatJ = flows.absorbedJ + dissipatedJ;
  flowChips(state, plant, s, lengthS);
  const loopW = (heatJ - plant.chipsJPerK * (flows.chipRiseK - state.chipRiseK[s]!)) / lengthS;
  stepNodeInto(nodeOut, plant.node, state.temperatureK[s]!, loopW, lengthS);
  flows.temperatureK = nodeOut[nodeStep.temperatureK]!;
  flows.radiatedJ = nodeOut[nodeStep.radiatedJ]!;
}

/**
 * Chips close in exponentially on where their power holds them above the coolant; what they keep
 * the loop does not get. `stepNodeInto` takes the mean of what it does get.
 */
function flowChips(state: PlantState, plant: SegmentClass, s: number, lengthS: number): void {
  const settledK = plant.chipsKPerW * (flows.computeJ / lengthS);
  const gapK = state.chipRiseK[s]! - settledK;
  const isSettled = Math.abs(gapK) < chipSettledK;
  flows.chipRiseK = isSettled ? settledK : settledK + gapK * chipsDecay(plant, lengthS);
  const workK = workRiseSettledK(state, plant, s);
  const workGapK = state.workRiseK[s]! - workK;
  flows.workRiseK =
    Math.abs(workGapK) < chipSettledK ? workK : workK + workGapK * chipsDecay(plant, lengthS);
}

/** What is left of a gap after the last length asked for: most are as long as the one before. */
const lastDecay = { closingPerS: NaN, lengthS: NaN, fraction: NaN };

function chipsDecay({ chipsClosingPerS }: SegmentClass, lengthS: number): number {
  if (lastDecay.closingPerS !== chipsClosingPerS || lastDecay.lengthS !== lengthS) {
    lastDecay.closingPerS = chipsClosingPerS;
    lastDecay.lengthS = lengthS;
    lastDecay.fraction = exp(-chipsClosingPerS * lengthS);
  }
  return lastDecay.fraction;
}

/** Where `peekPlant` leaves what it saw. */
export const plantPeek = { storedJ: 0, temperatureK: 0, workRiseK: 0 };

/** What battery and node of a satellite will hold at `timeS` of the present segment. */
export function peekPlant(state: PlantState, plant: SegmentClass, s: number, timeS: number): void {
  plantPeek.storedJ = state.storedJ[s]!;
  plantPeek.temperatureK = state.temperatureK[s]!;
  plantPeek.workRiseK = state.workRiseK[s]!;
  const lengthS = timeS - state.segmentStartS[s]!;
  if (state.isLost[s] === 1 || lengthS <= 0) return;
  flow(state, plant, s, lengthS);
  plantPeek.storedJ = flows.storedJ;
  plantPeek.temperatureK = flows.temperatureK;
  plantPeek.workRiseK = flows.workRiseK;
}

function settleEnergy(state: PlantState, s: number, lengthS: number): void {
  const { ledger } = state;
  ledger.generatedJ[s]! += flows.generatedJ;
  ledger.computeJ[s]! += flows.computeJ;
  ledger.housekeepingJ[s]! += flows.housekeepingJ;
  ledger.lossJ[s]! += flows.lossJ;
  ledger.regulatorLossJ[s]! += flows.regulatorLossJ;
  ledger.busLossJ[s]! += flows.busLossJ;
  ledger.pointOfLoadLossJ[s]! += flows.pointOfLoadLossJ;
  ledger.batteryLossJ[s]! += flows.batteryLossJ;
  ledger.spilledJ[s]! += flows.spilledJ;
  ledger.unmetJ[s]! += state.unmetW[s]! * lengthS + flows.shortageJ;
  ledger.sunlitS[s]! += state.sunlitFraction[s]! * lengthS;
  ledger.chargedJ[s]! += Math.max(0, flows.storedJ - state.storedJ[s]!);
  state.storedJ[s] = flows.storedJ;
  if (flows.storedJ < ledger.storedMinJ[s]!) ledger.storedMinJ[s] = flows.storedJ;
}

function settleHeat(state: PlantState, s: number): void {
  const { ledger } = state;
  ledger.absorbedJ[s]! += flows.absorbedJ;
  ledger.radiatedJ[s]! += flows.radiatedJ;
  state.temperatureK[s] = flows.temperatureK;
  if (flows.temperatureK > ledger.temperatureMaxK[s]!) {
    ledger.temperatureMaxK[s] = flows.temperatureK;
  }
  state.chipRiseK[s] = flows.chipRiseK;
  state.workRiseK[s] = flows.workRiseK;
  const junctionK = flows.temperatureK + flows.workRiseK;
  if (junctionK > ledger.junctionMaxK[s]!) ledger.junctionMaxK[s] = junctionK;
}

function settleClocks(state: PlantState, plant: SegmentClass, s: number, lengthS: number): void {
  const { ledger } = state;
  const busy = state.busyCount[s]!;
  const powered = plant.platform.acceleratorCount - state.lostCount[s]!;
  const waiting = state.barrierCount[s]!;
  const idle = powered - busy - state.heldCount[s]! - waiting;
  const row = s * causeCount;
  ledger.idleAcceleratorS[row + dataCode]! += waiting * lengthS;
  const out = plant.platform.acceleratorCount - busy - idle - waiting;
  if (out > 0) {
    ledger.idleAcceleratorS[row + faultCode]! += out * lengthS;
    ledger.faultAcceleratorS[s]! += out * lengthS;
  }
  ledger.idleAcceleratorS[row + state.idleCause[s]!]! += idle * lengthS;
  if (busy === 0) return;
  const pace = state.paceFraction[s]!;
  state.workS[s]! += pace * lengthS;
  const idleW = Math.min(plant.acceleratorIdleW, state.computeW[s]! / powered);
  state.acceleratorJ[s]! += (idleW + state.powerFraction[s]! * plant.computeStepW) * lengthS;
  ledger.inUseAcceleratorS[s]! += busy * pace * lengthS;
  if (pace >= 1) return;
  if (state.paceCause[s] === heatCode) ledger.throttledByHeatS[s]! += lengthS;
  else if (state.paceCause[s] === energyCode) ledger.throttledByEnergyS[s]! += lengthS;
  ledger.idleAcceleratorS[row + state.paceCause[s]!]! += busy * (1 - pace) * lengthS;
}

/** At the end of a segment put the state exactly on the limit that ended it. */
function snapToLimit(state: PlantState, plant: SegmentClass, s: number): void {
  const reason = state.endReason[s]!;
  const { capacityJ } = plant.platform.battery;
  if (reason === endReasons.batteryFull) snapStored(state, s, capacityJ, capacityJ);
  if (reason === endReasons.batteryFloor) snapStored(state, s, plant.storedFloorJ, capacityJ);
  if (reason === endReasons.batteryEmpty) snapStored(state, s, 0, capacityJ);
  // Never back: other jobs measure their progress against the same clock.
  if (reason === endReasons.jobFinished) {
    state.workS[s] = Math.max(state.workS[s]!, state.finishWorkS[s]!);
  }
}

/** Only rounding is taken away; more would be energy that no ledger knows. */
function snapStored(state: PlantState, s: number, limitJ: number, capacityJ: number): void {
  const missJ = Math.abs(state.storedJ[s]! - limitJ);
  if (missJ <= snapFraction * capacityJ) state.storedJ[s] = limitJ;
}
