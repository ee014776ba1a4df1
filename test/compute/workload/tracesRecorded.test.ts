// Are recordings of clusters read as they were written, and wrong lines named?
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  readElasticFlowTrace,
  readSwfTrace,
} from '../../../src/compute/workload/tracesRecorded.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import { dataPath } from '../../data.ts';
import { problemLines, sampleText, scenarioOf } from '../scenario/sample.ts';

const elasticFlow = [
  'job_id,submission_time,num_iteration,model_name,deadline,batch_size,num_gpu,duration',
  'b,3794,4441,resnet50,5346,128,4,1215',
  'a,3793,4847,gpt2,4573,256,1,1183',
  'c,3795,5947,vgg16,5164,64,many,1177',
  'd,3796,5947,vgg16,5164,64,1,0',
].join('\n');

/** SWF: number, submit, wait, run, allocated, …, asked (8th), …; 18 fields. */
const swfLine = (submitS: number, runS: number, allocated: number, asked: number) =>
  [1, submitS, 5, runS, allocated, -1, -1, asked, -1, -1, 1, 1, 1, 1, 1, -1, -1, -1].join(' ');
const swf = [
  '; Version: 2.2',
  '; UnixStartTime: 1797811200',
  `  ${swfLine(60, 600, 8, -1)}`,
  swfLine(0, 100, -1, 4),
  swfLine(90, -1, 4, 4),
  swfLine(95, 10, -1, -1),
  '1 2 3',
  '',
].join('\r\n');

describe('an ElasticFlow trace', () => {
  test('is its submissions, durations and GPUs in order of time', () => {
    const jobs = readElasticFlowTrace(elasticFlow, 100)!;
    expect(jobs.submitS).toEqual([3793, 3794]);
    expect(jobs.durationS).toEqual([1183, 1215]);
    expect(jobs.acceleratorCount).toEqual([1, 4]);
    expect(jobs.deadlineS).toEqual([780, 1552]);
  });

  test('names the lines that it leaves out', () => {
    const { faults, faultCount } = readElasticFlowTrace(elasticFlow, 100)!;
    expect(faultCount).toBe(2);
    expect(faults.map(({ line }) => line)).toEqual([4, 5]);
    expect(faults[0]!.message).toContain('many');
  });

  test('is none without its columns', () => {
    expect(readElasticFlowTrace('a,b\n1,2', 100)).toBeNull();
  });
});

describe('a file in the Standard Workload Format', () => {
  test('counts allocated processors, or those asked for, of jobs that ran', () => {
    const jobs = readSwfTrace(swf, 100)!;
    expect(jobs.submitS).toEqual([0, 60]);
    expect(jobs.durationS).toEqual([100, 600]);
    expect(jobs.acceleratorCount).toEqual([4, 8]);
    expect(jobs.startUtcMs).toBe(1_797_811_200_000);
  });

  test('names the lines that it leaves out', () => {
    const { faults } = readSwfTrace(swf, 100)!;
    expect(faults).toEqual([
      { line: 5, message: expect.stringContaining('never ran') as string },
      { line: 6, message: expect.stringContaining('processors') as string },
      { line: 7, message: expect.stringContaining('18 numbers') as string },
    ]);
  });

  test('is none when its first line of data has another shape', () => {
    expect(readSwfTrace(elasticFlow, 100)).toBeNull();
    expect(readSwfTrace('; only comments', 100)).toBeNull();
  });
});

describe('recorded jobs in a scenario', () => {
  const rowsOf = (trace: Record<string, unknown>) =>
    scenarioOf(sampleText({ workload: { traces: [trace] } })).workload.rows;

  test('keep their accelerator-seconds when they are given fewer accelerators', () => {
    const rows = rowsOf({ format: 'elasticFlow', text: elasticFlow, acceleratorCountMax: 2 });
    expect(rows.map(({ releaseS }) => releaseS)).toEqual([0, 1]);
    expect(rows.map(({ template }) => template.kind)).toEqual(['training', 'training']);
    expect(rows[1]!.template).toMatchObject({
      acceleratorCount: 2,
      work: { kind: 'acceleratorSeconds', acceleratorS: 1215 * 4 },
      deadlineS: 3600 + 3 * 1215,
    });
  });

  test('run on one accelerator for so many processors, rounded up', () => {
    const rows = rowsOf({ format: 'swf', text: swf, processorsPerAccelerator: 3 });
    expect(rows.map(({ template }) => template.acceleratorCount)).toEqual([2, 3]);
    expect(rows[0]!.template.kind).toBe('batch');
  });

  test('stay at their own date when they have one and are not moved', () => {
    // 1797811200 is 2026-12-21T00:00:00Z: the start of the sample.
    const rows = rowsOf({ format: 'swf', text: swf, timeShift: 'none' });
    expect(rows.map(({ releaseS }) => releaseS)).toEqual([0, 60]);
  });

  test('are refused by name when the file has another format', () => {
    const traces = [{ format: 'swf', text: elasticFlow }];
    expect(problemLines(sampleText({ workload: { traces } }))).toEqual([
      expect.stringMatching(/the columns are missing \(expected lines of 18 numbers/),
    ]);
    expect(problemLines(sampleText({ workload: { traces: [{ format: 'swff' }] } }))).toEqual([
      expect.stringMatching(/expected one of azureLlm, elasticFlow, swf, .*did you mean "swf"/),
    ]);
  });
});

const archive = dataPath('traces', 'elasticflow-traces.tar.gz');

describe.skipIf(archive === undefined)('the ten clusters of microsoft/elasticflow-traces', () => {
  test('are 69,351 jobs without a wrong line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'elasticflow-'));
    execFileSync('tar', ['xzf', archive!, '-C', folder]);
    const names = readdirSync(folder).filter((name) => /^cluster\d+\.csv$/.test(name));
    const files = Object.fromEntries(
      names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    rmSync(folder, { recursive: true });
    const traces = names.map((file) => ({ format: 'elasticFlow', file, timeShift: 'none' }));
    const text = sampleText({ durationS: 62 * 86_400, workload: { traces } });
    const { scenario, warnings } = parseScenario(text, files);
    expect(scenario!.workload.rows).toHaveLength(69_351);
    expect(warnings.filter(({ message }) => message.includes('file line'))).toEqual([]);
  });
});
