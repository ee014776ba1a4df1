import { describe, expect, test } from 'vitest';
import { ageWords, elementAges, expectedErrorKm } from '../../src/orbit/elementAge.ts';
import { designElementSet } from '../../src/orbit/patterns.ts';
import { utc } from './orbits.ts';

const start = utc('2026-12-21T00:00:00Z');
const dayS = 86_400;
const setOfAge = (days: number) =>
  designElementSet({
    id: 'a',
    epochUtcMs: start - days * dayS * 1000,
    altitudeKm: 550,
    inclinationRad: 1,
    rightAscensionRad: 0,
    meanAnomalyRad: 0,
  });

describe('the age of element sets', () => {
  test('counts from the time of the span that is farthest, before the epoch or after it', () => {
    const ages = elementAges([setOfAge(2), setOfAge(-9), setOfAge(6.5)], start, dayS);
    expect(ages).toEqual({
      youngestS: -9 * dayS,
      oldestS: 6.5 * dayS,
      staleCount: 2, // nine days too young; 7.5 days old at the end
      farthestS: 9 * dayS,
    });
    expect(elementAges([], start, dayS).staleCount).toBe(0);
    expect(elementAges([setOfAge(6.9)], start, 0).staleCount).toBe(0);
  });

  test('the error grows with it, the same on both sides', () => {
    expect(expectedErrorKm(0)).toEqual([1, 1]);
    expect(expectedErrorKm(10 * dayS)).toEqual([11, 31]);
    expect(expectedErrorKm(-10 * dayS)).toEqual(expectedErrorKm(10 * dayS));
  });

  test('words name both, and no error where no rule holds', () => {
    expect(ageWords(elementAges([setOfAge(9)], start, dayS))).toBe(
      '9.0 days old at the start: expect errors of 11 to 31 km in low orbit',
    );
    expect(ageWords(elementAges([setOfAge(1), setOfAge(400)], start, dayS))).toBe(
      '1.0 to 400.0 days old at the start: the place along the orbit can be anywhere',
    );
  });
});
