// Which policies are there? The list that menus, the command line and tests read.

import { edf } from './edf.ts';
import { fifo } from './fifo.ts';
import type { Policy } from './policy.ts';

/** All built-in policies, in the order in which they are shown. */
export const policies: readonly Policy[] = [fifo, edf] as readonly Policy[];

/** The policy of this name; null when there is none. */
export function findPolicy(name: string): Policy | null {
  return policies.find((policy) => policy.name === name) ?? null;
}
