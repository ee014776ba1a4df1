// Is this what the trace means, and what shall become of it?

import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { jobCountMax } from '../../compute/index.ts';
import type { TracePreview } from '../../compute/index.ts';
import { formatCounted } from '../panels/format.ts';
import { reportProblems, startRun } from '../run/runs.ts';
import { useStore } from '../store.ts';
import { adoptTrace } from './adoptTrace.ts';
import type { TraceChoices } from './adoptTrace.ts';
import type { TraceFile } from './adopt.ts';
import { useFileOffer } from './fileOffer.ts';
import { shownName } from './recognise.ts';
import { modelRecords, TraceChoicesView } from './TraceChoicesView.tsx';
import { useTracePreview } from './tracePreviews.ts';
import type { TraceReading } from './tracePreviews.ts';
import { Refused, TracePreviewView } from './TracePreviewView.tsx';
import { textToAttach } from './traceText.ts';
import { cutText } from './traceWords.ts';
import '../style/popups.css';
import './trace.css';

const defaultModel = 'llama-3.1-70b';

/** The widest machine on screen: wider jobs could not run at all. */
function acceleratorsOnScreen(): number {
  const fleets = useStore.getState().scenario?.fleets ?? [];
  return Math.max(1, ...fleets.map(({ platform }) => platform.acceleratorCount));
}

function firstChoices({ format, readCount }: TracePreview): TraceChoices {
  const models = modelRecords();
  return {
    work: 'replace',
    takeCount: Math.min(readCount, jobCountMax),
    timeShift: 'toStart',
    policy: useStore.getState().policy,
    value: 1,
    deadlineS: format === 'azureLlm' ? 900 : 3600,
    model: models.find(({ id }) => id === defaultModel)?.id ?? models[0]?.id ?? '',
    requestsPerJobCount: Math.min(16, Math.max(1, readCount)),
    deadlinePerDuration: 3,
    acceleratorCountMax: acceleratorsOnScreen(),
    processorsPerAcceleratorCount: 1,
  };
}

/** Leaves this trace; the next of those that were dropped together comes. */
function next(): void {
  const traces = useFileOffer.getState().offer?.traces.slice(1) ?? [];
  useFileOffer.setState({ offer: traces.length === 0 ? null : { elements: [], traces } });
}

async function take(file: TraceFile, preview: TracePreview, choices: TraceChoices): Promise<void> {
  const path = shownName(file.name);
  try {
    const text = await textToAttach(file.file, choices.takeCount, preview.skippedCount);
    const shown = useStore.getState().source;
    if (shown === null) return;
    const { text: scenario, files } = shown;
    const base = { text: scenario, files };
    startRun(adoptTrace(base, { name: file.name, text }, preview, choices), path, choices.policy);
    next();
  } catch {
    const hint = 'was it moved or changed? Drop it again';
    reportProblems([{ path, message: 'the file could not be read', hint }]);
  }
}

function Reading({ reading }: { readonly reading: TraceReading }) {
  if (reading.kind === 'failed') {
    return (
      <p className="bad" role="alert">
        This trace cannot be used: {reading.message}. Nothing on screen has changed.
      </p>
    );
  }
  const doneFraction = reading.kind === 'reading' ? reading.doneFraction : 1;
  return (
    <div className="traceReading" role="status">
      <progress value={doneFraction} max={1} aria-label="Reading the trace" />
      <span>Reading the trace, {Math.floor(doneFraction * 100)}&#8239;%</span>
    </div>
  );
}

function Hopeless({ preview }: { readonly preview: TracePreview }) {
  return (
    <>
      <p className="bad" role="alert">
        No row of this trace is good. Nothing on screen has changed.
      </p>
      <Refused preview={preview} />
    </>
  );
}

interface BodyProps {
  readonly file: TraceFile;
  readonly preview: TracePreview;
}

/** Preview, choices, and what to do with it. */
function Known({ file, preview }: BodyProps) {
  const [choices, setChoices] = useState(() => firstChoices(preview));
  const scenario = useStore((state) => state.scenario);
  const isReading = useStore((state) => state.run.status === 'reading');
  const isReady = scenario !== null && !isReading;
  const perJob = preview.format === 'azureLlm' ? choices.requestsPerJobCount : 1;
  const jobCount = Math.ceil(choices.takeCount / perJob);
  const cut = cutText(preview, scenario?.durationS ?? Infinity);
  const run = (work: TraceChoices['work']): void => void take(file, preview, { ...choices, work });
  return (
    <>
      <div className="dialogBody">
        <TracePreviewView preview={preview} />
        <TraceChoicesView
          {...{ preview, choices }}
          onChange={(change) => setChoices({ ...choices, ...change })}
        />
        <p className="traceJobs" role="status">
          {formatCounted(jobCount, 'job')} for {scenario?.name ?? 'the scenario on screen'}.{' '}
          {cut ?? ''}
        </p>
      </div>
      <footer className="dialogFoot">
        <Dialog.Close className="button">Cancel</Dialog.Close>
        <button
          type="button"
          className="button"
          title="The jobs of the scenario on screen stay"
          disabled={!isReady}
          onClick={() => run('add')}
        >
          Add to the jobs
        </button>
        <button
          type="button"
          className="button buttonPrimary"
          title="In place of the jobs of the scenario on screen; Ctrl Z brings them back"
          disabled={!isReady}
          onClick={() => run('replace')}
        >
          Run with this fleet
        </button>
      </footer>
    </>
  );
}

function Body({ file }: { readonly file: TraceFile }) {
  const reading = useTracePreview(file.file);
  if (reading.kind === 'known' && reading.preview.readCount > 0) {
    return <Known file={file} preview={reading.preview} />;
  }
  return (
    <>
      <div className="dialogBody">
        {reading.kind === 'known' ? (
          <Hopeless preview={reading.preview} />
        ) : (
          <Reading reading={reading} />
        )}
      </div>
      <footer className="dialogFoot">
        <Dialog.Close className="button">
          {reading.kind === 'reading' ? 'Cancel' : 'Close'}
        </Dialog.Close>
      </footer>
    </>
  );
}

/** A file of recorded jobs: what was understood of it, then what to do with it. */
export default function TraceDialog({ file }: { readonly file: TraceFile }) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : next())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog dialogTrace">
          <div className="dialogHead">
            <Dialog.Title>Recorded jobs: {shownName(file.name)}</Dialog.Title>
          </div>
          <Body key={file.name} file={file} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
