// What shall become of these element sets?

import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { listCatalogue } from '../../compute/index.ts';
import { formatCount, formatCounted, formatUtc } from '../panels/format.ts';
import { openCatalogue } from '../run/catalogue.ts';
import { startRun } from '../run/runs.ts';
import { useStore } from '../store.ts';
import { adopt, isOld } from './adopt.ts';
import type { AdoptChoices } from './adopt.ts';
import { Choose, Count } from './fields.tsx';
import type { NamedRecord } from './fields.tsx';
import { useFileOffer } from './fileOffer.ts';
import type { FileOffer } from './fileOffer.ts';
import { shownName } from './recognise.ts';
import '../style/popups.css';

/** More satellites than this are taken only if the user says so: the first run should be quick. */
const takeByDefaultCount = 200;

function platformRecords(): NamedRecord[] {
  const names = new Map<string, string>();
  for (const row of listCatalogue()) if (row.kind === 'platforms') names.set(row.id, row.name);
  return [...names].map(([id, name]) => ({ id, name }));
}

interface PartProps {
  readonly offer: FileOffer;
  readonly choices: AdoptChoices;
  readonly onChange: (change: Partial<AdoptChoices>) => void;
}

interface BaseOption extends Pick<AdoptChoices, 'base' | 'fleets'> {
  readonly label: string;
  readonly isPossible: boolean;
}

const replaceLabel = 'The scenario on screen, in place of its fleets';
const addLabel = 'The scenario on screen, beside its fleets';

function BaseChoice({ choices, onChange }: PartProps) {
  const hasScenario = useStore((state) => state.source !== null);
  const options: BaseOption[] = [
    { base: 'new', fleets: 'replace', label: 'A new scenario', isPossible: true },
    { base: 'shown', fleets: 'replace', label: replaceLabel, isPossible: hasScenario },
    { base: 'shown', fleets: 'add', label: addLabel, isPossible: hasScenario },
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
        records={platformRecords()}
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
          <span className="dim">Recorded jobs: asked about next</span>
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
  const counts = offer.elements.map((file) => file.count);
  return {
    base: 'new',
    fleets: 'replace',
    platform: platformRecords()[0]?.id ?? '',
    takeCount: Math.min(Math.max(...counts, 1), takeByDefaultCount),
    isShiftedToStart: isShiftWise(offer, 'new'),
  };
}

/** Asks, then builds the scenario and runs it; the screen changes only if it can be read. */
export default function FileDialog({ offer }: { readonly offer: FileOffer }) {
  const [choices, setChoices] = useState(() => firstChoices(offer));
  const onChange = (change: Partial<AdoptChoices>): void => {
    const shift = change.base && { isShiftedToStart: isShiftWise(offer, change.base) };
    setChoices({ ...choices, ...shift, ...change });
  };
  const { elements, traces } = offer;
  const close = (): void => useFileOffer.setState({ offer: null });
  const run = (): void => {
    const source = adopt(useStore.getState().source, elements, choices);
    startRun(source, shownName(elements[0]?.name ?? ''), null);
    useFileOffer.setState({ offer: traces.length === 0 ? null : { elements: [], traces } });
  };
  const look = (): void => {
    close();
    const source = adopt(null, elements, { ...choices, base: 'new' });
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
            <ElementFields {...part} />
          </div>
          <footer className="dialogFoot">
            <Dialog.Close className="button">Cancel</Dialog.Close>
            <button
              type="button"
              className="button"
              title="All satellites, at the epoch of the file; nothing is simulated"
              onClick={look}
            >
              Look only
            </button>
            <button type="button" className="button buttonPrimary" onClick={run}>
              Run
            </button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
