// Which numbers of AI hardware at work does the project come to?

import { accelerators, type AcceleratorFields } from '../scenario/catalogue/accelerators.ts';
import { findRecord } from '../scenario/catalogue/catalogue.ts';
import { valuesOf } from '../scenario/catalogue/sourced.ts';
import { aiModels } from '../scenario/template.ts';
import { decodeTokenPerS } from '../workload/throughput.ts';
import { invariant } from '../invariant.ts';
import type { Claim } from './claim.ts';

/** Llama 3.1 70B at 8 bits on eight H100, 64 requests that look back on 4,096 tokens. */
function llamaTokenPerS(): number {
  const model = aiModels.find(({ id }) => id === 'llama-3.1-70b');
  const record = findRecord(accelerators, 'h100-sxm');
  invariant(model !== undefined && record !== null, 'the catalogue lacks the example');
  const h100 = { id: record.id, name: record.name, ...valuesOf<AcceleratorFields>(record) };
  const point = { acceleratorCount: 8, batchSize: 64, contextTokenCount: 4096 };
  return decodeTokenPerS(model, h100, point);
}

/** Numbers of AI hardware at work. */
export const computeClaims: readonly Claim[] = [
  {
    what: 'Decoding Llama 3.1 70B in FP8 on 8 × H100, batch 64, context 4,096',
    source: 'by hand: 64 · 8 · 3.35 TB/s · 0.7 ÷ (70.6 GB + 64 · 4096 · 160 KiB)',
    unit: 'token/s',
    published: [10_600],
    tolerance: 50,
    ours: () => [llamaTokenPerS()],
  },
];
