// Does a beam spread, hit and near itself as diffraction and chance say?
import { describe, expect, test } from 'vitest';
import {
  aimFraction,
  captureFraction,
  confocalKm,
  diffractionHalfAngleRad,
} from '../../../../src/compute/network/budget/beam.ts';
import { apertureGain } from '../../../../src/compute/network/budget/physics.ts';
import { fc } from '../../../chance.ts';

const wavelengthM = 1.55e-6;

describe('a beam between two apertures', () => {
  test('is captured far away as Friis says: Gt Gr (λ/4πd)²', () => {
    const halfAngleRad = diffractionHalfAngleRad(0.1, wavelengthM);
    for (const rangeKm of [500, 5000, 40_000]) {
      const gain = apertureGain(0.1, wavelengthM);
      const friis = gain * gain * (wavelengthM / (4000 * Math.PI * rangeKm)) ** 2;
      const ours = captureFraction(rangeKm, confocalKm(0.1, halfAngleRad));
      expect(ours / friis - 1).toBeLessThan(1e-12);
      expect(ours / friis - 1).toBeGreaterThan(-1e-4);
    }
  });

  test('gives never more than was sent, and less the farther it goes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
        fc.double({ min: 1.001, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (rangeKm, farther, confocal) => {
          const near = captureFraction(rangeKm, confocal);
          expect(near).toBeLessThanOrEqual(1);
          expect(captureFraction(rangeKm * farther, confocal)).toBeLessThanOrEqual(near);
        },
      ),
    );
    expect(captureFraction(0, 5)).toBe(1);
  });

  test('passes from its series to the exponential without a step', () => {
    const [below, above] = [captureFraction(1000 * 1.000001, 1), captureFraction(999.999, 1)];
    expect(above / below - 1).toBeLessThan(5e-6);
    expect(above).toBeGreaterThan(below);
  });

  test('is within 0.9 % of the most that diffraction between two circles allows', () => {
    for (const square of [0.05, 0.2, 0.5, 1, 2, 4]) {
      const most = largestEigenvalue(2 * Math.sqrt(square));
      const ours = captureFraction(1, Math.sqrt(square));
      expect(Math.abs(ours / most - 1)).toBeLessThan(0.009);
    }
  });
});

describe('pointing', () => {
  test('in the mean over jitter is what a million shots come to', () => {
    const [halfAngleRad, aim] = [14e-6, { jitterRad: 4e-6, pointingBiasRad: 3e-6 }];
    let state = 12_345;
    const chance = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      return ((state >>> 0) + 0.5) / 4_294_967_296;
    };
    let sum = 0;
    const shots = 1_000_000;
    for (let shot = 0; shot < shots; shot += 1) {
      const radius = aim.jitterRad * Math.sqrt(-2 * Math.log(chance()));
      const turn = 2 * Math.PI * chance();
      const [x, y] = [radius * Math.cos(turn) + aim.pointingBiasRad, radius * Math.sin(turn)];
      sum += Math.exp((-2 * (x * x + y * y)) / halfAngleRad ** 2);
    }
    expect(aimFraction(aim, halfAngleRad ** 2)).toBeCloseTo(sum / shots, 3);
  });

  test('loses the mean over its errors, which is not the loss at the mean error', () => {
    const square = 14e-6 ** 2;
    const jittered = aimFraction({ jitterRad: 8e-6, pointingBiasRad: 0 }, square);
    const steady = aimFraction({ jitterRad: 0, pointingBiasRad: 8e-6 * Math.SQRT2 }, square);
    expect(jittered).not.toBeCloseTo(steady, 2);
    expect(aimFraction({ jitterRad: 0, pointingBiasRad: 0 }, square)).toBe(1);
    expect(aimFraction({ jitterRad: 1e-6, pointingBiasRad: 1e-6 }, Infinity)).toBe(1);
  });
});

/**
 * Largest share that a field on one disc can send into another (Slepian 1964): square of the
 * largest eigenvalue of c J₀(c r r′) √(r r′) on [0, 1], by power iteration on Gauss points.
 */
function largestEigenvalue(c: number): number {
  const count = 60;
  const [places, weights] = gauss(count);
  let vector = new Float64Array(count).fill(1);
  let value = 0;
  for (let round = 0; round < 200; round += 1) {
    const next = new Float64Array(count);
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j < count; j += 1) {
        const kernel = c * besselJ0(c * places[i]! * places[j]!);
        const scale = Math.sqrt(places[i]! * places[j]! * weights[i]! * weights[j]!);
        next[i]! += kernel * scale * vector[j]!;
      }
    }
    value = Math.sqrt(next.reduce((sum, x) => sum + x * x, 0));
    vector = next.map((x) => x / value);
  }
  return value * value;
}

/** J₀ by its integral over half a turn. */
function besselJ0(x: number): number {
  const steps = 64;
  let sum = 0;
  for (let k = 0; k < steps; k += 1) {
    sum += Math.cos(x * Math.sin((Math.PI * (k + 0.5)) / steps));
  }
  return sum / steps;
}

/** Places and weights of Gauss and Legendre on [0, 1]. */
function gauss(count: number): [number[], number[]] {
  const [places, weights]: [number[], number[]] = [[], []];
  for (let i = 1; i <= count; i += 1) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (count + 0.5));
    let slope = 1;
    for (let round = 0; round < 50; round += 1) {
      let [before, now] = [1, x];
      for (let n = 2; n <= count; n += 1) {
        [before, now] = [now, ((2 * n - 1) * x * now - (n - 1) * before) / n];
      }
      slope = (count * (x * now - before)) / (x * x - 1);
      x -= now / slope;
    }
    places.push((x + 1) / 2);
    weights.push(1 / ((1 - x * x) * slope * slope));
  }
  return [places, weights];
}
