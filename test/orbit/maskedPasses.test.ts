// Is a satellite seen exactly when it stands above what is in the way?
import { describe, expect, test } from 'vitest';
import { findAccess, type StationSite } from '../../src/orbit/access.ts';
import { interpolateInto, prepareFleet, type Ephemeris } from '../../src/orbit/ephemeris.ts';
import { fleetStates } from '../../src/orbit/exactStates.ts';
import { createPropagator, type Propagator } from '../../src/orbit/sgp4.ts';
import { createStationFrame, lookAnglesInto, temeToEcef } from '../../src/orbit/frames.ts';
import { maskElevationRad, maskRangeInto, type HorizonMask } from '../../src/orbit/horizonMask.ts';
import { walkerElementSets } from '../../src/orbit/patterns.ts';
import { gmstRad } from '../../src/orbit/time.ts';
import type { AccessWindows } from '../../src/orbit/windows.ts';
import { fc } from '../chance.ts';
import { deg, finish, fleetEphemeris, utc } from './orbits.ts';

const startUtcMs = utc('2026-03-20T00:00:00Z');
const durationS = 43_200;
const fleet = walkerElementSets({
  idPrefix: 'w',
  epochUtcMs: startUtcMs,
  altitudeKm: 550,
  inclinationRad: 97.6 * deg,
  satelliteCount: 3,
  planeCount: 3,
  phasing: 1,
  kind: 'star',
});
const ephemeris = fleetEphemeris(fleet, durationS, 60);
const home: StationSite = {
  ...{ id: 'home', latitudeRad: 47.4 * deg, longitudeRad: 8.5 * deg, altitudeM: 400 },
  elevationMinRad: 5 * deg,
};

/** [azimuth, elevation] in degrees. */
function maskOf(entries: readonly (readonly [number, number])[]): HorizonMask {
  return {
    azimuthRad: entries.map(([azimuth]) => azimuth * deg),
    elevationRad: entries.map(([, elevation]) => elevation * deg),
  };
}

const ridge = maskOf([
  [20, 3],
  [90, 24],
  [150, 12],
  [200, 30],
  [260, 2],
  [330, 8],
]);
/** A tower a degree wide and 70° high to the south, walls that rise within a hundredth. */
const tower = maskOf([
  [179.5, 0],
  [179.51, 70],
  [180.49, 70],
  [180.5, 0],
]);

const masked = (horizonMask: HorizonMask): StationSite => ({ ...home, horizonMask });
const passesOf = (site: StationSite): AccessWindows =>
  finish(findAccess(ephemeris, [site], startUtcMs, { endS: durationS }));

/** Azimuth and elevation by the frames' own path. */
function lookAt(of: Ephemeris, satellite: number, timeS: number): [number, number] {
  const [state, turned, out] = [new Float64Array(6), new Float64Array(3), new Float64Array(4)];
  const frame = createStationFrame(home.latitudeRad, home.longitudeRad, home.altitudeM / 1000);
  interpolateInto(state, of, satellite, timeS);
  temeToEcef(turned, state, gmstRad(startUtcMs + timeS * 1000));
  lookAnglesInto(out, frame, turned, [0, 0, 0]);
  return [out[0]!, out[1]!];
}

function marginRad(mask: HorizonMask, satellite: number, timeS: number): number {
  const [azimuthRad, elevationRad] = lookAt(ephemeris, satellite, timeS);
  return elevationRad - Math.max(home.elevationMinRad, maskElevationRad(mask, azimuthRad));
}

const isIn = (windows: AccessWindows, satellite: number, timeS: number): boolean =>
  Array.from(windows.startS).some(
    (startS, row) =>
      windows.satelliteIndex[row] === satellite && startS <= timeS && timeS < windows.endS[row]!,
  );

describe('a mask', () => {
  test('runs straight from entry to entry, and on over north', () => {
    const at = (azimuth: number) => maskElevationRad(ridge, azimuth * deg) / deg;
    expect([20, 55, 90, 330, 355, 380, -5].map(at)).toEqual(
      [3, 13.5, 24, 8, 5.5, 3, 5.5].map((value) => expect.closeTo(value, 9) as number),
    );
    expect(maskElevationRad(maskOf([[77, 12]]), 3)).toBeCloseTo(12 * deg, 12);
  });

  test('has within reach of an azimuth what looking everywhere there finds', () => {
    const out = new Float64Array(2);
    fc.assert(
      fc.property(
        fc.double({ min: -400, max: 400, noNaN: true }),
        fc.double({ min: 0, max: 180, noNaN: true }),
        (about, reach) => {
          maskRangeInto(out, ridge, about * deg, reach * deg);
          const seen = Array.from({ length: 401 }, (_, step) =>
            maskElevationRad(ridge, (about + reach * (step / 200 - 1)) * deg),
          );
          const [least, most] = [Math.min(...seen), Math.max(...seen)];
          expect(out[0]).toBeLessThanOrEqual(least + 1e-12);
          expect(out[1]).toBeGreaterThanOrEqual(most - 1e-12);
          // Half a step of the looking, at the steepest of the mask.
          expect(least - out[0]!).toBeLessThan((reach / 400) * 0.51 * deg + 1e-12);
          expect(out[1]! - most).toBeLessThan((reach / 400) * 0.51 * deg + 1e-12);
        },
      ),
    );
  });
});

