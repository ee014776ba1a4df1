// Are a satellite's states used wherever its source has them, and nowhere else?
import { describe, expect, test } from 'vitest';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import { readElementSets, type ElementSet } from '../../src/orbit/elementSet.ts';
import { createEphemeris, prepareFleet } from '../../src/orbit/ephemeris.ts';
import { fleetStates } from '../../src/orbit/exactStates.ts';
import { findInPieces, interruptedAlike, interruptedPairs } from '../../src/orbit/interrupted.ts';
import { walkerElementSets } from '../../src/orbit/patterns.ts';
import { createStateSource, stateErrorMeaning } from '../../src/orbit/stateSource.ts';
import type { StateTable } from '../../src/orbit/stateTable.ts';
import {
  commonStretches,
  isOrbit,
  propagateStretches,
  sampledStretches,
  tableStretches,
  type Stretch,
} from '../../src/orbit/stretches.ts';
import { fc } from '../chance.ts';
import { finish, utc } from './orbits.ts';

// SGP4 has no states of this set until two days before its epoch.
const decaying =
  readElementSets(`1 42858U 17042AK  22104.83654269  .03855088  20861-5  22103-2 0  9992
2 42858  96.8077 314.6962 0004663 256.8411 103.2359 16.19023150267593
`).elementSets[0]!;
const beforeUtcMs = utc('2022-04-08T00:00:00Z');

const [whole] = walkerElementSets({
  idPrefix: 'w',
  epochUtcMs: utc('2026-03-20T00:00:00Z'),
  altitudeKm: 600,
  inclinationRad: 1.2217,
  satelliteCount: 6,
  planeCount: 3,
  phasing: 1,
  kind: 'delta',
});

/** Disjoint stretches whose lengths and gaps are of 1 to 5 steps of 1 s, within 0 to 30 s. */
const someStretches = fc
  .array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 2, maxLength: 10 })
  .map((lengths) => {
    const stretches: Stretch[] = [];
    let atS = 0;
    for (let index = 0; index + 1 < lengths.length; index += 2) {
      const startS = atS + lengths[index]!;
      atS = startS + lengths[index + 1]!;
      if (atS < 30) stretches.push({ startS, endS: atS });
    }
    return stretches;
  });

const isIn = (stretches: readonly Stretch[], timeS: number): boolean =>
  stretches.some(({ startS, endS }) => timeS >= startS && timeS <= endS);

const propagate = (
  sets: readonly (ElementSet | StateTable)[],
  startUtcMs: number,
  [durationS, stepS]: readonly [number, number],
) => {
  const fleet = prepareFleet(sets.map(createStateSource));
  const statesAt = fleetStates(fleet, startUtcMs);
  const ephemeris = createEphemeris(sets.length, durationS / stepS + 1, 0, stepS);
  const table = finish(propagateStretches(fleet, startUtcMs, ephemeris, statesAt));
  return { ephemeris, statesAt, table };
};

