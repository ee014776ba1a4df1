// Does the close-up show the flight to the right, keep its bounds, and measure in round lengths?
import { expect, it } from 'vitest';
import {
  firstView,
  halfSpanMaxM,
  halfSpanMinM,
  projectInto,
  scaleBarM,
  shortName,
  turned,
  zoomed,
} from '../../../src/ui/closeup/closeView.ts';

const sheet = { widthPx: 800, heightPx: 400 };
const view = { ...firstView, halfSpanM: 200 };
const point = new Float64Array(3);

it('at first the flight goes to the right and away from the Earth is up', () => {
  projectInto(point, [0, 100, 0], view, sheet);
  expect([...point.subarray(0, 2)]).toEqual([500, 200]);
  projectInto(point, [100, 0, 0], view, sheet);
  expect([...point.subarray(0, 2)]).toEqual([400, 100]);
});

it('turned by a quarter the orbit’s normal lies across, seen from above nothing is high', () => {
  projectInto(point, [0, 0, 100], turned(view, Math.PI / 2, 0), sheet);
  expect(point[0]).toBeCloseTo(500, 9);
  projectInto(point, [100, 0, 0], turned(view, 0, 9), sheet);
  expect(point[1]).toBeCloseTo(200, 9);
});

it('zoom ends at 100 m and 2 km', () => {
  expect(zoomed(view, 1e-6).halfSpanM).toBe(halfSpanMinM);
  expect(zoomed(view, 1e6).halfSpanM).toBe(halfSpanMaxM);
});

it('the bar has a round length that fits', () => {
  expect(scaleBarM(view, sheet, 140)).toBe(100);
  expect(scaleBarM(zoomed(view, 10), sheet, 140)).toBe(1000);
});

it('a satellite is called by its number', () => {
  expect(shortName('cluster-41')).toBe('41');
  expect(shortName('Hubble')).toBe('Hubble');
});
