import { describe, expect, test } from 'vitest';
import { cutToTerminalReach, type ReachScenario } from '../../../src/compute/network/reach.ts';
import type {
  AttitudeLaw,
  BodyAxis,
  Fleet,
  Satellite,
  Station,
} from '../../../src/compute/scenario/scenario.ts';
import {
  createEphemeris,
  ecefToTeme,
  findAccess,
  geodeticToEcef,
  gmstRad,
  interpolateInto,
  stateOffset,
  type AccessWindows,
  type Ephemeris,
} from '../../../src/orbit/index.ts';
import { circularState, dot } from '../plant/geometry.ts';

const startUtcMs = Date.UTC(2026, 5, 21);
const stepS = 60;
const sampleCount = 1441;
const degree = Math.PI / 180;

/** Radiator edge-on, terminal (z) at the Earth: an observer's attitude. */
const earthLaw: AttitudeLaw = {
  primary: { bodyAxis: [0, 0, 1], target: 'earth' },
  secondary: { bodyAxis: [1, 0, 0], target: 'velocity' },
};
const sunLaw: AttitudeLaw = {
  primary: { bodyAxis: [1, 0, 0], target: 'sun' },
  secondary: { bodyAxis: [0, 0, 1], target: 'earth' },
};

function ephemerisOf(inclinations: readonly number[]): Ephemeris {
  const ephemeris = createEphemeris(inclinations.length, sampleCount, 0, stepS);
  const radiusKm = 6928;
  const rate = Math.sqrt(398600.4418 / radiusKm ** 3);
  inclinations.forEach((inclinationRad, satellite) => {
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const state = circularState(radiusKm, inclinationRad, rate * sample * stepS + satellite);
      const offset = stateOffset(ephemeris, satellite, sample);
      ephemeris.positionTemeKm.set(state.position, offset);
      ephemeris.velocityTemeKmPerS.set(state.velocity, offset);
    }
    ephemeris.validSampleCount[satellite] = sampleCount;
  });
  return ephemeris;
}

const station = (id: string, latitudeDeg: number, longitudeDeg: number) =>
  ({
    id,
    latitudeRad: latitudeDeg * degree,
    longitudeRad: longitudeDeg * degree,
    altitudeM: 400,
    elevationMinRad: 5 * degree,
  }) as Station;

const stations = [station('zurich', 47.4, 8.5), station('svalbard', 78.2, 15.4)];
const ephemeris = ephemerisOf([0.93, 1.71]);
const passes = complete(findAccess(ephemeris, stations, startUtcMs));

function complete<T>(walk: Generator<number, T>): T {
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
  }
}

function scenarioOf(attitude: AttitudeLaw, bodyNormal: BodyAxis, reachDeg: number): ReachScenario {
  const joint = { kind: 'fixed' } as const;
  const terminal = { bodyNormal, joint, fieldOfRegardRad: reachDeg * degree };
  const fleet = { attitude, platform: { terminal } } as unknown as Fleet;
  const satellites = [{ fleetIndex: 0 }, { fleetIndex: 0 }] as Satellite[];
  return { fleets: [fleet], satellites, stations, startUtcMs, ut1MinusUtcS: 0 };
}

const cut = (...design: Parameters<typeof scenarioOf>): AccessWindows =>
  complete(cutToTerminalReach(passes, ephemeris, scenarioOf(...design)));

/** Angle at the satellite between nadir and a station, deg, without the code under test. */
function nadirAngleDeg(satellite: number, stationIndex: number, timeS: number): number {
  const site = stations[stationIndex]!;
  const state = new Float64Array(6);
  const ground = new Float64Array(3);
  interpolateInto(state, ephemeris, satellite, timeS);
  geodeticToEcef(ground, site.latitudeRad, site.longitudeRad, site.altitudeM / 1000);
  ecefToTeme(ground, ground, gmstRad(startUtcMs + timeS * 1000, 0));
  const toGround = [0, 1, 2].map((axis) => ground[axis]! - state[axis]!);
  const cosine = -dot(toGround, state) / Math.sqrt(dot(toGround, toGround) * dot(state, state));
  return Math.acos(cosine) / degree;
}

function totalS(table: AccessWindows): number {
  return table.endS.reduce((sum, endS, row) => sum + endS - table.startS[row]!, 0);
}

