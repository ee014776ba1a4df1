import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  countWithin,
  eachWithin,
  firstAbove,
  packLanes,
  rowAt,
} from '../../../src/ui/timeline/intervals.ts';
import type { IntervalColumns, LaneTable } from '../../../src/ui/timeline/intervals.ts';

type Row = readonly [group: number, startS: number, endS: number];

function columnsOf(rows: readonly Row[]): IntervalColumns {
  return {
    count: rows.length,
    group: Int32Array.from(rows, ([group]) => group),
    startS: Float64Array.from(rows, ([, startS]) => startS),
    endS: Float64Array.from(rows, ([, , endS]) => endS),
  };
}

const someRows = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 40 }),
    )
    .map(([group, startS, lengthS]): Row => [group, startS, startS + lengthS]),
  { maxLength: 60 },
);

function lanesOf(table: LaneTable, group: number): number[][] {
  const lanes: number[][] = [];
  for (let lane = table.laneOffset[group]!; lane < table.laneOffset[group + 1]!; lane += 1) {
    const rows: number[] = [];
    for (let row = table.rowOffset[lane]!; row < table.rowOffset[lane + 1]!; row += 1)
      rows.push(row);
    lanes.push(rows);
  }
  return lanes;
}

describe('intervals in lanes', () => {
  test('lanes are sorted and disjoint, and every interval is in exactly one', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const table = packLanes(4, columnsOf(rows));
        expect([...table.source].sort((a, b) => a - b)).toEqual(rows.map((_, row) => row));
        for (let group = 0; group < 4; group += 1) {
          for (const lane of lanesOf(table, group)) {
            lane.forEach((row, at) => {
              expect(rows[table.source[row]!]![0]).toBe(group);
              if (at > 0) expect(table.startS[row]!).toBeGreaterThanOrEqual(table.endS[row - 1]!);
            });
          }
        }
      }),
    );
  });

  test('a group has as many lanes as intervals overlap at most', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const table = packLanes(4, columnsOf(rows));
        for (let group = 0; group < 4; group += 1) {
          const own = rows.filter((row) => row[0] === group);
          const depths = own.map(
            ([, atS]) => own.filter(([, startS, endS]) => startS <= atS && atS < endS).length,
          );
          expect(lanesOf(table, group)).toHaveLength(Math.max(0, ...depths));
        }
      }),
    );
  });

  test('counting what touches a window agrees with looking at every interval', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 0, max: 120 }), (rows, startS) => {
        const table = packLanes(4, columnsOf(rows));
        const endS = startS + 15;
        const expected = rows.filter((row) => row[0] === 2 && row[2] > startS && row[1] <= endS);
        expect(countWithin(table, 2, startS, endS)).toBe(expected.length);
        const visited: number[] = [];
        eachWithin(table, 2, startS, endS, (row) => visited.push(table.source[row]!));
        expect(visited.map((row) => rows[row])).toEqual(expect.arrayContaining(expected));
        expect(visited).toHaveLength(expected.length);
      }),
    );
  });

  test('an interval holds at its start and no longer at its end', () => {
    const table = packLanes(1, columnsOf([[0, 10, 20]]));
    expect(rowAt(table, 0, 10)).toBe(0);
    expect(rowAt(table, 0, 19.999)).toBe(0);
    expect(rowAt(table, 0, 20)).toBe(-1);
    expect(rowAt(table, 0, 9)).toBe(-1);
  });

  test('intervals of no group, or without times, are left out', () => {
    const table = packLanes(
      2,
      columnsOf([
        [-1, 0, 5],
        [1, NaN, 5],
        [0, 3, 4],
        [7, 0, 1],
      ]),
    );
    expect([...table.source]).toEqual([2]);
  });

  test('bisection finds the first value above, and the end when there is none', () => {
    const values = Float64Array.from([1, 2, 2, 3]);
    expect(firstAbove(values, 2, 0, 4)).toBe(3);
    expect(firstAbove(values, 0, 0, 4)).toBe(0);
    expect(firstAbove(values, 3, 0, 4)).toBe(4);
  });
});
