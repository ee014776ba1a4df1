// Do the parts of a decode step and of a prompt follow from bytes and operations?
import { fc } from '../../chance.ts';
import { describe, expect, test } from 'vitest';
import {
  allReduceByte,
  batchMax,
  decodeByte,
  decodeFlop,
  decodeParts,
  partsS,
  prefillAloneS,
  prefillFlop,
  prefillParts,
  requestKvByte,
  weightByte,
  weightTouchedByte,
} from '../../../src/compute/workload/roofline.ts';
import { fittedEfficiencies as fitted } from '../../../src/compute/workload/rooflineConstants.ts';
import { chat, h100, llama70, modelOf, replica } from './serving.ts';

const stepS = (of = replica, batch = 64) => partsS(decodeParts(of, chat, batch, fitted), fitted);

describe('weights', () => {
  test('take two bytes at 16 bits, one at 8, and at 4 half of one with a scale for sixteen', () => {
    expect(weightByte(llama70, 'bf16')).toBe(2 * 70.6e9);
    expect(weightByte(llama70, 'fp8')).toBe(70.6e9);
    expect(weightByte(llama70, 'fp4')).toBeCloseTo(70.6e9 * (0.5 + 1 / 16), -3);
  });

  test('of a mixture are read in their active share for one request, all of them for many', () => {
    const deepSeek = modelOf('deepseek-v3');
    expect(weightTouchedByte(deepSeek, 'fp8', 1)).toBeCloseTo(37e9, -3);
    expect(weightTouchedByte(deepSeek, 'fp8', 4096)).toBeCloseTo(671e9, -6);
    expect(weightTouchedByte(llama70, 'fp8', 1)).toBe(weightByte(llama70, 'fp8'));
  });

  test('of two requests to Mixtral are shared + experts · (1 − (3/4)²)', () => {
    const experts = (46.7e9 - 12.9e9) / (1 - 2 / 8);
    const expected = 46.7e9 - experts + experts * (1 - 0.75 * 0.75);
    expect(weightTouchedByte(modelOf('mixtral-8x7b'), 'fp8', 2)).toBeCloseTo(expected, -2);
  });
});

describe('memory', () => {
  test('never holds more cache than is left beside the weights', () => {
    const shape = fc.record({
      promptTokens: fc.integer({ min: 1, max: 1e5 }),
      outputTokens: fc.integer({ min: 1, max: 1e4 }),
    });
    const count = fc.integer({ min: 1, max: 16 });
    fc.assert(
      fc.property(shape, count, fc.constantFrom('fp4', 'fp8', 'bf16'), (of, n, precision) => {
        const on = { ...replica, precision, tensorParallel: n } as const;
        const free = 0.9 * n * h100.memoryByte - weightByte(llama70, precision);
        const most = batchMax(on, of);
        expect(most * requestKvByte(on, of)).toBeLessThanOrEqual(Math.max(0, free));
        expect((most + 1) * requestKvByte(on, of)).toBeGreaterThan(free);
      }),
      { numRuns: 200 },
    );
  });

  test('of one H100 has room for few requests beside 70B at 8 bits, of four for no 405B', () => {
    expect(batchMax({ ...replica, tensorParallel: 1 }, chat)).toBeLessThan(20);
    expect(batchMax({ ...replica, tensorParallel: 2 }, chat)).toBeGreaterThan(100);
    const large = { ...replica, model: modelOf('llama-3.1-405b'), tensorParallel: 4 };
    expect(batchMax(large, chat)).toBe(0);
  });

  test('is filled four times faster by the answers of four beams, which share their prompt', () => {
    const one = requestKvByte(replica, { promptTokens: 0, outputTokens: 100 });
    const four = requestKvByte(replica, { promptTokens: 0, outputTokens: 100, beamCount: 4 });
    expect(four).toBe(4 * one);
  });
});

describe('a decode step', () => {
  test('reads twice as fast from twice the bandwidth, and is never slower for it', () => {
    const fast = { ...h100, memoryBytePerS: 2 * h100.memoryBytePerS };
    const [slowParts, fastParts] = [replica, { ...replica, accelerator: fast }].map((on) =>
      decodeParts(on, chat, 64, fitted),
    );
    expect(fastParts!.memoryS).toBeCloseTo(slowParts!.memoryS / 2, 12);
    for (const batch of [1, 16, 256, 4096]) {
      expect(stepS({ ...replica, accelerator: fast }, batch)).toBeLessThan(stepS(replica, batch));
    }
  });

  test('is the longer of reading and computing, and a share of the shorter', () => {
    const parts = { memoryS: 3, computeS: 2, linkS: 0.5, overheadS: 0.25 };
    const efficiencies = { ...fitted, mixFraction: 0.1 };
    expect(partsS(parts, efficiencies)).toBeCloseTo(3.95, 12);
    expect(partsS({ ...parts, memoryS: 2, computeS: 3 }, efficiencies)).toBeCloseTo(3.95, 12);
  });

  test('reads weights once and the cache of half-written answers for every request', () => {
    const cache = 64 * 1100 * (llama70.kvBytePerToken / 2);
    expect(decodeByte(replica, chat, 64)).toBe(70.6e9 + cache);
  });

  test('computes 2·N and attention over the context for every request', () => {
    expect(decodeFlop(llama70, chat, 64)).toBe(64 * (2 * 70.6e9 + 4 * 80 * 8192 * 1100));
  });

  test('in four bits computes no faster where there are no units of four bits', () => {
    const parts = (['fp4', 'fp8'] as const).map((precision) =>
      decodeParts({ ...replica, precision }, chat, 64, fitted),
    );
    expect(parts[0]!.computeS).toBe(parts[1]!.computeS);
    expect(parts[0]!.memoryS).toBeLessThan(parts[1]!.memoryS);
  });
});

describe('links', () => {
  test('carry 2(n − 1)/n of the data of an all-reduce from each of n accelerators', () => {
    // Two all-reduces a layer of 8,192 numbers of two bytes.
    const data = 80 * 2 * 8192 * 2;
    expect([1, 2, 4, 8].map((count) => allReduceByte(llama70, count) / data)).toEqual([
      0, 1, 1.5, 1.75,
    ]);
  });

  test('cost nothing in a replica of one accelerator', () => {
    const parts = decodeParts({ ...replica, tensorParallel: 1 }, chat, 1, fitted);
    expect(parts.linkS).toBe(0);
    expect(decodeParts(replica, chat, 1, fitted).linkS).toBeGreaterThan(0);
  });
});

describe('a prompt', () => {
  test('grows faster than its length, by attention: 2·L·w·s²', () => {
    const long = prefillFlop(llama70, 100_000);
    expect(long - 2 * 70.6e9 * 100_000).toBeCloseTo(2 * 80 * 1e10 * 8192, -9);
  });

  test('read alone takes at least the reading of the weights', () => {
    const weightsS = 70.6e9 / (8 * h100.memoryBytePerS * fitted.memoryFraction);
    expect(prefillAloneS(replica, 1, fitted)).toBeGreaterThan(weightsS);
    const shared = partsS(prefillParts(replica, 1, fitted), fitted);
    expect(shared).toBeLessThan(weightsS / 10);
  });

  test('of a model with compressed cache costs less attention than writing after it', () => {
    const { attentionWidthCount, decodeAttentionWidthCount } = modelOf('deepseek-v3');
    expect(attentionWidthCount).toBe(128 * 160);
    expect(decodeAttentionWidthCount).toBe(128 * 544);
  });
});
