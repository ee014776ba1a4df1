// What flows through a satellite until something changes? One segment of constant powers.

import { causeCode, causes } from '../account/cause.ts';
import { nodeCrossingS, radiatedW, stepNodeInto } from '../plant/thermal.ts';
import type { RadiatorNode } from '../plant/thermal.ts';
import type { PlantClass, PlantState } from './plantState.ts';

/** Why a segment ends where it ends. */
export const endReasons = {
  boundary: 0,
  sunlight: 1,
  batteryFull: 2,
  batteryFloor: 3,
  heatLimit: 4,
  jobFinished: 5,
} as const;

const energyCode = causeCode('energy');
const heatCode = causeCode('heat');
const priorityCode = causeCode('priority');
const causeCount = causes.length;

/** Closer than this to its limit a node counts as being at it. */
const limitToleranceK = 1e-7;
/** A segment is never shorter, so that crossings cannot pile up in one instant. */
const segmentMinS = 1e-6;

/** What the sky gives a satellite during a segment. */
export interface Environment {
  /** Array output, W at the array's terminals. */
  generatedW: number;
  /** Sunlight, Earth infrared and albedo that the radiator takes up, W. */
  absorbedW: number;
  sunlitFraction: number;
  /** The values hold until here. */
  untilS: number;
  isSunlightEdge: boolean;
}

/** A class with its thermal node. */
export interface SegmentClass extends PlantClass {
  readonly node: RadiatorNode;
}

const scratch = new Float64Array(2);

/** Compute power asked for by jobs and idle accelerators. */
function demandW(state: PlantState, plant: SegmentClass, s: number): number {
  return plant.computeIdleW + plant.computeStepW * state.busyCount[s]!;
}

/**
 * Most compute power that keeps the node from warming beyond its limit: dissipated + absorbed =
 * radiated at the limit. Dissipated is compute + housekeeping + losses, piecewise linear in compute:
 * below the kink the battery charges (or the array spills), above it the battery discharges.
 */
function heatLimitedW(state: PlantState, plant: SegmentClass, s: number): number {
  const { battery, busEfficiencyFraction: bus, temperatureMaxK } = plant.platform;
  const generatedW = state.generatedW[s]!;
  const allowedW = radiatedW(plant.node, temperatureMaxK) - state.absorbedW[s]!;
  const kinkW = generatedW * bus - plant.platform.housekeepingW;
  if (allowedW >= generatedW) {
    return kinkW + (allowedW - generatedW) * battery.dischargeEfficiencyFraction;
  }
  const isFull = state.storedJ[s]! >= battery.capacityJ;
  const slope = isFull ? 1 / bus : battery.chargeEfficiencyFraction;
  return kinkW - (generatedW - allowedW) / slope;
}

/** Split the bus balance into store, spill and loss for the compute power that was decided. */
function balanceBus(state: PlantState, plant: SegmentClass, s: number): void {
  const { battery, busEfficiencyFraction: bus } = plant.platform;
  const generatedW = state.generatedW[s]!;
  const usedW = state.computeW[s]! + state.housekeepingW[s]!;
  const netW = generatedW * bus - usedW;
  state.spilledW[s] = 0;
  state.storeW[s] = 0;
  if (netW >= 0 && state.storedJ[s]! >= battery.capacityJ) {
    state.spilledW[s] = generatedW - usedW / bus;
    state.lossW[s] = usedW / bus - usedW;
  } else if (netW >= 0) {
    state.storeW[s] = netW * battery.chargeEfficiencyFraction;
    state.lossW[s] = generatedW - usedW - state.storeW[s];
  } else {
    state.storeW[s] = netW / battery.dischargeEfficiencyFraction;
    state.lossW[s] = generatedW - usedW - state.storeW[s];
  }
}

/** Decide the compute power of the segment: housekeeping first, then energy, heat and power cap. */
function decideCompute(state: PlantState, plant: SegmentClass, s: number): void {
  const { platform } = plant;
  const askedW = demandW(state, plant, s);
  const busW = state.generatedW[s]! * platform.busEfficiencyFraction;
  const isAtFloor = state.storedJ[s]! <= plant.storedFloorJ;
  const isAtLimit = state.temperatureK[s]! >= platform.temperatureMaxK - limitToleranceK;
  const capW = Math.min(askedW, state.powerCapW[s]!);
  const heatW = isAtLimit ? Math.max(0, heatLimitedW(state, plant, s)) : Infinity;
  const wantedW = Math.min(capW, heatW);
  state.housekeepingW[s] = isAtFloor
    ? Math.min(platform.housekeepingW, busW)
    : platform.housekeepingW;
  const energyW = isAtFloor ? Math.max(0, busW - platform.housekeepingW) : Infinity;
  state.computeW[s] = Math.min(wantedW, energyW);
  state.unmetW[s] = platform.housekeepingW - state.housekeepingW[s] + wantedW - state.computeW[s];
  state.isHeld[s] = isAtLimit && heatW < capW && heatW <= energyW && heatW > 0 ? 1 : 0;
  setPace(state, plant, s, askedW);
  state.paceCause[s] = energyW < wantedW ? energyCode : heatW < capW ? heatCode : priorityCode;
}

function setPace(state: PlantState, plant: SegmentClass, s: number, askedW: number): void {
  const stepW = askedW - plant.computeIdleW;
  const pace = stepW > 0 ? (state.computeW[s]! - plant.computeIdleW) / stepW : 1;
  state.paceFraction[s] = Math.min(1, Math.max(0, pace));
}

/** Where the segment being begun ends so far; one object, so that the walk allocates nothing. */
const end = { lengthS: 0, reason: 0 };

