// Is an order that is found in one pass the one that a plain sort finds?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { rowsByGroup, rowsByStart, sortByStart } from '../../../src/ui/timeline/ordering.ts';

/** Few values, so that many are equal, or any, so that they lie far apart and in heaps. */
const startArb = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.double({ min: 0, max: 1e-6, noNaN: true }),
);
const rowsArb = fc.array(fc.record({ group: fc.integer({ min: 0, max: 4 }), startS: startArb }), {
  maxLength: 300,
});

const ascending = (count: number): Int32Array =>
  Int32Array.from({ length: count }, (_, row) => row);

describe('the order of rows', () => {
  test('by start it is that of a stable sort, whatever the starts', () => {
    fc.assert(
      fc.property(rowsArb, (table) => {
        const startS = table.map((row) => row.startS);
        const expected = table
          .map((_, row) => row)
          .sort((a, b) => startS[a]! - startS[b]! || a - b);
        expect([...rowsByStart(startS.length, startS)]).toEqual(expected);
      }),
    );
  });

  test('by group and start it is that of a stable sort, of the rows that are asked for', () => {
    fc.assert(
      fc.property(rowsArb, fc.nat(4), (table, leftOut) => {
        const columns = {
          group: table.map(({ group }) => group),
          startS: table.map(({ startS }) => startS),
        };
        const kept = table.flatMap(({ group }, row) => (group === leftOut ? [] : [row]));
        const { rows, offset } = rowsByGroup(Int32Array.from(kept), 5, columns);
        const expected = kept.sort(
          (a, b) =>
            columns.group[a]! - columns.group[b]! ||
            columns.startS[a]! - columns.startS[b]! ||
            a - b,
        );
        expect([...rows]).toEqual(expected);
        for (let group = 0; group < 5; group += 1) {
          const own = rows.subarray(offset[group], offset[group + 1]);
          expect([...own].every((row) => columns.group[row] === group)).toBe(true);
        }
        expect(offset[5]).toBe(kept.length);
      }),
    );
  });

  test('a thousand rows in one heap and one far from it are sorted all the same', () => {
    const startS = Float64Array.from({ length: 1001 }, (_, row) =>
      row === 500 ? 1e12 : (row * 7919) % 1009,
    );
    const rows = ascending(1001);
    sortByStart(rows, startS);
    expect(rows[1000]).toBe(500);
    expect([...rows].every((row, at) => at === 0 || startS[rows[at - 1]!]! <= startS[row]!)).toBe(
      true,
    );
  });

  test('the order of a column is found once, and shared', () => {
    const startS = Float64Array.of(3, 1, 2);
    expect(rowsByStart(3, startS)).toBe(rowsByStart(3, startS));
  });
});
