// Which policies are there? The list that menus, the command line and tests read.

import { barrierCost } from './barrierCost.ts';
import { easyBackfill } from './easyBackfill.ts';
import { edf } from './edf.ts';
import { edfBestFit } from './edfBestFit.ts';
import { efficientPower } from './efficientPower.ts';
import { fifo } from './fifo.ts';
import { leastLaxity } from './leastLaxity.ts';
import type { Policy } from './policy.ts';
import { servingToo } from './servingToo.ts';
import { sunlitFirst } from './sunlitFirst.ts';
import { valueDensity } from './valueDensity.ts';

/** All built-in policies, in the order in which they are shown. */
export const policies: readonly Policy[] = (
  [
    fifo,
    easyBackfill,
    edf,
    edfBestFit,
    leastLaxity,
    valueDensity,
    sunlitFirst,
    barrierCost,
    efficientPower,
  ] as readonly Policy[]
).map(servingToo);

/** The policy of this name; null when there is none. */
export function findPolicy(name: string): Policy | null {
  return policies.find((policy) => policy.name === name) ?? null;
}
