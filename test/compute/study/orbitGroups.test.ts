// Does one satellite stand for exactly those that share its plane?
import { describe, expect, test } from 'vitest';
import { orbitGroups } from '../../../src/compute/study/orbitGroups.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const walker = scenarioOf({
  durationS: 3600,
  fleets: [
    {
      orbit: {
        kind: 'walker',
        altitudeKm: 550,
        inclinationDeg: 53,
        planeCount: 6,
        satellitesPerPlaneCount: 4,
        phasing: 1,
      },
      platform: 'server-8',
    },
  ],
});

describe('groups', () => {
  test('are the planes of a Walker shell, each with its satellites', () => {
    const groups = orbitGroups(walker, 0, 100);
    expect(groups.map(({ satelliteCount }) => satelliteCount)).toEqual([4, 4, 4, 4, 4, 4]);
    const planes = groups.map(
      ({ satelliteIndex }) => walker.satellites[satelliteIndex]!.planeIndex,
    );
    expect(planes).toEqual([0, 1, 2, 3, 4, 5]);
    expect(groups[0]!.altitudeKm).toBeCloseTo(550, 0);
  });

  test('of which only some are looked at still stand for all satellites', () => {
    const groups = orbitGroups(walker, 0, 4);
    expect(groups).toHaveLength(4);
    expect(groups.reduce((sum, { satelliteCount }) => sum + satelliteCount, 0)).toBe(24);
  });

  test('are one for the members of a formation', () => {
    const cluster = scenarioOf({
      durationS: 3600,
      fleets: [
        {
          orbit: {
            kind: 'cluster',
            altitudeKm: 650,
            localTimeOfAscendingNode: '06:00',
            radiusKm: 1,
            spacingMinKm: 0.1,
          },
          platform: 'suncatcher',
        },
      ],
    });
    const groups = orbitGroups(cluster, 0, 100);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.satelliteCount).toBe(cluster.satellites.length);
  });
});
