// How is a result laid out so that one row of the timeline is found at once? Built once per result.

import { jobKinds, jobStatuses } from '../../compute/index.ts';
import type { Result } from '../../compute/index.ts';
import { penumbraKind, umbraKind } from '../../orbit/index.ts';
import { finish, prepareWith } from '../run/preparing.ts';
import { buildBusyGrid } from './busy.ts';
import type { BusyGrid } from './busy.ts';
import { packLanes } from './intervals.ts';
import type { LaneTable } from './intervals.ts';

/** Rows whose busy grids are kept; more than any screen shows at once. */
const busyGridCountMax = 96;

/** Everything that drawing and asking need, per satellite, in typed columns. */
export interface ResultIndex {
  readonly result: Result;
  readonly jobs: LaneTable;
  /** By packed row of `jobs`: index into `jobKinds`. */
  readonly jobKindCode: Uint8Array;
  /** By packed row of `jobs`: 1 when the job missed its deadline. */
  readonly jobIsLate: Uint8Array;
  readonly penumbra: LaneTable;
  readonly umbra: LaneTable;
  readonly access: LaneTable;
  readonly service: LaneTable;
  /** Most jobs at once on one satellite of the fleet, at least 1. */
  readonly peakByFleet: Int32Array;
  /** Highest compute power of any satellite of the fleet at any sample, W. */
  readonly peakPowerWByFleet: Float64Array;
  /** Node temperatures over the whole run, K; NaN when there are none. */
  readonly temperatureMinK: number;
  readonly temperatureMaxK: number;
  readonly busyOf: (satelliteIndex: number) => BusyGrid;
}

const indexByResult = new WeakMap<Result, ResultIndex>();

/** The index of a result; built at the first call, unless it was in pieces before. */
export function indexOf(result: Result): ResultIndex {
  return indexByResult.get(result) ?? finish(indexInPieces(result));
}

function* indexInPieces(result: Result): Generator<void, ResultIndex> {
  const known = indexByResult.get(result);
  if (known) return known;
  const jobs = packBySatellite(result, result.runSegments);
  const codes = codeJobs(result, jobs);
  yield;
  const shadows = packEclipses(result);
  const access = packBySatellite(result, result.access);
  yield;
  const service = packBySatellite(result, result.service);
  yield;
  const peaks = {
    peakByFleet: peakLanesByFleet(result, jobs),
    peakPowerWByFleet: peakPowerByFleet(result),
  };
  yield;
  const base = { result, jobs, ...codes, ...shadows, access, service, ...peaks };
  const range = temperatureRange(result.series.temperatureK);
  const busyOf = cachedBusyGrids(result, jobs, codes.jobKindCode);
  const index = { ...base, ...range, busyOf };
  indexByResult.set(result, index);
  return index;
}

prepareWith(indexInPieces);

interface SatelliteIntervals {
  readonly count: number;
  readonly satelliteIndex: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
}

function packBySatellite(result: Result, table: SatelliteIntervals): LaneTable {
  const { count, satelliteIndex, startS, endS } = table;
  return packLanes(result.satelliteCount, { count, group: satelliteIndex, startS, endS });
}

function packEclipses(result: Result): { penumbra: LaneTable; umbra: LaneTable } {
  const { count, satelliteIndex, startS, endS, kind } = result.eclipses;
  const ofKind = (code: number): LaneTable => {
    // Rows of the other kind get no group, and packing leaves them out.
    const group = satelliteIndex.map((satellite, row) => (kind[row] === code ? satellite : -1));
    return packLanes(result.satelliteCount, { count, group, startS, endS });
  };
  return { penumbra: ofKind(penumbraKind), umbra: ofKind(umbraKind) };
}

function codeJobs(
  { jobs, runSegments }: Result,
  lanes: LaneTable,
): Pick<ResultIndex, 'jobKindCode' | 'jobIsLate'> {
  const kindByTemplate = jobs.templates.map(({ kind }) => jobKinds.indexOf(kind));
  const late = jobStatuses.indexOf('late');
  const jobKindCode = new Uint8Array(lanes.source.length);
  const jobIsLate = new Uint8Array(lanes.source.length);
  for (let row = 0; row < lanes.source.length; row += 1) {
    const job = runSegments.jobIndex[lanes.source[row]!]!;
    jobKindCode[row] = kindByTemplate[jobs.templateIndex[job]!] ?? 0;
    jobIsLate[row] = jobs.statusCode[job] === late ? 1 : 0;
  }
  return { jobKindCode, jobIsLate };
}

function peakLanesByFleet({ labels, satelliteCount }: Result, jobs: LaneTable): Int32Array {
  const peak = new Int32Array(labels.fleetIds.length).fill(1);
  for (let satellite = 0; satellite < satelliteCount; satellite += 1) {
    const fleet = labels.satelliteFleetIndex[satellite]!;
    const lanes = jobs.laneOffset[satellite + 1]! - jobs.laneOffset[satellite]!;
    peak[fleet] = Math.max(peak[fleet] ?? 1, lanes);
  }
  return peak;
}

function peakPowerByFleet({ labels, satelliteCount, series }: Result): Float64Array {
  const peakW = new Float64Array(labels.fleetIds.length);
  for (let satellite = 0; satellite < satelliteCount; satellite += 1) {
    const fleet = labels.satelliteFleetIndex[satellite]!;
    const end = (satellite + 1) * series.sampleCount;
    for (let row = satellite * series.sampleCount; row < end; row += 1) {
      const powerW = series.powerComputeW[row]!;
      if (powerW > peakW[fleet]!) peakW[fleet] = powerW;
    }
  }
  return peakW;
}

function temperatureRange(
  temperatureK: Float32Array,
): Pick<ResultIndex, 'temperatureMinK' | 'temperatureMaxK'> {
  let low = Infinity;
  let high = -Infinity;
  // By index: an iterator over the millions of samples of a large fleet costs 0.4 s.
  for (let at = 0; at < temperatureK.length; at += 1) {
    const value = temperatureK[at]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const hasAny = low <= high;
  return { temperatureMinK: hasAny ? low : NaN, temperatureMaxK: hasAny ? high : NaN };
}

function cachedBusyGrids(
  result: Result,
  jobs: LaneTable,
  kindCode: Uint8Array,
): (satelliteIndex: number) => BusyGrid {
  const grids = new Map<number, BusyGrid>();
  return (satelliteIndex) => {
    const known = grids.get(satelliteIndex);
    if (known) return known;
    const grid = buildBusyGrid(jobs, kindCode, satelliteIndex, result.durationS);
    const oldest = grids.keys().next();
    if (grids.size >= busyGridCountMax && oldest.done !== true) grids.delete(oldest.value);
    grids.set(satelliteIndex, grid);
    return grid;
  };
}
