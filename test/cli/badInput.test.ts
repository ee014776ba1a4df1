// Does every kind of bad input end with 2, all problems listed, and nothing written?
import { existsSync, mkdirSync, openSync, ftruncateSync, closeSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tle28057, Workplace, type Ended } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());
place.write('one.tle', tle28057);

/** A small scenario; changes are laid over its top level. */
const scenario = (changes: object = {}): string =>
  JSON.stringify({
    dawnline: 1,
    name: 'Small',
    startUtc: '2026-12-21T00:00:00Z',
    durationS: 3600,
    stepS: 60,
    fleets: [
      {
        id: 'ring',
        orbit: {
          kind: 'sunSynchronous',
          altitudeKm: 650,
          localTimeOfAscendingNode: '06:00',
          planeCount: 1,
          satellitesPerPlaneCount: 2,
        },
        platform: 'ai1',
      },
    ],
    stations: ['svalbard'],
    ...changes,
  });

const fleetAt = (altitudeKm: unknown) => [
  {
    id: 'ring',
    orbit: {
      kind: 'sunSynchronous',
      altitudeKm,
      localTimeOfAscendingNode: '06:00',
      planeCount: 1,
      satellitesPerPlaneCount: 2,
    },
    platform: 'ai1',
  },
];

const problemLine = /^\S.*: .+ \(.+\)$/;

/** Exit 2, nothing on standard output, each line of standard error a problem with a hint. */
function expectRefused({ code, out, err }: Ended): string[] {
  const lines = err.trimEnd().split('\n');
  expect([code, out]).toEqual([2, '']);
  for (const line of lines) expect(line).toMatch(problemLine);
  expect(err).not.toMatch(/\bat .*:\d+:\d+/); // a stack trace
  return lines;
}

async function check(text: string | Uint8Array): Promise<Ended> {
  place.write('bad.json', text);
  return place.run(['check', 'bad.json']);
}

test('the small scenario itself is good', async () => {
  const { code, out, err } = await check(scenario());
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^ok: 2 satellites, 1 station, .*steps.*job.*takes about/);
});

describe('scenarios', () => {
  test.each([
    ['an altitude of 95 km', scenario({ fleets: fleetAt(95) }), /altitudeKm/],
    [
      'a latitude of 200°',
      scenario({ stations: [{ id: 'x', latitudeDeg: 200, longitudeDeg: 0, altitudeM: 0 }] }),
      /latitudeDeg/,
    ],
    ['NaN', scenario().replace('3600', 'NaN'), /NaN/],
    ['JSON that ends early', scenario().slice(0, -20), /end/],
    ['a list', '[]', /scenario/],
    ['an empty file', '', /empty/],
    ['a newer version', scenario({ dawnline: 2 }), /newer version/],
    ['an unknown key', scenario({ duratonS: 60 }), /did you mean "durationS"/],
    ['an unknown policy', scenario({ policy: { name: 'fifoo' } }), /did you mean "fifo"/],
    ['a huge duration', scenario({ durationS: 1e12 }), /durationS/],
  ])('%s is refused', async (_, text, expected) => {
    const lines = expectRefused(await check(text));
    expect(lines.join('\n')).toMatch(expected);
  });

  test('a huge count is refused before anything is made', async () => {
    const fleets = fleetAt(650);
    fleets[0]!.orbit.satellitesPerPlaneCount = 1e15;
    expectRefused(await check(scenario({ fleets })));
  });

  test('every problem is listed at once', async () => {
    const stations = [{ id: 'x', latitudeDeg: 200, longitudeDeg: 999, altitudeM: 0 }];
    const lines = expectRefused(
      await check(scenario({ fleets: fleetAt(95), stations, durationS: -1 })),
    );
    expect(lines.length).toBeGreaterThanOrEqual(4);
  });

  test('a name with markup is printed as text; one with terminal codes is refused', async () => {
    const name = '<img src=x onerror=alert(1)>';
    place.write('markup.json', scenario({ name }));
    const { code, out } = await place.run(['run', 'markup.json']);
    expect(code).toBe(0);
    expect(out).toContain(name);
    const ended = await check(scenario({ name: 'red \u001b[31m \u202e' }));
    expectRefused(ended);
    for (const code of ['\u001b', '\u202e']) expect(ended.err).not.toContain(code);
  });

  test('run refuses what check refuses, and writes nothing', async () => {
    place.write('bad.json', scenario({ fleets: fleetAt(95) }));
    expectRefused(await place.run(['run', 'bad.json', '--out', 'never']));
    expect(existsSync(join(place.path, 'never'))).toBe(false);
  });

  test('check --json hands the problems to programs too', async () => {
    place.write('bad.json', scenario({ fleets: fleetAt(95) }));
    const { code, out } = await place.run(['check', 'bad.json', '--json']);
    expect(code).toBe(2);
    const found = JSON.parse(out) as { ok: boolean; problems: object[] };
    expect(found.ok).toBe(false);
    expect(found.problems[0]).toHaveProperty('hint');
  });
});

