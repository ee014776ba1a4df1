// Does first in, first out keep the order of arrival, and nothing else?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { fifo } from '../../../src/compute/schedule/fifo.ts';
import { batchJob, eventsOf, ringFleet, run, scenarioOf } from '../operate/scenarios.ts';
import { forecastOf, jobView, satelliteView, stateOf } from './views.ts';

const noReach = forecastOf([[], []]);

describe('placing', () => {
  test('goes to the satellite with the least work ahead, the first of equals', () => {
    const job = jobView();
    const satellites = [
      satelliteView({ index: 0, backlogAcceleratorS: 900 }),
      satelliteView({ index: 1, backlogAcceleratorS: 800 }),
      satelliteView({ index: 2, backlogAcceleratorS: 800 }),
    ];
    const state = stateOf({ satellites, events: [{ kind: 'jobReleased', job }] });
    expect(fifo.decide(state, noReach, fifo.createMemory())).toEqual([
      { kind: 'place', job: 0, satellites: [1] },
    ]);
  });

  test('stays where the input is, and where nothing fits it turns the job away', () => {
    const satellites = [satelliteView({ index: 0 }), satelliteView({ index: 1 })];
    const here = jobView({ originSatelliteIndex: 1 });
    const unfit = jobView({ index: 3, runtimeSByClass: [Infinity, Infinity] });
    const unfitHere = jobView({ index: 4, runtimeSByClass: [Infinity], originSatelliteIndex: 0 });
    const events = [here, unfit, unfitHere].map((job) => ({ kind: 'jobReleased', job }) as const);
    const decisions = fifo.decide(stateOf({ satellites, events }), noReach, fifo.createMemory());
    expect(decisions).toEqual([
      { kind: 'place', job: 0, satellites: [1] },
      { kind: 'reject', job: 3, cause: 'accelerator' },
      { kind: 'reject', job: 4, cause: 'accelerator' },
    ]);
  });

  test('waits out a night: a satellite without power is not a satellite that is lost', () => {
    const satellites = [satelliteView({ paceFraction: 0, isSunlit: false })];
    const events = [{ kind: 'jobReleased', job: jobView() } as const];
    const decisions = fifo.decide(stateOf({ satellites, events }), noReach, fifo.createMemory());
    expect(decisions[0]!.kind).toBe('place');
  });
});

test('on one satellite jobs start in the order in which they came, and none overtakes', () => {
  const job = fc.record({
    releaseS: fc.integer({ min: 0, max: 3000 }),
    acceleratorCount: fc.integer({ min: 1, max: 72 }),
    runtimeS: fc.integer({ min: 10, max: 900 }),
  });
  const base = scenarioOf({
    durationS: 20_000,
    stepS: 600,
    fleets: [ringFleet(1)],
    stations: [],
    start: { kind: 'fixed', stateOfChargeFraction: 1, temperatureDegC: 20 },
  });
  fc.assert(
    fc.property(fc.array(job, { minLength: 2, maxLength: 25 }), (jobs) => {
      const file = jobs.map(({ releaseS, acceleratorCount, runtimeS }, at) => {
        const acceleratorS = acceleratorCount * runtimeS;
        return batchJob(`j${at}`, { releaseS, acceleratorCount, acceleratorS });
      });
      const { workload } = scenarioOf({
        fleets: [ringFleet(1)],
        stations: [],
        workload: { jobs: file },
      });
      const result = run({ ...base, workload }, fifo);
      const order = (kind: string) => eventsOf(result, kind).map((event) => event.job);
      const released = order('jobReleased');
      const started = order('computeStarted');
      expect(started).toEqual(released.slice(0, started.length));
      expect(eventsOf(result, 'computePreempted')).toEqual([]);
      expect(eventsOf(result, 'decisionRefused')).toEqual([]);
    }),
    { numRuns: 15, seed: 5 },
  );
});

test('a job that needs every accelerator starts as soon as they are all free', () => {
  const whole = { acceleratorCount: 72, acceleratorS: 72 * 100 };
  const result = run(
    scenarioOf({
      durationS: 1000,
      fleets: [ringFleet(1, {}, { rightAscensionDeg: 0 })],
      stations: [],
      start: { kind: 'fixed', stateOfChargeFraction: 1, temperatureDegC: 0 },
      workload: {
        jobs: [
          batchJob('one', { acceleratorS: 50 }),
          batchJob('all', { ...whole, releaseS: 10 }),
          batchJob('again', { ...whole, releaseS: 20 }),
        ],
      },
    }),
    fifo,
  );
  const starts = eventsOf(result, 'computeStarted').map(({ job, timeS }) => [job, timeS]);
  expect(starts.map(([job]) => job)).toEqual(['one', 'all', 'again']);
  [0, 50, 150].forEach((timeS, at) => expect(starts[at]![1]).toBeCloseTo(timeS, 6));
});
