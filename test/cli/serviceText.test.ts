// Does the text of service say what the metrics say, in words?
import { describe, expect, test } from 'vitest';
import { serviceText } from '../../src/cli/serviceText.ts';
import { edf } from '../../src/compute/schedule/edf.ts';
import { batchJob, ringFleet, run, scenarioOf } from '../compute/operate/scenarios.ts';

const scenario = scenarioOf({
  durationS: 20_000,
  fleets: [ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
  stations: [],
  workload: {
    jobs: [
      batchJob('patient', { acceleratorCount: 72, acceleratorS: 72 * 3600, deadlineS: 15_000 }),
      batchJob('urgent', {
        ...{ acceleratorCount: 72, acceleratorS: 72 * 600, releaseS: 100, deadlineS: 900 },
      }),
      batchJob('hopeless', { acceleratorS: 1000, deadlineS: 500 }),
    ],
  },
});
const result = run(scenario, edf);
const text = serviceText(result);
const rowOf = (name: string) => text.split('\n').find((line) => line.trim().startsWith(name))!;

describe('the text of service', () => {
  test('says what share was in time, what the policy stopped, and the hours that counted', () => {
    expect(result.metrics.jobs.onTimeCount).toBe(2);
    expect(rowOf('on time, of what was due')).toMatch(/66\.7 %/);
    expect(rowOf('stopped by the policy')).toMatch(/1$/);
    // 72 accelerators for 3,600 and 600 s.
    expect(rowOf('accelerator hours, on time')).toMatch(/84\.00$/);
  });

  test('has a line for each kind of job, and none of chains where there are none', () => {
    expect(rowOf('batch')).toMatch(/66\.7 %/);
    expect(text).not.toContain('llmInference');
    expect(text).not.toContain('Chains of calls');
  });

  test('says n/a where nobody could know', () => {
    const alone = run({ ...scenario, workload: { streams: [], rows: [] } }, edf);
    const silent = serviceText(alone);
    expect(silent).toContain('n/a');
    expect(silent).not.toMatch(/NaN|null|undefined/);
  });
});
