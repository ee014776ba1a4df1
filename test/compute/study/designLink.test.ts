// Do neighbours reach each other all around the orbit?
import { describe, expect, test } from 'vitest';
import { neighbourFindings } from '../../../src/compute/study/designLink.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const orbit = { kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' };

function ringOf(
  satellitesPerPlaneCount: number,
  platform: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
) {
  return scenarioOf({
    durationS: 86_400,
    fleets: [
      {
        id: 'ring',
        orbit: { ...orbit, satellitesPerPlaneCount },
        platform: { base: 'ai1', ...platform },
        ...more,
      },
    ],
    links: { topology: 'ring' },
  });
}

describe('neighbours', () => {
  test('of a ring of four are behind the Earth', () => {
    const ring = ringOf(4);
    const [range, height] = neighbourFindings(ring, 0);
    expect(range!.available).toBeCloseTo(7028 * Math.SQRT2, -2);
    expect(height!.verdict).toBe('does not close');
    expect(height!.available).toBeLessThan(0);
    expect(neighbourFindings({ ...ring, links: { ...ring.links, topology: 'none' } }, 0)).toEqual(
      [],
    );
  });

  test('are seen by link terminals from as far off their normals as the ring bends', () => {
    // Terminals ahead and astern of a body that faces the Earth: half of 360°/24 below the level.
    const law = { attitude: { primary: 'instrumentToEarth', secondary: 'radiatorToOrbitNormal' } };
    const ring = ringOf(24, { linkNormals: ['+x', '-x'], linkFieldOfRegardDeg: 7 }, law);
    const found = neighbourFindings(ring, 0).at(-1)!;
    expect(found.what).toBe('link terminals, half-angle to the next on the ring of links');
    expect([found.verdict, found.available]).toEqual(['does not close', 7]);
    expect(Math.abs(found.needed - 7.5)).toBeLessThan(0.15); // the orbit is no circle
    const wide = ringOf(24, { linkNormals: ['+x', '-x'], linkFieldOfRegardDeg: 8 }, law);
    expect(neighbourFindings(wide, 0).at(-1)!.verdict).toBe('closes');
  });

  test('are within reach as far as the channels of their terminals light up', () => {
    const [plain] = neighbourFindings(ringOf(24), 0);
    const [laser] = neighbourFindings(ringOf(24, { linkTerminal: 'optical-10cm' }), 0);
    expect(laser!.available).toBe(plain!.available);
    expect(laser!.needed).toBeLessThan(plain!.needed);
    // One of 24 channels has 24 times the light each needs at 300 km: √24 times as far.
    expect(laser!.needed).toBeGreaterThan(1000);
    expect(laser!.needed).toBeLessThan(1700);
  });
});
