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
    workload: { jobs: [wide, batchJob('worthless', { acceleratorCount: 73 })] },
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

describe('silent corruption of a run', () => {
  const eight = { acceleratorCount: 8, checkpointS: 10, deadlineS: 86_400 };
  const jobs = Array.from({ length: 4 }, (_, at) =>
    batchJob(`j${at}`, { ...eight, acceleratorS: 8 * 5000 * (at + 1) }),
  );
  const runOf = (radiation: object) => {
    const scenario = scenarioOf({
      durationS: 40_000,
      fleets: [{ orbit: { kind: 'sunSynchronous', altitudeKm: 650 } }],
      stations: [],
      workload: { jobs },
      radiation: { isOn: true, failuresPerYear: 0, ...radiation },
    });
    return { scenario, result: run(scenario, onFirst) };
  };

  test('is that of its jobs together, and a share of jobs by Poisson', () => {
    const { scenario, result } = runOf({ silentCorruptionKradPerEvent: 0.0017 });
    const silent = result.metrics.silent!;
    const risks = jobs.map((_, row) => silentRiskOf(scenario, result, row)!);
    const expected = risks.reduce((sum, { expectedCount }) => sum + expectedCount, 0);
    expect(silent.jobCount).toBe(4);
    expect(silent.expectedCount).toBeCloseTo(expected, 9);
    const share = risks.reduce((sum, risk) => sum + 1 - Math.exp(-risk.expectedCount), 0) / 4;
    expect(silent.expectedJobFraction).toBeCloseTo(share, 9);
    const corrupted = [...result.jobs.silentCorruptionCount].filter((count) => count > 0).length;
    expect(silent.corruptedJobCount).toBe(corrupted);
  });

  test('counts work of jobs that had to leave their satellite, too', () => {
    const loss = { latchUpPerYear: 3000, silentCorruptionKradPerEvent: 0.0017 };
    const all = batchJob('all', { acceleratorCount: 72, acceleratorS: 72e5, deadlineS: 86_400 });
    const scenario = scenarioOf({
      durationS: 40_000,
      fleets: [{ orbit: { kind: 'sunSynchronous', altitudeKm: 650 } }],
      stations: [],
      workload: { jobs: [all] },
      radiation: { isOn: true, failuresPerYear: 0, ...loss },
    });
    const { metrics, jobs: table } = run(scenario, onFirst);
    expect(table.satelliteIndex[0]).toBe(-1);
    expect(metrics.silent!.jobCount).toBe(1);
    expect(metrics.silent!.expectedCount).toBeGreaterThan(0);
  });

  test('two copies cost half of the work and a little that is done again, three two thirds', () => {
    const { twoCopies, threeCopies } = runOf({}).result.metrics.silent!;
    for (const [{ costFraction }, least] of [
      [twoCopies, 1 / 2],
      [threeCopies, 2 / 3],
    ] as const) {
      expect(costFraction).toBeGreaterThanOrEqual(least);
      expect(costFraction).toBeLessThan(least + 0.05);
    }
    expect([twoCopies.undetectedLeastCount, threeCopies.undetectedLeastCount]).toEqual([0, 0]);
    expect(twoCopies.undetectedMostCount).toBeGreaterThan(0);
    // Any two of three may be wrong together.
    const ratio = threeCopies.undetectedMostCount / twoCopies.undetectedMostCount;
    expect(Math.abs(ratio / 3 - 1)).toBeLessThan(0.1);
  });

  test('comparing at every checkpoint costs less than once a job, where strikes are many', () => {
    const often = { silentCorruptionKradPerEvent: 0.00017 };
    const rare = runOf({ ...often, checkpointIntervalS: 1e5 }).result.metrics.silent!;
    const fine = runOf({ ...often, checkpointIntervalS: 100 }).result.metrics.silent!;
    expect(fine.twoCopies.costFraction).toBeLessThan(rare.twoCopies.costFraction - 0.05);
  });
});
