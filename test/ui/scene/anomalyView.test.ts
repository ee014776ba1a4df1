// Are the contours where the protons are?
import { describe, expect, test } from 'vitest';
import { anomalyMargin } from '../../../src/compute/index.ts';
import { anomalyContour } from '../../../src/ui/scene/anomalyView.ts';

/** Geocentric latitude and longitude of a point, rad; geodetic ones differ by 0.2° at most. */
function placeOf(points: Float64Array, at: number): [latitudeRad: number, longitudeRad: number] {
  const [x, y, z] = [points[3 * at]!, points[3 * at + 1]!, points[3 * at + 2]!];
  return [Math.asin(z / Math.hypot(x, y, z)), Math.atan2(y, x)];
}

describe('a contour of the anomaly', () => {
  test('is closed and lies where the flux has that value', () => {
    const points = anomalyContour(Math.log(3), 600, 2026);
    const last = points.length / 3 - 1;
    expect(last).toBe(96);
    for (let axis = 0; axis < 3; axis += 1) {
      expect(points[3 * last + axis]).toBeCloseTo(points[axis]!, 9);
    }
    for (let at = 0; at < last; at += 1) {
      const [latitudeRad, longitudeRad] = placeOf(points, at);
      const margin = anomalyMargin(latitudeRad, longitudeRad, 600, 2026);
      expect(Math.abs(margin - Math.log(3))).toBeLessThan(0.06);
    }
  });

  test('lies over South America and the South Atlantic, within the one of half its flux', () => {
    const inner = anomalyContour(Math.log(10), 600, 2026);
    const outer = anomalyContour(Math.log(5), 600, 2026);
    for (let at = 0; at < inner.length / 3; at += 1) {
      const [latitudeRad, longitudeRad] = placeOf(inner, at);
      expect(latitudeRad).toBeLessThan(0);
      expect(Math.abs((longitudeRad * 180) / Math.PI + 50)).toBeLessThan(60);
      const span = (points: Float64Array): number => {
        const [latitude, longitude] = placeOf(points, at);
        return Math.hypot(latitude + 0.45, longitude + 0.87);
      };
      expect(span(inner)).toBeLessThan(span(outer));
    }
  });

  test('is empty where the flux is nowhere so high', () => {
    expect(anomalyContour(20, 600, 2026)).toHaveLength(0);
  });
});
