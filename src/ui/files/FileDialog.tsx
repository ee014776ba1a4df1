// What shall become of these element sets and traces?

import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { listCatalogue } from '../../compute/index.ts';
import { formatCount, formatCounted, formatUtc } from '../panels/format.ts';
import { openCatalogue } from '../run/catalogue.ts';
import { startRun } from '../run/runs.ts';
import { useStore } from '../store.ts';
import { adopt, isOld } from './adopt.ts';
import type { AdoptChoices } from './adopt.ts';
import { useFileOffer } from './fileOffer.ts';
import type { FileOffer } from './fileOffer.ts';
import { shownName } from './recognise.ts';
import '../style/popups.css';

/** More satellites than this are taken only if the user says so: the first run should be quick. */
const takeByDefaultCount = 200;

interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

function recordsOf(kind: 'platforms' | 'models'): NamedRecord[] {
  const names = new Map<string, string>();
  for (const row of listCatalogue()) if (row.kind === kind) names.set(row.id, row.name);
  return [...names].map(([id, name]) => ({ id, name }));
}

interface PartProps {
  readonly offer: FileOffer;
  readonly choices: AdoptChoices;
  readonly onChange: (change: Partial<AdoptChoices>) => void;
}

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <label className="field">
      <span className="fieldName">{name}</span>
      {children}
    </label>
  );
}

interface ChooseProps {
  readonly name: string;
  readonly value: string;
  readonly records: readonly NamedRecord[];
  readonly onChange: (id: string) => void;
}