function considerEnd(crossingS: number, reason: number): void {
  if (crossingS >= end.lengthS) return;
  end.lengthS = Math.max(crossingS, segmentMinS);
  end.reason = reason;
}

/** Begin a segment at `timeS` in the given environment; sets powers, pace, end and its reason. */
export function beginSegment(
  state: PlantState,
  plant: SegmentClass,
  s: number,
  timeS: number,
  sky: Environment,
): void {
  state.segmentStartS[s] = timeS;
  state.generatedW[s] = sky.generatedW;
  state.absorbedW[s] = sky.absorbedW;
  state.sunlitFraction[s] = sky.sunlitFraction;
  decideCompute(state, plant, s);
  balanceBus(state, plant, s);
  end.lengthS = sky.untilS - timeS;
  end.reason = sky.isSunlightEdge ? endReasons.sunlight : endReasons.boundary;
  considerLimits(state, plant, s);
  state.segmentEndS[s] = timeS + end.lengthS;
  state.endReason[s] = end.reason;
}

function considerLimits(state: PlantState, plant: SegmentClass, s: number): void {
  const { battery, temperatureMaxK } = plant.platform;
  const storeW = state.storeW[s]!;
  const storedJ = state.storedJ[s]!;
  const temperatureK = state.temperatureK[s]!;
  if (storeW > 0) considerEnd((battery.capacityJ - storedJ) / storeW, endReasons.batteryFull);
  if (storeW < 0) considerEnd((plant.storedFloorJ - storedJ) / storeW, endReasons.batteryFloor);
  if (temperatureK < temperatureMaxK - limitToleranceK) {
    const heatW = heatInW(state, s);
    const warmingS = nodeCrossingS(plant.node, temperatureK, heatW, temperatureMaxK);
    considerEnd(warmingS, endReasons.heatLimit);
  }
  const pace = state.paceFraction[s]!;
  if (pace > 0 && state.busyCount[s]! > 0) {
    const workLeftS = Math.max(0, state.finishWorkS[s]! - state.workS[s]!);
    considerEnd(workLeftS / pace, endReasons.jobFinished);
  }
}

function heatInW(state: PlantState, s: number): number {
  return state.absorbedW[s]! + state.computeW[s]! + state.housekeepingW[s]! + state.lossW[s]!;
}

/** Book the segment's flows up to `timeS` (≤ its end) and move state and clocks there. */
export function settleSegment(
  state: PlantState,
  plant: SegmentClass,
  s: number,
  timeS: number,
): void {
  const lengthS = timeS - state.segmentStartS[s]!;
  if (lengthS <= 0) return;
  settleEnergy(state, plant, s, lengthS);
  settleHeat(state, plant, s, lengthS);
  settleClocks(state, plant, s, lengthS);
  state.segmentStartS[s] = timeS;
  if (timeS >= state.segmentEndS[s]!) snapToLimit(state, plant, s);
}

function settleEnergy(state: PlantState, plant: SegmentClass, s: number, lengthS: number): void {
  const { ledger } = state;
  ledger.generatedJ[s]! += state.generatedW[s]! * lengthS;
  ledger.computeJ[s]! += state.computeW[s]! * lengthS;
  ledger.housekeepingJ[s]! += state.housekeepingW[s]! * lengthS;
  ledger.lossJ[s]! += state.lossW[s]! * lengthS;
  ledger.spilledJ[s]! += state.spilledW[s]! * lengthS;
  ledger.unmetJ[s]! += state.unmetW[s]! * lengthS;
  ledger.sunlitS[s]! += state.sunlitFraction[s]! * lengthS;
  const storedJ = state.storedJ[s]! + state.storeW[s]! * lengthS;
  state.storedJ[s] = storedJ;
  if (storedJ < ledger.storedMinJ[s]!) ledger.storedMinJ[s] = Math.max(storedJ, plant.storedFloorJ);
}

function settleHeat(state: PlantState, plant: SegmentClass, s: number, lengthS: number): void {
  const { ledger } = state;
  const heatW = heatInW(state, s);
  ledger.absorbedJ[s]! += state.absorbedW[s]! * lengthS;
  if (state.isHeld[s] === 1) {
    ledger.radiatedJ[s]! += heatW * lengthS;
    return;
  }
  stepNodeInto(scratch, plant.node, state.temperatureK[s]!, heatW, lengthS);
  state.temperatureK[s] = scratch[0]!;
  ledger.radiatedJ[s]! += scratch[1]!;
  if (scratch[0]! > ledger.temperatureMaxK[s]!) ledger.temperatureMaxK[s] = scratch[0]!;
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
  ledger.throttledS[s]! += lengthS;
  ledger.idleAcceleratorS[row + state.paceCause[s]!]! += busy * (1 - pace) * lengthS;
}

/** At the end of a segment put the state exactly on the limit that ended it. */
function snapToLimit(state: PlantState, plant: SegmentClass, s: number): void {
  const reason = state.endReason[s]!;
  if (reason === endReasons.batteryFull) state.storedJ[s] = plant.platform.battery.capacityJ;
  if (reason === endReasons.batteryFloor) state.storedJ[s] = plant.storedFloorJ;
  if (reason === endReasons.heatLimit) {
    state.temperatureK[s] = plant.platform.temperatureMaxK;
    state.ledger.temperatureMaxK[s] = Math.max(
      state.ledger.temperatureMaxK[s]!,
      plant.platform.temperatureMaxK,
    );
  }
  if (reason === endReasons.jobFinished) state.workS[s] = state.finishWorkS[s]!;
}
