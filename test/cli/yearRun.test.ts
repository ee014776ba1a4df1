// Does `dawnline run --year` show a year and write its two files?
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import { Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

const scenario = 'dawn-dusk-ring-eclipse';

interface Json {
  readonly fleets: readonly { readonly fleet: string; readonly ages: readonly unknown[] }[];
  readonly days: readonly unknown[];
  readonly wallS: number;
}

describe('a year on the command line', () => {
  test('has a row a fleet and age, and the mass per kilowatt sustained', async () => {
    const { code, out, err } = await place.run(['run', scenario, '--year']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/a year from 2026-12-21 at full work/);
    expect(out).toMatch(/\nring +0 y +[\d.]+ M acc\. h .*heat/);
    expect(out).toMatch(/\nring +5\.000 y /);
    expect(out).toMatch(/kg per kW sustained/);
  });

  test('says what bridging the longest shadow weighs, and what pausing costs', async () => {
    const { out } = await place.run(['run', scenario, '--year']);
    expect(out).toMatch(/\nring +as designed +9\d\.\d % .* 0 acc\. h +0\.0 % +0\.0 %\n/);
    expect(out).toMatch(/\nring +paused +8\d\.\d % +7\d\.\d % .* 2\.\d % +15\.\d %\n/);
    expect(out).toMatch(/\nring: longest shadow 19\.9 of 97\.8 min on 20\d\d-/);
    expect(out).toMatch(/\nring: to bridge it as it stands: battery 109\.\d kWh, .* to charge /);
    expect(out).toMatch(/\nring: bridging instead of pausing: .* kg per kW gained /);
  });

  test('says why a fleet has no year, without an empty table', async () => {
    const none = ['--set', 'fleets[0].platform.acceleratorCount=0'];
    const { code, out } = await place.run(['run', scenario, '--year', ...none]);
    expect(code).toBe(0);
    expect(out).toMatch(/\nring: no year, its machine has no accelerators\n/);
    expect(out).not.toMatch(/battery lasts|n\/a/);
  });

  test('writes year.json, which --json prints too, and year.csv, and nothing else', async () => {
    const { code, out } = await place.run(['run', scenario, '--year', '--json', '--out', 'y']);
    expect(code).toBe(0);
    expect(readdirSync(join(place.path, 'y')).sort()).toEqual(['year.csv', 'year.json']);
    const written = JSON.parse(readFileSync(join(place.path, 'y/year.json'), 'utf8')) as Json;
    expect(written).toEqual(JSON.parse(out));
    expect(written.fleets[0]).toMatchObject({ fleet: 'ring', satelliteCount: 24 });
    expect(written.fleets[0]).toHaveProperty('eclipse.years.paused.lostAcceleratorHours');
    expect(written.fleets[0]).toHaveProperty('eclipse.bridge.now.batteryKg');
    const rows = csvParse(readFileSync(join(place.path, 'y/year.csv'), 'utf8'));
    expect(rows).toHaveLength(written.days.length);
    expect(rows[0]).toMatchObject({ fleet: 'ring', satellite: 'ring-1', ageYears: '0' });
  });

  test.each(['--policy', '--seed', '--job'])('takes no %s', async (option) => {
    const value = option === '--policy' ? 'edf' : '1';
    const { code, err, out } = await place.run(['run', scenario, '--year', option, value]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^${option}: has no meaning with --year`));
  });

  test('interrupted leaves with 130 and nothing behind', async () => {
    const interrupt = AbortSignal.abort();
    let ms = 0;
    const changes = { interrupt, nowMs: () => (ms += 100) };
    const argv = ['run', scenario, '--year', '--out', 'gone'];
    const { code } = await place.run(argv, changes);
    expect(code).toBe(130);
    expect(existsSync(join(place.path, 'gone'))).toBe(false);
  });
});
