// How is radiation turned on in the scenario on screen, and off again as it was?

import { create } from 'zustand';
import { applyOverrides } from '../../compute/index.ts';
import type { Problem } from '../../compute/index.ts';
import type { ScenarioSource } from '../run/messages.ts';
import { startRun } from '../run/runs.ts';
import { useStore } from '../store.ts';

/** What the page calls a scenario that is not as it was written; the editor knows it, too. */
const editedMark = ' (edited)';

interface Turned {
  /** What was on screen before. */
  readonly source: ScenarioSource;
  readonly sourceName: string;
  /** What this file put in its place. */
  readonly text: string;
}

interface SwitchState {
  /** The last turn, until it is undone. */
  readonly turned: Turned | null;
  readonly problems: readonly Problem[];
}

export const useRadiationSwitch = create<SwitchState>()(() => ({ turned: null, problems: [] }));

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
  useRadiationSwitch.setState({ turned: { source, sourceName, text }, problems: [] });
  startRun({ text, files: source.files }, editedName(sourceName), policy, null);
}

/** Whether what is on screen is what the last turn made of it. */
export function canUndo(turned: Turned | null, source: ScenarioSource | null): boolean {
  return turned !== null && turned.text === source?.text;
}

/** Brings the text from before the last turn back, and runs it. */
export function undoRadiation(): void {
  const { turned } = useRadiationSwitch.getState();
  const { source, policy } = useStore.getState();
  if (turned === null || !canUndo(turned, source)) return;
  useRadiationSwitch.setState({ turned: null, problems: [] });
  startRun(turned.source, turned.sourceName, policy, null);
}
