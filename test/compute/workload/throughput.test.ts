// Do throughput, energy and the split into replicas keep their laws?
import { fc } from '../../chance.ts';
import { describe, expect, test } from 'vitest';
import { bestSplit, serverPowerW, serviceRates } from '../../../src/compute/workload/throughput.ts';
import type { Serving } from '../../../src/compute/workload/throughput.ts';
import { chat, h100, llama70, modelOf, partOf } from './serving.ts';

const serving: Serving = { ...chat, precision: 'fp8', tensorParallel: 8 };
const rates = (changes: Partial<Serving> = {}, part = h100, model = llama70) =>
  serviceRates(part, model, { ...serving, ...changes });

describe('throughput', () => {
  test('never falls with a larger batch, and never more than doubles with twice the batch', () => {
    const ids = fc.constantFrom('llama-3.1-8b', 'llama-3.1-70b', 'deepseek-v3', 'gpt-oss-120b');
    const batch = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(ids, batch, (id, size) => {
        const part = partOf('gb300');
        const [one, two] = [size, 2 * size].map((of) => rates({ batch: of }, part, modelOf(id)));
        expect(two!.batch).toBe(2 * size);
        expect(two!.tokensPerS).toBeGreaterThanOrEqual(one!.tokensPerS);
        expect(two!.tokensPerS).toBeLessThanOrEqual(2 * one!.tokensPerS * (1 + 1e-12));
      }),
      { numRuns: 100 },
    );
  });

  test('never falls with more bandwidth, more operations a second or a faster link', () => {
    for (const key of ['memoryBytePerS', 'fp8FlopPerS', 'bf16FlopPerS', 'linkBytePerS'] as const) {
      const better = rates({}, { ...h100, [key]: 1.5 * h100[key] });
      expect(better.tokensPerS).toBeGreaterThan(rates().tokensPerS);
    }
  });

  test('uses no larger batch than memory holds, whatever is asked for', () => {
    const { batch, batchMax } = rates({ batch: 1e6 });
    expect(batch).toBe(batchMax);
    expect(rates()).toEqual(rates({ batch: 1e6 }));
  });

  test('is nothing where not even one request fits', () => {
    const none = rates({ tensorParallel: 1, precision: 'bf16' });
    expect(none).toMatchObject({ tokensPerS: 0, batchMax: 0, boundBy: 'memoryCapacity' });
    expect(none.joulePerToken).toBe(Infinity);
  });

  test('of long answers approaches the batch over the decode step', () => {
    const { batch, decodeStepS, tokensPerS } = rates({ promptTokens: 1, outputTokens: 20_000 });
    expect(tokensPerS / (batch / decodeStepS)).toBeCloseTo(1, 3);
  });
});

describe('what binds', () => {
  test('is the memory for one request of a short prompt, and arithmetic for a full server', () => {
    expect(rates({ batch: 1, promptTokens: 10 }).boundBy).toBe('memoryBandwidth');
    expect(rates({ outputTokens: 10 }).boundBy).toBe('compute');
  });

  test('is the link when it is slow', () => {
    expect(rates({}, { ...h100, linkBytePerS: 5e9 }).boundBy).toBe('interconnect');
  });

  test('shows on the roofline: more operations a byte with a larger batch, below the roof', () => {
    const [one, many] = [1, 256].map((batch) => rates({ batch }).rooflinePoint);
    expect(many!.flopPerByte).toBeGreaterThan(10 * one!.flopPerByte);
    // One request: 2 operations for each byte of weights.
    expect(one!.flopPerByte).toBeCloseTo(2, 1);
    expect(one!.flopPerS).toBeLessThan(one!.flopPerByte * h100.memoryBytePerS);
    expect(many!.flopPerS).toBeLessThan(h100.fp8FlopPerS);
  });
});

describe('energy', () => {
  test('of a server at full load is its accelerators and half as much again', () => {
    expect(serverPowerW(h100, serving)).toBe(8 * 700 * 1.5);
    expect(rates().joulePerToken).toBeCloseTo(8400 / rates().tokensPerS, 12);
  });

  test('under a cap falls faster than throughput until idle power weighs more', () => {
    const [full, half, tenth] = [1, 0.5, 0.02].map((powerFraction) => rates({ powerFraction }));
    expect(half!.tokensPerS / full!.tokensPerS).toBeCloseTo(0.5 + 0.53 * 0.25, 9);
    expect(half!.joulePerToken).toBeLessThan(full!.joulePerToken);
    expect(tenth!.joulePerToken).toBeGreaterThan(full!.joulePerToken);
  });

  test('of a token is lower in four bits on a part that has units of four bits', () => {
    const [four, eight] = (['fp4', 'fp8'] as const).map(
      (precision) => rates({ precision }, partOf('b200')).joulePerToken,
    );
    expect(four!).toBeLessThan(0.8 * eight!);
  });
});

describe('the split into replicas', () => {
  const on = { accelerator: h100, model: llama70, precision: 'fp8', acceleratorCount: 8 } as const;

  test('uses every accelerator once and no replica that does not hold the model', () => {
    const split = bestSplit({ ...on, model: modelOf('llama-3.1-405b') }, chat)!;
    expect(split.tensorParallel).toBe(8);
    expect(split.replicaCount * split.tensorParallel).toBe(8);
    expect(bestSplit({ ...on, acceleratorCount: 1, precision: 'bf16' }, chat)).toBeNull();
  });

  test('puts a small model on every accelerator of its own', () => {
    expect(bestSplit({ ...on, model: modelOf('llama-3.1-8b') }, chat)).toMatchObject({
      tensorParallel: 1,
      replicaCount: 8,
    });
  });

  test('serves a single request by all of them together', () => {
    expect(bestSplit(on, chat, 1)).toMatchObject({ tensorParallel: 8, replicaCount: 1, batch: 1 });
  });

  test('makes no fewer tokens with accelerators of more memory', () => {
    const small = bestSplit(on, chat)!.tokensPerS;
    const large = { ...h100, memoryByte: 2 * h100.memoryByte };
    expect(bestSplit({ ...on, accelerator: large }, chat)!.tokensPerS).toBeGreaterThan(small);
  });
});
