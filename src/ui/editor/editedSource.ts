// What does the editor hold that has not been run, when it can be read?

import { create } from 'zustand';
import type { ScenarioSource } from '../run/messages.ts';

export interface EditedSource {
  /** The last text of the open editor that had no problem; null: none, or the editor is closed. */
  readonly source: ScenarioSource | null;
  /** Problems of the text as it is now. */
  readonly problemCount: number;
}

const none: EditedSource = { source: null, problemCount: 0 };

export const useEditedSource = create<EditedSource>()(() => none);

/** Takes the outcome of a check. */
export function noteChecked(source: ScenarioSource, problemCount: number): void {
  if (problemCount === 0) useEditedSource.setState({ source, problemCount });
  else useEditedSource.setState({ problemCount });
}

/** The editor is closed. */
export function forgetEdited(): void {
  useEditedSource.setState(none);
}

/** What the page should look ahead to: the edited text, or the scenario on screen. */
export function sourceAhead(
  shown: ScenarioSource | null,
  { source }: EditedSource,
): ScenarioSource | null {
  return source === null || source.text === shown?.text ? shown : source;
}
