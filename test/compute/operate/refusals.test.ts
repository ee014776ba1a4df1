// Does the log of a run stay finite when a policy asks for what cannot be, again and again?
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { batchJob, eventsOf, policyOf, ringFleet, run, scenarioOf } from './scenarios.ts';

const scenario = scenarioOf({
  durationS: 3600,
  fleets: [ringFleet(1)],
  stations: [],
  workload: { jobs: [batchJob('one', { releaseS: 100 })] },
});

function refusalsOf(count: number) {
  const stubborn = policyOf(() =>
    Array.from({ length: count }, (): Decision => ({ kind: 'resume', job: 99 })),
  );
  return eventsOf(run(scenario, stubborn), 'decisionRefused');
}

test('the first 10,000 refusals are listed, of the others the last row says how many', () => {
  expect(refusalsOf(10_000)).toHaveLength(10_000);
  const refusals = refusalsOf(10_003);
  expect(refusals).toHaveLength(10_001);
  expect(refusals[9999]).toMatchObject({
    timeS: 100,
    detail: 'resume: no live job has this index',
  });
  const detail = '3 more were refused and are not listed';
  expect(refusals[10_000]).toMatchObject({ timeS: 3600, cause: 'data', detail });
});
