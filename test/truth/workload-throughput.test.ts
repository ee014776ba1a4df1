// Does the roofline reproduce throughputs that others computed or measured?
import { describe, expect, test } from 'vitest';
import { accelerators } from '../../src/compute/scenario/catalogue/accelerators.ts';
import { valuesOf } from '../../src/compute/scenario/catalogue/sourced.ts';
import type { AcceleratorRates } from '../../src/compute/workload/throughput.ts';
import { aiModels } from '../../src/compute/scenario/template.ts';
import { decodeStepS, decodeTokenPerS, prefillS } from '../../src/compute/workload/throughput.ts';

const llama70 = aiModels.find(({ id }) => id === 'llama-3.1-70b')!;

function part(id: string): AcceleratorRates {
  const record = accelerators.find((entry) => entry.id === id)!;
  return valuesOf(record);
}

describe('Llama 70B at 8 bits on eight H100', () => {
  // A compilation of facts on orbital data centres (2026-11): 64 requests at a context of 4k tokens
  // decode at about 10.6k tokens/s; its own sum, an upper bound. TOL 2 %: "4k" is 4000 or 4096.
  test('64 requests with 4k tokens of context decode at 10.6k tokens/s', () => {
    const point = { acceleratorCount: 8, batchSize: 64, contextTokenCount: 4096 };
    const rate = decodeTokenPerS(llama70, part('h100-sxm'), point);
    expect(Math.abs(rate / 10_600 - 1)).toBeLessThan(0.02);
  });
});

/**
 * Tokens a second of a server that works off a long queue of Llama-2-70B requests as MLPerf's
 * offline scenario does: prompts and answers of 294 tokens each in the mean (answers from the ratio
 * of tokens to samples in the logs; prompts taken as long), 1,024 at once.
 */
function offlineTokenPerS(accelerator: AcceleratorRates): number {
  const [length, batchSize] = [294, 1024];
  const point = { acceleratorCount: 8, batchSize, contextTokenCount: 1.5 * length };
  const decodeS = (length * decodeStepS(llama70, accelerator, point)) / batchSize;
  return length / (decodeS + prefillS(llama70, accelerator, 8, length));
}

describe('MLPerf Inference v4.1, Llama-2-70B offline, FP8 (retrieved from mlcommons.org)', () => {
  // Llama 2 and 3.1 of 70B differ in their vocabulary only. TOL 20 %: the roofline knows neither
  // kernels nor links nor power limits, and its efficiencies are the middle of ranges ±20 % wide.
  test.each([
    ['h100-sxm', 24_525],
    ['h200-sxm', 31_303],
  ])('eight %s: %i tokens/s within 20 %%', (id, measured) => {
    expect(Math.abs(offlineTokenPerS(part(id)) / measured - 1)).toBeLessThan(0.2);
  });

  test('a server that draws less than its limit spends 0.24 J a token, as 8 H200 MaxQ do', () => {
    // Measured: 25,262 tokens/s at 6,153 W. At the H200's limit of 700 W with 0.5 of it for the
    // server, the roofline's server must be in the same range: within a factor of 1.5.
    const joulePerToken = (8 * 700 * 1.5) / offlineTokenPerS(part('h200-sxm'));
    expect(joulePerToken / 0.244).toBeGreaterThan(1 / 1.5);
    expect(joulePerToken / 0.244).toBeLessThan(1.5);
  });
});

describe('training of Llama 3 405B', () => {
  // The Llama 3 Herd of Models (arXiv:2407.21783): 3.8e25 FLOP over 15.6e12 tokens, 380–430 TFLOP/s
  // per H100 (MFU 38–43 %).
  test('6·N·D is the published 3.8e25 operations', () => {
    expect(Math.abs((6 * 405e9 * 15.6e12) / 3.8e25 - 1)).toBeLessThan(0.01);
  });

  test('the MFU of 0.4 that training assumes lies within the published range', () => {
    const reached = 0.4 * part('h100-sxm').bf16FlopPerS;
    expect(reached).toBeGreaterThan(380e12);
    expect(reached).toBeLessThan(430e12);
  });
});
