// Where are all satellites of a scenario at times asked for, and how many does each place see then?
import {
  createEphemeris,
  createStateSource,
  gmstRad,
  prepareFleet,
  propagateFleet,
} from '../../../orbit/index.ts';
import type { PreparedFleet, SourceFailure, StateSource } from '../../../orbit/index.ts';
import { orbitOf } from '../../scenario/orbitOf.ts';
import { CoverageCounter, createCoverageGrid, type CoverageGrid } from './coverageGrid.ts';
import type { FlownScenario } from './fleetInstants.ts';

/** What gives the states of one scenario. */
export interface Flight {
  readonly startUtcMs: number;
  readonly ut1MinusUtcS: number;
  readonly satelliteCount: number;
  readonly fleet: PreparedFleet;
}

/** Prepares satellite by satellite, for each may take a moment. */
export function* takeOff(scenario: FlownScenario): Generator<void, Flight> {
  const sources: (StateSource | SourceFailure)[] = [];
  for (const satellite of scenario.satellites) {
    sources.push(createStateSource(orbitOf(satellite)));
    yield;
  }
  const { startUtcMs, ut1MinusUtcS } = scenario;
  const satelliteCount = sources.length;
  return { startUtcMs, ut1MinusUtcS, satelliteCount, fleet: prepareFleet(sources) };
}

/** Times `startS`, `startS + stepS`, …; a buffer to fill again if it fits, or null. */
export interface KeyframeTimes {
  readonly startS: number;
  readonly stepS: number;
  readonly keyframeCount: number;
  readonly buffer: ArrayBuffer | null;
}

/**
 * States of all satellites at each keyframe: for each keyframe and satellite x y z vx vy vz, TEME,
 * km and km/s. A satellite that has none is NaN.
 */
export function* fillKeyframes(
  { startUtcMs, satelliteCount, fleet }: Flight,
  { startS, stepS, keyframeCount, buffer }: KeyframeTimes,
) {
  const byteCount = keyframeCount * satelliteCount * 6 * Float32Array.BYTES_PER_ELEMENT;
  const fits = buffer !== null && buffer.byteLength === byteCount;
  const states = new Float32Array(fits ? buffer : new ArrayBuffer(byteCount));
  const ephemeris = createEphemeris(satelliteCount, keyframeCount, startS, stepS);
  const work = propagateFleet(fleet, startUtcMs, ephemeris);
  while (work.next().done !== true) yield;
  const { positionTemeKm, velocityTemeKmPerS } = ephemeris;
  for (let keyframe = 0; keyframe < keyframeCount; keyframe += 1) {
    for (let index = 0; index < satelliteCount; index += 1) {
      const from = 3 * (index * keyframeCount + keyframe);
      const to = 6 * (keyframe * satelliteCount + index);
      for (let axis = 0; axis < 3; axis += 1) {
        states[to + axis] = positionTemeKm[from + axis]!;
        states[to + axis + 3] = velocityTemeKmPerS[from + axis]!;
      }
    }
    yield;
  }
  return { satelliteCount, keyframeCount, startS, stepS, states };
}

let keptGrid: CoverageGrid | null = null;

function gridOf(cellDeg: number): CoverageGrid {
  if (keptGrid?.cellDeg !== cellDeg) keptGrid = createCoverageGrid(cellDeg);
  return keptGrid;
}

/** At which time, in cells of which side (must divide 180), above which elevation. */
export interface SeenQuestion {
  readonly timeS: number;
  readonly cellDeg: number;
  readonly elevationMinRad: number;
}

/**
 * How many satellites each cell of the Earth sees at a time, in the order of `CoverageGrid`.
 * Geometry alone, as in `coverageStudy`. 1,584 satellites above 25° take some 10 ms.
 */
export function* countSeen(flight: Flight, { timeS, cellDeg, elevationMinRad }: SeenQuestion) {
  const { startUtcMs, ut1MinusUtcS, satelliteCount, fleet } = flight;
  const ephemeris = createEphemeris(satelliteCount, 1, timeS, 1);
  const work = propagateFleet(fleet, startUtcMs, ephemeris);
  while (work.next().done !== true) yield;
  const grid = gridOf(cellDeg);
  const counts = new Uint16Array(grid.rowCount * grid.columnCount);
  const gmst = gmstRad(startUtcMs + timeS * 1000, ut1MinusUtcS);
  new CoverageCounter(grid, elevationMinRad).count(counts, ephemeris.positionTemeKm, gmst);
  return { timeS, cellDeg, elevationMinRad, counts };
}
