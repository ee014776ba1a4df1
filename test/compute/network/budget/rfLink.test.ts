// Does a radio link climb its ladder as range, rain and elevation let it?
import { describe, expect, test } from 'vitest';
import {
  accessBudget,
  accessRateBitPerS,
  createAccessLink,
  createInterSatelliteLink,
  interSatelliteRateBitPerS,
} from '../../../../src/compute/network/budget/link.ts';
import { modcods, usefulModcods } from '../../../../src/compute/network/budget/modcod.ts';
import { fc } from '../../../chance.ts';
import { degrees, munich, rf, slantRangeKm } from './ends.ts';

const bands = fc.constantFrom('s', 'x', 'k', 'ka');
const modulation = fc.constantFrom('dvbs2' as const, 'shannon' as const);

function linkOf(band: string, station: Parameters<typeof rf>[1], direction: 'down' | 'up') {
  return createAccessLink(
    rf(`${band}-leo`, station),
    rf(`${band}-ground`, station),
    munich,
    direction,
  );
}

const rateAtDeg = (link: ReturnType<typeof linkOf>, elevationDeg: number): number =>
  accessRateBitPerS(link, slantRangeKm(600, elevationDeg * degrees), elevationDeg * degrees);

describe('the ladder of DVB-S2', () => {
  test('has 28 rungs; the useful ones carry the more the more they need', () => {
    expect(modcods).toHaveLength(28);
    const useful = usefulModcods();
    expect(useful.length).toBeGreaterThan(20);
    for (const [at, rung] of useful.slice(1).entries()) {
      expect(rung.esToN0Db).toBeGreaterThan(useful[at]!.esToN0Db);
      expect(rung.bitPerSymbol).toBeGreaterThan(useful[at]!.bitPerSymbol);
    }
    for (const rung of modcods) {
      const better = useful.filter(({ esToN0Db }) => esToN0Db <= rung.esToN0Db);
      expect(Math.max(...better.map(({ bitPerSymbol }) => bitPerSymbol))).toBeGreaterThanOrEqual(
        rung.bitPerSymbol,
      );
    }
  });

  test('stays below Shannon everywhere, by 0.6 dB at least and 2.9 dB where useful', () => {
    for (const { bitPerSymbol, esToN0Db } of modcods) {
      const shannonDb = 10 * Math.log10(2 ** bitPerSymbol - 1);
      expect(esToN0Db - shannonDb).toBeGreaterThan(0.6);
    }
    for (const { bitPerSymbol, esToN0Db } of usefulModcods()) {
      expect(esToN0Db - 10 * Math.log10(2 ** bitPerSymbol - 1)).toBeLessThan(2.9);
    }
  });
});

