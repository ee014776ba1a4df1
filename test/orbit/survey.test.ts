import { describe, expect, test } from 'vitest';
import { walkerElementSets } from '../../src/orbit/patterns.ts';
import { createPropagator } from '../../src/orbit/sgp4.ts';
import { planChunks, surveyWindows } from '../../src/orbit/survey.ts';
import { deg, finish, rowsOf, utc } from './orbits.ts';

const startUtcMs = utc('2026-03-20T00:00:00Z');
const fleet = walkerElementSets({
  idPrefix: 'w',
  epochUtcMs: startUtcMs,
  altitudeKm: 600,
  inclinationRad: 70 * deg,
  satelliteCount: 6,
  planeCount: 3,
  phasing: 1,
  kind: 'delta',
});
const sites = [
  {
    id: 'a',
    latitudeRad: 47 * deg,
    longitudeRad: 8 * deg,
    altitudeM: 400,
    elevationMinRad: 5 * deg,
  },
];
const pairs = fleet.flatMap((_, a) => fleet.slice(a + 1).flatMap((_, k) => [a, a + 1 + k]));
const request = {
  propagators: fleet.map(createPropagator),
  startUtcMs,
  durationS: 30_017, // no multiple of the step
  stepS: 60,
  access: { sites },
  eclipse: {},
  links: { pairs: Int32Array.from(pairs), options: { rangeMaxKm: 6000 } },
};

function expectSame(a: number[][], b: number[][]): void {
  expect(a).toHaveLength(b.length);
  a.forEach((row, index) => {
    row.forEach((value, column) => expect(Math.abs(value - b[index]![column]!)).toBeLessThan(1e-4));
  });
}

describe('chunks', () => {
  test('share the sample where they meet, keep to the memory and end with the span', () => {
    const chunks = planChunks(10, 86_400 * 30, 60, 1e6);
    expect(chunks.length).toBeGreaterThan(10);
    chunks.forEach((chunk, index) => {
      expect(chunk.sampleCount * 10 * 48).toBeLessThanOrEqual(1e6);
      const next = chunks[index + 1];
      expect(chunk.endS).toBe(next === undefined ? 86_400 * 30 : next.startS);
    });
  });

  test('a span of one step, or less, is one chunk', () => {
    expect(planChunks(1, 60, 60)).toEqual([{ startS: 0, sampleCount: 2, endS: 60 }]);
    expect(planChunks(1, 7, 60)).toEqual([{ startS: 0, sampleCount: 2, endS: 7 }]);
  });
});

describe('a survey', () => {
  const whole = finish(surveyWindows(request));
  const pieces = finish(surveyWindows({ ...request, byteMax: 6 * 48 * 40 }));

  test('in many chunks finds the same windows as in one', () => {
    const access = [
      'satelliteIndex',
      'stationIndex',
      'startS',
      'endS',
      'peakElevationRad',
    ] as const;
    expect(whole.access.count).toBeGreaterThan(5);
    expectSame(rowsOf(pieces.access, access), rowsOf(whole.access, access));
    const eclipse = ['satelliteIndex', 'kind', 'startS', 'endS'] as const;
    expect(whole.eclipses.count).toBeGreaterThan(20);
    expectSame(rowsOf(pieces.eclipses, eclipse), rowsOf(whole.eclipses, eclipse));
    const link = ['satelliteAIndex', 'satelliteBIndex', 'startS', 'endS', 'rangeMinKm'] as const;
    expect(whole.links.count).toBeGreaterThan(3);
    expectSame(rowsOf(pieces.links, link), rowsOf(whole.links, link));
  });

  test('ends where the span ends, not at the last sample', () => {
    const ends = [whole.access.endS, whole.eclipses.endS, whole.links.endS].map((column) =>
      Math.max(...column),
    );
    expect(Math.max(...ends)).toBe(30_017);
  });

  test('tells how far it is, never backwards', () => {
    const progress = [...surveyWindows({ ...request, byteMax: 6 * 48 * 100 })];
    expect(progress.length).toBeGreaterThan(20);
    expect(progress).toEqual([...progress].sort((p, q) => p - q));
    expect(progress[0]).toBeGreaterThanOrEqual(0);
    expect(progress.at(-1)).toBeCloseTo(1, 9);
  });

  test('says which satellites failed and when', () => {
    const falling = { ...fleet[0]!, meanMotionRadPerMin: (16.4 * 2 * Math.PI) / 1440, bstar: 0.01 };
    const wanted = {
      ...request,
      propagators: [falling, fleet[1]!].map(createPropagator),
      durationS: 20 * 86_400,
      stepS: 600,
      links: { pairs: Int32Array.of(0, 1) },
    };
    const survey = finish(surveyWindows({ ...wanted, byteMax: 2 * 48 * 200 }));
    expect([1, 6]).toContain(survey.statusCode[0]);
    expect(survey.statusCode[1]).toBe(0);
    expect(survey.failedAtS[0]).toBeGreaterThan(600);
    expect(survey.failedAtS[1]).toBeNaN();
    // It has states once more, for half an hour.
    expect(survey.failedAtS[0]).toBeCloseTo(19_940.26, 1);
    const ends = [...survey.links.endS];
    expect(Math.max(...ends)).toBeLessThan(24_100);
    const eclipse = ['satelliteIndex', 'kind', 'startS', 'endS'] as const;
    const inOne = finish(surveyWindows(wanted));
    expectSame(rowsOf(survey.eclipses, eclipse), rowsOf(inOne.eclipses, eclipse));
    const link = ['satelliteAIndex', 'satelliteBIndex', 'startS', 'endS', 'rangeMinKm'] as const;
    expectSame(rowsOf(survey.links, link), rowsOf(inOne.links, link));
  });
});
