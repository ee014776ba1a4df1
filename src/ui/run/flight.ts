// Where are all satellites of a scenario at some times, and how many does each place see?

import { CoverageCounter, createCoverageGrid, orbitOf } from '../../compute/index.ts';
import type { CoverageGrid, Scenario } from '../../compute/index.ts';
import {
  createEphemeris,
  createStateSource,
  gmstRad,
  prepareFleet,
  propagateFleet,
} from '../../orbit/index.ts';
import type { PreparedFleet, SourceFailure, StateSource } from '../../orbit/index.ts';
import type { Keyframes, RequestMessage, SeenCounts } from './messages.ts';

type Request<Kind extends RequestMessage['kind']> = RequestMessage & { readonly kind: Kind };

/** What gives the states of one scenario. */
export interface Flight {
  readonly startUtcMs: number;
  readonly ut1MinusUtcS: number;
  readonly satelliteCount: number;
  readonly fleet: PreparedFleet;
}

/** Prepares satellite by satellite, for each may take a moment. */
export function* takeOff(scenario: Scenario): Generator<void, Flight> {
  const sources: (StateSource | SourceFailure)[] = [];
  for (const satellite of scenario.satellites) {
    sources.push(createStateSource(orbitOf(satellite)));
    yield;
  }
  const { startUtcMs, ut1MinusUtcS } = scenario;
  const satelliteCount = sources.length;
  return { startUtcMs, ut1MinusUtcS, satelliteCount, fleet: prepareFleet(sources) };
}

/** States of all satellites at each keyframe; a satellite that has none is NaN. */
export function* fillKeyframes(
  { startUtcMs, satelliteCount, fleet }: Flight,
  { startS, stepS, keyframeCount, buffer }: Request<'propagate'>,
): Generator<void, Keyframes> {
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

/** How many satellites each cell of the Earth sees at a time, above an elevation. */
export function* countSeen(
  { startUtcMs, ut1MinusUtcS, satelliteCount, fleet }: Flight,
  { timeS, cellDeg, elevationMinRad }: Request<'counts'>,
): Generator<void, SeenCounts> {
  const ephemeris = createEphemeris(satelliteCount, 1, timeS, 1);
  const work = propagateFleet(fleet, startUtcMs, ephemeris);
  while (work.next().done !== true) yield;
  const grid = gridOf(cellDeg);
  const counts = new Uint16Array(grid.rowCount * grid.columnCount);
  const gmst = gmstRad(startUtcMs + timeS * 1000, ut1MinusUtcS);
  new CoverageCounter(grid, elevationMinRad).count(counts, ephemeris.positionTemeKm, gmst);
  return { timeS, cellDeg, elevationMinRad, counts };
}
