// How fine is the grid of the physics, and does it matter?
import { describe, expect, test } from 'vitest';
import { assembleResult } from '../../../src/compute/account/assemble.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { operate } from '../../../src/compute/operate/operate.ts';
import { gridStepS } from '../../../src/compute/operate/supplies.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { jobsOfRun } from '../../../src/compute/workload/arrivalsOfRun.ts';
import { batchJob, drain, policyOf, ringFleet, run, scenarioOf } from './scenarios.ts';

test('the grid has cells of a minute, and eight of them where the span is short', () => {
  expect([86_400, 481, 480, 240, 1].map(gridStepS)).toEqual([60, 60, 60, 30, 0.125]);
});

/** Job k on satellite k at once, for good. */
const eachItsOwn = policyOf(({ events }) =>
  events.flatMap((event): Decision[] => {
    if (event.kind === 'jobReleased') {
      return [{ kind: 'place', job: event.job.index, satellites: [event.job.index] }];
    }
    if (event.kind !== 'inputArrived') return [];
    return [{ kind: 'start', job: event.job.index, satellites: [event.job.index] }];
  }),
);

/** Three satellites, a third of each orbit in shadow, every accelerator asked for all the time. */
function fullDemand(platform: Readonly<Record<string, unknown>>, stepS = 60): Scenario {
  const jobs = [0, 1, 2].map((at) =>
    batchJob(`all-${at}`, { acceleratorCount: 72, acceleratorS: 72e9, deadlineS: 6e7 }),
  );
  return scenarioOf({
    ...{ durationS: 40_000, stepS, stations: [], workload: { jobs } },
    fleets: [ringFleet(3, platform)],
  });
}

function onGrid(scenario: Scenario, gridS: number): Result {
  const world = drain(surveyWorld(scenario, undefined, gridS));
  const walked = drain(operate(world, drain(jobsOfRun(scenario, 0)), eachItsOwn));
  return drain(assembleResult(walked, eachItsOwn.name, 0));
}

describe('at full demand', () => {
  const machines = [
    { why: 'heat', platform: { arrayAreaM2: 900, batteryCapacityWh: 200_000 } },
    { why: 'energy', platform: { arrayAreaM2: 500, radiatorAreaM2: 220 } },
  ] as const;

  test.each(machines)('half the grid moves compute short of $why by less than 0.1 %', (machine) => {
    const scenario = fullDemand(machine.platform);
    const [coarse, fine] = [60, 30].map((gridS) => onGrid(scenario, gridS).metrics.fleet);
    expect(coarse!.idleFractions[machine.why]).toBeGreaterThan(0.02);
    expect(fine!.utilisationFraction).not.toBe(coarse!.utilisationFraction);
    for (const name of ['utilisationFraction', 'energyToComputeJ'] as const) {
      expect(Math.abs(fine![name] / coarse![name] - 1)).toBeLessThan(1e-3);
    }
  });

  test.each(machines)('half the step of the charts changes no digit: $why', ({ platform }) => {
    const hashes = [60, 30].map((stepS) => run(fullDemand(platform, stepS), eachItsOwn).resultHash);
    expect(hashes[1]).toBe(hashes[0]);
  });
});
