import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { readElementSets } from '../../src/orbit/elementSet.ts';
import { sampleRecord } from './ommSamples.ts';

describe('JSON that is not valid', () => {
  const three = [44713, 44714, 44715].map((NORAD_CAT_ID) => ({ ...sampleRecord, NORAD_CAT_ID }));
  const pretty = JSON.stringify(three, null, 1);
  const lineOf = (id: number): number =>
    pretty.slice(0, pretty.indexOf(String(id))).split('\n').length - 12;

  test.each([
    ['a comma too many', (text: string) => text.replace('44714,', '44714,,')],
    [
      'a lost quote',
      (text: string) => text.replace('"NORAD_CAT_ID": 44714', 'NORAD_CAT_ID": 44714'),
    ],
    ['a lost closing brace', (text: string) => text.replace(/(44714[^}]*)\}/, '$1')],
  ])('%s costs its record only, and its line is named', (_, spoilt) => {
    const { elementSets, problems } = readElementSets(spoilt(pretty));
    expect(elementSets.map(({ catalogNumber }) => catalogNumber)).toEqual(['44713', '44715']);
    expect(problems.map(({ line }) => line)).toEqual([lineOf(44714)]);
    expect(problems[0]!.message).toMatch(/^record 2 (is not valid JSON|has no end)$/);
  });

  test('a file cut short gives what came before, and says where it ends', () => {
    for (let length = pretty.indexOf('44715'); length < pretty.length; length += 1) {
      const { elementSets, problems } = readElementSets(pretty.slice(0, length));
      expect(elementSets).toHaveLength(length < pretty.lastIndexOf('}') + 1 ? 2 : 3);
      expect(problems).toHaveLength(1);
      expect(problems[0]!.hint).toBe('is the file cut short?');
      expect(problems[0]!.line).toBeGreaterThanOrEqual(lineOf(44715));
    }
  });

  test('one lost character never costs more than its record, and is never passed over', () => {
    const anywhere = fc.integer({ min: 0, max: pretty.length - 1 });
    fc.assert(
      fc.property(anywhere, (at) => {
        const text = pretty.slice(0, at) + pretty.slice(at + 1);
        const { elementSets, problems } = readElementSets(text);
        const isNamed = problems.length > 0 && problems.every(({ line }) => line > 0);
        return elementSets.length >= 2 && (isNamed || elementSets.length === 3);
      }),
      { numRuns: 400 },
    );
  });
});
