// Does a preview say what is in a trace and in a workload, neither more nor less?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expandJobs } from '../../../src/compute/workload/arrivals.ts';
import {
  histogramOf,
  previewWorkload,
  spreadOf,
} from '../../../src/compute/workload/arrivalsPreview.ts';
import { previewTrace, previewTraceInPieces } from '../../../src/compute/workload/tracesPreview.ts';
import { dataPath } from '../../data.ts';
import { sampleText, scenarioOf } from '../scenario/sample.ts';

const azure = [
  'TIMESTAMP,ContextTokens,GeneratedTokens',
  '2023-11-16 18:15:50.0000000,396,109',
  '2023-11-16 18:15:46.0000000,374,44',
  'yesterday,1,1',
  '2023-11-16 18:16:46.0000000,879,55',
].join('\n');

describe('a preview of a trace', () => {
  test('tells requests by their columns, with span, sizes and what was left out', () => {
    const preview = previewTrace(azure)!;
    expect(preview).toMatchObject({
      format: 'azureLlm',
      readCount: 3,
      skippedCount: 1,
      startUtcMs: Date.UTC(2023, 10, 16, 18, 15, 46),
      spanS: 60,
    });
    expect(preview.skipped[0]).toMatchObject({ line: 4 });
    expect(preview.quantities[0]).toMatchObject({
      name: 'promptTokens',
      spread: { min: 374, median: 396, p95: 879, max: 879 },
    });
    expect(preview.quantities[0]!.sizes.counts.reduce((a, b) => a + b)).toBe(3);
  });

  test('tells recordings of clusters by theirs, and their own deadlines', () => {
    const text = 'submission_time,duration,num_gpu,deadline\n100,50,2,140\n130,10,1,500';
    const preview = previewTrace(text)!;
    expect(preview).toMatchObject({ format: 'elasticFlow', readCount: 2, spanS: 30 });
    expect(preview.startUtcMs).toBeNull();
    expect(preview.quantities.map(({ name, spread }) => [name, spread.max])).toEqual([
      ['durationS', 50],
      ['acceleratorCount', 2],
      ['recordedDeadlineS', 370],
    ]);
  });

  test('tells the Standard Workload Format by 18 numbers a line', () => {
    const fields = [1, 60, 0, 600, 8, ...Array.from({ length: 13 }, () => -1)];
    const preview = previewTrace(`; UnixStartTime: 1000\n${fields.join('\t')}`)!;
    expect(preview).toMatchObject({ format: 'swf', readCount: 1, startUtcMs: 1_060_000 });
    expect(preview.arrivals.counts.reduce((a, b) => a + b)).toBe(1);
  });

  test('of anything else is none', () => {
    expect(previewTrace('a,b\n1,2')).toBeNull();
    expect(previewTrace('')).toBeNull();
  });

  test('without a good row still says which lines are wrong, and why', () => {
    const preview = previewTrace('TIMESTAMP,ContextTokens,GeneratedTokens\nnow,1,2\n,,')!;
    expect(preview).toMatchObject({ readCount: 0, skippedCount: 2, spanS: 0, startUtcMs: null });
    expect(preview.skipped.map(({ line }) => line)).toEqual([2, 3]);
    expect(preview.quantities[0]!.spread.median).toBeNaN();
  });

  const nones = Array.from({ length: 13 }, () => '-1').join(' ');
  const long = {
    requests: [
      azure.split('\n')[0]!,
      ...Array.from({ length: 40_000 }, (_, row) => {
        const utc = new Date(Date.UTC(2023, 10, 16) + 1000 * (40_000 - row)).toISOString();
        return row % 10_000 === 9999 ? 'tomorrow,1,1' : `${utc.slice(0, -1)}0000,${row},${row % 7}`;
      }),
    ],
    recorded: Array.from({ length: 30_000 }, (_, row) =>
      row % 10_000 === 9999 ? 'a line of words' : `${row} ${row} 0 60 ${1 + (row % 8)} ${nones}`,
    ),
  };

  test.each([
    ['requests', 39_996, 2],
    ['recorded', 29_997, 1],
  ] as const)('of a long one (%s) counts every row of every piece once', (name, count, shift) => {
    const text = long[name].join('\n');
    expect(text.length).toBeGreaterThan(1_000_000);
    const shares = [...previewTraceInPieces(text)];
    expect(shares.length).toBeGreaterThan(0);
    const preview = previewTrace(text)!;
    expect(preview.readCount).toBe(count);
    expect(preview.skipped.map(({ line }) => (line - shift) % 10_000)).toEqual(
      Array.from(preview.skipped, () => 9999),
    );
    expect(preview.arrivals.counts.reduce((a, b) => a + b)).toBe(count);
    expect(previewTrace(text, 25_000)!.readCount).toBe(25_000);
  });

  const conversations = dataPath('traces', 'AzureLLMInferenceTrace_conv.csv');

  test.skipIf(conversations === undefined)('of 19,366 conversations counts every row', () => {
    const preview = previewTrace(readFileSync(conversations!, 'utf8'))!;
    expect(preview.readCount).toBe(19_366);
    expect(preview.skippedCount).toBe(0);
    expect(preview.arrivals.counts.reduce((a, b) => a + b)).toBe(19_366);
    expect(Math.abs(preview.spanS - 3600)).toBeLessThan(120);
  });
});

describe('a preview of a workload', () => {
  const stream = { kind: 'batch', acceleratorS: 60, arrivalsPerHour: 30 };
  const scenario = scenarioOf(
    sampleText({
      workload: {
        streams: [{ ...stream, id: 'a', diurnal: {}, outputBit: 8 }],
        jobs: [{ kind: 'batch', acceleratorS: 1, id: 'b', releaseS: 3600, deadlineS: 7 }],
      },
    }),
  );
  const preview = previewWorkload(scenario);

  test('holds the jobs of the run, each once', () => {
    const jobs = expandJobs(scenario.workload, scenario.fleets, scenario.seed, scenario.durationS);
    expect(preview.jobCount).toBe(jobs.count);
    const counted = preview.classes.map(({ arrivals }) => arrivals.counts.reduce((x, y) => x + y));
    expect(counted).toEqual(preview.classes.map(({ jobCount }) => jobCount));
    expect(counted.reduce((x, y) => x + y) + preview.otherCount).toBe(jobs.count);
    expect(preview.lastReleaseS).toBe(jobs.releaseS[jobs.count - 1]);
  });

  test('puts the jobs of a stream together, whatever state they come from', () => {
    expect(preview.classes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(preview.classes[0]!.outputBit).toEqual({ min: 8, median: 8, p95: 8, max: 8 });
    expect(preview.classes[1]!.deadlineS.max).toBe(7);
    expect(preview.classes[1]!.arrivals.counts[2]).toBe(1);
  });
});

test('the last bin of a histogram holds its end', () => {
  expect(histogramOf([0, 1, 2, 10], 0, 10, 5).counts).toEqual([2, 1, 0, 0, 1]);
});

test('a spread leaves out what is not finite, and is NaN of nothing', () => {
  expect(spreadOf([3, NaN, 1, 2])).toEqual({ min: 1, median: 2, p95: 3, max: 3 });
  expect(spreadOf([]).median).toBeNaN();
});