describe('a radio link', () => {
  test('never carries more at a lower elevation and a longer range', () => {
    fc.assert(
      fc.property(
        bands,
        modulation,
        fc.constantFrom('down' as const, 'up' as const),
        fc.tuple(
          fc.double({ min: 5, max: 90, noNaN: true }),
          fc.double({ min: 5, max: 90, noNaN: true }),
        ),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (band, how, direction, [a, b], rainRateMmPerH) => {
          const link = linkOf(band, { modulation: how, rainRateMmPerH }, direction);
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(rateAtDeg(link, low)).toBeLessThanOrEqual(rateAtDeg(link, high) * (1 + 1e-9));
        },
      ),
    );
  });

  test('is never helped by more rain, nor by less power', () => {
    fc.assert(
      fc.property(
        bands,
        modulation,
        fc.double({ min: 5, max: 90, noNaN: true }),
        fc.tuple(
          fc.double({ min: 0, max: 150, noNaN: true }),
          fc.double({ min: 0, max: 150, noNaN: true }),
        ),
        (band, how, elevationDeg, [some, more]) => {
          const rateIn = (rainRateMmPerH: number, transmitPowerW = 10) =>
            rateAtDeg(
              linkOf(band, { modulation: how, rainRateMmPerH, transmitPowerW }, 'down'),
              elevationDeg,
            );
          expect(rateIn(some + more)).toBeLessThanOrEqual(rateIn(some) * (1 + 1e-9));
          expect(rateIn(some, 5)).toBeLessThanOrEqual(rateIn(some));
        },
      ),
    );
  });

  test('adapts: a pass in Ka band climbs rungs and comes down again', () => {
    const link = linkOf('ka', {}, 'down');
    const rates = [10, 20, 30, 45, 60, 90].map((elevationDeg) => rateAtDeg(link, elevationDeg));
    expect(new Set(rates).size).toBeGreaterThan(2);
    expect(rates[0]).toBeGreaterThan(1e9);
    expect(rates[5]).toBeLessThan(5.6e9);
  });

  test('with a fixed MODCOD carries that or nothing', () => {
    const link = linkOf('ka', { modcod: '16APSK 3/4', rainRateMmPerH: 5 }, 'down');
    const rates = [5, 10, 20, 40, 60, 90].map((elevationDeg) => rateAtDeg(link, elevationDeg));
    expect(new Set(rates)).toEqual(new Set([0, (1500e6 / 1.2) * 2.966728]));
    const adaptive = linkOf('ka', { rainRateMmPerH: 5 }, 'down');
    for (const elevationDeg of [5, 10, 20, 40, 60, 90]) {
      expect(rateAtDeg(link, elevationDeg)).toBeLessThanOrEqual(rateAtDeg(adaptive, elevationDeg));
    }
  });

  test('says below its lowest rung how many dB are missing, and below the mask why', () => {
    const link = linkOf('ka', { rainRateMmPerH: 120, modcod: '32APSK 9/10' }, 'down');
    const drowned = accessBudget(link, slantRangeKm(600, 10 * degrees), 10 * degrees);
    expect(drowned).toMatchObject({ rateBitPerS: 0, limitedBy: 'power' });
    expect(drowned.marginDb).toBeLessThan(-5);
    expect(accessBudget(link, 2800, 4 * degrees).limitedBy).toBe('elevation');
  });

  test('loses what either end loses: a decibel at the receiver is one at the transmitter', () => {
    const noiseRatioDb = (sendDb: number, receiveDb: number): number => {
      const [above, below] = [
        rf('ka-leo', { lossDb: sendDb }),
        rf('ka-ground', { lossDb: receiveDb }),
      ];
      return accessBudget(createAccessLink(above, below, munich, 'down'), 900, 1).carrierToNoiseDb;
    };
    const without = noiseRatioDb(0, 0);
    for (const [send, receive] of [
      [3, 0],
      [0, 3],
      [1, 2],
    ] as const) {
      expect(without - noiseRatioDb(send, receive)).toBeCloseTo(3, 9);
    }
  });

  test('shows a waterfall whose steps lead from what is sent to what arrives', () => {
    for (const band of ['s', 'x', 'k', 'ka']) {
      for (const direction of ['down', 'up'] as const) {
        const link = linkOf(band, { rainRateMmPerH: 10 }, direction);
        const budget = accessBudget(link, 1000, 30 * degrees);
        const sum = budget.terms.reduce((db, term) => db + term.db, budget.transmitDbw);
        expect(budget.receivedDbw).toBeCloseTo(sum, 9);
        expect(budget.carrierToNoiseDb).toBeCloseTo(budget.receivedDbw - budget.noiseDbw, 9);
        expect(budget.rateBitPerS).toBe(accessRateBitPerS(link, 1000, 30 * degrees));
        expect(budget.marginDb > 0).toBe(budget.rateBitPerS > 0);
      }
    }
  });

  test('has the margin of the rung it stands on, no more than to the next', () => {
    const link = linkOf('ka', {}, 'down');
    const budget = accessBudget(link, slantRangeKm(600, 20 * degrees), 20 * degrees);
    expect(budget.limitedBy).toBe('power');
    expect(budget.marginDb).toBeGreaterThan(0);
    expect(budget.marginDb).toBeLessThan(1.5);
  });

  test('shares power among carriers: twice the carriers, less than twice the rate', () => {
    const one = linkOf('x', { modulation: 'shannon' }, 'down');
    const two = linkOf('x', { modulation: 'shannon', carrierCount: 2 }, 'down');
    expect(rateAtDeg(two, 30)).toBeGreaterThan(rateAtDeg(one, 30));
    expect(rateAtDeg(two, 30)).toBeLessThan(2 * rateAtDeg(one, 30));
  });

  test('joins only ends of one band; a band of one’s own is as good', () => {
    const down = createAccessLink(rf('ka-leo'), rf('x-ground'), munich, 'down');
    expect(accessRateBitPerS(down, 600, 1)).toBe(0);
    const own = { band: 'Q', downlinkFrequencyHz: 39e9 };
    expect(rateAtDeg(linkOf('ka', own, 'down'), 60)).toBeGreaterThan(0);
  });

  test('works between satellites without air', () => {
    const link = createInterSatelliteLink(rf('ka-leo'), rf('ka-leo'));
    const near = interSatelliteRateBitPerS(link, 10);
    expect(near).toBeGreaterThan(0);
    expect(interSatelliteRateBitPerS(link, 5000)).toBeLessThan(near);
  });
});