describe('files', () => {
  test('a binary file is refused as what it is', async () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, at) => (at * 37) % 256);
    expect(expectRefused(await check(bytes))[0]).toMatch(/not text/);
    place.write('binary.tle', bytes);
    expectRefused(await place.run(propagateArgs('binary.tle')));
  });

  test('a text in another encoding is refused as such', async () => {
    const latin = Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x7d);
    expect(expectRefused(await check(latin))[0]).toMatch(/UTF-8/);
  });

  test('200 MB are refused before a byte is read', async () => {
    const file = openSync(join(place.path, 'large.json'), 'w');
    ftruncateSync(file, 200e6);
    closeSync(file);
    const [line] = expectRefused(await place.run(['run', 'large.json']));
    expect(line).toMatch(/200\.0 MB, the bound is \d+ MB/);
    expectRefused(await place.run(propagateArgs('large.json')));
  });

  test('a folder and a file that is not there are refused', async () => {
    mkdirSync(join(place.path, 'folder'));
    expect(expectRefused(await place.run(['run', 'folder']))[0]).toMatch(/is a folder/);
    expect(expectRefused(await place.run(['run', 'nothing.json']))[0]).toMatch(/no such file/);
  });

  test('a scenario that names files that are not there is refused with all of them', async () => {
    const orbit = (file: string) => ({ kind: 'tle', file });
    const fleets = ['a.tle', 'b.tle'].map((file) => ({
      id: file.slice(0, 1),
      orbit: orbit(file),
      platform: 'ai1',
    }));
    const lines = expectRefused(await check(scenario({ fleets })));
    expect(lines.map((line) => line.split(':')[0])).toEqual(['a.tle', 'b.tle']);
  });

  test('a file that is not there hides no other problem', async () => {
    const fleets = [{ id: 'a', orbit: { kind: 'tle', file: 'a.tle' }, platform: 'ai1' }];
    const lines = expectRefused(await check(scenario({ fleets, durationS: -1 })));
    expect(lines.map((line) => line.split(':')[0])).toEqual(['a.tle', 'durationS']);
  });
});

const propagateArgs = (file: string): string[] => [
  ...['propagate', '--elements', file, '--start', '2006-06-27T00:00:00Z'],
  ...['--duration', '60', '--step', '60'],
];

describe('element sets', () => {
  test.each([
    ['a line cut short', tle28057.replace('14.35478080140550', '14.354'), /28057|line|column/i],
    ['a digit changed', tle28057.replace('98.4283', '98.4284'), /checksum/],
    ['a second line missing', tle28057.split('\n')[0]!, /line/],
    ['nothing', '', /empty/],
    ['prose', 'Dear operator,\nplease find attached\n', /format/],
  ])('%s: none is good, so the file is refused', async (_, text, expected) => {
    place.write('bad.tle', text);
    const lines = expectRefused(await place.run(propagateArgs('bad.tle')));
    expect(lines.join('\n')).toMatch(expected);
  });
});

