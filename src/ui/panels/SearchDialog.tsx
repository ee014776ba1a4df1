// How does one get to a thing by typing its name?

import { Dialog } from '@base-ui/react/dialog';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { shortcuts } from '../keyboard.ts';
import { openBuiltIn, useBuiltIn } from '../run/builtIn.ts';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';
import { search } from './searching.ts';
import type { Hit } from './searching.ts';
import { openJob, openSatellite, openStation } from './selecting.ts';
import '../style/popups.css';

function useHits(text: string): Hit[] {
  const scenario = useStore((state) => state.scenario);
  const result = useStore((state) => state.result);
  const builtIn = useBuiltIn((state) => state.scenarios);
  return useMemo(
    () => search({ scenario, result, builtIn, commands: shortcuts }, text),
    [scenario, result, builtIn, text],
  );
}

function open({ kind, index }: Hit): void {
  useView.getState().set({ dialog: null });
  if (kind === 'Satellite') openSatellite(index);
  if (kind === 'Station') openStation(index);
  if (kind === 'Job') openJob(index);
  if (kind === 'Scenario') void openBuiltIn(useBuiltIn.getState().scenarios[index]!.id);
  if (kind === 'Command') shortcuts[index]!.run();
}

interface HitListProps {
  readonly hits: readonly Hit[];
  readonly active: number;
  readonly onPoint: (position: number) => void;
}

function HitList({ hits, active, onPoint }: HitListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (hits.length === 0) return <p className="emptyState dim">Nothing has this name.</p>;
  return (
    <ul className="hitList" role="listbox" id="search-hits" aria-label="Found" ref={list}>
      {hits.map((hit, position) => (
        <li
          key={`${hit.kind}-${hit.index}`}
          id={`search-hit-${position}`}
          role="option"
          aria-selected={position === active}
          className="popupItem"
          data-highlighted={position === active ? '' : undefined}
          onPointerMove={() => onPoint(position)}
          onClick={() => open(hit)}
        >
          <span>{hit.label}</span>
          <span className="dim">{hit.kind === 'Command' ? hit.detail : hit.kind}</span>
        </li>
      ))}
    </ul>
  );
}

/** A list that narrows as one types; arrows and Enter choose. */
export default function SearchDialog() {
  const setView = useView((view) => view.set);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const hits = useHits(useDeferredValue(text));
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && hits.length > 0) {
      event.preventDefault();
      setActive((active + move + hits.length) % hits.length);
    }
    const hit = hits[active];
    if (event.key === 'Enter' && hit !== undefined) {
      event.preventDefault();
      open(hit);
    }
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : setView({ dialog: null }))}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="visuallyHidden">Search</Dialog.Title>
          <input
            className="searchInput"
            type="text"
            role="combobox"
            aria-label="Search satellites, stations, jobs, scenarios and commands"
            aria-expanded="true"
            aria-controls="search-hits"
            aria-activedescendant={hits.length > 0 ? `search-hit-${active}` : undefined}
            placeholder="Satellite, station, job, scenario or command"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
          />
          <HitList hits={hits} active={active} onPoint={setActive} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
