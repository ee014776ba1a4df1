// Is as much of a file attached as its rows need, and not one line more?
import { expect, test } from 'vitest';
import { firstLines, textToAttach } from '../../../src/ui/files/traceText.ts';

const text = '; a comment\nheader\nfirst\r\n; another\nsecond — with a dash\nthird\n';
const blob = new Blob([text]);

test('comments are no lines, whatever stands between them', async () => {
  expect(await firstLines(blob, 1)).toBe('; a comment\nheader\n');
  expect(await firstLines(blob, 3)).toBe(
    '; a comment\nheader\nfirst\r\n; another\nsecond — with a dash\n',
  );
});

test('a file with fewer lines is whole', async () => {
  expect(await firstLines(blob, 100)).toBe(text);
  expect(await firstLines(new Blob([]), 5)).toBe('');
});

test('a file that is not large is attached as it is', async () => {
  expect(await textToAttach(blob, 1, 0)).toBe(text);
});

test('of a large one the header, the rows and those refused come along', async () => {
  const row = `${'x'.repeat(999)}\n`;
  const large = new Blob([row.repeat(17_000)]);
  expect((await textToAttach(large, 40, 2)).length).toBe(43 * 1000);
});
