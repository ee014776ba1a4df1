// What does a link gain and lose on its way, term by term in dB, and what rate is left?

import { exp, log10 } from '../../../orbit/index.ts';

/** What keeps a link from carrying more. */
export const rateLimits = [
  /** Received power: more of it would carry more. */
  'power',
  /** The modem's best step or its greatest rate. */
  'modem',
  /** Every wavelength of every aperture is at work. */
  'channels',
  /** The partner stands too low. */
  'elevation',
  /** Rates given by the scenario, no budget behind them. */
  'fixed',
] as const;
export type RateLimit = (typeof rateLimits)[number];

/** One step of the waterfall: what it adds, negative where it takes. */
export interface BudgetTerm {
  readonly id: string;
  readonly label: string;
  readonly db: number;
  readonly note?: string;
}

/**
 * A link at one range and elevation. `transmitDbw + Σ terms = receivedDbw`; terms are in the order
 * of the light's way. What a receiver makes of it is a ratio to noise (radio) or photons (light);
 * the other of the two is NaN.
 */
export interface LinkBudget {
  readonly terms: readonly BudgetTerm[];
  readonly transmitDbw: number;
  readonly receivedDbw: number;
  /** Received power that the chosen rate needs, all carriers or channels together. */
  readonly thresholdDbw: number;
  readonly marginDb: number;
  /** Noise in the occupied band, and carrier over it; NaN where photons are counted. */
  readonly noiseDbw: number;
  readonly carrierToNoiseDb: number;
  readonly carrierToNoiseDensityDbHz: number;
  readonly photonsPerSecond: number;
  /** In words: a MODCOD, a number of channels. */
  readonly modulation: string;
  readonly rateBitPerS: number;
  readonly limitedBy: RateLimit;
}

/** Natural logarithm of a decibel: ln(10)/10. */
export const nepersPerDb = 0.2302585092994046;

/** Of a ratio of powers; −∞ of nothing. */
export function decibels(ratio: number): number {
  return ratio > 0 ? 10 * log10(ratio) : -Infinity;
}

/** The ratio of powers. */
export function fromDecibels(db: number): number {
  return exp(nepersPerDb * db);
}

/** Sum of the steps of a waterfall. */
export function sumDb(terms: readonly BudgetTerm[]): number {
  let sum = 0;
  for (const { db } of terms) sum += db;
  return sum;
}

/** A link of which only its rate is known. */
export function fixedBudget(rateBitPerS: number): LinkBudget {
  return {
    terms: [],
    transmitDbw: NaN,
    receivedDbw: NaN,
    thresholdDbw: NaN,
    marginDb: NaN,
    noiseDbw: NaN,
    carrierToNoiseDb: NaN,
    carrierToNoiseDensityDbHz: NaN,
    photonsPerSecond: NaN,
    modulation: 'as given',
    rateBitPerS,
    limitedBy: 'fixed',
  };
}
