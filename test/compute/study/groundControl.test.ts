// Do the same machines on the ground do the same jobs, with nothing of orbit in their way?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { groundScenario } from '../../../src/compute/operate/groundWorld.ts';
import { policies } from '../../../src/compute/schedule/policies.ts';
import {
  compareWithGround,
  facilityEnergyJ,
  publishedPue,
} from '../../../src/compute/study/groundControl.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { fc } from '../../chance.ts';
import { checkLaws } from '../operate/laws.ts';
import {
  batchJob,
  drain,
  eventsOf,
  jobOf,
  policyOf,
  ringFleet,
  scenarioOf,
} from '../operate/scenarios.ts';

const only = (name: string) => policies.filter((policy) => policy.name === name);

function both(scenario: Scenario, policy: string) {
  const { orbit, ground } = drain(compareWithGround(scenario, only(policy)));
  return { orbit: orbit[0]!, ground: ground[0]! };
}

const base = { durationS: 14_400, stations: ['svalbard', 'hartebeesthoek'] };

test('a rack draws its idle power all the time and the rest while it works, times its PUE', () => {
  const jobs = [batchJob('one', { acceleratorS: 3600, acceleratorCount: 2 }), batchJob('two')];
  const scenario = scenarioOf({ ...base, fleets: [ringFleet(3)], workload: { jobs } });
  const { ground } = both(scenario, 'fifo');
  const { accelerator, acceleratorCount, serverOverheadFraction } = scenario.fleets[0]!.platform;
  const { powerIdleW, powerMaxW } = accelerator;
  const idleJ = 3 * acceleratorCount * powerIdleW * 14_400;
  const workJ = (powerMaxW - powerIdleW) * (3600 + 600);
  const expectedJ = (1 + serverOverheadFraction) * (idleJ + workJ);
  expect(facilityEnergyJ(ground, 1.25) / (1.25 * expectedJ)).toBeCloseTo(1, 9);
});

test('a job alone takes its run time on the ground, and is no later than in orbit', () => {
  const bits = fc.constantFrom(0, 1e9, 3e10);
  const seconds = fc.integer({ min: 1, max: 7200 });
  const one = fc.record({
    ...{ acceleratorS: seconds, releaseS: seconds, inputBit: bits, outputBit: bits },
    deadlineS: fc.integer({ min: 60, max: 14_400 }),
  });
  fc.assert(
    fc.property(one, (job) => {
      const file = { ...base, fleets: [ringFleet(1)], workload: { jobs: [batchJob('a', job)] } };
      const { orbit, ground } = both(scenarioOf(file), 'fifo');
      const [inOrbit, onGround] = [jobOf(orbit, 'a'), jobOf(ground, 'a')];
      const endS = job.releaseS + job.acceleratorS;
      if (endS < base.durationS) expect(onGround.deliveredS).toBeCloseTo(endS, 6);
      if (inOrbit.status === 'onTime') expect(onGround.status).toBe('onTime');
      if (inOrbit.deliveredS > 0) {
        expect(onGround.deliveredS).toBeLessThanOrEqual(inOrbit.deliveredS + 1e-6);
      }
    }),
    { numRuns: 12 },
  );
});

