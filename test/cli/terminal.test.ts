// Does what a person sees on a terminal read well, and do the bars keep out of the way?
import { afterAll, describe, expect, test } from 'vitest';
import { barText, progressBar, streamBar } from '../../src/cli/progress.ts';
import {
  celsiusWords,
  countWords,
  dataWords,
  energyWords,
  flopWords,
  percentWords,
  significant,
} from '../../src/cli/quantities.ts';
import type { Shell } from '../../src/cli/shell.ts';
import { textTable } from '../../src/cli/textTable.ts';
import { Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

test.each([
  [energyWords(3.6e6), '1.000 kWh'],
  [energyWords(-7.2e9), '-2.000 MWh'],
  [energyWords(0), '0 Wh'],
  [dataWords(8e9), '1.000 GB'],
  [flopWords(2.66e22), '26.60 ZFLOP'],
  [countWords(3091), '3,091'],
  [countWords(19_850_000), '19.85 M'],
  [percentWords(0.7591), '75.9 %'],
  [percentWords(NaN), 'n/a'],
  [celsiusWords(273.15), '0.0 °C'],
  [significant(1234.5), '1,235'],
  [significant(0.00001234), '1.234e-5'],
])('%s', (words, expected) => {
  expect(words).toBe(expected);
});

test('columns are aligned, numbers to the right, whatever characters a name has', () => {
  const columns = [
    { head: 'name', align: 'left' },
    { head: 'value', align: 'right' },
  ] as const;
  const rows = [
    ['Zürich', '1'],
    ['a\u001b[2J\nb', '1,000'],
  ];
  expect(textTable(columns, rows)).toBe(
    'name     value\n-------  -----\nZürich       1\na\ufffd[2J\ufffdb  1,000\n',
  );
});

describe('the progress bar', () => {
  const watched = (isProgressShown: boolean, isOutputShown = false) => {
    const seen: string[] = [];
    const clock = { nowMs: 0 };
    const shell = {
      isProgressShown,
      isOutputShown,
      columnCount: 60,
      nowMs: () => clock.nowMs,
      err: (text: string) => void seen.push(text),
    } as unknown as Shell;
    const bars = { bar: progressBar(shell, 'searching'), beside: streamBar(shell, 'searching') };
    return { seen, clock, ...bars };
  };

  test('says how much is done and how long the rest will take', () => {
    expect(barText('searching', 0.25, 5000, 80)).toBe(
      'searching [######------------------]  25 %, 15 s left',
    );
    expect(barText('searching', 0, 5000, 80)).toBe('searching [------------------------]   0 %');
    expect(barText('searching', 0.5, 5000, 20)).toHaveLength(19);
  });

  test('keeps out of rows on the same terminal, and is there while one waits', () => {
    const { seen, clock, bar, beside } = watched(true, true);
    clock.nowMs = 1500;
    beside.show(0.5);
    expect(seen).toHaveLength(0);
    bar.show(0.5);
    expect(seen).toHaveLength(1);
    const redirected = watched(true, false);
    redirected.clock.nowMs = 1500;
    redirected.beside.show(0.5);
    expect(redirected.seen).toHaveLength(1);
  });

  test('comes after a second, ten times a second at most, and clears itself', () => {
    const { seen, clock, bar } = watched(true);
    for (clock.nowMs = 0; clock.nowMs < 2000; clock.nowMs += 10) bar.show(0.5);
    expect(seen).toHaveLength(10);
    bar.clear();
    expect(seen.at(-1)).toBe('\r\u001b[K');
    bar.clear();
    expect(seen).toHaveLength(11);
  });

  test('is not there for a pipe, nor for what is quick', () => {
    const piped = watched(false);
    piped.clock.nowMs = 5000;
    piped.bar.show(0.5);
    piped.bar.clear();
    const quick = watched(true);
    quick.bar.show(0.5);
    quick.bar.clear();
    expect([...piped.seen, ...quick.seen]).toEqual([]);
  });
});

describe('help', () => {
  test.each([
    ...['run', 'check', 'compare', 'propagate', 'scenarios', 'evidence', 'windows'],
    ...['windows access', 'windows eclipse', 'windows links', 'conjunctions', 'routes', 'export'],
  ])('of %s has an example and is no error', async (command) => {
    const { code, out, err } = await place.run([...command.split(' '), '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/Example.*:\n +\$ dawnline /);
  });

  test('the version is printed', async () => {
    const { code, out } = await place.run(['--version']);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

test('evidence prints a row for each number, and each is reproduced', async () => {
  const { code, out } = await place.run(['evidence']);
  expect(code).toBe(0);
  expect(out).toMatch(/^what +source +published +ours +difference +tolerance +verdict/);
  const [, reproduced, total] = /(\d+) of (\d+) reproduced\n$/.exec(out) ?? [];
  expect(Number(total)).toBeGreaterThan(25);
  expect(reproduced).toBe(total);
  const json = await place.run(['evidence', '--json']);
  expect((JSON.parse(json.out) as object[])[0]).toHaveProperty('verdict', 'reproduced');
});
