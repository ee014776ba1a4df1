import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  arrayViewOf,
  blockedSky,
  bodyPlates,
  reachRad,
  type Lookout,
  type PlatedBody,
} from '../../../src/compute/plant/bodyPlates.ts';
import type { Joint, PlateLayout } from '../../../src/compute/scenario/scenario.ts';
import { evenly, seeded } from './geometry.ts';

const fixed: Joint = { kind: 'fixed' };
const wing: Joint = { kind: 'oneAxis', jointAxis: [0, 1, 0], rangeRad: Math.PI, rateRadPerS: 1 };
const sizes: PlateLayout = {
  arraySpanM: 70,
  arrayWidthM: 8.6,
  wingGapM: 0,
  radiatorLengthM: 9,
  radiatorDepthM: 12,
  gapM: 2.4,
};

function bodyOf(joint = fixed, layout: Partial<PlateLayout> = {}): PlatedBody {
  return {
    array: { areaM2: 602, bodyNormal: [1, 0, 0], joint },
    radiator: { areaM2: 108, bodyNormal: [0, 1, 0], isTwoSided: true },
    layout: { ...sizes, ...layout },
  };
}

describe('plates on the body', () => {
  test('stand 20 m tall for AI1: array, gap and radiator, which do not meet', () => {
    const [array, radiator] = bodyPlates(bodyOf());
    const top = array!.centreM[2] + array!.widthM / 2;
    const bottom = radiator!.centreM[2] - radiator!.lengthM / 2;
    expect(top - bottom).toBeCloseTo(20, 9);
    const edge = radiator!.centreM[2] + radiator!.lengthM / 2;
    expect(-array!.widthM / 2 - edge).toBeCloseTo(2.4, 9);
  });

  test('of a jointed array are two wings apart, which turn about their axis', () => {
    const plates = bodyPlates(bodyOf(wing, { wingGapM: 10 }), Math.PI / 2);
    expect(plates.map(({ name }) => name)).toEqual(['array', 'array', 'radiator']);
    const [left, right] = plates;
    expect(right!.centreM[1] - left!.centreM[1]).toBeCloseTo(45, 9);
    expect(Math.abs(left!.normal[2])).toBeCloseTo(1, 9);
  });
});

describe('the array in its radiator’s view', () => {
  test('is a few hundredths of a face for AI1, half of it the cell side', () => {
    const { viewFraction, frontShareFraction } = arrayViewOf(bodyOf());
    expect(viewFraction).toBeGreaterThan(0.05);
    expect(viewFraction).toBeLessThan(0.1);
    expect(frontShareFraction).toBeCloseTo(0.5, 9);
  });

  test('shrinks with the gap, and a one-sided radiator sees half of it', () => {
    fc.assert(
      fc.property(evenly(0.1, 20), evenly(0.5, 20), (gapM, moreM) => {
        const near = arrayViewOf(bodyOf(fixed, { gapM })).viewFraction;
        const far = arrayViewOf(bodyOf(fixed, { gapM: gapM + moreM })).viewFraction;
        expect(far).toBeLessThan(near);
      }),
      { ...seeded, numRuns: 20 },
    );
    const whole = bodyOf();
    const half = { ...whole, radiator: { ...whole.radiator, isTwoSided: false } };
    expect(arrayViewOf(half).viewFraction).toBeCloseTo(arrayViewOf(whole).viewFraction / 2, 9);
  });

  test('is nothing without an array or without a radiator', () => {
    const body = bodyOf();
    const bare = { ...body, array: { ...body.array, areaM2: 0 } };
    expect(arrayViewOf(bare)).toEqual({ viewFraction: 0, frontShareFraction: 0 });
  });
});

describe('the sky that own plates hide', () => {
  const lookout = (change: Partial<Lookout>): Lookout => ({
    bodyNormal: [0, 0, 1],
    fieldOfRegardRad: Math.PI / 2,
    joint: fixed,
    placeM: null,
    ...change,
  });

  test('is nothing for a part that stands clear of them and looks away', () => {
    expect(blockedSky(lookout({}), bodyOf()).blockedFraction).toBe(0);
  });

  test('is half of it close behind a large array', () => {
    const place = lookout({ placeM: [-0.01, 0, 0], fieldOfRegardRad: Math.PI });
    const { blockedFraction, byPlate } = blockedSky(place, bodyOf());
    expect(blockedFraction).toBeGreaterThan(0.45);
    expect(byPlate['array']).toBeGreaterThan(0.48);
  });

  test('grows with the reach that a two-axis joint gives', () => {
    const joint: Joint = { kind: 'twoAxis', rangeRad: Math.PI, rateRadPerS: 1 };
    const placeM = [-0.3, 0, 4.8] as const;
    const [still, turning] = [lookout({ placeM }), lookout({ placeM, joint })];
    expect(reachRad(still)).toBeCloseTo(Math.PI / 2, 12);
    expect(reachRad(turning)).toBe(Math.PI);
    const body = bodyOf();
    expect(blockedSky(turning, body).blockedFraction).toBeGreaterThan(0.005);
    expect(blockedSky(still, body).blockedFraction).toBe(0);
  });
});
