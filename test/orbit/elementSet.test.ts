import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { epochAgeS, readElementSets } from '../../src/orbit/elementSet.ts';
import { formatUtc } from '../../src/orbit/time.ts';
import { tleChecksum } from '../../src/orbit/tle.ts';
import { dataPath } from '../data.ts';
import { deg } from './orbits.ts';

// Case 5 of the verification set (Vallado et al., AIAA 2006-6753).
const first = '1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753';
const second = '2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667';
const pair = `${first}\n${second}\n`;

/** The line with its checksum made right, to reach what is checked after it. */
function withChecksum(line: string): string {
  return line.slice(0, 68) + String(tleChecksum(line));
}

const record = {
  OBJECT_NAME: 'STARLINK-1007',
  OBJECT_ID: '2019-074A',
  EPOCH: '2024-05-20T13:33:20.193984',
  MEAN_MOTION: 15.06388316,
  ECCENTRICITY: 0.0001793,
  INCLINATION: 53.0548,
  RA_OF_ASC_NODE: 261.0513,
  ARG_OF_PERICENTER: 106.2162,
  MEAN_ANOMALY: 253.9024,
  NORAD_CAT_ID: 44713,
  BSTAR: 0.00031796,
};

describe('two-line elements', () => {
  test('every field of a set is read, the epoch to the microsecond', () => {
    const { elementSets, problems, format } = readElementSets(pair);
    expect([format, problems]).toEqual(['tle', []]);
    const [set] = elementSets;
    expect(set).toMatchObject({ catalogNumber: '5', name: '5', internationalDesignator: '58002B' });
    expect(formatUtc(set!.epochUtcMs, 6)).toBe('2000-06-27T18:50:19.733568Z');
    expect(set!.inclinationRad).toBe(34.2682 * deg);
    expect(set!.eccentricity).toBe(0.1859667);
    expect(set!.bstar).toBe(2.8098e-5);
    expect((set!.meanMotionRadPerMin * 1440) / (2 * Math.PI)).toBeCloseTo(10.82419157, 12);
  });

  test('names, CRLF, a byte-order mark, comments and empty lines are no obstacle', () => {
    const text = `\uFEFF# a comment\r\n0 VANGUARD 1  \r\n${first}\r\n${second}\r\n\r\n`;
    const { elementSets, problems } = readElementSets(text);
    expect(problems).toEqual([]);
    expect(elementSets.map((set) => set.name)).toEqual(['VANGUARD 1']);
  });

  test('a name may begin like a line of elements', () => {
    const { elementSets, problems } = readElementSets(`1 KUNS-PF\n${pair}2 DOVES\n${pair}`);
    expect(problems).toEqual([]);
    expect(elementSets.map((set) => set.name)).toEqual(['1 KUNS-PF', '2 DOVES']);
  });

  test('a name may be a number after a digit too, a line cut short is none', () => {
    const names = [
      '1 25544 name',
      '1 25544 NAME',
      '1 12345',
      '2 25544 name',
      '2 99999 B',
      '1 00005',
    ];
    for (const name of names) {
      const { elementSets, problems } = readElementSets(`${pair}${name}\n${pair}`);
      expect([name, problems]).toEqual([name, []]);
      expect(elementSets.map((set) => set.name)).toEqual(['5', name]);
    }
    for (let length = 8; length < 69; length += 1) {
      for (const line of [first, second]) {
        const text =
          line === first
            ? `${first.slice(0, length)}\n${pair}`
            : `${first}\n${second.slice(0, length)}\n`;
        const [problem, ...others] = readElementSets(text).problems;
        expect([length, others]).toEqual([length, []]);
        expect(problem!.message).toMatch(/not followed by its line 2|columns, 69 expected/);
      }
    }
  });

  test('Alpha-5 numbers count from A = 10, without I and O', () => {
    const numbers = ['A0001', 'J2345', 'T0001', 'Z9999'].map((field) => {
      const lines = [first, second].map((line) =>
        withChecksum(line.slice(0, 2) + field + line.slice(7)),
      );
      return readElementSets(lines.join('\n')).elementSets[0]?.catalogNumber;
    });
    expect(numbers).toEqual(['100001', '182345', '270001', '339999']);
  });

  test('one changed digit is found by the checksum, and stops no other set', () => {
    const broken = second.replace('34.2682', '34.2683');
    const { elementSets, problems } = readElementSets(`${first}\n${broken}\n${pair}`);
    expect(elementSets).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 2 }]);
    expect(problems[0]!.message).toContain('checksum');
  });

  test('a short line, a missing line and a stray line are each reported with their number', () => {
    const text = `${first}\n${second.slice(0, 40)}\n${first}\n${pair}${second}\nhello\n`;
    const { elementSets, problems } = readElementSets(text);
    expect(elementSets).toHaveLength(1);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 6, 7]);
    expect(problems.map(({ message }) => message).join(' | ')).toMatch(
      /40 columns.*not followed by its line 2.*line 2 without its line 1.*neither a name/,
    );
  });

  test('numbers that are no orbit are refused even if the checksum is right', () => {
    const wrong = [
      second.replace(' 34.2682', '184.2682'),
      second.replace('10.82419157', ' 0.00000000'),
      second.replace('1859667', '18 9x67'),
    ].map((line) => readElementSets(`${first}\n${withChecksum(line)}`));
    expect(wrong.map(({ elementSets }) => elementSets.length)).toEqual([0, 0, 0]);
    expect(wrong.map(({ problems }) => problems[0]?.message)).toEqual([
      expect.stringContaining('inclination'),
      expect.stringContaining('mean motion'),
      expect.stringContaining('columns'),
    ]);
  });

  test('SGP4-XP sets, which look alike, are refused', () => {
    const other = withChecksum(`${first.slice(0, 62)}4${first.slice(63)}`);
    const { elementSets, problems } = readElementSets(`${other}\n${second}`);
    expect(elementSets).toEqual([]);
    expect(problems[0]!.message).toContain('SGP4-XP');
  });

  test('an epoch on day 366 exists in leap years only', () => {
    const at = (epoch: string) =>
      readElementSets(`${withChecksum(first.replace('00179', epoch))}\n${second}`);
    expect(at('00366').elementSets).toHaveLength(1);
    expect(at('01366').problems[0]?.message).toContain('no day of its year');
  });

  test('a repeated number is kept as NUMBER#2 with a warning', () => {
    const { elementSets, warnings } = readElementSets(pair + pair + pair);
    expect(elementSets.map((set) => set.catalogNumber)).toEqual(['5', '5#2', '5#3']);
    expect(warnings.map(({ line }) => line)).toEqual([3, 5]);
  });

  test('lines 1 and 2 of different satellites are not mixed', () => {
    const other = withChecksum(second.replace('00005', '00006'));
    expect(readElementSets(`${first}\n${other}`).problems[0]?.message).toContain('differ');
  });
});

