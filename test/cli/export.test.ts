// Does `dawnline export` write what other tools, and we ourselves, read back as the same orbits?
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import { readElementSets } from '../../src/orbit/index.ts';
import { tle00005, tle28057, Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

const designed = {
  dawnline: 1,
  name: 'Two rings',
  startUtc: '2026-12-21T00:00:00Z',
  durationS: 5400,
  stepS: 60,
  fleets: [
    { id: 'ring', orbit: { kind: 'sunSynchronous', altitudeKm: 650, satellitesPerPlaneCount: 4 } },
    { id: 'wide', orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 2 } },
  ],
};
place.write('designed.json', JSON.stringify(designed));
const ids = ['ring-1', 'ring-2', 'ring-3', 'ring-4', 'wide-1', 'wide-2'];

const read = (name: string): string => readFileSync(join(place.path, name), 'utf8');
const written = async (format: string, scenario = 'designed.json', ...more: string[]) => {
  const name = `out.${format}`;
  const argv = ['export', scenario, '--format', format, '--out', name, ...more];
  const ended = await place.run(argv);
  expect(ended).toEqual({ code: 0, out: '', err: '' });
  return read(name);
};

const columns = ['xKm', 'yKm', 'zKm'] as const;

/** States of a file by `dawnline propagate`, at times that are no step of the scenario. */
async function statesOf(name: string) {
  const at = ['--start', '2026-12-21T00:10:07Z', '--duration', '3900', '--step', '97'];
  const { code, out, err } = await place.run(['propagate', '--elements', name, ...at]);
  expect([code, err]).toEqual([0, '']);
  return csvParse(out);
}

/** Greatest distance between the states of two files, km. */
async function apartKm(nameA: string, nameB: string): Promise<number> {
  const [a, b] = await Promise.all([statesOf(nameA), statesOf(nameB)]);
  expect(a).toHaveLength(b.length);
  const distances = a.map((row, at) =>
    Math.hypot(...columns.map((column) => Number(row[column]) - Number(b[at]![column]))),
  );
  return Math.max(...distances);
}

