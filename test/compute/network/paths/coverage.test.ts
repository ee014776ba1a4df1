// Does the grid see as many satellites as each cell does by itself, and as a cap of a sphere has?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { createStationFrame, lookAnglesInto } from '../../../../src/orbit/index.ts';
import {
  capShare,
  CoverageCounter,
  createCoverageGrid,
  footprintRad,
} from '../../../../src/compute/network/paths/coverageGrid.ts';
import { coverageStudy } from '../../../../src/compute/network/paths/coverageStudy.ts';
import { parseScenario } from '../../../../src/compute/scenario/parse.ts';

const degree = Math.PI / 180;

function placeAt(latitudeDeg: number, longitudeDeg: number, radiusKm: number): number[] {
  const [phi, lambda] = [latitudeDeg * degree, longitudeDeg * degree];
  const across = radiusKm * Math.cos(phi);
  return [across * Math.cos(lambda), across * Math.sin(lambda), radiusKm * Math.sin(phi)];
}

describe('a cell', () => {
  test('counts who is above the mask as looking at each one does, poles and seam too', () => {
    const grid = createCoverageGrid(6);
    const counts = new Uint16Array(grid.rowCount * grid.columnCount);
    const anySky = fc.array(
      fc.tuple(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: 6700, max: 42_000, noNaN: true }),
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(anySky, fc.double({ min: 0, max: 60, noNaN: true }), (sky, maskDeg) => {
        const places = sky.map(([phi, lambda, r]) => placeAt(phi, lambda, r));
        const counter = new CoverageCounter(grid, maskDeg * degree);
        counter.count(counts, Float64Array.from(places.flat()), 0);
        const look = new Float64Array(4);
        for (let cell = 0; cell < counts.length; cell += 1) {
          const phi = grid.latitudeRad[Math.floor(cell / grid.columnCount)]!;
          const frame = createStationFrame(phi, grid.longitudeRad[cell % grid.columnCount]!, 0);
          const seen = places.filter((place) => {
            lookAnglesInto(look, frame, place, [0, 0, 0]);
            return look[1]! > maskDeg * degree;
          });
          if (counts[cell] !== seen.length)
            expect([cell, counts[cell]]).toEqual([cell, seen.length]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('has its share of the sphere: all together are one', () => {
    for (const cellDeg of [2, 5, 30]) {
      const { cellShare, columnCount } = createCoverageGrid(cellDeg);
      const total = cellShare.reduce((sum, share) => sum + share * columnCount, 0);
      expect(Math.abs(total - 1)).toBeLessThan(1e-12);
    }
  });

  test('turns with the Earth: a quarter of a turn is a quarter of the columns', () => {
    const grid = createCoverageGrid(10);
    const [still, turned] = [0, 0].map(() => new Uint16Array(grid.rowCount * grid.columnCount));
    const counter = new CoverageCounter(grid, 0.3);
    const place = Float64Array.from(placeAt(31, 47, 7400));
    counter.count(still!, place, 0);
    counter.count(turned!, place, Math.PI / 2);
    const quarter = grid.columnCount / 4;
    still!.forEach((count, cell) => {
      const row = Math.floor(cell / grid.columnCount);
      const column = (cell - quarter + grid.columnCount) % grid.columnCount;
      expect(turned![row * grid.columnCount + (column % grid.columnCount)]).toBe(count);
    });
    expect(still!.some((count) => count === 1)).toBe(true);
  });
});

describe('a footprint on a sphere', () => {
  test.each([
    [550, 25, 45],
    [550, 0, 10],
    [1200, 10, -80],
    [35_786, 5, 0],
  ])('%i km up above %i° is the cap of the closed form', (altitudeKm, maskDeg, latitudeDeg) => {
    const radiusKm = 6371;
    const grid = createCoverageGrid(0.5, radiusKm);
    const counts = new Uint16Array(grid.rowCount * grid.columnCount);
    const counter = new CoverageCounter(grid, maskDeg * degree);
    const place = placeAt(latitudeDeg, 33, radiusKm + altitudeKm);
    counter.count(counts, Float64Array.from(place), 0);
    const share = counts.reduce(
      (sum, count, cell) => sum + count * grid.cellShare[Math.floor(cell / grid.columnCount)]!,
      0,
    );
    const cap = capShare(radiusKm + altitudeKm, radiusKm, maskDeg * degree);
    // Cells of 0.5° on the rim of a cap count as a whole or not at all.
    expect(Math.abs(share / cap - 1)).toBeLessThan(0.02);
  });

  test('of 550 km at 25° reaches 940 km', () => {
    expect(footprintRad(6921, 6371, 25 * degree) * 6371).toBeCloseTo(940.6, 0);
  });
});

function drained<T>(work: Generator<unknown, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

const shell = parseScenario(
  JSON.stringify({
    ...{ dawnline: 1, name: 's', startUtc: '2026-12-21T00:00:00Z', durationS: 6000, stepS: 60 },
    fleets: [
      {
        orbit: {
          ...{ kind: 'walker', altitudeKm: 1000, inclinationDeg: 60 },
          ...{ planeCount: 6, satellitesPerPlaneCount: 6 },
        },
      },
    ],
  }),
).scenario!;

describe('a study', () => {
  test('has on average over the Earth as many in view as there are caps', () => {
    const options = { cellDeg: 5, elevationMinRad: 10 * degree, stepS: 300 };
    const study = drained(coverageStudy(shell, options));
    const caps = 36 * capShare(6371 + 1000, 6371, 10 * degree);
    expect(Math.abs(study.earthMeanCount / caps - 1)).toBeLessThan(0.03);
    expect(study.instantCount).toBe(21);
  });

  test('keeps least, mean and most in order, and covers less when more are asked for', () => {
    const options = { cellDeg: 10, elevationMinRad: 10 * degree, stepS: 300 };
    const [one, two] = [1, 2].map((atLeastCount) =>
      drained(coverageStudy(shell, { ...options, atLeastCount })),
    );
    one!.meanCount.forEach((mean, cell) => {
      expect(one!.minCount[cell]!).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(one!.maxCount[cell]!);
      expect(two!.coveredFraction[cell]!).toBeLessThanOrEqual(one!.coveredFraction[cell]!);
      expect(one!.coveredFraction[cell] === 1).toBe(one!.minCount[cell]! >= 1);
    });
    expect(one!.earthCoveredFraction).toBeGreaterThan(two!.earthCoveredFraction);
  });

  test('says how far it is, up to the whole', () => {
    const shares = [...coverageStudy(shell, { cellDeg: 30, stepS: 1000 })].map(
      (s) => s.doneFraction,
    );
    expect(shares[shares.length - 1]).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});
