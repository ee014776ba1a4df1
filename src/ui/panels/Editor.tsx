// What does the scenario say, what is wrong with it, and can it be run?

import { showProblem } from '../editor/codeMirror.ts';
import { useSession } from '../editor/session.ts';
import type { Check, Session } from '../editor/session.ts';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';
import { Icon } from './Icon.tsx';
import { ProblemList } from './ProblemList.tsx';
import '../style/editor.css';
import '../style/problems.css';

function CheckLine({ check }: { readonly check: Check | null }) {
  if (check === null) return <span className="dim">Checking</span>;
  const { problems, warnings } = check;
  if (problems.length > 0) {
    const noun = problems.length === 1 ? 'problem' : 'problems';
    return <span className="bad">{`${problems.length} ${noun}`}</span>;
  }
  if (warnings.length === 0) return <span className="ok">No problems</span>;
  return <span className="warn">{`No problems, ${warnings.length} to know`}</span>;
}

function Head({ session }: { readonly session: Session }) {
  const setView = useView((state) => state.set);
  const { check, isChanged, reset, run } = session;
  const canRun = check !== null && check.problems.length === 0;
  return (
    <header className="editorHead">
      <h2>Scenario</h2>
      <span role="status">
        <CheckLine check={check} />
      </span>
      <button type="button" className="button" disabled={!isChanged} onClick={reset}>
        Reset
      </button>
      <button
        type="button"
        className="button buttonPrimary"
        disabled={!canRun}
        title="Apply and run (Ctrl Enter)"
        onClick={run}
      >
        Apply &amp; run
      </button>
      <button
        type="button"
        className="button buttonIcon buttonQuiet"
        aria-label="Close the editor"
        onClick={() => setView({ isEditorOpen: false })}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}

/** The text of the scenario with live problems; nothing else changes before it is run. */
export default function Editor() {
  const session = useSession();
  const { host, view, check, isDraftRestored } = session;
  const files = useStore((state) => Object.keys(state.source?.files ?? {}).join(', '));
  const listed = check === null ? [] : [...check.problems, ...check.warnings];
  return (
    <>
      <Head session={session} />
      {isDraftRestored ? (
        <p className="editorNote">Your unsaved draft is back. Reset discards it.</p>
      ) : null}
      {files === '' ? null : <p className="editorNote">Attached: {files}</p>}
      <div className="editorHost" ref={host} />
      {listed.length === 0 ? null : (
        <section className="editorProblems" aria-label="Problems">
          <ProblemList
            problems={listed}
            onOpen={(problem) => {
              if (view.current) showProblem(view.current, problem);
            }}
          />
        </section>
      )}
    </>
  );
}
