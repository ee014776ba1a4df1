// What does the chosen link carry now, or at a range, and what keeps it from carrying more?

import { useMemo, useState } from 'react';
import type { Result } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { useClock } from '../useClock.ts';
import { LinkSheet } from './LinkSheet.tsx';
import { endsOf, linkChoices, linkKey } from './links.ts';
import type { LinkChoice } from './links.ts';

function labelOf(result: Result, scenario: ReadScenario, choice: LinkChoice): string {
  const { satellite, partner, state } = choice;
  const names = result.labels.satelliteNames;
  const other =
    partner.kind === 'station' ? scenario.stations[partner.index]?.name : names[partner.index];
  return `${names[satellite] ?? ''} – ${other ?? ''} (${state})`;
}

interface PickedProps {
  readonly result: Result;
  readonly scenario: ReadScenario;
  readonly satellite: number;
  readonly station: number;
}

/** The list and the link that is chosen in it: at first the best one at that moment. */
function Picked({ result, scenario, satellite, station }: PickedProps) {
  const timeS = useClock();
  const choices = useMemo(
    () => linkChoices(result, satellite, station, timeS),
    [result, satellite, station, timeS],
  );
  const [key, setKey] = useState(() => (choices[0] === undefined ? '' : linkKey(choices[0])));
  const [kept, setKept] = useState(choices[0]);
  const chosen = choices.find((choice) => linkKey(choice) === key) ?? kept;
  if (chosen === undefined) {
    return <p className="dim panelHead">Nobody is in reach of anybody during this run.</p>;
  }
  const listed = choices.some((choice) => linkKey(choice) === key) ? choices : [chosen, ...choices];
  const choose = (next: string): void => {
    setKey(next);
    setKept(choices.find((choice) => linkKey(choice) === next));
  };
  return (
    <>
      <label className="networkPick">
        <span>Link</span>
        <select className="input" value={key} onChange={(event) => choose(event.target.value)}>
          {listed.map((choice) => (
            <option key={linkKey(choice)} value={linkKey(choice)}>
              {labelOf(result, scenario, choice)}
            </option>
          ))}
        </select>
      </label>
      <LinkSheet key={key} {...{ result, scenario, timeS }} choice={chosen} />
    </>
  );
}

/** The budget of a link of what is selected, or of any that is open. */
export default function LinksView() {
  const { result, scenario, selection } = useStore();
  if (result === null || scenario === null) return null;
  if (result.satelliteCount !== scenario.satellites.length) return null;
  const [satellite, station] = endsOf(selection, result.jobs.satelliteIndex);
  const key = `${scenario.hash} ${satellite} ${station}`;
  return (
    <div className="scroll">
      <Picked key={key} {...{ result, scenario, satellite, station }} />
    </div>
  );
}
