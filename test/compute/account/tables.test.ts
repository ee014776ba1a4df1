// Do the CSV files of a run hold the promised columns, and can any reader take them apart?
import { csvParse } from 'd3-dsv';
import { describe, expect, test } from 'vitest';
import { causes } from '../../../src/compute/account/cause.ts';
import { csvLine, pagesOf } from '../../../src/compute/account/csv.ts';
import { tablePages, type TableName } from '../../../src/compute/account/tables.ts';
import { trailStretches } from '../../../src/compute/account/trail.ts';
import { awkwardName, sampleResult } from './sampleResult.ts';

const read = (name: TableName) => csvParse([...tablePages(sampleResult(), name)].join(''));
const headOf = (name: TableName) => read(name).columns.join(',');

describe('the columns of the contract come first and in its order', () => {
  test('jobs.csv', () => {
    expect(headOf('jobs')).toBe(
      'job,kind,satellite,releasedUtc,startedUtc,finishedUtc,deliveredUtc,deadlineUtc,status,' +
        'value,valueEarned,energyJ,tokensOut,reasonTrail,inUseS,' +
        'interruptedCount,silentCorruptionCount,faultLossAcceleratorS,' +
        'role,firstTokenS,perTokenS',
    );
  });

  test('events.csv', () => {
    expect(headOf('events')).toBe('timeS,utc,kind,satellite,job,station,detail,cause');
  });

  test('series.csv', () => {
    expect(headOf('series')).toBe(
      'timeS,satellite,sunlitFraction,powerGeneratedW,powerComputeW,stateOfChargeFraction,' +
        'temperatureK,queueCount,powerHousekeepingW,powerLossW,powerBatteryW,powerSpilledW,' +
        'heatAbsorbedW,heatRadiatedW,junctionK',
    );
  });

  test('satellites.csv holds every number that the JSON has for a satellite', () => {
    const [first] = read('satellites');
    const { metrics } = sampleResult();
    for (const [name, value] of Object.entries(metrics.satellites[0]!)) {
      if (typeof value === 'number') expect(Number(first![name]), name).toBe(value);
    }
    expect(read('satellites').columns[0]).toBe('satellite');
    expect(Number(first!['idleNoWorkFraction'])).toBe(0.5);
  });
});

describe('cells', () => {
  test('a name with comma, quote, line break and markup comes back as it was', () => {
    expect(read('satellites')[1]!['satellite']).toBe(awkwardName);
    expect(read('jobs')[1]!['job']).toBe(awkwardName);
    expect(read('events')[1]!['job']).toBe(awkwardName);
    expect(read('series')[1]!['satellite']).toBe(awkwardName);
  });

  test('what did not happen is an empty cell, never NaN or Infinity', () => {
    const running = read('jobs')[3]!;
    expect(running['startedUtc']).toBe('');
    expect(running['deadlineUtc']).toBe('');
    expect(read('jobs')[2]!['satellite']).toBe('');
    expect(read('series')[1]!['powerGeneratedW']).toBe('');
    const text = (['satellites', 'jobs', 'events', 'series'] as const)
      .map((name) => [...tablePages(sampleResult(), name)].join(''))
      .join('');
    expect(text).not.toMatch(/NaN|Infinity/);
  });

  test('times are UTC to the millisecond, rounded to the nearest', () => {
    expect(read('jobs')[0]!['deliveredUtc']).toBe('2026-12-21T00:00:10.001Z');
    expect(read('events')[1]!['utc']).toBe('2026-12-21T00:01:40.000Z');
  });

  test('a float32 sample keeps the nine digits that identify it', () => {
    const printed = Number(read('series')[2]!['sunlitFraction']);
    expect(Math.fround(printed)).toBe(Math.fround(0.1));
    expect(read('series')[0]!['powerGeneratedW']).toBe('1000.09998');
  });

  test('an event names its cause by the closed list', () => {
    expect(read('events')[2]).toMatchObject({ cause: 'law', station: 'svalbard', job: 'refused' });
  });

  test('minus zero is zero', () => {
    expect(csvLine([-0, 0, -1])).toBe('0,0,-1\n');
  });
});

describe('reason trails', () => {
  const trail = (job: number): string => read('jobs')[job]!['reasonTrail']!;

  test('neighbours of one cause are one entry, and what lost nothing is left out', () => {
    expect(trail(1)).toBe(
      'inputLink:60.000000;accelerator:100.000000;energy:16.000000;outputLink:180.000000',
    );
    expect(trail(0)).toBe('');
  });

  test('time lost and time at work make up the time from release to delivery', () => {
    const result = sampleResult();
    const lostS = trailStretches(result.trails, 1).reduce((sum, { lostS }) => sum + lostS, 0);
    const { deliveredS, releaseS, inUseS } = result.jobs;
    expect(lostS + inUseS[1]!).toBeCloseTo(deliveredS[1]! - releaseS[1]!, 9);
  });

  test('only words of the closed list occur', () => {
    const words = read('jobs').flatMap((row) =>
      (row['reasonTrail'] ?? '').split(';').map((entry) => entry.split(':')[0]!),
    );
    for (const word of words) expect(['', ...causes]).toContain(word);
  });
});

test('pages hold about 64 kB each and lose no line', () => {
  const line = `${'x'.repeat(99)}\n`;
  const pages = [...pagesOf(Array.from({ length: 2000 }, () => line))];
  expect(pages.length).toBe(4);
  expect(pages.join('').length).toBe(200_000);
});