function Choose({ name, value, records, onChange }: ChooseProps) {
  return (
    <Field name={name}>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {records.map((record) => (
          <option key={record.id} value={record.id}>
            {record.name}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface CountProps {
  readonly name: string;
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

function Count({ name, value, max, onChange }: CountProps) {
  return (
    <Field name={name}>
      <input
        className="input"
        type="number"
        min={1}
        max={max}
        value={value}
        onChange={(event) => {
          const next = Math.round(event.target.valueAsNumber);
          if (next >= 1) onChange(Math.min(next, max));
        }}
      />
    </Field>
  );
}

interface BaseOption extends Pick<AdoptChoices, 'base' | 'fleets'> {
  readonly label: string;
  readonly isPossible: boolean;
}

const addLabel = 'The scenario on screen, beside its fleets';

function BaseChoice({ offer, choices, onChange }: PartProps) {
  const hasScenario = useStore((state) => state.source !== null);
  const canBeNew = offer.elements.length > 0;
  const shownLabel = canBeNew
    ? 'The scenario on screen, in place of its fleets'
    : 'The scenario on screen';
  const options: BaseOption[] = [
    { base: 'new', fleets: 'replace', label: 'A new scenario', isPossible: canBeNew },
    { base: 'shown', fleets: 'replace', label: shownLabel, isPossible: hasScenario },
    { base: 'shown', fleets: 'add', label: addLabel, isPossible: hasScenario && canBeNew },
  ];
  return (
    <fieldset className="choices">
      <legend className="fieldName">Into</legend>
      {options
        .filter((option) => option.isPossible)
        .map(({ base, fleets, label }) => (
          <label key={label} className="choice">
            <input
              type="radio"
              name="base"
              checked={choices.base === base && choices.fleets === fleets}
              onChange={() => onChange({ base, fleets })}
            />
            {label}
          </label>
        ))}
    </fieldset>
  );
}

function ElementFields({ offer, choices, onChange }: PartProps) {
  const largest = Math.max(...offer.elements.map((file) => file.count));
  return (
    <>
      <Choose
        name="Platform of its satellites"
        value={choices.platform}
        records={recordsOf('platforms')}
        onChange={(platform) => onChange({ platform })}
      />
      <Count
        name={`Satellites to take (of ${formatCount(largest)})`}
        value={choices.takeCount}
        max={largest}
        onChange={(takeCount) => onChange({ takeCount })}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={choices.isShiftedToStart}
          onChange={(event) => onChange({ isShiftedToStart: event.target.checked })}
        />
        Move the epochs to the scenario’s start
      </label>
    </>
  );
}

function TraceFields({ offer, choices, onChange }: PartProps) {
  const largest = Math.max(...offer.traces.map((file) => file.rowCount));
  return (
    <>
      <Choose
        name="Model that answers the requests"
        value={choices.model}
        records={recordsOf('models')}
        onChange={(model) => onChange({ model })}
      />
      <Count
        name="Requests that make one job"
        value={choices.requestsPerJobCount}
        max={largest}
        onChange={(requestsPerJobCount) => onChange({ requestsPerJobCount })}
      />
      <Count
        name="Deadline after release, seconds"
        value={choices.deadlineS}
        max={31_968_000}
        onChange={(deadlineS) => onChange({ deadlineS })}
      />
    </>
  );
}

function FileLines({ offer }: { readonly offer: FileOffer }) {
  return (
    <ul className="fileLines">
      {offer.elements.map((file) => (
        <li key={file.name}>
          <strong>{shownName(file.name)}</strong>
          <span className="dim">
            {formatCounted(file.count, 'element set')} ({file.notation}), epoch{' '}
            {formatUtc(file.epochUtcMs)} UTC
          </span>
          {file.flaw === null ? null : (
            <span className="fileFlaw">
              Wrong ones are left out, the first: {file.flaw.path}: {file.flaw.message}
            </span>
          )}
        </li>
      ))}
      {offer.traces.map((file) => (
        <li key={file.name}>
          <strong>{shownName(file.name)}</strong>
          <span className="dim">{formatCounted(file.rowCount, 'request')} to a language model</span>
        </li>
      ))}
    </ul>
  );
}

/** Whether the epochs lie far from the start of the scenario that they go into. */
function isShiftWise({ elements }: FileOffer, base: AdoptChoices['base']): boolean {
  const shownUtcMs = useStore.getState().scenario?.startUtcMs ?? NaN;
  const startUtcMs = base === 'new' ? (elements[0]?.epochUtcMs ?? NaN) : shownUtcMs;
  return elements.some((file) => isOld(file, startUtcMs));
}

function firstChoices(offer: FileOffer): AdoptChoices {
  const isNew = offer.elements.length > 0;
  const counts = offer.elements.map((file) => file.count);
  const models = recordsOf('models');
  return {
    base: isNew ? 'new' : 'shown',
    fleets: 'replace',
    platform: recordsOf('platforms')[0]?.id ?? '',
    takeCount: Math.min(Math.max(...counts, 1), takeByDefaultCount),
    isShiftedToStart: isShiftWise(offer, isNew ? 'new' : 'shown'),
    model: models.find(({ id }) => id === 'llama-3.1-70b')?.id ?? models[0]?.id ?? '',
    requestsPerJobCount: 16,
    deadlineS: 900,
  };
}

/** Asks, then builds the scenario and runs it; the screen changes only if it can be read. */
export default function FileDialog({ offer }: { readonly offer: FileOffer }) {
  const [choices, setChoices] = useState(() => firstChoices(offer));
  const onChange = (change: Partial<AdoptChoices>): void => {
    const shift = change.base && { isShiftedToStart: isShiftWise(offer, change.base) };
    setChoices({ ...choices, ...shift, ...change });
  };
  const close = (): void => useFileOffer.setState({ offer: null });
  const run = (): void => {
    close();
    const { elements, traces } = offer;
    const source = adopt(useStore.getState().source, elements, traces, choices);
    startRun(source, shownName((elements[0] ?? traces[0])?.name ?? ''), null);
  };
  const look = (): void => {
    close();
    const { elements } = offer;
    const source = adopt(null, elements, [], { ...choices, base: 'new' });
    openCatalogue(source, shownName(elements[0]?.name ?? ''));
  };
  const part = { offer, choices, onChange };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <header className="dialogHead">
            <Dialog.Title>Use these files</Dialog.Title>
          </header>
          <div className="dialogBody">
            <FileLines offer={offer} />
            <BaseChoice {...part} />
            {offer.elements.length > 0 ? <ElementFields {...part} /> : null}
            {offer.traces.length > 0 ? <TraceFields {...part} /> : null}
          </div>
          <footer className="dialogFoot">
            <Dialog.Close className="button">Cancel</Dialog.Close>
            {offer.elements.length > 0 ? (
              <button
                type="button"
                className="button"
                title="All satellites, at the epoch of the file; nothing is simulated"
                onClick={look}
              >
                Look only
              </button>
            ) : null}
            <button type="button" className="button buttonPrimary" onClick={run}>
              Run
            </button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
