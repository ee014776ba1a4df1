import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { earthMuKm3PerS2 } from '../../src/orbit/constants.ts';
import { readElementSets } from '../../src/orbit/elementSet.ts';
import {
  createEphemeris,
  interpolateInto,
  prepareFleet,
  propagateFleet,
} from '../../src/orbit/ephemeris.ts';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import { createPropagator } from '../../src/orbit/sgp4.ts';
import { createStateSource, stateErrorMeaning } from '../../src/orbit/stateSource.ts';
import { formatUtc } from '../../src/orbit/time.ts';
import { every, oemHeader, oemSegment } from './oemSamples.ts';
import { finish, twoBody, utc } from './orbits.ts';

const start = utc('2026-12-21T00:00:00Z');
const speed = Math.sqrt(earthMuKm3PerS2 / 6928);
const low = twoBody([6928, 0, 0, 0, 0.6 * speed, 0.8 * speed], earthMuKm3PerS2);
const segment = (changes = {}) => oemSegment(low, start, every(60, 11), changes);

describe('orbit ephemeris messages', () => {
  test('object, states and times are read, the times to the microsecond', () => {
    const text = `\uFEFF${oemHeader}${segment()}`.replaceAll('\n', '\r\n');
    const { stateTables, elementSets, problems, format } = readElementSets(text);
    expect([format, elementSets, problems]).toEqual(['oem', [], []]);
    const [table] = stateTables;
    expect(table).toMatchObject({ catalogNumber: '2024-001A', name: 'TEST SATELLITE' });
    expect(formatUtc(table!.epochUtcMs, 6)).toBe('2026-12-21T00:00:00.000000Z');
    expect(table!.segments[0]!.timeS).toEqual(Float64Array.from(every(60, 11)));
    const fine = readElementSets(oemHeader + oemSegment(low, start + 0.125, [0, 1e-3]));
    expect(formatUtc(fine.stateTables[0]!.epochUtcMs, 6)).toBe('2026-12-21T00:00:00.000125Z');
  });

  test.each([
    ['TAI', 37],
    ['TT', 69.184],
    ['GPS', 18],
  ])('a time in %s is UTC + %d s in 2026', (TIME_SYSTEM, aheadS) => {
    const text = oemHeader + oemSegment(low, start + aheadS * 1000, every(60, 11), { TIME_SYSTEM });
    expect(readElementSets(text).stateTables[0]!.epochUtcMs).toBeCloseTo(start, 3);
  });

  test('days of the year, accelerations, comments and covariances are no obstacle', () => {
    const text = (oemHeader + segment())
      .replaceAll(/2026-12-21T(\S+) (.*)/g, '2026-355T$1Z   $2 0 0 0')
      .replace('META_STOP', 'COMMENT no = entry\nMETA_STOP\nCOMMENT at all\n');
    const covariance =
      'COVARIANCE_START\nEPOCH = 2026-355T00:00:00\n3.3e-04\n1 2\nCOVARIANCE_STOP\n';
    const { stateTables, problems } = readElementSets(text + covariance);
    expect(problems).toEqual([]);
    expect(stateTables).toEqual(readElementSets(oemHeader + segment()).stateTables);
  });

  test('several objects and several messages in one file are kept apart', () => {
    const other = segment({ OBJECT_ID: '2024-001B' });
    const { stateTables } = readElementSets(
      oemHeader + segment() + other + oemHeader + segment({ OBJECT_ID: '7' }),
    );
    expect(stateTables.map((table) => table.catalogNumber)).toEqual([
      '2024-001A',
      '2024-001B',
      '7',
    ]);
  });
});

