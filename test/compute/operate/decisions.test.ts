// Is every decision that cannot be refused, with a cause, and does the run go on?
import { describe, expect, test } from 'vitest';
import type { Decision, Policy } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from './laws.ts';
import { batchJob, eventsOf, jobOf, policyOf, ringFleet, run, scenarioOf } from './scenarios.ts';

const scenario = scenarioOf({
  durationS: 7200,
  fleets: [
    ringFleet(2, { radiatorAreaM2: 1000 }),
    { ...ringFleet(1, { base: 'starcloud-1' }), id: 'small' },
  ],
  stations: [],
  workload: {
    jobs: [
      batchJob('0-free', { acceleratorS: 60_000, acceleratorCount: 40 }),
      batchJob('1-wide', { acceleratorS: 60_000, acceleratorCount: 40 }),
      batchJob('2-ground', { inputBit: 1e9 }),
      batchJob('3-fixed', { acceleratorS: 6000, preemptible: false }),
      batchJob('4-here', { originSatellite: 'ring-2', inputBit: 1e9 }),
    ],
  },
});
const index = { free: 0, wide: 1, ground: 2, fixed: 3, here: 4 };

/** Makes these decisions one after the other, the first at the releases, then every 10 s. */
function script(...steps: readonly unknown[]): Policy {
  let next = 0;
  return policyOf(({ timeS }) => {
    const decisions = next < steps.length ? [steps[next]] : [];
    next += 1;
    const wake = next < steps.length ? [{ kind: 'wake', timeS: timeS + 10 }] : [];
    return [...decisions, ...wake] as Decision[];
  });
}

function refusalsOf(...steps: readonly unknown[]) {
  const result = run(scenario, script(...steps));
  checkLaws(result, scenario);
  return eventsOf(result, 'decisionRefused').map(({ cause, detail }) => `${cause}: ${detail}`);
}

const place = (job: number, satellite: number) => ({ kind: 'place', job, satellites: [satellite] });
const start = (job: number, satellite: number) => ({ kind: 'start', job, satellites: [satellite] });
const move = (job: number, satellite: number) => ({
  kind: 'migrate',
  job,
  satellites: [satellite],
});

