import { describe, expect, test } from 'vitest';
import { readElementSets } from '../../src/orbit/elementSet.ts';
import { earthMuKm3PerS2 } from '../../src/orbit/constants.ts';
import { tableStateInto, type StateTable } from '../../src/orbit/stateTable.ts';
import { every, oemHeader, oemSegment, type Meta, type StateAt } from './oemSamples.ts';
import { twoBody, utc } from './orbits.ts';

const start = utc('2026-12-21T00:00:00Z');
const speed = Math.sqrt(earthMuKm3PerS2 / 6928);
const low = twoBody([6928, 0, 0, 0, 0.6 * speed, 0.8 * speed], earthMuKm3PerS2);

function tableOf(stateAt: StateAt, timesS: readonly number[], changes: Meta = {}): StateTable {
  const text = oemHeader + oemSegment(stateAt, start, timesS, changes);
  const { stateTables, problems } = readElementSets(text);
  expect(problems).toEqual([]);
  return stateTables[0]!;
}

/** Greatest errors between the states of a table, m and mm/s. */
function errorOf(table: StateTable, stateAt: StateAt, timesS: readonly number[]): [number, number] {
  const [found, exact] = [new Float64Array(6), new Float64Array(6)];
  let [positionKm, velocityKmPerS] = [0, 0];
  for (const timeS of timesS) {
    expect(tableStateInto(found, 0, table, timeS / 60)).toBe(0);
    stateAt(exact, timeS);
    for (let c = 0; c < 3; c += 1) {
      positionKm = Math.max(positionKm, Math.abs(found[c]! - exact[c]!));
      velocityKmPerS = Math.max(velocityKmPerS, Math.abs(found[c + 3]! - exact[c + 3]!));
    }
  }
  return [positionKm * 1e3, velocityKmPerS * 1e6];
}

const minutes = every(60, 97);
const between = every(7, 800);

/** Every component a polynomial of a degree, the velocity its slope. */
const polynomial =
  (degree: number): StateAt =>
  (out, timeS) => {
    const x = timeS / 300;
    for (let c = 0; c < 3; c += 1) {
      out[c] = 7000 + (c + 1) * x ** degree;
      out[c + 3] = ((c + 1) * degree * x ** (degree - 1)) / 300;
    }
  };

describe('interpolation as the header says', () => {
  test('a state of the table comes back to the last bit', () => {
    for (const INTERPOLATION of ['HERMITE', 'LAGRANGE', 'LINEAR']) {
      const table = tableOf(low, minutes, { INTERPOLATION });
      expect(errorOf(table, low, minutes)).toEqual([0, 0]);
    }
  });

  test.each([1, 3, 5, 7, 9])(
    'Hermite of degree %i is exact for that degree, not beyond',
    (degree) => {
      const meta = { INTERPOLATION_DEGREE: String(degree) };
      const at = (power: number) =>
        errorOf(tableOf(polynomial(power), minutes, meta), polynomial(power), between)[0];
      const scale = 20 ** degree; // of the values, km; 1e-9 of it in m is 1e-12
      expect(at(degree)).toBeLessThan(1e-6 + 1e-9 * scale);
      expect(at(degree + 1)).toBeGreaterThan(1e-4);
    },
  );

  test.each([1, 2, 5, 8])(
    'Lagrange of degree %i is exact for that degree, not beyond',
    (degree) => {
      const meta = { INTERPOLATION: 'LAGRANGE', INTERPOLATION_DEGREE: String(degree) };
      const at = (power: number) =>
        errorOf(tableOf(polynomial(power), minutes, meta), polynomial(power), between)[0];
      expect(at(degree)).toBeLessThan(1e-6 + 1e-9 * 20 ** degree);
      expect(at(degree + 1)).toBeGreaterThan(1e-4);
    },
  );

  test('LINEAR is a straight line, 3.7 km off in low orbit at 60 s', () => {
    const [positionM] = errorOf(tableOf(low, minutes, { INTERPOLATION: 'LINEAR' }), low, between);
    expect(positionM).toBeGreaterThan(3000);
    expect(positionM).toBeLessThan(4000);
  });

  test('in low orbit at 60 s Hermite of degree 7 is right to 0.1 mm, at 180 s to 0.5 m', () => {
    expect(errorOf(tableOf(low, minutes), low, between)[0]).toBeLessThan(1e-4);
    expect(errorOf(tableOf(low, every(180, 33)), low, between)[0]).toBeLessThan(0.5);
  });

  test('without a word about it, Hermite of degree 7 is used', () => {
    const silent = tableOf(low, minutes, { INTERPOLATION: '', INTERPOLATION_DEGREE: '' });
    expect(silent.segments[0]).toMatchObject({ method: 'hermite', nodeCount: 4 });
  });

  test('a degree beyond the states, or beyond sense, is lowered with a warning', () => {
    const read = (count: number, INTERPOLATION_DEGREE: string) =>
      readElementSets(
        oemHeader + oemSegment(low, start, every(60, count), { INTERPOLATION_DEGREE }),
      );
    const short = read(3, '7');
    expect(short.stateTables[0]!.segments[0]!.nodeCount).toBe(3);
    expect(short.warnings[0]!.message).toContain('needs 4 states, 3 are used');
    expect(read(200, '1000').stateTables[0]!.segments[0]!.nodeCount).toBe(10);
    expect(read(200, 'seven').stateTables[0]!.segments[0]!.nodeCount).toBe(4);
  });
});