describe('orbit mean-elements messages in JSON', () => {
  test('a list and a single record are read, numbers as numbers or as text', () => {
    const texts = [JSON.stringify([record]), JSON.stringify({ ...record, INCLINATION: '53.0548' })];
    for (const text of texts) {
      const { elementSets, format, problems } = readElementSets(text);
      expect([format, problems]).toEqual(['ommJson', []]);
      expect(elementSets[0]).toMatchObject({ catalogNumber: '44713', name: 'STARLINK-1007' });
      expect(formatUtc(elementSets[0]!.epochUtcMs, 6)).toBe('2024-05-20T13:33:20.193984Z');
      expect(elementSets[0]!.inclinationRad).toBe(53.0548 * deg);
    }
  });

  test('a wrong record is named by its number and line, all its faults at once', () => {
    const bad = { ...record, ECCENTRICITY: 1.2, EPOCH: 'yesterday', REF_FRAME: 'GCRF' };
    const text = JSON.stringify([record, bad, record], null, 2);
    const { elementSets, problems } = readElementSets(text);
    expect(elementSets).toHaveLength(2);
    expect(problems).toHaveLength(1);
    const expectedLine = text
      .split('\n')
      .reduce<number[]>(
        (found, line, index) => (line === '  {' ? [...found, index + 1] : found),
        [],
      )[1];
    expect(problems[0]!.line).toBe(expectedLine);
    expect(problems[0]!.message).toMatch(/record 2.*REF_FRAME.*eccentricity.*EPOCH/);
  });

  test('nine-digit numbers are kept, ten are refused', () => {
    const read = (id: number) => readElementSets(JSON.stringify({ ...record, NORAD_CAT_ID: id }));
    expect(read(799501234).elementSets[0]?.catalogNumber).toBe('799501234');
    expect(read(7995012345).problems[0]?.message).toContain('NORAD_CAT_ID');
  });
});

