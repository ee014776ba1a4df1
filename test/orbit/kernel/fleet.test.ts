import { describe, expect, test } from 'vitest';
import { createFleetKernel, fillStates } from '../../../src/orbit/kernel/fleet.ts';
import type { FleetKernel } from '../../../src/orbit/kernel/fleet.ts';
import { createStateTable, stateStride } from '../../../src/orbit/kernel/states.ts';
import type { StateGrid, StateLayout } from '../../../src/orbit/kernel/states.ts';
import { simdModule } from '../../../src/orbit/kernel/twin.ts';
import { ringElementSets } from '../../../src/orbit/patterns.ts';
import { createPropagator, isPropagator } from '../../../src/orbit/sgp4.ts';
import type { Propagator, PropagatorFailure } from '../../../src/orbit/sgp4.ts';
import { deg, utc } from '../orbits.ts';
import { catalogue, cataloguePath, compareState, noDifference } from './catalogue.ts';

const epochUtcMs = utc('2026-03-20T00:00:00Z');
const module = simdModule();

/** Some of everything: round and eccentric, low and deep, falling, hopeless. */
function zoo(): (Propagator | PropagatorFailure)[] {
  const base = { idPrefix: 'z', epochUtcMs, altitudeKm: 550, satelliteCount: 5 };
  const ring = ringElementSets({ ...base, inclinationRad: 53 * deg });
  const perDay = (revolutions: number): number => (revolutions * 2 * Math.PI) / 1440;
  const [first] = ring;
  const changes = [
    { eccentricity: 0.18, meanMotionRadPerMin: perDay(11) },
    { eccentricity: 0.72, meanMotionRadPerMin: perDay(2.006), inclinationRad: 63.4 * deg },
    { eccentricity: 0.0003, meanMotionRadPerMin: perDay(1.0027), inclinationRad: 0.05 * deg },
    { eccentricity: 0.001, meanMotionRadPerMin: perDay(4.2) },
    { meanMotionRadPerMin: perDay(16.4), bstar: 0.01 },
    { meanMotionRadPerMin: perDay(16.2), bstar: 0.0005 },
    { eccentricity: 1.2 },
  ];
  const others = changes.map((change, index) => ({ ...first!, ...change, id: `other-${index}` }));
  return [...ring, ...others].map(createPropagator);
}

function filled(kernel: FleetKernel, grid: StateGrid, layout: StateLayout = 'satelliteMajor') {
  const table = createStateTable(layout, kernel.propagators.length, grid.sampleCount);
  fillStates(kernel, table, grid);
  return table;
}

const dayGrid = { startUtcMs: epochUtcMs, startS: -7200, stepS: 90, sampleCount: 1000 };

describe('the WASM twin', () => {
  test('exists here: this engine has SIMD', () => {
    expect(module).toBeDefined();
  });

  test('gives the same bits as the TypeScript kernel, in both layouts', () => {
    for (const layout of ['satelliteMajor', 'timeMajor'] as const) {
      const own = filled(createFleetKernel(zoo()), dayGrid, layout);
      const twin = filled(createFleetKernel(zoo(), module), dayGrid, layout);
      expect(twin.statusCode).toEqual(own.statusCode);
      expect(twin.positionTemeKm).toEqual(own.positionTemeKm);
      expect(twin.velocityTemeKmPerS).toEqual(own.velocityTemeKmPerS);
    }
  });
});

