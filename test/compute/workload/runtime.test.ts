// Do running times follow from the model, the batch and the accelerators of a job?
import { describe, expect, test } from 'vitest';
import type { JobTemplate, Work } from '../../../src/compute/scenario/scenario.ts';
import { aiModels } from '../../../src/compute/scenario/resolveModel.ts';
import { prefillFlop } from '../../../src/compute/workload/roofline.ts';
import { flopOf, runtimeS, tokensOf } from '../../../src/compute/workload/runtime.ts';
import { bestSplit } from '../../../src/compute/workload/throughput.ts';
import { h100, llama70, partOf } from './serving.ts';

function job(work: Work, acceleratorCount = 8): JobTemplate {
  const rest = { inputBit: 0, outputBit: 0, deadlineS: 1, value: 1, lateValueFraction: 0 };
  return {
    id: 'j',
    kind: 'batch',
    work,
    acceleratorCount,
    ...rest,
    isPreemptible: false,
    checkpointS: 0,
    originState: 'ZZ',
  };
}

function tokens(changes: Partial<Extract<Work, { kind: 'tokens' }>> = {}): Work {
  return {
    kind: 'tokens',
    modelId: llama70.id,
    precision: 'fp8',
    requestCount: 1000,
    promptTokenCount: 1000,
    outputTokenCount: 200,
    batchSize: 64,
    ...changes,
  };
}

const server = { accelerator: h100, acceleratorCount: 8 };

describe('where a job cannot run', () => {
  test('too little memory for weights and one request, or for the state of a training', () => {
    const work = tokens({ modelId: 'llama-3.1-405b' });
    expect(runtimeS(job(work, 4), server, aiModels)).toBe(Infinity);
    expect(runtimeS(job(work, 8), server, aiModels)).toBeLessThan(Infinity);
    const training: Work = {
      kind: 'flop',
      flop: 1e15,
      precision: 'bf16',
      utilisationFraction: 0.4,
      memoryMinByte: 8 * 80e9 + 1,
    };
    expect(runtimeS(job(training), server, aiModels)).toBe(Infinity);
  });

  test('so do too few accelerators', () => {
    const work: Work = { kind: 'acceleratorSeconds', acceleratorS: 1 };
    expect(runtimeS(job(work, 9), server, aiModels)).toBe(Infinity);
  });
});

describe('running time', () => {
  test('of given seconds is shared by the accelerators', () => {
    const work: Work = { kind: 'acceleratorSeconds', acceleratorS: 80 };
    expect(runtimeS(job(work), server, aiModels)).toBe(10);
  });

  test('of operations follows the dense rate of the precision and the share reached', () => {
    const work = { kind: 'flop', flop: 989e12 * 8 * 0.4 * 60, utilisationFraction: 0.4 } as const;
    const of = (precision: 'bf16' | 'fp8') =>
      runtimeS(job({ ...work, precision, memoryMinByte: 0 }), server, aiModels);
    expect(of('bf16')).toBeCloseTo(60, 9);
    expect(of('bf16') / of('fp8')).toBeCloseTo(1979 / 989, 9);
  });

  test('of a training is 6·N·D over the rate reached', () => {
    const flop = 6 * 70.6e9 * 1e9;
    const work = { kind: 'flop', flop, precision: 'bf16', utilisationFraction: 0.4 } as const;
    const expected = flop / (8 * 989e12 * 0.4);
    const template = job({ ...work, memoryMinByte: 0 });
    expect(runtimeS(template, server, aiModels)).toBeCloseTo(expected, 6);
  });

  test('of requests is their answers over the throughput of the best split', () => {
    const shape = { promptTokens: 1000, outputTokens: 200 };
    const on = {
      accelerator: h100,
      model: llama70,
      precision: 'fp8',
      acceleratorCount: 8,
    } as const;
    const expected = 200_000 / bestSplit(on, shape, 64)!.tokensPerS;
    expect(runtimeS(job(tokens()), server, aiModels)).toBeCloseTo(expected, 9);
  });

  test('follows the precision: 16 bits do not fit where 8 do, and 4 bits are faster', () => {
    const of = (precision: 'fp4' | 'fp8' | 'bf16', id: string) => {
      const platform = { accelerator: partOf(id), acceleratorCount: 8 };
      return runtimeS(job(tokens({ precision }), 1), platform, aiModels);
    };
    expect(of('fp8', 'h200-sxm')).toBeLessThan(Infinity);
    expect(of('bf16', 'h200-sxm')).toBe(Infinity);
    expect(of('fp4', 'b200')).toBeLessThan(0.8 * of('fp8', 'b200'));
  });

  test('an answer has one token at least: that which reading the prompt makes', () => {
    const of = (outputTokenCount: number) =>
      runtimeS(job(tokens({ outputTokenCount })), server, aiModels);
    expect(of(0)).toBe(of(1));
    expect(of(0)).toBeLessThan(of(2));
  });

  test('of full batches grows in proportion to the requests', () => {
    const of = (requestCount: number) => runtimeS(job(tokens({ requestCount })), server, aiModels);
    expect(of(64_000) / of(640)).toBeCloseTo(100, 9);
  });

  test('of one request is longer than its share of a batch', () => {
    const one = runtimeS(job(tokens({ requestCount: 1 })), server, aiModels);
    expect(one).toBeGreaterThan(runtimeS(job(tokens({ requestCount: 64 })), server, aiModels) / 64);
  });

  test('never falls when accelerators are taken away', () => {
    for (const modelId of ['llama-3.1-8b', 'llama-3.1-70b', 'gpt-oss-120b']) {
      const times = [2, 4, 8].map((count) =>
        runtimeS(job(tokens({ modelId, batchSize: 16 }), count), server, aiModels),
      );
      expect(times[0]).toBeGreaterThanOrEqual(times[1]!);
      expect(times[1]).toBeGreaterThanOrEqual(times[2]!);
    }
  });
});

describe('what a job delivers', () => {
  test('tokens are those of its answers', () => {
    expect(tokensOf(job(tokens()))).toBe(200_000);
    expect(tokensOf(job({ kind: 'acceleratorSeconds', acceleratorS: 1 }))).toBe(0);
  });

  test('operations are those of the model, whatever ran it', () => {
    const expected = 1000 * (prefillFlop(llama70, 1000) + 2 * 70.6e9 * 200);
    expect(flopOf(job(tokens()), h100, aiModels)).toBe(expected);
    expect(flopOf(job(tokens()), partOf('tpu-v6e'), aiModels)).toBe(expected);
  });
});
