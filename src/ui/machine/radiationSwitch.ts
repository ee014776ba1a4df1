// How is radiation turned on and off in the scenario on screen?

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

export const useRadiationSwitch = create<SwitchState>()(() => ({ problems: [] }));

const editedName = (name: string): string =>
  name.endsWith(editedMark) ? name : `${name}${editedMark}`;

/** Writes `radiation.isOn` into the text of the scenario and runs it. */
export function turnRadiation(isOn: boolean): void {
  const { source, sourceName, policy } = useStore.getState();
  if (source === null) return;
  const { text, problems } = applyOverrides(source.text, [`radiation.isOn=${String(isOn)}`]);
  if (problems.length > 0) {
    useRadiationSwitch.setState({ problems });
    return;
  }
  useRadiationSwitch.setState({ problems: [] });
  startRun({ text, files: source.files }, editedName(sourceName), policy, null);
}
