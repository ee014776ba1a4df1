// Which charts are there, in which units and between which values? Four quantities; pure.

import { kelvinAtZeroDegC } from '../../compute/index.ts';
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
  readonly limits: readonly ChartLimit[];
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
    temperatureSpec(result, satelliteIndex, limits),
    queueSpec(curve('queueCount')),
  ];
}

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
    limits: [],
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
    limits:
      floorFraction > 0 ? [{ label: 'floor', value: floorFraction, color: (p) => p.warn }] : [],
    low: 0,
    high: 1.02,
    isWhole: false,
    format: formatFraction,
    formatAxis: (value) => `${Math.round(value * 100)} %`,
  };
}

/** What a limit is called, and what it is of. */
const limitsOf = (limits: SatelliteLimits): readonly ChartLimit[] => {
  const known: ChartLimit[] = [
    { label: 'slows from', value: limits.throttleFromK, color: (p) => p.warn },
    { label: 'coolant’s limit', value: limits.temperatureMaxK, color: (p) => p.temperature },
    { label: 'junction’s limit', value: limits.junctionMaxK, color: (p) => p.bad },
  ];
  return known
    .filter(({ value }) => value > 0)
    .map((limit) => ({ ...limit, value: limit.value - kelvinAtZeroDegC }));
};

/**
 * Coolant and chips against their limits, in degrees Celsius, so that the axis has round readings.
 * Of a fleet, chips are shown by their mean: a second band would only cover the first.
 */
export function temperatureSpec(
  result: Result,
  satelliteIndex: number | null,
  known: SatelliteLimits,
): ChartSpec {
  const curve = (name: SeriesName): Curve =>
    shifted(curveOf(result, name, satelliteIndex), -kelvinAtZeroDegC);
  const coolant = curve('temperatureK');
  const junction = { ...curve('junctionK'), lowest: null, highest: null };
  const limits = limitsOf(known);
  const high = Math.max(...[coolant, junction].map(highestOf), ...limits.map((l) => l.value));
  const low = Math.min(lowestOf(coolant), lowestOf(junction));
  const margin = Math.max((high - low) * 0.1, 1);
  return {
    id: 'temperature',
    title: 'Temperature',
    lines: [
      { label: 'coolant', color: (p) => p.temperature, curve: coolant, ...plain },
      { label: 'junction', color: (p) => p.accent, curve: junction, ...plain, isDashed: true },
    ],
    limits,
    low: Number.isFinite(low) ? low - margin : 0,
    high: Number.isFinite(high) ? high + margin : 100,
    isWhole: false,
    format: (celsius) => formatTemperature(celsius + kelvinAtZeroDegC),
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
    limits: [],
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
