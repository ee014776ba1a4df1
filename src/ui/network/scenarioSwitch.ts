// How does the network's tab change the scenario on screen? As the editor would; Ctrl Z undoes it.

import { create } from 'zustand';
import { applyOverrides } from '../../compute/index.ts';
import type { Problem } from '../../compute/index.ts';
import { startRun } from '../run/runs.ts';
import { useStore } from '../store.ts';

/** What the page calls a scenario that is not as it was written; the editor knows it, too. */
const editedMark = ' (edited)';

interface SwitchState {
  readonly problems: readonly Problem[];
}

export const useScenarioSwitch = create<SwitchState>()(() => ({ problems: [] }));

/** Writes values into the text of the scenario, as `--set` takes them, and runs it. */
export function changeScenario(assignments: readonly string[]): void {
  const { source, sourceName, policy } = useStore.getState();
  if (source === null) return;
  const { text, problems } = applyOverrides(source.text, assignments);
  useScenarioSwitch.setState({ problems });
  if (problems.length > 0) return;
  const name = sourceName.endsWith(editedMark) ? sourceName : `${sourceName}${editedMark}`;
  startRun({ text, files: source.files }, name, policy, null);
}

export const turnWeather = (isOn: boolean): void =>
  changeScenario([`weather.isOn=${String(isOn)}`]);
