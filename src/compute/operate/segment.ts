// What flows through a satellite until something changes? One segment of constant powers.

import { causeCode } from '../account/cause.ts';
import { batteryCrossingS } from '../plant/battery.ts';
import { nodeCrossingS, radiatedW } from '../plant/thermal.ts';
import type { RadiatorNode } from '../plant/thermal.ts';
import { throttleFromK, throughputOfPower } from '../plant/throttle.ts';
import type { ThrottleLaw } from '../plant/throttle.ts';
import type { Battery } from '../scenario/scenario.ts';
import { heatPlan, planHeat } from './heatPlan.ts';
import { idleW } from './plantState.ts';
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

/** Closer than this to a temperature a node counts as being at it. */
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

/** A class with its thermal node and its limits. */
export interface SegmentClass extends PlantClass {
  readonly node: RadiatorNode;
  readonly throttle: ThrottleLaw;
}

/** Compute power asked for by jobs and idle accelerators. */
function demandW(state: PlantState, plant: SegmentClass, s: number): number {
  return idleW(state, plant, s) + plant.computeStepW * state.busyCount[s]!;
}

/**
 * What the bus has left over, W. At compute's floor, and empty, all is used that comes: what is
 * left is rounding, and would let the battery leave its floor and return to it again and again.
 */
function busNetW(state: PlantState, plant: SegmentClass, s: number, usedW: number): number {
  const netW = state.generatedW[s]! * plant.sourceFraction - usedW;
  const storedJ = state.storedJ[s]!;
  const isAtFloor = storedJ === plant.storedFloorJ || storedJ === 0;
  return isAtFloor && Math.abs(netW) <= roundingFraction * usedW ? 0 : netW;
}

/** Net power at the battery, what is spilled, and what conversion turns into heat. */
function balanceBus(state: PlantState, plant: SegmentClass, s: number): void {
  const { battery } = plant.platform;
  const { sourceFraction: source, loadFraction: load } = plant;
  const generatedW = state.generatedW[s]!;
  const servedW = state.computeW[s]! + state.housekeepingW[s]!;
  const netW = busNetW(state, plant, s, servedW / load);
  const isFull = netW >= 0 && state.storedJ[s]! >= battery.capacityJ;
  const takenW = Math.min(netW, battery.chargeMaxW);
  state.netW[s] = takenW;
  state.spilledW[s] = (netW - takenW) / source;
  if (isFull) state.lossW[s] = servedW / (load * source) - servedW;
  else if (netW >= 0) {
    const harvestedW = generatedW - state.spilledW[s];
    state.lossW[s] = harvestedW - servedW - takenW * battery.chargeEfficiencyFraction;
  } else state.lossW[s] = generatedW - servedW - netW / battery.dischargeEfficiencyFraction;
}

/**
 * Most power that loads can have while the battery adds `batteryW` to the bus, W; below zero is
 * what it takes first.
 */
function deliveredMaxW(
  state: PlantState,
  plant: SegmentClass,
  s: number,
  batteryW: number,
): number {
  const busW = state.generatedW[s]! * plant.sourceFraction + batteryW;
  return Math.max(0, Math.min(busW * plant.loadFraction, plant.platform.power.busMaxW));
}

/** Most power of compute and housekeeping at compute's floor or below it, W. */
function floorLimitW(state: PlantState, plant: SegmentClass, s: number): number {
  const isBelow = state.storedJ[s]! < plant.storedFloorJ;
  return deliveredMaxW(state, plant, s, isBelow ? -plant.platform.battery.chargeMaxW : 0);
}

/**
 * Decide the compute power of a segment that ends at `lengthS` at the latest. Housekeeping comes
 * first, down to the last joule. Compute stops drawing on the battery at its floor, and below the
 * floor has what the battery cannot take. Heat may allow less; then the segment may end sooner.
 */