describe('the time that a table covers', () => {
  test('is not left: no state is made up before, after, or outside the usable time', () => {
    const out = new Float64Array(6);
    const usable = {
      USEABLE_START_TIME: '2026-12-21T00:02:00',
      USEABLE_STOP_TIME: '2026-12-21T01:00:00',
    };
    const table = tableOf(low, minutes, usable);
    const codes = [119.9, 120, 3600, 3600.1].map((timeS) =>
      tableStateInto(out, 0, table, timeS / 60),
    );
    expect(codes).toEqual([8, 0, 0, 8]);
    expect(out.every(Number.isNaN)).toBe(true);
    const all = tableOf(low, minutes);
    expect([-0.001, 0, 5760, 5760.001].map((s) => tableStateInto(out, 0, all, s / 60))).toEqual([
      8, 0, 0, 8,
    ]);
  });

  test('a gap between two segments stays a gap; at a common edge the later one counts', () => {
    const shifted: StateAt = (out, timeS) => {
      low(out, timeS);
      out[0]! += 1; // a manoeuvre that nobody flies, to tell the segments apart
    };
    const text =
      oemHeader +
      oemSegment(low, start, every(60, 11)) +
      oemSegment(
        shifted,
        start,
        every(60, 11).map((s) => s + 600),
      ) +
      oemSegment(
        low,
        start,
        every(60, 11).map((s) => s + 1800),
      );
    const { stateTables, problems } = readElementSets(text);
    expect([stateTables.length, problems]).toEqual([1, []]);
    const [found, exact] = [new Float64Array(6), new Float64Array(6)];
    const offset = (timeS: number): number => {
      if (tableStateInto(found, 0, stateTables[0]!, timeS / 60) !== 0) return NaN;
      low(exact, timeS);
      return found[0]! - exact[0]!;
    };
    expect(offset(599)).toBeCloseTo(0, 6);
    expect(offset(600)).toBeCloseTo(1, 9);
    expect(offset(1200)).toBeCloseTo(1, 9);
    expect(offset(1500)).toBeNaN();
    expect(offset(1830)).toBeCloseTo(0, 6);
  });

  test('a leap second is a second: states on both sides of one are 60 s apart, not 59', () => {
    const before = utc('2016-12-31T23:50:00Z');
    const taiText = (timeS: number): string =>
      new Date(before + 36000 + timeS * 1000).toISOString().slice(0, -1);
    const state = new Float64Array(6);
    const lines = every(60, 21).map((timeS) => {
      low(state, timeS);
      return `${taiText(timeS)} ${Array.from(state).join(' ')}`;
    });
    const meta = oemSegment(low, before, [0], { TIME_SYSTEM: 'TAI' }).split('\n\n')[0]!;
    const table = readElementSets(`${oemHeader}${meta}\n${lines.join('\n')}`).stateTables[0]!;
    expect(table.epochUtcMs).toBe(before);
    const exact = new Float64Array(6);
    // 620 s later by an atomic clock is 00:00:19 UTC: the last minute of 2016 had 61 seconds.
    expect(tableStateInto(state, 0, table, (utc('2017-01-01T00:00:19Z') - before) / 60000)).toBe(0);
    low(exact, 620);
    for (let c = 0; c < 3; c += 1) expect(state[c]).toBeCloseTo(exact[c]!, 6);
  });
});
