// Are the windows of `dawnline windows` those of the geometry, to the millisecond?
import { csvParse, type DSVRowString } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import {
  createPropagator,
  createStationFrame,
  gmstRad,
  isPropagator,
  lookAnglesInto,
  minutesSinceEpoch,
  moonPositionInto,
  moonSunlitFraction,
  parseUtc,
  propagateInto,
  radPerDeg,
  readElementSets,
  shadowShape,
  sunlitFraction,
  sunPositionInto,
  temeToEcef,
  temeVelocityToEcef,
} from '../../src/orbit/index.ts';
import { tle00005, tle28057, Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());
place.write('one.tle', tle28057);
place.write('two.tle', tle28057 + tle00005);

const when = ['--start', '2006-06-27T00:00:00Z', '--duration', '259200'];
type Row = DSVRowString;

const rowsOf = async (...argv: string[]): Promise<Row[]> => {
  const { code, out, err } = await place.run(['windows', ...argv]);
  // Sets of different years are flagged as old, which is another test's business.
  expect([code, err.replace(/.*days old at the start.*\n/, '')]).toEqual([0, '']);
  return csvParse(out);
};

const utcMs = (text: string | undefined): number => parseUtc(text ?? '') ?? NaN;

/** The TEME state of 28057 by SGP4 itself, without any interpolation. */
function stateAt(atUtcMs: number): Float64Array {
  const [elementSet] = readElementSets(tle28057).elementSets;
  const propagator = createPropagator(elementSet!);
  if (!isPropagator(propagator)) throw new Error('28057 does not propagate');
  const state = new Float64Array(6);
  propagateInto(state, 0, propagator, minutesSinceEpoch(elementSet!, atUtcMs));
  return state;
}

function elevationDegAt(atUtcMs: number, latitudeDeg: number, longitudeDeg: number): number {
  const state = stateAt(atUtcMs);
  const gmst = gmstRad(atUtcMs);
  const position = new Float64Array(3);
  const velocity = new Float64Array(3);
  temeToEcef(position, state, gmst);
  temeVelocityToEcef(velocity, state, gmst);
  const look = new Float64Array(4);
  const station = createStationFrame(latitudeDeg * radPerDeg, longitudeDeg * radPerDeg, 0.05);
  lookAnglesInto(look, station, position, velocity);
  return look[1]! / radPerDeg;
}

describe('access', () => {
  const argv = [...'access --elements one.tle --min-elevation 10'.split(' '), ...when];

  test('columns and ids are those of the contract; unnamed stations are s1, s2 …', async () => {
    const stations = ['--station', '-33.9,151.2,50', '--station', 'zurich=47.4,8.5,400'];
    const { out } = await place.run(['windows', ...argv, ...stations]);
    expect(out.split('\n')[0]).toBe(
      'satellite,station,startUtc,endUtc,durationS,peakUtc,peakElevationDeg',
    );
    const rows = csvParse(out);
    expect(new Set(rows.map((row) => row['station']))).toEqual(new Set(['s1', 'zurich']));
    expect(new Set(rows.map((row) => row['satellite']))).toEqual(new Set(['28057']));
  });

  test('at the edges the elevation is the least one, at the peak the one printed', async () => {
    const rows = await rowsOf(...argv, '--station', '-33.9,151.2,50');
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      // 0.2° a second at most: half a millisecond of rounding is 1e-4°.
      for (const edge of [row['startUtc'], row['endUtc']]) {
        expect(elevationDegAt(utcMs(edge), -33.9, 151.2)).toBeCloseTo(10, 3);
      }
      const peakDeg = elevationDegAt(utcMs(row['peakUtc']), -33.9, 151.2);
      expect(Number(row['peakElevationDeg'])).toBeCloseTo(peakDeg, 3);
      expect(Number(row['durationS'])).toBeCloseTo(
        (utcMs(row['endUtc']) - utcMs(row['startUtc'])) / 1000,
        2,
      );
    }
  });

  test('an even mask is a least elevation, for the station that it names', async () => {
    const stations = ['--station', 'a=47.4,8.5,400', '--station', 'b=47.4,8.5,400'];
    const rows = await rowsOf(...argv, ...stations, '--mask', 'b=0:25,120:25');
    const high = argv.map((word) => (word === '10' ? '25' : word));
    const at25 = await rowsOf(...high, ...stations.slice(0, 2));
    const timesOf = (of: Row[], id: string) =>
      of.filter((row) => row['station'] === id).map((row) => utcMs(row['startUtc']));
    expect(timesOf(rows, 'a').length).toBeGreaterThan(timesOf(rows, 'b').length);
    const [masked, plain] = [timesOf(rows, 'b'), timesOf(at25, 'a')];
    expect(masked).toHaveLength(plain.length);
    masked.forEach((timeMs, row) => expect(Math.abs(timeMs - plain[row]!)).toBeLessThanOrEqual(1));
    const forAll = await rowsOf(...argv, ...stations, '--mask', '0:25');
    expect(timesOf(forAll, 'a')).toEqual(timesOf(forAll, 'b'));
  });

  test.each(['b=0:25', '0:95', '10:5,370:6', '0:5:7', 'x', 'a=0:5'])(
    'the mask %s is refused with a hint',
    async (mask) => {
      const more = mask === 'a=0:5' ? ['--mask', mask] : [];
      const words = ['--station', 'a=47.4,8.5,400', '--mask', mask, ...more];
      const { code, err, out } = await place.run(['windows', ...argv, ...words]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^--mask: .+ \(.+\)\n$/);
    },
  );

  test('UT1 − UTC shifts passes by the turn of the Earth', async () => {
    const station = ['--station', '47.4,8.5,400'];
    const plain = await rowsOf(...argv, ...station);
    const late = await rowsOf(...argv, ...station, '--ut1-utc', '0.9');
    expect(late).toHaveLength(plain.length);
    expect(late.map((row) => row['startUtc'])).not.toEqual(plain.map((row) => row['startUtc']));
  });
});

