// What do the tests of serving share: the catalogue's parts, and requests of a usual kind.
import { accelerators } from '../../../src/compute/scenario/catalogue/accelerators.ts';
import type { AcceleratorFields } from '../../../src/compute/scenario/catalogue/accelerators.ts';
import { valuesOf } from '../../../src/compute/scenario/catalogue/sourced.ts';
import { aiModels } from '../../../src/compute/scenario/resolveModel.ts';
import type { Replica } from '../../../src/compute/workload/roofline.ts';

export const modelOf = (id: string) => aiModels.find((entry) => entry.id === id)!;

export function partOf(id: string): AcceleratorFields {
  return valuesOf(accelerators.find((entry) => entry.id === id)!);
}

export const llama70 = modelOf('llama-3.1-70b');
export const h100 = partOf('h100-sxm');

/** Llama 3.1 70B at 8 bits over eight H100. */
export const replica: Replica = {
  accelerator: h100,
  model: llama70,
  precision: 'fp8',
  tensorParallel: 8,
};

/** A question of a thousand tokens, an answer of two hundred. */
export const chat = { promptTokens: 1000, outputTokens: 200 };
