// Does the sheet say what the simulator's own node would do at those temperatures?
import { agedPlatform } from '../../../src/compute/plant/ageing.ts';
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  createRadiatorNode,
  equilibriumTemperatureK,
  nodeStep,
  radiatedW,
  stepNodeInto,
} from '../../../src/compute/plant/thermal.ts';
import { createThrottleLaw, throttleShare } from '../../../src/compute/plant/throttle.ts';
import { fullLoad } from '../../../src/compute/study/fullLoad.ts';
import { radiatorSheet, type RadiatorRow } from '../../../src/compute/study/radiatorSheet.ts';
import { machineOf, withRadiator } from './machines.ts';

const ai1 = machineOf('ai1');
const dawnDusk = { altitudeKm: 650 };
const sheet = radiatorSheet(ai1, dawnDusk);

/** The one row that matches. */
function rowOf(rows: readonly RadiatorRow[], wanted: Partial<RadiatorRow>): RadiatorRow {
  const keys = Object.keys(wanted) as (keyof RadiatorRow)[];
  const found = rows.filter((row) => keys.every((key) => row[key] === wanted[key]));
  expect(found).toHaveLength(1);
  return found[0]!;
}

const plain = { attitude: 'edgeOn', age: 'begin', isLoopOut: false, environment: 'mean' } as const;

describe('the sheet', () => {
  test('has a row for each attitude, age, loss and environment', () => {
    const names = sheet.rows.map((row) =>
      [row.attitude, row.age, row.isLoopOut, row.environment].join(),
    );
    expect(new Set(names).size).toBe(24);
  });

  test('names the junction for AI1: GB300 chips allow full power up to 45.2 °C', () => {
    expect(sheet.limit).toBe('junction');
    expect(sheet.coolantK).toBeCloseTo(90 + 273.15 - 0.032 * 1400, 9);
  });

  test('at its temperature the throttle still allows all power, a kelvin above it does not', () => {
    for (const id of ['ai1', 'suncatcher', 'server-8', 'starcloud-1', 'eo-edge'] as const) {
      const platform = machineOf(id);
      const { coolantK } = radiatorSheet(platform, dawnDusk);
      const law = createThrottleLaw(platform);
      expect(throttleShare(law, coolantK)).toBeCloseTo(1, 9);
      expect(throttleShare(law, coolantK + 1)).toBeLessThan(1);
    }
  });

  test('a radiator of that area holds the loop exactly at the limit at full work', () => {
    for (const row of sheet.rows.filter(({ isLoopOut, age }) => !isLoopOut && age === 'begin')) {
      const areaM2 = (row.areaM2PerKw * sheet.heatFullW) / 1000;
      const node = createRadiatorNode(withRadiator(ai1, { areaM2 }));
      const heatInW = sheet.heatFullW + row.absorbedWPerM2 * areaM2;
      expect(equilibriumTemperatureK(node, heatInW)).toBeCloseTo(sheet.coolantK, 6);
    }
  });

  test('with no heat from the loop the radiator stands at the sink temperature', () => {
    for (const row of sheet.rows.filter(({ age }) => age === 'begin')) {
      const node = createRadiatorNode(ai1);
      const settledK = equilibriumTemperatureK(node, row.absorbedWPerM2 * 110);
      expect(settledK).toBeCloseTo(row.sinkK, 6);
    }
  });

  test('kilograms are square metres by the mass of a square metre', () => {
    const heavy = radiatorSheet(
      { ...ai1, masses: { ...ai1.masses, radiatorMassKgPerM2: 14 } },
      dawnDusk,
    );
    const row = rowOf(heavy.rows, plain);
    expect(row.massKgPerKw).toBeCloseTo(14 * row.areaM2PerKw, 9);
    expect(row.areaM2PerKw).toBe(rowOf(sheet.rows, plain).areaM2PerKw);
  });
});

