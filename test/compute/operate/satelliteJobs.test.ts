// On whom is the time of idle accelerators booked, and what do policies see of a satellite's load?
import { expect, test } from 'vitest';
import type { Decision, SatelliteView } from '../../../src/compute/schedule/policy.ts';
import { batchJob, onFirst, policyOf, ringFleet, run, scenarioOf } from './scenarios.ts';

const durationS = 10_000;
const half = { acceleratorCount: 36, acceleratorS: 36 * 1000 };

function idleOf(jobs: readonly unknown[], policy = onFirst) {
  const scenario = scenarioOf({
    durationS,
    fleets: [ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
    stations: [],
    workload: { jobs },
  });
  return run(scenario, policy).metrics.fleet;
}

test('without any job there is no work', () => {
  expect(idleOf([]).idleFractions.noWork).toBeCloseTo(1, 12);
});

test('accelerators beside a running job have no work either, as long as nothing waits', () => {
  const { idleFractions, utilisationFraction } = idleOf([batchJob('half', half)]);
  expect(utilisationFraction).toBeCloseTo(0.05, 9);
  expect(idleFractions.noWork).toBeCloseTo(0.95, 9);
});

test('accelerators too few for the job that waits beside one that runs wait for the others', () => {
  const wide = batchJob('wide', { acceleratorCount: 60, acceleratorS: 60 * 1000, releaseS: 500 });
  const once = policyOf(({ events }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind === 'jobReleased')
        return [{ kind: 'place', job: event.job.index, satellites: [0] }];
      if (event.kind === 'jobDelivered') return [{ kind: 'start', job: 1, satellites: [0] }];
      const isFirst = event.kind === 'inputArrived' && event.job.index === 0;
      return isFirst ? [{ kind: 'start', job: 0, satellites: [0] }] : [];
    }),
  );
  const { idleFractions } = idleOf([batchJob('half', half), wide], once);
  // Half of them for 500 s.
  expect(idleFractions.accelerator).toBeCloseTo((0.5 * 500) / durationS, 9);
});

test('while a policy leaves a ready job lying, accelerators idle for priority', () => {
  const lazy = policyOf(({ events }) =>
    events.flatMap((event): Decision[] =>
      event.kind === 'jobReleased'
        ? [{ kind: 'place', job: event.job.index, satellites: [0] }]
        : [],
    ),
  );
  const { idleFractions } = idleOf([batchJob('half', { ...half, releaseS: 4000 })], lazy);
  expect(idleFractions.priority).toBeCloseTo(0.6, 9);
  expect(idleFractions.noWork).toBeCloseTo(0.4, 9);
});

test('while the only input is still on the ground, they wait for its link', () => {
  const { idleFractions } = idleOf([batchJob('up', { inputBit: 1e9, releaseS: 1000 })]);
  expect(idleFractions.inputLink).toBeCloseTo(0.9, 9);
});

test('policies see free accelerators and the backlog that is placed and not yet computed', () => {
  const seen: Pick<SatelliteView, 'acceleratorFreeCount' | 'backlogAcceleratorS'>[] = [];
  const watching = policyOf((state) => {
    const { acceleratorFreeCount, backlogAcceleratorS } = state.satellites[0]!;
    seen.push({ acceleratorFreeCount, backlogAcceleratorS });
    return onFirst.decide(state, null as never, null);
  });
  idleOf([batchJob('a', half), batchJob('b', { ...half, releaseS: 10 })], watching);
  expect(seen.map((each) => [each.acceleratorFreeCount, each.backlogAcceleratorS])).toEqual([
    [72, 0],
    [72, 36_000],
    [36, 36_000],
    [36, 72_000],
    [36, 36_000],
    [72, 0],
  ]);
});
