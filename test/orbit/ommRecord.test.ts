import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { readElementSets } from '../../src/orbit/elementSet.ts';
import { formatUtc } from '../../src/orbit/time.ts';
import { dataPath } from '../data.ts';
import { asCsv, asKvn, asXml, asXmlMessage, sampleRecord, type Sample } from './ommSamples.ts';

const notations = { ommCsv: asCsv, ommKvn: asKvn, ommXml: asXml } as const;
const json = JSON.stringify([sampleRecord]);

describe('orbit mean-elements messages in every notation', () => {
  test.each(Object.entries(notations))('%s says the same as JSON', (format, write) => {
    const read = readElementSets(write([sampleRecord]));
    expect([read.format, read.problems]).toEqual([format, []]);
    expect(read.elementSets).toEqual(readElementSets(json).elementSets);
    expect(formatUtc(read.elementSets[0]!.epochUtcMs, 6)).toBe('2024-05-20T13:33:20.193984Z');
  });

  test.each(Object.entries(notations))('%s: a bad record stops no other', (_, write) => {
    const bad = { ...sampleRecord, ECCENTRICITY: '1.2', EPOCH: 'yesterday' };
    const other = { ...sampleRecord, NORAD_CAT_ID: '799501234' };
    const { elementSets, problems } = readElementSets(write([sampleRecord, bad, other]));
    expect(elementSets.map((set) => set.catalogNumber)).toEqual(['44713', '799501234']);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toMatch(/record 2: eccentricity.*EPOCH/);
    expect(problems[0]!.line).toBeGreaterThan(1);
  });

  test.each(Object.entries(notations))('%s: a repeated number keeps both', (_, write) => {
    const { elementSets, warnings } = readElementSets(write([sampleRecord, sampleRecord]));
    expect(elementSets.map((set) => set.catalogNumber)).toEqual(['44713', '44713#2']);
    expect(warnings).toHaveLength(1);
  });

  test.each(Object.entries(notations))(
    '%s: CRLF and a byte-order mark are no obstacle',
    (_, write) => {
      const text = `\uFEFF${write([sampleRecord]).replaceAll('\r', '').replaceAll('\n', '\r\n')}`;
      expect(readElementSets(text).elementSets).toEqual(readElementSets(json).elementSets);
    },
  );

  test.each(Object.entries(notations))(
    '%s: SGP4-XP, other frames and centres are refused',
    (_, write) => {
      for (const change of [{ EPHEMERIS_TYPE: '4' }, { MEAN_ELEMENT_THEORY: 'SGP4-XP' }]) {
        const { elementSets, problems } = readElementSets(write([{ ...sampleRecord, ...change }]));
        expect(elementSets).toEqual([]);
        expect(problems[0]!.message).toContain(`${Object.keys(change)[0]!} must be`);
      }
    },
  );

  test('an epoch may be a day of the year', () => {
    const text = asKvn([{ ...sampleRecord, EPOCH: '2024-141T13:33:20.193984' }]);
    expect(readElementSets(text).elementSets).toEqual(readElementSets(json).elementSets);
  });
});

describe('tables', () => {
  test('quoted cells, blanks, lower case and any order of columns are read', () => {
    const keywords = Object.keys(sampleRecord).reverse();
    const cells = keywords.map((keyword) => `"${sampleRecord[keyword]!}"`);
    const text = `${keywords.join(' , ').toLowerCase()}\n${cells.join(',')}\n`;
    expect(readElementSets(text).elementSets).toEqual(readElementSets(json).elementSets);
  });

  test('a name may hold a comma and quotes', () => {
    const [heads, line] = asCsv([sampleRecord]).split('\r\n') as [string, string];
    const text = `${heads}\n${line.replace('STARLINK-1007', '"A, ""B"""')}`;
    expect(readElementSets(text).elementSets[0]!.name).toBe('A, "B"');
  });

  test('a line cut short or a lost quote spoils that line only', () => {
    const [heads, line] = asCsv([sampleRecord]).split('\r\n') as [string, string];
    const lines = [heads, line.slice(0, 40), `"${line}`, line];
    const { elementSets, problems } = readElementSets(lines.join('\n'));
    expect(elementSets).toHaveLength(1);
    expect(problems.map((problem) => problem.line)).toEqual([2, 3]);
  });

  test('an empty BSTAR is none, an empty mean motion is a fault', () => {
    const empty = (keyword: string): Sample => ({ ...sampleRecord, [keyword]: '' });
    expect(readElementSets(asCsv([empty('BSTAR')])).elementSets[0]!.bstar).toBe(0);
    expect(readElementSets(asCsv([empty('MEAN_MOTION')])).problems[0]!.message).toContain(
      'mean motion',
    );
  });
});

describe('key-value text', () => {
  test('messages without a version line begin with OBJECT_NAME', () => {
    const text = asKvn([sampleRecord, sampleRecord]).replaceAll('CCSDS_OMM_VERS = 2.0\n', '');
    expect(readElementSets(text).elementSets).toHaveLength(2);
  });

  test('units in brackets are read, and refused where they are others', () => {
    const withUnit = (unit: string) =>
      readElementSets(asKvn([{ ...sampleRecord, INCLINATION: `53.0548 [${unit}]` }]));
    expect(withUnit('deg').elementSets).toEqual(readElementSets(json).elementSets);
    expect(withUnit('rad').problems[0]!.message).toContain('INCLINATION must be in deg');
  });

  test('a line of no meaning is quoted with its number', () => {
    const text = asKvn([sampleRecord]).replace('MEAN_ANOMALY =', 'MEAN_ANOMALY');
    expect(readElementSets(text).problems[0]!.message).toMatch(/line 11 is not KEYWORD = value/);
  });
});

