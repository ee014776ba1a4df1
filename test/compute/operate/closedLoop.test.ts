// Do data travel between ground and satellites as passes, antennas and links allow?
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { fifo } from '../../../src/compute/schedule/fifo.ts';
import { checkLaws } from './laws.ts';
import {
  batchJob,
  eventsOf,
  jobOf,
  lostS,
  onFirst,
  policyOf,
  ringFleet,
  run,
  scenarioOf,
} from './scenarios.ts';

const upBitPerS = 1e8;
const downBitPerS = 4e8;
const rates = { uplinkRateBitPerS: upBitPerS, downlinkRateBitPerS: downBitPerS };
const everywhere = { terminalFieldOfRegardDeg: 180 };
const svalbard = { base: 'svalbard', antennaCount: 1, ...rates };
const sunny = { rightAscensionDeg: 0 };
const strong = { radiatorAreaM2: 1000, ...everywhere };

function oneSatellite(jobs: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
  return scenarioOf({
    durationS: 20_000,
    fleets: [ringFleet(1, strong, sunny)],
    stations: [svalbard],
    workload: { jobs },
    ...more,
  });
}

/** From pointing at a satellite until bits flow: a radio antenna of the catalogue. */
const acquisitionS = 5;

/** When `lengthS` seconds inside the satellite's passes, counted from `fromS`, are over. */
function insidePassesS(
  { access }: ReturnType<typeof run>,
  satellite: number,
  fromS: number,
  lengthS: number,
): number {
  let leftS = lengthS;
  for (let row = 0; row < access.count; row += 1) {
    if (access.satelliteIndex[row] !== satellite || access.endS[row]! <= fromS) continue;
    const startS = Math.max(fromS, access.startS[row]! + acquisitionS);
    if (startS + leftS <= access.endS[row]!) return startS + leftS;
    leftS -= access.endS[row]! - startS;
  }
  return Infinity;
}

/** From 650 km overhead light takes 2.1 ms, from the horizon 8 ms and a little more. */
function expectLightAfter(timeS: number, sentS: number): void {
  expect(timeS - sentS).toBeGreaterThan(0.0021);
  expect(timeS - sentS).toBeLessThan(0.009);
}

describe('data between ground and satellite', () => {
  const scenario = oneSatellite([
    batchJob('short', { inputBit: 20 * upBitPerS, outputBit: 10 * downBitPerS, releaseS: 100 }),
    batchJob('long', {
      inputBit: 900 * upBitPerS,
      outputBit: 5,
      releaseS: 200,
      acceleratorS: 60,
    }),
  ]);
  const result = run(scenario, onFirst);

  test('an input on the ground waits for the next pass, and the trail says how long', () => {
    checkLaws(result, scenario);
    const arrivalS = insidePassesS(result, 0, 100, 20);
    const job = jobOf(result, 'short');
    expectLightAfter(job.startedS, arrivalS);
    expect(job.trail[0]).toMatchObject({ cause: 'inputLink', startS: 100, share: 1 });
    expect(lostS(result, 'short', 'inputLink')).toBeCloseTo(job.startedS - 100, 6);
  });

  test('an output waits for the next pass after the work is done', () => {
    const job = jobOf(result, 'short');
    expect(job.finishedS).toBeCloseTo(job.startedS + 600, 6);
    expectLightAfter(job.deliveredS, insidePassesS(result, 0, job.finishedS, 10));
    expect(lostS(result, 'short', 'outputLink')).toBeCloseTo(job.deliveredS - job.finishedS, 6);
  });

  test('an input longer than a pass goes on in the next one where it was interrupted', () => {
    const arrivalS = insidePassesS(result, 0, 100, 920);
    const longestPassS = Math.max(
      ...result.access.endS.map((e, i) => e - result.access.startS[i]!),
    );
    expect(longestPassS).toBeLessThan(900);
    expectLightAfter(jobOf(result, 'long').startedS, arrivalS);
    expect(result.metrics.network.uplinkedBit).toBeCloseTo(920 * upBitPerS, 0);
  });

  test('the first bit is logged once, however often the way is interrupted', () => {
    expect(eventsOf(result, 'inputStarted').map(({ job }) => job)).toEqual(['short', 'long']);
    expect(eventsOf(result, 'outputStarted').map(({ job }) => job)).toEqual(['short', 'long']);
  });
});

