// Is the quick form of a link the link of its budget?
import { describe, expect, test } from 'vitest';
import {
  accessRateBitPerS,
  createAccessLink,
  createInterSatelliteLink,
  type LinkSite,
} from '../../../../src/compute/network/budget/link.ts';
import {
  linkSignal,
  type ChangingLink,
} from '../../../../src/compute/network/budget/linkSignal.ts';
import {
  CappedLaw,
  LadderLaw,
  ShannonLaw,
  type RateLaw,
} from '../../../../src/compute/network/budget/rateLaw.ts';
import { fc } from '../../../chance.ts';
import { bare, degrees, munich, optical, rf, slantRangeKm } from './ends.ts';

const rising = fc.uniqueArray(fc.double({ min: 0.1, max: 10, noNaN: true }), {
  ...{ minLength: 1, maxLength: 9 },
});

/** The mean by looking at very many places. */
function lookedMean(law: RateLaw, from: number, to: number): number {
  const count = 20_000;
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += law.rateAt(from + ((k + 0.5) / count) * (to - from));
  return sum / count;
}

describe('a rate law', () => {
  const signal = fc.double({ min: 0, max: 12, noNaN: true });

  test('of rungs has the mean of its rate over any stretch of signal', () => {
    fc.assert(
      fc.property(rising, signal, signal, (drawn, from, to) => {
        const thresholds = [...drawn].sort((a, b) => a - b);
        const law = new LadderLaw(
          thresholds,
          thresholds.map((_, at) => 1 + at * at),
        );
        const mean = law.meanRate(from, to);
        expect(Math.abs(mean - lookedMean(law, from, to))).toBeLessThan(0.05);
        expect(mean).toBeCloseTo(law.meanRate(to, from), 9);
      }),
      { numRuns: 30 },
    );
  });

  test('that is capped, or Shannon’s, has the mean of its rate', () => {
    fc.assert(
      fc.property(signal, signal, (from, to) => {
        const capped = new CappedLaw(5);
        expect(capped.meanRate(from, to)).toBeCloseTo(lookedMean(capped, from, to), 3);
        // Along a pass the signal changes by some percent from one look to the next.
        const near = from * 1.1 + 0.01;
        const shannon = new ShannonLaw(3, 1e9);
        const looked = lookedMean(shannon, from, near);
        expect(shannon.meanRate(from, near)).toBeCloseTo(looked, 5);
      }),
      { numRuns: 50 },
    );
  });
});

const links: readonly (readonly [string, LinkSite, ChangingLink['kind']])[] = [
  ['ka-leo ka-ground', munich, 'rf'],
  ['x-leo x-ground', { ...munich, altitudeM: 2500 }, 'rf'],
  ['laser-to-ground optical-ground-40cm', munich, 'optical'],
];

describe('the signal of a link', () => {
  test.each(links)('of %s gives the rates of its budget', (ends, site, kind) => {
    const [above, below] = ends.split(' ') as [string, string];
    for (const direction of ['down', 'up'] as const) {
      const rain = kind === 'rf' ? { rainRateMmPerH: 12 } : {};
      const satellite = kind === 'rf' ? rf(above) : optical(above);
      const station = kind === 'rf' ? rf(below, rain) : optical(below);
      const link = createAccessLink(satellite, station, site, direction) as ChangingLink;
      expect(link.kind).toBe(kind);
      const { law, sineMin, signalAt } = linkSignal(link);
      let changeCount = 0;
      for (let elevationDeg = 5; elevationDeg <= 90; elevationDeg += 0.37) {
        const sine = Math.sin(elevationDeg * degrees);
        if (sine < sineMin) continue;
        const rangeKm = slantRangeKm(550, elevationDeg * degrees);
        const signal = signalAt(rangeKm, sine);
        const exact = accessRateBitPerS(link, rangeKm, elevationDeg * degrees);
        // Between the rates of a signal 0.1 % lower and 0.1 % higher.
        expect(exact).toBeGreaterThanOrEqual(law.rateAt(signal * 0.999) * (1 - 1e-9));
        expect(exact).toBeLessThanOrEqual(law.rateAt(signal * 1.001) * (1 + 1e-9));
        changeCount += exact > 0 ? 1 : 0;
      }
      expect(changeCount).toBeGreaterThan(100);
    }
  });

  test.each([
    ['optical-10cm', {}],
    ['optical-10cm-split', bare],
    ['laser-100g', {}],
  ])('of two satellites with %s is that of their range', (name, changes) => {
    const end = optical(name, changes);
    const link = createInterSatelliteLink(end, end) as ChangingLink;
    const { law, signalAt } = linkSignal(link);
    for (const rangeKm of [0.1, 0.3, 0.9, 4, 50, 280, 310, 900, 3000, 6000]) {
      const rate = law.rateAt(signalAt(rangeKm, 1));
      const exact = accessRateBitPerS(link, rangeKm, Math.PI / 2);
      expect(rate / Math.max(1, exact)).toBeCloseTo(exact / Math.max(1, exact), 9);
    }
  });
});