describe('stretches with states', () => {
  test('longer than a step are found from samples, with ends to 1e-6 s inside', () => {
    fc.assert(
      fc.property(someStretches, (stretches) => {
        const times = { count: 31, timeOf: (sample: number) => sample };
        const hasStateAt = (timeS: number): boolean => isIn(stretches, timeS);
        const found = sampledStretches(times, hasStateAt, hasStateAt);
        expect(found).toHaveLength(stretches.length);
        found.forEach(({ startS, endS }, index) => {
          const late = startS - stretches[index]!.startS;
          const early = stretches[index]!.endS - endS;
          expect(late >= 0 && late <= 1e-6 && early >= 0 && early <= 1e-6).toBe(true);
        });
      }),
    );
  });

  test('of two satellites in common are the times at which both have states', () => {
    fc.assert(
      fc.property(someStretches, someStretches, (p, q) => {
        const common = commonStretches(p, q);
        for (let timeS = 0.005; timeS < 30; timeS += 0.05) {
          expect(isIn(common, timeS)).toBe(isIn(p, timeS) && isIn(q, timeS));
        }
      }),
    );
  });

  test('of a file end where its segments do, even between two samples or at a leap second', () => {
    const epochUtcMs = utc('2016-12-31T23:59:00Z');
    const segment = (startS: number, endS: number) => ({
      timeS: Float64Array.of(startS, endS),
      positionTemeKm: Float64Array.of(7000, 0, 0, 7000, 0, 0),
      velocityTemeKmPerS: new Float64Array(6),
      startS,
      endS,
      method: 'lagrange' as const,
      nodeCount: 2,
    });
    // 61 s after the epoch is 2017-01-01T00:00:00Z.
    const ends = [
      [-5, 10],
      [10, 20],
      [22, 30],
      [61, 71],
      [500, 600],
    ] as const;
    const segments = ends.map(([startS, endS]) => segment(startS, endS));
    const table: StateTable = { name: 'x', catalogNumber: 'x', epochUtcMs, segments };
    const span = { startS: 0, endS: 120 };
    expect(tableStretches(table, epochUtcMs, span)).toEqual([
      { startS: 0, endS: 20 },
      { startS: 22, endS: 30 },
      { startS: 60, endS: 70 },
    ]);
    const { table: found } = propagate([table], epochUtcMs, [120, 60]);
    expect(found.stretches[0]).toEqual(tableStretches(table, epochUtcMs, span));
    const gaps = found.gapsOf(0);
    expect(gaps.map(({ startS, endS }) => [startS, endS])).toEqual([
      [20, 22],
      [30, 60],
      [70, 120],
    ]);
    expect(stateErrorMeaning(gaps[0]!.errorCode)).toContain('do not reach');
  });

  test('of SGP4 begin where it recovers; before, it is said why there is no state', () => {
    const { ephemeris, statesAt, table } = propagate([decaying], beforeUtcMs, [864_000, 60]);
    const [only, ...others] = table.stretches[0]!;
    expect(others).toEqual([]);
    const state = new Float64Array(6);
    expect(statesAt(state, 0, only!.startS)).toBe(true);
    expect(statesAt(state, 0, only!.startS - 1.1e-6)).toBe(false);
    expect(only!.startS).toBeCloseTo(2.5 * 86_400 + 573.257, 2);
    expect(only!.endS).toBe(864_000);
    expect(table.gapsOf(0)).toEqual([{ startS: 0, endS: only!.startS, errorCode: 1 }]);
    expect(ephemeris.validSampleCount[0]).toBe(0);
    // A search whose first sample alone fails.
    const late = propagate([decaying], beforeUtcMs + 216_540_000, [600, 60]);
    expect(late.table.gapsOf(0).map(({ errorCode }) => errorCode)).toEqual([1]);
  });

  test('leave out what SGP4 gives beyond a decay at the speed of no satellite', () => {
    const falling = { ...whole!, meanMotionRadPerMin: (16.4 * 2 * Math.PI) / 1440, bstar: 0.01 };
    const { ephemeris, table } = propagate([falling], falling.epochUtcMs, [20 * 86_400, 60]);
    const { positionTemeKm: p, velocityTemeKmPerS: v, sampleCount } = ephemeris;
    const absurd = Array.from({ length: sampleCount }, (_, sample) => sample * 60).filter(
      (_, sample) => Math.hypot(...v.subarray(3 * sample, 3 * sample + 3)) > 1000,
    );
    expect(absurd.length).toBeGreaterThan(10); // without an error code
    expect(absurd.some((timeS) => isIn(table.stretches[0]!, timeS))).toBe(false);
    expect(table.stretches[0]!.at(-1)!.endS).toBeLessThan(86_400);
    expect(stateErrorMeaning(9)).toContain('faster than any orbit');
    expect(isOrbit(p.subarray(0, 3), v.subarray(0, 3))).toBe(true);
    // A flight past the Earth, at 1.2 times its escape speed, is kept.
    expect(isOrbit(Float64Array.of(7000, 0, 0), Float64Array.of(0, 12.8, 0))).toBe(true);
  });
});

describe('windows of interrupted satellites', () => {
  test('begin and end with the states, and are those of a search that begins there', () => {
    const { ephemeris, statesAt, table } = propagate([decaying], beforeUtcMs, [864_000, 60]);
    const [alone] = interruptedAlike(table);
    const searchOf = finish(
      findInPieces(ephemeris, statesAt, alone!, (piece, own) =>
        findEclipses(piece, beforeUtcMs, { statesAt: own }),
      ),
    );
    const late = propagate([decaying], beforeUtcMs + 3 * 86_400_000, [7 * 86_400, 60]);
    expect(late.table.stretches).toEqual([null]);
    const inner = finish(
      findEclipses(late.ephemeris, beforeUtcMs + 3 * 86_400_000, { statesAt: late.statesAt }),
    );
    const starts = searchOf.flatMap(({ startS }) => [...startS]);
    expect(inner.count).toBeGreaterThan(200);
    for (let row = 2; row < inner.count; row += 1) {
      const wantedS = inner.startS[row]! + 3 * 86_400;
      const offS = Math.min(...starts.map((startS) => Math.abs(startS - wantedS)));
      expect(offS).toBeLessThan(1e-4);
    }
  });

  test('pair by pair: alike together, others by themselves, and never without states', () => {
    const half = [{ startS: 0, endS: 50 }];
    const later = [{ startS: 40, endS: 100 }];
    const last = [{ startS: 60, endS: 100 }];
    const stretches = [null, half, later, half, [], last, null];
    const pairs: number[] = [];
    for (let a = 0; a < 7; a += 1) for (let b = a + 1; b < 7; b += 1) pairs.push(a, b);
    const found = [
      ...interruptedPairs({ stretches, gapsOf: () => [] }, Int32Array.from(pairs)),
    ].flatMap(({ indices, stretches: both, pairs: own }) =>
      Array.from({ length: own.length / 2 }, (_, at) => [
        indices[own[2 * at]!]!,
        indices[own[2 * at + 1]!]!,
        ...both.flatMap(({ startS, endS }) => [startS, endS]),
      ]),
    );
    const inOrder = found.sort((p, q) => p[0]! - q[0]! || p[1]! - q[1]!);
    expect(inOrder).toEqual([
      [0, 1, 0, 50],
      [0, 2, 40, 100],
      [0, 3, 0, 50],
      [0, 5, 60, 100],
      [1, 2, 40, 50],
      [1, 3, 0, 50],
      [1, 6, 0, 50],
      [2, 3, 40, 50],
      [2, 5, 60, 100],
      [2, 6, 40, 100],
      [3, 6, 0, 50],
      [5, 6, 60, 100],
    ]);
  });
});
