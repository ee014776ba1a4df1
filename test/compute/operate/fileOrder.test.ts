// Does the order in which a file lists its parts change anything of a run?
import { expect, test } from 'vitest';
import { policies } from '../../../src/compute/schedule/policies.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { tableNames, tablePages } from '../../../src/compute/account/tables.ts';
import { fc } from '../../chance.ts';
import { batchJob, runAll, scenarioOf } from './scenarios.ts';

/** Fleets of unlike machines, of which several could run every job. */
const fleets = [
  {
    ...{ id: 'nodes', registryState: 'US', operator: 'A' },
    orbit: { kind: 'sunSynchronous', altitudeKm: 650, satellitesPerPlaneCount: 5 },
    platform: { base: 'server-8', storageByte: 4e12, linkRateBitPerS: 1e11 },
  },
  {
    ...{ id: 'edge', registryState: 'DE', operator: 'B' },
    orbit: {
      ...{ kind: 'walker', altitudeKm: 600, inclinationDeg: 60 },
      ...{ planeCount: 2, satellitesPerPlaneCount: 2 },
    },
    platform: { base: 'server-8', batteryCapacityWh: 3000, storageByte: 2e12 },
  },
  {
    ...{ id: 'm', registryState: 'DE', operator: 'B' },
    orbit: { kind: 'ring', altitudeKm: 600, inclinationDeg: 60, satelliteCount: 2 },
    platform: { base: 'server-8', storageByte: 2e12 },
  },
];
const home = { id: 'home', latitudeDeg: 47.4, longitudeDeg: 8.5, state: 'DE' };
const stations = ['troll', 'svalbard', { ...home, antennas: { optical: 1, x: 1 } }, 'fairbanks'];
const llama = { model: 'llama-3.1-8b', kind: 'training' };
const streams = [
  {
    ...{ id: 'tasks', kind: 'batch', acceleratorS: 3000, acceleratorCount: 3, value: 2 },
    ...{ arrivalsPerHour: 60, inputBit: 2e9, outputBit: 1e9, deadlineS: 5400 },
  },
  {
    ...{ id: 'law', kind: 'batch', acceleratorS: 1000, inputBit: 1e9, outputBit: 1e9, value: 3 },
    ...{ arrivalsPerHour: 6, deadlineS: 9000, residency: { states: ['DE'] } },
  },
  {
    ...{ ...llama, id: 'gang', trainingTokens: 1e7, satelliteCount: 2, acceleratorCount: 4 },
    ...{ stepsPerExchange: 5, arrivalsPerHour: 2, deadlineS: 20_000, value: 15 },
  },
  {
    ...{ id: 'scenes', kind: 'earthObservation', inputBit: 5e10, acceleratorS: 200 },
    ...{ arrivalsPerHour: 20, deadlineS: 7200, originFleets: ['nodes', 'edge'] },
  },
  {
    ...{ id: 'chat', kind: 'llmInference', model: 'llama-3.1-70b', arrivalsPerHour: 60 },
    ...{ acceleratorCount: 4, batchSize: 16, deadlineS: 120 },
    service: { replicaCount: 3, firstTokenMaxS: 5, perTokenMaxS: 0.1, weightsOnBoard: true },
  },
];
const jobs = Array.from({ length: 12 }, (_, at) =>
  batchJob(`hand-${at}`, {
    ...{ releaseS: 600 * Math.floor(at / 4), acceleratorS: 900 * (1 + (at % 3)) },
    ...{ acceleratorCount: 8, deadlineS: 5400, inputBit: 1e8, outputBit: 1e8 },
  }),
);

const asListed = { fleets, stations, streams, jobs };

const runs = (order: typeof asListed): Result[] =>
  runAll(
    scenarioOf({
      ...{ durationS: 10_800, seed: 5, fleets: order.fleets, stations: order.stations },
      ...{ links: { topology: 'nearest', rangeMaxKm: 6000 }, weather: { isOn: true } },
      radiation: { isOn: true, failuresPerYear: 60, permanentFraction: 0.3 },
      workload: { streams: order.streams, jobs: order.jobs },
    }),
    policies,
  );
const hashesOf = (results: readonly Result[]): string[] =>
  results.map(({ policy, resultHash }) => `${policy} ${resultHash}`);

const first = runs(asListed);

test('the scenario has weather, faults, gangs, replicas and something to decide', () => {
  const [fifo] = first;
  expect(new Set(first.map(({ resultHash }) => resultHash)).size).toBeGreaterThan(5);
  expect(fifo!.metrics.faults.interruptedCount).toBeGreaterThan(0);
  expect(fifo!.metrics.serving).not.toBeNull();
  expect(first.some(({ metrics }) => metrics.network.exchangedBit > 0)).toBe(true);
});

test('the order of fleets, stations, streams and jobs changes nothing for any policy', () => {
  const shuffled = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
  const order = fc.record({
    fleets: shuffled(fleets),
    stations: shuffled(stations),
    streams: shuffled(streams),
    jobs: shuffled(jobs),
  });
  const expected = hashesOf(first);
  fc.assert(
    fc.property(order, (given) => {
      expect(hashesOf(runs(given))).toEqual(expected);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

const rowsOf = (result: Result): string[] =>
  tableNames.map((name) => [...tablePages(result, name)].join(''));

test.each(['fleets', 'stations'] as const)(
  'turning %s round leaves every row of every table',
  (list) => {
    const results = runs({ ...asListed, [list]: [...asListed[list]].reverse() });
    expect(hashesOf(results)).toEqual(hashesOf(first));
    expect(rowsOf(results[0]!)).toEqual(rowsOf(first[0]!));
  },
);
