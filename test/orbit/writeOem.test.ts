import { describe, expect, test } from 'vitest';
import { readElementSets, type ElementSet } from '../../src/orbit/elementSet.ts';
import { createStateSource, sourceStateInto } from '../../src/orbit/stateSource.ts';
import { oemPages, type OemTimes } from '../../src/orbit/writeOem.ts';
import { ring, start } from './writtenOrbits.ts';

describe('orbit ephemeris messages', () => {
  const write = (sets: readonly ElementSet[], times: OemTimes): string => {
    const satellites = sets.map((set) => ({
      id: set.catalogNumber,
      name: set.name,
      source: createStateSource(set),
    }));
    return Array.from(oemPages(satellites, times, start), ({ text }) => text).join('');
  };

  /** Greatest error between the states of a written file, m: in its middle, near its ends. */
  const errorOf = (set: ElementSet, stepS: number): [middleM: number, endsM: number] => {
    const times = { startUtcMs: start + 3_600_000, durationS: 86_400, stepS };
    const [table] = readElementSets(write([set], times)).stateTables;
    const { timeS: statesS } = table!.segments[0]!;
    const [found, exact] = [new Float64Array(6), new Float64Array(6)];
    const source = createStateSource(set);
    const errors: [number, number] = [0, 0];
    for (let timeS = 0; timeS < 86_400; timeS += 7.3) {
      sourceStateInto(found, 0, table!, timeS / 60);
      sourceStateInto(exact, 0, source as never, 60 + timeS / 60);
      const errorM = Math.hypot(...[0, 1, 2].map((at) => found[at]! - exact[at]!)) * 1e3;
      const which = Math.min(timeS, 86_400 - timeS) > 6 * statesS[1]! ? 0 : 1;
      errors[which] = Math.max(errors[which], errorM);
    }
    return errors;
  };

  /** A perigee at 500 km and inclined as such orbits are, the perigee a minute before the end. */
  const eccentric = (eccentricity: number, perigeeKm = 6878): ElementSet => {
    const axisKm = perigeeKm / (1 - eccentricity);
    const meanMotionRadPerMin = 60 * Math.sqrt(398_600.8 / (axisKm * axisKm * axisKm));
    const shape = { eccentricity, inclinationRad: 1.107, argumentOfPerigeeRad: 4.71 };
    const meanAnomalyRad = -meanMotionRadPerMin * (60 + 1440 - 1);
    return { ...ring[0]!, ...shape, meanMotionRadPerMin, meanAnomalyRad };
  };
  const geostationary = { ...eccentric(1e-4, 42_160), inclinationRad: 0.001 };

  test.each([
    ['low and round', ring[0]!, 5e-4, 0.1],
    ['e = 0.3', eccentric(0.3), 5e-4, 0.1],
    ['e = 0.6', eccentric(0.6), 5e-4, 0.1],
    ['e = 0.74', eccentric(0.74), 0.02, 0.1],
    ['geostationary', geostationary, 1e-4, 0.01],
  ] as const)('by the stated interpolation come back at any asked step: %s', (...row) => {
    const [, set, middle, ends] = row;
    for (const stepS of [10, 60, 120, 300, 600]) {
      const [middleM, endsM] = errorOf(set, stepS);
      expect(middleM).toBeLessThan(middle);
      expect(endsM).toBeLessThan(ends);
    }
  });

  test('hold the asked times, and at least twelve of them', () => {
    const times = { startUtcMs: start, durationS: 1500, stepS: 600 };
    const { stateTables, problems } = readElementSets(write([eccentric(0.74)], times));
    expect(problems).toEqual([]);
    const { timeS, method, nodeCount } = stateTables[0]!.segments[0]!;
    expect([method, nodeCount]).toEqual(['lagrange', 12]);
    expect([...timeS]).toEqual(expect.arrayContaining([0, 600, 1200, 1500]));
  });

  test('a fleet is one file with a segment each, and its end is always a state', () => {
    const times = { startUtcMs: start, durationS: 1000, stepS: 60 };
    const { stateTables, problems, warnings } = readElementSets(write(ring, times));
    expect([problems, warnings]).toEqual([[], []]);
    expect(stateTables.map((table) => table.catalogNumber)).toEqual(
      ring.map((set) => set.catalogNumber),
    );
    expect(stateTables.every((table) => table.segments[0]!.timeS.at(-1) === 1000)).toBe(true);
  });

  test('the states themselves come back to half a micrometre', () => {
    const times = { startUtcMs: start, durationS: 6000, stepS: 60 };
    const [table] = readElementSets(write([ring[0]!], times)).stateTables;
    const [found, exact] = [new Float64Array(6), new Float64Array(6)];
    const source = createStateSource(ring[0]!);
    for (let timeS = 0; timeS <= 6000; timeS += 60) {
      sourceStateInto(found, 0, table!, timeS / 60);
      sourceStateInto(exact, 0, source as never, timeS / 60);
      for (let c = 0; c < 3; c += 1) {
        expect(Math.abs(found[c]! - exact[c]!)).toBeLessThan(5.1e-10);
        expect(Math.abs(found[c + 3]! - exact[c + 3]!)).toBeLessThan(5.1e-13);
      }
    }
  });

  test('a satellite that decays ends where it does, and is named', () => {
    const decaying = { ...ring[0]!, bstar: 1, meanMotionRadPerMin: 0.0715 };
    const times = { startUtcMs: start, durationS: 172_800, stepS: 60 };
    const satellites = [
      { id: 'a', name: 'a', source: createStateSource(decaying) },
      { id: 'b', name: 'b', source: { errorCode: 6 } },
      { id: 'c', name: 'c', source: createStateSource(ring[0]!) },
    ];
    const pages = Array.from(oemPages(satellites, times, start));
    const failures = pages.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
    expect(failures.map(({ id }) => id)).toEqual(['a', 'b']);
    const { stateTables, problems } = readElementSets(pages.map(({ text }) => text).join(''));
    expect(problems).toEqual([]);
    expect(stateTables.map(({ catalogNumber }) => catalogNumber)).toEqual(['a', 'c']);
    expect(stateTables[0]!.segments[0]!.endS).toBe(failures[0]!.timeS - 60);
  });
});
