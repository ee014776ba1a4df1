// Does backfilling fill gaps without ever delaying the first of the line?
import { expect, test } from 'vitest';
import { easyBackfill } from '../../../src/compute/schedule/easyBackfill.ts';
import { fifo } from '../../../src/compute/schedule/fifo.ts';
import { checkLaws } from '../operate/laws.ts';
import { batchJob, jobOf, ringFleet, run, scenarioOf } from '../operate/scenarios.ts';

const scenario = scenarioOf({
  durationS: 20_000,
  fleets: [ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
  stations: [],
  workload: {
    jobs: [
      batchJob('half', { acceleratorCount: 36, acceleratorS: 36 * 1000 }),
      batchJob('whole', { releaseS: 1, acceleratorCount: 72, acceleratorS: 72 * 1000 }),
      batchJob('fits', { releaseS: 2, acceleratorCount: 36, acceleratorS: 36 * 900 }),
      batchJob('tooLong', { releaseS: 3, acceleratorCount: 36, acceleratorS: 36 * 1500 }),
    ].map((job) => ({ ...job, deadlineS: 15_000 })),
  },
});

test('a job that ends before the head can begin runs at once; a longer one keeps its turn', () => {
  const result = run(scenario, easyBackfill);
  checkLaws(result, scenario);
  expect(jobOf(result, 'fits').startedS).toBe(2);
  expect(jobOf(result, 'whole').startedS).toBeCloseTo(1000, 6);
  expect(jobOf(result, 'tooLong').startedS).toBeCloseTo(2000, 6);
});

test('in plain order of arrival the same job waits for the head', () => {
  const result = run(scenario, fifo);
  expect(jobOf(result, 'fits').startedS).toBeCloseTo(2000, 6);
});
