// How does each satellite stand, and what has flowed through it? State and ledger columns.

import type { Battery, Fleet, Platform, Scenario } from '../scenario/scenario.ts';
import { causes } from '../account/cause.ts';
import { batteryFloorJ } from '../plant/battery.ts';
import { unharvestedHeatFraction } from '../plant/litSurfaces.ts';

/** What the walk needs of a platform, with products worked out once. */
export interface PlantClass {
  readonly platform: Platform;
  readonly storedFloorJ: number;
  /** The same battery as housekeeping may draw it: to the last joule. */
  readonly reserve: Battery;
  /** Compute power with no accelerator at work, and what each one at work adds. */
  readonly computeIdleW: number;
  readonly computeStepW: number;
  readonly acceleratorIdleW: number;
  /** A chip above its coolant when it idles, and what full power adds. */
  readonly chipIdleRiseK: number;
  readonly chipDynamicRiseK: number;
  /** Of what the source gives, what the regulator lets on, and what the bus then has of it. */
  readonly regulatorFraction: number;
  readonly sourceFraction: number;
  /** Of what the bus has, what the loads receive. */
  readonly loadFraction: number;
  /** Heat that the radiator takes up of the array per watt that it could give and nobody takes. */
  readonly unharvestedFraction: number;
  /** Waste heat of a reactor that the loop takes. */
  readonly reactorHeatW: number;
  /** Heat capacity of all chips, how they close in on their coolant, and their rise per watt. */
  readonly chipsJPerK: number;
  readonly chipsClosingPerS: number;
  readonly chipsKPerW: number;
}

/** Server power per board power: host, network and the pumps that move the heat. */
export function serverFactor(
  platform: Pick<Platform, 'serverOverheadFraction' | 'pumpFraction'>,
): number {
  return 1 + platform.serverOverheadFraction + platform.pumpFraction;
}

function plantClass(fleet: Fleet): PlantClass {
  const { platform } = fleet;
  const { accelerator, acceleratorCount, power, fission } = platform;
  const factor = serverFactor(platform);
  const idleW = accelerator.powerIdleW * factor;
  const closing = 1 / (accelerator.junctionResistanceKPerW * accelerator.heatCapacityJPerK);
  return {
    platform,
    storedFloorJ: batteryFloorJ(platform.battery),
    reserve: { ...platform.battery, depthOfDischargeMaxFraction: 1 },
    computeIdleW: idleW * acceleratorCount,
    computeStepW: accelerator.powerMaxW * factor - idleW,
    acceleratorIdleW: idleW,
    chipIdleRiseK: accelerator.junctionResistanceKPerW * accelerator.powerIdleW,
    chipDynamicRiseK:
      accelerator.junctionResistanceKPerW * (accelerator.powerMaxW - accelerator.powerIdleW),
    regulatorFraction: power.regulatorEfficiencyFraction,
    sourceFraction: power.regulatorEfficiencyFraction * power.busEfficiencyFraction,
    loadFraction: power.pointOfLoadEfficiencyFraction,
    unharvestedFraction: unharvestedHeatFraction(platform),
    reactorHeatW: fission.loopHeatFraction * fission.powerW * (1 / fission.efficiencyFraction - 1),
    chipsJPerK: accelerator.heatCapacityJPerK * acceleratorCount,
    chipsClosingPerS: closing,
    chipsKPerW:
      acceleratorCount > 0 ? accelerator.junctionResistanceKPerW / acceleratorCount / factor : 0,
  };
}

/** Compute power of satellite `s` with no accelerator at work; lost ones are switched off. */
export function idleW(state: PlantState, plant: PlantClass, s: number): number {
  return Math.max(0, plant.computeIdleW - state.lostCount[s]! * plant.acceleratorIdleW);
}

/** One `PlantClass` per fleet. */
export function plantClasses(scenario: Pick<Scenario, 'fleets'>): readonly PlantClass[] {
  return scenario.fleets.map(plantClass);
}

/**
 * Structure of arrays, one entry per satellite. Powers hold from `segmentStartS` to `segmentEndS`.
 */
export interface PlantState {
  readonly satelliteCount: number;
  readonly classIndex: Int32Array;
  // State.
  readonly storedJ: Float64Array;
  /** Of the coolant loop with structure and radiator. */
  readonly temperatureK: Float64Array;
  /** Chips above their coolant, the mean of all: what they hold of heat. */
  readonly chipRiseK: Float64Array;
  /** The same of a chip at work, which their limits are about. */
  readonly workRiseK: Float64Array;
  readonly isLost: Uint8Array;
  readonly isTripped: Uint8Array;
  // Demand, set by the loop.
  readonly busyCount: Int32Array;
  /** Accelerators that wait for a restart, those that wait for others, those lost for good. */
  readonly heldCount: Int32Array;
  readonly barrierCount: Int32Array;
  readonly lostCount: Int32Array;
  readonly powerCapW: Float64Array;
  /** Cause code that idle accelerators are booked on. */
  readonly idleCause: Uint8Array;
  // The present segment.
  readonly segmentStartS: Float64Array;
  readonly segmentEndS: Float64Array;
  readonly endReason: Uint8Array;
  readonly sunlitFraction: Float64Array;
  readonly generatedW: Float64Array;
  readonly computeW: Float64Array;
  readonly housekeepingW: Float64Array;
  readonly lossW: Float64Array;
  /** Net power at the bus: above zero the battery charges or the array spills. */
  readonly netW: Float64Array;
  /** What the source could give and nobody takes, W at the source. */
  readonly spilledW: Float64Array;
  readonly unmetW: Float64Array;
  readonly absorbedW: Float64Array;
  /** Share of dynamic power that accelerators at work draw, and what they get done with it. */
  readonly powerFraction: Float64Array;
  readonly paceFraction: Float64Array;
  readonly paceCause: Uint8Array;
  /** Which of `heatLimits` binds where the cause is heat. */
  readonly heatLimit: Uint8Array;
  // Clocks.
  /** ∫ pace dt: jobs measure their progress against it. */
  readonly workS: Float64Array;
  /** Energy of one accelerator at work so far, overhead included. */
  readonly acceleratorJ: Float64Array;
  readonly finishWorkS: Float64Array;
  readonly ledger: PlantLedger;
}

