// Does every policy come to the same result for the same seed, in whatever order things are given?
import { expect, test } from 'vitest';
import { policies } from '../../../src/compute/schedule/policies.ts';
import { batchJob, ringFleet, runAll, scenarioOf } from './scenarios.ts';

const streams = [
  {
    ...{ id: 'chat', kind: 'llmInference', model: 'llama-3.1-405b', arrivalsPerHour: 40 },
    ...{ requestsPerJob: 60_000, batchSize: 1024, deadlineS: 5400, value: 3 },
  },
  {
    ...{ id: 'night', kind: 'batch', arrivalsPerHour: 15, acceleratorS: 150_000 },
    ...{ acceleratorCount: 36, deadlineS: 14_000, inputBit: 1e9, outputBit: 1e9 },
  },
  {
    ...{ id: 'scenes', kind: 'earthObservation', arrivalsPerHour: 10, inputBit: 1e10, flop: 1e18 },
    ...{ originFleets: ['ring'], deadlineS: 7200, value: 2 },
  },
];
// Some are released at the same time, and differ in what they ask for.
const jobs = Array.from({ length: 12 }, (_, at) =>
  batchJob(`hand-${at}`, {
    ...{ releaseS: 600 * Math.floor(at / 3), acceleratorS: 20_000 + 3000 * at },
    ...{ acceleratorCount: 24, deadlineS: 3000 + 500 * (at % 4), inputBit: 1e8, outputBit: 1e8 },
  }),
);
// One has time to spare, for those policies that use it.
jobs.push(batchJob('patient', { acceleratorS: 60_000, acceleratorCount: 24, deadlineS: 86_400 }));

const scenario = (workload: object) =>
  scenarioOf({
    ...{ durationS: 14_400, seed: 11, stations: ['svalbard', 'troll', 'singapore'] },
    ...{ fleets: [ringFleet(3)], workload },
  });

const hashes = (workload: object, order = policies): Record<string, string> =>
  Object.fromEntries(
    runAll(scenario(workload), order).map(({ policy, resultHash }) => [policy, resultHash]),
  );

const first = hashes({ streams, jobs });

test('the policies differ here: there is something to decide', () => {
  expect(new Set(Object.values(first)).size).toBeGreaterThanOrEqual(policies.length - 1);
});

test('the same seed gives every policy the same hash, whoever ran before it', () => {
  expect(hashes({ streams, jobs }, [...policies].reverse())).toEqual(first);
});

test.each(policies.map((policy) => [policy.name, policy] as const))(
  '%s alone comes to what it comes to among others',
  (name, policy) => {
    expect(hashes({ streams, jobs }, [policy])[name]).toBe(first[name]);
  },
);

test('the order of streams and jobs in the file changes nothing for any policy', () => {
  const turned = { streams: [...streams].reverse(), jobs: [...jobs].reverse() };
  expect(hashes(turned)).toEqual(first);
});