describe('what costs area', () => {
  const areaOf = (wanted: Partial<RadiatorRow>): number =>
    rowOf(sheet.rows, { ...plain, ...wanted }).areaM2PerKw;

  test('facing the Earth, age, heat from outside and a lost loop each cost some', () => {
    expect(areaOf({ attitude: 'nadirFacing' })).toBeGreaterThan(areaOf({}));
    expect(areaOf({ age: 'end' })).toBeGreaterThan(areaOf({}));
    expect(areaOf({ environment: 'hot' })).toBeGreaterThan(areaOf({}));
    expect(areaOf({ environment: 'cold' })).toBeLessThan(areaOf({}));
    expect(areaOf({ isLoopOut: true })).toBeCloseTo(2 * areaOf({}), 9);
  });

  test('one of n loops out costs n/(n − 1) of the area; the only loop, everything', () => {
    const loops = (loopCount: number): RadiatorRow =>
      rowOf(radiatorSheet(withRadiator(ai1, { loopCount }), dawnDusk).rows, {
        ...plain,
        isLoopOut: true,
      });
    expect(loops(4).areaM2PerKw).toBeCloseTo((4 / 3) * areaOf({}), 9);
    expect(loops(1)).toMatchObject({ areaM2PerKw: Infinity, rejectedW: 0 });
  });

  test('a sink as warm as the limit leaves nothing to reject', () => {
    const mirror = withRadiator(ai1, { absorptivityFraction: 1, emissivityFraction: 0.05 });
    const hot = { ...plain, attitude: 'nadirFacing', environment: 'hot' } as const;
    const { rows } = radiatorSheet(mirror, { altitudeKm: 650, betaRad: 0 });
    expect(rowOf(rows, hot).areaM2PerKw).toBe(Infinity);
    expect(rowOf(rows, hot).rejectedW).toBeLessThan(0);
  });

  test('the end of life is that of the design, however old the fleet is now', () => {
    const wanted = { ...plain, age: 'end' } as const;
    const old = agedPlatform(ai1, 3);
    expect(rowOf(radiatorSheet(old, dawnDusk, 3).rows, wanted).netWPerM2).toBeCloseTo(
      rowOf(sheet.rows, wanted).netWPerM2,
      9,
    );
  });
});

describe('after a loss', () => {
  // A radiator twice as large is far from its limits at full work, half of it is not enough.
  const wide = withRadiator(ai1, { areaM2: 240 });
  const { throttleTimes } = radiatorSheet(wide, dawnDusk);
  const of = (lost: string) =>
    throttleTimes.find(
      (each) => each.lost === lost && each.attitude === 'edgeOn' && each.age === 'begin',
    )!;

  test('of all radiation the loop warms in a straight line', () => {
    const { startK } = createThrottleLaw(wide);
    const { heatW } = fullLoad(wide);
    const { coolantK, toThrottleS, isThrottledBefore } = of('allRadiation');
    expect(isThrottledBefore).toBe(false);
    expect(toThrottleS).toBeCloseTo((1.2e6 * (startK - coolantK)) / heatW, 6);
  });

  test('of a loop the node itself is at the throttle after that time', () => {
    const { coolantK, toThrottleS } = of('oneLoop');
    const { startK } = createThrottleLaw(wide);
    const node = createRadiatorNode(withRadiator(wide, { areaM2: 120 }));
    const row = rowOf(radiatorSheet(wide, dawnDusk).rows, plain);
    const out = new Float64Array(nodeStep.length);
    const heatInW = sheet.heatFullW + row.absorbedWPerM2 * 120;
    expect(toThrottleS).toBeGreaterThan(of('allRadiation').toThrottleS);
    stepNodeInto(out, node, coolantK, heatInW, toThrottleS);
    expect(out[nodeStep.temperatureK]).toBeCloseTo(startK, 6);
  });

  test('AI1 with 110 m² is slowed down at full work even before, and so at once', () => {
    for (const each of sheet.throttleTimes) {
      expect(each).toMatchObject({ isThrottledBefore: true, toThrottleS: 0 });
      expect(each.toTripS).toBeGreaterThan(300);
    }
  });

  test('a loop of many may go without work ever slowing down', () => {
    const many = radiatorSheet(withRadiator(ai1, { areaM2: 330, loopCount: 20 }), dawnDusk);
    const loss = many.throttleTimes.find(({ lost }) => lost === 'oneLoop')!;
    expect(loss.toThrottleS).toBe(Infinity);
    expect(loss.toTripS).toBe(Infinity);
  });

  test('never takes longer with more heat or a larger part lost', () => {
    const count = fc.integer({ min: 2, max: 8 });
    const area = fc.double({ min: 150, max: 500, noNaN: true });
    fc.assert(
      fc.property(count, area, (loopCount, areaM2) => {
        const few = radiatorSheet(withRadiator(ai1, { areaM2, loopCount }), dawnDusk);
        const more = radiatorSheet(
          withRadiator(ai1, { areaM2, loopCount: loopCount + 1 }),
          dawnDusk,
        );
        few.throttleTimes.forEach((each, k) => {
          expect(more.throttleTimes[k]!.toThrottleS).toBeGreaterThanOrEqual(each.toThrottleS);
          expect(each.toTripS).toBeGreaterThanOrEqual(each.toThrottleS);
        });
      }),
      { numRuns: 30 },
    );
  });
});

test('the whole radiator at the limit radiates what is rejected and absorbed together', () => {
  const row = rowOf(sheet.rows, plain);
  const emittedW = radiatedW(createRadiatorNode(ai1), sheet.coolantK);
  expect(emittedW).toBeCloseTo(row.rejectedW + row.absorbedWPerM2 * 110, 6);
  expect(row.fullLoadFraction).toBeCloseTo(row.rejectedW / sheet.heatFullW, 12);
});