describe('options', () => {
  const refused = async (...argv: string[]): Promise<string[]> =>
    expectRefused(await place.run(argv));

  test('an unknown command or option comes with a suggestion', async () => {
    expect((await refused('propagte'))[0]).toMatch(/unknown command.*Did you mean propagate/);
    expect((await refused('propagate', '--stp', '60'))[0]).toMatch(/--stp.*Did you mean --step/);
    expect((await refused('windows', 'acess'))[0]).toMatch(/Did you mean access/);
  });

  test('no command at all is refused, and --help says what there is', async () => {
    await refused();
    const { code, out } = await place.run(['--help']);
    expect(code).toBe(0);
    for (const name of ['run', 'check', 'compare', 'propagate', 'windows', 'evidence']) {
      expect(out).toContain(name);
    }
  });

  test('all options are judged at once', async () => {
    const lines = await refused(
      ...['windows', 'access', '--elements', 'one.tle', '--station', '91,0,0'],
      ...['--min-elevation', 'ten', '--start', '2026-12-21T00:00:00', '--duration', '-5'],
    );
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(
      ['--duration', '--min-elevation', '--start', '--station'].sort(),
    );
  });

  test('a day without a time is refused, and no refused thing suggested', async () => {
    const argv = ['windows', 'eclipse', '--elements', 'x', '--start', '2026-12-21'];
    const { code, err } = await place.run([...argv, '--duration', '60']);
    expect(code).toBe(2);
    expect(err).toMatch(/^--start: .*\(for example --start 2026-12-21T00:00:00Z\)$/m);
  });

  test('a start without a zone is refused, and the zone is suggested', async () => {
    const [line] = await refused(
      ...['propagate', '--elements', 'one.tle', '--start', '2026-12-21T00:00:00'],
      ...['--duration', '60', '--step', '60'],
    );
    expect(line).toMatch(/^--start: .*\(add the zone, Z for UTC: 2026-12-21T00:00:00Z\)$/);
  });

  test.each([
    ['2026-02-30T00:00:00Z'],
    ['2026-12-21'],
    ['tomorrow'],
    ['1850-01-01T00:00:00Z'],
    ['2026-12-21T25:00:00Z'],
  ])('%s is no start', async (start) => {
    await refused(
      ...['propagate', '--elements', 'one.tle', '--start', start, '--duration', '60'],
      ...['--step', '60'],
    );
  });

  test('too many instants are refused with a hint', async () => {
    const [line] = await refused(
      ...['propagate', '--elements', 'one.tle', '--start', '2026-12-21T00:00:00Z'],
      ...['--duration', '3e9', '--step', '0.001'],
    );
    expect(line).toMatch(/^--step: .*at most 10000000/);
  });

  test.each([
    [['conjunctions', '--elements', 'one.tle']],
    [['export', 'x.json', '--format', 'czml', '--out', 'y']],
    [['compare', 'x.json', '--bound']],
  ])('%j says that it is not in this version', async (argv) => {
    expect((await refused(...argv))[0]).toMatch(/not in this version/);
  });

  test('unknown policies and jobs are refused with those that there are', async () => {
    place.write('good.json', scenario());
    expect((await refused('run', 'good.json', '--policy', 'lifo'))[0]).toMatch(/known: .*fifo/);
    expect(await refused('compare', 'good.json', '--policies', 'a,fifo,b')).toHaveLength(2);
    await refused('compare', 'good.json', '--policies', 'fifo,fifo');
    await refused('run', 'good.json', '--seed', '1.5');
    await refused('run', 'good.json', '--set', 'nonsense');
  });

  test('an output folder that is a file is refused before the run', async () => {
    place.write('good.json', scenario());
    place.write('file', '');
    expect((await refused('run', 'good.json', '--out', 'file'))[0]).toMatch(/^--out: /);
  });
});

test('no refusal has left anything behind', () => {
  expect(readdirSync(place.path).filter((name) => name.startsWith('.'))).toEqual([]);
});