describe('eclipse', () => {
  test('the Sun begins to hide at the penumbra and is gone at the umbra', async () => {
    const rows = await rowsOf('eclipse', '--elements', 'one.tle', ...when);
    expect(new Set(rows.map((row) => row['kind']))).toEqual(new Set(['penumbra', 'umbra']));
    const shape = shadowShape('ellipsoid');
    const sun = new Float64Array(3);
    const sunlitAt = (atUtcMs: number): number => {
      sunPositionInto(sun, atUtcMs);
      return sunlitFraction(stateAt(atUtcMs), sun, shape);
    };
    for (const row of rows.slice(2, 20)) {
      const startMs = utcMs(row['startUtc']);
      const isUmbra = row['kind'] === 'umbra';
      const [before, after] = [sunlitAt(startMs - 2), sunlitAt(startMs + 2)];
      if (isUmbra) expect(before > 0 && after === 0, row['startUtc']).toBe(true);
      else expect(before === 1 && after < 1, row['startUtc']).toBe(true);
    }
  });

  test('an umbra lies within its penumbra', async () => {
    const rows = await rowsOf('eclipse', '--elements', 'one.tle', ...when);
    const penumbras = rows.filter((row) => row['kind'] === 'penumbra');
    for (const umbra of rows.filter((row) => row['kind'] === 'umbra')) {
      const isInside = penumbras.some(
        (row) => row['startUtc']! <= umbra['startUtc']! && row['endUtc']! >= umbra['endUtc']!,
      );
      expect(isInside).toBe(true);
    }
  });

  test('windows are not cut where the search goes on to the next day', async () => {
    const whole = await rowsOf('eclipse', '--elements', 'one.tle', ...when);
    const shifted = await rowsOf(
      ...['eclipse', '--elements', 'one.tle'],
      ...['--start', '2006-06-27T13:00:00Z', '--duration', '172800'],
    );
    // Interpolation starts elsewhere: the same windows to a millisecond or two.
    const inner = shifted.slice(2, -2);
    expect(inner.length).toBeGreaterThan(40);
    for (const row of inner) {
      const twin = whole.find(
        (other) =>
          other['kind'] === row['kind'] &&
          Math.abs(utcMs(other['startUtc']) - utcMs(row['startUtc'])) <= 2 &&
          Math.abs(utcMs(other['endUtc']) - utcMs(row['endUtc'])) <= 2,
      );
      expect(twin, JSON.stringify(row)).toBeDefined();
    }
  });

  test('with --moon the eclipse of 2006-03-29 is found, and named as the Moon’s', async () => {
    const argv = 'eclipse --elements one.tle --start 2006-03-29T06:00:00Z --duration 28800'.split(
      ' ',
    );
    const plain = await rowsOf(...argv);
    const all = await rowsOf(...argv, '--moon');
    const moons = all.filter((row) => row['kind']!.startsWith('moon'));
    const shadows = plain.map((row) => ({ ...row, hasMoon: 'true' }));
    expect(all.filter((row) => !moons.includes(row))).toEqual(shadows);
    expect(moons.length).toBeGreaterThan(0);
    const [sun, moon] = [new Float64Array(3), new Float64Array(3)];
    const leftAt = (atUtcMs: number): number => {
      sunPositionInto(sun, atUtcMs);
      moonPositionInto(moon, atUtcMs);
      return moonSunlitFraction(stateAt(atUtcMs), sun, moon);
    };
    for (const row of moons.filter(({ kind }) => kind === 'moonPenumbra')) {
      const [startMs, endMs] = [utcMs(row['startUtc']), utcMs(row['endUtc'])];
      expect(leftAt((startMs + endMs) / 2)).toBeLessThan(1);
      // A disc's edge is crossed at 0.1 % of the disc in 2 s.
      expect([leftAt(startMs - 2000), leftAt(endMs + 2000)]).toEqual([1, 1]);
      expect(Math.min(leftAt(startMs + 2000), leftAt(endMs - 2000))).toBeLessThan(1);
    }
  });

  test('a spherical Earth casts another shadow', async () => {
    const argv = ['eclipse', '--elements', 'one.tle', ...when];
    const sphere = await rowsOf(...argv, '--earth', 'sphere');
    const plain = await rowsOf(...argv);
    const durations = (rows: readonly Row[]): (string | undefined)[] =>
      rows.map((row) => row['durationS']);
    expect(durations(sphere)).not.toEqual(durations(plain));
    expect(await rowsOf(...argv, '--earth', 'ellipsoid')).toEqual(plain);
  });

  test('every row ends with the Earth and the Moon of its shadow', async () => {
    const argv = ['eclipse', '--elements', 'one.tle', ...when];
    const cases = [
      [[], 'ellipsoid', 'false'],
      [['--earth', 'ellipsoid'], 'ellipsoid', 'false'],
      [['--earth', 'sphere'], 'sphere', 'false'],
      [['--moon'], 'ellipsoid', 'true'],
      [['--earth', 'sphere', '--moon'], 'sphere', 'true'],
    ] as const;
    for (const [options, earth, hasMoon] of cases) {
      const { out } = await place.run(['windows', ...argv, ...options]);
      const [header, ...lines] = out.trimEnd().split('\n');
      expect(header).toBe('satellite,kind,startUtc,endUtc,durationS,earth,hasMoon');
      expect(lines.length).toBeGreaterThan(20);
      const ends = new Set(lines.map((line) => line.split(',').slice(5).join()));
      expect(ends).toEqual(new Set([`${earth},${hasMoon}`]));
    }
  });
});

describe('links', () => {
  const argv = 'links --elements two.tle --range-max-km 6000 --grazing-km 80'.split(' ');

  test('ranges keep the bound, ends are in order, no window is cut at midnight', async () => {
    const rows = await rowsOf(...argv, ...when);
    expect(rows.length).toBeGreaterThan(10);
    const ends = rows.map((row) => row['endUtc']!);
    expect(ends).toEqual([...ends].sort());
    for (const row of rows) {
      expect([row['satelliteA'], row['satelliteB']]).toEqual(['28057', '5']);
      expect(Number(row['rangeMaxKm'])).toBeLessThanOrEqual(6000.001);
      expect(Number(row['rangeMinKm'])).toBeLessThanOrEqual(Number(row['rangeMaxKm']));
      expect(row['startUtc']).not.toMatch(/-2[89]T00:00:00/);
    }
  });

  test('one satellite alone has no links: refused with a hint', async () => {
    const { code, err } = await place.run([
      ...'windows links --elements one.tle --range-max-km 6000 --grazing-km 80'.split(' '),
      ...when,
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/^one\.tle: .*two \(/);
  });
});
