// Does `dawnline export` give seasons and upkeep as tables that anybody can read?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import { Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

place.write(
  'two.json',
  JSON.stringify({
    dawnline: 1,
    name: 'Two',
    startUtc: '2026-12-21T00:00:00Z',
    fleets: [
      { id: 'c', orbit: { kind: 'cluster', satelliteCount: 5 }, platform: 'suncatcher' },
      {
        id: 'high',
        orbit: {
          kind: 'elements',
          satellites: [{ semiMajorAxisKm: 26_600, eccentricity: 0.7, inclinationDeg: 63.4 }],
        },
      },
    ],
  }),
);

async function table(format: string, ...more: string[]) {
  const argv = ['export', 'two.json', '--format', format, '--out', `out.${format}`, ...more];
  const { code, out, err } = await place.run(argv);
  expect([code, out]).toEqual([0, '']);
  return { rows: csvParse(readFileSync(join(place.path, `out.${format}`), 'utf8')), err };
}

describe('the season of a scenario', () => {
  test('has a row a day for a year, one season for a cluster, dark in December', async () => {
    const { rows, err } = await table('season', '--satellite', 'c-1', '--satellite', 'c-5');
    expect(err).toBe('');
    expect(rows.columns).toEqual(
      'satellite,timeS,utc,betaDeg,umbraS,shadowS,sunlitFraction'.split(','),
    );
    expect(rows).toHaveLength(2 * 365);
    const [first, last] = [rows.slice(0, 365), rows.slice(365)];
    expect(last.map((row) => ({ ...row, satellite: 'c-1' }))).toEqual([...first]);
    expect(first[0]!['utc']).toBe('2026-12-21T00:00:00.000Z');
    expect(Number(first[0]!['umbraS']) / 60).toBeCloseTo(19, 0);
    const dark = first.filter((row) => Number(row['umbraS']) > 0);
    expect(dark.length).toBeGreaterThan(70);
    expect(dark.length).toBeLessThan(100);
    expect(Math.min(...first.map((row) => Number(row['betaDeg'])))).toBeLessThan(-85);
  });
});

describe('the upkeep of a scenario', () => {
  test('has a row a satellite; what is not circular has none and is named', async () => {
    const { rows, err } = await table('keeping');
    expect(rows.map((row) => row['satellite'])).toEqual([
      'c-1',
      'c-2',
      'c-3',
      'c-4',
      'c-5',
      'high-1',
    ]);
    expect(err).toMatch(/^high-1: no figures/);
    expect(rows[5]!['lifetimeYears']).toBe('');
    const [member] = rows;
    const number = (column: string): number => Number(member![column]);
    expect(number('altitudeKm')).toBeCloseTo(650, 1);
    expect(number('deltaVLeastMPerSPerYear')).toBeLessThan(number('deltaVMPerSPerYear'));
    expect(number('deltaVMPerSPerYear')).toBeLessThan(number('deltaVMostMPerSPerYear'));
    expect(number('lifetimeLeastYears')).toBeLessThan(number('lifetimeMostYears'));
    const isWithin = String(number('lifetimeYears') <= 5);
    expect(member!['isWithinDisposalLimit']).toBe(isWithin);
  });

  test('says no lifetime where the table of the air has ended, and that it has', async () => {
    const set = 'fleets.1.orbit.satellites.0.';
    const geo = [`${set}semiMajorAxisKm=42164`, `${set}eccentricity=0`, `${set}inclinationDeg=0`];
    const options = geo.flatMap((each) => ['--set', each]);
    const { rows, err } = await table('keeping', '--satellite', 'high-1', ...options);
    expect(err).toBe(
      'high-1: no drag and no lifetime: ' +
        'above 1,000 km no density of the air is known well enough\n',
    );
    const [row] = rows;
    expect(Number(row!['altitudeKm'])).toBeCloseTo(35_786, -1);
    for (const column of ['deltaVMPerSPerYear', 'sinkKmPerDay', 'lifetimeMostYears']) {
      expect(row![column]).toBe('');
    }
    expect(row!['isWithinDisposalLimit']).toBe('false');
    expect(Number(row!['twinSwingMPerDay'])).toBeGreaterThan(0);
  });
});
