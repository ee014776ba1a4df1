// Is what holds work back named, counted and timed as the events say?
import { describe, expect, test } from 'vitest';
import { brakeAt, slowdownsOf, sumByBrake } from '../../../src/ui/machine/throttling.ts';
import { runRing } from './eclipseDay.ts';

const hot = runRing('fleets.ring.platform.radiatorAreaM2=40').result;
const slowdowns = slowdownsOf(hot, 0);

describe('slowdowns', () => {
  test('a radiator that is too small holds work back, by a limit of heat', () => {
    expect(slowdowns.length).toBeGreaterThan(0);
    const sums = sumByBrake(slowdowns);
    const heatS = sums
      .filter(({ brake }) => ['coolant', 'junction', 'memory'].includes(brake))
      .reduce((sum, { durationS }) => sum + durationS, 0);
    expect(heatS).toBeGreaterThan(0.3 * hot.durationS);
  });

  test('they follow each other without overlap and last as long as the ledger says', () => {
    slowdowns.slice(1).forEach(({ startS }, place) => {
      expect(startS).toBeGreaterThanOrEqual(slowdowns[place]!.endS);
    });
    const sumS = slowdowns.reduce((sum, { startS, endS }) => sum + endS - startS, 0);
    expect(sumS / hot.metrics.satellites[0]!.throttledS).toBeCloseTo(1, 2);
  });

  test('at a time within one it is named, between two there is none', () => {
    const { startS, brake } = slowdowns[0]!;
    expect(brakeAt(slowdowns, startS)).toBe(brake);
    expect(brakeAt(slowdowns, startS - 1e-3)).toBeNull();
  });

  test('the sums count every one once', () => {
    const count = sumByBrake(slowdowns).reduce((sum, row) => sum + row.count, 0);
    expect(count).toBe(slowdowns.length);
  });
});
