// Do list policies differ in what they say they differ in: which job goes first, and where?
import { describe, expect, test } from 'vitest';
import { edfBestFit } from '../../../src/compute/schedule/edfBestFit.ts';
import { leastLaxity } from '../../../src/compute/schedule/leastLaxity.ts';
import type { Policy } from '../../../src/compute/schedule/policy.ts';
import { policies } from '../../../src/compute/schedule/policies.ts';
import { sunlitFirst } from '../../../src/compute/schedule/sunlitFirst.ts';
import { valueDensity } from '../../../src/compute/schedule/valueDensity.ts';
import { fc } from '../../chance.ts';
import { checkLaws } from '../operate/laws.ts';
import { batchJob, eventsOf, ringFleet, run, scenarioOf } from '../operate/scenarios.ts';
import { forecastOf, intervalsOf, jobView, satelliteView, stateOf } from './views.ts';

const whole = { acceleratorCount: 72, preemptible: false };

function startsUnder(policy: Policy, jobs: readonly unknown[]) {
  const scenario = scenarioOf({
    durationS: 20_000,
    fleets: [ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
    stations: [],
    workload: { jobs },
  });
  const result = run(scenario, policy);
  checkLaws(result, scenario);
  return eventsOf(result, 'computeStarted').map(({ job }) => job);
}

describe('which goes first', () => {
  const wall = batchJob('wall', { ...whole, acceleratorS: 72 * 300, deadlineS: 19_000 });
  const long = batchJob('long', {
    ...{ ...whole, releaseS: 1, acceleratorS: 72 * 4000, deadlineS: 9000, value: 5 },
  });
  const soon = batchJob('soon', {
    ...{ ...whole, releaseS: 2, acceleratorS: 72 * 100, deadlineS: 7000, value: 1 },
  });

  test('the least laxity prefers a long job with less to spare to one that is due sooner', () => {
    expect(startsUnder(leastLaxity, [wall, long, soon])).toEqual(['wall', 'long', 'soon']);
  });

  test('value density prefers what pays most for a second, whatever is due', () => {
    // 5 in 4,000 s against 1 in 100 s, and 0.001 in 100 s that is due first.
    const poor = batchJob('poor', {
      ...{ ...whole, releaseS: 3, acceleratorS: 72 * 100, deadlineS: 6000, value: 0.001 },
    });
    const order = startsUnder(valueDensity, [wall, long, soon, poor]);
    expect(order).toEqual(['wall', 'soon', 'long', 'poor']);
  });
});

describe('where', () => {
  const job = jobView({ outputBit: 2e6, deadlineS: 10_000 });
  const decide = (policy: Policy, forecast: ReturnType<typeof forecastOf>) => {
    const count = forecast.uplinkRateBitPerS.length;
    const satellites = Array.from({ length: count }, (_, index) => satelliteView({ index }));
    const state = stateOf({ satellites, events: [{ kind: 'jobReleased', job }] });
    return policy.decide(state, forecast, policy.createMemory());
  };

  test('best fit takes the later of two places with time to spare, but none that is close', () => {
    const reach = forecastOf([[[1200, 1300]], [[1700, 1800]], [[8000, 8100]]]);
    expect(decide(edfBestFit, reach)).toEqual([{ kind: 'place', job: 0, satellites: [1] }]);
    const late = forecastOf([[[5000, 5100]], [[4000, 4100]]]);
    expect(decide(edfBestFit, late)).toEqual([{ kind: 'place', job: 0, satellites: [1] }]);
  });

  test('sunlit first takes the place whose run meets no shadow, if it is in time there', () => {
    const reach = forecastOf([[[1200, 1300]], [[2000, 2100]], [[20_000, 20_100]]]);
    const eclipse = intervalsOf([[[500, 900]], [], []]);
    expect(decide(sunlitFirst, { ...reach, eclipse })).toEqual([
      { kind: 'place', job: 0, satellites: [1] },
    ]);
    const dark = intervalsOf([[[500, 900]], [[0, 1000]], []]);
    expect(decide(sunlitFirst, { ...reach, eclipse: dark })).toEqual([
      { kind: 'place', job: 0, satellites: [0] },
    ]);
  });
});

describe('a call of a chain that should be there early', () => {
  const job = jobView({ deadlineS: 10_000, dueS: 1500, outputBit: 2e6 });
  const release = (policy: Policy, reach: Parameters<typeof forecastOf>[0]) => {
    const satellites = reach.map((_, index) => satelliteView({ index }));
    const state = stateOf({ satellites, events: [{ kind: 'jobReleased', job }] });
    const decisions = policy.decide(state, forecastOf(reach), policy.createMemory());
    return decisions.find(({ kind }) => kind !== 'wake' && kind !== 'powerCap');
  };

  const byDue = policies.filter(({ name }) => name !== 'fifo' && name !== 'easy-backfill');
  test.each(byDue.map((policy) => [policy.name, policy] as const))(
    'goes under %s where it is, else where it is earliest, and is turned away past its deadline',
    (_, policy) => {
      const place = (satellite: number) => ({ kind: 'place', job: 0, satellites: [satellite] });
      expect(release(policy, [[[3000, 3100]], [[1200, 1300]]])).toEqual(place(1));
      expect(release(policy, [[[3000, 3100]], [[2500, 2600]]])).toEqual(place(1));
      const late = release(policy, [[[11_000, 11_100]], [[12_000, 12_100]]]);
      expect(late).toEqual({ kind: 'reject', job: 0, cause: 'outputLink' });
    },
  );

  const firsts = policies.filter(({ name }) => name === 'edf' || name === 'least-laxity');
  test.each(firsts.map((policy) => [policy.name, policy] as const))(
    'begins under %s before a job whose deadline comes before that of its chain',
    (_, policy) => {
      const here = { phase: 'ready', satelliteIndex: 0, acceleratorCount: 8 } as const;
      const call = jobView({ ...here, index: 1, deadlineS: 10_000, dueS: 2000 });
      const other = jobView({ ...here, index: 0, deadlineS: 5000 });
      const events = [other, call].map((each) => ({ kind: 'inputArrived', job: each }) as const);
      const state = stateOf({ satellites: [satelliteView()], events });
      expect(policy.decide(state, forecastOf([[]]), policy.createMemory())[0]).toEqual({
        ...{ kind: 'start', job: 1, satellites: [0] },
      });
    },
  );
});

test('sunlit first lets a patient job wait for light and starts an urgent one in the dark', () => {
  const satellites = [satelliteView({ isSunlit: false })];
  const forecast = { ...forecastOf([[]]), eclipse: intervalsOf([[[0, 800]]]) };
  const ready = (deadlineS: number) => {
    const job = jobView({ phase: 'ready', satelliteIndex: 0, deadlineS });
    const state = stateOf({ satellites, timeS: 100, events: [{ kind: 'inputArrived', job }] });
    return sunlitFirst.decide(state, forecast, sunlitFirst.createMemory());
  };
  expect(ready(10_000)).toEqual([{ kind: 'wake', timeS: 800 }]);
  expect(ready(1500)).toEqual([{ kind: 'start', job: 0, satellites: [0] }]);
});

test('behind a job that waits for light one begins that cannot, and stops for it if it can', () => {
  const dark = { ...forecastOf([[]]), eclipse: intervalsOf([[[0, 800]]]) };
  const here = { phase: 'ready', satelliteIndex: 0, acceleratorCount: 8 } as const;
  const patient = jobView({ ...here, index: 0, deadlineS: 5000 });
  const decide = (memory: unknown, state: Parameters<typeof stateOf>[0], freeCount: number) =>
    sunlitFirst.decide(
      stateOf({ satellites: [satelliteView({ acceleratorFreeCount: freeCount })], ...state }),
      dark,
      memory as ReturnType<typeof sunlitFirst.createMemory>,
    );
  const nightOf = (deadlineS: number) => {
    const memory = sunlitFirst.createMemory();
    const other = jobView({ ...here, index: 1, deadlineS, runtimeSByClass: [4000, Infinity] });
    const events = [patient, other].map((job) => ({ kind: 'inputArrived', job }) as const);
    expect(decide(memory, { timeS: 100, events }, 8)).toEqual([
      { kind: 'start', job: 1, satellites: [0] },
      { kind: 'wake', timeS: 800 },
    ]);
    Object.assign(other, { phase: 'running', remainingFraction: 1 - 700 / 4000 });
    return decide(memory, { timeS: 800, events: [{ kind: 'wake' }] }, 0);
  };
  // At 800 s it has 3,300 s to go, repeats 10 s, and would wait 1,000 s: until 5,110 s.
  expect(nightOf(5200)).toEqual([
    { kind: 'preempt', job: 1 },
    { kind: 'start', job: 0, satellites: [0] },
  ]);
  expect(nightOf(5100)).toEqual([]);
});

test('what was held back is begun when its time comes', () => {
  const satellites = [satelliteView({ isSunlit: false })];
  const forecast = { ...forecastOf([[]]), eclipse: intervalsOf([[[0, 800]]]) };
  const memory = sunlitFirst.createMemory();
  const job = jobView({ phase: 'ready', satelliteIndex: 0 });
  const early = stateOf({ satellites, timeS: 100, events: [{ kind: 'inputArrived', job }] });
  sunlitFirst.decide(early, forecast, memory);
  // Who is woken for something else in between leaves it where it is, and does not forget it.
  const between = stateOf({ satellites, timeS: 400, events: [{ kind: 'wake' }] });
  expect(sunlitFirst.decide(between, forecast, memory)).toEqual([]);
  const later = stateOf({ satellites, timeS: 800, events: [{ kind: 'wake' }] });
  expect(sunlitFirst.decide(later, forecast, memory)).toEqual([
    { kind: 'start', job: 0, satellites: [0] },
  ]);
});

test('when a lost accelerator sends the first of a line away, the next one begins', () => {
  const memory = leastLaxity.createMemory();
  const decide = (state: Parameters<typeof stateOf>[0]) =>
    leastLaxity.decide(stateOf(state), forecastOf([[]]), memory);
  const here = { phase: 'ready', satelliteIndex: 0 } as const;
  const wide = jobView({ ...here, index: 0, acceleratorCount: 8, deadlineS: 5000 });
  const narrow = jobView({ ...here, index: 1, acceleratorCount: 2 });
  const ready = [wide, narrow].map((job) => ({ kind: 'inputArrived', job }) as const);
  const busy = satelliteView({ acceleratorFreeCount: 3 });
  expect(decide({ satellites: [busy], events: ready })).toEqual([]);
  Object.assign(wide, { phase: 'released', satelliteIndex: -1 });
  const fewer = satelliteView({ acceleratorCount: 7, acceleratorFreeCount: 2 });
  const events = [{ kind: 'acceleratorLost', satelliteIndex: 0 }] as const;
  expect(decide({ satellites: [fewer], events, timeS: 50 })).toEqual([
    { kind: 'start', job: 1, satellites: [0] },
  ]);
});

test('a relay without accelerators is passed by; a fleet of relays turns the job away', () => {
  const relay = satelliteView({ acceleratorCount: 0, acceleratorFreeCount: 0, classIndex: 1 });
  const job = jobView({ runtimeSByClass: [1000, Infinity] });
  const events = [{ kind: 'jobReleased', job }] as const;
  for (const policy of policies) {
    const decide = (...satellites: (typeof relay)[]) => {
      const forecast = forecastOf(satellites.map(() => []));
      const state = stateOf({ satellites, events });
      const decisions = policy.decide(state, forecast, policy.createMemory());
      return decisions.filter(({ kind }) => kind !== 'wake');
    };
    expect(decide(relay, satelliteView({ index: 1 }))).toEqual([
      { kind: 'place', job: 0, satellites: [1] },
    ]);
    expect(decide(relay)).toEqual([{ kind: 'reject', job: 0, cause: 'accelerator' }]);
  }
});

test('under every policy the laws hold, and equal seeds give equal hashes', () => {
  const jobs = fc.array(
    fc.record({
      releaseS: fc.integer({ min: 0, max: 5000 }),
      count: fc.constantFrom(1, 8, 36, 72),
      lengthS: fc.integer({ min: 10, max: 2000 }),
      slackS: fc.integer({ min: 0, max: 6000 }),
      value: fc.integer({ min: 0, max: 9 }),
      preemptible: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(jobs, fc.constantFrom(...policies), (rows, policy) => {
      const scenario = scenarioOf({
        durationS: 9000,
        fleets: [ringFleet(2)],
        stations: ['svalbard'],
        workload: {
          jobs: rows.map(({ releaseS, count, lengthS, slackS, value, preemptible }, index) =>
            batchJob(`j${index}`, {
              ...{ releaseS, value, preemptible, acceleratorCount: count },
              acceleratorS: count * lengthS,
              deadlineS: lengthS + slackS + 1,
              outputBit: 1e6,
            }),
          ),
        },
      });
      const result = run(scenario, policy);
      checkLaws(result, scenario);
      expect(eventsOf(result, 'decisionRefused')).toEqual([]);
      expect(run(scenario, policy).resultHash).toBe(result.resultHash);
    }),
    { numRuns: 24 },
  );
});
