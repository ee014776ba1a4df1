// Does a job go on where it was moved to, with what it had done, and does nothing get lost?
import { describe, expect, test } from 'vitest';
import type { Decision, Policy, PolicyState } from '../../../src/compute/schedule/policy.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { checkLaws } from './laws.ts';
import { batchJob, eventsOf, jobOf, lostS, policyOf, ringFleet, run } from './scenarios.ts';
import { runStruck, scenarioOf, sunny } from './scenarios.ts';

const linkRateBitPerS = 1e8;
const inputBit = 2e9;
const checkpointBit = 1e9;
const workS = 1200;
const checkpointS = 30;

interface Case {
  readonly topology?: 'ring' | 'none';
  readonly job?: Readonly<Record<string, unknown>>;
}

/** Twelve on a ring; the job's input is on the third. */
function ring({ topology = 'ring', job = {} }: Case = {}): Scenario {
  return scenarioOf({
    durationS: 3000,
    fleets: [ringFleet(12, { radiatorAreaM2: 1000, linkRateBitPerS }, sunny)],
    stations: [],
    links: { topology, rangeMaxKm: 10_000, grazingAltitudeKm: 50 },
    workload: {
      jobs: [
        batchJob('moved', {
          ...{ originSatellite: 'ring-3', inputBit, acceleratorS: workS },
          ...{ checkpointS, checkpointByte: checkpointBit / 8, ...job },
        }),
      ],
    },
  });
}

/** At the given times these decisions; besides, all that is ready starts where it is. */
function script(steps: readonly (readonly [number, Decision])[]): Policy {
  return policyOf(({ timeS, events }: PolicyState) => {
    const decisions: Decision[] = [];
    for (const event of events) {
      if (event.kind === 'jobReleased') {
        decisions.push({ kind: 'place', job: 0, satellites: [2] });
        decisions.push(...steps.map(([atS]): Decision => ({ kind: 'wake', timeS: atS })));
      }
      if (event.kind === 'inputArrived') {
        const { satelliteIndex } = event.job;
        decisions.push({ kind: 'start', job: 0, satellites: [satelliteIndex] });
      }
    }
    return [...decisions, ...steps.flatMap(([atS, step]) => (atS === timeS ? [step] : []))];
  });
}

const moveTo = (satellite: number): Decision => ({
  kind: 'migrate',
  job: 0,
  satellites: [satellite],
});

describe('a running job that is moved', () => {
  const scenario = ring();
  const result = run(scenario, script([[600, moveTo(3)]]));
  const job = jobOf(result, 'moved');

  test('stops with its checkpoint, travels with it at the rate of the link, and goes on', () => {
    checkLaws(result, scenario);
    expect(eventsOf(result, 'decisionRefused')).toEqual([]);
    const travelS = (inputBit + checkpointBit) / linkRateBitPerS;
    expect(lostS(result, 'moved', 'data')).toBeGreaterThan(travelS);
    expect(lostS(result, 'moved', 'data')).toBeLessThan(travelS + 0.1);
    expect(job.satellite).toBe(3);
    expect(job.inUseS).toBeCloseTo(workS + checkpointS, 6);
    expect(job.finishedS).toBeCloseTo(workS + checkpointS + lostS(result, 'moved', 'data'), 6);
  });

  test('is in the log, the routes and the ledger with all of its bits', () => {
    const [started] = eventsOf(result, 'migrationStarted');
    const [ended] = eventsOf(result, 'migrationEnded');
    expect([started!.satellite, started!.timeS, ended!.satellite]).toEqual([3, 600, 3]);
    const { routes, metrics } = result;
    expect([...routes.directionCode]).toEqual([2]);
    expect([...routes.carriedBit]).toEqual([inputBit + checkpointBit]);
    expect(metrics.satellites[2]!.migratedBit).toBe(inputBit + checkpointBit);
    expect(metrics.network.migratedBit).toBe(inputBit + checkpointBit);
    expect(metrics.network.uplinkedBit).toBe(0);
  });
});

test('what has not worked travels with its input alone; without data it is there at once', () => {
  const first = script([[0, moveTo(3)]]);
  const withInput = run(ring(), first);
  expect(withInput.metrics.network.migratedBit).toBe(inputBit);
  const empty = { originSatellite: undefined, inputBit: 0 };
  const bare = run(ring({ job: { ...empty, checkpointByte: 0 } }), script([[600, moveTo(3)]]));
  expect(bare.metrics.network.migratedBit).toBe(0);
  expect(jobOf(bare, 'moved').finishedS).toBeCloseTo(workS + checkpointS, 6);
});

test('without a link it waits for ever, and says for what; sent back it stays and goes on', () => {
  const scenario = ring({ topology: 'none' });
  const lost = run(scenario, script([[600, moveTo(3)]]));
  checkLaws(lost, scenario);
  expect(jobOf(lost, 'moved').status).toBe('unfinished');
  expect(lostS(lost, 'moved', 'data')).toBeCloseTo(2400, 6);
  const back = run(
    scenario,
    script([
      [600, moveTo(3)],
      [700, moveTo(2)],
    ]),
  );
  checkLaws(back, scenario);
  const job = jobOf(back, 'moved');
  expect([job.satellite, job.status]).toEqual([2, 'onTime']);
  expect(job.finishedS).toBeCloseTo(workS + checkpointS + 100, 6);
  expect(eventsOf(back, 'migrationEnded').map(({ detail }) => detail)).toEqual(['came back']);
});

test('lost on its way: with its aim it stays where its data is, with its origin it is gone', () => {
  const scenario = ring();
  const away = script([[600, moveTo(3)]]);
  const back = runStruck(scenario, away, { lost: [[3, 610]] });
  checkLaws(back, scenario);
  expect(jobOf(back, 'moved').status).toBe('onTime');
  expect(jobOf(back, 'moved').satellite).toBe(2);
  expect(jobOf(back, 'moved').finishedS).toBeCloseTo(workS + checkpointS + 10, 6);
  const gone = runStruck(scenario, away, { lost: [[2, 610]] });
  checkLaws(gone, scenario);
  expect(jobOf(gone, 'moved').status).toBe('rejected');
});
