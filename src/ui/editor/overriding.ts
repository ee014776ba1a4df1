// How does a value become the scenario's own with one click? In the editor, where it can be undone.

import type { EditorView } from '@codemirror/view';
import { applyOverrides } from '../../compute/index.ts';
import { useView } from '../view.ts';
import { locate } from './locate.ts';

interface Wanted {
  /** As `--set` takes them. */
  readonly assignments: readonly string[];
  readonly path: string;
}

let editor: EditorView | null = null;
let wanted: Wanted | null = null;

/** The part of a text that differs from another: what one change must replace. */
export function difference(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const least = Math.min(before.length, after.length);
  let from = 0;
  while (from < least && before[from] === after[from]) from += 1;
  let tail = 0;
  while (
    tail < least - from &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

/** The place of the value alone, so that typing replaces it. */
function valueRange(text: string, path: string): { anchor: number; head: number } {
  const { from, to } = locate(text, path);
  const colon = text.indexOf(':', from);
  if (colon < 0 || colon >= to) return { anchor: from, head: to };
  const gap = /\S/.exec(text.slice(colon + 1))?.index ?? 0;
  return { anchor: colon + 1 + gap, head: to };
}

function fulfil(): void {
  if (editor === null || wanted === null) return;
  const { assignments, path } = wanted;
  wanted = null;
  const before = editor.state.doc.toString();
  const { text, problems } = applyOverrides(before, assignments);
  if (problems.length === 0 && JSON.stringify(JSON.parse(before)) !== reduced(text)) {
    const after = before.endsWith('\n') ? `${text}\n` : text;
    editor.dispatch({ changes: difference(before, after), userEvent: 'input.override' });
  }
  const selection = valueRange(editor.state.doc.toString(), path);
  editor.dispatch({ selection, scrollIntoView: true });
  editor.focus();
}

const reduced = (text: string): string => JSON.stringify(JSON.parse(text));

/** The editor is there: it gets the focus, and what was asked for before it came is written. */
export function enterEditor(view: EditorView): void {
  editor = view;
  view.focus();
  fulfil();
}

/** The editor goes. */
export function leaveEditor(): void {
  editor?.destroy();
  editor = null;
}

/** Opens the editor, writes the values into the text and selects the last; nothing is run. */
export function overrideInEditor(change: Wanted): void {
  wanted = change;
  useView.getState().set({ isEditorOpen: true });
  fulfil();
}
