// Does a result say who held accelerators when, and carry what a reader needs?
import { describe, expect, test } from 'vitest';
import { runSegmentsOf } from '../../../src/compute/account/assemble.ts';
import { EventRecorder } from '../../../src/compute/operate/log.ts';
import { version } from '../../../src/compute/version.ts';
import { batchJob, onFirst, ringFleet, run, scenarioOf } from '../operate/scenarios.ts';

describe('run segments', () => {
  const log = new EventRecorder();
  log.record(10, 'computeStarted', { satellite: 1, job: 0 });
  log.record(12, 'computeStarted', { satellite: 0, job: 1 });
  log.record(15, 'jobRejected', { satellite: -1, job: 7 });
  log.record(20, 'computePreempted', { satellite: 1, job: 0 });
  log.record(20, 'computeStarted', { satellite: 1, job: 2 });
  log.record(30, 'computeResumed', { satellite: 1, job: 0 });
  log.record(35, 'jobRejected', { satellite: 1, job: 2 });
  log.record(40, 'computeFinished', { satellite: 1, job: 0 });
  const segments = runSegmentsOf(log.finish(), 100);

  test('last from a start to a stop, an end, a rejection or the end of the run', () => {
    const rows = Array.from({ length: segments.count }, (_, row) => [
      segments.satelliteIndex[row],
      segments.jobIndex[row],
      segments.startS[row],
      segments.endS[row],
    ]);
    expect(rows).toEqual([
      [0, 1, 12, 100],
      [1, 0, 10, 20],
      [1, 2, 20, 35],
      [1, 0, 30, 40],
    ]);
  });
});

describe('a result', () => {
  const scenario = scenarioOf({
    durationS: 3000,
    fleets: [ringFleet(2), { ...ringFleet(1), id: 'other' }],
    stations: ['svalbard', 'troll'],
    workload: { jobs: [batchJob('one', { inputBit: 1e6 })] },
  });
  const result = run(scenario, onFirst, 42);

  test('names scenario, policy, seed and version, and whom its indices mean', () => {
    expect(result).toMatchObject({
      version,
      policy: 'test',
      seed: 42,
      satelliteCount: 3,
      durationS: 3000,
      stepS: 60,
      startUtcMs: Date.UTC(2026, 11, 21),
    });
    expect(result.scenario).toEqual({ name: 'test', hash: scenario.hash });
    expect(result.labels.satelliteIds).toEqual(['other-1', 'ring-1', 'ring-2']);
    expect([...result.labels.satelliteFleetIndex]).toEqual([0, 1, 1]);
    expect(result.labels.stationIds).toEqual(['svalbard', 'troll']);
  });

  test('has one trail, one row and one name for each job', () => {
    expect(result.jobs.id).toEqual(['one']);
    expect(result.trails.offset).toHaveLength(2);
    expect(result.runSegments.count).toBe(1);
  });

  test('tells when antennas served, inside the windows in which they could', () => {
    const { service, access } = result;
    for (let row = 0; row < service.count; row += 1) {
      const isInside = Array.from({ length: access.count }, (_, window) => window).some(
        (window) =>
          access.satelliteIndex[window] === service.satelliteIndex[row] &&
          access.stationIndex[window] === service.stationIndex[row] &&
          access.startS[window]! <= service.startS[row]! &&
          access.endS[window]! >= service.endS[row]!,
      );
      expect(isInside).toBe(true);
    }
    expect(service.count).toBeGreaterThan(0);
  });
});
