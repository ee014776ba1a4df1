// What flows through a satellite until something changes? One segment of constant powers.

import { causeCode, causes } from '../account/cause.ts';
import { batteryCrossingS, batteryStep, stepBatteryInto } from '../plant/battery.ts';
import { nodeCrossingS, nodeStep, radiatedW, stepNodeInto } from '../plant/thermal.ts';
import type { RadiatorNode } from '../plant/thermal.ts';
import type { Battery } from '../scenario/scenario.ts';
import type { PlantClass, PlantState } from './plantState.ts';

/** Why a segment ends where it ends. */
export const endReasons = {
  boundary: 0,
  sunlight: 1,
  batteryFull: 2,
  batteryFloor: 3,
  heatLimit: 4,
  jobFinished: 5,
  batteryEmpty: 6,
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

const batteryOut = new Float64Array(batteryStep.length);
const nodeOut = new Float64Array(nodeStep.length);

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

/** Net power at the bus, and what conversion turns into heat, for the compute power decided. */
function balanceBus(state: PlantState, plant: SegmentClass, s: number): void {
  const { battery, busEfficiencyFraction: bus } = plant.platform;
  const generatedW = state.generatedW[s]!;
  const usedW = state.computeW[s]! + state.housekeepingW[s]!;
  const netW = generatedW * bus - usedW;
  state.netW[s] = netW;
  if (netW >= 0 && state.storedJ[s]! >= battery.capacityJ) {
    state.lossW[s] = usedW / bus - usedW;
  } else if (netW >= 0) {
    state.lossW[s] = generatedW - usedW - netW * battery.chargeEfficiencyFraction;
  } else {
    state.lossW[s] = generatedW - usedW - netW / battery.dischargeEfficiencyFraction;
  }
}

/**
 * Decide the compute power of the segment. Housekeeping comes first, down to the last joule. Compute
 * stops drawing on the battery at its floor, and below the floor the battery is charged first.
 */
function decideCompute(state: PlantState, plant: SegmentClass, s: number): void {
  const { platform } = plant;
  const askedW = demandW(state, plant, s);
  const busW = state.generatedW[s]! * platform.busEfficiencyFraction;
  const storedJ = state.storedJ[s]!;
  const isAtLimit = state.temperatureK[s]! >= platform.temperatureMaxK - limitToleranceK;
  const capW = Math.min(askedW, state.powerCapW[s]!);
  const heatW = isAtLimit ? Math.max(0, heatLimitedW(state, plant, s)) : Infinity;
  const wantedW = Math.min(capW, heatW);
  state.housekeepingW[s] =
    storedJ > 0 ? platform.housekeepingW : Math.min(platform.housekeepingW, busW);
  const spareW = storedJ < plant.storedFloorJ ? 0 : Math.max(0, busW - platform.housekeepingW);
  const energyW = storedJ > plant.storedFloorJ ? Infinity : spareW;
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
  const { temperatureMaxK } = plant.platform;
  const netW = state.netW[s]!;
  considerStore(plant, state.storedJ[s]!, netW);
  const temperatureK = state.temperatureK[s]!;
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

function considerStore(plant: SegmentClass, storedJ: number, netW: number): void {
  const { battery } = plant.platform;
  if (netW > 0 && storedJ < plant.storedFloorJ) {
    const recoveryS = (plant.storedFloorJ - storedJ) / (netW * battery.chargeEfficiencyFraction);
    considerEnd(recoveryS, endReasons.batteryFloor);
  } else if (netW > 0) {
    considerEnd(batteryCrossingS(battery, storedJ, netW), endReasons.batteryFull);
  } else {
    const store = drawnStore(plant, storedJ);
    const reason = store === battery ? endReasons.batteryFloor : endReasons.batteryEmpty;
    considerEnd(batteryCrossingS(store, storedJ, netW), reason);
  }
}

/** The battery down to its floor, and at or below the floor what housekeeping may still draw. */
function drawnStore(plant: SegmentClass, storedJ: number): Battery {
  return storedJ > plant.storedFloorJ ? plant.platform.battery : plant.reserve;
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
  ledger.throttledS[s]! += lengthS;
  ledger.idleAcceleratorS[row + state.paceCause[s]!]! += busy * (1 - pace) * lengthS;
}

/** At the end of a segment put the state exactly on the limit that ended it. */
function snapToLimit(state: PlantState, plant: SegmentClass, s: number): void {
  const reason = state.endReason[s]!;
  if (reason === endReasons.batteryFull) state.storedJ[s] = plant.platform.battery.capacityJ;
  if (reason === endReasons.batteryFloor) state.storedJ[s] = plant.storedFloorJ;
  if (reason === endReasons.batteryEmpty) state.storedJ[s] = 0;
  if (reason === endReasons.heatLimit) {
    state.temperatureK[s] = plant.platform.temperatureMaxK;
    state.ledger.temperatureMaxK[s] = Math.max(
      state.ledger.temperatureMaxK[s]!,
      plant.platform.temperatureMaxK,
    );
  }
  if (reason === endReasons.jobFinished) state.workS[s] = state.finishWorkS[s]!;
}
