// Do arrivals follow the day of their cities, and come in bursts, at the mean that was asked for?
import { describe, expect, test } from 'vitest';
import {
  burstRatios,
  dayRatio,
  patternArrivals,
} from '../../../src/compute/workload/arrivalsPattern.ts';
import type {
  ArrivalPattern,
  DiurnalPattern,
} from '../../../src/compute/workload/arrivalsPattern.ts';
import { randomStream } from '../../../src/compute/workload/random.ts';

const dayS = 86_400;
const diurnal: DiurnalPattern = {
  cities: [
    { id: 'west', longitudeDeg: -90, state: 'US', shareFraction: 0.25 },
    { id: 'east', longitudeDeg: 90, state: 'IN', shareFraction: 0.75 },
  ],
  swingFraction: 0.8,
  peakHour: 15,
  startHourUtc: 6,
};
const bursts = { rateRatio: 10, burstMeanS: 100, quietMeanS: 900 };

function draw(pattern: ArrivalPattern, arrivalsPerS: number, endS: number, seed = 1) {
  const [chance, other] = [randomStream(seed, 'a'), randomStream(seed, 'b')];
  return [...patternArrivals({ arrivalsPerS, startS: 0, endS }, pattern, chance, other)];
}

describe('a day', () => {
  const drawn = draw({ diurnal, bursts: null }, 0.5, 4 * dayS);

  test('keeps the mean rate, within four standard deviations', () => {
    const expected = 0.5 * 4 * dayS;
    expect(Math.abs(drawn.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test('gives each city its share of people', () => {
    const west = drawn.filter(({ cityIndex }) => cityIndex === 0).length / drawn.length;
    expect(Math.abs(west - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / drawn.length));
  });

  test('is at its crest at the local hour of the crest: 9 h UTC at 90° east', () => {
    expect(dayRatio(diurnal, 90, 3 * 3600)).toBeCloseTo(1.8, 12);
    expect(dayRatio(diurnal, 90, 15 * 3600)).toBeCloseTo(0.2, 12);
    expect(dayRatio(diurnal, -90, 15 * 3600)).toBeCloseTo(1.8, 12);
  });

  test('comes hour by hour as its rate says: chi-squared over a day of one city', () => {
    const counts = new Array<number>(24).fill(0);
    for (const { timeS, cityIndex } of drawn) {
      if (cityIndex === 1) counts[Math.floor((timeS % dayS) / 3600)]! += 1;
    }
    let chiSquared = 0;
    for (const [hour, count] of counts.entries()) {
      const expected = 0.5 * 0.75 * 3600 * 4 * dayRatio(diurnal, 90, (hour + 0.5) * 3600);
      chiSquared += (count - expected) ** 2 / expected;
    }
    // 24 degrees of freedom: beyond 60 with a probability of 6e-5.
    expect(chiSquared).toBeLessThan(60);
  });

  test('without a swing is Poisson of the same mean', () => {
    const flat = draw({ diurnal: { ...diurnal, swingFraction: 0 }, bursts: null }, 0.5, dayS);
    expect(Math.abs(flat.length - 0.5 * dayS)).toBeLessThan(4 * Math.sqrt(0.5 * dayS));
  });
});

describe('bursts', () => {
  const span = 2_000_000;
  const drawn = draw({ diurnal: null, bursts }, 0.1, span);
  const windowS = 100;
  const counts = new Array<number>(span / windowS).fill(0);
  for (const { timeS } of drawn) counts[Math.floor(timeS / windowS)]! += 1;
  const mean = drawn.length / counts.length;
  const { burstFraction, burst, quiet } = burstRatios(bursts);

  test('keep the mean', () => {
    expect(burstFraction * burst + (1 - burstFraction) * quiet).toBeCloseTo(1, 12);
    expect(burst / quiet).toBeCloseTo(10, 12);
    // Variance of the count, with the excess below, over 2e6 s.
    expect(Math.abs(mean / 10 - 1)).toBeLessThan(4 * Math.sqrt(dispersion / drawn.length));
  });

  /** Variance over mean of counts in windows of w: 1 + 2 v τ (1 − (τ/w)(1 − e^(−w/τ))) / λ. */
  const relaxationS = 1 / (1 / 100 + 1 / 900);
  const variance = burstFraction * (1 - burstFraction) * (0.1 * (burst - quiet)) ** 2;
  const dispersion = 1 + (2 * variance * relaxationS) / 0.1;

  test('raise the dispersion of counts to what the two-state process has', () => {
    const share = (relaxationS / windowS) * (1 - Math.exp(-windowS / relaxationS));
    const expected = 1 + ((2 * variance * relaxationS) / 0.1) * (1 - share);
    const found =
      counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1) / mean;
    expect(expected).toBeGreaterThan(8);
    expect(Math.abs(found / expected - 1)).toBeLessThan(0.1);
  });

  test('of a ratio of one are Poisson, arrival by arrival', () => {
    const even = draw({ diurnal: null, bursts: { ...bursts, rateRatio: 1 } }, 0.1, 10_000);
    const plain = draw({ diurnal: null, bursts: null }, 0.1, 10_000);
    expect(even.length).toBe(plain.length);
    even.forEach(({ timeS }, index) => {
      expect(timeS).toBeCloseTo(plain[index]!.timeS, 6);
    });
  });
});
