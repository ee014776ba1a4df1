// What do several sites together make of their skies?
import { describe, expect, test } from 'vitest';
import {
  cloudCorrelation,
  independentAvailability,
  lengthS,
  siteDiversity,
} from '../../../../src/compute/network/weather/diversity.ts';
import type { Weather } from '../../../../src/compute/network/weather/weather.ts';
import { allYear, dayS, siteAt, weatherOf } from './skies.ts';

const yearS = 365 * dayS;

/** Skies given by hand. */
function skiesOf(...skies: readonly (readonly [number, number])[][]): Weather {
  const intervals = skies.map((rows) => ({
    startS: Float64Array.from(rows, ([startS]) => startS),
    endS: Float64Array.from(rows, ([, endS]) => endS),
  }));
  return { clearIntervals: (site: number) => intervals[site]! } as unknown as Weather;
}

describe('several sites', () => {
  test('are open together for the union of their intervals, and closed for its longest gap', () => {
    const weather = skiesOf([[10, 30], [50, 60]], [[20, 40]], []); // prettier-ignore
    const {
      siteFractions,
      siteMeanFraction,
      networkFraction,
      independentFraction,
      longestOutageS,
    } = siteDiversity(weather, [0, 1, 2], 'optical', 100);
    expect(Array.from(siteFractions)).toEqual([0.3, 0.2, 0]);
    expect(siteMeanFraction).toBeCloseTo(0.5 / 3, 12);
    expect(networkFraction).toBe(0.4);
    expect(independentFraction).toBeCloseTo(1 - 0.7 * 0.8, 12);
    expect(longestOutageS).toBe(40);
  });

  test('far apart are open as often as independent ones, side by side as often as one', () => {
    const rule = { weather: { correlationKm: 800 } };
    const far = [
      siteAt(0, 0, allYear(0.5)),
      siteAt(0, 120, allYear(0.5)),
      siteAt(0, 240, allYear(0.5)),
    ];
    const apart = siteDiversity(weatherOf(far, rule), [0, 1, 2], 'optical', yearS);
    expect(Math.abs(apart.networkFraction - 0.875)).toBeLessThan(0.03);
    const near = [siteAt(10, 10, allYear(0.5)), siteAt(10, 10, allYear(0.5))];
    const together = siteDiversity(weatherOf(near, rule), [0, 1], 'optical', yearS);
    expect(together.networkFraction).toBe(together.siteFractions[0]);
    expect(together.independentFraction).toBeGreaterThan(together.networkFraction + 0.2);
  });

  test('gain by every further site, and lose by cloud over any of them', () => {
    const sites = [
      siteAt(40, 0, allYear(0.5)),
      siteAt(45, 5, allYear(0.6)),
      siteAt(50, 9, allYear(0.7)),
    ];
    const weather = weatherOf(sites);
    const shares = [[0], [0, 1], [0, 1, 2]].map(
      (chosen) => siteDiversity(weather, chosen, 'optical', yearS).networkFraction,
    );
    expect(shares[1]).toBeGreaterThan(shares[0]!);
    expect(shares[2]).toBeGreaterThan(shares[1]!);
    const cloudier = weatherOf([sites[0]!, sites[1]!, siteAt(50, 9, allYear(0.9))]);
    const fewer = siteDiversity(cloudier, [0, 1, 2], 'optical', yearS).networkFraction;
    expect(fewer).toBeLessThan(shares[2]!);
  });

  test('have a product if they are independent, and a correlation that fades', () => {
    expect(independentAvailability([0.69, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69])).toBeCloseTo(
      0.999915,
      6,
    );
    expect(cloudCorrelation(0, 500)).toBe(1);
    expect(cloudCorrelation(500, 500)).toBeCloseTo(0.367879, 6);
    expect(lengthS({ startS: Float64Array.of(1, 5), endS: Float64Array.of(2, 9) })).toBe(5);
  });
});
