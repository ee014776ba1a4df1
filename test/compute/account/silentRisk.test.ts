// Is the risk of silent corruption that of the work done, and does voting cost what it must?
import { describe, expect, test } from 'vitest';
import { explainJob } from '../../../src/compute/account/explain.ts';
import { silentRiskOf } from '../../../src/compute/account/silentRisk.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
import { batchJob, jobOf, onFirst, run, scenarioOf } from '../operate/scenarios.ts';

const wide = batchJob('wide', { acceleratorS: 36_000 * 8, acceleratorCount: 8, checkpointS: 0 });
const scenarioWith = (radiation: object) =>
  scenarioOf({
    fleets: [{ orbit: { kind: 'sunSynchronous', altitudeKm: 650 } }],
    stations: [],
    workload: { jobs: [wide, batchJob('never', { acceleratorCount: 73 })] },
    radiation,
  });

describe('silent corruption of a job', () => {
  test('is to be expected by the chip-years that it was at work (8.8 each)', () => {
    const scenario = scenarioWith({});
    const result = run(scenario, onFirst);
    const risk = silentRiskOf(scenario, result, 0)!;
    const chipYears = (jobOf(result, 'wide').inUseS * 8) / (365.25 * 86_400);
    expect(Math.abs(risk.expectedCount / (8.8 * chipYears) - 1)).toBeLessThan(0.03);
    expect(risk.foundCount).toBe(0);
    expect(silentRiskOf(scenario, result, 1)).toBeNull();
    expect(silentRiskOf(scenario, result, 7)).toBeNull();
  });

  test('costs two copies and what is done again, or three', () => {
    const scenario = scenarioWith({ silentCorruptionKradPerEvent: 0.00017 });
    const { expectedCount, twoCopies, threeCopies } = silentRiskOf(
      scenario,
      run(scenario, onFirst),
      0,
    )!;
    const clean = Math.exp(-expectedCount);
    expect(clean).toBeLessThan(0.01);
    expect(twoCopies.computeRatio).toBeCloseTo(2 / (clean * clean), 6);
    expect(threeCopies.computeRatio).toBeLessThan(twoCopies.computeRatio);
    expect([twoCopies.silentPerSegment, threeCopies.silentPerSegment]).toEqual([0, 0]);
  });

  test('and interruptions are told with the story of the job', () => {
    const often = { isOn: true, silentCorruptionKradPerEvent: 1e-4, failuresPerYear: 300 };
    const scenario = scenarioWith({ ...often, permanentFraction: 0 });
    const result = run(scenario, onFirst);
    const { verdict } = explainJob(result, 0)!;
    const interruptedCount = result.jobs.interruptedCount[0]!;
    const silentCorruptionCount = result.jobs.silentCorruptionCount[0]!;
    expect(interruptedCount).toBeGreaterThan(0);
    expect(silentCorruptionCount).toBeGreaterThan(0);
    expect(verdict).toContain(`A fault stopped it ${interruptedCount} time`);
    expect(verdict).toContain(`${silentCorruptionCount} silent corruption`);
    const calm = run(scenarioWith({}), edf);
    expect(explainJob(calm, 0)!.verdict).not.toContain('fault');
  });
});
