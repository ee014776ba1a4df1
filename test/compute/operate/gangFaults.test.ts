// Does a fault of one member stop all of a gang, and is what it costs booked on each of them?
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { acceleratorCount, all, firstOf, ring, together } from './gangRig.ts';
import { checkLaws } from './laws.ts';
import { eventsOf, jobOf, lostS, policyOf, run, runStruck } from './scenarios.ts';

/** Nothing strikes by itself: only what a test puts there. */
const radiation = {
  ...{ isOn: true, failuresPerYear: 0, silentCorruptionKradPerEvent: 1e9 },
  ...{ memoryUncorrectableKradPerEvent: 1e9, chipInterruptKradPerEvent: 1e9 },
  ...{ hostProcessorInterruptKradPerEvent: 1e9, hostMemoryInterruptKradPerEvent: 1e9 },
  ...{ restartS: 100, hostRestartS: 500, checkpointIntervalS: 100 },
};

describe('a fault of one member', () => {
  const scenario = ring({ job: { checkpointS: 10 }, more: { radiation } });
  const calm = jobOf(runStruck(scenario, all, {}), 'gang');

  test('stops all, undoes the work of all since the checkpoint, and all go on at once', () => {
    const strikes = [{ timeS: 600, kind: 'chipInterrupt', satellite: 5, unit: 2 } as const];
    const result = runStruck(scenario, all, { strikes });
    checkLaws(result, scenario);
    const job = jobOf(result, 'gang');
    const { satellites, faults } = result.metrics;
    expect(faults.interruptedCount).toBe(1);
    expect(satellites[5]!.interruptedCount).toBe(1);
    const undoneS = satellites.map((each) => each.undoneAcceleratorS / acceleratorCount);
    expect(undoneS[0]).toBeGreaterThan(10);
    for (const each of undoneS) expect(each).toBeCloseTo(undoneS[0]!, 6);
    expect(lostS(result, 'gang', 'fault')).toBeCloseTo(100, 6);
    expect(job.finishedS - calm.finishedS).toBeGreaterThan(100 + undoneS[0]!);
    expect(job.finishedS - calm.finishedS).toBeLessThan(100 + 2.4 * undoneS[0]! + 140);
    expect(eventsOf(result, 'computeResumed').map(({ satellite }) => satellite)).toEqual(
      firstOf(12),
    );
  });

  test('that holds the crash of a host keeps all of them waiting for it', () => {
    const strikes = [{ timeS: 600, kind: 'hostProcessorInterrupt', satellite: 3 } as const];
    const result = runStruck(scenario, all, { strikes });
    checkLaws(result, scenario);
    expect(lostS(result, 'gang', 'fault')).toBeCloseTo(500, 6);
    expect(result.metrics.satellites[9]!.idleFractions.fault * 9000 * 72).toBeCloseTo(4000, 3);
  });

  test('that is lost for good releases the job again, all work undone', () => {
    const eleven = ring({ count: 6, job: { checkpointS: 10 }, more: { radiation } });
    let at = 0;
    const places = [firstOf(6), [6, 7, 8, 9, 10, 11]];
    const again = policyOf(({ events }) =>
      events.flatMap((event): Decision[] => {
        if (event.kind === 'jobReleased') {
          at += 1;
          return [{ kind: 'place', job: 0, satellites: places[at - 1]! }];
        }
        if (event.kind !== 'inputArrived') return [];
        return [{ kind: 'start', job: 0, satellites: event.job.satelliteIndices }];
      }),
    );
    const result = runStruck(eleven, again, { lost: [[4, 700]] });
    checkLaws(result, eleven);
    const job = jobOf(result, 'gang');
    expect([job.status, job.satellite]).toEqual(['onTime', 6]);
    expect(result.metrics.faults.undoneAcceleratorS).toBeGreaterThan(0);
    expect(result.metrics.faults.interruptedCount).toBe(1);
  });
});

test('stopped by the policy, in a round or an exchange, it goes on from its checkpoint', () => {
  const scenario = ring({ job: { checkpointS: 30 } });
  const calm = jobOf(run(scenario, all), 'gang');
  for (const stopS of [500, 545, 570]) {
    const result = run(
      scenario,
      together(firstOf(12), [
        [stopS, { kind: 'preempt', job: 0 }],
        [800, { kind: 'resume', job: 0 }],
      ]),
    );
    checkLaws(result, scenario);
    expect(eventsOf(result, 'decisionRefused')).toEqual([]);
    const job = jobOf(result, 'gang');
    expect(lostS(result, 'gang', 'priority')).toBeCloseTo(800 - stopS, 6);
    const laterS = job.finishedS - calm.finishedS - (800 - stopS);
    expect(laterS).toBeGreaterThan(30);
    expect(laterS).toBeLessThan(30 * 2.4 + 140);
  }
});

test('rejected in the middle of an exchange it leaves nothing behind', () => {
  const scenario = ring({ platform: { linkRateBitPerS: 1e9 } });
  const result = run(
    scenario,
    together(firstOf(12), [[500, { kind: 'reject', job: 0, cause: 'priority' }]]),
  );
  checkLaws(result, scenario);
  expect(result.metrics.satellites[0]!.exchangedBit).toBeGreaterThan(0);
  expect(jobOf(result, 'gang').status).toBe('rejected');
});
