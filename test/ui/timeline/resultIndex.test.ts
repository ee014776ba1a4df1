import { expect, test } from 'vitest';
import { jobKinds, jobStatuses } from '../../../src/compute/index.ts';
import { limitsFrom } from '../../../src/ui/timeline/frame.ts';
import { indexOf } from '../../../src/ui/timeline/resultIndex.ts';
import { segmentsOfJob } from '../../../src/ui/timeline/segments.ts';
import type { ReadScenario } from '../../../src/ui/run/messages.ts';
import { syntheticDay } from '../syntheticResult.ts';

const result = syntheticDay();
const index = indexOf(result);

test('a result is indexed once', () => {
  expect(indexOf(result)).toBe(index);
});

test('umbra lies within penumbra, and the two are not mixed', () => {
  expect(index.umbra.source.length + index.penumbra.source.length).toBe(result.eclipses.count);
  for (const row of index.umbra.source) expect(result.eclipses.kind[row]).toBe(1);
  for (const row of index.penumbra.source) expect(result.eclipses.kind[row]).toBe(0);
});

test('each bar carries the kind and the lateness of its job', () => {
  for (let row = 0; row < index.jobs.source.length; row += 7) {
    const job = result.runSegments.jobIndex[index.jobs.source[row]!]!;
    const template = result.jobs.templates[result.jobs.templateIndex[job]!]!;
    expect(jobKinds[index.jobKindCode[row]!]).toBe(template.kind);
    const isLate = jobStatuses[result.jobs.statusCode[job]!] === 'late';
    expect(index.jobIsLate[row]).toBe(isLate ? 1 : 0);
  }
});

test('the temperature range spans all satellites', () => {
  const { temperatureK } = result.series;
  expect(index.temperatureMinK).toBe(Math.min(...temperatureK));
  expect(index.temperatureMaxK).toBe(Math.max(...temperatureK));
});

test('the stretches of a job are exactly its own', () => {
  const rows = segmentsOfJob(result, 100);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(result.runSegments.jobIndex[row]).toBe(100);
});

test('limits come from the scenario of the result, and from no other', () => {
  const accelerator = {
    ...{ junctionMaxK: 363, memoryMaxK: 368, powerIdleW: 100, powerMaxW: 700 },
    ...{ junctionResistanceKPerW: 0.06, memoryResistanceKPerW: 0.05 },
  };
  const platform = {
    ...{ battery: { depthOfDischargeMaxFraction: 0.8 }, accelerator },
    ...{ coolantMaxK: 350, throttleBandK: 5, tripMarginK: 5 },
  };
  const scenario = {
    hash: 'synthetic',
    fleets: [{ platform }],
    satellites: [{ fleetIndex: 0 }],
  } as unknown as ReadScenario;
  expect(limitsFrom(scenario, 'synthetic')(0).floorFraction).toBeCloseTo(0.2);
  expect(limitsFrom(scenario, 'synthetic')(0)).toMatchObject({
    ...{ temperatureMaxK: 350, junctionMaxK: 363 },
  });
  // Seven hundred watts raise the chip 42 K above its coolant: its limit binds before 345 K do.
  expect(limitsFrom(scenario, 'synthetic')(0).throttleFromK).toBeCloseTo(363 - 42, 6);
  expect(limitsFrom(scenario, 'synthetic')(5).temperatureMaxK).toBeNaN();
  expect(limitsFrom(scenario, 'other')(0).temperatureMaxK).toBeNaN();
  expect(limitsFrom(null, 'synthetic')(0).floorFraction).toBeNaN();
});
