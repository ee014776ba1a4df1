// Do stretches of constant rate carry what the changing rate carries?
import { describe, expect, test } from 'vitest';
import {
  accessRateBitPerS,
  createAccessLink,
  createInterSatelliteLink,
  interSatelliteRateBitPerS,
  type AccessLink,
} from '../../../../src/compute/network/budget/link.ts';
import {
  accessRateSegments,
  interSatelliteRateSegments,
  rateSegments,
  volumeBit,
} from '../../../../src/compute/network/budget/rateSegments.ts';
import { fc } from '../../../chance.ts';
import { munich, optical, rf } from './ends.ts';

/** A pass at 600 km over a round Earth whose ground track misses the station by this angle. */
function pass(missRad: number) {
  const [earthKm, orbitKm, periodS] = [6371, 6971, 5792];
  return (out: Float64Array, timeS: number): void => {
    const apart = Math.cos((2 * Math.PI * timeS) / periodS) * Math.cos(missRad);
    const rangeKm = Math.sqrt(earthKm ** 2 + orbitKm ** 2 - 2 * earthKm * orbitKm * apart);
    out[0] = rangeKm;
    out[1] = Math.asin((orbitKm * apart - earthKm) / rangeKm);
  };
}

const window = { startS: -370, endS: 370 };

/** Volume (bit) by the middles of steps of 0.02 s. */
function fineBit(rateAt: (timeS: number) => number, { startS, endS } = window): number {
  const count = Math.round((endS - startS) / 0.02);
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += rateAt(startS + (k + 0.5) * 0.02);
  return (sum * (endS - startS)) / count;
}

const links: readonly [string, AccessLink][] = [
  ['Ka band', createAccessLink(rf('ka-leo'), rf('ka-ground'), munich, 'down')],
  [
    'Ka band in rain',
    createAccessLink(rf('ka-leo'), rf('ka-ground', { rainRateMmPerH: 8 }), munich, 'down'),
  ],
  ['X band, up', createAccessLink(rf('x-leo'), rf('x-ground'), munich, 'up')],
  [
    'Shannon',
    createAccessLink(
      rf('x-leo', { modulation: 'shannon' }),
      rf('x-ground', { modulation: 'shannon' }),
      munich,
      'down',
    ),
  ],
  [
    'light that slows down',
    createAccessLink(
      optical('laser-to-ground', { isRateAdaptive: true, apertureM: 0.01, channelCount: 1 }),
      optical('optical-ground-40cm', { isRateAdaptive: true }),
      munich,
      'down',
    ),
  ],
  [
    'light in channels',
    createAccessLink(
      optical('laser-to-ground', {
        channelCount: 8,
        channelRateBitPerS: 25e9,
        apertureM: 0.02,
        isRateAdaptive: false,
      }),
      optical('optical-ground-40cm'),
      munich,
      'down',
    ),
  ],
];

describe('a pass in stretches of constant rate', () => {
  test.each(links)('carries the volume of the true rate to 0.1 %: %s', (_, link) => {
    for (const missRad of [0, 0.05, 0.15]) {
      const geometryInto = pass(missRad);
      const place = new Float64Array(2);
      const found = accessRateSegments(link, window, geometryInto);
      const fine = fineBit((timeS) => {
        geometryInto(place, timeS);
        return accessRateBitPerS(link, place[0]!, place[1]!);
      });
      expect(fine).toBeGreaterThan(0);
      expect(Math.abs(volumeBit(found) / fine - 1)).toBeLessThan(1e-3);
      expect(found.count).toBeLessThan(150);
    }
  });

  test('is cut where the MODCOD changes, to a millisecond', () => {
    const [, link] = links[0]!;
    const geometryInto = pass(0.05);
    const place = new Float64Array(2);
    const rateAt = (timeS: number): number => {
      geometryInto(place, timeS);
      return accessRateBitPerS(link, place[0]!, place[1]!);
    };
    const found = accessRateSegments(link, window, geometryInto);
    expect(found.count).toBeGreaterThan(5);
    for (let row = 0; row < found.count; row += 1) {
      const [startS, endS] = [found.startS[row]!, found.endS[row]!];
      for (const timeS of [startS + 1.1e-3, (startS + endS) / 2, endS - 1.1e-3]) {
        if (endS - startS > 3e-3) expect(rateAt(timeS)).toBe(found.rateBitPerS[row]);
      }
    }
  });

  test('cut to a tenth of a second carries its volume to 0.1 % with half the questions', () => {
    const [, link] = links[0]!;
    const asked = [0, 0];
    const volumes = [1e-3, 0.1].map((resolutionS, run) => {
      const geometryInto = pass(0.05);
      const counted = (out: Float64Array, timeS: number): void => {
        asked[run]! += 1;
        geometryInto(out, timeS);
      };
      return volumeBit(accessRateSegments(link, { ...window, resolutionS }, counted));
    });
    expect(Math.abs(volumes[1]! / volumes[0]! - 1)).toBeLessThan(1e-3);
    expect(asked[1]! / asked[0]!).toBeLessThan(0.65);
  });

  test('is in order, without overlap, within its window and without empty stretches', () => {
    for (const [, link] of links) {
      const { count, startS, endS, rateBitPerS } = accessRateSegments(link, window, pass(0.1));
      for (let row = 0; row < count; row += 1) {
        expect(endS[row]!).toBeGreaterThan(startS[row]!);
        expect(rateBitPerS[row]!).toBeGreaterThan(0);
        expect(startS[row]!).toBeGreaterThanOrEqual(row === 0 ? window.startS : endS[row - 1]!);
      }
      expect(endS[count - 1]!).toBeLessThanOrEqual(window.endS);
    }
  });
});

describe('any rate', () => {
  test('that only steps is reproduced step by step', () => {
    const steps = fc.array(
      fc.tuple(fc.double({ min: 25, max: 200, noNaN: true }), fc.integer({ min: 0, max: 5 })),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (rows) => {
        let endS = 0;
        let volume = 0;
        const edges = rows.map(([lengthS, rate]) => {
          endS += lengthS;
          volume += lengthS * rate * 1e9;
          return [endS, rate * 1e9] as const;
        });
        const rateAt = (timeS: number) => edges.find(([untilS]) => timeS < untilS)?.[1] ?? 0;
        const found = rateSegments({ startS: 0, endS, rateAt, isStepped: true });
        expect(Math.abs(volumeBit(found) - volume)).toBeLessThan(rows.length * 1e-3 * 5e9);
      }),
    );
  });

  test('of a place without a state is none, and an empty window has no stretch', () => {
    expect(rateSegments({ startS: 0, endS: 100, rateAt: () => NaN }).count).toBe(0);
    expect(rateSegments({ startS: 5, endS: 5, rateAt: () => 1 }).count).toBe(0);
    expect(rateSegments({ startS: 0, endS: 100, rateAt: () => 7 })).toEqual({
      count: 1,
      startS: Float64Array.of(0),
      endS: Float64Array.of(100),
      rateBitPerS: Float64Array.of(7),
    });
  });

  test('between two satellites follows their range', () => {
    const end = optical('optical-10cm');
    const link = createInterSatelliteLink(end, end);
    const rangeAt = (timeS: number): number => 100 + Math.abs(timeS);
    const found = interSatelliteRateSegments(link, { startS: -700, endS: 700 }, rangeAt);
    const fine = fineBit((timeS) => interSatelliteRateBitPerS(link, rangeAt(timeS)), {
      startS: -700,
      endS: 700,
    });
    expect(Math.abs(volumeBit(found) / fine - 1)).toBeLessThan(1e-4);
  });
});
