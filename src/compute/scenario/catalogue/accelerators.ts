// Which accelerators are known?

import type { AcceleratorFields } from './acceleratorFields.ts';
import { dataCentreGpus } from './dataCentreGpus.ts';
import type { CatalogueRecord } from './sourced.ts';
import { tensorAndEdge } from './tensorAndEdge.ts';

export type { AcceleratorFields } from './acceleratorFields.ts';

/** The accelerators of this version. */
export const accelerators: readonly CatalogueRecord<AcceleratorFields>[] = [
  ...dataCentreGpus,
  ...tensorAndEdge,
];
