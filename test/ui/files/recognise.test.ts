// Is a file known by what is in it, and is every other refused with a reason?
import { expect, test } from 'vitest';
import {
  fileByteMax,
  isText,
  isTrace,
  recognise,
  shownName,
  tooLarge,
} from '../../../src/ui/files/recognise.ts';
import { oemHeader, oemSegment } from '../../orbit/oemSamples.ts';
import { asCsv, asKvn, asXml, sampleRecord } from '../../orbit/ommSamples.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const kindOf = (text: string): string => recognise('file', bytesOf(text)).kind;

const line1 = '1 25544U 98067A   24001.50000000  .00016717  00000-0  30000-3 0  9990';
const line2 = '2 25544  51.6400 208.9163 0006703 130.5360 325.0288 15.49815000    13';

test('two-line sets are known with or without names, with either kind of line end', () => {
  for (const text of [
    `${line1}\n${line2}\n`,
    `ISS\r\n${line1}\r\n${line2}\r\n`,
    `\uFEFF${line1}\n${line2}`,
  ]) {
    const found = recognise('x.json', bytesOf(text));
    expect(found).toMatchObject({ kind: 'elements', format: 'tle', count: 1 });
    expect(found).toHaveProperty('epochUtcMs', Date.UTC(2024, 0, 1, 12));
  }
});

test('OMM records are known alone and in a list', () => {
  const one = JSON.stringify(sampleRecord);
  const found = recognise('x', bytesOf(one));
  expect(found).toMatchObject({ kind: 'elements', format: 'omm', count: 1, flaw: null });
  const two = `[${one},${JSON.stringify({ ...sampleRecord, NORAD_CAT_ID: '5' })}]`;
  const epochUtcMs = Date.UTC(2024, 4, 20, 13, 33, 20, 193) + 0.984;
  expect(recognise('x', bytesOf(two))).toMatchObject({ count: 2, epochUtcMs });
});

test.each([
  ['CSV', asCsv],
  ['KVN', asKvn],
  ['XML', asXml],
])('OMM as %s is known by its content', (notation, write) => {
  const found = recognise('x.json', bytesOf(write([sampleRecord])));
  expect(found).toMatchObject({ kind: 'elements', format: 'omm', notation: `OMM, ${notation}` });
});

test('a wrong element set among good ones is left out and told', () => {
  const wrong = `${line1.replace('25544U', '25545U')}\n${line2.replace('25544', '25545')}`;
  const found = recognise('x.tle', bytesOf(`${line1}\n${line2}\n${wrong}\n`));
  expect(found).toMatchObject({ count: 1, flaw: { path: 'x.tle:3' } });
  expect(found).toHaveProperty('flaw.message', expect.stringContaining('checksum'));
});

test('a file without a good element set is refused with its lines', () => {
  const found = recognise('x.tle', bytesOf(`${line1.slice(0, 68)}1\n${line2}\n`));
  if (found.kind !== 'problems') throw new Error(`taken for ${found.kind}`);
  expect(found.problems[0]?.path).toBe('x.tle:1');
  expect(found.problems[0]?.message).toContain('checksum');
});

test('states (OEM) are refused with what takes them', () => {
  const circle = (out: Float64Array): void => out.set([7000, 0, 0, 0, 7.5, 0]);
  const text = oemHeader + oemSegment(circle, Date.UTC(2024, 0, 1), [0, 60, 120, 180]);
  const found = recognise('x.oem', bytesOf(text));
  if (found.kind !== 'problems') throw new Error(`taken for ${found.kind}`);
  expect(found.problems).toHaveLength(1);
  expect(found.problems[0]?.message).toContain('found states (CCSDS OEM)');
});

test('a scenario is any other object, broken ones included: the reader says what is wrong', () => {
  expect(kindOf('{ "dawnline": 1 }')).toBe('scenario');
  expect(kindOf('{ "dawnline": 1, ')).toBe('scenario');
});

const swfLine = [1, 60, 0, 600, 8, ...Array.from({ length: 13 }, () => -1)].join(' ');

test.each([
  ['Azure', 'TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.68,374,44\n'],
  ['Azure, in another order', '\uFEFFGeneratedTokens,TIMESTAMP,ContextTokens\n'],
  ['ElasticFlow', 'id,submission_time,duration,num_gpu\n1,0,60,2\n'],
  ['SWF', `; UnixStartTime: 1000\n; Version: 2.2\n${swfLine}\n`],
  ['SWF behind comments', `${'; Note: a long story\n'.repeat(500)}${swfLine}\n`],
])('a trace (%s) is known by its head', async (_name, text) => {
  expect(await isTrace(new Blob([text]))).toBe(true);
});

test.each([
  ['a letter', 'Dear all,\n'],
  ['a table', 'a,b\n1,2\n'],
  ['element sets', `${line1}\n${line2}\n`],
  ['OMM as CSV', asCsv([sampleRecord])],
  ['a scenario', '{ "dawnline": 1 }'],
  ['nothing', ''],
])('%s is no trace', async (_name, text) => {
  expect(await isTrace(new Blob([text]))).toBe(false);
});

test('bytes behind the columns of a trace are no trace', async () => {
  const bytes = bytesOf('TIMESTAMP,ContextTokens,GeneratedTokens\n\u0000');
  expect(await isTrace(new Blob([bytes as BlobPart]))).toBe(false);
});

test.each([
  ['nothing', ''],
  ['a list of other things', '[1, 2]'],
  ['a list that is cut off', '[{"MEAN_MOTION": 1'],
  ['a letter', 'Dear all,\n'],
  ['another table', 'a,b\n1,2\n'],
])('%s is refused with a hint', (_title, text) => {
  const found = recognise('letter.txt', bytesOf(text));
  if (found.kind !== 'problems') throw new Error(`taken for ${found.kind}`);
  expect(found.problems).toHaveLength(1);
  expect(found.problems[0]?.path).toBe('letter.txt');
  expect(found.problems[0]?.hint).not.toBe('');
});

test('bytes with a NUL or many control characters are no text', () => {
  expect(isText(bytesOf('Svalbard – 78° N'))).toBe(true);
  expect(isText(new Uint8Array([80, 75, 3, 4, 0]))).toBe(false);
  expect(isText(new Uint8Array(200).fill(2))).toBe(false);
});

test('a file over the bound is refused before it is read', () => {
  expect(tooLarge('x', fileByteMax)).toBeNull();
  const found = tooLarge('x', 200e6);
  expect(found).toMatchObject({
    problems: [{ message: expect.stringContaining('200 MB') as string }],
  });
});

test('a name is shown bounded and without direction marks', () => {
  expect(shownName(`a\u202eb${'c'.repeat(200)}`)).toMatch(/^a�bc+…$/);
  expect(shownName('x'.repeat(500)).length).toBeLessThan(100);
});