describe('objects that share an OBJECT_ID', () => {
  const turned = twoBody([0, 6928, 0, -0.6 * speed, 0, 0.8 * speed], earthMuKm3PerS2);
  const unknown = (name: string, stateAt = low) =>
    oemSegment(stateAt, start, every(60, 11), { OBJECT_ID: 'UNKNOWN', OBJECT_NAME: name });

  test('are as many as their names, the later ones UNKNOWN#2 and #3, with a warning', () => {
    const text = oemHeader + unknown('A') + unknown('B', turned) + unknown('C');
    const { stateTables, problems, warnings } = readElementSets(text);
    expect(problems).toEqual([]);
    expect(stateTables.map(({ name, catalogNumber }) => [name, catalogNumber])).toEqual([
      ['A', 'UNKNOWN'],
      ['B', 'UNKNOWN#2'],
      ['C', 'UNKNOWN#3'],
    ]);
    expect(stateTables[1]!.segments[0]!.positionTemeKm[1]).toBe(6928);
    expect(warnings.map(({ line, hint }) => [line, hint])).toEqual([
      [27, '"B" is kept as UNKNOWN#2'],
      [50, '"C" is kept as UNKNOWN#3'],
    ]);
  });

  test('and a name are one; what says otherwise of the same time is named and left out', () => {
    const { stateTables, problems } = readElementSets(
      oemHeader + unknown('A') + unknown('A', turned) + unknown('A'),
    );
    expect(stateTables).toHaveLength(1);
    expect(stateTables[0]!.segments.map(({ positionTemeKm }) => positionTemeKm[0])).toEqual([
      6928, 6928,
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.line).toBe(27);
    expect(problems[0]!.message).toMatch(/other states in the segment of line 4 .* 9800 km apart/);
  });

  test('may jump where one segment ends and the next begins: a manoeuvre', () => {
    const later = oemSegment(turned, start + 600_000, every(60, 11), { OBJECT_ID: 'X' });
    const first = oemSegment(low, start, every(60, 11), { OBJECT_ID: 'X' });
    const { stateTables, problems } = readElementSets(oemHeader + first + later);
    expect(problems).toEqual([]);
    expect(stateTables[0]!.segments).toHaveLength(2);
  });

  test('and an id that another object took for its second keep apart', () => {
    const named = (id: string, name: string) => segment({ OBJECT_ID: id, OBJECT_NAME: name });
    const text = oemHeader + named('7', 'A') + named('7#2', 'B') + named('7', 'C');
    const numbers = readElementSets(text).stateTables.map(({ catalogNumber }) => catalogNumber);
    expect(numbers).toEqual(['7', '7#2', '7#3']);
  });
});

describe('what is wrong with a message', () => {
  test.each([
    ['REF_FRAME', 'RTN', /REF_FRAME must be one of TEME, EME2000/],
    ['REF_FRAME_EPOCH', '2000-01-01T00:00:00', /must be of date/],
    ['CENTER_NAME', 'MOON', /CENTER_NAME must be EARTH/],
    ['TIME_SYSTEM', 'UT1', /TIME_SYSTEM must be one of UTC, TAI, TT, GPS/],
    ['USEABLE_START_TIME', 'soon', /USEABLE_START_TIME/],
    ['USEABLE_START_TIME', '2030-01-01T00:00:00', /holds no state/],
  ])('%s = %s is refused, and the next segment is read', (keyword, value, message) => {
    const text = oemHeader + segment({ [keyword]: value }) + segment({ OBJECT_ID: 'GOOD' });
    const { stateTables, problems } = readElementSets(text);
    expect(stateTables.map((table) => table.catalogNumber)).toEqual(['GOOD']);
    expect(problems).toHaveLength(1);
    expect(problems[0]!).toMatchObject({ line: 4, message: expect.stringMatching(message) });
  });

  test('a bad state is left out by its line, the others stay', () => {
    const lines = (oemHeader + segment()).split('\n');
    const first = lines.findIndex((line) => line.startsWith('2026'));
    lines[first + 1] = lines[first + 1]!.replace(/ \S+$/, '');
    lines[first + 2] = lines[first + 2]!.replace(/ \S+$/, ' NaN');
    lines[first + 4] = lines[first + 3]!;
    lines[first + 5] = 'nonsense';
    const { stateTables, problems } = readElementSets(lines.join('\n'));
    expect(stateTables[0]!.segments[0]!.timeS).toHaveLength(7);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 5, 6].map((at) => first + at));
  });

  test('a file cut within its metadata says so', () => {
    const text = `${oemHeader}${segment()}META_START\nOBJECT_NAME = X\n`;
    const { stateTables, problems } = readElementSets(text);
    expect(stateTables).toHaveLength(1);
    expect(problems[0]!.message).toContain('META_START without META_STOP');
  });

  test('nothing makes the reader throw or list endlessly', () => {
    const lines = (oemHeader + segment()).split('\n').map((line) => `${line}\n`);
    const parts = [...lines, '2026-12-21T00:00:00 1 2 3 4 5 6\n', 'META_START\n', 'META_STOP\n'];
    const garbage = fc.array(fc.constantFrom(...parts, 'x', '='), { maxLength: 60 });
    fc.assert(
      fc.property(garbage, (words) => {
        const { problems, stateTables } = readElementSets(oemHeader + words.join(''));
        const isOrdered = stateTables.every(({ segments }) =>
          segments.every(({ startS, endS, nodeCount }) => startS <= endS && nodeCount >= 1),
        );
        return isOrdered && problems.length <= 1001;
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('a table in the place of SGP4', () => {
  const [tle] =
    readElementSets(`1 28057U 03049A   06177.78615833  .00000060  00000-0  35940-4 0  1836
2 28057  98.4283 247.6961 0000884  88.1964 271.9322 14.35478080140550
`).elementSets;
  const epoch = tle!.epochUtcMs;
  const ephemerisOf = (source: ReturnType<typeof createStateSource>, durationS: number) => {
    const ephemeris = createEphemeris(1, durationS / 60 + 1, 0, 60);
    finish(propagateFleet(prepareFleet([source]), epoch, ephemeris));
    return ephemeris;
  };
  const sgp4 = ephemerisOf(createPropagator(tle!), 86400);
  const states = (out: Float64Array, timeS: number) => void interpolateInto(out, sgp4, 0, timeS);
  const table = readElementSets(oemHeader + oemSegment(states, epoch, every(60, 1441)))
    .stateTables[0]!;

  test('its states and its shadows are those of the satellite that it was made of', () => {
    const ephemeris = ephemerisOf(createStateSource(table), 86400);
    for (const [at, value] of sgp4.positionTemeKm.entries()) {
      // Microseconds of a time that itself is not a whole microsecond: up to 4 mm of flight.
      expect(Math.abs(ephemeris.positionTemeKm[at]! - value)).toBeLessThan(5e-6);
    }
    const [ours, theirs] = [ephemeris, sgp4].map((each) => finish(findEclipses(each, epoch)));
    expect(ours!.count).toBe(theirs!.count);
    for (let row = 0; row < ours!.count; row += 1) {
      expect(ours!.startS[row]).toBeCloseTo(theirs!.startS[row]!, 4);
    }
  });

  test('where it ends, the satellite has no state any more, and it is said why', () => {
    const ephemeris = ephemerisOf(createStateSource(table), 172800);
    expect(ephemeris.validSampleCount[0]).toBe(1441);
    expect(stateErrorMeaning(ephemeris.statusCode[0]!)).toContain('do not reach');
    expect(stateErrorMeaning(6)).toBe('the satellite has decayed (SGP4 code 6)');
  });
});
