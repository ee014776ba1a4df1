// Does an input that arose on one satellite get to another that computes, and is it booked once?
import { describe, expect, test } from 'vitest';
import type { Decision, Policy } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from './laws.ts';
import { batchJob, jobOf, policyOf, ringFleet, run, scenarioOf } from './scenarios.ts';

const inputBit = 6e9;
const linkRateBitPerS = 1e8;

/** Twelve on a ring: the job's image arises on the seventh. */
function ring(topology: 'ring' | 'none') {
  return scenarioOf({
    durationS: 3000,
    fleets: [ringFleet(12, { radiatorAreaM2: 1000, linkRateBitPerS })],
    stations: [],
    links: { topology, rangeMaxKm: 10_000, grazingAltitudeKm: 50 },
    workload: { jobs: [batchJob('image', { originSatellite: 'ring-7', inputBit })] },
  });
}

/** Places and starts every job on one satellite. */
const onSatellite = (satellite: number): Policy =>
  policyOf(({ events }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind === 'jobReleased') {
        return [{ kind: 'place', job: event.job.index, satellites: [satellite] }];
      }
      if (event.kind !== 'inputArrived') return [];
      return [{ kind: 'start', job: event.job.index, satellites: [satellite] }];
    }),
  );

describe('an input that arose on another satellite', () => {
  test('comes over the links between them, with their rate and light, and computes there', () => {
    const scenario = ring('ring');
    const result = run(scenario, onSatellite(7));
    checkLaws(result, scenario);
    const { routes } = result;
    expect([...routes.fromIndex]).toEqual([6]);
    expect([...routes.toIndex]).toEqual([7]);
    expect(routes.carriedBit[0]).toBe(inputBit);
    const job = jobOf(result, 'image');
    expect(job.satellite).toBe(7);
    const wait = job.trail.find((row) => row.cause === 'inputLink')!;
    expect(wait.endS - wait.startS).toBeGreaterThan(inputBit / linkRateBitPerS);
    expect(wait.endS - wait.startS).toBeLessThan(inputBit / linkRateBitPerS + 0.1);
    expect(result.metrics.network.uplinkedBit).toBe(0);
    expect(result.metrics.satellites[6]!.consumedBit).toBe(inputBit);
    expect(result.metrics.satellites[7]!.consumedBit).toBe(0);
  });

  test('goes over satellites between, hop by hop', () => {
    const scenario = ring('ring');
    const result = run(scenario, onSatellite(9));
    checkLaws(result, scenario);
    expect([...result.routes.fromIndex]).toEqual([6, 7, 8]);
  });

  test('waits for ever where no link leads, and says for what', () => {
    const scenario = ring('none');
    const result = run(scenario, onSatellite(7));
    checkLaws(result, scenario);
    const job = jobOf(result, 'image');
    expect(job.status).toBe('unfinished');
    expect(job.trail.map((row) => row.cause)).toEqual(['inputLink']);
    expect(result.metrics.satellites[6]!.onBoardDeltaBit).toBe(inputBit);
  });
});
