// When do satellites that no one launched see Sun and stations? Regularly, shifted by satellite.

import type { Result } from '../../src/compute/index.ts';
import type { SyntheticOptions } from './syntheticResult.ts';

const periodS = 5860;
const umbraS = 2050;
const penumbraS = 12;
const passS = 560;

interface Window {
  readonly satellite: number;
  readonly other: number;
  readonly startS: number;
  readonly endS: number;
}

type Windows = Pick<Result, 'routes' | 'access' | 'eclipses' | 'links' | 'service'>;

export function syntheticWindows(options: SyntheticOptions): Windows {
  const satellites = Array.from({ length: options.satelliteCount }, (_, index) => index);
  const shade = satellites.flatMap((satellite) => shadeOf(options, satellite));
  const passes = satellites.flatMap((satellite) => passesOf(options, satellite));
  // Every other pass is served, and a little less than the whole of it.
  const served = passes
    .filter((_, row) => row % 2 === 0)
    .map((pass) => ({ ...pass, startS: pass.startS + 20, endS: pass.endS - 30 }))
    .filter(({ startS, endS }) => endS > startS);
  const { other: kind, ...eclipses } = columns(shade);
  const { other: accessStation, ...access } = columns(passes);
  const { other: serviceStation, ...service } = columns(served);
  return {
    eclipses: { ...eclipses, kind: Uint8Array.from(kind) },
    access: {
      ...access,
      stationIndex: accessStation,
      peakS: access.startS.map((startS, row) => (startS + access.endS[row]!) / 2),
      peakElevationRad: access.startS.map(() => 0.6),
      rangeMinKm: access.startS.map(() => 900),
    },
    service: { ...service, stationIndex: serviceStation },
    links: {
      count: 0,
      satelliteAIndex: new Int32Array(0),
      satelliteBIndex: new Int32Array(0),
      startS: new Float64Array(0),
      endS: new Float64Array(0),
      rangeMinKm: new Float64Array(0),
      rangeMaxKm: new Float64Array(0),
    },
    routes: {
      count: 0,
      jobIndex: new Int32Array(0),
      directionCode: new Uint8Array(0),
      fromIndex: new Int32Array(0),
      toIndex: new Int32Array(0),
      startS: new Float64Array(0),
      endS: new Float64Array(0),
      carriedBit: new Float64Array(0),
    },
  };
}

function columns(rows: readonly Window[]) {
  return {
    count: rows.length,
    satelliteIndex: Int32Array.from(rows, ({ satellite }) => satellite),
    other: Int32Array.from(rows, ({ other }) => other),
    startS: Float64Array.from(rows, ({ startS }) => startS),
    endS: Float64Array.from(rows, ({ endS }) => endS),
  };
}

/** One orbit after the other: penumbra (kind 0) and within it umbra (kind 1). */
function shadeOf({ durationS, satelliteCount }: SyntheticOptions, satellite: number): Window[] {
  const windows: Window[] = [];
  const phaseS = (satellite / satelliteCount) * periodS;
  for (let startS = phaseS - periodS; startS < durationS; startS += periodS) {
    const endS = startS + umbraS + 2 * penumbraS;
    windows.push({ satellite, other: 0, startS, endS });
    windows.push({ satellite, other: 1, startS: startS + penumbraS, endS: endS - penumbraS });
  }
  return clipped(windows, durationS);
}

/** Each station about every third orbit, later by a quarter of an orbit per station. */
function passesOf(options: SyntheticOptions, satellite: number): Window[] {
  const { durationS, satelliteCount, stationIds } = options;
  const windows = stationIds.flatMap((_, station) => {
    const passes: Window[] = [];
    const phaseS = ((satellite / satelliteCount) * 3 + station * 0.27) * periodS;
    for (let startS = phaseS - 3 * periodS; startS < durationS; startS += 3 * periodS) {
      passes.push({ satellite, other: station, startS, endS: startS + passS });
    }
    return passes;
  });
  return clipped(windows, durationS).sort((a, b) => a.startS - b.startS);
}

function clipped(windows: readonly Window[], durationS: number): Window[] {
  return windows
    .map((window) => ({
      ...window,
      startS: Math.max(window.startS, 0),
      endS: Math.min(window.endS, durationS),
    }))
    .filter(({ startS, endS }) => endS > startS);
}
