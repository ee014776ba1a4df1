// Does the real command, as a process, end as promised when it is piped, interrupted or refused?
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tle28057, Workplace } from './testShell.ts';

const place = new Workplace();
const bundlePath = join(import.meta.dirname, '../../.build/test-cli');
const command = join(bundlePath, 'main.js');

// The bundle as `npm run build:cli` makes it, in a folder of its own.
beforeAll(async () => {
  await build({
    root: join(import.meta.dirname, '../..'),
    logLevel: 'error',
    build: { ssr: 'src/cli/main.ts', outDir: bundlePath, emptyOutDir: true },
  });
  place.write('one.tle', tle28057);
});
afterAll(() => place.remove());

const times = ['--start', '2006-06-27T00:00:00Z', '--step', '0.1', '--duration'];
const propagate = ['propagate', '--elements', 'one.tle', ...times];

test('wrong input ends with 2 and nothing on standard output', () => {
  const argv = [command, 'run', 'nothing.json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: place.path,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^nothing\.json: no such file.* \(.*walker-shell-60/);
});

test('a reader that goes away (| head) ends it quietly', async () => {
  const child = spawn(process.execPath, [command, ...propagate, '100000'], { cwd: place.path });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([0, '']);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is not taken for success', () => {
  for (const argv of [['scenarios'], [...propagate, '10000']]) {
    const { status, stderr } = spawnSync(process.execPath, [command, ...argv], {
      cwd: place.path,
      encoding: 'utf8',
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect([status, stderr]).toEqual([
      2,
      'standard output: cannot be written: ENOSPC (the disk is full)\n',
    ]);
  }
});

test('an interrupt ends it with 130', async () => {
  const child = spawn(process.execPath, [command, ...propagate, '100000'], { cwd: place.path });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  child.stdout.once('data', () => child.kill('SIGINT'));
  child.stdout.resume();
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([130, 'dawnline: interrupted\n']);
});

test('a policy that ends the process is told of, and is no success', () => {
  place.write('leave.mjs', 'export default () => process.exit(0);');
  const argv = [command, 'run', 'walker-shell-60', '--policy', './leave.mjs'];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: place.path,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^\.\/leave\.mjs: ended the process \(at [\d.]+ s of the run; .*\)\n$/);
});
