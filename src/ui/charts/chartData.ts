// Which curves does a chart show? One satellite's, or mean, lowest and highest of all; pure.

import type { Result } from '../../compute/index.ts';

/** The columns of `Result['series']` that are charted. */
export type SeriesName =
  | 'powerGeneratedW'
  | 'powerComputeW'
  | 'stateOfChargeFraction'
  | 'temperatureK'
  | 'junctionK'
  | 'queueCount';

/** One quantity over time, in the core's unit; NaN where there is no value. */
export interface Curve {
  readonly mean: Float64Array;
  /** Of all satellites; null for a single one. */
  readonly lowest: Float64Array | null;
  readonly highest: Float64Array | null;
}

const fleetCurves = new WeakMap<Result, Map<SeriesName, Curve>>();

/** A satellite's curve, or the fleet's when `satelliteIndex` is null (kept per result). */
export function curveOf(result: Result, name: SeriesName, satelliteIndex: number | null): Curve {
  if (satelliteIndex !== null) return satelliteCurve(result, name, satelliteIndex);
  const byName = fleetCurves.get(result) ?? new Map<SeriesName, Curve>();
  fleetCurves.set(result, byName);
  const curve = byName.get(name) ?? fleetCurve(result, name);
  byName.set(name, curve);
  return curve;
}

function satelliteCurve({ series }: Result, name: SeriesName, satellite: number): Curve {
  const from = satellite * series.sampleCount;
  const mean = Float64Array.from(series[name].subarray(from, from + series.sampleCount));
  return { mean, lowest: null, highest: null };
}

/** Satellites without a value at a sample (decayed, lost) do not count there. */
function fleetCurve({ series, satelliteCount }: Result, name: SeriesName): Curve {
  const { sampleCount } = series;
  const column = series[name];
  const sum = new Float64Array(sampleCount);
  const count = new Int32Array(sampleCount);
  const lowest = new Float64Array(sampleCount).fill(NaN);
  const highest = new Float64Array(sampleCount).fill(NaN);
  for (let satellite = 0; satellite < satelliteCount; satellite += 1) {
    for (let at = 0; at < sampleCount; at += 1) {
      const value = column[satellite * sampleCount + at]!;
      if (Number.isNaN(value)) continue;
      sum[at]! += value;
      count[at]! += 1;
      if (!(lowest[at]! <= value)) lowest[at] = value;
      if (!(highest[at]! >= value)) highest[at] = value;
    }
  }
  return { mean: sum.map((total, at) => total / count[at]!), lowest, highest };
}

/** Value of a curve at a time, linear between samples; NaN outside or beside a gap. */
export function valueAt(times: Float64Array, values: Float64Array, timeS: number): number {
  let low = 0;
  let high = times.length - 1;
  if (high < 0 || timeS < times[0]! || timeS > times[high]!) return NaN;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= timeS) low = middle;
    else high = middle;
  }
  const spanS = times[high]! - times[low]!;
  const place = spanS > 0 ? (timeS - times[low]!) / spanS : 0;
  if (place === 0) return values[low]!;
  return values[low]! + (values[high]! - values[low]!) * place;
}