describe('XML', () => {
  test('declarations are refused and entities of a file are never expanded', () => {
    const bomb = '<!DOCTYPE ndm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    const text = asXml([{ ...sampleRecord, OBJECT_NAME: 'PLAIN' }]).replace(
      '<ndm>',
      `${bomb}<ndm>`,
    );
    const { elementSets, problems } = readElementSets(text);
    expect(problems[0]!.message).toContain('declarations');
    expect(elementSets.map((set) => set.name)).toEqual(['PLAIN']);
    const used = asXml([sampleRecord]).replace('STARLINK-1007', '&b;');
    expect(readElementSets(used).elementSets).toEqual([]);
    expect(readElementSets(used).problems[0]!.message).toContain('entity');
  });

  test('the five named entities, character numbers and CDATA are text', () => {
    const named = (text: string) =>
      readElementSets(asXml([sampleRecord]).replace('STARLINK-1007', text)).elementSets[0]?.name;
    expect(named('A &amp;lt; &#66;&#x43;')).toBe('A &lt; BC');
    expect(named('<![CDATA[<b>]]>')).toBe('<b>');
  });

  test('a message that is cut short does not take the next one with it', () => {
    const whole = asXmlMessage(sampleRecord);
    for (const length of [60, 300, 700, whole.length - 3]) {
      const { elementSets, problems } = readElementSets(
        `<ndm>\n${whole.slice(0, length)}\n${whole}\n${whole}</ndm>`,
      );
      expect([length, elementSets.length]).toEqual([length, 2]);
      expect(problems).toHaveLength(1);
      expect(problems[0]!.line).toBeGreaterThan(1);
    }
  });

  test('prefixes, attributes and units are read; another unit is a fault', () => {
    const prefixed = asXml([sampleRecord])
      .replace(/<(\/?)(ndm|omm)/g, '<$1n:$2')
      .replace('<INCLINATION>', '<INCLINATION units=\'deg\' x="1">');
    expect(readElementSets(prefixed).elementSets).toEqual(readElementSets(json).elementSets);
    const other = asXml([sampleRecord]).replace('<MEAN_MOTION>', '<MEAN_MOTION units="deg/s">');
    expect(readElementSets(other).problems[0]!.message).toContain('MEAN_MOTION must be in rev/day');
  });

  test('depth is bounded, and an OEM in XML is said not to be read', () => {
    const deep = `<ndm>${'<a>'.repeat(1e5)}`;
    expect(readElementSets(deep).problems[0]!.message).toContain('deep');
    const oem = `<ndm><oem><body/></oem>${asXmlMessage(sampleRecord)}</ndm>`;
    expect(readElementSets(oem).problems[0]!.message).toContain('<oem> is not read');
    expect(readElementSets(oem).elementSets).toHaveLength(1);
  });
});

describe('whatever the text', () => {
  const parts = [
    ...asCsv([sampleRecord]).split(','),
    ...asKvn([sampleRecord]).split(/(?<=\n)/),
    ...asXmlMessage(sampleRecord).split(/(?=<)/),
    '<',
    '>',
    '"',
    '&',
    '&#0;',
    '<!--',
    ']]>',
    '\n',
    '=',
    ',',
    '[',
    '<omm>',
    '</omm>',
  ];
  const garbage = fc.array(fc.constantFrom(...parts), { maxLength: 120 });
  const starts = ['', 'MEAN_MOTION,EPOCH\n', 'CCSDS_OMM_VERS = 2.0\n', '<ndm>'];

  test('nothing makes the readers throw or list endlessly', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), garbage, (start, words) => {
        const { problems, elementSets } = readElementSets(start + words.join(''));
        return problems.length <= 1001 && problems.length + elementSets.length > 0;
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  test('two megabytes of faults give one short list', () => {
    for (const text of ['<omm ', '<omm>', '</x>', '<omm></omm>', '<omm>&x;</omm>']) {
      const { problems } = readElementSets(`<ndm>${text.repeat(2e6 / text.length)}`);
      expect([text, problems.length <= 1001]).toEqual([text, true]);
      expect(problems.every(({ message }) => message.length < 1000)).toBe(true);
    }
    const twice = `OBJECT_NAME = A\n${'MEAN_MOTION = 1 [x]\n'.repeat(1e5)}`;
    expect(readElementSets(twice).problems[0]!.message.length).toBeLessThan(3000);
  });

  test('a changed character costs at most its own record', () => {
    const text = asXml([sampleRecord, sampleRecord, sampleRecord]);
    const at = fc.integer({ min: 200, max: text.length - 1 });
    fc.assert(
      fc.property(at, fc.constantFrom('<', '>', '&', '"', 'é'), (index, character) => {
        const changed = text.slice(0, index) + character + text.slice(index + 1);
        return readElementSets(changed).elementSets.length >= 2;
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});

describe('public files', () => {
  const path = dataPath('elements', 'starlink-2024-05-20.omm.json');
  test.skipIf(path === undefined)('5,977 records are the same in every notation', () => {
    const text = readFileSync(path!, 'utf8');
    const records = (JSON.parse(text) as Record<string, unknown>[]).map((record) =>
      Object.fromEntries(
        Object.entries(record).map(([k, v]) => [k, Object.is(v, -0) ? '-0' : String(v)]),
      ),
    );
    const expected = readElementSets(text).elementSets;
    for (const write of Object.values(notations)) {
      const { elementSets, problems } = readElementSets(write(records));
      expect(problems).toEqual([]);
      expect(elementSets).toEqual(expected);
    }
  });
});