/** Sums over the run, one entry per satellite. */
export interface PlantLedger {
  readonly generatedJ: Float64Array;
  readonly computeJ: Float64Array;
  readonly housekeepingJ: Float64Array;
  readonly lossJ: Float64Array;
  /** Its parts. */
  readonly regulatorLossJ: Float64Array;
  readonly busLossJ: Float64Array;
  readonly pointOfLoadLossJ: Float64Array;
  readonly batteryLossJ: Float64Array;
  readonly spilledJ: Float64Array;
  readonly unmetJ: Float64Array;
  readonly absorbedJ: Float64Array;
  readonly radiatedJ: Float64Array;
  readonly sunlitS: Float64Array;
  readonly throttledByHeatS: Float64Array;
  readonly throttledByEnergyS: Float64Array;
  readonly inUseAcceleratorS: Float64Array;
  /** Accelerator-seconds not used, by cause: `causes.length` entries a satellite. */
  readonly idleAcceleratorS: Float64Array;
  /** The part of it that accelerators waited for a restart or were lost. */
  readonly faultAcceleratorS: Float64Array;
  readonly storedMinJ: Float64Array;
  readonly temperatureMaxK: Float64Array;
  readonly storedStartJ: Float64Array;
  readonly temperatureStartK: Float64Array;
  readonly chipRiseStartK: Float64Array;
  readonly junctionMaxK: Float64Array;
  /** Into and out of the battery's terminals. */
  readonly chargedJ: Float64Array;
}

function createLedger(count: number): PlantLedger {
  const column = () => new Float64Array(count);
  return {
    generatedJ: column(),
    computeJ: column(),
    housekeepingJ: column(),
    lossJ: column(),
    regulatorLossJ: column(),
    busLossJ: column(),
    pointOfLoadLossJ: column(),
    batteryLossJ: column(),
    spilledJ: column(),
    unmetJ: column(),
    absorbedJ: column(),
    radiatedJ: column(),
    sunlitS: column(),
    throttledByHeatS: column(),
    throttledByEnergyS: column(),
    inUseAcceleratorS: column(),
    idleAcceleratorS: new Float64Array(count * causes.length),
    faultAcceleratorS: column(),
    storedMinJ: column(),
    temperatureMaxK: column(),
    storedStartJ: column(),
    temperatureStartK: column(),
    chipRiseStartK: column(),
    junctionMaxK: column(),
    chargedJ: column(),
  };
}

/** All columns at zero; `startPlant` sets where battery and heat stand. */
export function createPlantState(classIndex: Int32Array): PlantState {
  const count = classIndex.length;
  const column = () => new Float64Array(count);
  const flags = () => new Uint8Array(count);
  return {
    satelliteCount: count,
    classIndex,
    storedJ: column(),
    temperatureK: column(),
    chipRiseK: column(),
    workRiseK: column(),
    isLost: flags(),
    isTripped: flags(),
    busyCount: new Int32Array(count),
    heldCount: new Int32Array(count),
    barrierCount: new Int32Array(count),
    lostCount: new Int32Array(count),
    powerCapW: column().fill(Infinity),
    idleCause: flags().fill(causes.indexOf('noWork')),
    segmentStartS: column(),
    segmentEndS: column(),
    endReason: flags(),
    sunlitFraction: column(),
    generatedW: column(),
    computeW: column(),
    housekeepingW: column(),
    lossW: column(),
    netW: column(),
    spilledW: column(),
    unmetW: column(),
    absorbedW: column(),
    powerFraction: column().fill(1),
    paceFraction: column().fill(1),
    paceCause: flags(),
    heatLimit: flags(),
    workS: column(),
    acceleratorJ: column(),
    finishWorkS: column().fill(Infinity),
    ledger: createLedger(count),
  };
}

/** How a plant stands at an instant. */
export interface PlantStart {
  readonly storedJ: number;
  readonly temperatureK: number;
  readonly chipRiseK: number;
}

/** Set battery and temperatures of one satellite and begin its ledger there. */
export function startPlant(state: PlantState, satellite: number, start: PlantStart): void {
  const { storedJ, temperatureK, chipRiseK } = start;
  state.storedJ[satellite] = storedJ;
  state.temperatureK[satellite] = temperatureK;
  state.chipRiseK[satellite] = chipRiseK;
  state.workRiseK[satellite] = chipRiseK;
  const { ledger } = state;
  ledger.storedStartJ[satellite] = storedJ;
  ledger.storedMinJ[satellite] = storedJ;
  ledger.temperatureStartK[satellite] = temperatureK;
  ledger.temperatureMaxK[satellite] = temperatureK;
  ledger.chipRiseStartK[satellite] = chipRiseK;
  ledger.junctionMaxK[satellite] = temperatureK + chipRiseK;
}

/** What a chip at work comes to above the coolant at the present power; an idle one if none is. */
export function workRiseSettledK(state: PlantState, plant: PlantClass, s: number): number {
  const computeW = state.computeW[s]!;
  // Cut off from power even idling has less than its own.
  const idleK = computeW >= plant.computeIdleW ? plant.chipIdleRiseK : plant.chipsKPerW * computeW;
  return state.busyCount[s]! > 0 ? idleK + state.powerFraction[s]! * plant.chipDynamicRiseK : idleK;
}
