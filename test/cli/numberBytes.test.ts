// Are numbers written in bulk as good as those that String() writes?
import { expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { RowBytes } from '../../src/cli/numberBytes.ts';

const written = (value: number): string => {
  const rows = new RowBytes(64);
  rows.number(value);
  return new TextDecoder().decode(rows.take());
};

test.each([
  [7022.46529266, '7022.465292660'],
  [-0.01341443, '-0.013414430000000'],
  [0.9999999999999999, '1.000000000000000'],
  [1, '1.000000000'],
  [-1.0000000005, '-1.000000001'],
  [8999999.5, '8999999.500000000'],
  [0, '0'],
  [-0, '0'],
  [1e-7, '1e-7'],
  [12345678901.25, '12345678901.25'],
])('%d is written as %s', (value, text) => {
  expect(written(value)).toBe(text);
});

test('any finite number reads back to nine significant digits or better', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const read = Number(written(value));
      expect(Math.abs(read - value)).toBeLessThanOrEqual(5e-10 * Math.abs(value));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('numbers of the sizes of orbits lose less than a micrometre', () => {
  fc.assert(
    fc.property(fc.double({ min: -500_000, max: 500_000, noNaN: true }), (value) => {
      expect(Math.abs(Number(written(value)) - value)).toBeLessThanOrEqual(6e-10);
    }),
    { numRuns: 2000, seed: 2 },
  );
});

test('leading zeros of the fraction are kept', () => {
  expect(written(5.000000001)).toBe('5.000000001');
  expect(written(0.001)).toBe('0.001000000000000');
});
