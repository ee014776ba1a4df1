import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  clampWindow,
  panWindow,
  revealTime,
  timeOfX,
  windowMinS,
  xOfTime,
  zoomWindow,
} from '../../../src/ui/timeline/timeScale.ts';

const bounds = { startS: 0, endS: 86_400 };
const windows = fc
  .tuple(
    fc.double({ min: 0, max: 86_000, noNaN: true }),
    fc.double({ min: 20, max: 400, noNaN: true }),
  )
  .map(([startS, spanS]) => ({ startS, endS: startS + spanS }));

describe('the time scale', () => {
  test('a place and its time are each other’s inverse', () => {
    const scale = { startS: 100, endS: 700, widthPx: 1200 };
    expect(xOfTime(scale, 400)).toBe(600);
    expect(timeOfX(scale, 600)).toBe(400);
    expect(xOfTime(scale, 50)).toBeLessThan(0);
  });

  test('zooming leaves the time under the pointer where it is', () => {
    const window = { startS: 10_000, endS: 20_000 };
    const zoomed = zoomWindow(window, 12_500, 0.5, bounds);
    expect(zoomed).toEqual({ startS: 11_250, endS: 16_250 });
    expect((12_500 - zoomed.startS) / 5000).toBe(0.25);
  });

  test('no zoom and no pan leaves the run or gets narrower than the narrowest window', () => {
    fc.assert(
      fc.property(
        windows,
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (window, factor, deltaS) => {
          const aboutS = (window.startS + window.endS) / 2;
          for (const next of [
            zoomWindow(window, aboutS, factor, bounds),
            panWindow(window, deltaS, bounds),
          ]) {
            expect(next.startS).toBeGreaterThanOrEqual(0);
            expect(next.endS).toBeLessThanOrEqual(86_400 + 1e-6);
            expect(next.endS - next.startS).toBeGreaterThanOrEqual(windowMinS - 1e-6);
          }
        },
      ),
    );
  });

  test('panning keeps the span, also when it stops at the end of the run', () => {
    const panned = panWindow({ startS: 80_000, endS: 84_000 }, 5000, bounds);
    expect(panned).toEqual({ startS: 82_400, endS: 86_400 });
  });

  test('a run shorter than the narrowest window is shown whole', () => {
    const short = { startS: 0, endS: 4 };
    expect(clampWindow({ startS: 1, endS: 2 }, short)).toEqual(short);
  });

  test('a time in sight moves nothing, one out of sight lands at its place', () => {
    const window = { startS: 1000, endS: 2000 };
    expect(revealTime(window, 1500, 0.5, bounds)).toBe(window);
    expect(revealTime(window, 5000, 0.3, bounds)).toEqual({ startS: 4700, endS: 5700 });
    expect(revealTime(window, 10, 0.5, bounds)).toEqual({ startS: 0, endS: 1000 });
  });
});
