// What does a policy get for throwing, for talking nonsense, or for never coming to rest?
import { describe, expect, test } from 'vitest';
import type { Decision, Policy } from '../../../src/compute/schedule/policy.ts';
import { PolicyError } from '../../../src/compute/schedule/policyError.ts';
import { batchJob, eventsOf, onFirst, policyOf } from './scenarios.ts';
import { ringFleet, run, scenarioOf } from './scenarios.ts';

const scenario = scenarioOf({
  durationS: 3600,
  fleets: [ringFleet(1)],
  stations: [],
  workload: { jobs: [batchJob('one', { releaseS: 100 })] },
});

function errorOf(policy: Policy): unknown {
  try {
    run(scenario, policy);
  } catch (error) {
    return error;
  }
  return null;
}

test('a policy that throws fails the run by its name, with the time and its own words', () => {
  const error = errorOf(
    policyOf(() => {
      throw new RangeError('out of ideas');
    }),
  );
  expect(error).toBeInstanceOf(PolicyError);
  expect((error as PolicyError).message).toBe('policy test at 100 s: out of ideas');
  expect((error as PolicyError).cause).toBeInstanceOf(RangeError);
});

test.each([null, undefined, 42, 'start', { kind: 'wake' }, Promise.resolve([])])(
  'a policy that returns %s instead of a list fails the run by its name',
  (answer) => {
    const error = errorOf(policyOf(() => answer as never));
    expect(error).toBeInstanceOf(PolicyError);
    expect((error as PolicyError).message).toContain('expected a list of decisions');
  },
);

test('a policy that places a job to and fro for ever is stopped at that instant', () => {
  const two = scenarioOf({
    durationS: 3600,
    fleets: [ringFleet(2)],
    stations: [],
    workload: { jobs: [batchJob('one', { releaseS: 100 })] },
  });
  const restless = policyOf(({ events }) =>
    events.flatMap((event): Decision[] => {
      if (!('job' in event)) return [];
      const satellite = event.job.satelliteIndex === 0 ? 1 : 0;
      return [{ kind: 'place', job: event.job.index, satellites: [satellite] }];
    }),
  );
  expect(() => run(two, restless)).toThrow(/policy test at 100 s: never comes to rest/);
});

test('a policy wakes when it asked to, once for each time', () => {
  const wokenS: number[] = [];
  const sleeper = policyOf(({ timeS, events }) => {
    if (events.some(({ kind }) => kind === 'wake')) wokenS.push(timeS);
    if (events.every(({ kind }) => kind !== 'jobReleased')) return [];
    return [200.5, 200.5, 300, 99_999].map((wakeS): Decision => ({ kind: 'wake', timeS: wakeS }));
  });
  run(scenario, sleeper);
  expect(wokenS).toEqual([200.5, 300]);
});

test('wakes closer than a millisecond are refused, so that time moves on', () => {
  let askedCount = 0;
  const hasty = policyOf(({ timeS }) => {
    askedCount += 1;
    return [{ kind: 'wake', timeS: timeS + 1e-9 }];
  });
  const result = run(scenario, hasty);
  expect(askedCount).toBe(1);
  expect(eventsOf(result, 'decisionRefused')).toHaveLength(1);
});

test('wakes to come are bounded in number', () => {
  const greedy = policyOf(({ timeS, events }) =>
    events.some(({ kind }) => kind === 'jobReleased')
      ? Array.from({ length: 10_005 }, (_, at): Decision => {
          return { kind: 'wake', timeS: timeS + 5000 + at };
        })
      : [],
  );
  expect(eventsOf(run(scenario, greedy), 'decisionRefused')).toHaveLength(5);
});

describe('a policy hears at once, not at the next event, that a satellite loses its pace', () => {
  const all = batchJob('all', { acceleratorCount: 72, acceleratorS: 72e4 });

  test.each([
    ['in the middle of the grid: its battery is empty', { batteryCapacityWh: 20_000 }],
    ['at a line of the grid: its array turns away from the Sun', { batteryCapacityWh: 0 }],
  ])('%s', (_, platform) => {
    const turning = { primary: 'instrumentToEarth', secondary: 'arrayToSun' };
    const scenario = scenarioOf({
      durationS: 20_000,
      fleets: [{ ...ringFleet(1, { ...platform, radiatorAreaM2: 1000 }), attitude: turning }],
      stations: [],
      workload: { jobs: [all] },
    });
    const heardS: number[] = [];
    const listener = policyOf((state) => {
      for (const event of state.events) if (event.kind === 'paceChanged') heardS.push(state.timeS);
      return onFirst.decide(state, null as never, null);
    });
    const result = run(scenario, listener);
    const throttles = eventsOf(result).filter(({ kind }) => kind.startsWith('throttle'));
    expect(throttles.length).toBeGreaterThan(2);
    expect(heardS).toEqual(throttles.map(({ timeS }) => timeS));
  });
});
