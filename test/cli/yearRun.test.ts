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

  test('writes year.json, which --json prints too, and year.csv, and nothing else', async () => {
    const { code, out } = await place.run(['run', scenario, '--year', '--json', '--out', 'y']);
    expect(code).toBe(0);
    expect(readdirSync(join(place.path, 'y')).sort()).toEqual(['year.csv', 'year.json']);
    const written = JSON.parse(readFileSync(join(place.path, 'y/year.json'), 'utf8')) as Json;
    expect(written).toEqual(JSON.parse(out));
    expect(written.fleets[0]).toMatchObject({ fleet: 'ring', satelliteCount: 24 });
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
