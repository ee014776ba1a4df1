// Can others' relays be flown as an ordinary fleet that computes nothing?
import { expect, test } from 'vitest';
import { batchJob, run, scenarioOf } from './scenarios.ts';

test('satellites without accelerators are a fleet that links, runs no job and draws for its own', () => {
  const plane = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 4 };
  const relay = { base: 'axiom-kepler', acceleratorCount: 0, linkRateBitPerS: 2.5e9 };
  const scenario = scenarioOf({
    durationS: 6000,
    fleets: [
      { id: 'ours', orbit: plane, platform: 'server-8' },
      {
        id: 'relays',
        operator: 'Relay Inc',
        registryState: 'CA',
        orbit: { ...plane, rightAscensionDeg: 20 },
        platform: relay,
      },
    ],
    links: { topology: 'mesh', rangeMaxKm: 6000 },
    workload: { jobs: [batchJob('work', { acceleratorCount: 1, acceleratorS: 600 })] },
  });
  expect(scenario.fleets[1]).toMatchObject({ operator: 'Relay Inc', registryState: 'CA' });
  const { runSegments: runs, metrics } = run(scenario);
  expect(metrics.jobs.completedCount).toBe(1);
  expect(runs.count).toBe(1);
  for (let row = 0; row < runs.count; row += 1) {
    expect(runs.satelliteIndex[row]).toBeLessThan(scenario.fleets[1]!.satelliteStart);
  }
  expect(Number.isFinite(metrics.fleet.stateOfChargeMinFraction)).toBe(true);
});
