// Are edges those of SGP4 itself, whatever the step, on round and on eccentric orbits?
import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { findAccess, type StationSite } from '../../src/orbit/access.ts';
import { shadowConesInto, shadowMarginKm, shadowShape } from '../../src/orbit/eclipse.ts';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import {
  createEphemeris,
  prepareFleet,
  propagateFleet,
  type PreparedFleet,
} from '../../src/orbit/ephemeris.ts';
import { fleetStates } from '../../src/orbit/exactStates.ts';
import { createStationFrame } from '../../src/orbit/frames.ts';
import { designElementSet } from '../../src/orbit/patterns.ts';
import { createPropagator, propagateInto, type Propagator } from '../../src/orbit/sgp4.ts';
import { sunPositionInto } from '../../src/orbit/sun.ts';
import { gmstRad } from '../../src/orbit/time.ts';
import { topocentricInto } from '../../src/orbit/topocentric.ts';
import { deg, finish, utc } from './orbits.ts';

const startUtcMs = utc('2026-03-20T00:00:00Z');
const spanS = 43_200;
const state = new Float64Array(6);
const look = new Float64Array(4);

interface Case {
  readonly perigeeKm: number;
  readonly eccentricity: number;
  readonly inclination: number;
  readonly node: number;
  readonly perigee: number;
  readonly anomaly: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation: number;
}

const angle = fc.integer({ min: 0, max: 359 });
const cases: fc.Arbitrary<Case> = fc.record({
  perigeeKm: fc.integer({ min: 350, max: 1500 }),
  eccentricity: fc.constantFrom(0.0005, 0.02, 0.3, 0.72),
  inclination: fc.integer({ min: 20, max: 120 }),
  node: angle,
  perigee: angle,
  anomaly: angle,
  latitude: fc.integer({ min: -85, max: 85 }),
  longitude: angle,
  elevation: fc.constantFrom(-5, 0, 10, 30),
});

function fly(c: Case): { propagator: Propagator; fleet: PreparedFleet } {
  const radiusKm = (6378.137 + c.perigeeKm) / (1 - c.eccentricity);
  const set = designElementSet({
    id: 'x',
    epochUtcMs: startUtcMs,
    altitudeKm: radiusKm - 6378.137,
    inclinationRad: c.inclination * deg,
    rightAscensionRad: c.node * deg,
    argumentOfPerigeeRad: c.perigee * deg,
    meanAnomalyRad: c.anomaly * deg,
    eccentricity: c.eccentricity,
  });
  const propagator = createPropagator(set);
  return { propagator: propagator as Propagator, fleet: prepareFleet([propagator]) };
}

function ephemerisOf(fleet: PreparedFleet, stepS: number) {
  const ephemeris = createEphemeris(1, Math.ceil(spanS / stepS) + 1, 0, stepS);
  finish(propagateFleet(fleet, startUtcMs, ephemeris));
  return ephemeris;
}

/** Sign changes of a function, sought every 5 s and bisected to 1e-7 s. */
function bruteEdges(valueAt: (timeS: number) => number): number[] {
  const edges: number[] = [];
  let isInside = valueAt(0) > 0;
  for (let from = 0; from < spanS; from += 5) {
    const isNext = valueAt(from + 5) > 0;
    if (isNext === isInside) continue;
    let [a, b] = [from, from + 5];
    while (b - a > 1e-7) {
      const middle = (a + b) / 2;
      if (valueAt(middle) > 0 === isInside) a = middle;
      else b = middle;
    }
    edges.push((a + b) / 2);
    isInside = isNext;
  }
  return edges;
}

const isInner = (t: number): boolean => t > 1e-3 && t < spanS - 1e-3;
const millisecond = 1e-3;
const thousandthRad = 1e-3 * deg;

/** Every edge of brute force is found to a millisecond; any other is real and short. */
function agrees(found: readonly number[], valueAt: (timeS: number) => number): boolean {
  const inner = found.filter(isInner);
  const expected = bruteEdges(valueAt).filter(isInner);
  const isNear = (t: number, list: readonly number[]): boolean =>
    list.some((u) => Math.abs(t - u) < millisecond);
  const added = inner.filter((t) => !isNear(t, expected));
  const areReal = added.every((t) => valueAt(t - 1e-5) > 0 !== valueAt(t + 1e-5) > 0);
  return expected.every((t) => isNear(t, inner)) && areReal;
}

function siteOf(c: Case): StationSite {
  return {
    id: 's',
    latitudeRad: c.latitude * deg,
    longitudeRad: c.longitude * deg,
    altitudeM: 100,
    elevationMinRad: c.elevation * deg,
  };
}

