// What has flowed through a satellite by the end of a segment, and where does that leave it?

import { causeCode, causes } from '../account/cause.ts';
import { batteryStep, stepBatteryInto } from '../plant/battery.ts';
import { nodeStep, stepNodeInto } from '../plant/thermal.ts';
import type { PlantState } from './plantState.ts';
import { drawnStore, endReasons } from './segment.ts';
import type { SegmentClass } from './segment.ts';

const causeCount = causes.length;
const priorityCode = causeCode('priority');

/** A store this close to its limit, as a share of its capacity, is at it but for rounding. */
const snapFraction = 1e-12;

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
  const dissipatedJ = settleEnergy(state, plant, s, lengthS);
  settleHeat(state, plant, s, lengthS, dissipatedJ);
  settleClocks(state, plant, s, lengthS);
  state.segmentStartS[s] = timeS;
  if (timeS >= state.segmentEndS[s]!) snapToLimit(state, plant, s);
}

/** Books energy; returns the heat that it leaves in the node, J. */
function settleEnergy(state: PlantState, plant: SegmentClass, s: number, lengthS: number): number {
  const { ledger } = state;
  const { busEfficiencyFraction: bus } = plant.platform;
  const store = drawnStore(plant, state.storedJ[s]!);
  stepBatteryInto(batteryOut, store, state.storedJ[s]!, state.netW[s]!, lengthS);
  const generatedJ = state.generatedW[s]! * lengthS;
  const spilledJ = batteryOut[batteryStep.surplusJ]! / bus;
  // The bus never asks for more than there is: a shortage is rounding at the crossing.
  const shortageJ = batteryOut[batteryStep.shortageJ]!;
  const computeJ = state.computeW[s]! * lengthS - shortageJ;
  const housekeepingJ = state.housekeepingW[s]! * lengthS;
  const lossJ = (generatedJ - spilledJ) * (1 - bus) + batteryOut[batteryStep.lossJ]!;
  ledger.generatedJ[s]! += generatedJ;
  ledger.computeJ[s]! += computeJ;
  ledger.housekeepingJ[s]! += housekeepingJ;
  ledger.lossJ[s]! += lossJ;
  ledger.spilledJ[s]! += spilledJ;
  ledger.unmetJ[s]! += state.unmetW[s]! * lengthS + shortageJ;
  ledger.sunlitS[s]! += state.sunlitFraction[s]! * lengthS;
  const storedJ = batteryOut[batteryStep.storedJ]!;
  state.storedJ[s] = storedJ;
  if (storedJ < ledger.storedMinJ[s]!) ledger.storedMinJ[s] = storedJ;
  return computeJ + housekeepingJ + lossJ;
}

function settleHeat(
  state: PlantState,
  plant: SegmentClass,
  s: number,
  lengthS: number,
  dissipatedJ: number,
): void {
  const { ledger } = state;
  const absorbedJ = state.absorbedW[s]! * lengthS;
  ledger.absorbedJ[s]! += absorbedJ;
  if (state.isHeld[s] === 1) {
    ledger.radiatedJ[s]! += absorbedJ + dissipatedJ;
    return;
  }
  const heatW = (absorbedJ + dissipatedJ) / lengthS;
  stepNodeInto(nodeOut, plant.node, state.temperatureK[s]!, heatW, lengthS);
  const temperatureK = nodeOut[nodeStep.temperatureK]!;
  state.temperatureK[s] = temperatureK;
  ledger.radiatedJ[s]! += nodeOut[nodeStep.radiatedJ]!;
  if (temperatureK > ledger.temperatureMaxK[s]!) ledger.temperatureMaxK[s] = temperatureK;
}

function settleClocks(state: PlantState, plant: SegmentClass, s: number, lengthS: number): void {
  const { ledger } = state;
  const busy = state.busyCount[s]!;
  const idle = plant.platform.acceleratorCount - busy;
  const row = s * causeCount;
  ledger.idleAcceleratorS[row + state.idleCause[s]!]! += idle * lengthS;
  if (busy === 0) return;
  const pace = state.paceFraction[s]!;
  state.workS[s]! += pace * lengthS;
  const idleW = Math.min(plant.acceleratorIdleW, state.computeW[s]! / (busy + idle));
  state.acceleratorJ[s]! += (idleW + pace * plant.computeStepW) * lengthS;
  ledger.inUseAcceleratorS[s]! += busy * pace * lengthS;
  if (pace >= 1) return;
  if (state.paceCause[s] !== priorityCode) ledger.throttledS[s]! += lengthS;
  ledger.idleAcceleratorS[row + state.paceCause[s]!]! += busy * (1 - pace) * lengthS;
}

/** At the end of a segment put the state exactly on the limit that ended it. */
function snapToLimit(state: PlantState, plant: SegmentClass, s: number): void {
  const reason = state.endReason[s]!;
  const { capacityJ } = plant.platform.battery;
  if (reason === endReasons.batteryFull) snapStored(state, s, capacityJ, capacityJ);
  if (reason === endReasons.batteryFloor) snapStored(state, s, plant.storedFloorJ, capacityJ);
  if (reason === endReasons.batteryEmpty) snapStored(state, s, 0, capacityJ);
  if (reason === endReasons.heatLimit) snapTemperature(state, plant, s);
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

function snapTemperature(state: PlantState, plant: SegmentClass, s: number): void {
  const { ledger } = state;
  const { temperatureMaxK, heatCapacityJPerK } = plant.platform;
  ledger.radiatedJ[s]! -= heatCapacityJPerK * (temperatureMaxK - state.temperatureK[s]!);
  state.temperatureK[s] = temperatureMaxK;
  ledger.temperatureMaxK[s] = Math.max(ledger.temperatureMaxK[s]!, temperatureMaxK);
}
