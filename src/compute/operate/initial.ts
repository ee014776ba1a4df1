// How do battery and heat stand when a run begins? The state to which an orbit returns.

import { findEclipses, findSunlight, fleetStates, prepareFleet } from '../../orbit/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import type { Scenario, Satellite } from '../scenario/scenario.ts';
import type { AnySource } from './supplies.ts';
import { gridStepS, propagateSpan, supplyOf } from './supplies.ts';
import { createPlantState } from './plantState.ts';
import type { PlantState } from './plantState.ts';
import { segmentClasses } from './plantWalk.ts';
import { beginSegment } from './segment.ts';
import type { SegmentClass } from './segment.ts';
import { settleSegment } from './settle.ts';
import type { Supply } from '../plant/supply.ts';
import { SkyReader } from './sky.ts';

/** Battery and temperature of every satellite at the start. */
export interface InitialPlants {
  readonly storedJ: Float64Array;
  readonly temperatureK: Float64Array;
  /** Chips above their coolant; given states begin with none. */
  readonly chipRiseK: Float64Array;
}

/** Longest orbit that is walked as a cycle; slower satellites are walked for this long. */
const cycleMaxS = 86400;
/** States held at once while the first orbits are walked. */
const statesMax = 200_000;
const cycleMax = 60;
const storedToleranceFraction = 1e-6;
const temperatureToleranceK = 1e-3;
const temperatureGuessK = 300;

/** One revolution of the mean elements, s; in a formation, the chief's. */
function orbitPeriodS(elementSet: ElementSet): number {
  return (2 * Math.PI * 60) / elementSet.meanMotionRadPerMin;
}

/** Walks one satellite through one orbit again and again. */
class CycleWalk {
  private readonly state: PlantState;
  private readonly sky: SkyReader;
  private readonly supply: Supply;
  private readonly periodS: Float64Array;

  constructor(state: PlantState, sky: SkyReader, supply: Supply, periodS: Float64Array) {
    this.state = state;
    this.sky = sky;
    this.supply = supply;
    this.periodS = periodS;
  }

  /** One orbit; returns the least stored energy on the way. */
  private walkOrbit(plant: SegmentClass, s: number): number {
    const { state, supply, sky } = this;
    const endS = this.periodS[s]!;
    sky.rewind(s);
    state.segmentStartS[s] = 0;
    let storedMinJ = state.storedJ[s]!;
    for (let cell = 0; cell < supply.sampleCount - 1; cell += 1) {
      let timeS = cell * supply.stepS;
      const cellEndS = Math.min(timeS + supply.stepS, endS);
      if (timeS >= endS) break;
      sky.enterCell(supply, cell, cellEndS);
      while (timeS < cellEndS) {
        sky.look(s, timeS);
        beginSegment(state, plant, s, timeS, sky);
        timeS = Math.min(state.segmentEndS[s]!, cellEndS);
        settleSegment(state, plant, s, timeS);
        storedMinJ = Math.min(storedMinJ, state.storedJ[s]!);
      }
    }
    return storedMinJ;
  }

  /**
   * Repeat the orbit until it returns to where it began. A battery that loses the same each orbit
   * is taken forward by as many orbits as it can lose it.
   */
  settle(plant: SegmentClass, s: number): void {
    const { state } = this;
    const { capacityJ } = plant.platform.battery;
    state.storedJ[s] = capacityJ;
    state.temperatureK[s] = temperatureGuessK;
    for (let cycle = 0; cycle < cycleMax; cycle += 1) {
      const storedJ = state.storedJ[s];
      const temperatureK = state.temperatureK[s];
      const storedMinJ = this.walkOrbit(plant, s);
      const changeJ = state.storedJ[s] - storedJ;
      const isWarm = Math.abs(state.temperatureK[s] - temperatureK) <= temperatureToleranceK;
      if (isWarm && Math.abs(changeJ) <= storedToleranceFraction * capacityJ) return;
      const spareJ = storedMinJ - plant.storedFloorJ;
      if (isWarm && changeJ < 0 && spareJ > 0) {
        state.storedJ[s] += changeJ * Math.floor(spareJ / -changeJ);
      }
    }
  }
}

