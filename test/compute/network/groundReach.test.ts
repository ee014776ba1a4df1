// When can data flow between the ground and each satellite?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { groundReach, intervalTable } from '../../../src/compute/network/groundReach.ts';
import type { AccessWindows, LinkWindows } from '../../../src/orbit/index.ts';

const satelliteCount = 4;
const durationS = 60;

interface Row {
  readonly first: number;
  readonly second: number;
  readonly startS: number;
  readonly endS: number;
}

/** Rows of one pair do not overlap, as a finder gives them. */
function rowsOf(firstMax: number, secondMax: number, isPair: boolean): fc.Arbitrary<Row[]> {
  const row = fc
    .tuple(
      fc.integer({ min: 0, max: firstMax }),
      fc.integer({ min: 0, max: secondMax }),
      fc.integer({ min: 0, max: durationS - 1 }),
      fc.integer({ min: 1, max: 25 }),
    )
    .map(([first, second, startS, lengthS]) => {
      return { first, second, startS, endS: Math.min(durationS, startS + lengthS) };
    })
    .filter(({ first, second }) => !isPair || first < second);
  return fc.array(row, { maxLength: 14 }).map((rows) => {
    const sorted = [...rows].sort((a, b) => a.first - b.first || a.startS - b.startS);
    return sorted.filter((each, at) =>
      sorted
        .slice(0, at)
        .every(
          (other) =>
            other.first !== each.first || other.second !== each.second || other.endS < each.startS,
        ),
    );
  });
}

const zeros = (rows: readonly Row[]) => new Float64Array(rows.length);

function accessOf(rows: readonly Row[]): AccessWindows {
  return {
    count: rows.length,
    satelliteIndex: Int32Array.from(rows, ({ first }) => first),
    stationIndex: Int32Array.from(rows, ({ second }) => second),
    startS: Float64Array.from(rows, ({ startS }) => startS),
    endS: Float64Array.from(rows, ({ endS }) => endS),
    peakS: zeros(rows),
    peakElevationRad: zeros(rows),
    rangeMinKm: zeros(rows),
  };
}

function linksOf(rows: readonly Row[]): LinkWindows {
  return {
    count: rows.length,
    satelliteAIndex: Int32Array.from(rows, ({ first }) => first),
    satelliteBIndex: Int32Array.from(rows, ({ second }) => second),
    startS: Float64Array.from(rows, ({ startS }) => startS),
    endS: Float64Array.from(rows, ({ endS }) => endS),
    rangeMinKm: zeros(rows),
    rangeMaxKm: zeros(rows),
  };
}

/** Who reaches the ground in the middle of a second. */
function reachedAt(timeS: number, access: readonly Row[], links: readonly Row[]): boolean[] {
  const isOpen = ({ startS, endS }: Row) => startS <= timeS && timeS < endS;
  const reached = Array.from({ length: satelliteCount }, (_, satellite) =>
    access.some((row) => row.first === satellite && isOpen(row)),
  );
  for (let round = 0; round < satelliteCount; round += 1) {
    for (const { first, second } of links.filter(isOpen)) {
      const either = reached[first]! || reached[second]!;
      reached[first] = either;
      reached[second] = either;
    }
  }
  return reached;
}

function expectSampled(access: readonly Row[], links: readonly Row[]): void {
  const table = groundReach(satelliteCount, accessOf(access), linksOf(links), durationS);
  for (let second = 0; second < durationS; second += 1) {
    const timeS = second + 0.5;
    const found = Array.from({ length: satelliteCount }, (_, satellite) => {
      for (let row = table.offset[satellite]!; row < table.offset[satellite + 1]!; row += 1) {
        if (table.startS[row]! <= timeS && timeS < table.endS[row]!) return true;
      }
      return false;
    });
    expect(found).toEqual(reachedAt(timeS, access, links));
  }
  for (let satellite = 0; satellite < satelliteCount; satellite += 1) {
    for (let row = table.offset[satellite]!; row < table.offset[satellite + 1]!; row += 1) {
      expect(table.endS[row]!).toBeGreaterThan(table.startS[row]!);
      const isFirst = row === table.offset[satellite]!;
      if (!isFirst) expect(table.startS[row]!).toBeGreaterThan(table.endS[row - 1]!);
    }
  }
}

describe('ground reach', () => {
  test('is a view of one’s own or of anybody whom open links connect, second by second', () => {
    fc.assert(
      fc.property(rowsOf(3, 2, false), rowsOf(3, 3, true), (access, links) => {
        expectSampled(access, links);
      }),
      { seed: 5 },
    );
  });

  test('without links is one’s own views, joined where stations overlap', () => {
    fc.assert(
      fc.property(rowsOf(3, 2, false), (access) => expectSampled(access, [])),
      { seed: 5 },
    );
  });
});

test('lists by satellite become one table', () => {
  const table = intervalTable([[1, 5], [], [2]], [[2, 6], [], [9]]);
  expect([...table.offset]).toEqual([0, 2, 2, 3]);
  expect([...table.startS]).toEqual([1, 5, 2]);
  expect([...table.endS]).toEqual([2, 6, 9]);
});
