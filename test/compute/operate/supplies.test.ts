// How fine is the grid of the physics?
import { expect, test } from 'vitest';
import { gridStepS } from '../../../src/compute/operate/supplies.ts';

test('the grid has cells of a minute, and eight of them where the span is short', () => {
  expect([86_400, 481, 480, 240, 1].map(gridStepS)).toEqual([60, 60, 60, 30, 0.125]);
});