test('one antenna serves three satellites in view of it one after the other', () => {
  const job = (index: number) =>
    batchJob(`up-${index}`, { inputBit: 5 * upBitPerS, releaseS: 10 * index });
  const scenario = scenarioOf({
    durationS: 8000,
    fleets: [
      {
        id: 'trio',
        orbit: {
          kind: 'elements',
          satellites: [0, 0.4, 0.8].map((meanAnomalyDeg) => {
            return { semiMajorAxisKm: 7028, inclinationDeg: 98, meanAnomalyDeg };
          }),
        },
        platform: { base: 'ai1', ...strong },
      },
    ],
    stations: [svalbard],
    workload: { jobs: [0, 1, 2].map(job) },
  });
  const spread = policyOf(({ events }) =>
    events.flatMap((event): Decision[] =>
      event.kind === 'jobReleased'
        ? [{ kind: 'place', job: event.job.index, satellites: [event.job.index] }]
        : [],
    ),
  );
  const result = run(scenario, spread);
  checkLaws(result, scenario);
  const { service, access } = result;
  for (let a = 0; a < service.count; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const overlapS =
        Math.min(service.endS[a]!, service.endS[b]!) -
        Math.max(service.startS[a]!, service.startS[b]!);
      expect(overlapS).toBeLessThanOrEqual(0);
    }
  }
  expect(new Set(service.satelliteIndex)).toEqual(new Set([0, 1, 2]));
  const arrivals = eventsOf(result, 'inputArrived').map(({ timeS }) => timeS);
  const firstS = Math.min(...access.startS);
  // Nobody waits longer than the turns and the transfers before his own take.
  expect(arrivals).toHaveLength(3);
  expect(arrivals[2]! - firstS).toBeLessThan(60 + acquisitionS);
});

describe('relay', () => {
  const ring = scenarioOf({
    durationS: 3000,
    fleets: [ringFleet(12, strong)],
    stations: [svalbard],
    links: { topology: 'ring', rangeMaxKm: 10_000, grazingAltitudeKm: 50 },
    workload: {
      jobs: [batchJob('far', { originSatellite: 'ring-7', outputBit: downBitPerS * 7 })],
    },
  });

  test('a ring delivers over a satellite in view what was made out of view, and counts it', () => {
    const result = run(ring, fifo);
    checkLaws(result, ring);
    const own = [...result.access.satelliteIndex].map((satellite, row) => ({ satellite, row }));
    const job = jobOf(result, 'far');
    expect(job.satellite).toBe(6);
    const seesS = own
      .filter(({ satellite }) => satellite === 6)
      .map(({ row }) => result.access.startS[row]!);
    expect(Math.min(...seesS, Infinity)).toBeGreaterThan(job.deliveredS);
    expect(result.metrics.satellites[6]!.relayedBit).toBeCloseTo(7 * downBitPerS, 0);
    expect(result.metrics.network.relayedBit).toBeCloseTo(7 * downBitPerS, 0);
  });

  test('without links it waits for its own pass', () => {
    const apart = { ...ring, links: { ...ring.links, topology: 'none' as const } };
    const result = run(apart, fifo);
    checkLaws(result, apart);
    expect(jobOf(result, 'far').status).toBe('unfinished');
    expect(result.metrics.network.relayedBit).toBe(0);
  });

  test('satellites without a link rate relay nothing', () => {
    const fleets = ring.fleets.map((fleet) => {
      return { ...fleet, platform: { ...fleet.platform, linkRateBitPerS: 0 } };
    });
    const result = run({ ...ring, fleets }, fifo);
    expect(result.links.count).toBe(0);
    expect(jobOf(result, 'far').status).toBe('unfinished');
  });
});
