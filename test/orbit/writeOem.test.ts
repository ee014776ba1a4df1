import { describe, expect, test } from 'vitest';
import { readElementSets, type ElementSet } from '../../src/orbit/elementSet.ts';
import { createStateSource, sourceStateInto } from '../../src/orbit/stateSource.ts';
import { oemPages, type OemTimes } from '../../src/orbit/writeOem.ts';
import { utc } from './orbits.ts';
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
    expect(failures[1]!.gaps).toEqual([{ startS: 0, endS: 172_800, errorCode: 6 }]);
    const { stateTables, problems } = readElementSets(pages.map(({ text }) => text).join(''));
    expect(problems).toEqual([]);
    expect(stateTables.map(({ catalogNumber }) => catalogNumber)).toEqual(['a', 'c']);
    const { endS } = stateTables[0]!.segments[0]!;
    const lostS = failures[0]!.gaps[0]!.startS;
    expect(lostS - endS).toBeGreaterThanOrEqual(0);
    expect(lostS - endS).toBeLessThan(1.1e-6);
  });

  test('whenever a satellite has states there is a segment, good to a metre to its ends', () => {
    // One set from long before SGP4 has states of it, and one whose perigee is in the Earth.
    const sets =
      readElementSets(`1 42858U 17042AK  22104.83654269  .03855088  20861-5  22103-2 0  9992
2 42858  96.8077 314.6962 0004663 256.8411 103.2359 16.19023150267593
1 28872U 05037B   05333.02012661  .25992681  00000-0  24476-3 0  1534
2 28872  96.4736 157.9986 0303955 244.0492 110.6523 16.46015938 10708
`).elementSets;
    const starts = [utc('2022-04-08T00:00:00Z'), utc('2005-11-29T00:29:00Z')];
    sets.forEach((set, which) => {
      const times = { startUtcMs: starts[which]!, durationS: 400_000, stepS: 120 };
      const { stateTables, problems } = readElementSets(write([set], times));
      expect(problems).toEqual([]);
      const [table] = stateTables;
      const [found, exact] = [new Float64Array(6), new Float64Array(6)];
      const source = createStateSource(set);
      const sinceTable = (table!.epochUtcMs - times.startUtcMs) / 1000;
      const sinceSet = (times.startUtcMs - set.epochUtcMs) / 60_000;
      expect(table!.segments.length).toBeGreaterThan(which);
      let [bothCount, onlyCount, errorMaxM] = [0, 0, 0];
      for (let timeS = 0; timeS <= 400_000; timeS += 7.3) {
        const isFound = sourceStateInto(found, 0, table!, (timeS - sinceTable) / 60) === 0;
        const isExact = sourceStateInto(exact, 0, source as never, sinceSet + timeS / 60) === 0;
        const isNoOrbit = isExact && Math.hypot(exact[3]!, exact[4]!, exact[5]!) > 100;
        if (isFound !== (isExact && !isNoOrbit)) onlyCount += 1;
        if (!isFound || !isExact) continue;
        bothCount += 1;
        const errorM = Math.hypot(...[0, 1, 2].map((at) => found[at]! - exact[at]!)) * 1e3;
        errorMaxM = Math.max(errorMaxM, errorM);
      }
      expect(onlyCount).toBe(0);
      expect(bothCount).toBeGreaterThan(300);
      expect(errorMaxM).toBeLessThan(1);
    });
  });
});
