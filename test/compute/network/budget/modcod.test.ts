// Is the ladder that of the standard, and does no rung pass Shannon's limit?
import { describe, expect, test } from 'vitest';
import {
  modcodNames,
  modcods,
  usefulModcods,
} from '../../../../src/compute/network/budget/modcod.ts';

const rung = (name: string) => modcods.find((each) => each.name === name)!;

describe('the ladder of DVB-S2', () => {
  test('has the 28 rungs of EN 302 307-1, table 13, each once', () => {
    expect(modcods).toHaveLength(28);
    expect(new Set(modcodNames).size).toBe(28);
    const of = (constellation: string) =>
      modcodNames.filter((name) => name.startsWith(`${constellation} `)).length;
    expect(['QPSK', '8PSK', '16APSK', '32APSK'].map(of)).toEqual([11, 6, 6, 5]);
  });

  test.each([
    ['QPSK 1/4', 0.490243, -2.35],
    ['QPSK 3/4', 1.487473, 4.03],
    ['8PSK 3/5', 1.779991, 5.5],
    ['16APSK 9/10', 3.567342, 13.13],
    ['32APSK 9/10', 4.453027, 16.05],
  ])('%s carries %d bits a symbol at an Es/N0 of %d dB', (name, bitPerSymbol, esToN0Db) => {
    expect(rung(name)).toEqual({ name, bitPerSymbol, esToN0Db });
  });

  test('a frame of 64,800 bits gives the efficiency of its code and constellation', () => {
    // QPSK 1/2: 32,208 bits of data less a header of 80, in 32,400 symbols and 90 of the frame's.
    expect(rung('QPSK 1/2').bitPerSymbol).toBeCloseTo((32_208 - 80 - 80) / (32_400 + 90), 2);
    expect(rung('8PSK 3/4').bitPerSymbol / rung('QPSK 3/4').bitPerSymbol).toBeCloseTo(1.5, 2);
  });

  test('no rung carries what Shannon forbids, each within 4 dB of his limit', () => {
    for (const { name, bitPerSymbol, esToN0Db } of modcods) {
      const leastDb = 10 * Math.log10(2 ** bitPerSymbol - 1);
      expect(esToN0Db, name).toBeGreaterThan(leastDb);
      expect(esToN0Db - leastDb, name).toBeLessThan(4);
    }
  });
});

describe('the useful rungs', () => {
  const useful = usefulModcods();

  test('rise in both, so that more signal never means fewer bits', () => {
    for (let at = 1; at < useful.length; at += 1) {
      expect(useful[at]!.esToN0Db).toBeGreaterThan(useful[at - 1]!.esToN0Db);
      expect(useful[at]!.bitPerSymbol).toBeGreaterThan(useful[at - 1]!.bitPerSymbol);
    }
  });

  test('leave out only rungs that another beats at no more signal', () => {
    const left = modcods.filter((each) => !useful.includes(each));
    expect(left.map(({ name }) => name)).toContain('QPSK 8/9');
    for (const each of left) {
      const isBeaten = useful.some(
        ({ esToN0Db, bitPerSymbol }) =>
          esToN0Db <= each.esToN0Db && bitPerSymbol >= each.bitPerSymbol,
      );
      expect(isBeaten, each.name).toBe(true);
    }
  });

  test('do not depend on the order in which rungs are listed', () => {
    expect(usefulModcods([...modcods].reverse())).toEqual(useful);
    expect(usefulModcods([])).toEqual([]);
  });
});