function decideCompute(state: PlantState, plant: SegmentClass, s: number): void {
  const { platform } = plant;
  const askedW = demandW(state, plant, s);
  const capW = Math.min(askedW, state.powerCapW[s]!);
  const storedJ = state.storedJ[s]!;
  const drawnW = storedJ > 0 ? platform.battery.dischargeMaxW : 0;
  const keptW = deliveredMaxW(state, plant, s, drawnW);
  const servedW = storedJ > plant.storedFloorJ ? keptW : floorLimitW(state, plant, s);
  const energyW = Math.max(0, servedW - platform.housekeepingW);
  state.housekeepingW[s] = Math.min(platform.housekeepingW, keptW);
  const freeW = Math.min(capW, energyW);
  planHeat(state, plant, s, freeW, end.lengthS);
  const heatW = heatPlan.computeMaxW;
  if (heatPlan.lengthS < end.lengthS) considerEnd(heatPlan.lengthS, endReasons.heatLimit);
  const wantedW = Math.min(capW, heatW);
  state.computeW[s] = Math.min(wantedW, energyW);
  isFollowingHeat = heatW < freeW;
  state.unmetW[s] = platform.housekeepingW - state.housekeepingW[s] + wantedW - state.computeW[s];
  setPace(state, plant, s, askedW);
  state.paceCause[s] = energyW < wantedW ? energyCode : heatW < capW ? heatCode : priorityCode;
}

function setPace(state: PlantState, plant: SegmentClass, s: number, askedW: number): void {
  const restW = idleW(state, plant, s);
  const stepW = askedW - restW;
  const servedW = state.computeW[s]! - restW;
  // Where work takes no more power than idling there is no pace between: it has its power or not.
  const share = stepW > 0 ? servedW / stepW : state.computeW[s]! < askedW ? 0 : 1;
  const powerFraction = Math.min(1, Math.max(0, share));
  state.powerFraction[s] = powerFraction;
  const { powerCapBendFraction } = plant.platform.accelerator;
  state.paceFraction[s] = throughputOfPower(powerFraction, powerCapBendFraction);
}

/** Whether the power of the segment being begun is the mean that its limits allow over it. */
let isFollowingHeat = false;

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
  const { fission } = plant.platform;
  state.segmentStartS[s] = timeS;
  state.generatedW[s] = sky.generatedW + fission.powerW;
  state.absorbedW[s] = sky.absorbedW + plant.reactorHeatW;
  state.sunlitFraction[s] = sky.sunlitFraction;
  end.lengthS = sky.untilS - timeS;
  end.reason = sky.isSunlightEdge ? endReasons.sunlight : endReasons.boundary;
  decideCompute(state, plant, s);
  balanceBus(state, plant, s);
  // What the array keeps warms it, and the radiator sees that; a reactor is turned down last.
  state.absorbedW[s] += plant.unharvestedFraction * Math.min(state.spilledW[s]!, sky.generatedW);
  considerLimits(state, plant, s);
  state.segmentEndS[s] = timeS + end.lengthS;
  state.endReason[s] = end.reason;
}

function considerLimits(state: PlantState, plant: SegmentClass, s: number): void {
  considerStore(plant, state.storedJ[s]!, state.netW[s]!);
  considerHeat(state, plant, s);
  if (state.busyCount[s]! > 0) considerFinish(state, s);
}

/** Where the temperature is next at a place from which the powers would be decided anew. */
function considerHeat(state: PlantState, plant: SegmentClass, s: number): void {
  const { throttle } = plant;
  const temperatureK = state.temperatureK[s]!;
  if (state.isTripped[s] === 1) {
    considerTurn(plant, temperatureK, heatInW(state, s), throttle.startK);
    return;
  }
  const share = state.powerFraction[s]!;
  const canSlow = !isFollowingHeat && state.busyCount[s]! > 0 && share > 0;
  const slowsFromK = canSlow ? throttleFromK(throttle, share) : throttle.tripK;
  const nextK = temperatureK < slowsFromK - limitToleranceK ? slowsFromK : throttle.tripK;
  if (temperatureK < nextK - limitToleranceK) {
    considerTurn(plant, temperatureK, heatInW(state, s), nextK);
  }
}

/**
 * The node changes ever more slowly on its way to a temperature: what cannot be there in time at
 * its present rate is not looked at.
 */
function considerTurn(plant: SegmentClass, fromK: number, heatW: number, toK: number): void {
  const riseW = heatW - radiatedW(plant.node, fromK);
  const neededJ = plant.platform.heatCapacityJPerK * (toK - fromK);
  if (Math.abs(riseW * end.lengthS) <= Math.abs(neededJ) || riseW * neededJ <= 0) return;
  considerEnd(nodeCrossingS(plant.node, fromK, heatW, toK), endReasons.heatLimit);
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
