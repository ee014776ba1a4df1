// How do the text, its check, its draft and the scenario on screen go together?

import type { EditorView } from '@codemirror/view';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Problem } from '../../compute/index.ts';
import { checkSource } from '../run/checking.ts';
import { startRun } from '../run/runs.ts';
import { useStore } from '../store.ts';
import { createEditor, createState, markProblems } from './codeMirror.ts';
import { enterEditor, leaveEditor } from './overriding.ts';
import { dropDraft, readDraft, writeDraft } from './draft.ts';
import { forgetEdited, noteChecked } from './editedSource.ts';

const checkDelayMs = 350;
const editedMark = ' (edited)';

/** What the last check found; null while one is due. */
export interface Check {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export interface Session {
  readonly view: RefObject<EditorView | null>;
  readonly host: RefObject<HTMLDivElement | null>;
  readonly check: Check | null;
  readonly isChanged: boolean;
  readonly isDraftRestored: boolean;
  readonly reset: () => void;
  readonly run: () => void;
}

const attachedFiles = (): Readonly<Record<string, string>> =>
  useStore.getState().source?.files ?? {};

/** Checks a text some time after the last change, and marks what it finds. */
function useCheck(view: RefObject<EditorView | null>) {
  const [check, setCheck] = useState<Check | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = useCallback(
    (text: string): void => {
      setCheck(null);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const source = { text, files: attachedFiles() };
        checkSource(source, (problems, warnings) => {
          noteChecked(source, problems.length);
          setCheck({ problems, warnings });
          if (view.current) markProblems(view.current, problems);
        });
      }, checkDelayMs);
    },
    [view],
  );
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      forgetEdited();
    },
    [],
  );
  return { check, ask };
}

/** The scenario that was edited, whether or not the edit has been run. */
const baseName = (): string => useStore.getState().sourceName.replace(editedMark, '');

/** What was typed on top of the scenario on screen and never discarded; null: nothing. */
function draftText(): string | null {
  const draft = readDraft(localStorage);
  return draft?.sourceName === baseName() ? draft.text : null;
}

/** Runs the text in the editor; what is on screen changes only if it can be read. */
function runText(text: string): void {
  startRun({ text, files: attachedFiles() }, `${baseName()}${editedMark}`, null, null);
}

/** Editor, check and draft, tied to the scenario on screen. */
export function useSession(): Session {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const shownText = useStore((state) => state.source?.text ?? '');
  const [isChanged, setIsChanged] = useState(false);
  const [isDraftRestored, setIsDraftRestored] = useState(false);
  const { check, ask } = useCheck(view);
  const baseText = useRef(shownText);

  const onChange = useCallback(
    (text: string): void => {
      const isOther = text !== baseText.current;
      setIsChanged(isOther);
      ask(text);
      if (isOther) writeDraft(localStorage, { sourceName: baseName(), text });
    },
    [ask],
  );
  const run = useCallback((): void => {
    if (view.current) runText(view.current.state.doc.toString());
  }, []);
  const load = useCallback(
    (text: string): void => {
      view.current?.setState(createState(text, { onChange, onRun: run }));
      setIsChanged(text !== baseText.current);
      ask(text);
    },
    [ask, onChange, run],
  );

  useEffect(() => {
    if (host.current === null) return undefined;
    const text = draftText() ?? baseText.current;
    view.current = createEditor(host.current, createState(text, { onChange, onRun: run }));
    setIsDraftRestored(text !== baseText.current);
    setIsChanged(text !== baseText.current);
    ask(text);
    enterEditor(view.current);
    return () => {
      leaveEditor();
      view.current = null;
    };
  }, [ask, onChange, run]);

  // Another scenario on screen replaces a text that was not changed; a changed one stays.
  useEffect(() => {
    const typed = view.current?.state.doc.toString();
    const isUntouched = typed === baseText.current;
    baseText.current = shownText;
    if (isUntouched && typed !== shownText) load(shownText);
    else setIsChanged(typed !== undefined && typed !== shownText);
  }, [shownText, load]);

  const reset = useCallback((): void => {
    dropDraft(localStorage);
    setIsDraftRestored(false);
    load(baseText.current);
  }, [load]);
  return { view, host, check, isChanged, isDraftRestored, reset, run };
}
