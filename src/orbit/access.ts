// When does each station see each satellite?
import { asin } from './deterministic.ts';
import { ephemerisEndS, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { findHilltopS, findWindows, scanGrid, type IntervalList, type ScanGrid } from './finder.ts';
import type { PolarMotion } from './frames.ts';
import { placeStation, StationSight, type ScanColumns } from './stationSight.ts';
import { accessTable, type AccessWindows, type WindowRow } from './windows.ts';

export interface StationSite {
  readonly id: string;
  readonly latitudeRad: number;
  readonly longitudeRad: number;
  readonly altitudeM: number;
  readonly elevationMinRad: number;
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

function windowRows(
  sight: StationSight,
  owner: readonly [satelliteIndex: number, stationIndex: number],
  grid: ScanGrid,
  columns: ScanColumns,
): WindowRow[] {
  const intervals: IntervalList = { startS: [], endS: [] };
  sight.fillMargins(columns.margins, grid);
  findWindows(intervals, grid, columns.margins, sight.marginAt, sight.law());
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
 * Finds every pass of every satellite over every station: elevation above the station's least,
 * over the normal of the WGS 84 ellipsoid, without refraction. Yields the number of satellites
 * done. No window or gap longer than a millisecond is missed, whatever the step. Edges are good to
 * 1e-6 s of the ephemeris, or with `statesAt` of SGP4; leaving out UT1 − UTC costs 8.6 ms per
 * 0.03 s.
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
      sight.selectStation(station);
      rows.push(...windowRows(sight, [index, stationIndex], grid, columns));
    }
    yield index + 1;
  }
  return accessTable(rows);
}
