// Is every place in its cell, and do bands and scales say what the cells say?
import { fc } from '../../chance.ts';
import { expect, test } from 'vitest';
import {
  bandDeg,
  cellCorner,
  cellName,
  cellOf,
  coverageBands,
  roundUp,
  shownColumn,
} from '../../../src/ui/network/coverageCells.ts';
import {
  cellDeg,
  coverageColumnCount,
  coverageRowCount,
} from '../../../src/ui/network/coverageStudies.ts';
import { cellDetail, cellTitle } from '../../../src/ui/network/coverageWords.ts';
import type { CoverageColumns, SeenCounts } from '../../../src/ui/run/messages.ts';

const radPerDeg = Math.PI / 180;
const cellCount = coverageRowCount * coverageColumnCount;

function seenOf(countAt: (cell: number) => number): SeenCounts {
  const counts = Uint16Array.from({ length: cellCount }, (_, cell) => countAt(cell));
  return { timeS: 0, cellDeg, elevationMinRad: 0.4, counts };
}

/** A day in which every cell sees its own row's number on average. */
const day: CoverageColumns = {
  ...{ cellDeg, elevationMinRad: 0.4, atLeastCount: 1, instantCount: 10 },
  meanCount: Float64Array.from({ length: cellCount }, (_, c) => Math.floor(c / 180)),
  minCount: Uint16Array.from({ length: cellCount }, (_, cell) => cell % 7),
  maxCount: new Uint16Array(cellCount).fill(9),
  coveredFraction: new Float64Array(cellCount).fill(0.25),
  ...{ earthMeanCount: 1, earthCoveredFraction: 0.25 },
};

test('a place lies in its cell, whatever turn its longitude is given in', () => {
  const latitudes = fc.double({ min: -89.999, max: 89.999, noNaN: true });
  const longitudes = fc.double({ min: -540, max: 540, noNaN: true });
  fc.assert(
    fc.property(latitudes, longitudes, (latitudeDeg, longitudeDeg) => {
      const cell = cellOf(latitudeDeg * radPerDeg, longitudeDeg * radPerDeg);
      const [south, west] = cellCorner(cell);
      expect(latitudeDeg - south).toBeGreaterThanOrEqual(-1e-9);
      expect(latitudeDeg - south).toBeLessThanOrEqual(cellDeg + 1e-9);
      const east = (((longitudeDeg - west) % 360) + 360) % 360;
      expect(Math.min(east, 360 - east)).toBeLessThanOrEqual(cellDeg + 1e-9);
      expect(cell).toBeLessThan(cellCount);
    }),
  );
});

test('poles and the date line have cells, and names say the hemispheres', () => {
  expect(cellOf(Math.PI / 2, Math.PI)).toBeLessThan(cellCount);
  expect(cellOf(-Math.PI / 2, -Math.PI)).toBe(0);
  expect(cellName(cellOf(51.5 * radPerDeg, -0.1 * radPerDeg))).toBe('50–52° N, 0–2° W');
  expect(cellName(cellOf(-33.9 * radPerDeg, 151.2 * radPerDeg))).toBe('32–34° S, 150–152° E');
});

test('bands run from north to south, and one number everywhere is that number in each', () => {
  const bands = coverageBands(
    seenOf(() => 4),
    day,
  );
  expect(bands).toHaveLength(180 / bandDeg);
  expect(bands[0]!.toDeg).toBe(90);
  for (const band of bands) {
    expect(band.nowCount).toBeCloseTo(4, 12);
    expect(band.coveredFraction).toBeCloseTo(0.25, 12);
    expect(band.leastCount).toBe(0);
    const rows = [(band.fromDeg + 90) / cellDeg, (band.toDeg + 90) / cellDeg - 1];
    expect(band.meanCount).toBeGreaterThan(rows[0]!);
    expect(band.meanCount).toBeLessThan(rows[1]!);
  }
  expect(coverageBands(null, null)[3]!.nowCount).toBeNaN();
});

test('rows towards the pole weigh less in their band', () => {
  const polar = coverageBands(null, day)[0]!;
  expect(polar.meanCount).toBeLessThan((85 + 89) / 2);
});

test('the scale ends at a round number that no cell exceeds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (most) => {
      expect(roundUp(most)).toBeGreaterThanOrEqual(most);
      expect(roundUp(most)).toBeLessThanOrEqual(Math.max(1, 2 * most));
    }),
  );
  const column = shownColumn('mean', null, 0, day)!;
  expect(column.most).toBeGreaterThanOrEqual(Math.max(...Array.from(column.values)));
  expect(shownColumn('mean', null, 0, null)).toBeNull();
  expect(shownColumn('covered', null, 0, day)!.most).toBe(1);
});

test('a cell tells its counts in words, of the day only what is known', () => {
  expect(cellTitle(1)).toBe('1 satellite sees this cell now');
  expect(cellTitle(12)).toBe('12 satellites see this cell now');
  expect(cellDetail(null, 3)).toBe('');
  expect(cellDetail(day, 180 * 3 + 5)).toMatch(
    /^mean 3, least 6, covered 25.0\u202f% of the time$/,
  );
});
