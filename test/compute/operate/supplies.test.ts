// How fine is the grid of the physics?
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridStepS } from '../../../src/compute/operate/supplies.ts';

test('the grid’s step is an even part of the scenario’s, and a minute at most', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 600, noNaN: true }), (stepS) => {
      const grid = gridStepS(stepS);
      const parts = stepS / grid;
      expect(grid).toBeLessThanOrEqual(60);
      expect(Math.abs(parts - Math.round(parts))).toBeLessThan(1e-9);
      expect(grid).toBeGreaterThan(Math.min(stepS, 60) / 2 - 1e-9);
    }),
    { seed: 5 },
  );
  expect([30, 60, 61, 90, 150, 600].map(gridStepS)).toEqual([30, 60, 30.5, 45, 50, 60]);
});
