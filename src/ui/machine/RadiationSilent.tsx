// How much of a run's work was silently wrong, and what would it cost to notice?

import type { SilentMetrics } from '../../compute/index.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import { useStore } from '../store.ts';
import { silentLines, votingLines } from './silentLines.ts';

const missedDefinition =
  'Corruptions of the whole run that nobody notices: if corrupted copies never agree, and if ' +
  'they always do.';
const costDefinition = 'Share of the work delivered that would not be, on the same chips.';

function Found({ silent }: { readonly silent: SilentMetrics }) {
  const foundCount = useStore((state) => state.result?.metrics.faults.silentCorruptionCount ?? NaN);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">All jobs of the run</th>
          <th scope="col">To expect</th>
          <th scope="col">As it came</th>
        </tr>
      </thead>
      <tbody>
        {silentLines(silent, foundCount).map(({ label, definition, expected, found }) => (
          <tr key={label}>
            <th scope="row">
              <Term label={label} definition={definition} />
            </th>
            <td>{expected}</td>
            <td>{found}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Voting({ silent }: { readonly silent: SilentMetrics }) {
  return (
    <table className="table radiationVoting">
      <thead>
        <tr>
          <th scope="col">Were every job run in</th>
          <th scope="col">
            <Term label="Cost" definition={costDefinition} />
          </th>
          <th scope="col">
            <Term label="Still missed" definition={missedDefinition} />
          </th>
        </tr>
      </thead>
      <tbody>
        {votingLines(silent).map(({ label, definition, cost, missed }) => (
          <tr key={label}>
            <th scope="row">
              <Term label={label} definition={definition} />
            </th>
            <td>{cost}</td>
            <td>{missed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Silent corruption of all work of the run, expected and found, and what voting would cost. */
export function RadiationSilent({ silent }: { readonly silent: SilentMetrics }) {
  return (
    <Section title="Silent corruption">
      <Found silent={silent} />
      <Voting silent={silent} />
    </Section>
  );
}
