// When do requests of a stream come, if their rate follows the day of cities and comes in bursts?

import { cos } from '../../orbit/index.ts';
import type { RandomStream } from './random.ts';

/** A city that asks: its people are its share of the requests. */
export interface OriginCity {
  readonly id: string;
  readonly longitudeDeg: number;
  readonly state: string;
  /** Of all requests over a day; those of a stream sum to 1. */
  readonly shareFraction: number;
}

/** Demand that follows local mean solar time in each city. */
export interface DiurnalPattern {
  readonly cities: readonly OriginCity[];
  /** Half of the swing over the day as a share of the mean, 0…1. */
  readonly swingFraction: number;
  /** Local mean solar hour of the crest. */
  readonly peakHour: number;
  /** Hour of the day, UTC, at the start of the run. */
  readonly startHourUtc: number;
}

/** A rate that changes at random between two values (Markov-modulated Poisson process). */
export interface BurstPattern {
  /** Rate in a burst over the rate between bursts, at least 1. */
  readonly rateRatio: number;
  readonly burstMeanS: number;
  readonly quietMeanS: number;
}

/** How the rate of a stream varies about its mean; both null: plain Poisson. */
export interface ArrivalPattern {
  readonly diurnal: DiurnalPattern | null;
  readonly bursts: BurstPattern | null;
}

/** One arrival; `cityIndex` is -1 where no city is known. */
export interface PatternArrival {
  readonly timeS: number;
  readonly cityIndex: number;
}

/** Rate of a city over its mean at `timeS` after the start; 1 in the mean of a day. */
export function dayRatio(diurnal: DiurnalPattern, longitudeDeg: number, timeS: number): number {
  const localHour = diurnal.startHourUtc + timeS / 3600 + longitudeDeg / 15;
  const angleRad = ((localHour - diurnal.peakHour) / 24) * 2 * Math.PI;
  return 1 + diurnal.swingFraction * cos(angleRad);
}

/** Rates over the mean, in a burst and between bursts: their mean over time is 1. */
export function burstRatios({ rateRatio, burstMeanS, quietMeanS }: BurstPattern) {
  const burstFraction = burstMeanS / (burstMeanS + quietMeanS);
  const quiet = 1 / (burstFraction * rateRatio + (1 - burstFraction));
  return { burstFraction, quiet, burst: quiet * rateRatio };
}

/** The span and mean rate of a stream. */
export interface ArrivalSpan {
  readonly arrivalsPerS: number;
  readonly startS: number;
  readonly endS: number;
}

/**
 * Arrivals of a non-homogeneous Poisson process, in order. Bursts stretch time exactly (a unit
 * exponential is used up at the rate that holds); the day thins: candidates come at the crest's
 * rate, each is given a city by its share, and stays with the probability rate / crest (Lewis and
 * Shedler 1979, Nav. Res. Logist. Q. 26(3) 403). `chanceOfBursts` is a stream of its own.
 */
export function* patternArrivals(
  span: ArrivalSpan,
  pattern: ArrivalPattern,
  chance: RandomStream,
  chanceOfBursts: RandomStream,
): Generator<PatternArrival> {
  const { diurnal, bursts } = pattern;
  const crest = 1 + (diurnal?.swingFraction ?? 0);
  const pace = bursts === null ? steadyPace() : burstPace(bursts, span.startS, chanceOfBursts);
  let timeS = span.startS;
  for (;;) {
    timeS = pace.after(timeS, chance.exponential() / (span.arrivalsPerS * crest));
    if (!(timeS < span.endS)) return;
    const cityIndex = diurnal === null ? -1 : cityOf(diurnal.cities, chance.uniform());
    if (diurnal !== null) {
      const { longitudeDeg } = diurnal.cities[cityIndex]!;
      if (chance.uniform() * crest >= dayRatio(diurnal, longitudeDeg, timeS)) continue;
    }
    yield { timeS, cityIndex };
  }
}

/** How clock time passes while mean time does. */
interface Pace {
  /** The time at which `meanS` of time at the mean rate have passed since `timeS`. */
  after(timeS: number, meanS: number): number;
}

function steadyPace(): Pace {
  return { after: (timeS, meanS) => timeS + meanS };
}

function burstPace(bursts: BurstPattern, startS: number, chance: RandomStream): Pace {
  const ratios = burstRatios(bursts);
  let isBurst = chance.uniform() < ratios.burstFraction;
  const staysS = () => chance.exponential() * (isBurst ? bursts.burstMeanS : bursts.quietMeanS);
  let changeS = startS + staysS();
  const after = (timeS: number, meanS: number): number => {
    let [atS, leftS] = [timeS, meanS];
    for (;;) {
      const ratio = isBurst ? ratios.burst : ratios.quiet;
      if (atS + leftS / ratio < changeS) return atS + leftS / ratio;
      leftS -= (changeS - atS) * ratio;
      atS = changeS;
      isBurst = !isBurst;
      changeS += staysS();
    }
  };
  return { after };
}

function cityOf(cities: readonly OriginCity[], uniform: number): number {
  let below = 0;
  for (const [index, city] of cities.entries()) {
    below += city.shareFraction;
    if (uniform < below) return index;
  }
  return cities.length - 1;
}
