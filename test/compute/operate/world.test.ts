// Is the world the same however it is cut into chunks, and whatever a satellite's end?
import { describe, expect, test } from 'vitest';
import { assembleResult } from '../../../src/compute/account/assemble.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { operate } from '../../../src/compute/operate/operate.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
import { expandJobs } from '../../../src/compute/workload/arrivals.ts';
import { checkLaws } from './laws.ts';
import { drain, eventsOf, ringFleet, scenarioOf } from './scenarios.ts';

function runInChunks(scenario: Scenario, byteMax?: number): Result & { chunkCount: number } {
  const world = drain(surveyWorld(scenario, byteMax));
  const { workload, fleets, seed, durationS } = scenario;
  const jobs = expandJobs(workload, fleets, seed, durationS);
  const result = drain(assembleResult(drain(operate(world, jobs, edf)), 'edf', seed));
  return { ...result, chunkCount: world.supplies.chunkCount };
}

/** Every number of two trees, side by side. */
function pairsOf(a: unknown, b: unknown, path = ''): [string, number, number][] {
  if (typeof a === 'number' && typeof b === 'number') return [[path, a, b]];
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return [];
  return Object.keys(a).flatMap((key) =>
    pairsOf((a as never)[key], (b as never)[key], `${path}.${key}`),
  );
}

const stream = {
  kind: 'batch',
  id: 's',
  arrivalsPerHour: 60,
  acceleratorS: 3000,
  acceleratorCount: 8,
  inputBit: 1e10,
  outputBit: 2e10,
  deadlineS: 7200,
};
const file = {
  durationS: 30_000,
  fleets: [ringFleet(4)],
  stations: ['svalbard', 'troll', 'weilheim', 'awarua'],
  links: { topology: 'ring', rangeMaxKm: 12_000, grazingAltitudeKm: 50 },
  workload: { streams: [stream] },
};

describe('a run walked in chunks', () => {
  const scenario = scenarioOf(file);
  const whole = runInChunks(scenario);
  const chunked = runInChunks(scenario, 4 * 50 * 48);

  test('is cut into many chunks when there is little memory, into one when there is enough', () => {
    expect(whole.chunkCount).toBe(1);
    expect(chunked.chunkCount).toBeGreaterThan(8);
    checkLaws(chunked, scenario);
  });

  test('has the same metrics to 1e-9', () => {
    const pairs = pairsOf(whole.metrics, chunked.metrics);
    expect(pairs.length).toBeGreaterThan(100);
    const largestJ = Math.max(...pairs.filter(([path]) => path.endsWith('J')).map(([, a]) => a));
    for (const [path, a, b] of pairs) {
      const scale = path.endsWith('J') ? largestJ : Math.max(1, Math.abs(a));
      expect(Math.abs(a - b) / scale, path).toBeLessThan(1e-9);
    }
  });

  test('has the same events to the millisecond', () => {
    const [a, b] = [eventsOf(whole), eventsOf(chunked)];
    expect(b).toHaveLength(a.length);
    a.forEach((event, at) => {
      expect(Math.abs(event.timeS - b[at]!.timeS)).toBeLessThan(1e-3);
      expect({ ...event, timeS: 0 }).toEqual({ ...b[at], timeS: 0 });
    });
  });
});

test('a satellite that is lost in one chunk stays lost in all that follow', () => {
  const scenario = scenarioOf({ ...file, fleets: [ringFleet(4, {}, { altitudeKm: 180 })] });
  const satellites = scenario.satellites.map((satellite) => ({
    ...satellite,
    elementSet: { ...satellite.elementSet, bstar: 0.1 },
  }));
  const doomed = { ...scenario, satellites };
  const whole = runInChunks(doomed);
  const chunked = runInChunks(doomed, 4 * 20 * 48);
  checkLaws(whole, doomed);
  checkLaws(chunked, doomed);
  const lost = eventsOf(chunked, 'satelliteLost').map(({ timeS }) => timeS);
  expect(lost).toEqual(eventsOf(whole, 'satelliteLost').map(({ timeS }) => timeS));
  expect(lost).toHaveLength(4);
  const lastS = Math.max(...lost);
  for (const table of [chunked.access, chunked.eclipses, chunked.links]) {
    expect(Math.max(0, ...table.endS)).toBeLessThanOrEqual(lastS);
  }
});