describe('files that are something else', () => {
  test('every format is known by its content, and a file without a satellite says so', () => {
    const texts = {
      ommXml: '<?xml version="1.0"?><ndm><omm></omm></ndm>',
      ommKvn: 'CCSDS_OMM_VERS = 2.0\n',
      oem: 'CCSDS_OEM_VERS = 2.0\n',
      ommCsv: 'OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY\nA,B,C,1,0\n',
    };
    for (const [format, text] of Object.entries(texts)) {
      const read = readElementSets(text);
      expect([read.format, read.elementSets.length, read.problems.length]).toEqual([format, 0, 1]);
    }
  });

  test('nothing, binary data and broken JSON give one clear problem each', () => {
    for (const text of ['', '   \n', '\u0000\u0001PNG', '[{"EPOCH": ', 'a,b\n1,2\n', '<html>']) {
      const { elementSets, problems } = readElementSets(text);
      expect([text, elementSets.length, problems.length]).toEqual([text, 0, 1]);
      expect(problems[0]!.hint).not.toBe('');
    }
  });

  test('no text whatever makes it throw, or gives an endless list', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.constantFrom('1 ', '2 ', '\n', first, second, '{', '"', '}', '#'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(garbage, (text) => {
        const { problems, warnings } = readElementSets(text);
        return problems.length <= 1001 && warnings.length <= 1001;
      }),
    );
  });

  test('of many problems the first thousand are listed and the rest counted', () => {
    const { problems } = readElementSets(`${first}\n`.repeat(5000));
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toMatchObject({ line: 0, message: expect.stringContaining('4000') });
  });
});

describe('age', () => {
  test('is positive after the epoch', () => {
    const [set] = readElementSets(pair).elementSets;
    expect(epochAgeS(set!, set!.epochUtcMs + 86400000)).toBe(86400);
  });
});

describe('public files', () => {
  const catalog = dataPath('elements', 'catalog-2022-08-09.tle');
  test.skipIf(catalog === undefined)(
    'a full catalogue of 25,975 sets reads without a problem',
    () => {
      const read = readElementSets(readFileSync(catalog!, 'utf8'));
      expect([read.elementSets.length, read.problems.length]).toEqual([25975, 0]);
      expect(read.warnings).toHaveLength(8);
      expect(new Set(read.elementSets.map((set) => set.catalogNumber)).size).toBe(25975);
    },
  );

  const dirty = dataPath('elements', 'dirty.tle');
  test.skipIf(dirty === undefined)('of 19,135 sets with 17,916 bad checksums 1,219 remain', () => {
    const read = readElementSets(readFileSync(dirty!, 'utf8'));
    expect(read.elementSets).toHaveLength(1219);
    expect(read.problems).toHaveLength(1001);
  });

  const starlink = dataPath('elements', 'starlink-2024-05-20.omm.json');
  test.skipIf(starlink === undefined)('5,977 records of OMM JSON read without a problem', () => {
    const read = readElementSets(readFileSync(starlink!, 'utf8'));
    expect([read.elementSets.length, read.problems.length, read.warnings.length]).toEqual([
      5977, 0, 0,
    ]);
  });

  for (const [name, count] of [
    ['active-2021-08-07.tle', 4602],
    ['geo-2021-08-07.tle', 537],
  ] as const) {
    const path = dataPath('elements', name);
    test.skipIf(path === undefined)(`${name} has ${count} named satellites`, () => {
      const read = readElementSets(readFileSync(path!, 'utf8'));
      expect([read.elementSets.length, read.problems.length]).toEqual([count, 0]);
      expect(read.elementSets.every((set) => set.name !== set.catalogNumber)).toBe(true);
    });
  }
});
