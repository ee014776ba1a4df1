import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readElementSets, type ElementSet } from '../../src/orbit/elementSet.ts';
import { formatUtc } from '../../src/orbit/time.ts';
import { writeOmmJson } from '../../src/orbit/writeOmm.ts';
import { dataPath } from '../data.ts';
import { apartKm, ring, start } from './writtenOrbits.ts';

describe('orbit mean-elements messages', () => {
  const roundTrip = (sets: readonly ElementSet[], numbers: readonly string[]) =>
    readElementSets(`[${sets.map((set, at) => writeOmmJson(set, numbers[at]!)).join(',')}]`);

  test('nine digits, and every number to 15 digits: the orbit is the same to micrometres', () => {
    const numbers = ring.map((_, at) => String(900_000_001 + at));
    const { elementSets, problems } = roundTrip(ring, numbers);
    expect(problems).toEqual([]);
    expect(elementSets.map((set) => set.catalogNumber)).toEqual(numbers);
    const worst = ring.map((set, at) => apartKm(set, elementSets[at]!));
    expect(Math.max(...worst)).toBeLessThan(5e-9);
  });

  test('an epoch between microseconds is rounded to one, 4 mm of flight', () => {
    const set = { ...ring[0]!, epochUtcMs: start + 0.1233 };
    const [read] = roundTrip([set], ['1']).elementSets;
    expect(formatUtc(read!.epochUtcMs, 6)).toBe('2026-12-21T00:00:00.000123Z');
  });

  const path = dataPath('elements', 'starlink-2024-05-20.omm.json');
  test.skipIf(path === undefined)('5,977 public records come back as they were', () => {
    const { elementSets } = readElementSets(readFileSync(path!, 'utf8'));
    const again = roundTrip(
      elementSets,
      elementSets.map((set) => set.catalogNumber),
    );
    for (const [at, set] of again.elementSets.entries()) {
      const { meanMotionRadPerMin, ...others } = set;
      const { meanMotionRadPerMin: expected, ...rest } = elementSets[at]!;
      expect(others).toEqual(rest);
      expect(Math.abs(meanMotionRadPerMin / expected - 1)).toBeLessThan(1e-15);
    }
  });
});