describe.each([
  ['TypeScript', undefined],
  ['WASM', module],
] as const)('a fleet in %s', (_name, simd) => {
  test('agrees with satellite.js, and says the same of what fails', () => {
    const kernel = createFleetKernel(zoo(), simd);
    const table = filled(kernel, dayGrid);
    const worst = noDifference();
    kernel.propagators.forEach((propagator, index) => {
      if (!isPropagator(propagator)) return;
      const [first] = stateStride(table, index);
      for (let sample = 0; sample < dayGrid.sampleCount; sample += 1) {
        const minutes = (dayGrid.startS + sample * dayGrid.stepS) / 60;
        compareState(worst, table, first + sample, propagator, minutes);
      }
    });
    expect(worst.positionKm).toBeLessThan(1e-7);
    expect(worst.velocityKmPerS).toBeLessThan(1e-10);
    expect(worst.codeMismatchCount).toBe(0);
    expect(worst.refusedCount).toBeGreaterThan(100);
    expect(kernel.mismatchCount).toBe(0);
  });

  test('a bad object does not change a bit of its neighbours', () => {
    const healthy = zoo().slice(0, 5);
    const bad = zoo().slice(9);
    const mixed = [bad[0]!, ...healthy.flatMap((propagator) => [propagator, bad[1]!, bad[2]!])];
    const alone = filled(createFleetKernel(healthy, simd), dayGrid);
    const among = filled(createFleetKernel(mixed, simd), dayGrid);
    const size = 3 * dayGrid.sampleCount;
    healthy.forEach((_propagator, index) => {
      const at = (1 + 3 * index) * size;
      const own = alone.positionTemeKm.slice(index * size, (index + 1) * size);
      expect(among.positionTemeKm.slice(at, at + size)).toEqual(own);
    });
  });

  test('an element set without a propagator is NaN with its code', () => {
    const table = filled(createFleetKernel(zoo(), simd), dayGrid);
    expect(table.statusCode.at(-1)).toBe(1);
    expect(table.positionTemeKm.slice(-3 * dayGrid.sampleCount).every(Number.isNaN)).toBe(true);
  });

  test('time-major and satellite-major are the same states', () => {
    const kernel = createFleetKernel(zoo(), simd);
    const bySatellite = filled(kernel, dayGrid);
    const byTime = filled(kernel, dayGrid, 'timeMajor');
    for (let index = 0; index < kernel.propagators.length; index += 1) {
      for (let sample = 0; sample < dayGrid.sampleCount; sample += 37) {
        const a = 3 * (index * dayGrid.sampleCount + sample);
        const b = 3 * (sample * kernel.propagators.length + index);
        const own = bySatellite.velocityTemeKmPerS.slice(a, a + 3);
        expect(byTime.velocityTemeKmPerS.slice(b, b + 3)).toEqual(own);
      }
    }
  });

  test('a span cut into chunks at whole steps gives the bits of one piece', () => {
    const kernel = createFleetKernel(zoo(), simd);
    const whole = filled(kernel, {
      startUtcMs: epochUtcMs,
      startS: 0,
      stepS: 60,
      sampleCount: 500,
    });
    const part = filled(kernel, {
      startUtcMs: epochUtcMs,
      startS: 60 * 137,
      stepS: 60,
      sampleCount: 200,
    });
    for (let index = 0; index < kernel.propagators.length; index += 1) {
      const at = 3 * (index * 500 + 137);
      const own = part.positionTemeKm.slice(600 * index, 600 * (index + 1));
      expect(whole.positionTemeKm.slice(at, at + 600)).toEqual(own);
    }
  });

  test('far from epoch, where full functions take over, a cut changes no bit either', () => {
    const kernel = createFleetKernel(zoo(), simd);
    // The first satellite has turned through 16,000 rad after 168 days.
    const grid = { startUtcMs: epochUtcMs + 160 * 86_400_000, startS: 0, stepS: 7200 };
    const whole = filled(kernel, { ...grid, sampleCount: 200 });
    const part = filled(kernel, { ...grid, startS: 7200 * 150, sampleCount: 50 });
    for (let index = 0; index < 5; index += 1) {
      const own = part.positionTemeKm.slice(150 * index, 150 * (index + 1));
      expect(whole.positionTemeKm.slice(600 * index + 450, 600 * (index + 1))).toEqual(own);
    }
  });

  test('the resonance integrator gives the same in any order of instants', () => {
    const kernel = createFleetKernel(zoo().slice(6, 8), simd);
    const instant = (day: number): StateGrid => ({
      startUtcMs: epochUtcMs + day * 86_400_000,
      startS: 0,
      stepS: 0,
      sampleCount: 1,
    });
    const days = [3, -2, 11, 0.1, -9, 5, 3, -2];
    const first = days.map((day) => filled(kernel, instant(day)).positionTemeKm);
    const fresh = days.map(
      (day) => filled(createFleetKernel(zoo().slice(6, 8), simd), instant(day)).positionTemeKm,
    );
    expect(first).toEqual(fresh);
  });
});

describe.skipIf(cataloguePath === undefined)('the catalogue of 9 August 2022', () => {
  const catalogueUtcMs = utc('2022-08-09T00:00:00Z');

  /** Every object over ±7 days about its own epoch, or about one date for all. */
  function catalogueDifference(fleet: Propagator[], stepS: number, isAboutEpoch: boolean) {
    const worst = noDifference();
    const sampleCount = Math.floor((14 * 86400) / stepS) + 1;
    const table = createStateTable('satelliteMajor', 1, sampleCount);
    for (const propagator of fleet) {
      const startUtcMs = isAboutEpoch ? propagator.elementSet.epochUtcMs : catalogueUtcMs;
      const grid = { startUtcMs, startS: -7 * 86400, stepS, sampleCount };
      const own = noDifference();
      fillStates(createFleetKernel([propagator]), table, grid);
      const startMinutes = (startUtcMs - propagator.elementSet.epochUtcMs) / 60000;
      for (let sample = 0; sample < sampleCount; sample += 1) {
        const minutes = startMinutes + (grid.startS + sample * stepS) / 60;
        compareState(own, table, sample, propagator, minutes);
      }
      worst.codeMismatchCount += own.codeMismatchCount;
      worst.refusedCount += own.refusedCount;
      worst.goodCount += own.goodCount;
      if (own.refusedCount > 0) continue; // the bar is for objects free of errors
      worst.positionKm = Math.max(worst.positionKm, own.positionKm);
      worst.velocityKmPerS = Math.max(worst.velocityKmPerS, own.velocityKmPerS);
    }
    return worst;
  }

  function expectSame(worst: ReturnType<typeof noDifference>): void {
    expect(worst.goodCount).toBeGreaterThan(500_000);
    expect(worst.codeMismatchCount).toBe(0);
    expect(worst.positionKm).toBeLessThan(1e-7);
    expect(worst.velocityKmPerS).toBeLessThan(1e-10);
  }

  test('whole, ±7 days about each epoch: 1e-7 km, 1e-10 km/s, the same errors', () => {
    expectSame(catalogueDifference(catalogue(), 86400 / 2, true));
  });

  test('every 20th object in steps of ten minutes: the same, inside the blocks too', () => {
    expectSame(catalogueDifference(catalogue(20), 600, true));
  });

  test('about the date of the catalogue, elements years old included: the same', () => {
    expectSame(catalogueDifference(catalogue(), 21600, false));
  });
});
