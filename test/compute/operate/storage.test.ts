// Does a run keep within the stores of its satellites, and say so where that stops a job?
import { describe, expect, test } from 'vitest';
import { eventKinds } from '../../../src/compute/account/result.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { findPolicy } from '../../../src/compute/schedule/policies.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { ring, together } from './gangRig.ts';
import { checkLaws } from './laws.ts';
import { batchJob, eventsOf, jobOf, onFirst, ringFleet, run, scenarioOf } from './scenarios.ts';

const gigabyte = 8e9;

/** One satellite that keeps `storageByte`, without any station unless said. */
function alone(storageByte: number, jobs: readonly object[], stations: readonly object[] = []) {
  return scenarioOf({
    durationS: 40_000,
    fleets: [ringFleet(1, { radiatorAreaM2: 1000, storageByte })],
    stations,
    workload: { jobs },
  });
}

describe('a scene', () => {
  const scene = (id: string, more: object = {}) =>
    batchJob(id, { originSatellite: 'ring-1', inputBit: gigabyte, ...more });

  test('that arises on a full satellite is lost, for want of room for data', () => {
    const scenario = alone(2.5e9, [scene('a'), scene('b'), scene('c')]);
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    expect(['a', 'b', 'c'].map((id) => jobOf(result, id).status)).toEqual([
      'onTime',
      'onTime',
      'rejected',
    ]);
    expect(eventsOf(result, 'jobRejected')).toMatchObject([{ job: 'c', cause: 'data' }]);
    expect(result.metrics.satellites[0]!.storedMaxBit).toBe(2 * gigabyte);
  });

  test('finds the room of one that has computed', () => {
    const scenario = alone(1e9, [scene('a'), scene('b', { releaseS: 3000 })]);
    const result = run(scenario, onFirst);
    expect(result.metrics.jobs.completedCount).toBe(2);
    expect(result.metrics.satellites[0]!.storedMaxBit).toBe(gigabyte);
    const early = alone(1e9, [scene('a'), scene('b', { releaseS: 500 })]);
    expect(run(early, onFirst).metrics.jobs.completedCount).toBe(1);
  });
});

describe('a job', () => {
  const polar = { id: 'p', latitudeDeg: 85, longitudeDeg: 0, elevationMinDeg: 5 };
  const load = (id: string, more: object = {}) =>
    batchJob(id, { inputBit: gigabyte, outputBit: gigabyte, ...more });

  test('larger than any store is turned away at its release', () => {
    const result = run(alone(1.5e9, [load('large')], [polar]), onFirst);
    expect(eventsOf(result, 'jobRejected')).toMatchObject([{ timeS: 0, cause: 'data' }]);
    expect(eventsOf(result, 'decisionRefused')).toEqual([]);
  });

  test('without data runs on a satellite that keeps nothing, and one with data does not', () => {
    const bare = batchJob('bare', { inputBit: 0, outputBit: 0 });
    const dust = batchJob('dust', { inputBit: 0, outputBit: 1 });
    const scenario = alone(0, [
      bare,
      dust,
      batchJob('scene', { originSatellite: 'ring-1', inputBit: 1 }),
    ]);
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    expect(jobOf(result, 'bare').status).toBe('onTime');
    expect(eventsOf(result, 'jobRejected')).toMatchObject([
      { job: 'dust', timeS: 0, cause: 'data' },
      { job: 'scene', timeS: 0, cause: 'data' },
    ]);
  });

  test('of a gang needs room for each member’s share of the input, not for all of it', () => {
    const trained = (storageByte: number) => {
      const scenario = ring({
        count: 2,
        platform: { storageByte, uplinkRateBitPerS: 1e11 },
        job: { inputBitPerToken: 2000, stepsPerExchange: 200 }, // 200 GB in all
        more: { stations: [polar], durationS: 11_000 },
      });
      const result = run(scenario, together([0, 1]));
      checkLaws(result, scenario);
      return result;
    };
    expect(eventsOf(trained(120e9), 'jobDelivered')).toHaveLength(1);
    const turnedAway = eventsOf(trained(99e9), 'jobRejected');
    expect(turnedAway).toMatchObject([{ timeS: 0, cause: 'data' }]);
  });

  test('waits until there is room for input and result, with data in its trail', () => {
    const scenario = alone(2e9, [load('first'), load('second')], [polar]);
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    const [first, second] = [jobOf(result, 'first'), jobOf(result, 'second')];
    expect([first.status, second.status]).toEqual(['onTime', 'onTime']);
    expect(eventsOf(result, 'decisionRefused')[0]).toMatchObject({ timeS: 0, cause: 'data' });
    // Until the first has been delivered nothing else fits.
    expect(second.trail[0]).toMatchObject({ cause: 'data', startS: 0, endS: first.deliveredS });
    const placed = eventsOf(result, 'jobPlaced').find(({ job }) => job === 'second')!;
    expect(placed.timeS).toBe(first.deliveredS);
    const { storedMaxBit } = result.metrics.satellites[0]!;
    expect(storedMaxBit).toBeGreaterThanOrEqual(gigabyte);
    expect(storedMaxBit).toBeLessThanOrEqual(2 * gigabyte);
  });

  test('with a store twice as large waits for nobody', () => {
    const result = run(alone(4e9, [load('first'), load('second')], [polar]), onFirst);
    expect(eventsOf(result, 'decisionRefused')).toEqual([]);
    expect(jobOf(result, 'second').trail[0]!.cause).not.toBe('data');
  });
});

