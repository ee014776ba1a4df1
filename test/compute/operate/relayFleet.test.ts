// Can others' relays be flown as an ordinary fleet that computes nothing?
import { describe, expect, test } from 'vitest';
import { interSatelliteRateBitPerS } from '../../../src/compute/network/budget/link.ts';
import { interSatelliteLinkOf } from '../../../src/compute/network/budget/scenarioLinks.ts';
import { checkLaws } from './laws.ts';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { batchJob, jobOf, policyOf, run, scenarioOf } from './scenarios.ts';

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

describe('relays of the catalogue', () => {
  const compute = { base: 'server-8', terminalCount: 0 };
  const jobs = Array.from({ length: 6 }, (_, at) =>
    batchJob(`work-${at}`, { acceleratorCount: 1, outputBit: 2e11, deadlineS: 80_000 }),
  );
  const eachOnItsOwn = policyOf(({ events }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind === 'jobReleased') {
        return [{ kind: 'place', job: event.job.index, satellites: [event.job.index % 3] }];
      }
      if (event.kind !== 'inputArrived') return [];
      return [{ kind: 'start', job: event.job.index, satellites: [event.job.satelliteIndex] }];
    }),
  );
  const low = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 3 };
  const lowRelays = {
    id: 'relays',
    orbit: { ...low, satelliteCount: 8, altitudeKm: 1000, rightAscensionDeg: 10 },
    platform: {
      base: 'relay-leo',
      linkTerminal: { base: 'sda-2g5', count: 4 },
      groundTerminals: ['ka-leo'],
    },
  };
  const highRelays = {
    id: 'relays',
    orbit: {
      kind: 'elements',
      satellites: [{ semiMajorAxisKm: 42_164.2, inclinationDeg: 0.05, rightAscensionDeg: 90 }],
    },
    platform: { base: 'relay-geo', linkTerminal: 'edrs-1g8' },
  };

  function scenarioWith(terminal: unknown, relays: unknown, rangeMaxKm: number) {
    const own = { id: 'ours', orbit: low, platform: { ...compute, linkTerminal: terminal } };
    // Four sites along the equator: one of them is always in view of a geostationary orbit.
    const equator = [0, 90, 180, 270].map((longitudeDeg) => {
      return { id: `e${longitudeDeg}`, latitudeDeg: 0, longitudeDeg };
    });
    return scenarioOf({
      durationS: 60_000,
      fleets: relays === null ? [own] : [own, relays],
      stations: ['svalbard', ...equator],
      links: { topology: 'mesh', rangeMaxKm },
      workload: { jobs },
    });
  }

  test.each([
    ['in low orbit', { base: 'sda-2g5', count: 2 }, lowRelays, 6000, 2.5e9],
    ['in geostationary orbit', 'edrs-1g8', highRelays, 46_000, 1.8e9],
  ])(
    '%s bring down all results of satellites that have no way to the ground themselves',
    (_, terminal, relays, rangeMaxKm, linkBitPerS) => {
      const scenario = scenarioWith(terminal, relays, rangeMaxKm);
      const result = run(scenario, eachOnItsOwn);
      checkLaws(result, scenario);
      const { jobs: counts, network } = result.metrics;
      expect(counts.completedCount).toBe(jobs.length);
      expect(network.downlinkedBit).toBeCloseTo(jobs.length * 2e11, 0);
      expect(network.relayedBit).toBe(network.downlinkedBit);
      for (const id of jobs.map((job) => job.id)) {
        const { finishedS, deliveredS } = jobOf(result, id);
        expect(deliveredS - finishedS).toBeGreaterThan(2e11 / linkBitPerS);
      }
    },
  );

  test('left out leave those results in orbit', () => {
    const scenario = scenarioWith({ base: 'sda-2g5', count: 2 }, null, 6000);
    const result = run(scenario, eachOnItsOwn);
    expect(result.metrics.jobs.completedCount).toBe(0);
    expect(result.metrics.network.downlinkedBit).toBe(0);
  });

  test('of EDRS’s kind carry 1.8 Gbit/s over 45,000 km, and nothing at all much farther', () => {
    const scenario = scenarioWith('edrs-1g8', highRelays, 46_000);
    const [ours, theirs] = scenario.fleets.map(({ platform }) => platform);
    const link = interSatelliteLinkOf(ours!, theirs!);
    expect(interSatelliteRateBitPerS(link, 45_000)).toBe(1.8e9);
    expect(interSatelliteRateBitPerS(link, 90_000)).toBe(0);
  });
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