describe('designed fleets', () => {
  test('OMM, TLE and OEM fly the same orbits, each to its resolution', async () => {
    for (const format of ['omm', 'tle', 'oem']) await written(format);
    expect(await apartKm('out.oem', 'out.omm')).toBeLessThan(5e-8); // 0.05 mm
    expect(await apartKm('out.tle', 'out.omm')).toBeLessThan(0.02); // 0.0001° of an orbit is 12 m
  });

  test('names carry the ids, numbers are free ones that the format holds', async () => {
    const omm = readElementSets(await written('omm')).elementSets;
    expect(omm.map(({ name }) => name)).toEqual(ids);
    expect(omm.map(({ catalogNumber }) => catalogNumber)).toEqual(
      ids.map((_, at) => String(900_000_001 + at)),
    );
    const tle = readElementSets(await written('tle'));
    expect([tle.problems, tle.warnings]).toEqual([[], []]);
    expect(tle.elementSets.map(({ name }) => name)).toEqual(ids);
    expect(tle.elementSets[0]!.catalogNumber).toBe('80001');
  });

  test('the CSV holds the scenario’s samples, the last instant included', async () => {
    const rows = csvParse(await written('csv'));
    expect(rows.columns.join(',')).toBe(
      'satellite,timeS,utc,xKm,yKm,zKm,vxKmPerS,vyKmPerS,vzKmPerS',
    );
    expect(rows).toHaveLength(6 * 91);
    expect([...new Set(rows.map((row) => row['satellite']))]).toEqual(ids);
    expect(rows.at(-1)).toMatchObject({ timeS: '5400', utc: '2026-12-21T01:30:00.000Z' });
    const table = readElementSets(await written('oem')).stateTables[0]!.segments[0]!;
    expect(table.timeS).toHaveLength(91);
    for (const [at, row] of rows.slice(0, 91).entries()) {
      expect(Number(row['xKm'])).toBeCloseTo(table.positionTemeKm[3 * at]!, 8);
      expect(Number(row['vzKmPerS'])).toBeCloseTo(table.velocityTemeKmPerS[3 * at + 2]!, 8);
    }
  });

  test('an OEM is a message of CCSDS 502.0-B, a segment a satellite', async () => {
    const lines = (await written('oem')).split('\n');
    expect(lines[0]).toBe('CCSDS_OEM_VERS = 2.0');
    expect(lines[1]).toMatch(/^CREATION_DATE = \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
    expect(lines.filter((line) => line === 'META_START')).toHaveLength(6);
    expect(lines).toContain('REF_FRAME            = TEME');
    expect(lines).toContain('STOP_TIME            = 2026-12-21T01:30:00.000000');
  });

  test('--satellite and --set choose what is written', async () => {
    const some = await written(
      'omm',
      'designed.json',
      '--satellite',
      'wide-2',
      '--satellite',
      'ring-3',
    );
    expect(readElementSets(some).elementSets.map(({ name }) => name)).toEqual(['ring-3', 'wide-2']);
    const oneHour = await written('csv', 'designed.json', '--set', 'durationS=3600');
    expect(csvParse(oneHour)).toHaveLength(6 * 61);
  });
});

describe('fleets of element files', () => {
  const flown = (text: string) => ({
    ...designed,
    startUtc: '2006-06-27T00:00:00Z',
    fleets: [{ id: 'file', orbit: { kind: 'tle', text } }],
  });

  test('keep numbers, launches and elements, a repeated number twice', async () => {
    place.write('flown.json', JSON.stringify(flown(tle28057 + tle28057)));
    await place.run(['export', 'flown.json', '--format', 'tle', '--out', 'flown.tle']);
    const lines = read('flown.tle').split('\n');
    const [first, second] = tle28057.split('\n') as [string, string];
    expect(lines[1]!.slice(0, 33)).toBe(first.slice(0, 33));
    expect(lines[2]!.slice(0, 63)).toBe(second.slice(0, 63));
    const back = readElementSets(read('flown.tle')).elementSets;
    expect(back.map(({ catalogNumber }) => catalogNumber)).toEqual(['28057', '28057#2']);
    await place.run(['export', 'flown.json', '--format', 'omm', '--out', 'flown.json.omm']);
    expect(read('flown.json.omm')).toContain('"OBJECT_ID":"2003-049A"');
  });

  test('old ones are flagged with their age, and a satellite that fails is named', async () => {
    // 28872 of the verification set decays within the hour (Vallado et al. 2006).
    const tle28872 = `1 28872U 05037B   05333.02012661  .25992681  00000-0  24476-3 0  1534
2 28872  96.4736 157.9986 0303955 244.0492 110.6523 16.46015938 10708
`;
    const scenario = { ...flown(tle28872 + tle00005), startUtc: '2005-11-29T00:29:00Z' };
    place.write('old.json', JSON.stringify(scenario));
    const argv = ['export', 'old.json', '--format', 'oem', '--out', 'old.oem'];
    const { code, err } = await place.run(argv);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^warning: fleets\[0\]\.orbit: the element sets are .* days old at the start/m,
    );
    expect(err).toMatch(
      /^28872: no state from 2005-11-29T01:20:29.126Z to 2005-11-29T01:38.*decayed/m,
    );
    const tables = readElementSets(read('old.oem')).stateTables;
    expect(tables.map(({ catalogNumber }) => catalogNumber)).toEqual(['28872', '5']);
  });

  test('what a TLE cannot hold is a problem by satellite, and nothing is written', async () => {
    const record = {
      OBJECT_NAME: 'NINE',
      EPOCH: '2026-12-20T00:00:00',
      NORAD_CAT_ID: 799501234,
      ...{ MEAN_MOTION: 15, ECCENTRICITY: 0.001, INCLINATION: 53, RA_OF_ASC_NODE: 0 },
      ...{ ARG_OF_PERICENTER: 0, MEAN_ANOMALY: 0, BSTAR: 0 },
    };
    const fleets = [{ id: 'f', orbit: { kind: 'omm', text: JSON.stringify(record) } }];
    place.write('nine.json', JSON.stringify({ ...designed, fleets }));
    const argv = (format: string) => [
      'export',
      'nine.json',
      '--format',
      format,
      '--out',
      `nine.${format}`,
    ];
    expect(await place.run(argv('tle'))).toEqual({
      code: 2,
      out: '',
      err: '799501234: a TLE holds catalogue numbers up to 339999 (export OMM or OEM)\n',
    });
    expect(existsSync(join(place.path, 'nine.tle'))).toBe(false);
    expect((await place.run(argv('omm'))).code).toBe(0);
    expect(readElementSets(read('nine.omm')).elementSets[0]!.catalogNumber).toBe('799501234');
  });
});

