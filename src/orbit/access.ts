// When does each station see each satellite?
import { asin, sin } from './deterministic.ts';
import { ephemerisEndS, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { findHilltopS, findWindows, scanGrid, type IntervalList, type ScanGrid } from './finder.ts';
import type { PolarMotion } from './frames.ts';
import { maskBounds, type HorizonMask } from './horizonMask.ts';
import { maskedIntervals } from './maskedPasses.ts';
import {
  placeStation,
  StationSight,
  type PlacedStation,
  type ScanColumns,
} from './stationSight.ts';
import { accessTable, type AccessWindows, type WindowRow } from './windows.ts';

export interface StationSite {
  readonly id: string;
  readonly latitudeRad: number;
  readonly longitudeRad: number;
  readonly altitudeM: number;
  readonly elevationMinRad: number;
  /** What stands around it; a satellite must be above this and the least elevation. */
  readonly horizonMask?: HorizonMask | undefined;
}

export interface EarthOrientation {
  readonly ut1MinusUtcS?: number;
  readonly polarMotion?: PolarMotion;
}

export interface AccessOptions extends EarthOrientation {
  /** Windows end here even if the ephemeris goes on. */
  readonly endS?: number;
  /** Edges and peaks are settled on these states instead of the interpolated ones. */
  readonly statesAt?: StatesAt;
}

/** When the satellite stands above what the station can see. */
function visibleIntervals(
  sight: StationSight,
  station: PlacedStation,
  grid: ScanGrid,
  { margins }: ScanColumns,
): IntervalList {
  const above = (cone: PlacedStation): IntervalList => {
    const intervals: IntervalList = { startS: [], endS: [] };
    sight.selectStation(cone);
    sight.fillMargins(margins, grid);
    findWindows(intervals, grid, margins, sight.marginAt, sight.law());
    return intervals;
  };
  const { mask, elevationMinRad: floorRad } = station;
  if (mask === undefined) return above(station);
  const { lowestRad, highestRad } = maskBounds(mask);
  const coneOf = (elevationRad: number): PlacedStation => {
    return { ...station, sinElevationMin: sin(Math.max(floorRad, elevationRad)) };
  };
  const wide = above(coneOf(lowestRad));
  if (wide.startS.length === 0) return wide;
  const sure = above(coneOf(highestRad));
  const { lookInto } = sight;
  return maskedIntervals(wide, sure, { mask, floorRad, lookInto, bounds: sight.lookBounds() });
}

function windowRows(
  sight: StationSight,
  station: PlacedStation,
  owner: readonly [satelliteIndex: number, stationIndex: number],
  grid: ScanGrid,
  columns: ScanColumns,
): WindowRow[] {
  const intervals = visibleIntervals(sight, station, grid, columns);
  if (intervals.startS.length === 0) return [];
  sight.fillHeights(columns, grid, intervals);
  return intervals.startS.map((startS, row) => {
    const endS = intervals.endS[row]!;
    const span = [startS, endS] as const;
    const nearestS = findHilltopS(grid, columns.nearness, sight.nearness, span);
    const peakS = findHilltopS(grid, columns.sines, sight.sine, span, nearestS);
    return {
      first: owner[0],
      second: owner[1],
      startS,
      endS,
      a: peakS,
      b: asin(Math.max(-1, Math.min(1, sight.bestSineAt(peakS)))),
      c: sight.bestRangeAt(nearestS),
    };
  });
}

/**
 * Finds every pass of every satellite over every station: elevation above the station's least and
 * above its horizon mask, over the normal of the WGS 84 ellipsoid, without refraction. Yields the
 * number of satellites done. No window or gap longer than a millisecond is missed, whatever the
 * step. Edges are good to 1e-6 s of the ephemeris, or with `statesAt` of SGP4; leaving out
 * UT1 − UTC costs 8.6 ms per 0.03 s.
 */
export function* findAccess(
  ephemeris: Ephemeris,
  sites: readonly StationSite[],
  startUtcMs: number,
  options: AccessOptions = {},
): Generator<number, AccessWindows> {
  const stations = sites.map((site) => placeStation(site, options.polarMotion));
  const sight = new StationSight(
    ephemeris,
    startUtcMs,
    options.ut1MinusUtcS ?? 0,
    options.statesAt,
  );
  const endS = options.endS ?? ephemerisEndS(ephemeris);
  const columns: ScanColumns = {
    margins: new Float64Array(ephemeris.sampleCount),
    sines: new Float64Array(ephemeris.sampleCount),
    nearness: new Float64Array(ephemeris.sampleCount),
  };
  const rows: WindowRow[] = [];
  for (let index = 0; index < ephemeris.satelliteCount; index += 1) {
    const grid = scanGrid(ephemeris, [index], endS);
    sight.selectSatellite(index);
    for (const [stationIndex, station] of stations.entries()) {
      rows.push(...windowRows(sight, station, [index, stationIndex], grid, columns));
    }
    yield index + 1;
  }
  return accessTable(rows);
}
