// Do the examples of docs/policies.md run, and does the one that says so beat first come, first
// served?
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { Workplace } from './testShell.ts';

const folder = join(import.meta.dirname, '../../docs/examples/policies');
const names = readdirSync(folder).filter((name) => !name.endsWith('.d.ts'));

interface Row {
  readonly policy: string;
  readonly valueEarned: number;
  readonly onTimeCount: number;
  readonly lostCount: number;
}

let rows: readonly Row[] = [];
const rowOf = (name: string): Row =>
  rows.find(({ policy }) => policy === name || policy.startsWith(`${name}@`))!;

beforeAll(async () => {
  const place = new Workplace();
  const paths = names.map((name) => join(folder, name));
  const { out, err } = await place.run([
    ...['compare', 'walker-shell-60', '--json', '--policies', ['fifo', ...paths].join(',')],
  ]);
  place.remove();
  expect(err).toBe('');
  rows = (JSON.parse(out) as { policies: Row[] }).policies;
});

test('there are four, each short enough to be read at a glance', () => {
  expect(names).toEqual(['first-come.js', 'least-slack.js', 'lend-a-hand.ts', 'night-watch.ts']);
  for (const name of names) {
    expect(readFileSync(join(folder, name), 'utf8').split('\n').length - 1).toBeLessThan(60);
  }
});

test('each delivers most of its jobs on time or late', () => {
  for (const name of names) expect(rowOf(name).lostCount).toBeLessThan(rowOf(name).onTimeCount);
});

test.each(['least-slack.js', 'night-watch.ts'])('%s earns a quarter more than fifo', (name) => {
  expect(rowOf(name).valueEarned).toBeGreaterThan(1.25 * rowOf('fifo').valueEarned);
});

test('lend-a-hand.ts earns a tenth more in a cluster than without moving jobs', async () => {
  const place = new Workplace();
  const path = join(folder, 'lend-a-hand.ts');
  const still = readFileSync(path, 'utf8').replace(/: helperOf\(job, .*?\);/, ': -1;');
  const stillPath = place.write('still.ts', still);
  const { out } = await place.run([
    ...['compare', 'suncatcher-cluster', '--json', '--policies', [path, stillPath].join(',')],
  ]);
  place.remove();
  const [moving, staying] = (JSON.parse(out) as { policies: Row[] }).policies;
  expect(staying!.policy).toMatch(/^still/);
  expect(moving!.valueEarned).toBeGreaterThan(1.1 * staying!.valueEarned);
});
