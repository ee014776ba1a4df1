// What flows through a satellite until something changes? One segment of constant powers.

import { causeCode } from '../account/cause.ts';
import { batteryCrossingS } from '../plant/battery.ts';
import { nodeCrossingS, radiatedW } from '../plant/thermal.ts';
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

/** Closer than this to its limit a node counts as being at it. */
const limitToleranceK = 1e-7;
/** A segment is never shorter, so that crossings cannot pile up in one instant. */
const segmentMinS = 1e-6;
/** Differences of powers below this share of them are rounding. */
const roundingFraction = 1e-9;

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

/** Compute power asked for by jobs and idle accelerators. */
function demandW(state: PlantState, plant: SegmentClass, s: number): number {
  return plant.computeIdleW + plant.computeStepW * state.busyCount[s]!;
}

/**
 * Most compute power that keeps the node from warming beyond its limit: dissipated + absorbed =
 * radiated at the limit. Dissipated is compute + housekeeping + losses, piecewise linear in
 * compute: below the kink the battery charges (or the array spills), above it the battery
 * discharges.
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

/**
 * What the bus has left over, W. At compute's floor all is used that comes: what is left is
 * rounding, and would let the battery leave its floor and return to it again and again.
 */
function busNetW(state: PlantState, plant: SegmentClass, s: number, usedW: number): number {
  const netW = state.generatedW[s]! * plant.platform.busEfficiencyFraction - usedW;
  const isAtFloor = state.storedJ[s] === plant.storedFloorJ;
  return isAtFloor && Math.abs(netW) <= roundingFraction * usedW ? 0 : netW;
}

/** Net power at the bus, and what conversion turns into heat, for the compute power decided. */
function balanceBus(state: PlantState, plant: SegmentClass, s: number): void {
  const { battery, busEfficiencyFraction: bus } = plant.platform;
  const generatedW = state.generatedW[s]!;
  const usedW = state.computeW[s]! + state.housekeepingW[s]!;
  const netW = busNetW(state, plant, s, usedW);
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
 * Decide the compute power of the segment. Housekeeping comes first, down to the last joule.
 * Compute stops drawing on the battery at its floor, and below the floor the battery is charged
 * first.
 */
function decideCompute(state: PlantState, plant: SegmentClass, s: number): void {
  const { platform } = plant;
  const askedW = demandW(state, plant, s);
  const busW = state.generatedW[s]! * platform.busEfficiencyFraction;
  const storedJ = state.storedJ[s]!;
  const overK = state.temperatureK[s]! - platform.temperatureMaxK;
  const isAtLimit = overK >= -limitToleranceK;
  const capW = Math.min(askedW, state.powerCapW[s]!);
  const heatW = isAtLimit ? Math.max(0, heatLimitedW(state, plant, s)) : Infinity;
  const wantedW = Math.min(capW, heatW);
  state.housekeepingW[s] =
    storedJ > 0 ? platform.housekeepingW : Math.min(platform.housekeepingW, busW);
  const spareW = storedJ < plant.storedFloorJ ? 0 : Math.max(0, busW - platform.housekeepingW);
  const energyW = storedJ > plant.storedFloorJ ? Infinity : spareW;
  state.computeW[s] = Math.min(wantedW, energyW);
  state.unmetW[s] = platform.housekeepingW - state.housekeepingW[s] + wantedW - state.computeW[s];
  // From above the limit the node cools on its way back; only at the limit does it stand.
  const isStanding = isAtLimit && overK <= limitToleranceK;
  state.isHeld[s] = isStanding && heatW < capW && heatW <= energyW && heatW > 0 ? 1 : 0;
  setPace(state, plant, s, askedW);
  state.paceCause[s] = energyW < wantedW ? energyCode : heatW < capW ? heatCode : priorityCode;
}

function setPace(state: PlantState, plant: SegmentClass, s: number, askedW: number): void {
  const stepW = askedW - plant.computeIdleW;
  const servedW = state.computeW[s]! - plant.computeIdleW;
  // Where work takes no more power than idling there is no pace between: it has its power or not.
  const pace = stepW > 0 ? servedW / stepW : state.computeW[s]! < askedW ? 0 : 1;
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
    considerWarming(plant, temperatureK, heatInW(state, s));
  }
  if (state.busyCount[s]! > 0) considerFinish(state, s);
}

/** The node warms ever more slowly: what cannot be in time at its present rate is not looked at. */
function considerWarming(plant: SegmentClass, temperatureK: number, heatW: number): void {
  const { heatCapacityJPerK, temperatureMaxK } = plant.platform;
  const riseW = heatW - radiatedW(plant.node, temperatureK);
  if (riseW * end.lengthS <= heatCapacityJPerK * (temperatureMaxK - temperatureK)) return;
  const warmingS = nodeCrossingS(plant.node, temperatureK, heatW, temperatureMaxK);
  considerEnd(warmingS, endReasons.heatLimit);
}

/** A job that is done ends the segment at once; nothing has to move on for it. */
function considerFinish(state: PlantState, s: number): void {
  const pace = state.paceFraction[s]!;
  const workLeftS = state.finishWorkS[s]! - state.workS[s]!;
  if (workLeftS <= 0) {
    end.lengthS = 0;
    end.reason = endReasons.jobFinished;
  } else if (pace > 0) considerEnd(workLeftS / pace, endReasons.jobFinished);
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
export function drawnStore(plant: SegmentClass, storedJ: number): Battery {
  return storedJ > plant.storedFloorJ ? plant.platform.battery : plant.reserve;
}

function heatInW(state: PlantState, s: number): number {
  return state.absorbedW[s]! + state.computeW[s]! + state.housekeepingW[s]! + state.lossW[s]!;
}
