// Does earliest deadline first do the urgent first and the hopeless never?
import { describe, expect, test } from 'vitest';
import { edf } from '../../../src/compute/schedule/edf.ts';
import { checkLaws } from '../operate/laws.ts';
import { batchJob, eventsOf, jobOf, lostS } from '../operate/scenarios.ts';
import { ringFleet, run, scenarioOf } from '../operate/scenarios.ts';
import { forecastOf, jobView, satelliteView, stateOf } from './views.ts';

const whole = { acceleratorCount: 72, acceleratorS: 72 * 600 };

function oneSatellite(jobs: readonly unknown[]) {
  return scenarioOf({
    durationS: 10_000,
    fleets: [ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
    stations: [],
    workload: { jobs },
  });
}

describe('on one satellite', () => {
  test('ready jobs run by deadline, whatever the order of their release', () => {
    const scenario = oneSatellite([
      batchJob('running', { ...whole, preemptible: false }),
      batchJob('last', { ...whole, releaseS: 10, deadlineS: 9000 }),
      batchJob('first', { ...whole, releaseS: 20, deadlineS: 3000 }),
      batchJob('second', { ...whole, releaseS: 30, deadlineS: 6000 }),
    ]);
    const result = run(scenario, edf);
    checkLaws(result, scenario);
    const started = eventsOf(result, 'computeStarted').map(({ job }) => job);
    expect(started).toEqual(['running', 'first', 'second', 'last']);
    expect(lostS(result, 'last', 'priority')).toBeGreaterThan(1000);
  });

  test('an urgent job interrupts one that can wait, which is in time all the same', () => {
    const scenario = oneSatellite([
      batchJob('patient', { ...whole, deadlineS: 9000, checkpointS: 30 }),
      batchJob('urgent', { ...whole, releaseS: 100, deadlineS: 1400 }),
    ]);
    const result = run(scenario, edf);
    checkLaws(result, scenario);
    expect(eventsOf(result, 'computePreempted')).toMatchObject([{ job: 'patient', timeS: 100 }]);
    expect(jobOf(result, 'urgent').finishedS).toBeCloseTo(700, 6);
    // 500 s were left, and 30 s are done again.
    expect(jobOf(result, 'patient').finishedS).toBeCloseTo(700 + 500 + 30, 6);
    expect(eventsOf(result, 'decisionRefused')).toEqual([]);
  });

  test('a job that would go first is not turned away for the work that waits behind it', () => {
    const scenario = oneSatellite([
      batchJob('patient', { ...whole, deadlineS: 9000 }),
      batchJob('urgent', { ...whole, releaseS: 100, deadlineS: 700 }),
    ]);
    const result = run(scenario, edf);
    checkLaws(result, scenario);
    expect(jobOf(result, 'urgent')).toMatchObject({ startedS: 100, status: 'onTime' });
    expect(jobOf(result, 'patient').status).toBe('onTime');
  });

  test('but what cannot be interrupted goes first whatever its deadline', () => {
    const scenario = oneSatellite([
      batchJob('wall', { ...whole, deadlineS: 9000, preemptible: false }),
      batchJob('urgent', { ...whole, releaseS: 100, deadlineS: 700 }),
    ]);
    expect(eventsOf(run(scenario, edf), 'jobRejected')).toMatchObject([
      { job: 'urgent', cause: 'accelerator', timeS: 100 },
    ]);
  });

  test('a job is not interrupted when that would make it late itself', () => {
    const scenario = oneSatellite([
      batchJob('tight', { ...whole, deadlineS: 1350 }),
      batchJob('urgent', { ...whole, releaseS: 100, deadlineS: 1210 }),
    ]);
    const result = run(scenario, edf);
    expect(eventsOf(result, 'computePreempted')).toEqual([]);
    expect(jobOf(result, 'tight')).toMatchObject({ status: 'onTime' });
    expect(jobOf(result, 'urgent').startedS).toBeCloseTo(600, 6);
  });

  test('what cannot even compute in time is turned away, for want of accelerators', () => {
    const scenario = oneSatellite([batchJob('long', { acceleratorS: 600, deadlineS: 600 })]);
    const result = run(scenario, edf);
    expect(eventsOf(result, 'jobRejected')).toMatchObject([
      { job: 'long', cause: 'accelerator', timeS: 0 },
    ]);
  });

  test('what waited for accelerators until it was too late is turned away for them', () => {
    const scenario = oneSatellite([
      // The estimate spreads the backlog over all accelerators, and takes 2,000 s for 1,000.
      batchJob('half', { acceleratorCount: 36, acceleratorS: 36 * 2000, preemptible: false }),
      batchJob('whole', { ...whole, releaseS: 1, deadlineS: 2000 }),
    ]);
    const result = run(scenario, edf);
    checkLaws(result, scenario);
    expect(eventsOf(result, 'jobRejected')).toMatchObject([
      { job: 'whole', cause: 'accelerator', timeS: 2000 },
    ]);
    expect(lostS(result, 'whole', 'accelerator')).toBeCloseTo(1999, 6);
  });
});

describe('the hopeless', () => {
  const satellites = [satelliteView({ index: 0 }), satelliteView({ index: 1 })];
  const decide = (more: Parameters<typeof jobView>[0], reach = [[], []] as never[][]) => {
    const events = [{ kind: 'jobReleased', job: jobView(more) } as const];
    const forecast = forecastOf(reach);
    return edf.decide(stateOf({ satellites, events }), forecast, edf.createMemory());
  };

  test('are turned away at once, with what would have kept them', () => {
    expect(decide({ inputBit: 1 })).toEqual([{ kind: 'reject', job: 0, cause: 'inputLink' }]);
    expect(decide({ outputBit: 1 })).toEqual([{ kind: 'reject', job: 0, cause: 'outputLink' }]);
    expect(decide({ deadlineS: 900 })).toEqual([{ kind: 'reject', job: 0, cause: 'accelerator' }]);
    expect(decide({})).toEqual([{ kind: 'place', job: 0, satellites: [0] }]);
  });

  test('whose input came too late are turned away for the link, not for accelerators', () => {
    const job = jobView({ phase: 'ready', satelliteIndex: 1, deadlineS: 5000, inputBit: 1 });
    const events = [{ kind: 'inputArrived', job } as const];
    const state = stateOf({ satellites, events, timeS: 4500 });
    expect(edf.decide(state, forecastOf([[], []]), edf.createMemory())).toEqual([
      { kind: 'reject', job: 0, cause: 'inputLink' },
    ]);
  });

  test('in a fleet of which nothing is left are turned away as a fault', () => {
    const lost = satellites.map((satellite) => ({ ...satellite, isLost: true }));
    const events = [{ kind: 'jobReleased', job: jobView() } as const];
    const state = stateOf({ satellites: lost, events });
    expect(edf.decide(state, forecastOf([[], []]), edf.createMemory())).toEqual([
      { kind: 'reject', job: 0, cause: 'fault' },
    ]);
  });
});

describe('placing', () => {
  const placeOf = (backlogs: readonly number[], passes: readonly [number, number][]) => {
    const satellites = backlogs.map((backlogAcceleratorS, index) =>
      satelliteView({ index, backlogAcceleratorS }),
    );
    const job = jobView({ outputBit: 2e6 });
    const state = stateOf({ satellites, events: [{ kind: 'jobReleased', job }] });
    const reach = forecastOf(passes.map((pass) => [pass]));
    const [decision] = edf.decide(state, reach, edf.createMemory());
    return decision?.kind === 'place' ? decision.satellites[0] : decision;
  };
  const soon = [1200, 1300] as [number, number];
  const later = [5000, 5100] as [number, number];
  const late = [10_000, 10_100] as [number, number];

  test('goes where delivery is expected earliest, not where the least work waits', () => {
    expect(placeOf([100, 800], [later, soon])).toBe(1);
    expect(placeOf([0, 0], [later, soon])).toBe(1);
  });

  test('goes to an idle satellite rather than before others’ work, if it is in time there', () => {
    expect(placeOf([0, 800], [later, soon])).toBe(0);
    expect(placeOf([0, 800], [late, soon])).toBe(1);
  });

  test('leaves a long job alone while other satellites have nothing to do', () => {
    const shorts = Array.from({ length: 8 }, (_, at) =>
      batchJob(`short${at}`, { ...whole, releaseS: 100 + 700 * at, deadlineS: 3000 + 700 * at }),
    );
    const scenario = scenarioOf({
      durationS: 10_000,
      fleets: [ringFleet(2, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
      stations: [],
      workload: {
        jobs: [
          batchJob('long', { ...whole, acceleratorS: 72 * 5500, deadlineS: 20_000 }),
          ...shorts,
        ],
      },
    });
    const result = run(scenario, edf);
    checkLaws(result, scenario);
    expect(eventsOf(result, 'computePreempted')).toEqual([]);
    expect(jobOf(result, 'long').status).toBe('onTime');
  });

  test('under weather turns away only what would be late under clear skies too', () => {
    const decide = (clearPass: [number, number]) => {
      const clear = forecastOf([[clearPass]]);
      const cloudy = { ...forecastOf([[late]]), underClearSkies: clear };
      const job = jobView({ outputBit: 2e6 });
      const events = [{ kind: 'jobReleased', job } as const];
      const state = stateOf({ satellites: [satelliteView()], events });
      return edf.decide(state, cloudy, edf.createMemory());
    };
    expect(decide(soon)).toEqual([{ kind: 'place', job: 0, satellites: [0] }]);
    expect(decide(late)).toEqual([{ kind: 'reject', job: 0, cause: 'outputLink' }]);
  });

  test('in a fleet larger than it looks at goes round: every satellite is used in turn', () => {
    const satellites = Array.from({ length: 600 }, (_, index) => satelliteView({ index }));
    const memory = edf.createMemory();
    const reach = forecastOf(satellites.map(() => []));
    const places = Array.from({ length: 6 }, (_, index) => {
      const events = [{ kind: 'jobReleased', job: jobView({ index }) } as const];
      const [decision] = edf.decide(stateOf({ satellites, events }), reach, memory);
      return decision?.kind === 'place' ? decision.satellites[0] : null;
    });
    expect(places).toEqual([0, 64, 128, 192, 256, 320]);
  });
});
