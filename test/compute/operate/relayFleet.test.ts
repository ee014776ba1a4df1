// Can others' relays be flown as an ordinary fleet that computes nothing?
import { expect, test } from 'vitest';
import { checkLaws } from './laws.ts';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { batchJob, policyOf, run, scenarioOf } from './scenarios.ts';

test('satellites without accelerators are a fleet that links, runs no job, draws its own', () => {
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

test('relays bring down by their own terminals what comes over shared lasers', () => {
  const plane = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98 };
  const ours = { base: 'server-8', terminalCount: 0, linkTerminal: 'sda-2g5' };
  const relay = { base: 'server-8', acceleratorCount: 0, groundTerminals: ['ka-leo'] };
  const ownCount = 8;
  const jobs = Array.from({ length: ownCount }, (_, at) =>
    batchJob(`work-${at}`, { acceleratorCount: 1, outputBit: 2e10, deadlineS: 80_000 }),
  );
  const scenario = scenarioOf({
    durationS: 40_000,
    fleets: [
      { id: 'ours', orbit: { ...plane, satelliteCount: ownCount }, platform: ours },
      {
        id: 'relays',
        orbit: { ...plane, satelliteCount: 2, rightAscensionDeg: 5 },
        platform: { ...relay, linkTerminal: { base: 'sda-2g5', count: 1 } },
      },
    ],
    stations: [{ base: 'svalbard', terminals: ['ka-ground'] }],
    links: { topology: 'mesh', rangeMaxKm: 8000 },
    workload: { jobs },
  });
  const eachOnItsOwn = policyOf(({ events }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind === 'jobReleased') {
        return [{ kind: 'place', job: event.job.index, satellites: [event.job.index] }];
      }
      if (event.kind !== 'inputArrived') return [];
      return [{ kind: 'start', job: event.job.index, satellites: [event.job.satelliteIndex] }];
    }),
  );
  const result = run(scenario, eachOnItsOwn);
  checkLaws(result, scenario);
  const { downlinkedBit, relayedBit } = result.metrics.network;
  expect(result.metrics.jobs.completedCount).toBe(ownCount);
  expect(downlinkedBit).toBeCloseTo(ownCount * 2e10, 0);
  expect(relayedBit).toBe(downlinkedBit);
  // Never more at once over a relay's one laser than one partner.
  const { routes } = result;
  const lasers: { relay: number; partner: number; startS: number; endS: number }[] = [];
  for (let row = 0; row < routes.count; row += 1) {
    const [from, to] = [routes.fromIndex[row]!, routes.toIndex[row]!];
    if (from < 0 || to < 0) continue;
    const times = { startS: routes.startS[row]!, endS: routes.endS[row]! };
    lasers.push({ relay: from, partner: to, ...times }, { relay: to, partner: from, ...times });
  }
  let comparedCount = 0;
  for (const a of lasers) {
    for (const b of lasers) {
      if (a.relay < ownCount || a.relay !== b.relay || a.partner === b.partner) continue;
      // 30 s to acquire and 45° at half a degree a second lie between two partners.
      expect(Math.max(a.startS, b.startS)).toBeGreaterThan(Math.min(a.endS, b.endS) + 119.9);
      comparedCount += 1;
    }
  }
  expect(comparedCount).toBeGreaterThan(0);
});
