// How does a comparison begin, from a button or a key?

import { policyNames } from '../run/policies.ts';
import { comparePolicies } from '../run/runs.ts';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';

/** Shows the comparison, and runs the policies that have not been run. */
export function openComparison(): void {
  useView.getState().set({ inspectorTab: 'compare', phoneTab: 'inspector' });
  if (useStore.getState().result !== null) comparePolicies(policyNames);
}
