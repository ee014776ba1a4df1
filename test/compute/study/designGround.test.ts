// Can the ground take what satellites make, by the passes that there are?
import { describe, expect, test } from 'vitest';
import { groundFindings } from '../../../src/compute/study/designGround.ts';
import { batchJob, onFirst, run, scenarioOf } from '../operate/scenarios.ts';

const orbit = { kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' };

function withStations(antennaCount: number, satelliteCount = 1) {
  return scenarioOf({
    durationS: 86_400,
    fleets: [
      {
        id: 'ring',
        orbit: { ...orbit, satellitesPerPlaneCount: satelliteCount },
        platform: { base: 'ai1', downlinkRateBitPerS: 1e9, uplinkRateBitPerS: 2e8 },
      },
    ],
    stations: [{ base: 'svalbard', elevationMinDeg: 5, antennaCount }],
    workload: { jobs: [batchJob('one', { outputBit: 86_400e6, inputBit: 43_200e6 })] },
  });
}

describe('the ground', () => {
  test('gives one satellite the 129 minutes a day that Svalbard sees it above 5°', () => {
    const [down, up] = groundFindings(withStations(1));
    // Pass statistics at 650 km; TOL 5 %: one day stands for ten.
    expect(Math.abs(down!.available / ((1000 * 129) / 1440) - 1)).toBeLessThan(0.05);
    expect(up!.available / down!.available).toBeCloseTo(0.2, 2);
    expect(down!.needed).toBeCloseTo(1, 9); // 86,400 Mbit in a day
    expect(up!.needed).toBeCloseTo(0.5, 9);
  });

  test('serves no more satellites at once than it has antennas', () => {
    const [few] = groundFindings(withStations(1, 24));
    const [many] = groundFindings(withStations(24, 24));
    expect(few!.available).toBeCloseTo(1000, 0); // one antenna, always somebody in view
    expect(many!.available / few!.available).toBeGreaterThan(2);
    expect(Math.abs(many!.available / ((24 * 1000 * 129) / 1440) - 1)).toBeLessThan(0.1);
  });

  test('has nothing to say where there are no stations or nothing to send', () => {
    const scenario = withStations(1);
    expect(groundFindings({ ...scenario, stations: [] })).toEqual([]);
    expect(groundFindings({ ...scenario, workload: { streams: [], rows: [] } })).toEqual([]);
  });

  test('gives what link budgets let through where both ends name terminals', () => {
    const fleet = {
      id: 'one',
      orbit: { ...orbit, satellitesPerPlaneCount: 1 },
      platform: { base: 'ai1', groundTerminals: ['ka-leo'] },
    };
    const scenario = scenarioOf({
      durationS: 86_400,
      fleets: [fleet],
      stations: [{ base: 'svalbard', terminals: ['ka-ground'] }],
      workload: { jobs: [batchJob('one', { outputBit: 1e12, inputBit: 1e9 })] },
    });
    const [down] = groundFindings(scenario);
    const { downlinkCapacityBit } = run(scenario, onFirst).metrics.network;
    // Passes of a day on cubics between states a minute apart, as the run's to a millisecond.
    expect(down!.available / (downlinkCapacityBit / 86_400 / 1e6)).toBeCloseTo(1, 4);
    expect(down!.available).toBeGreaterThan(1);
  });
});
