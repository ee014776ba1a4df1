// Do neighbours reach each other all around the orbit?
import { describe, expect, test } from 'vitest';
import { neighbourFindings } from '../../../src/compute/study/designLink.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const orbit = { kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' };

function ringOf(satellitesPerPlaneCount: number, platform: Readonly<Record<string, unknown>> = {}) {
  return scenarioOf({
    durationS: 86_400,
    fleets: [
      {
        id: 'ring',
        orbit: { ...orbit, satellitesPerPlaneCount },
        platform: { base: 'ai1', ...platform },
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
