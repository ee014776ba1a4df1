// Does `dawnline routes` write the shortest path at each instant, and refuse what cannot be?
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import { Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

const scenario = (topology: string, more: object = {}) => ({
  ...{ dawnline: 1, name: 'Ring', startUtc: '2026-12-21T00:00:00Z', durationS: 6000, stepS: 60 },
  fleets: [
    {
      id: 'ring',
      orbit: { kind: 'ring', altitudeKm: 1200, inclinationDeg: 60, satelliteCount: 12 },
      platform: 'server-8',
    },
  ],
  stations: [
    { id: 'south', latitudeDeg: 0, longitudeDeg: 8.5, elevationMinDeg: 10 },
    { id: 'north', latitudeDeg: 47.4, longitudeDeg: 8.5, altitudeM: 400, elevationMinDeg: 10 },
  ],
  links: { topology, ...more },
});
place.write('ring.json', JSON.stringify(scenario('ring')));
place.write('none.json', JSON.stringify(scenario('none')));
place.write('nearest.json', JSON.stringify(scenario('nearest', { neighbourCount: 2 })));
place.write('pairs.json', JSON.stringify(scenario('pairs', { pairs: [['ring-1', 'ring-2']] })));

async function routes(file: string, from: string, to: string, ...more: string[]) {
  const argv = ['routes', file, '--from', from, '--to', to, '--step', '120', ...more];
  const { code, out, err } = await place.run(argv);
  expect([code, err]).toEqual([0, '']);
  return { out, rows: csvParse(out) };
}

/** Places in axes fixed to the Earth at an instant, of satellites and stations. */
async function placesAt(timeS: number): Promise<Map<string, number[]>> {
  await place.run(['export', 'ring.json', '--format', 'omm', '--out', 'ring.omm']);
  const start = new Date(Date.parse(scenario('').startUtc) + timeS * 1000).toISOString();
  const span = ['--start', start, '--duration', '0', '--step', '1', '--frame', 'ecef'];
  const { out } = await place.run(['propagate', '--elements', 'ring.omm', ...span]);
  const places = csvParse(out).map((row, at): [string, number[]] => [
    `ring-${at + 1}`,
    [Number(row['xKm']), Number(row['yKm']), Number(row['zKm'])],
  ]);
  const r = 6378.137 / Math.sqrt(1 - 0.00669437999 * Math.sin((47.4 * Math.PI) / 180) ** 2);
  const [phi, lambda] = [(47.4 * Math.PI) / 180, (8.5 * Math.PI) / 180];
  const across = (r + 0.4) * Math.cos(phi);
  places.push([
    'north',
    [
      across * Math.cos(lambda),
      across * Math.sin(lambda),
      (r * (1 - 0.00669437999) + 0.4) * Math.sin(phi),
    ],
  ]);
  places.push(['south', [6378.137 * Math.cos(lambda), 6378.137 * Math.sin(lambda), 0]]);
  return new Map(places);
}

describe('routes', () => {
  test('has a row for each instant from start to end, with the columns promised', async () => {
    const { rows, out } = await routes('ring.json', 'ring-1', 'ring-3');
    expect(out.split('\n')[0]).toBe('timeS,reachable,hopCount,latencyS,path');
    expect(rows.map((row) => Number(row.timeS))).toEqual(
      Array.from({ length: 51 }, (_, at) => 120 * at),
    );
    for (const row of rows) {
      expect(row.reachable).toBe('true');
      expect(row.path).toBe('ring-1>ring-2>ring-3');
      expect(row.hopCount).toBe('2');
    }
  });

  test('has a row at the very end too where the step does not divide the span', async () => {
    const argv = ['routes', 'ring.json', '--from', 'ring-1', '--to', 'ring-3', '--step', '2500'];
    const { out } = await place.run(argv);
    const rows = csvParse(out);
    expect(rows.map((row) => Number(row.timeS))).toEqual([0, 2500, 5000, 6000]);
    const { rows: every } = await routes('ring.json', 'ring-1', 'ring-3');
    const last = Number(every[every.length - 1]!.latencyS);
    expect(Number(rows[3]!.latencyS)).toBeCloseTo(last, 12);
  });

  test('names satellites that are lost on the way, once, and does without them', async () => {
    const text = [
      '1 28872U 05037B   05333.02012661  .25992681  00000-0  24476-3 0  1534',
      '2 28872  96.4736 157.9986 0303955 244.0492 110.6523 16.46015938 10708',
    ].join('\n');
    const file = scenario('mesh', { rangeMaxKm: 20_000 });
    const falling = { id: 'falling', orbit: { kind: 'tle', text }, platform: 'server-8' };
    const startUtc = '2005-11-29T00:30:00Z';
    place.write(
      'falling.json',
      JSON.stringify({ ...file, startUtc, fleets: [...file.fleets, falling] }),
    );
    const argv = ['routes', 'falling.json', '--from', '28872', '--to', 'ring-1', '--step', '300'];
    const { code, out, err } = await place.run(argv);
    expect(code).toBe(0);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/^28872: no state at 2005-11-29T01:25:00.000Z: .*decayed/);
    const reachable = csvParse(out).map((row) => row.reachable === 'true');
    expect(reachable.slice(0, 11)).toContain(true);
    expect(reachable.slice(11)).not.toContain(true);
  });

  test('has latencies that are the straight lines between its own places over c', async () => {
    const { rows } = await routes('ring.json', 'north', 'ring-7');
    const reached = rows.filter((row) => row.reachable === 'true');
    expect(reached.length).toBeGreaterThan(2);
    for (const row of [reached[0]!, reached[reached.length - 1]!]) {
      const places = await placesAt(Number(row.timeS));
      const ids = row.path!.split('>');
      expect([ids[0], ids[ids.length - 1]]).toEqual(['north', 'ring-7']);
      expect(ids).toHaveLength(Number(row.hopCount) + 1);
      let km = 0;
      for (let at = 1; at < ids.length; at += 1) {
        const [a, b] = [places.get(ids[at - 1]!)!, places.get(ids[at]!)!];
        km += Math.hypot(...a.map((x, c) => x - b[c]!));
      }
      expect(Math.abs(Number(row.latencyS) * 299_792.458 - km)).toBeLessThan(1e-3);
    }
  });

  test('begins and ends as the passes do', async () => {
    await place.run(['export', 'ring.json', '--format', 'omm', '--out', 'ring.omm']);
    const site = ['--station', 'north=47.4,8.5,400', '--min-elevation', '10'];
    const span = ['--start', scenario('').startUtc, '--duration', '6000'];
    const { out } = await place.run([
      'windows',
      'access',
      '--elements',
      'ring.omm',
      ...site,
      ...span,
    ]);
    const passes = csvParse(out).map((row) => [
      Date.parse(row['startUtc']!),
      Date.parse(row['endUtc']!),
    ]);
    const { rows } = await routes('none.json', 'north', 'ring-1');
    const startMs = Date.parse(scenario('').startUtc);
    expect(passes.length).toBeGreaterThan(0);
    const { rows: all } = await routes('ring.json', 'north', 'ring-1');
    for (const [at, row] of all.entries()) {
      const ms = startMs + 1000 * Number(row.timeS);
      const isInView = passes.some(([from, to]) => from! <= ms && ms <= to!);
      // The ring is closed: whoever is in view passes on to all.
      expect(row.reachable).toBe(String(isInView));
      const direct = rows[at]!.reachable === 'true';
      expect(direct).toBe(row.path === 'north>ring-1');
    }
  });

  test('is the same both ways to the last digit, turned round', async () => {
    const [there, back] = await Promise.all([
      routes('ring.json', 'north', 'ring-5'),
      routes('ring.json', 'ring-5', 'north'),
    ]);
    const turned = back.rows.map((row) => ({
      ...row,
      path: row.path!.split('>').reverse().join('>'),
    }));
    expect(there.rows.map((row) => ({ ...row }))).toEqual(turned);
    expect(there.rows.some((row) => row.reachable === 'true')).toBe(true);
  });

  test('leaves latency and path empty where nothing leads', async () => {
    const { out, rows } = await routes('none.json', 'ring-1', 'ring-2');
    expect(rows.every((row) => row.reachable === 'false')).toBe(true);
    expect(out.split('\n')[1]).toBe('0,false,0,,');
  });

  test('passes through stations only when asked to', async () => {
    const { rows } = await routes('none.json', 'ring-1', 'ring-2', '--through-stations');
    const reached = rows.filter((row) => row.reachable === 'true');
    expect(reached.length).toBeGreaterThan(0);
    for (const row of reached)
      expect(row.path).toMatch(/^ring-1>(north|south)(>ring-\d+>(north|south))*>ring-2$/);
  });

  test('from an end to itself takes no time and no hop', async () => {
    const { out } = await routes('ring.json', 'north', 'north');
    expect(out.split('\n')[1]).toBe('0,true,0,0,north');
  });

  test('follows the pairs of a scenario, and its nearest neighbours', async () => {
    const { rows: linked } = await routes('pairs.json', 'ring-1', 'ring-2');
    expect(linked.every((row) => row.path === 'ring-1>ring-2')).toBe(true);
    const { rows: apart } = await routes('pairs.json', 'ring-1', 'ring-3');
    expect(apart.every((row) => row.reachable === 'false')).toBe(true);
    const { rows: nearest } = await routes('nearest.json', 'ring-1', 'ring-3');
    expect(nearest.every((row) => row.path === 'ring-1>ring-2>ring-3')).toBe(true);
  });
});

describe('what cannot be', () => {
  test.each([
    [['--from', 'ring-01', '--to', 'nort', '--step', '60'], 2],
    [['--from', 'ring-1', '--to', 'north', '--step', '0'], 1],
    [['--step', 'x'], 3],
    [['--from', 'nope', '--to', 'ring-1', '--step', '-1'], 2],
    [['--from', 'nope', '--step', '-1', '--set', 'links.rangeMaxKm=-5'], 3],
  ])('%j is refused with every problem in a line', async (words, count) => {
    const { code, out, err } = await place.run(['routes', 'ring.json', ...words]);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toHaveLength(count);
  });

  test('an unknown end is answered with the one that was meant', async () => {
    const argv = ['routes', 'ring.json', '--from', 'ring-1', '--to', 'nort', '--step', '60'];
    const { err } = await place.run(argv);
    expect(err).toMatch(/^--to: there is no satellite or station "nort" \(did you mean "north"\?/);
  });
});
