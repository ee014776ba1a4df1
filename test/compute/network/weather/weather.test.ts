// Are skies as cloudy, as lasting and as much alike as they are said to be?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { lengthS } from '../../../../src/compute/network/weather/diversity.ts';
import type { ClearIntervals } from '../../../../src/compute/network/weather/weather.ts';
import { allYear, dayS, siteAt, weatherOf } from './skies.ts';

const yearS = 365 * dayS;

/** Share of some span of each day, or of the whole run, that is clear. */
function clearShare({ startS, endS }: ClearIntervals, fromS: number, toS: number): number {
  let sumS = 0;
  for (let row = 0; row < startS.length; row += 1) {
    sumS += Math.max(0, Math.min(toS, endS[row]!) - Math.max(fromS, startS[row]!));
  }
  return sumS / (toS - fromS);
}

describe('a sky', () => {
  test('is cloudy for its share of the time, over many seeds', () => {
    // A year holds about 365 · 24 / (2 · 6) independent skies: each seed errs by about 0.017.
    const cloud = 0.4;
    const site = siteAt(28.3, -16.5, allYear(cloud));
    let sum = 0;
    for (let seed = 0; seed < 20; seed += 1) {
      sum += lengthS(weatherOf([site], { seed }).clearIntervals(0, 'optical')) / yearS;
    }
    expect(Math.abs(sum / 20 - (1 - cloud))).toBeLessThan(3 * (0.018 / Math.sqrt(20)));
  });

  test('is as cloudy in each month and hour of its own day as it is said to be', () => {
    const months = allYear(0.2);
    months[6] = 0.8;
    const weather = { diurnalFraction: 0.15, cloudiestHour: 15, persistenceS: 3600 };
    const july = { startUtcMs: Date.UTC(2027, 6, 1), durationS: 31 * dayS };
    let afternoon = 0;
    let night = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      // 90° east: local 15:00–16:00 is 9:00–10:00 UTC, and local midnight of July ends 31 d − 6 h.
      const skies = weatherOf([siteAt(20, 90, months)], { ...july, seed, weather });
      const sky = skies.clearIntervals(0, 'optical');
      for (let day = 0; day < 30; day += 1) {
        afternoon += clearShare(sky, day * dayS + 9 * 3600, day * dayS + 10 * 3600) / 1800;
        night += clearShare(sky, day * dayS + 21 * 3600, day * dayS + 22 * 3600) / 1800;
      }
    }
    expect(afternoon).toBeCloseTo(1 - 0.8 - 0.15 * Math.cos(Math.PI / 24), 1);
    expect(Math.abs(afternoon - 0.0513)).toBeLessThan(0.02);
    expect(Math.abs(night - 0.3487)).toBeLessThan(0.04);
  });

  test('stays clear for persistence / cloud and cloudy for persistence / clear on average', () => {
    let clearS = 0;
    let spells = 0;
    for (let seed = 0; seed < 10; seed += 1) {
      const sky = weatherOf([siteAt(0, 0, allYear(0.3))], { seed }).clearIntervals(0, 'optical');
      clearS += lengthS(sky);
      spells += sky.startS.length;
    }
    expect(clearS / spells / 3600 / (6 / 0.3)).toBeCloseTo(1, 1);
    expect((10 * yearS - clearS) / spells / 3600 / (6 / 0.7)).toBeCloseTo(1, 1);
  });

  test('is never opened by more cloud: the same seed gives a part of the clear time', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(1000), fraction, fraction, fraction, (seed, a, b, diurnalFraction) => {
        const changes = { seed, durationS: 20 * dayS, weather: { diurnalFraction } };
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const clearer = weatherOf([siteAt(40, 10, allYear(less))], changes);
        const cloudier = weatherOf([siteAt(40, 10, allYear(more))], changes);
        const { startS, endS } = cloudier.clearIntervals(0, 'optical');
        for (let row = 0; row < startS.length; row += 1) {
          const middleS = (startS[row]! + endS[row]!) / 2;
          for (const timeS of [startS[row]!, middleS]) {
            expect(clearer.isClear(0, 'optical', timeS)).toBe(true);
            expect(clearer.nextChangeS(0, 'optical', timeS)).toBeGreaterThanOrEqual(
              endS[row]! < 20 * dayS ? endS[row]! : Infinity,
            );
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is what it is whichever other stations there are', () => {
    const here = siteAt(50, 8, allYear(0.6));
    const there = siteAt(50.5, 8, allYear(0.2));
    const alone = weatherOf([here]);
    const second = weatherOf([there, here]);
    for (const kind of ['optical', 'ka', 'x'] as const) {
      expect(second.clearIntervals(1, kind)).toEqual(alone.clearIntervals(0, kind));
    }
    expect(second.clearIntervals(0, 'optical')).not.toEqual(alone.clearIntervals(0, 'optical'));
  });

  test('is clear from end to end with weather off or without cloud, and never if overcast', () => {
    const whole = { startS: Float64Array.of(0), endS: Float64Array.of(yearS) };
    const off = weatherOf([siteAt(0, 0, allYear(1))], { weather: { isOn: false } });
    expect(off.clearIntervals(0, 'optical')).toEqual(whole);
    expect(off.nextChangeS(0, 'optical', 5)).toBe(Infinity);
    expect(off.forecastClearFraction(0, 'ka', 10, 1000)).toBe(1);
    const desert = weatherOf([siteAt(0, 0, allYear(0))]);
    expect(desert.clearIntervals(0, 'optical')).toEqual(whole);
    const overcast = weatherOf([siteAt(0, 0, allYear(1))]);
    expect(overcast.clearIntervals(0, 'optical').startS).toHaveLength(0);
    expect(overcast.forecastClearFraction(0, 'optical', 10, 1e6)).toBe(0);
  });

  test('has sorted intervals, apart from each other, that its state and next change follow', () => {
    const weather = weatherOf([siteAt(-30, 150, allYear(0.5))], { durationS: 30 * dayS });
    const { startS, endS } = weather.clearIntervals(0, 'optical');
    expect(startS.length).toBeGreaterThan(20);
    for (let row = 0; row < startS.length; row += 1) {
      expect(endS[row]).toBeGreaterThan(startS[row]!);
      if (row > 0) expect(startS[row]).toBeGreaterThan(endS[row - 1]!);
      expect(weather.isClear(0, 'optical', startS[row]!)).toBe(true);
      if (endS[row]! === 30 * dayS) continue;
      expect(weather.isClear(0, 'optical', endS[row]!)).toBe(false);
      expect(weather.nextChangeS(0, 'optical', startS[row]!)).toBe(endS[row]);
      expect(weather.nextChangeS(0, 'optical', endS[row]!)).toBe(startS[row + 1] ?? Infinity);
    }
  });
});

describe('two skies', () => {
  const correlationKm = 1500;

  /** Correlation of two skies of equal cloud, from ten years. */
  function correlationAt(distanceKm: number): number {
    const cloud = 0.5;
    let bothClear = 0;
    let clear = 0;
    let count = 0;
    const turnDeg = (distanceKm / 6371) * (180 / Math.PI);
    const sites = [siteAt(0, 10, allYear(cloud)), siteAt(0, 10 + turnDeg, allYear(cloud))];
    for (let seed = 0; seed < 10; seed += 1) {
      const weather = weatherOf(sites, { seed, weather: { correlationKm } });
      for (let timeS = 0; timeS < yearS; timeS += 3 * 3600) {
        const [a, b] = [weather.isClear(0, 'optical', timeS), weather.isClear(1, 'optical', timeS)];
        bothClear += a && b ? 1 : 0;
        clear += (a ? 0.5 : 0) + (b ? 0.5 : 0);
        count += 1;
      }
    }
    const share = clear / count;
    return (bothClear / count - share * share) / (share * (1 - share));
  }

  test('are as alike as exp(−distance / correlation length) says', () => {
    // Ten years hold about 7,000 independent skies: one standard error is 0.012.
    for (const distanceKm of [150, 750, 1500, 3000, 7500]) {
      const difference = correlationAt(distanceKm) - Math.exp(-distanceKm / correlationKm);
      expect(Math.abs(difference), `${distanceKm} km`).toBeLessThan(0.04);
    }
  });
});

describe('rain', () => {
  test('stops a link for its share of the time, and X band only together with Ka band', () => {
    const weather = { rainOutageFraction: { ka: 0.05, x: 0.01 } };
    const skies = weatherOf([siteAt(1, 104, allYear(0.7))], { weather });
    const [ka, x] = [skies.clearIntervals(0, 'ka'), skies.clearIntervals(0, 'x')];
    expect(lengthS(ka) / yearS).toBeCloseTo(0.95, 2);
    expect(lengthS(x) / yearS).toBeCloseTo(0.99, 2);
    for (const startS of ka.startS) expect(skies.isClear(0, 'x', startS)).toBe(true);
  });
});

describe('a forecast', () => {
  const persistenceS = 6 * 3600;

  test('knows the present, decays as exp(−t / persistence) and ends in the climate', () => {
    const weather = weatherOf([siteAt(45, 0, allYear(0.3))]);
    const { startS, endS } = weather.clearIntervals(0, 'optical');
    for (const lagS of [1, 3600, persistenceS, 10 * dayS]) {
      const held = Math.exp(-lagS / persistenceS);
      const clear = weather.forecastClearFraction(0, 'optical', startS[3]!, startS[3]! + lagS);
      const cloudy = weather.forecastClearFraction(0, 'optical', endS[3]!, endS[3]! + lagS);
      expect(clear).toBeCloseTo(0.7 + 0.3 * held, 12);
      expect(cloudy).toBeCloseTo(0.7 - 0.7 * held, 12);
    }
    expect(weather.forecastClearFraction(0, 'optical', startS[3]!, startS[3]!)).toBe(1);
    expect(weather.forecastClearFraction(0, 'optical', endS[3]!, endS[3]!)).toBe(0);
  });

  test('is right as often as it says, through the hours of the day too', () => {
    // Forecasts sorted into tenths against what came, 100 years of one site, four hours ahead.
    const said = new Float64Array(10);
    const came = new Float64Array(10);
    const count = new Float64Array(10);
    for (let seed = 0; seed < 100; seed += 1) {
      const changes = { seed, weather: { diurnalFraction: 0.25 } };
      const weather = weatherOf([siteAt(20, 77, allYear(0.5))], changes);
      for (let timeS = 3600; timeS < yearS - dayS; timeS += dayS + 3600) {
        const aheadS = timeS + 4 * 3600;
        const forecast = weather.forecastClearFraction(0, 'optical', timeS, aheadS);
        const bin = Math.min(9, Math.floor(10 * forecast));
        said[bin]! += forecast;
        came[bin]! += weather.isClear(0, 'optical', aheadS) ? 1 : 0;
        count[bin]! += 1;
      }
    }
    const filled = Array.from(count.keys()).filter((bin) => count[bin]! > 500);
    expect(filled.length).toBeGreaterThan(4);
    for (const bin of filled) {
      const errorMax = 4 * Math.sqrt(0.25 / count[bin]!);
      expect(Math.abs(came[bin]! - said[bin]!) / count[bin]!, `bin ${bin}`).toBeLessThan(errorMax);
    }
  });
});
