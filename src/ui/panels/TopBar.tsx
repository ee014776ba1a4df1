// What runs, under which policy, and how far is it?

import { lazy, Suspense, useMemo } from 'react';
import type { PickerProps } from './Picker.tsx';
import { cancelRun, rerun } from '../run/runs.ts';
import { openBuiltIn, useBuiltIn } from '../run/builtIn.ts';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';
import { fileActions } from '../files/actions.ts';
import { Icon, Mark } from './Icon.tsx';
import { statusLine } from './status.ts';

const Picker = lazy(() => import('./Picker.tsx'));
const FileMenu = lazy(() => import('./FileMenu.tsx'));
const PolicySwitch = lazy(() => import('./PolicySwitch.tsx'));
const UndoButtons = lazy(() => import('./UndoButtons.tsx'));

/** A picker whose code arrives after the first paint; until then its face stands there. */
function LatePicker(props: PickerProps) {
  const label = props.items.find((item) => item.value === props.value)?.label ?? props.value;
  const face = (
    <button type="button" className="picker" disabled>
      <span className="pickerName">{props.name}</span>
      <span className="pickerValue">{label}</span>
      <Icon name="down" />
    </button>
  );
  return (
    <Suspense fallback={face}>
      <Picker {...props} />
    </Suspense>
  );
}

function ScenarioPicker() {
  const builtIn = useBuiltIn((state) => state.scenarios);
  const sourceName = useStore((state) => state.sourceName);
  const items = useMemo(() => {
    const known = builtIn.map(({ id, name, summary }) => ({
      value: id,
      label: name,
      detail: summary,
    }));
    const isOwn = sourceName !== '' && builtIn.every(({ id }) => id !== sourceName);
    if (!isOwn) return known;
    return [{ value: sourceName, label: sourceName, detail: 'on screen now' }, ...known];
  }, [builtIn, sourceName]);
  return (
    <LatePicker
      name="Scenario"
      value={sourceName}
      items={items}
      onChange={(id) => {
        void openBuiltIn(id);
      }}
    />
  );
}

function RunButton() {
  const run = useStore((state) => state.run);
  const isBusy = run.status === 'reading' || run.status === 'running';
  const hasSource = useStore((state) => state.source !== null);
  if (isBusy) {
    return (
      <button type="button" className="button runButton" onClick={cancelRun}>
        <Icon name="stop" />
        Cancel
      </button>
    );
  }
  return (
    <button
      type="button"
      className="button buttonPrimary runButton"
      disabled={!hasSource}
      title="Run the scenario again (R)"
      onClick={() => {
        rerun();
      }}
    >
      <Icon name="play" />
      Run
    </button>
  );
}

function RunStatusLine() {
  const run = useStore((state) => state.run);
  const doneFraction = run.progress?.doneFraction ?? 0;
  const isBusy = run.status === 'reading' || run.status === 'running';
  const percent = `${Math.round(doneFraction * 100)} %`;
  return (
    <>
      <span className={`statusLine status-${run.status}`}>
        {statusLine(run)}
        {run.progress === null || !isBusy ? null : <span className="mono"> {percent}</span>}
      </span>
      <span className="visuallyHidden" role="status" aria-live="polite">
        {statusLine({ ...run, progress: null })}
      </span>
      {isBusy ? (
        <progress className="runProgress" max={1} value={doneFraction} aria-label="Run" />
      ) : null}
    </>
  );
}

function Tools() {
  const isEditorOpen = useView((view) => view.isEditorOpen);
  const setView = useView((view) => view.set);
  const hasResult = useStore((state) => state.result !== null);
  return (
    <div className="tools">
      <Suspense fallback={null}>
        <UndoButtons />
      </Suspense>
      <button
        type="button"
        className="button"
        disabled={!hasResult}
        title="Compare the policies (C)"
        onClick={() => {
          void import('./comparing.ts').then(({ openComparison }) => openComparison());
        }}
      >
        <Icon name="compare" />
        <span className="toolLabel">Compare</span>
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={isEditorOpen}
        title="Edit the scenario's text (E)"
        onClick={() => setView({ isEditorOpen: !isEditorOpen })}
      >
        <Icon name="edit" />
        <span className="toolLabel">Edit</span>
      </button>
      <Suspense fallback={<span className="button">Files</span>}>
        <FileMenu groups={fileActions(hasResult)} />
      </Suspense>
      <button
        type="button"
        className="button buttonIcon buttonQuiet"
        aria-label="Search"
        title="Search (/)"
        onClick={() => setView({ dialog: 'search' })}
      >
        <Icon name="search" />
      </button>
      <button
        type="button"
        className="button buttonIcon buttonQuiet"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => setView({ dialog: 'shortcuts' })}
      >
        ?
      </button>
    </div>
  );
}

export function TopBar() {
  return (
    <header className="topbar">
      <h1 className="brand">
        <Mark />
        Dawnline
      </h1>
      <ScenarioPicker />
      <Suspense fallback={<div className="segmented policyWait" />}>
        <PolicySwitch />
      </Suspense>
      <RunButton />
      <RunStatusLine />
      <Tools />
    </header>
  );
}
