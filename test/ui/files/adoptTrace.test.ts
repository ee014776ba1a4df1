// Does a trace of each kind become work that a scenario can be read with?
import { expect, test } from 'vitest';
import { parseScenario, policies, previewTrace } from '../../../src/compute/index.ts';
import { adoptTrace } from '../../../src/ui/files/adoptTrace.ts';
import type { TraceChoices } from '../../../src/ui/files/adoptTrace.ts';

const shown = {
  text: JSON.stringify({
    dawnline: 1,
    name: 'Shown',
    startUtc: '2026-12-21T00:00:00Z',
    durationS: 3600,
    fleets: [{ orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 2 } }],
    workload: {
      streams: [{ kind: 'batch', id: 'old', acceleratorS: 5, arrivalsPerHour: 1 }],
      traces: [{ format: 'azureLlm', id: 'was', model: 'llama-3.1-8b', file: 'was.csv' }],
    },
  }),
  files: { 'was.csv': 'TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.0,1,1\n' },
};
const choices: TraceChoices = {
  ...{ work: 'replace', takeCount: 3, timeShift: 'toStart', policy: 'fifo', value: 2 },
  ...{ deadlineS: 600, model: 'llama-3.1-8b', requestsPerJobCount: 2, deadlinePerDuration: 4 },
  ...{ acceleratorCountMax: 4, processorsPerAcceleratorCount: 2 },
};
const swfRow = (submitS: number, processors: number): string =>
  [1, submitS, 0, 100, processors, ...Array.from({ length: 13 }, () => -1)].join(' ');
const texts = {
  azure:
    'TIMESTAMP,ContextTokens,GeneratedTokens\n' +
    '2023-11-16 18:15:46.0,374,44\n2023-11-16 18:15:50.0,396,109\n2023-11-16 18:15:51.0,3,10\n',
  elasticFlow: 'submission_time,duration,num_gpu\n100,50,2\n130,10,8\n140,20,1\n150,1,1\n',
  swf: `${swfRow(0, 4)}\n${swfRow(60, 16)}\n${swfRow(90, 1)}\n`,
};

const policyNames = policies.map(({ name }) => name);
function read(name: keyof typeof texts, changes: Partial<TraceChoices> = {}) {
  const text = texts[name];
  const preview = previewTrace(text)!;
  const source = adoptTrace(shown, { name: 'was.csv', text }, preview, { ...choices, ...changes });
  const { scenario, problems } = parseScenario(source.text, source.files, { policyNames });
  expect(problems).toEqual([]);
  return { source, scenario: scenario! };
}

test('requests become jobs of the chosen model, in place of all other work', () => {
  const { scenario, source } = read('azure');
  expect(scenario.workload.streams).toEqual([]);
  expect(scenario.workload.rows.map(({ releaseS }) => releaseS)).toEqual([4, 5]);
  const [first] = scenario.workload.rows;
  expect(first!.template).toMatchObject({ kind: 'llmInference', deadlineS: 600, value: 2 });
  expect(first!.template.work).toMatchObject({ modelId: 'llama-3.1-8b', requestCount: 2 });
  expect(scenario.policyName).toBe('fifo');
  expect(Object.keys(source.files)).toEqual(['was-2.csv']); // nothing names the other any more
});

test('training jobs keep their run times, bounded to the accelerators of a satellite', () => {
  const { scenario } = read('elasticFlow');
  const templates = scenario.workload.rows.map(({ template }) => template);
  expect(templates.map(({ acceleratorCount }) => acceleratorCount)).toEqual([2, 4, 1]);
  expect(templates[1]!.work).toEqual({ kind: 'acceleratorSeconds', acceleratorS: 80 });
  expect(templates[0]!.deadlineS).toBe(600 + 4 * 50);
});

test('batch jobs run on accelerators in the place of their processors', () => {
  const { scenario } = read('swf');
  const counts = scenario.workload.rows.map(({ template }) => template.acceleratorCount);
  expect(counts).toEqual([2, 4, 1]);
});

test('beside the work on screen, that stays, and the file has a name of its own', () => {
  const { scenario, source } = read('azure', { work: 'add' });
  expect(scenario.workload.streams).toHaveLength(1);
  expect(scenario.workload.rows).toHaveLength(3);
  expect(Object.keys(source.files).sort()).toEqual(['was-2.csv', 'was.csv']);
});

test('only so many rows are taken as chosen', () => {
  expect(read('elasticFlow', { takeCount: 1 }).scenario.workload.rows).toHaveLength(1);
});