function elevationOf(c: Case, propagator: Propagator): (timeS: number) => number {
  const frame = createStationFrame(c.latitude * deg, c.longitude * deg, 0.1);
  return (timeS) => {
    propagateInto(state, 0, propagator, timeS / 60);
    topocentricInto(look, frame, state, gmstRad(startUtcMs + timeS * 1000));
    return look[1]!;
  };
}

describe('edges against SGP4 itself, second for second', () => {
  test('passes are those of brute force, edges to 1 ms, at steps of 30 to 240 s', () => {
    const isRight = (c: Case, stepS: number): boolean => {
      const { propagator, fleet } = fly(c);
      const statesAt = fleetStates(fleet, startUtcMs);
      const options = { statesAt };
      const ephemeris = ephemerisOf(fleet, stepS);
      const passes = finish(findAccess(ephemeris, [siteOf(c)], startUtcMs, options));
      const elevationAt = elevationOf(c, propagator);
      const found = [...passes.startS, ...passes.endS];
      return agrees(found, (timeS) => elevationAt(timeS) - c.elevation * deg);
    };
    const steps = fc.constantFrom(30, 60, 120, 240);
    fc.assert(fc.property(cases, steps, isRight), { numRuns: 60 });
  });

  test('peaks are the highest elevation of brute force, to 0.001°', () => {
    const isRight = (c: Case): boolean => {
      const { propagator, fleet } = fly(c);
      const options = { statesAt: fleetStates(fleet, startUtcMs) };
      const passes = finish(findAccess(ephemerisOf(fleet, 60), [siteOf(c)], startUtcMs, options));
      const elevationAt = elevationOf(c, propagator);
      return [...passes.startS].every((startS, row) => {
        let highest = -Infinity;
        const endS = passes.endS[row]!;
        for (let t = startS; t <= endS; t += Math.min(1, (endS - startS) / 500)) {
          highest = Math.max(highest, elevationAt(t));
        }
        const peak = passes.peakElevationRad[row]!;
        const atPeak = elevationAt(passes.peakS[row]!);
        return peak > highest - thousandthRad && Math.abs(atPeak - peak) < 1e-7;
      });
    };
    fc.assert(fc.property(cases, isRight), { numRuns: 15 });
  });

  test('shadows are those of brute force, edges to 1 ms', () => {
    const shape = shadowShape('ellipsoid');
    const cones = new Float64Array(7);
    const sun = new Float64Array(3);
    const isRight = (c: Case, stepS: number, kind: number): boolean => {
      const { propagator, fleet } = fly(c);
      const options = { statesAt: fleetStates(fleet, startUtcMs) };
      const shadows = finish(findEclipses(ephemerisOf(fleet, stepS), startUtcMs, options));
      const found: number[] = [];
      shadows.kind.forEach((own, row) => {
        if (own === kind) found.push(shadows.startS[row]!, shadows.endS[row]!);
      });
      return agrees(found, (timeS) => {
        propagateInto(state, 0, propagator, timeS / 60);
        state[2]! *= shape.polarStretch;
        sunPositionInto(sun, startUtcMs + timeS * 1000);
        shadowConesInto(cones, 0, sun, shape);
        return shadowMarginKm(cones, 0, kind, state);
      });
    };
    const [steps, kinds] = [fc.constantFrom(60, 120), fc.constantFrom(0, 1)];
    fc.assert(fc.property(cases, steps, kinds, isRight), { numRuns: 16 });
  });

  test('under a Molniya a cubic of 60 s alone is 32 ms off at a grazing pass', () => {
    const c: Case = {
      ...{ perigeeKm: 500, eccentricity: 0.74, inclination: 63, node: 0, perigee: 270 },
      ...{ anomaly: 180, latitude: -60, longitude: 0, elevation: 0 },
    };
    const { fleet } = fly(c);
    const ephemeris = ephemerisOf(fleet, 60);
    const sites = Array.from({ length: 360 }, (_, k) => siteOf({ ...c, longitude: k }));
    const statesAt = fleetStates(fleet, startUtcMs);
    const rough = finish(findAccess(ephemeris, sites, startUtcMs));
    const exact = finish(findAccess(ephemeris, sites, startUtcMs, { statesAt }));
    let worstS = 0;
    const key = (table: typeof exact, row: number) => table.stationIndex[row]! * 10;
    for (let p = 0; p < exact.count; p += 1) {
      for (let q = 0; q < rough.count; q += 1) {
        if (key(exact, p) !== key(rough, q)) continue;
        const apartS = Math.abs(exact.startS[p]! - rough.startS[q]!);
        if (apartS < 5) worstS = Math.max(worstS, apartS);
      }
    }
    expect(worstS).toBeGreaterThan(0.01);
    expect(worstS).toBeLessThan(0.1);
  });
});
