// Which policy decides?

import { policyNames, policySummaries } from '../run/policies.ts';
import { switchPolicy } from '../run/runs.ts';
import { useStore } from '../store.ts';
import Picker from './Picker.tsx';

const items = policyNames.map((name) => ({
  value: name,
  label: name,
  detail: policySummaries[name] ?? '',
}));

/** A result that is there already is shown without a run. */
export default function PolicySwitch() {
  const policy = useStore((state) => state.policy);
  const hasScenario = useStore((state) => state.scenario !== null);
  return (
    <Picker
      name="Policy"
      value={policy}
      items={items}
      disabled={!hasScenario}
      onChange={switchPolicy}
    />
  );
}
