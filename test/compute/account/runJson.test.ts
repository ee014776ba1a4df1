// Does the object of `run --json` hold every name that scripts rely on?
import { expect, test } from 'vitest';
import { runJson } from '../../../src/compute/account/runJson.ts';
import { sampleResult } from './sampleResult.ts';

const fleetNames = [
  ...['sunlitFraction', 'energyGeneratedJ', 'energyToComputeJ', 'energyHousekeepingJ'],
  ...['energyLossJ', 'energyStoredDeltaJ', 'energySpilledJ', 'energyUnmetJ', 'heatAbsorbedJ'],
  ...['heatRadiatedJ', 'heatStoredDeltaJ', 'stateOfChargeMinFraction', 'temperatureMaxK'],
  ...['throttledS', 'utilisationFraction'],
];
const jobNames = [
  ...['submittedCount', 'completedCount', 'onTimeCount', 'lateCount', 'rejectedCount'],
  ...['unfinishedCount', 'valueEarned', 'valueSubmitted', 'delayP50S', 'delayP95S'],
];

test('every name of the contract is there', () => {
  const json = JSON.parse(JSON.stringify(runJson(sampleResult(), 1.5))) as Record<string, object>;
  expect(json['scenario']).toEqual({ name: sampleResult().scenario.name, hash: 'abc' });
  for (const name of [
    'policy',
    'seed',
    'version',
    'satelliteCount',
    'durationS',
    'stepS',
    'wallS',
  ]) {
    expect(json[name], name).toBeDefined();
  }
  for (const name of fleetNames) expect(json['fleet']).toHaveProperty(name);
  for (const name of jobNames) expect(json['jobs']).toHaveProperty(name);
  for (const name of ['downlinkedBit', 'downlinkCapacityBit', 'uplinkedBit', 'relayedBit']) {
    expect(json['network']).toHaveProperty(name);
  }
  for (const name of ['deliveredFlop', 'tokensOut']) expect(json['compute']).toHaveProperty(name);
  expect(json['satellites']).toHaveLength(2);
  for (const name of fleetNames) expect(json['satellites']).toHaveProperty([0, name]);
  expect(json['resultHash']).toBe('def');
});

test('wall time is the only thing that the caller adds', () => {
  const { wallS: slow, ...one } = runJson(sampleResult(), 9);
  const { wallS: quick, ...other } = runJson(sampleResult(), 1);
  expect([slow, quick]).toEqual([9, 1]);
  expect(one).toEqual(other);
});