/** Walk a block of satellites to their cyclic steady state. Yields units of work. */
function* settleBlock(
  scenario: Scenario,
  satellites: readonly Satellite[],
  sources: readonly AnySource[],
  utilisationFraction: number,
): Generator<number, PlantState> {
  const { startUtcMs, fleets, earth } = scenario;
  const periodS = Float64Array.from(satellites, ({ elementSet }) =>
    Math.min(cycleMaxS, orbitPeriodS(elementSet)),
  );
  const longestS = Math.max(...periodS);
  const stepS = gridStepS(longestS);
  const sampleCount = Math.ceil(longestS / stepS) + 1;
  const span = { startS: 0, stepS, sampleCount };
  const fleet = prepareFleet(sources);
  const ephemeris = yield* propagateSpan(fleet, startUtcMs, span);
  const statesAt = fleetStates(fleet, startUtcMs);
  const eclipses = yield* findEclipses(ephemeris, startUtcMs, { earth, statesAt });
  const sunlight = yield* findSunlight(ephemeris, eclipses, startUtcMs, { earth });
  const supply = yield* supplyOf(ephemeris, startUtcMs, {
    fleets,
    satellites,
    environment: scenario.environment,
  });
  const state = createPlantState(Int32Array.from(satellites, (each) => each.fleetIndex));
  const walk = new CycleWalk(state, new SkyReader(sunlight, ignoreEdge), supply, periodS);
  const classes = segmentClasses(scenario);
  for (const [s, satellite] of satellites.entries()) {
    const plant = classes[satellite.fleetIndex]!;
    state.busyCount[s] = Math.round(utilisationFraction * plant.platform.acceleratorCount);
    if (ephemeris.validSampleCount[s]! === sampleCount) walk.settle(plant, s);
    else {
      state.storedJ[s] = plant.platform.battery.capacityJ;
      state.temperatureK[s] = temperatureGuessK;
    }
    yield sampleCount;
  }
  return state;
}

function ignoreEdge(): void {
  // Only the run itself logs edges.
}

/**
 * Battery and temperature at the start: as given, or the cyclic steady state of the first orbit
 * with the stated share of accelerators at work, so that a run neither lives on a full battery nor
 * starts cold. Yields units of work.
 */
export function* initialPlants(
  scenario: Scenario,
  sources: readonly AnySource[],
): Generator<number, InitialPlants> {
  const { satellites, fleets, initialState } = scenario;
  const count = satellites.length;
  const column = () => new Float64Array(count);
  const plants = { storedJ: column(), temperatureK: column(), chipRiseK: column() };
  if (initialState.kind === 'fixed') {
    satellites.forEach(({ fleetIndex }, s) => {
      const { capacityJ } = fleets[fleetIndex]!.platform.battery;
      plants.storedJ[s] = capacityJ * initialState.stateOfChargeFraction;
    });
    plants.temperatureK.fill(initialState.temperatureK);
    return plants;
  }
  const samplesPerSatellite = Math.ceil(cycleMaxS / gridStepS(cycleMaxS));
  const blockSize = Math.max(1, Math.floor(statesMax / samplesPerSatellite));
  for (let first = 0; first < count; first += blockSize) {
    const block = satellites.slice(first, first + blockSize);
    const ready = sources.slice(first, first + blockSize);
    const state = yield* settleBlock(scenario, block, ready, initialState.utilisationFraction);
    plants.storedJ.set(state.storedJ, first);
    plants.temperatureK.set(state.temperatureK, first);
    plants.chipRiseK.set(state.chipRiseK, first);
  }
  return plants;
}
