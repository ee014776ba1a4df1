// How is a quantity written for a person? Four significant digits and a unit that fits.
import { kelvinAtZeroDegC } from '../compute/index.ts';

type Scale = readonly (readonly [size: number, unit: string])[];

const energies: Scale = [
  [3.6e15, 'TWh'],
  [3.6e12, 'GWh'],
  [3.6e9, 'MWh'],
  [3.6e6, 'kWh'],
  [3600, 'Wh'],
];
const data: Scale = [
  [8e15, 'PB'],
  [8e12, 'TB'],
  [8e9, 'GB'],
  [8e6, 'MB'],
  [8e3, 'kB'],
  [8, 'B'],
];
const counts: Scale = [
  [1e12, ' T'],
  [1e9, ' G'],
  [1e6, ' M'],
];
const operations: Scale = [
  [1e24, 'YFLOP'],
  [1e21, 'ZFLOP'],
  [1e18, 'EFLOP'],
  [1e15, 'PFLOP'],
  [1e12, 'TFLOP'],
];

/** Energy in Wh and its multiples. */
export const energyWords = (joules: number): string => scaled(joules, energies, ' ');
/** Data in bytes and their multiples. */
export const dataWords = (bits: number): string => scaled(bits, data, ' ');
/** Floating-point operations. */
export const flopWords = (flop: number): string => scaled(flop, operations, ' ');
/** A count, with M, G or T above a million. */
export const countWords = (count: number): string =>
  Math.abs(count) < 1e6 ? groupDigits(String(Math.round(count))) : scaled(count, counts, '');
/** A share as a percentage. */
export const percentWords = (fraction: number): string =>
  Number.isFinite(fraction) ? `${(fraction * 100).toFixed(1)} %` : 'n/a';
/** A temperature in degrees Celsius. */
export const celsiusWords = (kelvin: number): string =>
  Number.isFinite(kelvin) ? `${(kelvin - kelvinAtZeroDegC).toFixed(1)} °C` : 'n/a';

function scaled(value: number, scale: Scale, gap: string): string {
  if (!Number.isFinite(value)) return 'n/a';
  const [size, unit] = scale.find(([s]) => Math.abs(value) >= s) ?? scale.at(-1)!;
  return `${significant(value / size)}${gap}${unit}`;
}

/** Four significant digits without an exponent, with thousands grouped. */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return 'n/a';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e9) return value.toExponential(3);
  const decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  return fraction === undefined ? groupDigits(whole) : `${groupDigits(whole)}.${fraction}`;
}

function groupDigits(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}
