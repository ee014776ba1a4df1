// Do commands take every format of orbits, and say how old they are?
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import { asCsv, asKvn, asXml, sampleRecord } from '../orbit/ommSamples.ts';
import { tle28057, Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

const epoch28057 = '2006-06-26T18:52:04.079712Z';
const start = '2006-06-26T18:53:00Z';
place.write('one.tle', tle28057);

const lagrange = 'INTERPOLATION = LAGRANGE\nINTERPOLATION_DEGREE = 9\n';

/** What another tool would have written: states of SGP4 every 30 s, in TEME. */
async function writeOem(name: string, durationS: number, changes = lagrange): Promise<void> {
  const times = ['--start', start, '--duration', String(durationS), '--step', '30'];
  const { out } = await place.run(['propagate', '--elements', 'one.tle', ...times]);
  const lines = csvParse(out).map(({ utc, xKm, yKm, zKm, vxKmPerS, vyKmPerS, vzKmPerS }) =>
    [utc, xKm, yKm, zKm, vxKmPerS, vyKmPerS, vzKmPerS].join(' '),
  );
  place.write(
    name,
    `CCSDS_OEM_VERS = 2.0\nCREATION_DATE = 2006-06-26T00:00:00\nORIGINATOR = X\nMETA_START
OBJECT_NAME = CBERS 2\nOBJECT_ID = 2003-049A\nCENTER_NAME = EARTH\nREF_FRAME = TEME
TIME_SYSTEM = UTC\nSTART_TIME = ${start}\nSTOP_TIME = ${start}\n${changes}META_STOP
${lines.join('\n')}\n`,
  );
}

describe('formats', () => {
  const times = ['--start', '2024-05-20T12:00:00Z', '--duration', '600', '--step', '60'];

  test('one OMM gives the same states in JSON, CSV, XML and key-value text', async () => {
    place.write('a.json', JSON.stringify([sampleRecord]));
    place.write('a.csv', asCsv([sampleRecord]));
    place.write('a.xml', asXml([sampleRecord]));
    place.write('a.kvn', asKvn([sampleRecord]));
    const runs = await Promise.all(
      ['a.json', 'a.csv', 'a.xml', 'a.kvn'].map((name) =>
        place.run(['propagate', '--elements', name, ...times]),
      ),
    );
    expect(runs[0]!.code).toBe(0);
    expect(csvParse(runs[0]!.out)).toHaveLength(11);
    expect(new Set(runs.map((run) => run.out)).size).toBe(1);
  });

  test('a format without a satellite is refused with words, not with silence', async () => {
    place.write('none.oem', 'CCSDS_OEM_VERS = 2.0\n');
    const { code, err } = await place.run(['propagate', '--elements', 'none.oem', ...times]);
    expect([code, err]).toEqual([2, expect.stringContaining('holds no satellite')]);
  });
});

describe('states of another tool', () => {
  test('come back between their times as SGP4 has them, to 0.1 mm', async () => {
    await writeOem('states.oem', 6000);
    const at = ['--start', '2006-06-26T18:53:17Z', '--duration', '5900', '--step', '59'];
    const [found, exact] = await Promise.all(
      ['states.oem', 'one.tle'].map((name) => place.run(['propagate', '--elements', name, ...at])),
    );
    expect([found!.code, found!.err]).toEqual([0, '']);
    const exactRows = csvParse(exact!.out);
    for (const [index, row] of csvParse(found!.out).entries()) {
      expect(row['satellite']).toBe('2003-049A');
      for (const column of ['xKm', 'yKm', 'zKm'] as const) {
        expect(Math.abs(Number(row[column]) - Number(exactRows[index]![column]))).toBeLessThan(
          1e-7,
        );
      }
    }
  });

  test('give the passes and shadows of the satellite itself, to the millisecond', async () => {
    await writeOem('day.oem', 86_430);
    const span = ['--start', start, '--duration', '86430'];
    const station = ['--station', 's=47.4,8.5,400', '--min-elevation', '5'];
    for (const argv of [['access', ...station], ['eclipse']]) {
      const [found, exact] = await Promise.all(
        ['day.oem', 'one.tle'].map((name) =>
          place.run(['windows', ...argv, '--elements', name, ...span]),
        ),
      );
      expect([found!.code, found!.err]).toEqual([0, '']);
      expect(csvParse(exact!.out).length).toBeGreaterThan(3);
      const edgesOf = (out: string) => csvParse(out).map((row) => [row['startUtc'], row['endUtc']]);
      expect(edgesOf(found!.out)).toEqual(edgesOf(exact!.out)); // to the millisecond
    }
  });

  test('by Hermite carry what lies between SGP4’s positions and velocities', async () => {
    await writeOem('hermite.oem', 6000, 'INTERPOLATION = HERMITE\nINTERPOLATION_DEGREE = 7\n');
    const at = ['--start', '2006-06-26T18:53:17Z', '--duration', '5900', '--step', '59'];
    const [found, exact] = await Promise.all(
      ['hermite.oem', 'one.tle'].map((name) => place.run(['propagate', '--elements', name, ...at])),
    );
    const exactRows = csvParse(exact!.out);
    const errorsKm = csvParse(found!.out).map((row, index) =>
      Math.abs(Number(row['xKm']) - Number(exactRows[index]!['xKm'])),
    );
    // Its velocity is not the slope of its position, by some mm/s.
    expect(Math.max(...errorsKm)).toBeGreaterThan(1e-6);
    expect(Math.max(...errorsKm)).toBeLessThan(1.5e-4);
  });

  test('end where they end: that is said, and no state is made up', async () => {
    await writeOem('short.oem', 600);
    const at = ['--start', start, '--duration', '1200', '--step', '300'];
    const { code, out, err } = await place.run(['propagate', '--elements', 'short.oem', ...at]);
    expect(code).toBe(0);
    expect(csvParse(out).map((row) => row['xKm'] !== '')).toEqual([true, true, true, false, false]);
    expect(err).toContain(
      '2003-049A: no state at 2006-06-26T19:08:00.000Z: the states of the file',
    );
  });

  test('in a frame that needs data from elsewhere are refused by name', async () => {
    await writeOem('frame.oem', 600);
    const text = (await import('node:fs')).readFileSync(`${place.path}/frame.oem`, 'utf8');
    place.write('frame.oem', text.replace('= TEME', '= RTN'));
    const at = ['--start', start, '--duration', '60', '--step', '60'];
    const { code, err } = await place.run(['propagate', '--elements', 'frame.oem', ...at]);
    expect(code).toBe(2);
    expect(err).toMatch(/frame\.oem:4: REF_FRAME must be one of TEME, EME2000/);
  });

  test('in the ITRF turn with the orientation that the Earth is given', async () => {
    const orientation = ['--ut1-utc', '-0.4', '--xp', '-0.1', '--yp', '0.3'];
    const at = ['--start', start, '--duration', '600', '--step', '60', '--frame', 'ecef'];
    const { out } = await place.run(['propagate', '--elements', 'one.tle', ...at, ...orientation]);
    await writeOem('itrf.oem', 600);
    const { readFileSync } = await import('node:fs');
    const head = readFileSync(`${place.path}/itrf.oem`, 'utf8').split('META_STOP')[0]!;
    const lines = out
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(2).join(' '));
    place.write(
      'itrf.oem',
      `${head.replace('= TEME', '= ITRF2014')}META_STOP\n${lines.join('\n')}\n`,
    );
    const back = await place.run(['propagate', '--elements', 'itrf.oem', ...at, ...orientation]);
    const rows = csvParse(back.out);
    for (const [index, row] of csvParse(out).entries()) {
      for (const column of ['xKm', 'yKm', 'zKm', 'vxKmPerS', 'vyKmPerS', 'vzKmPerS'] as const) {
        expect(Number(rows[index]![column])).toBeCloseTo(Number(row[column]), 8);
      }
    }
  });
});

describe('old element sets', () => {
  test('are flagged with their age and the error to expect, and used all the same', async () => {
    const argv = ['--elements', 'one.tle', '--start', '2006-07-06T18:00:00Z', '--duration', '60'];
    for (const command of [
      ['propagate', '--step', '60'],
      ['windows', 'eclipse'],
    ]) {
      const { code, err } = await place.run([...command, ...argv]);
      expect(code).toBe(0);
      expect(err).toBe(
        'one.tle: 1 of 1 element sets are over 7 days from the time asked for, 10.0 days old at ' +
          'the start: expect errors of 11 to 31 km in low orbit (take newer sets, or a time ' +
          'nearer to their epochs)\n',
      );
    }
    const fresh = ['--elements', 'one.tle', '--start', epoch28057, '--duration', '60'];
    expect((await place.run(['windows', 'eclipse', ...fresh])).err).toBe('');
  });
});
