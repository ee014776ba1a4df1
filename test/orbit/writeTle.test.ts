import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { catalogNumbersOf } from '../../src/orbit/designator.ts';
import { readElementSets, type ElementSet } from '../../src/orbit/elementSet.ts';
import { writeTle } from '../../src/orbit/writeTle.ts';
import { dataPath } from '../data.ts';
import { deg, utc } from './orbits.ts';
import { apartKm, ring } from './writtenOrbits.ts';

// Case 5 of the verification set (Vallado et al., AIAA 2006-6753); fields that SGP4 does not read
// are as we write them.
const vanguard = `1 00005U 58002B   00179.78495062  .00000000  00000+0  28098-4 0  9998
2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157    07`;

const tleOf = (set: ElementSet, number = set.catalogNumber): string => {
  const written = writeTle(set, number);
  return 'text' in written ? written.text : `PROBLEM ${written.problem}`;
};

describe('two-line elements', () => {
  test('a published set is written as it was published', () => {
    const [set] = readElementSets(vanguard).elementSets;
    expect(tleOf(set!)).toBe(`5\n${vanguard}\n`);
  });

  test('what is read again is what was written, to the last column', () => {
    for (const set of ring) {
      const text = tleOf(set, '80001');
      const { elementSets, problems } = readElementSets(text);
      expect(problems).toEqual([]);
      expect(tleOf(elementSets[0]!)).toBe(text);
      expect(elementSets[0]!.name).toBe(set.name);
    }
  });

  test('a designed orbit comes back within 30 m over a day: angles have 0.0001°', () => {
    const worst = ring.map((set) => apartKm(set, readElementSets(tleOf(set, '1')).elementSets[0]!));
    expect(Math.max(...worst)).toBeLessThan(0.03);
    expect(Math.max(...worst)).toBeGreaterThan(0.001);
  });

  test.each([
    ['99999', '99999'],
    ['100000', 'A0000'],
    ['182345', 'J2345'],
    ['339999', 'Z9999'],
  ])('number %s is written %s', (number, field) => {
    expect(tleOf(ring[0]!, number).split('\n')[1]!.slice(2, 7)).toBe(field);
    expect(readElementSets(tleOf(ring[0]!, number)).elementSets[0]!.catalogNumber).toBe(number);
  });

  test('what does not fit is said, not cut', () => {
    const with_ = (change: Partial<ElementSet>) => tleOf({ ...ring[0]!, ...change }, '1');
    expect(tleOf(ring[0]!, '340000')).toContain('up to 339999');
    expect(with_({ epochUtcMs: utc('2057-01-01T00:00:00Z') })).toContain('1957 to 2056');
    expect(with_({ eccentricity: 0.99999996 })).toContain('0.9999999');
    expect(with_({ meanMotionRadPerMin: 1e-12 })).toContain('mean motions');
    expect(with_({ bstar: 1e9 })).toContain('1e9');
  });

  test.each([
    ['2026-12-31T23:59:59.999999Z', '27001.00000000'],
    ['2024-12-31T12:00:00Z', '24366.50000000'],
    ['1999-12-31T23:59:59.9998Z', '00001.00000000'],
    ['1957-10-04T00:00:00.000864Z', '57277.00000001'],
    ['2056-12-31T23:59:59Z', '56366.99998843'],
  ])('the epoch %s is day %s, carried over midnight and new year', (text, field) => {
    expect(
      tleOf({ ...ring[0]!, epochUtcMs: utc(text) }, '1')
        .split('\n')[1]!
        .slice(18, 32),
    ).toBe(field);
  });

  test.each([
    [2.8098e-5, ' 28098-4'],
    [-1.1606e-5, '-11606-4'],
    [0, ' 00000+0'],
    [0.5, ' 50000+0'],
    [0.999999, ' 10000+1'],
    [3.4567e-12, ' 00346-9'],
    [1e-20, ' 00000+0'],
  ])('B* %d is written %s', (bstar, field) => {
    expect(
      tleOf({ ...ring[0]!, bstar }, '1')
        .split('\n')[1]!
        .slice(53, 61),
    ).toBe(field);
  });

  test('angles round to 0, not to 360, and a name like a line of elements is marked', () => {
    const set = { ...ring[0]!, meanAnomalyRad: 359.99996 * deg, name: '1 2345' };
    expect(tleOf(set, '1').split('\n')[2]!.slice(43, 51)).toBe('  0.0000');
    expect(readElementSets(tleOf(set, '1')).elementSets[0]!.name).toBe('1 2345');
  });

  test('any orbit survives the round trip within the columns', () => {
    const any = fc.record({
      epochUtcMs: fc.integer({
        min: utc('1957-01-02T00:00:00Z'),
        max: utc('2056-12-30T00:00:00Z'),
      }),
      meanMotionRadPerMin: fc.double({ min: 1e-4, max: 0.07, noNaN: true }),
      eccentricity: fc.double({ min: 0, max: 0.9999999, noNaN: true }),
      inclinationRad: fc.double({ min: 0, max: Math.PI, noNaN: true }),
      rightAscensionRad: fc.double({ min: -6.28, max: 6.28, noNaN: true }),
      argumentOfPerigeeRad: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      meanAnomalyRad: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      bstar: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(any, (orbit) => {
        const set = { ...ring[0]!, ...orbit };
        const { elementSets, problems } = readElementSets(tleOf(set, '7'));
        const [read] = elementSets;
        const isNear =
          Math.abs(read!.epochUtcMs - set.epochUtcMs) <= 0.4321 &&
          Math.abs(read!.eccentricity - set.eccentricity) <= 5.01e-8 &&
          Math.abs(read!.inclinationRad - set.inclinationRad) <= 5.01e-5 * deg;
        return problems.length === 0 && isNear;
      }),
      { seed: 7 },
    );
  });
});

describe('public catalogues', () => {
  const path = dataPath('elements', 'catalog-2022-08-09.tle');
  test.skipIf(path === undefined)('25,975 TLEs come back as they were, bit by bit', () => {
    const { elementSets } = readElementSets(readFileSync(path!, 'utf8'));
    const numbers = catalogNumbersOf(
      elementSets.map((set) => set.catalogNumber),
      80_001,
    );
    const text = elementSets.map((set, at) => tleOf(set, numbers[at])).join('');
    const again = readElementSets(text);
    expect(again.problems).toEqual([]);
    const plain = (set: ElementSet) => ({
      ...set,
      internationalDesignator: '',
      bstar: set.bstar + 0,
    });
    expect(again.elementSets.map(plain)).toEqual(elementSets.map(plain));
  });
});
