// Do policies see what hangs on a call of a chain, and do chains get through beside other work?
import { describe, expect, test } from 'vitest';
import type { Result } from '../../../src/compute/account/result.ts';
import { policies } from '../../../src/compute/schedule/policies.ts';
import { findPolicy } from '../../../src/compute/schedule/policies.ts';
import type { JobView } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from './laws.ts';
import { policyOf, ringFleet, run, scenarioOf } from './scenarios.ts';

const chain = { callCount: 4, thinkS: 30 };
const agent = {
  ...{ id: 'agent', kind: 'llmInference', model: 'llama-3.1-8b', acceleratorCount: 1 },
  ...{ arrivalsPerHour: 3, deadlineS: 6000, value: 20, chain },
};
/** More than the fleet can do, at a hundredth of what a chain pays for a second. */
const batch = {
  ...{ id: 'batch', kind: 'batch', acceleratorCount: 24, acceleratorS: 24 * 3000 },
  ...{ arrivalsPerHour: 16, deadlineS: 9000, value: 2 },
};
const station = { latitudeDeg: 0, altitudeM: 0, elevationMinDeg: 0 };
const scenario = scenarioOf({
  durationS: 30_000,
  fleets: [ringFleet(3, { radiatorAreaM2: 1000, linkRateBitPerS: 1e11 })],
  stations: [0, 60, 120, 180, 240, 300].flatMap((longitudeDeg) => [
    { id: `e${longitudeDeg}`, ...station, longitudeDeg },
    { id: `n${longitudeDeg}`, ...station, latitudeDeg: 45, longitudeDeg },
    { id: `s${longitudeDeg}`, ...station, latitudeDeg: -45, longitudeDeg },
  ]),
  workload: { streams: [agent, batch] },
});

/** Chains that were due within the run, and those of them that were not done in time. */
function lostChains({ jobs, durationS }: Result) {
  const isLast = (id: string) => id.startsWith('agent') && id.endsWith(`.${chain.callCount}`);
  const due = [...jobs.id.keys()].filter(
    (row) => isLast(jobs.id[row]!) && jobs.deadlineS[row]! < durationS,
  );
  return { dueCount: due.length, lostCount: due.filter((row) => !jobs.valueEarned[row]).length };
}

test('a call shows its share of the time and of the value that are left; others their own', () => {
  const seen = new Map<string, JobView>();
  const edf = findPolicy('edf')!;
  const memory = edf.createMemory();
  const watching = {
    ...policyOf(() => []),
    decide: (...[state, forecast]: Parameters<typeof edf.decide>) => {
      for (const job of state.releasedJobs) seen.set(job.id, { ...job });
      return edf.decide(state, forecast, memory);
    },
  };
  checkLaws(run(scenario, watching), scenario);
  const thirdDeadlineS = seen.get('agent#1.3')!.deadlineS;
  let callCount = 0;
  for (const { id, kind, releaseS, deadlineS, dueS, value, stakeValue } of seen.values()) {
    if (kind === 'batch') {
      expect([dueS, stakeValue]).toEqual([deadlineS, value]);
      continue;
    }
    const leftCount = chain.callCount + 1 - Number(id.split('.')[1]);
    const timeS = deadlineS - releaseS - (leftCount - 1) * chain.thinkS;
    expect(dueS).toBeCloseTo(releaseS + Math.max(0, timeS) / leftCount, 6);
    expect([value, stakeValue]).toEqual([leftCount === 1 ? 20 : 0, 20 / leftCount]);
    callCount += 1;
  }
  expect(callCount).toBeGreaterThan(40);
  expect(seen.get('agent#1.1')!.deadlineS).toBe(thirdDeadlineS);
});

describe('chains that pay far better than the batch jobs beside them', () => {
  const byDensity = ['value-density', 'barrier-cost'];
  test.each(byDensity)('are not starved under %s', (name) => {
    const result = run(scenario, findPolicy(name)!);
    checkLaws(result, scenario);
    const { dueCount, lostCount } = lostChains(result);
    expect(dueCount).toBeGreaterThan(15);
    expect(lostCount).toBe(0);
  });

  test('are under every policy kept to the laws', () => {
    for (const policy of policies) checkLaws(run(scenario, policy), scenario);
  });
});
