// Is a file known by what is in it, and is every other refused with a reason?
import { expect, test } from 'vitest';
import {
  fileByteMax,
  isText,
  recognise,
  shownName,
  tooLarge,
} from '../../../src/ui/files/recognise.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const kindOf = (text: string): string => recognise('file', bytesOf(text)).kind;

const line1 = '1 25544U 98067A   24001.50000000  .00016717  00000-0  30000-3 0  9990';
const line2 = '2 25544  51.6400 208.9163 0006703 130.5360 325.0288 15.49815000    18';
const omm = '{"OBJECT_NAME":"A","EPOCH":"2024-05-20T06:00:00.000000","MEAN_MOTION":15.06}';

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
  expect(recognise('x', bytesOf(omm))).toMatchObject({ kind: 'elements', format: 'omm', count: 1 });
  const found = recognise('x', bytesOf(`[${omm},${omm}]`));
  expect(found).toMatchObject({ count: 2, epochUtcMs: Date.UTC(2024, 4, 20, 6) });
});

test('a scenario is any other object, broken ones included: the reader says what is wrong', () => {
  expect(kindOf('{ "dawnline": 1 }')).toBe('scenario');
  expect(kindOf('{ "dawnline": 1, ')).toBe('scenario');
});

test('a trace is known by its header and counted by its rows', () => {
  const text = 'TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.68,374,44\n';
  expect(recognise('x', bytesOf(text))).toMatchObject({ kind: 'trace', rowCount: 1 });
});

test.each([
  ['nothing', ''],
  ['a list of other things', '[1, 2]'],
  ['a list that is cut off', '[{"MEAN_MOTION": 1'],
  ['a letter', 'Dear all,\n'],
  ['another table', 'a,b\n1,2\n'],
])('%s is refused with a hint', (_title, text) => {
  const found = recognise('letter.txt', bytesOf(text));
  expect(found.kind).toBe('problem');
  if (found.kind !== 'problem') return;
  expect(found.problem.path).toBe('letter.txt');
  expect(found.problem.hint).not.toBe('');
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
    problem: { message: expect.stringContaining('200 MB') as string },
  });
});

test('a name is shown bounded and without direction marks', () => {
  expect(shownName(`a\u202eb${'c'.repeat(200)}`)).toMatch(/^a�bc+…$/);
  expect(shownName('x'.repeat(500)).length).toBeLessThan(100);
});