describe('on the ground the walker shell', () => {
  const file = new URL('../../../public/scenarios/walker-shell-60.json', import.meta.url);
  const { scenario: whole } = parseScenario(readFileSync(file, 'utf8'));
  const scenario = { ...whole!, durationS: 6 * 3600 };
  const { orbit, ground } = drain(compareWithGround(scenario, policies));

  test.each(policies.map(({ name }) => name))('keeps the balances under %s', (name) => {
    const result = ground.find(({ policy }) => policy === name)!;
    checkLaws(result, groundScenario(scenario));
    const { fleet } = result.metrics;
    expect(fleet.throttledS).toBe(0);
    expect(fleet.energyUnmetJ).toBe(0);
    const { inputLink, outputLink, energy, heat, data } = fleet.idleFractions;
    expect([inputLink, outputLink, energy, heat, data]).toEqual([0, 0, 0, 0, 0]);
  });

  test('has the same jobs, released and due at the same times, and earns more under fifo', () => {
    const [above, below] = [orbit, ground].map(([result]) => result!);
    expect(below!.jobs.id).toEqual(above!.jobs.id);
    expect(below!.jobs.releaseS).toEqual(above!.jobs.releaseS);
    expect(below!.jobs.deadlineS).toEqual(above!.jobs.deadlineS);
    expect(below!.metrics.jobs.valueSubmitted).toBe(above!.metrics.jobs.valueSubmitted);
    expect(below!.metrics.jobs.valueEarned).toBeGreaterThan(above!.metrics.jobs.valueEarned);
    expect(below!.resultHash).not.toBe(above!.resultHash);
  });
});

test('failures that come with age befall the same chips, and no particle strikes', () => {
  const failing = { failuresPerYear: 20_000, permanentFraction: 0.5 };
  const scenario = scenarioOf({
    ...{ ...base, fleets: [ringFleet(2)], radiation: { isOn: true, ...failing } },
    workload: { streams: [{ id: 's', kind: 'batch', acceleratorS: 60, arrivalsPerHour: 30 }] },
  });
  const { orbit, ground } = both(scenario, 'fifo');
  const failures = eventsOf(orbit, 'acceleratorLost');
  expect(failures.length).toBeGreaterThan(2);
  expect(eventsOf(ground, 'acceleratorLost')).toEqual(failures);
});

test('a job that no rack may hold by law is turned away on the ground as well', () => {
  const residency = { states: ['FR'] };
  const jobs = [batchJob('mine', { residency }), batchJob('other')];
  const fleet = { ...ringFleet(1), registryState: 'US' };
  const scenario = scenarioOf({ ...base, fleets: [fleet], workload: { jobs } });
  const { ground } = both(scenario, 'edf');
  expect(jobOf(ground, 'mine').status).toBe('rejected');
  expect(jobOf(ground, 'other').status).toBe('onTime');
});

test('servers that train together wait for no link on the ground', () => {
  const gang = {
    ...{ kind: 'training', id: 'gang', model: 'llama-3.1-8b', acceleratorCount: 8 },
    ...{ satelliteCount: 2, trainingTokens: 1e8, tokensPerStep: 4e6, inputBitPerToken: 0 },
    outputBytePerParameter: 0,
  };
  const links = { topology: 'ring', rangeMaxKm: 10_000, grazingAltitudeKm: 50 };
  const fleets = [ringFleet(12, { linkRateBitPerS: 1e9 })];
  const scenario = scenarioOf({ ...base, fleets, links, workload: { jobs: [gang] } });
  const together = policyOf(({ events }) =>
    events.flatMap((event): Decision[] => {
      const satellites = [0, 1];
      if (event.kind === 'jobReleased') {
        return [{ kind: 'place', job: event.job.index, satellites }];
      }
      const isReady = event.kind === 'inputArrived';
      return isReady ? [{ kind: 'start', job: event.job.index, satellites }] : [];
    }),
  );
  const { orbit, ground } = drain(compareWithGround(scenario, [together]));
  const [above, below] = [orbit[0]!, ground[0]!].map((result) => jobOf(result, 'gang'));
  expect(below!.status).toBe('onTime');
  expect(below!.deliveredS).toBeCloseTo(below!.inUseS, 3);
  expect(above!.finishedS > below!.finishedS + 1 || Number.isNaN(above!.finishedS)).toBe(true);
});

test('a published PUE has a source, and no building takes less than its servers', () => {
  for (const { value, source } of Object.values(publishedPue)) {
    expect(value).toBeGreaterThanOrEqual(1);
    expect(source).not.toBe('');
  }
});
