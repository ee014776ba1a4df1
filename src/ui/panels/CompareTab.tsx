// Which policy does better on the same scenario and seed, and in what?

import type { Result } from '../../compute/index.ts';
import { comparePolicies, switchPolicy } from '../run/runs.ts';
import { policyNames, policySummaries } from '../run/policies.ts';
import { useStore } from '../store.ts';
import {
  formatCount,
  formatDuration,
  formatEnergy,
  formatFraction,
  formatNumber,
} from './format.ts';
import { formatTemperature } from './format.ts';
import { Term } from './Metrics.tsx';

interface CompareRow {
  readonly label: string;
  readonly definition: string;
  readonly value: (result: Result) => number;
  readonly text: (value: number) => string;
  /** Which end is good; null where neither is. */
  readonly good: 'high' | 'low' | null;
  /** False where zero has no meaning, such as for temperatures. */
  readonly hasBar?: boolean;
}

const orNaN = (value: number | null): number => value ?? NaN;

const rows: readonly CompareRow[] = [
  {
    ...{ label: 'Value earned', definition: 'Sum of the values of completed jobs.' },
    value: ({ metrics }) => metrics.jobs.valueEarned,
    ...{ text: formatNumber, good: 'high' },
  },
  {
    ...{ label: 'On time', definition: 'Jobs delivered before their deadline.' },
    value: ({ metrics }) => metrics.jobs.onTimeCount,
    ...{ text: formatCount, good: 'high' },
  },
  {
    ...{ label: 'Late', definition: 'Jobs delivered after their deadline.' },
    value: ({ metrics }) => metrics.jobs.lateCount,
    ...{ text: formatCount, good: 'low' },
  },
  {
    ...{ label: 'Rejected', definition: 'Jobs turned away for good.' },
    value: ({ metrics }) => metrics.jobs.rejectedCount,
    ...{ text: formatCount, good: 'low' },
  },
  {
    ...{ label: 'Unfinished', definition: 'Jobs neither completed nor rejected at the end.' },
    value: ({ metrics }) => metrics.jobs.unfinishedCount,
    ...{ text: formatCount, good: 'low' },
  },
  {
    ...{ label: 'Delay, median', definition: 'Release to delivery; half took less.' },
    value: ({ metrics }) => orNaN(metrics.jobs.delayP50S),
    ...{ text: formatDuration, good: 'low' },
  },
  {
    ...{ label: 'Delay, 95 %', definition: 'Release to delivery; 95 % took less.' },
    value: ({ metrics }) => orNaN(metrics.jobs.delayP95S),
    ...{ text: formatDuration, good: 'low' },
  },
  {
    ...{ label: 'Energy to compute', definition: 'Energy taken by the servers.' },
    value: ({ metrics }) => metrics.fleet.energyToComputeJ,
    ...{ text: formatEnergy, good: null },
  },
  {
    ...{ label: 'Energy spilled', definition: 'Array output that nobody took.' },
    value: ({ metrics }) => metrics.fleet.energySpilledJ,
    ...{ text: formatEnergy, good: null },
  },
  {
    ...{ label: 'At work', definition: 'Share of the accelerator time at work.' },
    value: ({ metrics }) => metrics.fleet.utilisationFraction,
    ...{ text: formatFraction, good: 'high' },
  },
  {
    ...{ label: 'Throttled', definition: 'Time with a job below full pace.' },
    value: ({ metrics }) => metrics.fleet.throttledS,
    ...{ text: formatDuration, good: 'low' },
  },
  {
    ...{ label: 'Hottest', definition: 'Highest temperature of any coolant loop.' },
    value: ({ metrics }) => metrics.fleet.temperatureMaxK,
    ...{ text: formatTemperature, good: null, hasBar: false },
  },
];

/** Column of the best value; -1 where all are equal or neither end is good. */
export function bestColumn(values: readonly number[], good: CompareRow['good']): number {
  const known = values.filter(Number.isFinite);
  if (good === null || known.length < 2 || known.every((value) => value === known[0])) return -1;
  return values.indexOf(good === 'high' ? Math.max(...known) : Math.min(...known));
}

function Cells({
  row,
  results,
}: {
  readonly row: CompareRow;
  readonly results: readonly Result[];
}) {
  const values = results.map(row.value);
  const texts = values.map(row.text);
  const isTie = texts.every((text) => text === texts[0]);
  const largest = Math.max(...values.filter(Number.isFinite), 0);
  const best = isTie ? -1 : bestColumn(values, row.good);
  return values.map((value, column) => (
    <td key={results[column]!.policy} className={column === best ? 'best' : undefined}>
      {texts[column]}
      {column === best ? <span className="visuallyHidden"> (better)</span> : null}
      {row.hasBar === false ? null : (
        <span className="compareBar" aria-hidden="true">
          <span style={{ width: `${largest > 0 ? (Math.max(value, 0) / largest) * 100 : 0}%` }} />
        </span>
      )}
    </td>
  ));
}

function CompareTable({ results }: { readonly results: readonly Result[] }) {
  const shown = useStore((state) => state.policy);
  return (
    <table className="table compareTable">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          {results.map(({ policy }) => (
            <th key={policy} scope="col">
              <button
                type="button"
                className="link"
                title={`${policySummaries[policy] ?? ''} Show this result.`}
                aria-pressed={policy === shown}
                onClick={() => switchPolicy(policy)}
              >
                {policy}
                {policy === shown ? ' (shown)' : ''}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">
              <Term label={row.label} definition={row.definition} />
            </th>
            <Cells row={row} results={results} />
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
  return (
    <div className="scroll">
      <header className="panelHead">
        <h2>Policies compared</h2>
        <p className="dim">Same scenario, same seed, same world. Bars are shares of the largest.</p>
      </header>
      {missing.length > 0 ? (
        <p className="compareMissing">
          <button
            type="button"
            className="button buttonPrimary"
            disabled={isBusy || results.length === 0}
            onClick={() => comparePolicies(policyNames)}
          >
            {isBusy ? 'Running' : `Run ${missing.join(' and ')}`}
          </button>
        </p>
      ) : null}
      {results.length > 0 ? <CompareTable results={results} /> : null}
    </div>
  );
}
