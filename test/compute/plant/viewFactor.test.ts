import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  earthViewFactor,
  earthViewFactorOfBothFaces,
} from '../../../src/compute/plant/viewFactor.ts';
import { evenly, evenNumbers, seeded } from './geometry.ts';

const tiltCosines = evenly(-1, 1);
const ratios = evenly(1.001, 8);

/** Share of rays from a face, sent with the cosine law, that meet the unit sphere. */
function countedShare(tiltRad: number, ratio: number, rayCount: number): number {
  const next = evenNumbers(4711);
  const horizonCos = Math.sqrt(1 - 1 / (ratio * ratio));
  let hitCount = 0;
  for (let ray = 0; ray < rayCount; ray += 1) {
    const sine = Math.sqrt(next());
    const turn = 2 * Math.PI * next();
    // Nadir lies in the plane of the face's normal (first axis) and its second axis.
    const nadirCos =
      Math.sqrt(1 - sine * sine) * Math.cos(tiltRad) + sine * Math.cos(turn) * Math.sin(tiltRad);
    if (nadirCos > horizonCos) hitCount += 1;
  }
  return hitCount / rayCount;
}

describe('the view factor from a face to the Earth', () => {
  test('is a share: between 0 and 1', () => {
    fc.assert(
      fc.property(tiltCosines, ratios, (tiltCos, ratio) => {
        const factor = earthViewFactor(tiltCos, ratio);
        expect(factor).toBeGreaterThanOrEqual(0);
        expect(factor).toBeLessThanOrEqual(1);
      }),
      seeded,
    );
  });

  test('agrees with rays sent out at random by the cosine law', () => {
    const rayCount = 200_000;
    for (const ratio of [1.02, 1.0863, 1.5, 6.6]) {
      for (const tiltDeg of [0, 30, 60, 75, 90, 105, 120, 150]) {
        const tiltRad = (tiltDeg * Math.PI) / 180;
        const exact = earthViewFactor(Math.cos(tiltRad), ratio);
        const sigma = Math.sqrt(Math.max(exact * (1 - exact), 1e-6) / rayCount);
        expect(Math.abs(countedShare(tiltRad, ratio, rayCount) - exact)).toBeLessThan(4 * sigma);
      }
    }
  });

  test('never grows as the face turns away from the Earth', () => {
    fc.assert(
      fc.property(tiltCosines, tiltCosines, ratios, (a, b, ratio) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(earthViewFactor(high, ratio)).toBeGreaterThanOrEqual(
          earthViewFactor(low, ratio) - 1e-15,
        );
      }),
      seeded,
    );
  });

  test('never grows with distance', () => {
    fc.assert(
      fc.property(evenly(0, 1), ratios, (tiltCos, ratio) => {
        expect(earthViewFactor(tiltCos, ratio * 1.01)).toBeLessThanOrEqual(
          earthViewFactor(tiltCos, ratio) + 1e-15,
        );
      }),
      seeded,
    );
  });

  test('joins its branches without a step in value or slope', () => {
    for (const ratio of [1.01, 1.1, 2]) {
      for (const border of [1 / ratio, -1 / ratio]) {
        const h = 1e-6;
        const f = (offset: number) => earthViewFactor(border + offset, ratio);
        expect(Math.abs(f(1e-12) - f(-1e-12))).toBeLessThan(1e-11);
        const slopeAbove = (f(2 * h) - f(h)) / h;
        const slopeBelow = (f(-h) - f(-2 * h)) / h;
        // The slope joins like a square root of the distance from the border.
        expect(Math.abs(slopeAbove - slopeBelow)).toBeLessThan(0.02);
      }
    }
  });

  test('of a face close to the ground is that of an endless plane: (1 + cos γ)/2', () => {
    for (const tiltCos of [-0.9, -0.3, 0, 0.5, 0.99]) {
      expect(earthViewFactor(tiltCos, 1)).toBeCloseTo((1 + tiltCos) / 2, 14);
      expect(earthViewFactor(tiltCos, 1 + 1e-9)).toBeCloseTo((1 + tiltCos) / 2, 4);
    }
  });

  test('of no place is no number', () => {
    expect(earthViewFactor(NaN, 1.1)).toBeNaN();
    expect(earthViewFactor(0.2, NaN)).toBeNaN();
    expect(earthViewFactorOfBothFaces(0.2, NaN)).toBeNaN();
  });
});

describe('the view factors of both faces of a panel', () => {
  test('sum as F(γ) + F(π − γ) does', () => {
    fc.assert(
      fc.property(tiltCosines, ratios, (tiltCos, ratio) => {
        const sum = earthViewFactor(tiltCos, ratio) + earthViewFactor(-tiltCos, ratio);
        expect(earthViewFactorOfBothFaces(tiltCos, ratio)).toBeCloseTo(sum, 13);
      }),
      seeded,
    );
  });

  test('differ by cos γ / H², as the net flux through a panel must', () => {
    // Net flux through a plate is linear in its normal: the sphere's vector flux, 1/H² at nadir.
    fc.assert(
      fc.property(tiltCosines, ratios, (tiltCos, ratio) => {
        const net = earthViewFactor(tiltCos, ratio) - earthViewFactor(-tiltCos, ratio);
        expect(net).toBeCloseTo(tiltCos / (ratio * ratio), 13);
      }),
      seeded,
    );
  });
});
