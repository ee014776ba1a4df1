// Which charts are there, in which units and between which values? Four quantities; pure.

import type { Result } from '../../compute/index.ts';
import { formatFraction, formatNumber, formatPower, formatTemperature } from '../panels/format.ts';
import type { Palette } from '../timeline/palette.ts';
import type { SatelliteLimits } from '../timeline/frame.ts';
import { curveOf } from './chartData.ts';
import type { Curve, SeriesName } from './chartData.ts';

export interface ChartLine {
  readonly label: string;
  readonly color: (palette: Palette) => string;
  readonly curve: Curve;
  /** Lines differ by form as well: the second of a chart is dashed. */
  readonly isDashed: boolean;
  readonly isFilled: boolean;
}

export interface ChartLimit {
  readonly label: string;
  readonly value: number;
  readonly color: (palette: Palette) => string;
}

export interface ChartSpec {
  readonly id: 'power' | 'battery' | 'temperature' | 'queue';
  readonly title: string;
  readonly lines: readonly ChartLine[];
  readonly limit: ChartLimit | null;
  readonly low: number;
  readonly high: number;
  /** The quantity is counted: its axis has no fractions. */
  readonly isWhole: boolean;
  readonly format: (value: number) => string;
  /** Axis labels may be shorter than readings. */
  readonly formatAxis: (value: number) => string;
}

/** The charts of one satellite (`satelliteIndex`) or of all (null). */
export function chartSpecs(
  result: Result,
  satelliteIndex: number | null,
  limits: SatelliteLimits,
): readonly ChartSpec[] {
  const curve = (name: SeriesName): Curve => curveOf(result, name, satelliteIndex);
  return [
    powerSpec(curve('powerGeneratedW'), curve('powerComputeW')),
    batterySpec(curve('stateOfChargeFraction'), limits),
    temperatureSpec(curve('temperatureK'), limits),
    queueSpec(curve('queueCount')),
  ];
}

const kelvinAt0C = 273.15;

const plain = { isDashed: false, isFilled: false } as const;

function powerSpec(generated: Curve, compute: Curve): ChartSpec {
  return {
    id: 'power',
    title: 'Power',
    lines: [
      { label: 'compute', color: (p) => p.accent, curve: compute, isDashed: false, isFilled: true },
      {
        label: 'generated',
        color: (p) => p.sun,
        curve: generated,
        isDashed: true,
        isFilled: false,
      },
    ],
    limit: null,
    low: 0,
    high: Math.max(highestOf(generated), highestOf(compute), 1) * 1.08,
    isWhole: false,
    format: formatPower,
    formatAxis: formatPower,
  };
}

function batterySpec(curve: Curve, { floorFraction }: SatelliteLimits): ChartSpec {
  const label = 'state of charge';
  return {
    id: 'battery',
    title: 'Battery',
    lines: [{ label, color: (p) => p.battery, curve, isDashed: false, isFilled: true }],
    limit:
      floorFraction > 0 ? { label: 'floor', value: floorFraction, color: (p) => p.warn } : null,
    low: 0,
    high: 1.02,
    isWhole: false,
    format: formatFraction,
    formatAxis: (value) => `${Math.round(value * 100)} %`,
  };
}

/** In degrees Celsius, so that the axis has round readings. */
function temperatureSpec(curveK: Curve, { temperatureMaxK }: SatelliteLimits): ChartSpec {
  const curve = shifted(curveK, -kelvinAt0C);
  const limitC = temperatureMaxK - kelvinAt0C;
  const high = Math.max(highestOf(curve), temperatureMaxK > 0 ? limitC : -Infinity);
  const low = lowestOf(curve);
  const margin = Math.max((high - low) * 0.1, 1);
  const color = (palette: Palette): string => palette.bad;
  return {
    id: 'temperature',
    title: 'Temperature',
    lines: [{ label: 'node', color: (p) => p.temperature, curve, ...plain }],
    limit: temperatureMaxK > 0 ? { label: 'limit', value: limitC, color } : null,
    low: Number.isFinite(low) ? low - margin : 0,
    high: Number.isFinite(high) ? high + margin : 100,
    isWhole: false,
    format: (celsius) => formatTemperature(celsius + kelvinAt0C),
    formatAxis: (celsius) => `${celsius} °C`,
  };
}

function shifted({ mean, lowest, highest }: Curve, by: number): Curve {
  const shift = (values: Float64Array): Float64Array => values.map((value) => value + by);
  return {
    mean: shift(mean),
    lowest: lowest && shift(lowest),
    highest: highest && shift(highest),
  };
}

function queueSpec(curve: Curve): ChartSpec {
  return {
    id: 'queue',
    title: 'Queue',
    lines: [
      { label: 'jobs waiting', color: (p) => p.text, curve, isDashed: false, isFilled: true },
    ],
    limit: null,
    low: 0,
    high: Math.max(highestOf(curve) * 1.1, 4),
    isWhole: true,
    format: formatNumber,
    formatAxis: formatNumber,
  };
}

/** Largest value of a curve or its band; -Infinity when it has none. */
function highestOf({ mean, highest }: Curve): number {
  return (highest ?? mean).reduce((high, value) => (value > high ? value : high), -Infinity);
}

function lowestOf({ mean, lowest }: Curve): number {
  return (lowest ?? mean).reduce((low, value) => (value < low ? value : low), Infinity);
}
