// Are the passes of a station all there, in every order, and is the next one the next?
import { describe, expect, it } from 'vitest';
import { isGoingOn, nextPass, passesOf, passOrders } from '../../../src/ui/panels/passes.ts';
import { sortedPasses } from '../../../src/ui/panels/passes.ts';

const access = {
  count: 5,
  satelliteIndex: Int32Array.of(0, 0, 1, 2, 2),
  stationIndex: Int32Array.of(1, 0, 1, 1, 1),
  startS: Float64Array.of(500, 10, 100, 300, 900),
  endS: Float64Array.of(900, 20, 400, 600, 950),
  peakS: Float64Array.of(700, 15, 250, 450, 925),
  peakElevationRad: Float64Array.of(1.2, 0.3, 0.5, 1.5, 0.1),
  rangeMinKm: Float64Array.of(700, 2000, 1500, 650, 2100),
};

describe('passes of a station', () => {
  it('are those of that station alone, by start', () => {
    expect([...passesOf(access, 1)]).toEqual([2, 3, 0, 4]);
    expect([...passesOf(access, 0)]).toEqual([1]);
    expect([...passesOf(access, 7)]).toEqual([]);
  });

  it('can be sorted by every column, both ways, and none is lost', () => {
    const byStart = passesOf(access, 1);
    const expected = {
      start: [2, 3, 0, 4],
      duration: [4, 2, 3, 0],
      peak: [4, 2, 0, 3],
      satellite: [0, 2, 3, 4],
      range: [3, 0, 2, 4],
    };
    for (const order of passOrders) {
      expect([...sortedPasses(access, byStart, order, false)], order).toEqual(expected[order]);
    }
    expect([...sortedPasses(access, byStart, 'peak', true)]).toEqual([3, 0, 2, 4]);
    // Rows 2 and 3 last equally long: the earlier one stays first, whichever way.
    expect([...sortedPasses(access, byStart, 'duration', true)]).toEqual([0, 2, 3, 4]);
  });

  it('the next pass is the first that begins at or after the time', () => {
    const byStart = passesOf(access, 1);
    expect(nextPass(access, byStart, 0)).toBe(2);
    expect(nextPass(access, byStart, 300)).toBe(3);
    expect(nextPass(access, byStart, 300.1)).toBe(0);
    expect(nextPass(access, byStart, 901)).toBe(-1);
  });

  it('a pass goes on from its start until just before its end', () => {
    expect(isGoingOn(access, 2, 100)).toBe(true);
    expect(isGoingOn(access, 2, 400)).toBe(false);
  });
});