describe.each([
  ['a ridge', ridge],
  ['a tower', tower],
])('behind %s', (_, mask) => {
  const windows = passesOf(masked(mask));

  test('passes are those that brute force finds, second by second', () => {
    let differences = 0;
    let inside = 0;
    for (const satellite of [0, 1, 2]) {
      for (let timeS = 0.5; timeS < durationS; timeS += 1) {
        const isAbove = marginRad(mask, satellite, timeS) > 0;
        if (isAbove) inside += 1;
        if (isAbove !== isIn(windows, satellite, timeS)) differences += 1;
      }
    }
    expect(inside).toBeGreaterThan(2000);
    expect(differences).toBe(0);
  });

  test('they begin and end at the mask, to 0.1 ms by another path of frames', () => {
    expect(windows.count).toBeGreaterThan(7);
    for (let row = 0; row < windows.count; row += 1) {
      const satellite = windows.satelliteIndex[row]!;
      for (const [edgeS, inward] of [
        [windows.startS[row]!, 1],
        [windows.endS[row]!, -1],
      ] as const) {
        if (edgeS === 0 || edgeS === durationS) continue;
        expect(marginRad(mask, satellite, edgeS + 1e-4 * inward)).toBeGreaterThan(0);
        expect(marginRad(mask, satellite, edgeS - 1e-4 * inward)).toBeLessThan(0);
      }
    }
  });

  test('each part has its own peak', () => {
    for (let row = 0; row < windows.count; row += 1) {
      const [startS, endS] = [windows.startS[row]!, windows.endS[row]!];
      const peakS = windows.peakS[row]!;
      expect(peakS >= startS && peakS <= endS).toBe(true);
      const look = (timeS: number) => lookAt(ephemeris, windows.satelliteIndex[row]!, timeS)[1];
      expect(windows.peakElevationRad[row]!).toBeCloseTo(look(peakS), 6);
      for (const share of [0.01, 0.25, 0.5, 0.75, 0.99]) {
        expect(look(startS + share * (endS - startS))).toBeLessThanOrEqual(look(peakS) + 1e-7);
      }
    }
  });
});

test('a thin tower cuts a pass in two even where no sample falls behind it', () => {
  const bare = passesOf(home);
  const cut = passesOf(masked(tower));
  expect(cut.count).toBeGreaterThan(bare.count);
  const gapsS = Array.from({ length: cut.count - 1 }, (_, row) =>
    cut.satelliteIndex[row] === cut.satelliteIndex[row + 1]
      ? cut.startS[row + 1]! - cut.endS[row]!
      : Infinity,
  );
  expect(Math.min(...gapsS)).toBeLessThan(30);
});

test('an even mask is a least elevation: edges agree within a microsecond', () => {
  const even = passesOf(
    masked(
      maskOf([
        [0, 12],
        [120, 12],
        [300, 12],
      ]),
    ),
  );
  const plain = passesOf({ ...home, elevationMinRad: 12 * deg });
  expect(even.count).toBe(plain.count);
  for (let row = 0; row < plain.count; row += 1) {
    expect(Math.abs(even.startS[row]! - plain.startS[row]!)).toBeLessThan(2e-6);
    expect(Math.abs(even.endS[row]! - plain.endS[row]!)).toBeLessThan(2e-6);
  }
});

test('a mask below the least elevation changes nothing', () => {
  const low = passesOf(
    masked(
      maskOf([
        [0, 1],
        [90, 4.9],
        [200, -3],
      ]),
    ),
  );
  const plain = passesOf(home);
  expect(low.count).toBe(plain.count);
  for (let row = 0; row < plain.count; row += 1) {
    expect(Math.abs(low.startS[row]! - plain.startS[row]!)).toBeLessThan(2e-6);
  }
});

test('more in the way never adds a second', () => {
  const sum = ({ startS, endS }: AccessWindows) =>
    endS.reduce((total, end, row) => total + end - startS[row]!, 0);
  const entries = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 359 }), fc.nat(60)), {
    ...{ minLength: 1, maxLength: 7, selector: ([azimuth]) => azimuth },
  });
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 20 }), (list, more) => {
      const sorted = [...list].sort((a, b) => a[0] - b[0]);
      const raised = sorted.map(([azimuth, elevation]) => [azimuth, elevation + more] as const);
      const [under, over] = [passesOf(masked(maskOf(sorted))), passesOf(masked(maskOf(raised)))];
      expect(sum(over)).toBeLessThanOrEqual(sum(under) + 1e-5);
      expect(sum(under)).toBeLessThanOrEqual(sum(passesOf(home)) + 1e-5);
    }),
    { numRuns: 15 },
  );
});

test('edges settle on SGP4 itself where it is given, whatever the step of the samples', () => {
  const statesAt = fleetStates(
    prepareFleet(fleet.map((each) => createPropagator(each) as Propagator)),
    startUtcMs,
  );
  const [rough, fine] = [60, 120].map((stepS) => {
    const of = fleetEphemeris(fleet, durationS, stepS);
    return finish(findAccess(of, [masked(ridge)], startUtcMs, { endS: durationS, statesAt }));
  }) as [AccessWindows, AccessWindows];
  expect(fine.count).toBe(rough.count);
  for (let row = 0; row < rough.count; row += 1) {
    expect(Math.abs(rough.startS[row]! - fine.startS[row]!)).toBeLessThan(3e-6);
    expect(Math.abs(rough.endS[row]! - fine.endS[row]!)).toBeLessThan(3e-6);
  }
});
