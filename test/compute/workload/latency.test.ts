// Do waiting times follow the load of a replica?
import { describe, expect, test } from 'vitest';
import { serviceLatency } from '../../../src/compute/workload/latency.ts';
import { serviceRates } from '../../../src/compute/workload/throughput.ts';
import { chat, h100, llama70 } from './serving.ts';

const serving = { ...chat, precision: 'fp8', tensorParallel: 8 } as const;
const at = (requestsPerS: number) => serviceLatency(h100, llama70, serving, requestsPerS);
const most = serviceRates(h100, llama70, serving).tokensPerS / chat.outputTokens;

describe('an idle replica', () => {
  test('answers after its prompt and half a step, and writes as fast as one request alone', () => {
    const alone = serviceRates(h100, llama70, { ...serving, batch: 1 });
    const { firstTokenS, perTokenS } = at(1e-6);
    expect(perTokenS).toBeCloseTo(alone.decodeStepS, 6);
    expect(firstTokenS).toBeCloseTo(alone.prefillS + alone.decodeStepS / 2, 6);
  });
});

describe('load', () => {
  test('lengthens both times and fills the batch', () => {
    const loads = [0.1, 0.4, 0.7, 0.95].map((share) => at(share * most));
    for (const [index, after] of loads.slice(1).entries()) {
      expect(after.firstTokenS).toBeGreaterThan(loads[index]!.firstTokenS);
      expect(after.perTokenS).toBeGreaterThan(loads[index]!.perTokenS);
      expect(after.batch).toBeGreaterThan(loads[index]!.batch);
    }
  });

  test('keeps Little’s law: requests at work are arrivals times the time of an answer', () => {
    const { batch, perTokenS } = at(0.7 * most);
    expect(batch).toBeCloseTo(0.7 * most * chat.outputTokens * perTokenS, 6);
  });

  test('is served up to the throughput of a full batch, and not beyond', () => {
    expect(at(0.999 * most).isSaturated).toBe(false);
    expect(at(1.001 * most)).toMatchObject({ isSaturated: true, firstTokenS: Infinity });
  });
});
