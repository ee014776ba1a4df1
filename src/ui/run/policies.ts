// Which policies can be chosen, and what is each of them in a line?

import { policies } from '../../compute/index.ts';

export const policyNames: readonly string[] = policies.map(({ name }) => name);

export const policySummaries: Readonly<Record<string, string>> = Object.fromEntries(
  policies.map(({ name, summary }) => [name, summary]),
);
