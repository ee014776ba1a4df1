// Which policy does better on the same scenario and seed, and in what?

import { comparePolicies, switchPolicy } from '../run/runs.ts';
import type { Result } from '../../compute/index.ts';
import { policyNames, policySummaries } from '../run/policies.ts';
import { useStore } from '../store.ts';
import { CompareSmall } from './CompareSmall.tsx';
import { bestOf, comparedRuns, compareColumns } from './compareRows.ts';
import type { ComparedRun } from './compareRows.ts';
import { useGroundRack } from './groundRack.ts';
import { GroundSwitch } from './GroundSwitch.tsx';
import { Term } from './Metrics.tsx';
import '../style/compare.css';

/** Row of the best policy by column; -1 where the shown texts are all the same. */
function bestRows(runs: readonly ComparedRun[]): number[] {
  return compareColumns.map(({ value, text, good }) => {
    const values = runs.map(value);
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

interface RowsProps {
  readonly runs: readonly ComparedRun[];
  /** By column; -1: none. */
  readonly best: readonly number[];
}

function Rows({ runs, best }: RowsProps) {
  return runs.map((run, row) => (
    <tr key={run.id}>
      <th scope="row">
        {run.isOnGround ? run.result.policy : <PolicyName policy={run.result.policy} />}
      </th>
      {compareColumns.map(({ label, value, text }, column) => (
        <td key={label} className={best[column] === row ? 'best' : undefined}>
          {text(value(run))}
          {best[column] === row ? <span className="visuallyHidden"> (best)</span> : null}
        </td>
      ))}
    </tr>
  ));
}

function CompareTable({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const orbit = runs.filter(({ isOnGround }) => !isOnGround);
  const ground = runs.filter(({ isOnGround }) => isOnGround);
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
        <Rows runs={orbit} best={bestRows(orbit)} />
      </tbody>
      {ground.length > 0 ? (
        <tbody className="compareGround">
          <tr>
            <th scope="rowgroup" colSpan={1 + compareColumns.length}>
              On a ground rack
            </th>
          </tr>
          <Rows runs={ground} best={[]} />
        </tbody>
      ) : null}
    </table>
  );
}

/** What has been run, and how many runs are still to do for the whole comparison. */
function useRuns(): { readonly runs: readonly ComparedRun[]; readonly missing: readonly string[] } {
  const resultByPolicy = useStore((state) => state.resultByPolicy);
  const groundByPolicy = useStore((state) => state.groundByPolicy);
  const { isShown, pue } = useGroundRack();
  const of = (results: Readonly<Record<string, Result>>) =>
    policyNames.flatMap((policy) => results[policy] ?? []);
  const lacking = (results: Readonly<Record<string, Result>>) =>
    policyNames.filter((policy) => !(policy in results));
  const racks = isShown ? lacking(groundByPolicy).map((policy) => `${policy} on the ground`) : [];
  return {
    runs: comparedRuns(of(resultByPolicy), isShown ? of(groundByPolicy) : [], pue),
    missing: [...lacking(resultByPolicy), ...racks],
  };
}

/** All policies side by side; those that have not run yet are run on request. */
export default function CompareTab() {
  const { runs, missing } = useRuns();
  const isShown = useGroundRack((state) => state.isShown);
  const status = useStore((state) => state.run.status);
  const isBusy = status === 'running' || status === 'reading';
  const label = missing.length > 2 ? `${missing.length} more` : missing.join(' and ');
  return (
    <div className="scroll">
      <header className="panelHead">
        <h2>Policies compared</h2>
        <p className="dim">Same scenario, same seed, same world.</p>
      </header>
      <GroundSwitch />
      {missing.length > 0 ? (
        <p className="compareMissing">
          <button
            type="button"
            className="button buttonPrimary"
            disabled={isBusy || runs.length === 0}
            onClick={() => comparePolicies(policyNames, isShown)}
          >
            {isBusy ? `Running, ${missing.length} to go` : `Run ${label}`}
          </button>
        </p>
      ) : null}
      {runs.length > 0 ? <CompareTable runs={runs} /> : null}
      {runs.length > 1 ? <CompareSmall runs={runs} /> : null}
    </div>
  );
}
