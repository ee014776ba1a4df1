// Does what a workload asks follow from its jobs, and what the fleets can give from their physics?
import { describe, expect, test } from 'vitest';
import { drained } from '../../../src/compute/study/drained.ts';
import { workloadDemand } from '../../../src/compute/study/workloadDemand.ts';
import { workloadSupply } from '../../../src/compute/study/workloadSupply.ts';
import { sampleText, scenarioOf } from '../scenario/sample.ts';

const job = { kind: 'batch', acceleratorS: 100, outputBit: 8, deadlineS: 60 };
const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 3 };

describe('what a workload asks', () => {
  const scenario = scenarioOf(
    sampleText({
      durationS: 3600,
      fleets: [{ orbit, platform: 'server-8' }],
      workload: {
        jobs: [
          { ...job, id: 'a', acceleratorCount: 2, inputBit: 5 },
          { ...job, id: 'b', acceleratorCount: 1, inputBit: 7 },
        ],
      },
    }),
  );
  const demand = drained(workloadDemand(scenario));

  test('is the work and the bits of its jobs', () => {
    expect(demand.total).toEqual({
      ...{ acceleratorS: 200, uplinkBit: 12, downlinkBit: 16, impossibleCount: 0 },
    });
    expect(demand.byClass).toHaveLength(demand.preview.classes.length);
    expect(demand.sizes.inputBit.counts.reduce((a, b) => a + b)).toBe(2);
  });

  test('stands against every accelerator over the whole run', () => {
    expect(demand.acceleratorAvailableS).toBe(3 * 8 * 3600);
  });
});

test('a job that no satellite can hold is told, and is in no sum', () => {
  const jobs = [{ ...job, id: 'wide', acceleratorCount: 1000 }];
  const scenario = scenarioOf(sampleText({ durationS: 600, workload: { jobs } }));
  const { total, sizes } = drained(workloadDemand(scenario));
  expect(total).toEqual({ acceleratorS: 0, uplinkBit: 0, downlinkBit: 0, impossibleCount: 1 });
  expect(sizes.acceleratorS.counts).toEqual([]);
});

test('two kinds of machine in equal numbers count as the harmonic mean of their times', () => {
  const fast = { base: 'server-8', acceleratorCount: 4 };
  const tokens = { kind: 'llmInference', model: 'llama-3.1-8b', precision: 'fp8' };
  const shape = {
    promptTokens: 500,
    outputTokens: 200,
    requestsPerJob: 64,
    acceleratorCount: 1,
    id: 't',
  };
  const of = (fleets: object[]) =>
    drained(
      workloadDemand(
        scenarioOf(
          sampleText({ durationS: 600, fleets, workload: { jobs: [{ ...tokens, ...shape }] } }),
        ),
      ),
    ).total.acceleratorS;
  const a = of([{ id: 'a', orbit, platform: fast }]);
  const b = of([{ id: 'b', orbit, platform: { ...fast, accelerator: 'b200' } }]);
  const both = of([
    { id: 'a', orbit, platform: fast },
    { id: 'b', orbit, platform: { ...fast, accelerator: 'b200' } },
  ]);
  expect(a).not.toBe(b);
  expect(both).toBeCloseTo(2 / (1 / a + 1 / b), 6);
});

test('a gang asks for the accelerators of all its satellites, as long as they work', () => {
  const training = { kind: 'training', id: 'gang', model: 'llama-3.1-8b', trainingTokens: 1e9 };
  const of = (satelliteCount: number) =>
    drained(
      workloadDemand(
        scenarioOf(
          sampleText({
            durationS: 86_400,
            fleets: [{ orbit, platform: 'server-8' }],
            links: { topology: 'ring' },
            workload: { jobs: [{ ...training, acceleratorCount: 8, satelliteCount }] },
          }),
        ),
      ),
    ).total.acceleratorS;
  expect(of(1)).toBeGreaterThan(0);
  expect(of(2) / of(1)).toBeCloseTo(1, 6);
});

test('replicas of a served model ask for accelerators all the time, requests for none', () => {
  const service = { replicaCount: 2 };
  const model = { model: 'llama-3.1-8b', acceleratorCount: 2 };
  const requests = { kind: 'llmInference', ...model, arrivalsPerHour: 600 };
  const scenario = scenarioOf(
    sampleText({
      durationS: 3600,
      fleets: [{ orbit, platform: 'server-8' }],
      workload: { streams: [{ ...requests, id: 'people', service }] },
    }),
  );
  const { total, preview } = drained(workloadDemand(scenario));
  expect(preview.jobCount).toBeGreaterThan(500);
  expect(total.acceleratorS).toBeCloseTo(2 * 2 * 3600, 6);
  expect(total.impossibleCount).toBe(0);
});

describe('what fleets and ground can give', () => {
  const supplyOf = (platform: object, stations: string[] = []) =>
    drained(
      workloadSupply(
        scenarioOf(sampleText({ durationS: 6000, fleets: [{ orbit, platform }], stations })),
      ),
    );

  test('is every accelerator all the time with power and cooling to spare', () => {
    const rich = { base: 'server-8', arrayAreaM2: 1000, radiatorAreaM2: 1000 };
    const { acceleratorPoweredS } = supplyOf({ ...rich, batteryCapacityWh: 1e6 });
    expect(acceleratorPoweredS / (3 * 8 * 6000)).toBeGreaterThan(0.999);
  });

  test('is less with half the array', () => {
    const whole = supplyOf({ base: 'server-8', arrayAreaM2: 20 }).acceleratorPoweredS;
    const half = supplyOf({ base: 'server-8', arrayAreaM2: 10 }).acceleratorPoweredS;
    expect(half).toBeLessThan(whole);
    expect(half).toBeGreaterThan(0);
  });

  test('is no bit without a station, and more down than up where stations say so', () => {
    const none = supplyOf({ base: 'server-8' });
    expect([none.uplinkCapacityBit, none.downlinkCapacityBit]).toEqual([0, 0]);
    const some = supplyOf({ base: 'server-8' }, ['svalbard']);
    expect(some.uplinkCapacityBit).toBeGreaterThan(0);
    expect(some.downlinkCapacityBit).toBeGreaterThan(some.uplinkCapacityBit);
  });
});
