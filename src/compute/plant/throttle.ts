// How fast may chips run at a temperature of their coolant, and which limit says so?
import type { Platform } from '../scenario/scenario.ts';

/** What binds: the coolant itself, the chip above it, or the chip's memory. */
export const heatLimits = ['coolant', 'junction', 'memory'] as const;
export type HeatLimit = (typeof heatLimits)[number];

/**
 * Shares of dynamic power that the limits allow: full up to `startK` of the coolant, then less on
 * straight lines `(zeroK − T) / widthK`, of which the lowest holds; at `tripK` all is switched off.
 */
export interface ThrottleLaw {
  /** By the order of `heatLimits`. */
  readonly zeroK: Float64Array;
  readonly widthK: Float64Array;
  readonly startK: number;
  readonly tripK: number;
}

type HeatedPlatform = Pick<
  Platform,
  'coolantMaxK' | 'throttleBandK' | 'tripMarginK' | 'accelerator'
>;

/** A line this steep has no slope that a controller could follow, K. */
const widthLeastK = 1e-3;

/**
 * The law of a design. A chip at board power P stands `resistance · P` above the coolant: the power
 * that its limit leaves falls on a straight line with the coolant's temperature, down to idling.
 */
export function createThrottleLaw(platform: HeatedPlatform): ThrottleLaw {
  const { accelerator, coolantMaxK, throttleBandK, tripMarginK } = platform;
  const { powerIdleW, powerMaxW } = accelerator;
  const dynamicW = powerMaxW - powerIdleW;
  const { junctionResistanceKPerW: junction, memoryResistanceKPerW: memory } = accelerator;
  const zeroK = Float64Array.of(
    coolantMaxK,
    accelerator.junctionMaxK - junction * powerIdleW,
    accelerator.memoryMaxK - memory * powerIdleW,
  );
  const widths = [throttleBandK, junction * dynamicW, memory * dynamicW];
  const widthK = Float64Array.from(widths, (width) => Math.max(widthLeastK, width));
  const startK = Math.min(...zeroK.map((zero, line) => zero - widthK[line]!));
  return { zeroK, widthK, startK, tripK: Math.min(...zeroK) + tripMarginK };
}

/** The line that holds at a coolant temperature. */
export function bindingLine({ zeroK, widthK }: ThrottleLaw, coolantK: number): number {
  const coolant = (zeroK[0]! - coolantK) / widthK[0]!;
  const junction = (zeroK[1]! - coolantK) / widthK[1]!;
  const memory = (zeroK[2]! - coolantK) / widthK[2]!;
  if (coolant <= junction) return coolant <= memory ? 0 : 2;
  return junction <= memory ? 1 : 2;
}

/**
 * Share of dynamic power allowed at a coolant temperature, 0…1. While the coolant warms, chips have
 * to be so many kelvins ahead of it as they lag; the coolant's own limit knows no lag.
 */
export function throttleShare(law: ThrottleLaw, coolantK: number, chipLeadK = 0): number {
  const { zeroK, widthK } = law;
  const chipK = coolantK + chipLeadK;
  const coolant = (zeroK[0]! - coolantK) / widthK[0]!;
  const junction = (zeroK[1]! - chipK) / widthK[1]!;
  const memory = (zeroK[2]! - chipK) / widthK[2]!;
  return Math.min(1, Math.max(0, Math.min(coolant, junction, memory)));
}

/** The coolant temperature from which on less than a share of dynamic power is allowed. */
export function throttleFromK(law: ThrottleLaw, share: number): number {
  const { zeroK, widthK } = law;
  return Math.min(
    zeroK[0]! - share * widthK[0]!,
    zeroK[1]! - share * widthK[1]!,
    zeroK[2]! - share * widthK[2]!,
  );
}

/**
 * Throughput as a share of the full one when an accelerator may draw a share of its dynamic power:
 * x + b x (1 − x), the parabola through (0, 0), (1, 1) and a measured point between.
 * Source: MLPerf Inference v4.1, 8 × H200 MaxQ (b 0.53). Valid for 0 ≤ x ≤ 1, b ≤ 1.
 */
export function throughputOfPower(share: number, bend: number): number {
  return share + bend * share * (1 - share);
}

/**
 * Share of dynamic power at which an accelerator at work gets most done per joule if idling takes
 * `idleShare` of its dynamic power: where throughputOfPower(x) / (idleShare + x) is greatest, 0…1.
 */
export function efficientPowerShare(idleShare: number, bend: number): number {
  if (bend <= 0) return 1;
  return Math.min(1, Math.sqrt(idleShare * (idleShare + (1 + bend) / bend)) - idleShare);
}
