// Which policy decides?

import { policyNames, policySummaries } from '../run/policies.ts';
import { switchPolicy } from '../run/runs.ts';
import { useStore } from '../store.ts';

/** One button a policy; a result that is there already is shown without a run. */
export default function PolicySwitch() {
  const policy = useStore((state) => state.policy);
  const hasScenario = useStore((state) => state.scenario !== null);
  return (
    <div className="segmented" role="group" aria-label="Policy">
      {policyNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === policy}
          disabled={!hasScenario}
          title={policySummaries[name]}
          onClick={() => {
            if (name !== policy) switchPolicy(name);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
