import { describe, expect, test } from 'vitest';
import { describeHit, summariseSatellite } from '../../../src/ui/timeline/describe.ts';
import { unknownLimits } from '../../../src/ui/timeline/frame.ts';
import { rowAt } from '../../../src/ui/timeline/intervals.ts';
import { indexOf } from '../../../src/ui/timeline/resultIndex.ts';
import { syntheticDay } from '../syntheticResult.ts';

const result = syntheticDay();
const index = indexOf(result);
const limits = { ...unknownLimits, floorFraction: 0.2, temperatureMaxK: 348.15 };
const noLimits = unknownLimits;

describe('words for the timeline', () => {
  test('a satellite’s summary says Sun, contact, jobs, battery and temperature', () => {
    const text = summariseSatellite(index, 0, 3000, limits);
    expect(text).toMatch(
      /^ring-01: in full sunlight, .*running.*battery [\d.]+\s%.*°C of 75\.0\s°C\.$/,
    );
  });

  test('shade is named by its kind, at exactly the time of the window', () => {
    const row = index.umbra.rowOffset[index.umbra.laneOffset[2]!]! + 1;
    const startS = index.umbra.startS[row]!;
    expect(summariseSatellite(index, 2, startS + 1, limits)).toContain('in the umbra');
    expect(summariseSatellite(index, 2, startS - 1, limits)).toContain('in the penumbra');
    expect(summariseSatellite(index, 2, startS - 60, limits)).toContain('in full sunlight');
  });

  test('an unknown limit is not mentioned', () => {
    expect(summariseSatellite(index, 0, 3000, noLimits)).toMatch(/°C\.$/);
  });

  test('a job’s tooltip says kind, times, duration and status', () => {
    const row = rowAt(index.jobs, 1, 40_000);
    const { title, lines } = describeHit(index, { kind: 'job', satellite: 1, row }, 40_000, limits);
    expect(title).toMatch(/^job-\d{5}$/);
    expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d–\u2060\d\d:\d\d:\d\d \(.+\)$/);
    expect(['on time', 'late', 'unfinished']).toContain(lines[2]);
  });

  test('a contact’s tooltip names the station', () => {
    const row = index.service.rowOffset[index.service.laneOffset[6]!]!;
    const station = result.service.stationIndex[index.service.source[row]!]!;
    const hit = { kind: 'service', satellite: 6, row } as const;
    const { title } = describeHit(index, hit, 0, limits);
    expect(title).toBe(`Served by ${result.labels.stationIds[station]}`);
  });
});

test('a strip’s tooltip says how many jobs of each kind lie under the pointer', () => {
  const hit = { kind: 'jobs', satellite: 1, count: 60, startS: 0, endS: 86_400 } as const;
  const { lines } = describeHit(index, hit, 0, limits);
  const counts = lines.slice(0, -1).map((line) => Number(line.split(' ')[0]));
  const own = result.runSegments.satelliteIndex.filter((satellite) => satellite === 1).length;
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(own);
  expect(lines[0]).toMatch(/^\d+ LLM inference$/);
});
