// Do rings close, does the track run below the satellite, and are there never too many rings?
import { describe, expect, test } from 'vitest';
import { gmstRad } from '../../../src/orbit/index.ts';
import { trackOpacity } from '../../../src/ui/scene/fleetView.ts';
import { sceneToGeodetic } from '../../../src/ui/scene/frames.ts';
import {
  groundTrack,
  periodS,
  planeRepresentatives,
  ringPath,
  samplePath,
  trackBehind,
  trackPointCount,
} from '../../../src/ui/scene/orbitPaths.ts';
import { startUtcMs, walkerSets } from './walker.ts';

const [elementSet] = walkerSets(1, 1);

describe('paths', () => {
  test('a ring closes to less than a pixel', () => {
    const ring = ringPath(elementSet!, startUtcMs, 3000);
    const last = ring.length - 3;
    const gap = [0, 1, 2].map((axis) => ring[axis]! - ring[last + axis]!);
    expect(Math.hypot(...gap)).toBeLessThan(0.12); // 120 km: node and perigee drift, Earth's shape
    expect(periodS(elementSet!)).toBeCloseTo(5740, -2);
  });

  test('a quarter of the track lies behind, and there it passes below the satellite', () => {
    const timeS = 5000;
    const track = groundTrack(elementSet!, startUtcMs, timeS, 0);
    const at = 3 * Math.round(trackBehind * (trackPointCount - 1));
    const here = samplePath(elementSet!, startUtcMs, { startS: timeS, stepS: 1, count: 1 });
    const geodetic = new Float64Array(3);
    sceneToGeodetic(geodetic, here, gmstRad(startUtcMs + timeS * 1000));
    const [x, y, z] = [track[at]!, track[at + 1]!, track[at + 2]!];
    expect(Math.atan2(y, x)).toBeCloseTo(geodetic[1]!, 6);
    expect(Math.atan2(z, Math.hypot(x, y))).toBeCloseTo(geodetic[0]!, 2); // geocentric: 0.2° less
    expect(Math.hypot(x, y, z)).toBeCloseTo(6.378, 1);
  });

  test('the track fades with the distance in time', () => {
    const here = Math.round(trackBehind * (trackPointCount - 1));
    expect(trackOpacity(here)).toBeGreaterThan(trackOpacity(here + 60));
    expect(trackOpacity(here)).toBeGreaterThan(trackOpacity(here - 30));
    expect(trackOpacity(trackPointCount - 1)).toBeLessThan(0.1);
  });

  test('every plane has one ring, up to the bound', () => {
    const sets = walkerSets(60, 6);
    expect(planeRepresentatives(sets, 72)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(planeRepresentatives(walkerSets(200, 100), 72)).toHaveLength(72);
  });
});
