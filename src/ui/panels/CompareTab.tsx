// Which policy does better on the same scenario and seed, and in what?

import { comparePolicies, switchPolicy } from '../run/runs.ts';
import type { Result } from '../../compute/index.ts';
import { policyNames, policySummaries } from '../run/policies.ts';
import { useStore } from '../store.ts';
import { CompareSmall } from './CompareSmall.tsx';
import { bestOf, compareColumns } from './compareRows.ts';
import { Term } from './Metrics.tsx';
import '../style/compare.css';

/** Row of the best result by column; -1 where the shown texts are all the same. */
function bestRows(results: readonly Result[]): number[] {
  return compareColumns.map(({ value, text, good }) => {
    const values = results.map(value);
    const isTie = values.every((each) => text(each) === text(values[0]!));
    return isTie ? -1 : bestOf(values, good);
  });
}

function PolicyName({ policy }: { readonly policy: string }) {
  const shown = useStore((state) => state.policy);
  return (
    <button
      type="button"
      className="link"
      title={`${policySummaries[policy] ?? ''}. Show this result.`}
      aria-pressed={policy === shown}
      onClick={() => switchPolicy(policy)}
    >
      {policy}
    </button>
  );
}

function CompareTable({ results }: { readonly results: readonly Result[] }) {
  const best = bestRows(results);
  return (
    <table className="table compareTable">
      <thead>
        <tr>
          <th scope="col">Policy</th>
          {compareColumns.map(({ label, definition }) => (
            <th key={label} scope="col">
              <Term label={label} definition={definition} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {results.map((result, row) => (
          <tr key={result.policy}>
            <th scope="row">
              <PolicyName policy={result.policy} />
            </th>
            {compareColumns.map(({ label, value, text }, column) => (
              <td key={label} className={best[column] === row ? 'best' : undefined}>
                {text(value(result))}
                {best[column] === row ? <span className="visuallyHidden"> (best)</span> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All policies side by side; those that have not run yet are run on request. */
export default function CompareTab() {
  const resultByPolicy = useStore((state) => state.resultByPolicy);
  const status = useStore((state) => state.run.status);
  const results = policyNames.flatMap((policy) => resultByPolicy[policy] ?? []);
  const missing = policyNames.filter((policy) => !(policy in resultByPolicy));
  const isBusy = status === 'running' || status === 'reading';
  const label = missing.length > 2 ? `${missing.length} more` : missing.join(' and ');
  return (
    <div className="scroll">
      <header className="panelHead">
        <h2>Policies compared</h2>
        <p className="dim">Same scenario, same seed, same world.</p>
      </header>
      {missing.length > 0 ? (
        <p className="compareMissing">
          <button
            type="button"
            className="button buttonPrimary"
            disabled={isBusy || results.length === 0}
            onClick={() => comparePolicies(policyNames)}
          >
            {isBusy ? `Running, ${missing.length} to go` : `Run ${label}`}
          </button>
        </p>
      ) : null}
      {results.length > 0 ? <CompareTable results={results} /> : null}
      {results.length > 1 ? <CompareSmall results={results} /> : null}
    </div>
  );
}