test.each(['fifo', 'edf', 'sunlit-first'])('%s sends no job to a full satellite', (name) => {
  // The first holds a scene that nobody asks for; the second has room.
  const scenario = scenarioOf({
    durationS: 9000,
    fleets: [ringFleet(2, { radiatorAreaM2: 1000, storageByte: 2e9 })],
    stations: [{ id: 'p', latitudeDeg: 85, longitudeDeg: 0, elevationMinDeg: 5 }],
    workload: {
      jobs: [
        batchJob('scene', { originSatellite: 'ring-1', inputBit: 2 * gigabyte, acceleratorS: 8e4 }),
        batchJob('a', { releaseS: 10, inputBit: gigabyte, deadlineS: 9000 }),
        batchJob('b', { releaseS: 20, inputBit: gigabyte, deadlineS: 9000 }),
      ],
    },
  });
  const result = run(scenario, findPolicy(name)!);
  expect(eventsOf(result, 'decisionRefused')).toEqual([]);
  for (const id of ['a', 'b']) expect(jobOf(result, id).satellite).toBe(1);
});

/** Bits that come to or leave a node at a constant rate from start to end. */
interface Ramp {
  readonly startS: number;
  readonly endS: number;
  readonly bits: number;
}

/** What comes and goes over links and accesses; `scene`: where the scenes of jobs arose. */
function routeRamps(
  { routes, jobs }: Result,
  satellite: number,
  scene: ReadonlyMap<number, number>,
): Ramp[] {
  const ramps: Ramp[] = [];
  for (let row = 0; row < routes.count; row += 1) {
    const job = routes.jobIndex[row]!;
    const [startS, endS] = [routes.startS[row]!, routes.endS[row]!];
    const bits = routes.carriedBit[row]!;
    const isDown = routes.directionCode[row] === 1;
    // Results stay where they arose until they have arrived, and so do scenes.
    const isSource = isDown ? jobs.satelliteIndex[job] === satellite : scene.get(job) === satellite;
    if (routes.toIndex[row] === satellite) ramps.push({ startS, endS, bits });
    if (routes.fromIndex[row] === satellite && !isSource) {
      ramps.push({ startS, endS, bits: -bits });
    }
  }
  return ramps;
}

/** What lies in a satellite by the ways and the log of a result alone. */
function rampsOf(result: Result, scenario: Scenario, satellite: number): Ramp[] {
  const { routes, events, jobs } = result;
  const templates = [...scenario.workload.streams, ...scenario.workload.rows].map(
    ({ template }) => template,
  );
  const templateOf = (job: number) => {
    const { id } = jobs.templates[jobs.templateIndex[job]!]!;
    return templates.find((each) => each.id === id)!;
  };
  const ramps: Ramp[] = [];
  const jump = (timeS: number, bits: number) => {
    ramps.push({ startS: timeS, endS: timeS, bits });
  };
  /** What of a job's input has come here. */
  const comeBit = (job: number) => {
    let bits = 0;
    for (let row = 0; row < routes.count; row += 1) {
      if (routes.jobIndex[row] !== job || routes.directionCode[row] !== 0) continue;
      if (routes.toIndex[row] === satellite) bits += routes.carriedBit[row]!;
    }
    return bits;
  };
  /** By job: where its scene arose. */
  const scene = new Map<number, number>();
  for (let row = 0; row < events.count; row += 1) {
    const kind = eventKinds[events.kindCode[row]!]!;
    const [job, timeS] = [events.jobIndex[row]!, events.timeS[row]!];
    if (job < 0) continue;
    const { inputBit, outputBit } = templateOf(job);
    if (kind === 'jobReleased' && events.satelliteIndex[row]! >= 0) {
      scene.set(job, events.satelliteIndex[row]!);
      if (events.satelliteIndex[row] === satellite) jump(timeS, inputBit);
    }
    const isHere = jobs.satelliteIndex[job] === satellite;
    if (kind === 'computeFinished') {
      if (scene.get(job) === satellite) jump(timeS, -inputBit);
      if (isHere && scene.get(job) !== satellite) jump(timeS, -inputBit);
      if (isHere) jump(timeS, outputBit);
    }
    if (kind === 'jobDelivered' && isHere) jump(timeS, -outputBit);
    if (kind !== 'jobRejected') continue;
    if (scene.get(job) === satellite) jump(timeS, -inputBit);
    else if (events.satelliteIndex[row] === satellite) jump(timeS, -comeBit(job));
  }
  return [...ramps, ...routeRamps(result, satellite, scene)];
}

