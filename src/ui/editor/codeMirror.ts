// How is the text editor put together: JSON, marks for problems, and nothing that needs <style>?

import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, indentOnInput } from '@codemirror/language';
import { indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { darkHighlightStyle } from './highlight.ts';
import type { Problem } from '../../compute/index.ts';
import { locate } from './locate.ts';

const theme = EditorView.theme(
  {
    '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--bg-0)', fontSize: '12px' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
    '.cm-content': { caretColor: 'var(--accent)', padding: '8px 0' },
    '.cm-cursor': { borderLeftColor: 'var(--accent)' },
    '.cm-gutters': {
      backgroundColor: 'var(--bg-0)',
      borderRight: '1px solid var(--line)',
      color: 'var(--text-dim)',
    },
    '.cm-activeLine': { backgroundColor: 'rgb(255 255 255 / 3%)' },
    '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
      backgroundColor: 'var(--accent-dim)',
    },
    '.cm-selectionBackground': { backgroundColor: 'var(--accent-dim)' },
    '.cm-matchingBracket': {
      backgroundColor: 'var(--bg-3)',
      outline: '1px solid var(--line-strong)',
    },
    '.cm-tooltip, .cm-panels': {
      backgroundColor: 'var(--bg-2)',
      border: '1px solid var(--line-strong)',
      color: 'var(--text)',
      fontFamily: 'var(--font)',
    },
    '.cm-panel input, .cm-panel button': { color: 'inherit', background: 'var(--bg-0)' },
    '.cm-diagnostic': { padding: '5px 9px', whiteSpace: 'pre-wrap', maxWidth: '42ch' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
    '.cm-foldPlaceholder': {
      backgroundColor: 'var(--bg-3)',
      border: '0',
      color: 'var(--text-dim)',
    },
  },
  { dark: true },
);

export interface EditorHandlers {
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

/** Lines longer than this hold whole files; to wrap them would stop the editor. */
const wrappedLengthMax = 2000;

const isWrapped = (text: string): boolean =>
  text.length < 1_000_000 && text.split('\n').every((line) => line.length < wrappedLengthMax);

/** A new state: fresh undo history, no marks. */
export function createState(text: string, { onChange, onRun }: EditorHandlers): EditorState {
  const run = { key: 'Mod-Enter', run: () => (onRun(), true) };
  return EditorState.create({
    doc: text,
    extensions: [
      [lineNumbers(), foldGutter(), lintGutter(), history(), drawSelection()],
      [indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine()],
      [highlightSelectionMatches(), search({ top: true }), indentUnit.of('  '), json()],
      syntaxHighlighting(darkHighlightStyle),
      keymap.of([run, ...closeBracketsKeymap, ...searchKeymap, ...lintKeymap]),
      keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
      theme,
      isWrapped(text) ? EditorView.lineWrapping : [],
      EditorView.contentAttributes.of({ 'aria-label': 'Scenario text' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ],
  });
}

/**
 * An editor inside a shadow root: there it adopts style sheets, where in the document it would
 * write <style> elements, which the page's security policy forbids.
 */
export function createEditor(host: HTMLElement, state: EditorState): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  return new EditorView({ state, parent: root, root });
}

/** Marks every problem at its place in the text. */
export function markProblems(view: EditorView, problems: readonly Problem[]): void {
  const text = view.state.doc.toString();
  const diagnostics = problems.map((problem): Diagnostic => {
    const { from, to } = locate(text, problem.path);
    const hint = problem.hint === '' ? '' : `\n${problem.hint}`;
    return { from, to, severity: 'error', message: `${problem.message}${hint}` };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Puts the cursor on the place that a problem names. */
export function showProblem(view: EditorView, problem: Problem): void {
  const { from, to } = locate(view.state.doc.toString(), problem.path);
  view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
  view.focus();
}
