// Does `dawnline windows` use the states of a satellite that has none at other times?
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import { parseUtc } from '../../src/orbit/index.ts';
import { tle28057, Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

const day = '2006-06-27';
place.write('one.tle', tle28057);
const decaying = `1 42858U 17042AK  22104.83654269  .03855088  20861-5  22103-2 0  9992
2 42858  96.8077 314.6962 0004663 256.8411 103.2359 16.19023150267593
`;
const falling = `1 00020U 24001A   24140.50000000  .00000000  00000-0  50000-3 0  9993
2 00020  51.6000  30.0000 0005000  10.0000  20.0000 16.35000000    02
`;
const lasting = `1 00021U 24001A   24140.50000000  .00000000  00000-0  10000-3 0  9990
2 00021  51.6000  30.0000 0005000  10.0000  20.0000 15.50000000    09
`;
place.write('decaying.tle', decaying);
place.write('mixed.tle', falling + lasting);
place.write('lasting.tle', lasting);

type Row = Readonly<Record<string, string | undefined>>;

/** An OEM of 28057 with a segment for each pair of clock times of the day. */
async function writeOem(name: string, spans: readonly (readonly [string, string])[]) {
  let text = 'CCSDS_OEM_VERS = 2.0\nCREATION_DATE = 2006-06-26T00:00:00\nORIGINATOR = X\n';
  for (const [from, to] of spans) {
    const durationS = (utcMs(`${day}T${to}Z`) - utcMs(`${day}T${from}Z`)) / 1000;
    const at = ['--start', `${day}T${from}Z`, '--duration', `${durationS}`, '--step', '10'];
    const { out } = await place.run(['propagate', '--elements', 'one.tle', ...at]);
    const lines = csvParse(out).map((row) =>
      ['utc', 'xKm', 'yKm', 'zKm', 'vxKmPerS', 'vyKmPerS', 'vzKmPerS'].map((key) => row[key]),
    );
    text += `META_START
OBJECT_NAME = CBERS 2\nOBJECT_ID = 2003-049A\nCENTER_NAME = EARTH\nREF_FRAME = TEME
TIME_SYSTEM = UTC\nSTART_TIME = ${day}T${from}\nSTOP_TIME = ${day}T${to}
INTERPOLATION = LAGRANGE\nINTERPOLATION_DEGREE = 9\nMETA_STOP
${lines.map((line) => line.join(' ')).join('\n')}\n`;
  }
  place.write(name, text);
}

const utcMs = (text: string | undefined): number => parseUtc(text ?? '') ?? NaN;

async function windowsOf(argv: string, start: string, durationS: number) {
  const at = ['--start', start, '--duration', String(durationS)];
  const { code, out, err } = await place.run(['windows', ...argv.split(' '), ...at]);
  expect(code).toBe(0);
  const warnings = err
    .replace(/.*days old at the start.*\n/, '')
    .replace(/^.*INTERPOLATION_DEGREE.*\n/m, '');
  return { rows: csvParse(out) as Row[], warnings };
}

const edgesOf = (rows: readonly Row[]) => rows.map((row) => [row['startUtc'], row['endUtc']]);

/** Some windows, each cut to the times with states. */
function cut(rows: readonly Row[], spans: readonly (readonly [string, string])[]): string[][] {
  return rows.flatMap((row) =>
    spans.flatMap(([from, to]) => {
      const start = [row['startUtc']!, `${day}T${from}.000Z`].sort()[1]!;
      const end = [row['endUtc']!, `${day}T${to}.000Z`].sort()[0]!;
      return start < end ? [[start, end]] : [];
    }),
  );
}

describe('states of another tool', () => {
  const access = 'access --station s=47.4,8.5,400 --min-elevation 5';

  test('that begin after the search give the windows that begin with them', async () => {
    await writeOem('late.oem', [['01:00:00', '13:00:00']]);
    for (const argv of ['eclipse --elements late.oem', `${access} --elements late.oem`]) {
      const late = await windowsOf(argv, `${day}T00:59:59Z`, 12 * 3600 + 1);
      const exact = await windowsOf(argv, `${day}T01:00:00Z`, 12 * 3600);
      expect(exact.rows.length).toBeGreaterThan(1);
      expect(edgesOf(late.rows)).toEqual(edgesOf(exact.rows));
      expect(exact.warnings).toBe('');
      expect(late.warnings).toBe(
        `2003-049A: no state from ${day}T00:59:59.000Z to ${day}T01:00:00.000Z: ` +
          'the states of the file do not reach there\n',
      );
    }
  });

  // The last segment lies between two samples of the search.
  const spans = [
    ['00:00:00', '02:10:00'],
    ['02:10:20', '03:30:30'],
    ['03:40:30', '11:00:00'],
    ['11:20:10', '11:20:40'],
  ] as const;

  test('with gaps give the windows of the whole, cut at the gaps', async () => {
    await writeOem('gaps.oem', spans);
    const whole = await windowsOf('eclipse --elements one.tle', `${day}T00:00:00Z`, 43_200);
    const found = await windowsOf('eclipse --elements gaps.oem', `${day}T00:00:00Z`, 43_200);
    for (const kind of ['penumbra', 'umbra']) {
      const [ours, theirs] = [found, whole].map(({ rows }) =>
        rows.filter((row) => row['kind'] === kind),
      );
      expect(edgesOf(ours!)).toEqual(cut(theirs!, spans));
    }
    expect(found.warnings.split('\n').map((line) => line.split(': ')[1])).toEqual([
      `no state from ${day}T02:10:00.000Z to ${day}T02:10:20.000Z`,
      `no state from ${day}T03:30:30.000Z to ${day}T03:40:30.000Z`,
      `no state from ${day}T11:00:00.000Z to ${day}T11:20:10.000Z`,
      `no state from ${day}T11:20:40.000Z on`,
      undefined,
    ]);
  });

  test('with gaps link with others, and with each other, when both have states', async () => {
    await writeOem('gaps.oem', spans);
    const { readFileSync } = await import('node:fs');
    const gaps = readFileSync(`${place.path}/gaps.oem`, 'utf8');
    await writeOem('steady.oem', [['00:00:00', '12:00:00']]);
    const steady = readFileSync(`${place.path}/steady.oem`, 'utf8').split('ORIGINATOR = X\n')[1]!;
    // The steady ones are the same satellite by other names: always in sight of each other.
    place.write(
      'pairs.oem',
      gaps + ['B', 'C'].map((id) => steady.replace('049A', `049${id}`)).join(''),
    );
    const argv = 'links --elements pairs.oem --range-max-km 100 --grazing-km 0';
    const { rows } = await windowsOf(argv, `${day}T00:00:00Z`, 43_200);
    const all = [{ startUtc: `${day}T00:00:00.000Z`, endUtc: `${day}T12:00:00.000Z` }];
    for (const pair of ['AB', 'AC', 'BC']) {
      const own = rows.filter((row) =>
        [row['satelliteA'], row['satelliteB']].every((id, at) => id === `2003-049${pair[at]!}`),
      );
      expect(edgesOf(own)).toEqual(pair === 'BC' ? edgesOf(all) : cut(all, spans));
    }
    const ends = rows.map((row) => row['endUtc']!);
    expect(ends).toEqual([...ends].sort());
  });

  test('end within a window where they end, whenever the search began', async () => {
    const whole = await windowsOf('eclipse --elements one.tle', `${day}T00:00:00Z`, 43_200);
    const umbra = whole.rows.filter((row) => row['kind'] === 'umbra')[2]!;
    const middle = new Date((utcMs(umbra['startUtc']) + utcMs(umbra['endUtc'])) / 2);
    const end = `${middle.toISOString().slice(11, 16)}:00`;
    await writeOem('short.oem', [['00:00:00', end]]);
    for (const start of ['00:00:00', '00:00:30', '00:00:07']) {
      const argv = 'eclipse --elements short.oem';
      const { rows, warnings } = await windowsOf(argv, `${day}T${start}Z`, 43_200);
      const last = rows.filter((row) => row['kind'] === 'umbra').at(-1)!;
      expect([last['startUtc'], last['endUtc']]).toEqual([umbra['startUtc'], `${day}T${end}.000Z`]);
      expect(warnings).toContain(`no state from ${day}T${end}.000Z on: `);
    }
  });

  test('in the ITRF are turned with the orientation given to eclipse and links too', async () => {
    const orientation = ['--ut1-utc', '-0.4', '--xp', '-0.1', '--yp', '0.3'];
    const at = ['--start', `${day}T00:00:00Z`, '--duration', '20000', '--step', '30'];
    const ecef = [...at, '--frame', 'ecef', ...orientation];
    const { out } = await place.run(['propagate', '--elements', 'one.tle', ...ecef]);
    await writeOem('teme.oem', [['00:00:00', '00:10:00']]);
    const { readFileSync } = await import('node:fs');
    const head = readFileSync(`${place.path}/teme.oem`, 'utf8').split('META_STOP')[0]!;
    const lines = csvParse(out).map((row) => Object.values(row).slice(2).join(' '));
    const itrf = head
      .replace('= TEME', '= ITRF2014')
      .replace(/START_TIME.*\nSTOP_TIME.*/, (text) =>
        text.replace(/STOP_TIME.*/, `STOP_TIME = ${day}T05:33:00`),
      );
    place.write('itrf.oem', `${itrf}META_STOP\n${lines.join('\n')}\n`);
    const exact = await windowsOf('eclipse --elements one.tle', `${day}T00:00:00Z`, 19_980);
    const turned = await windowsOf(
      `eclipse --elements itrf.oem ${orientation.join(' ')}`,
      `${day}T00:00:00Z`,
      19_980,
    );
    const unturned = await windowsOf('eclipse --elements itrf.oem', `${day}T00:00:00Z`, 19_980);
    const offMs = (rows: readonly Row[]) =>
      Math.max(
        ...rows.map((row, at) =>
          Math.abs(utcMs(row['startUtc']) - utcMs(exact.rows[at]!['startUtc'])),
        ),
      );
    expect(turned.rows).toHaveLength(exact.rows.length);
    expect(offMs(turned.rows)).toBeLessThanOrEqual(1);
    expect(offMs(unturned.rows)).toBeGreaterThan(2);
    const help = await place.run(['windows', 'links', '--help']);
    expect(help.out).toContain('--ut1-utc');
  });
});

describe('element sets', () => {
  test('that SGP4 fails on at first give windows from where `propagate` has states', async () => {
    const start = '2022-04-08T00:00:00Z';
    const { rows, warnings } = await windowsOf('eclipse --elements decaying.tle', start, 864_000);
    expect(warnings).toMatch(
      /^42858: no state from 2022-04-08T00:00:00.000Z to 2022-04-10T12:09:33.257Z: mean ecc.*\n$/,
    );
    const argv = ['propagate', '--elements', 'decaying.tle', '--start', start];
    const states = await place.run([...argv, '--duration', '864000', '--step', '3600']);
    const good = csvParse(states.out).filter((row) => row['xKm'] !== '');
    expect(good).toHaveLength(180);
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.every((row) => row['startUtc']! > '2022-04-10T12:09:33.257Z')).toBe(true);
    expect(rows.at(-1)!['endUtc']).toBe('2022-04-18T00:00:00.000Z');
    // A search that begins later, in other chunks, finds the same.
    const later = await windowsOf(
      'eclipse --elements decaying.tle',
      '2022-04-12T05:00:00Z',
      500_000,
    );
    const known = new Set(edgesOf(rows).map(String));
    const inner = edgesOf(later.rows).slice(2, -2);
    expect(inner.length).toBeGreaterThan(100);
    const missing = inner.filter((edges) => !known.has(String(edges)));
    expect(missing.length).toBeLessThan(inner.length / 50); // a millisecond rounded otherwise
  });

  test('that decay are named with the millisecond, and change no row of the others', async () => {
    const start = '2024-05-23T12:00:00Z';
    for (const argv of ['eclipse', 'access --station 10,20,0 --min-elevation 5']) {
      const mixed = await windowsOf(`${argv} --elements mixed.tle`, start, 172_800);
      const alone = await windowsOf(`${argv} --elements lasting.tle`, start, 172_800);
      expect(mixed.warnings).toMatch(/^20: no state from 2024-05-24T13:29:1\d\.\d{3}Z on: /);
      expect(mixed.rows.filter((row) => row['satellite'] === '21')).toEqual([...alone.rows]);
      expect(mixed.rows.some((row) => row['satellite'] === '20')).toBe(true);
    }
  });

  test('are exported as OEM and CSV from where they have states on', async () => {
    const scenario = {
      ...{ dawnline: 1, name: 'Late', startUtc: '2022-04-10T00:00:00Z' },
      ...{ durationS: 86_400, stepS: 600 },
      fleets: [{ id: 'f', orbit: { kind: 'tle', text: decaying } }],
    };
    place.write('late.json', JSON.stringify(scenario));
    const { readFileSync } = await import('node:fs');
    const exported = async (format: string) => {
      const out = `late.${format}`;
      const ended = await place.run(['export', 'late.json', '--format', format, '--out', out]);
      expect(ended.code).toBe(0);
      return [readFileSync(`${place.path}/${out}`, 'utf8'), ended.err] as const;
    };
    const [[oem, err], [csv]] = [await exported('oem'), await exported('csv')];
    expect(err).toMatch(
      /^42858: no state from 2022-04-10T00:00:00.000Z to 2022-04-10T12:09:33.257Z: mean ecc/m,
    );
    const good = csvParse(csv).filter((row) => row['xKm'] !== '');
    expect(good).toHaveLength(72);
    for (const { utc, xKm } of good) {
      const line = oem.match(new RegExp(`^${utc!.slice(0, -1)}000 (\\S+)`, 'm'));
      expect(Math.abs(Number(line?.[1]) - Number(xKm))).toBeLessThan(1e-8);
    }
    expect(oem).toContain('START_TIME           = 2022-04-10T12:09:33.25');
  });
});
