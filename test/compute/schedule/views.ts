// Jobs and satellites as policies see them, for the tests of policies.
import type {
  Forecast,
  JobView,
  PolicyState,
  SatelliteIntervals,
  SatelliteNeighbours,
  SatelliteView,
} from '../../../src/compute/schedule/policy.ts';

export function jobView(more: Partial<JobView> = {}): JobView {
  const { deadlineS = 10_000, value = 1 } = more;
  return {
    index: 0,
    id: 'job',
    kind: 'batch',
    releaseS: 0,
    ...{ deadlineS, dueS: deadlineS, value, stakeValue: value },
    inputBit: 0,
    outputBit: 0,
    acceleratorCount: 1,
    satelliteCount: 1,
    exchangeBit: 0,
    isPreemptible: true,
    checkpointBit: 0,
    checkpointS: 10,
    runtimeSByClass: [1000, 500],
    originSatelliteIndex: -1,
    lawIndex: -1,
    phase: 'released',
    satelliteIndex: -1,
    satelliteIndices: [],
    remainingFraction: 1,
    interruptedCount: 0,
    serviceIndex: -1,
    isReplica: false,
    ...more,
  };
}

export function satelliteView(more: Partial<SatelliteView> = {}): SatelliteView {
  return {
    index: 0,
    id: 'satellite',
    fleetIndex: 0,
    classIndex: 0,
    acceleratorCount: 8,
    acceleratorFreeCount: 8,
    backlogAcceleratorS: 0,
    storedJ: 1e8,
    storedFloorJ: 5e7,
    storedCapacityJ: 2e8,
    temperatureK: 300,
    temperatureMaxK: 350,
    isSunlit: true,
    isLost: false,
    paceFraction: 1,
    storageFreeBit: Infinity,
    power: {
      idleW: 800,
      acceleratorW: 900,
      powerCapBendFraction: 0.5,
      efficientFraction: 0.5,
      housekeepingW: 500,
      storedToLoadFraction: 0.9,
    },
    replicas: [],
    ...more,
  };
}

/** Intervals of each satellite as [start, end] pairs. */
export function intervalsOf(
  bySatellite: readonly (readonly (readonly [number, number])[])[],
): SatelliteIntervals {
  const offset = new Int32Array(bySatellite.length + 1);
  bySatellite.forEach((rows, s) => (offset[s + 1] = offset[s]! + rows.length));
  const rows = bySatellite.flat();
  return {
    offset,
    startS: Float64Array.from(rows, ([startS]) => startS),
    endS: Float64Array.from(rows, ([, endS]) => endS),
  };
}

/** Links from each satellite to others and back, all at one rate. */
export function neighboursOf(
  satelliteCount: number,
  pairs: readonly (readonly [number, number])[],
  rateBitPerS = 1e9,
): SatelliteNeighbours {
  const both = pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
  both.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const offset = new Int32Array(satelliteCount + 1);
  for (const [from] of both) for (let s = from; s < satelliteCount; s += 1) offset[s + 1]! += 1;
  return {
    offset,
    satelliteIndex: Int32Array.from(both, ([, to]) => to),
    rateBitPerS: new Float64Array(both.length).fill(rateBitPerS),
  };
}

export function forecastOf(
  reach: readonly (readonly (readonly [number, number])[])[],
  rates: { readonly up?: number; readonly down?: number } = {},
): Forecast {
  return {
    groundReach: intervalsOf(reach),
    uplinkRateBitPerS: new Float64Array(reach.length).fill(rates.up ?? 1e6),
    downlinkRateBitPerS: new Float64Array(reach.length).fill(rates.down ?? 2e6),
    byLaw: [],
    underClearSkies: null,
    eclipse: intervalsOf(reach.map(() => [])),
    neighbours: neighboursOf(reach.length, []),
  };
}

export function stateOf(more: Partial<PolicyState> = {}): PolicyState {
  return { timeS: 0, endS: 1e5, events: [], satellites: [], releasedJobs: [], ...more };
}
