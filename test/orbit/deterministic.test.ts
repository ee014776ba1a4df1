import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import * as ours from '../../src/orbit/deterministic.ts';

const float64 = new Float64Array(1);
const bits = new BigInt64Array(float64.buffer);

function ordinal(x: number): bigint {
  float64[0] = x;
  const b = bits[0]!;
  return b < 0n ? -(b & 0x7fffffffffffffffn) : b;
}

/** How many float64 lie between two results; 0 for equal ones, NaN included. */
function ulpsBetween(a: number, b: number): number {
  if (Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  const difference = ordinal(a) - ordinal(b);
  return Number(difference < 0n ? -difference : difference);
}

/** Evenly random numbers from a fixed seed, so that a failure can be repeated. */
function randoms(count: number, low: number, high: number): number[] {
  let state = 12345;
  return Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return low + (state / 2147483648) * (high - low);
  });
}

type OneName = Exclude<keyof typeof ours, 'atan2' | 'pow' | 'sinCos' | 'hypot2' | 'hypot3'>;

const ranges: [OneName, number, number, number][] = [
  ['sin', -10, 10, 1],
  ['sin', -5e6, 5e6, 1],
  ['cos', -10, 10, 1],
  ['cos', -5e6, 5e6, 1],
  ['tan', -10, 10, 2],
  ['asin', -1, 1, 1],
  ['acos', -1, 1, 1],
  ['acos', 0.999999, 1, 1],
  ['atan', -5, 5, 1],
  ['atan', -1e6, 1e6, 1],
  ['exp', -10, 10, 1],
  ['exp', -700, 700, 1],
  ['expm1', -1, 1, 2],
  ['expm1', -30, 30, 2],
  ['log', 0.5, 2, 1],
  ['log', 1e-300, 1e300, 1],
  ['log1p', -0.9, 2, 2],
  ['log2', 0, 100, 1],
  ['log10', 0, 100, 2],
  ['cbrt', -1000, 1000, 1],
];

describe('functions of one number', () => {
  for (const [name, low, high, ulpsMax] of ranges) {
    test(`${name} agrees with the engine to ${ulpsMax} ulp on ${low}…${high}`, () => {
      const worst = randoms(20_000, low, high).map((x) =>
        ulpsBetween(ours[name](x), Math[name](x)),
      );
      expect(Math.max(...worst)).toBeLessThanOrEqual(ulpsMax);
    });
  }

  test('special arguments give what the standard says', () => {
    const special = [0, -0, 1, -1, 0.5, -0.5, 2, Infinity, -Infinity, NaN, 1e308, 5e-324, 1e-320];
    for (const [name] of ranges) {
      for (const x of special) {
        const difference = ulpsBetween(ours[name](x), Math[name](x));
        expect([name, x, difference <= 1]).toEqual([name, x, true]);
      }
    }
  });

  test('an angle of 1e22 rad is reduced without loss', () => {
    // sin(1e22) = −0.8522008497671888 (K. C. Ng, Argument Reduction for Huge Arguments, 1992)
    expect(ours.sin(1e22)).toBe(-0.8522008497671888);
    expect(ours.cos(1e22)).toBeCloseTo(0.5232147853951389, 15);
  });

  test('multiples of π keep the error of π: sin(float64 π) is 1.2246467991473532e-16', () => {
    expect(ours.sin(Math.PI)).toBe(1.2246467991473532e-16);
    expect(ours.cos(Math.PI / 2)).toBe(6.123233995736766e-17);
  });

  test('powers of ten and two have exact logarithms', () => {
    for (let n = -300; n <= 300; n += 1) expect(ours.log10(Number(`1e${n}`))).toBe(n);
    for (let n = -1074; n <= 1023; n += 1) expect(ours.log2(Math.pow(2, n))).toBe(n);
  });

  test('cubes have exact roots', () => {
    for (let n = 1; n < 2000; n += 1) expect(ours.cbrt(n * n * n)).toBe(n);
  });
});

describe('functions of two numbers', () => {
  const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });

  test('atan2 agrees with the engine to 1 ulp in every quadrant', () => {
    const close = ([y, x]: [number, number]): boolean =>
      ulpsBetween(ours.atan2(y, x), Math.atan2(y, x)) <= 1;
    fc.assert(fc.property(fc.tuple(numbers, numbers), close));
  });

  test('pow agrees with the engine to 1 ulp', () => {
    const bases = randoms(5000, 0.001, 30);
    const powers = randoms(5000, -20, 20).reverse();
    const worst = bases.map((x, index) =>
      ulpsBetween(ours.pow(x, powers[index]!), Math.pow(x, powers[index]!)),
    );
    expect(Math.max(...worst)).toBeLessThanOrEqual(1);
  });

  test('whole powers are exact where the result is', () => {
    for (let n = 1; n <= 22; n += 1) expect(ours.pow(10, n)).toBe(Number(`1e${n}`));
    expect(ours.pow(-3, 3)).toBe(-27);
    expect(ours.pow(2, -1)).toBe(0.5);
  });

  test('the edges of pow and atan2 are those of the standard', () => {
    const special = [0, -0, 1, -1, 2, -2, 0.5, 3, Infinity, -Infinity, NaN, 1e308, -3];
    for (const x of special) {
      for (const y of special) {
        expect([x, y, ulpsBetween(ours.pow(x, y), Math.pow(x, y)) <= 1]).toEqual([x, y, true]);
        expect([x, y, ulpsBetween(ours.atan2(x, y), Math.atan2(x, y)) <= 1]).toEqual([x, y, true]);
      }
    }
  });

  test('a length neither overflows nor vanishes', () => {
    expect(ours.hypot2(3e200, 4e200)).toBeCloseTo(5e200, -190);
    expect(ours.hypot2(3e-200, 4e-200) / 5e-200).toBeCloseTo(1, 14);
    expect(ours.hypot3(2, 3, 6)).toBe(7);
  });

  test('sinCos gives the same bits as sin and cos', () => {
    const out = new Float64Array(2);
    for (const x of randoms(2000, -100, 100)) {
      ours.sinCos(x, out);
      expect([...out]).toEqual([ours.sin(x), ours.cos(x)]);
    }
  });
});

describe('the same bits everywhere', () => {
  test('a long sum of all functions has one known value', () => {
    let sum = 0;
    for (const x of randoms(1000, 0.01, 0.99)) {
      sum += ours.sin(50 * x) + ours.cos(x) * ours.exp(x) - ours.log(x) / ours.atan(x);
      sum += ours.asin(x) * ours.acos(x) + ours.pow(x, 1.7) + ours.cbrt(x) + ours.expm1(x);
      sum += ours.tan(x) + ours.log10(x) + ours.log2(x) + ours.log1p(x) + ours.atan2(x, 0.3);
    }
    expect(sum).toBe(15311.637786231595);
  });
});
