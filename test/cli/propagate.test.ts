// Does `dawnline propagate` write the states that others published, at the promised columns?
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import { tle00005, tle28057, Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

// 28057's epoch is 2006 day 177.78615833: 2006-06-26T18:52:04.079712Z.
const epoch28057 = '2006-06-26T18:52:04.079712Z';
place.write('one.tle', tle28057);

const args = (file: string, ...rest: string[]) => ['propagate', '--elements', file, ...rest];
const twoDays = ['--start', epoch28057, '--duration', '172800', '--step', '7200'];

describe('states', () => {
  test('the verification set comes back from the CSV to a centimetre', async () => {
    const { code, out, err } = await place.run(args('one.tle', ...twoDays));
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')[0]).toBe('satellite,timeS,utc,xKm,yKm,zKm,vxKmPerS,vyKmPerS,vzKmPerS');
    const rows = csvParse(out);
    expect(rows).toHaveLength(25);
    const last = rows[24]!;
    expect(last['satellite']).toBe('28057');
    expect(last['timeS']).toBe('172800');
    expect(last['utc']).toBe('2006-06-28T18:52:04.079712Z');
    // tcppver.out, 28057 at 2880 min.
    expect(Number(last['xKm'])).toBeCloseTo(1788.4233458, 5);
    expect(Number(last['yKm'])).toBeCloseTo(1990.50530957, 5);
    expect(Number(last['zKm'])).toBeCloseTo(-6640.59337725, 5);
    expect(Number(last['vxKmPerS'])).toBeCloseTo(-2.074169091, 8);
  });

  test('a duration of 0 gives the states at the start', async () => {
    const span = ['--start', epoch28057, '--duration', '0', '--step', '60'];
    const { code, out } = await place.run(args('one.tle', ...span));
    expect(code).toBe(0);
    expect(csvParse(out).map((row) => row['timeS'])).toEqual(['0']);
  });

  test('a state lies on the ground track: geodetic and Earth-fixed rows agree', async () => {
    const ecef = csvParse((await place.run(args('one.tle', ...twoDays, '--frame', 'ecef'))).out);
    const geo = csvParse((await place.run(args('one.tle', ...twoDays, '--frame', 'geo'))).out);
    expect(geo.columns.join(',')).toBe('satellite,timeS,utc,latitudeDeg,longitudeDeg,altitudeKm');
    for (const [at, row] of geo.entries()) {
      const { xKm = '', yKm = '' } = ecef[at]!;
      const longitudeDeg = (Math.atan2(Number(yKm), Number(xKm)) * 180) / Math.PI;
      expect(Number(row['longitudeDeg'])).toBeCloseTo(longitudeDeg, 9);
      expect(Number(row['altitudeKm'])).toBeGreaterThan(750);
      expect(Number(row['altitudeKm'])).toBeLessThan(830);
    }
  });

  test('UT1 − UTC turns the Earth: 1 s is 15.04 arc seconds of longitude', async () => {
    const at = async (...more: string[]) => {
      const { out } = await place.run(args('one.tle', ...twoDays, '--frame', 'geo', ...more));
      return Number(csvParse(out)[3]!['longitudeDeg']);
    };
    expect((await at()) - (await at('--ut1-utc', '1'))).toBeCloseTo(15.041 / 3600, 6);
    expect(await at('--ut1-utc', '-0.5')).toBeGreaterThan(await at());
  });

  test('the end is included when a step falls on it, and left out when none does', async () => {
    const timesOf = async (duration: string, step: string) => {
      const times = ['--start', epoch28057, '--duration', duration, '--step', step];
      return csvParse((await place.run(args('one.tle', ...times))).out).map((row) => row['timeS']);
    };
    expect(await timesOf('100', '50')).toEqual(['0', '50', '100']);
    expect(await timesOf('100', '30')).toEqual(['0', '30', '60', '90']);
    expect(await timesOf('0.3', '0.1')).toHaveLength(4);
  });
});

describe('element files', () => {
  test('a bad set is named with its line and does not stop the others', async () => {
    const corrupt = tle00005.replace('34.2682', '34.2683');
    place.write('mixed.tle', corrupt + tle28057);
    const { code, out, err } = await place.run(args('mixed.tle', ...twoDays));
    expect(code).toBe(0);
    expect(new Set(csvParse(out).map((row) => row['satellite']))).toEqual(new Set(['28057']));
    expect(err).toMatch(/^mixed\.tle:2: .*checksum/m);
  });

  test('a repeated number is kept as NUMBER#2, with a warning', async () => {
    place.write('twice.tle', tle28057 + tle28057);
    const { code, out, err } = await place.run(args('twice.tle', ...twoDays));
    expect(code).toBe(0);
    expect(new Set(csvParse(out).map((row) => row['satellite']))).toEqual(
      new Set(['28057', '28057#2']),
    );
    expect(err).toContain('28057#2');
  });

  test('carriage returns, names and a byte-order mark change nothing', async () => {
    place.write('dos.tle', `\uFEFF${`NAME <b>\n${tle28057}`.replaceAll('\n', '\r\n')}`);
    const plain = await place.run(args('one.tle', ...twoDays));
    const dos = await place.run(args('dos.tle', ...twoDays));
    expect(dos).toEqual(plain);
  });

  test('standard input is read for -', async () => {
    const piped = await place.run(args('-', ...twoDays), { stdin: tle28057 });
    expect(piped).toEqual(await place.run(args('one.tle', ...twoDays)));
  });

  test('a satellite that decays has empty numbers from then on and is named once', async () => {
    // Verification case 28872, "MINOTAUR R/B": decays within an hour of its epoch.
    place.write(
      'decaying.tle',
      `1 28872U 05037B   05333.02012661  .25992681  00000-0  24476-3 0  1534
2 28872  96.4736 157.9986 0303955 244.0492 110.6523 16.46015938 10708
`,
    );
    const start = '2005-11-29T00:28:58.939Z';
    const times = ['--start', start, '--duration', '14400', '--step', '600'];
    const { code, out, err } = await place.run(args('decaying.tle', ...times));
    expect(code).toBe(0);
    const empty = csvParse(out).filter((row) => row['xKm'] === '');
    expect(empty.length).toBeGreaterThan(3);
    for (const row of empty) expect(row['vzKmPerS']).toBe('');
    expect(out).not.toMatch(/NaN/);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/^28872: no state at 2005-11-29T0.*decayed/);
  });
});

test('two runs write the same bytes', async () => {
  expect(await place.run(args('one.tle', ...twoDays))).toEqual(
    await place.run(args('one.tle', ...twoDays)),
  );
});