function levelBit(ramps: readonly Ramp[], timeS: number): number {
  return ramps.reduce((sum, { startS, endS, bits }) => {
    if (timeS < startS) return sum;
    return sum + (timeS >= endS ? bits : (bits * (timeS - startS)) / (endS - startS));
  }, 0);
}

/** The most that ever lay there. */
function mostBit(ramps: readonly Ramp[]): number {
  const edges = ramps.flatMap(({ startS, endS }) => [startS, endS]);
  return edges.reduce((most, timeS) => Math.max(most, levelBit(ramps, timeS)), 0);
}

describe.each([0.3, 1.5, 40, null])('a ring of relays with stores of %s GB', (size) => {
  const storage = size === null ? {} : { storageByte: size * 1e9 };
  const scenario = scenarioOf({
    durationS: 20_000,
    fleets: [
      ringFleet(10, { radiatorAreaM2: 1000, linkRateBitPerS: 1e9, terminalCount: 1, ...storage }),
    ],
    stations: [
      { id: 'a', latitudeDeg: 60, longitudeDeg: 20, elevationMinDeg: 5 },
      { id: 'b', latitudeDeg: -30, longitudeDeg: 100, elevationMinDeg: 5 },
    ],
    links: { topology: 'ring', rangeMaxKm: 10_000, grazingAltitudeKm: 50 },
    workload: {
      streams: [
        {
          ...{ id: 'scenes', kind: 'earthObservation', arrivalsPerHour: 40, inputBit: 2e9 },
          ...{ flop: 1e16, outputBit: 4e8, originFleets: ['ring'], deadlineS: 9000, value: 2 },
        },
      ],
      jobs: Array.from({ length: 60 }, (_, at) =>
        batchJob(`up-${at}`, {
          ...{ releaseS: 150 * at, inputBit: 1e9, outputBit: 1e9, deadlineS: 9000 + 150 * at },
        }),
      ),
    },
  });

  test.each(['fifo', 'edf'])(
    'never holds more than fits under %s, as routes and log say',
    (name) => {
      const result = run(scenario, findPolicy(name)!);
      checkLaws(result, scenario);
      let fullCount = 0;
      result.metrics.satellites.forEach(({ storedMaxBit }, satellite) => {
        const capacityBit = (size ?? Infinity) * gigabyte;
        const bits = mostBit(rampsOf(result, scenario, satellite));
        // Light takes up to 40 ms, in which 1e9 bit/s send so much.
        expect(Math.abs(bits - storedMaxBit)).toBeLessThan(4e7);
        expect(storedMaxBit).toBeLessThanOrEqual(capacityBit * (1 + 1e-9));
        expect(storedMaxBit).toBeGreaterThan(0);
        if (storedMaxBit > 0.6 * capacityBit) fullCount += 1;
      });
      const { relayedBit } = result.metrics.network;
      expect(relayedBit).toBeGreaterThan(1e9);
      const refused = eventsOf(result, 'decisionRefused').filter(({ cause }) => cause === 'data');
      if (size !== null && size < 2) expect(fullCount).toBeGreaterThan(0);
      else expect(refused).toEqual([]);
    },
  );
});

test('a store that is never full changes nothing but itself', () => {
  const of = (storage: object) => {
    const scenario = scenarioOf({
      durationS: 9000,
      fleets: [ringFleet(6, { linkRateBitPerS: 1e9, ...storage })],
      stations: [{ id: 'a', latitudeDeg: 60, longitudeDeg: 20, elevationMinDeg: 5 }],
      links: { topology: 'ring', rangeMaxKm: 10_000, grazingAltitudeKm: 50 },
      workload: {
        jobs: Array.from({ length: 30 }, (_, at) =>
          batchJob(`up-${at}`, { releaseS: 100 * at, inputBit: 3e9, outputBit: 1e9 }),
        ),
      },
    });
    const { resultHash, metrics } = run(scenario, findPolicy('edf')!);
    return [resultHash, metrics.satellites.map(({ storedMaxBit }) => storedMaxBit)];
  };
  expect(of({ storageByte: 1e15 })).toEqual(of({}));
});