describe('the simulator refuses', () => {
  test.each([
    ['a job that does not exist', [place(99, 0)], 'data: place: no live job'],
    [
      'a satellite that does not exist',
      [place(0, 77)],
      'accelerator: place: there is no satellite',
    ],
    [
      'a gang of two',
      [{ kind: 'place', job: 0, satellites: [0, 1] }],
      'accelerator: place: expected one satellite, found [0, 1]',
    ],
    [
      'a gang of none',
      [{ kind: 'start', job: 0, satellites: [] }],
      'accelerator: start: expected one',
    ],
    ['a start before the job is placed', [start(0, 0)], 'inputLink: start: the job is placed'],
    [
      'a start before the input is there',
      [place(index.ground, 0), start(index.ground, 0)],
      'inputLink: start: its input is not on board',
    ],
    [
      'a start on another satellite than that of the input',
      [place(0, 0), start(0, 1)],
      'inputLink: start: the job is placed on another',
    ],
    ['a second start', [place(0, 0), start(0, 0), start(0, 0)], 'data: start: the job is running'],
    [
      'a start with too few accelerators left',
      [place(0, 0), start(0, 0), place(1, 0), start(1, 0)],
      'accelerator: start: too few accelerators are free',
    ],
    [
      'a place that the job does not fit',
      [place(0, 2)],
      'accelerator: place: it does not fit the accelerators there',
    ],
    ['the same place again', [place(0, 0), place(0, 0)], 'data: place: it is placed there'],
    [
      'a place for what runs',
      [place(0, 0), start(0, 0), place(0, 1)],
      'data: place: the job is running',
    ],
    [
      'a place for what has a checkpoint elsewhere',
      [place(0, 0), start(0, 0), { kind: 'preempt', job: 0 }, place(0, 1)],
      'data: place: its checkpoint is on board',
    ],
    [
      'to interrupt what cannot be interrupted',
      [place(3, 0), start(3, 0), { kind: 'preempt', job: 3 }],
      'priority: preempt: the job cannot be preempted',
    ],
    [
      'to interrupt what does not run',
      [place(0, 0), { kind: 'preempt', job: 0 }],
      'data: preempt: the job is ready',
    ],
    [
      'to resume what was never placed',
      [{ kind: 'resume', job: 0 }],
      'accelerator: resume: there is',
    ],
    ['to move what is not on board', [move(0, 1)], 'inputLink: migrate: its input is not on board'],
    [
      'to move what runs and cannot be stopped',
      [place(3, 0), start(3, 0), move(3, 1)],
      'priority: migrate: the job cannot be preempted',
    ],
    [
      'to move a job to where it is',
      [place(0, 0), move(0, 0)],
      'data: migrate: it is placed there',
    ],
    [
      'to move a job to where it does not fit',
      [place(0, 0), move(0, 2)],
      'accelerator: migrate: it does not fit the accelerators there',
    ],
    [
      'a place for what is on its way',
      [place(index.here, 1), start(index.here, 1), move(index.here, 0), place(index.here, 0)],
      'data: place: the job is migrating',
    ],
    [
      'an antenna for a satellite that it does not see',
      [{ kind: 'antenna', station: 99, satellite: 0 }],
      'outputLink: antenna: the satellite is not in its view',
    ],
    [
      'a negative power cap',
      [{ kind: 'powerCap', satellite: 0, powerMaxW: -1 }],
      'energy: powerCap: a power cap is at least 0 W',
    ],
    [
      'a power cap that is no number',
      [{ kind: 'powerCap', satellite: 0, powerMaxW: NaN }],
      'energy: powerCap: a power cap is at least 0 W',
    ],
    ['a wake in the past', [{ kind: 'wake', timeS: -5 }], 'data: wake: expected a time'],
    ['a wake at no time', [{ kind: 'wake', timeS: NaN }], 'data: wake: expected a time'],
    ['nothing at all', [null], 'data: a decision is an object'],
    ['a number', [42], 'data: a decision is an object'],
    ['a decision of an unknown kind', [{ kind: 'explode', job: 0 }], 'data: there is no such'],
    ['a kind that every object has', [{ kind: 'toString', job: 0 }], 'data: there is no such'],
    [
      'a decision without its fields',
      [{ kind: 'place', job: 0 }],
      'data: place: satellites is missing or of the wrong kind',
    ],
    [
      'half a job',
      [{ kind: 'reject', job: 0.5, cause: 'data' }],
      'data: reject: job is missing or of the wrong kind',
    ],
    [
      'a cause that is none',
      [{ kind: 'reject', job: 0, cause: 'mood' }],
      'data: reject: cause is missing or of the wrong kind',
    ],
  ])('%s', (_, steps, expected) => {
    const refusals = refusalsOf(...steps);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]!.startsWith(expected), refusals[0]).toBe(true);
  });
});

test('what can be done is done: placed again elsewhere, admitted, rejected with its cause', () => {
  const result = run(
    scenario,
    script(
      { kind: 'admit', job: 0 },
      place(0, 0),
      place(0, 1),
      start(0, 1),
      { kind: 'reject', job: 1, cause: 'law' },
      { kind: 'reject', job: 0, cause: 'priority' },
    ),
  );
  checkLaws(result, scenario);
  expect(eventsOf(result, 'decisionRefused')).toEqual([]);
  expect(eventsOf(result, 'jobAdmitted').map(({ job }) => job)).toEqual(['0-free']);
  expect(eventsOf(result, 'jobRejected').map(({ job, cause }) => [job, cause])).toEqual([
    ['1-wide', 'law'],
    ['0-free', 'priority'],
  ]);
  // The log says from where it was turned away; it had run for 20 s there.
  expect(eventsOf(result, 'jobRejected')[1]!.satellite).toBe(1);
  expect(jobOf(result, '0-free').inUseS).toBeCloseTo(20, 9);
});