describe('what is refused', () => {
  const refused = async (...argv: string[]): Promise<string> => {
    const { code, out, err } = await place.run(['export', ...argv]);
    expect([code, out]).toEqual([2, '']);
    return err;
  };

  test('every wrong option at once, formats of later versions, unknown satellites', async () => {
    expect(await refused('designed.json')).toMatch(/^--format: is missing.*\n--out: is missing/);
    const oem = ['--format', 'oem', '--out', 'x.oem'];
    expect(await refused('designed.json', '--format', 'kml', '--out', 'x')).toContain(
      'oem, tle, omm, csv',
    );
    expect(await refused('designed.json', '--format', 'czml', '--out', 'x')).toContain(
      'not in this version',
    );
    expect(await refused('designed.json', ...oem, '--satellite', 'ring-9')).toContain(
      'ring-1, ring-2',
    );
    expect(await refused('none.json', ...oem)).toContain('no such file');
    expect(await refused('designed.json', '--format', 'oem', '--out', '.')).toContain(
      'is a folder',
    );
    expect(await refused('designed.json', '--format', 'oem', '--out', 'no/x')).toContain(
      'no is no folder',
    );
  });
});

test('an interrupt leaves an older file as it was, and no part of a new one', async () => {
  writeFileSync(join(place.path, 'kept.oem'), 'older');
  const controller = new AbortController();
  let readings = 0;
  const nowMs = (): number => {
    readings += 1;
    if (readings > 6) controller.abort();
    return readings * 100;
  };
  const argv = ['export', 'designed.json', '--format', 'oem', '--out', 'kept.oem'];
  const { code } = await place.run(argv, { interrupt: controller.signal, nowMs });
  expect(code).toBe(130);
  expect(read('kept.oem')).toBe('older');
  expect(readdirSync(place.path).filter((name) => name.includes('.part'))).toEqual([]);
});

describe('a cluster', () => {
  const cluster = {
    ...designed,
    durationS: 2400,
    fleets: [
      { id: 'c', orbit: { kind: 'cluster' } },
      {
        id: 'alone',
        orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 1 },
      },
    ],
  };
  place.write('cluster.json', JSON.stringify(cluster));

  test.each(['tle', 'omm'])(
    'is refused as %s, with a way out, and nothing is written',
    async (format) => {
      const out = `cluster.${format}`;
      const ended = await place.run(['export', 'cluster.json', '--format', format, '--out', out]);
      expect(ended.code).toBe(2);
      expect(ended.err).toMatch(
        /^--format: the 81 satellites of c fly in formation: .*\(export OEM/,
      );
      expect(existsSync(join(place.path, out))).toBe(false);
    },
  );

  test('leaves its other fleets free to be written as TLE', async () => {
    const text = await written('tle', 'cluster.json', '--satellite', 'alone-1');
    expect(readElementSets(text).elementSets.map(({ name }) => name)).toEqual(['alone-1']);
  });

  test('comes back from an OEM to a millimetre, and its links with it', async () => {
    const oem = await written('oem', 'cluster.json');
    expect(oem.match(/^META_START\nCOMMENT held on its place about a chief/gm)).toHaveLength(81);
    const csv = csvParse(await written('csv', 'cluster.json'));
    const at = ['--start', '2026-12-21T00:00:00Z', '--duration', '2400', '--step', '60'];
    const { out } = await place.run(['propagate', '--elements', 'out.oem', ...at]);
    const again = csvParse(out);
    expect(again.map((row) => row['satellite'])).toEqual(csv.map((row) => row['satellite']));
    const apart = again.map((row, index) =>
      Math.hypot(...columns.map((column) => Number(row[column]) - Number(csv[index]![column]))),
    );
    expect(Math.max(...apart)).toBeLessThan(1e-6);
    const few = { kind: 'cluster', satelliteCount: 21 };
    place.write('few.json', JSON.stringify({ ...cluster, fleets: [{ id: 'c', orbit: few }] }));
    await written('oem', 'few.json');
    const span = ['--start', '2026-12-21T00:01:00Z', '--duration', '2200'];
    const ranges = ['--range-max-km', '5', '--grazing-km', '100'];
    const links = await place.run([
      'windows',
      'links',
      '--elements',
      'out.oem',
      ...ranges,
      ...span,
    ]);
    const nearest = csvParse(links.out).filter(
      (row) => Number(row['durationS']) > 2199 && Number(row['rangeMaxKm']) < 0.201,
    );
    expect(nearest).toHaveLength(32);
    expect(Math.min(...nearest.map((row) => Number(row['rangeMinKm'])))).toBeGreaterThan(0.0999);
  });
});