describe('the reach of a terminal', () => {
  test('over the full sphere leaves the table of passes untouched', () => {
    expect(passes.count).toBeGreaterThan(10);
    expect(cut(sunLaw, [0, 0, 1], 180)).toBe(passes);
  });

  test('towards nadir ends where the station leaves the cone', () => {
    const reachDeg = 50;
    const parts = cut(earthLaw, [0, 0, 1], reachDeg);
    expect(parts.count).toBeGreaterThan(0);
    expect(totalS(parts)).toBeLessThan(totalS(passes));
    for (let row = 0; row < parts.count; row += 1) {
      const angleAt = (timeS: number) =>
        nadirAngleDeg(parts.satelliteIndex[row]!, parts.stationIndex[row]!, timeS);
      expect(angleAt(parts.startS[row]!)).toBeCloseTo(reachDeg, 5);
      expect(angleAt(parts.endS[row]!)).toBeCloseTo(reachDeg, 5);
      expect(angleAt((parts.startS[row]! + parts.endS[row]!) / 2)).toBeLessThan(reachDeg);
    }
  });

  test('misses no second of a pass in the cone, and adds none', () => {
    const reachDeg = 58;
    const parts = cut(earthLaw, [0, 0, 1], reachDeg);
    let countedS = 0;
    for (let row = 0; row < passes.count; row += 1) {
      for (let timeS = passes.startS[row]! + 0.25; timeS < passes.endS[row]!; timeS += 0.5) {
        const [satellite, site] = [passes.satelliteIndex[row]!, passes.stationIndex[row]!];
        if (nadirAngleDeg(satellite, site, timeS) < reachDeg) countedS += 0.5;
      }
    }
    expect(Math.abs(totalS(parts) - countedS)).toBeLessThan(0.5 * passes.count);
  });

  test('keeps peak and least range of a part, which a pass cut before its peak must change', () => {
    // A terminal across the line of sight to the Sun cuts passes on one side.
    const parts = cut(sunLaw, [0, 1, 0], 60);
    expect(parts.count).toBeGreaterThan(0);
    let movedPeakCount = 0;
    for (let row = 0; row < parts.count; row += 1) {
      const { satelliteIndex, stationIndex, startS, endS, peakS } = parts;
      expect(peakS[row]).toBeGreaterThanOrEqual(startS[row]!);
      expect(peakS[row]).toBeLessThanOrEqual(endS[row]!);
      const whole = Array.from(passes.startS).findIndex(
        (passStartS, pass) =>
          passStartS <= startS[row]! &&
          passes.endS[pass]! >= endS[row]! &&
          passes.satelliteIndex[pass] === satelliteIndex[row] &&
          passes.stationIndex[pass] === stationIndex[row],
      );
      expect(whole).toBeGreaterThanOrEqual(0);
      const lostRad = passes.peakElevationRad[whole]! - parts.peakElevationRad[row]!;
      expect(lostRad).toBeGreaterThanOrEqual(-1e-9);
      expect(parts.rangeMinKm[row]).toBeGreaterThanOrEqual(passes.rangeMinKm[whole]! - 1e-4);
      if (Math.abs(passes.peakS[whole]! - peakS[row]!) > 1) movedPeakCount += 1;
      else expect(parts.peakElevationRad[row]).toBeCloseTo(passes.peakElevationRad[whole]!, 6);
    }
    expect(movedPeakCount).toBeGreaterThan(0);
  });

  test('grows with the cone', () => {
    const times = [20, 40, 60, 80, 120, 179].map((reachDeg) =>
      totalS(cut(sunLaw, [0, 0, 1], reachDeg)),
    );
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(times[0]).toBeLessThan(times[5]!);
  });

  test('of a terminal that looks up is nothing', () => {
    expect(cut(earthLaw, [0, 0, -1], 89).count).toBe(0);
  });

  test('in tables is sorted by satellite and start, as those of orbit are', () => {
    const { count, satelliteIndex, startS } = cut(sunLaw, [0, 1, 0], 90);
    expect(count).toBeGreaterThan(1);
    for (let row = 1; row < count; row += 1) {
      const isLater =
        satelliteIndex[row]! > satelliteIndex[row - 1]! || startS[row]! >= startS[row - 1]!;
      expect(isLater).toBe(true);
    }
  });
});
