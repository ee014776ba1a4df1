// Does the price of a satellite rise towards its limits, and is the least paying work shed first?
import { expect, test } from 'vitest';
import { barrierCost } from '../../../src/compute/schedule/barrierCost.ts';
import type { SatelliteView } from '../../../src/compute/schedule/policy.ts';
import { forecastOf, jobView, satelliteView, stateOf } from './views.ts';

const placeOn = (satellites: readonly SatelliteView[]) => {
  const state = stateOf({ satellites, events: [{ kind: 'jobReleased', job: jobView() }] });
  const forecast = forecastOf(satellites.map(() => []));
  const [decision] = barrierCost.decide(state, forecast, barrierCost.createMemory());
  return decision?.kind === 'place' ? decision.satellites[0] : null;
};

test('work goes where charge, heat and queue are farthest from their limits', () => {
  const cool = satelliteView({ index: 1, temperatureK: 295 });
  expect(placeOn([satelliteView({ index: 0, temperatureK: 340 }), cool])).toBe(1);
  const full = satelliteView({ index: 1, storedJ: 1.9e8 });
  expect(placeOn([satelliteView({ index: 0, storedJ: 6e7 }), full])).toBe(1);
  const idle = satelliteView({ index: 1 });
  expect(placeOn([satelliteView({ index: 0, backlogAcceleratorS: 8 * 3600 }), idle])).toBe(1);
});

test('near the floor of the battery only what pays well begins; the rest is asked again', () => {
  const memory = barrierCost.createMemory();
  const low = satelliteView({ storedJ: 5e7 + 1.5e6 });
  const forecast = forecastOf([[]]);
  const decide = (value: number, index: number) => {
    const job = jobView({ index, value, phase: 'ready', satelliteIndex: 0 });
    const events = [
      { kind: 'jobReleased', job: jobView({ index: index + 100 }) },
      { kind: 'inputArrived', job },
    ] as const;
    const state = stateOf({ satellites: [low], events, timeS: 130 });
    return barrierCost.decide(state, forecast, memory).slice(1);
  };
  // One per cent of the usable charge is left: the price is 4.6 typical jobs.
  expect(decide(1, 0)).toEqual([{ kind: 'wake', timeS: 240 }]);
  expect(decide(9, 1)).toEqual([
    { kind: 'start', job: 1, satellites: [0] },
    { kind: 'wake', timeS: 240 },
  ]);
});

test('the price of a class of satellites is in units of what jobs pay there', () => {
  // Half a second on the first class, 500 s on the second: jobs pay a thousandth for each second.
  const job = { runtimeSByClass: [0.5, 500], phase: 'ready', satelliteIndex: 0 } as const;
  const events = [
    { kind: 'jobReleased', job: jobView({ ...job, index: 100 }) },
    { kind: 'inputArrived', job: jobView(job) },
  ] as const;
  // Of the usable charge 0.6 is left, of the way to the heat limit 0.88: the price is 0.64.
  const satellite = satelliteView({ classIndex: 1, storedJ: 1.4e8 });
  const state = stateOf({ satellites: [satellite], events });
  const decisions = barrierCost.decide(state, forecastOf([[]]), barrierCost.createMemory());
  expect(decisions.at(-1)).toEqual({ kind: 'start', job: 0, satellites: [0] });
});
