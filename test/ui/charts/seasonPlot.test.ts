// Is the year of an orbit drawn with its season where the shadow is?
import { describe, expect, it } from 'vitest';
import { betaRange, monthTicks, seasonSpans } from '../../../src/ui/charts/seasonPlot.ts';

describe('the year of an orbit', () => {
  it('shades every run of days with umbra, and no day without', () => {
    const umbraS = Float64Array.of(5, 0, 0, 10, 20, NaN, 3);
    expect(seasonSpans(umbraS)).toEqual([
      [0, 0],
      [3, 4],
      [6, 6],
    ]);
    expect(seasonSpans(new Float64Array(3))).toEqual([]);
  });

  it('names the first day of each month after its start', () => {
    const ticks = monthTicks(Date.UTC(2026, 11, 21), 365);
    expect(ticks).toHaveLength(12);
    expect(ticks[0]).toEqual({ day: 11, name: 'Jan' });
    expect(ticks.at(-1)).toEqual({ day: 345, name: 'Dec' });
  });

  it('has room for β on its side of zero, and a line at zero', () => {
    expect(betaRange([-3, 4])).toEqual([-15, 15]);
    expect(betaRange([-76, -20])).toEqual([-90, 15]);
    expect(betaRange([58])).toEqual([-15, 60]);
  });
});
