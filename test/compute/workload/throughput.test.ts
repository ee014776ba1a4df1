// Do throughput and running time follow the roofline?
import { describe, expect, test } from 'vitest';
import { aiModels } from '../../../src/compute/scenario/template.ts';
import type { AcceleratorRates } from '../../../src/compute/workload/throughput.ts';
import type { JobTemplate, Work } from '../../../src/compute/scenario/scenario.ts';
import { flopOf, runtimeS, tokensOf } from '../../../src/compute/workload/runtime.ts';
import {
  batchSizeMax,
  decodeStepS,
  decodeTokenPerS,
  prefillFlop,
  weightByte,
  weightTouchedByte,
} from '../../../src/compute/workload/throughput.ts';
import { accelerators } from '../../../src/compute/scenario/catalogue/accelerators.ts';
import { valuesOf } from '../../../src/compute/scenario/catalogue/sourced.ts';

const model = (id: string) => aiModels.find((entry) => entry.id === id)!;
const part = (id: string): AcceleratorRates => {
  const record = accelerators.find((entry) => entry.id === id)!;
  return valuesOf(record);
};
const llama70 = model('llama-3.1-70b');
const h100 = part('h100-sxm');
const point = { acceleratorCount: 8, batchSize: 64, contextTokenCount: 4096 };

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
    requestCount: 1000,
    promptTokenCount: 1000,
    outputTokenCount: 200,
    batchSize: 64,
    ...changes,
  };
}

const server = { accelerator: h100, acceleratorCount: 8 };

describe('decoding', () => {
  test('of small batches is bound by memory: twice the bandwidth, half the time', () => {
    const fast = { ...h100, memoryBytePerS: 2 * h100.memoryBytePerS };
    expect(decodeStepS(llama70, fast, point)).toBeCloseTo(
      decodeStepS(llama70, h100, point) / 2,
      12,
    );
  });

  test('of huge batches of short requests is bound by arithmetic', () => {
    const crowded = { ...point, batchSize: 4096, contextTokenCount: 1 };
    const expected = (2 * 70.6e9 * 4096) / (8 * 1979e12 * 0.5);
    expect(decodeStepS(llama70, h100, crowded)).toBeCloseTo(expected, 12);
  });

  test('gains from a larger batch, but never more than in proportion', () => {
    let last = 0;
    for (const batchSize of [1, 2, 4, 8, 16, 32, 64, 128, 256]) {
      const rate = decodeTokenPerS(llama70, h100, { ...point, batchSize });
      expect(rate).toBeGreaterThan(last);
      expect(rate).toBeLessThanOrEqual(2 * last + (batchSize === 1 ? Infinity : 1e-9));
      last = rate;
    }
  });

  test('of a mixture reads its active share for one request and all of it for many', () => {
    const deepSeek = model('deepseek-v3');
    expect(weightTouchedByte(deepSeek, 1)).toBeCloseTo(37e9, -3);
    expect(weightTouchedByte(deepSeek, 4096)).toBeCloseTo(weightByte(deepSeek), -6);
    expect(weightTouchedByte(llama70, 1)).toBe(weightByte(llama70));
  });
});

describe('prefill', () => {
  test('grows faster than the prompt, by attention: 2·L·S²·d', () => {
    const long = prefillFlop(llama70, 100_000);
    expect(long - 2 * 70.6e9 * 100_000).toBeCloseTo(2 * 80 * 1e10 * 8192, -9);
  });
});

describe('memory', () => {
  test('one H100 does not hold 70B parameters at 8 bits beside its buffers, two do', () => {
    const context = { contextTokenCount: 1000 };
    expect(batchSizeMax(llama70, h100, { ...context, acceleratorCount: 1 })).toBeLessThan(20);
    expect(batchSizeMax(model('llama-3.1-405b'), h100, { ...context, acceleratorCount: 4 })).toBe(
      0,
    );
    expect(batchSizeMax(llama70, h100, { ...context, acceleratorCount: 2 })).toBeGreaterThan(100);
  });

  test('too little of it means that the job cannot run there', () => {
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
    expect(flopOf(job(tokens()), part('tpu-v6e'), aiModels)).toBe(expected);
  });
});
