// Is a link cut while the Sun stands behind its partner, and only then?
import { describe, expect, test } from 'vitest';
import {
  sunClearParts,
  sunMargin,
  type SunPlaces,
} from '../../../../src/compute/network/budget/sunExclusion.ts';
import { degrees } from './ends.ts';

const sunKm = 149_597_870.7;
const periodS = 5800;

/** Two satellites a turn of 20° apart on a circle in the xy plane; the Sun along +x, tilted up. */
function ring(sunTiltRad: number): SunPlaces {
  const onCircle = (leadRad: number) => (out: Float64Array, timeS: number) => {
    const angle = (2 * Math.PI * timeS) / periodS + leadRad;
    out.set([7000 * Math.cos(angle), 7000 * Math.sin(angle), 0]);
  };
  return {
    fromInto: onCircle(0),
    toInto: onCircle(20 * degrees),
    sunInto: (out) => out.set([sunKm * Math.cos(sunTiltRad), 0, sunKm * Math.sin(sunTiltRad)]),
  };
}

const day = { startS: 0, endS: periodS };

function lostS(places: SunPlaces, exclusions: readonly [number, number]): number {
  const { startS, endS } = sunClearParts(places, exclusions, day);
  return periodS - startS.reduce((sum, start, row) => sum + endS[row]! - start, 0);
}

describe('keeping off the Sun', () => {
  test('the margin is positive when the Sun is farther off than the angle, zero at it', () => {
    const from = Float64Array.of(0, 0, 0);
    const to = Float64Array.of(1000, 0, 0);
    const sunAt = (angleDeg: number) =>
      Float64Array.of(Math.cos(angleDeg * degrees) * 1e8, Math.sin(angleDeg * degrees) * 1e8, 0);
    const margin = (angleDeg: number) =>
      sunMargin(from, to, sunAt(angleDeg), Math.cos(5 * degrees));
    expect(margin(6)).toBeGreaterThan(0);
    expect(margin(4)).toBeLessThan(0);
    expect(margin(5)).toBeCloseTo(0, 12);
    expect(margin(180)).toBeGreaterThan(1.9);
  });

  test('one end of a link in the Sun’s plane loses twice its angle out of each turn', () => {
    const share = lostS(ring(0), [5 * degrees, 0]) / periodS;
    expect(share).toBeCloseTo(10 / 360, 5);
  });

  test('two ends look opposite ways and lose each its own', () => {
    const share = lostS(ring(0), [5 * degrees, 10 * degrees]) / periodS;
    expect(share).toBeCloseTo(30 / 360, 5);
  });

  test('a Sun off the plane costs less, and nothing beyond the angle', () => {
    const off = lostS(ring(4 * degrees), [5 * degrees, 0]) / periodS;
    const half = Math.acos(Math.cos(5 * degrees) / Math.cos(4 * degrees));
    expect(off).toBeCloseTo((2 * half) / (2 * Math.PI), 5);
    expect(lostS(ring(6 * degrees), [5 * degrees, 5 * degrees])).toBeCloseTo(0, 9);
  });

  test('an end without an angle does not mind, and an empty window has no part', () => {
    expect(sunClearParts(ring(0), [0, 0], day)).toEqual({ startS: [0], endS: [periodS] });
    expect(sunClearParts(ring(0), [1, 1], { startS: 3, endS: 3 }).startS).toEqual([]);
  });
});
