// What happened, when, and to whom?

import { useMemo, useState } from 'react';
import { causes, eventKinds } from '../../compute/index.ts';
import type { EventKind, Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { useStore } from '../store.ts';
import type { Selection } from '../store.ts';
import { useClock } from '../useClock.ts';
import { formatCount, formatElapsed, formatWord } from './format.ts';
import { concerns, lastEventAt, rowsWhere } from './indexing.ts';
import { detailLabel, eventGroups, eventLabel } from './labels.ts';
import type { EventGroup } from './labels.ts';
import { NoResult } from './NoResult.tsx';
import { VirtualList } from './VirtualList.tsx';

/** Who took part, in one line; `known` is in every row of the list and not said again. */
function whoOf(
  { events, labels, jobs }: Result,
  row: number,
  known: Selection['kind'] | null,
): string {
  const parts = {
    job: jobs.id[events.jobIndex[row]!],
    satellite: labels.satelliteNames[events.satelliteIndex[row]!],
    station: labels.stationIds[events.stationIndex[row]!],
  };
  const said = Object.entries(parts).filter(([kind, part]) => kind !== known && part !== undefined);
  return said.map(([, part]) => part).join(' · ');
}

function noteOf({ events }: Result, row: number): string {
  const cause = causes[events.causeCodePlusOne[row]! - 1];
  const detail = events.detailByRow[row];
  const why = detail === undefined ? undefined : detailLabel(detail);
  return [cause === undefined ? undefined : formatWord(cause), why]
    .filter((part) => part !== undefined)
    .join(': ');
}

/** Text that may be cut off: the whole of it on hover. */
function Clipped({ text }: { readonly text: string }) {
  return <span title={text}>{text}</span>;
}

/** Most events need no reason, so both share one column. */
function WhoAndWhy({ who, why }: { readonly who: string; readonly why: string }) {
  const said = [who, why].filter((part) => part !== '').join(' – ');
  return (
    <span title={said}>
      {who} {why === '' ? null : <span className="dim">{who === '' ? why : `– ${why}`}</span>}
    </span>
  );
}

interface Filter {
  readonly group: EventGroup | 'all';
  readonly isOfSelection: boolean;
}

function useRows(result: Result, { group, isOfSelection }: Filter): Int32Array {
  const selection = useStore((state) => state.selection);
  return useMemo(() => {
    const { events } = result;
    const kinds: readonly EventKind[] = group === 'all' ? eventKinds : eventGroups[group];
    const isWanted = eventKinds.map((kind) => kinds.includes(kind));
    return rowsWhere(
      events.count,
      (row) =>
        isWanted[events.kindCode[row]!] === true &&
        (!isOfSelection || selection === null || concerns(events, row, selection)),
    );
  }, [result, group, isOfSelection, selection]);
}

interface FilterBarProps extends Filter {
  readonly count: number;
  readonly onChange: (filter: Filter) => void;
}

function FilterBar({ group, isOfSelection, count, onChange }: FilterBarProps) {
  const hasSelection = useStore((state) => state.selection !== null);
  return (
    <div className="filterBar">
      <select
        className="input"
        aria-label="Kind of event"
        value={group}
        onChange={(event) =>
          onChange({ isOfSelection, group: event.target.value as Filter['group'] })
        }
      >
        <option value="all">All events</option>
        {Object.keys(eventGroups).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <label className="choice">
        <input
          type="checkbox"
          checked={isOfSelection && hasSelection}
          disabled={!hasSelection}
          onChange={(event) => onChange({ group, isOfSelection: event.target.checked })}
        />
        Selection only
      </label>
      <span className="dim">{formatCount(count)}</span>
    </div>
  );
}

function EventList({ result }: { readonly result: Result }) {
  const [filter, setFilter] = useState<Filter>({ group: 'all', isOfSelection: true });
  const rows = useRows(result, filter);
  const selectedKind = useStore((state) => state.selection?.kind ?? null);
  const known = filter.isOfSelection ? selectedKind : null;
  const timeS = useClock();
  const { events } = result;
  const nowPosition = lastEventAt(events, rows, timeS);
  return (
    <div className="listFrame">
      <FilterBar {...filter} count={rows.length} onChange={setFilter} />
      <VirtualList
        label="Events"
        className="eventList"
        columns={['Time', 'Event', 'Who, and why']}
        rowCount={rows.length}
        shownPosition={nowPosition}
        isSelected={(position) => position === nowPosition}
        onOpen={(position) => {
          clock.pause();
          clock.seek(events.timeS[rows[position]!]!);
        }}
        cellsOf={(position) => {
          const row = rows[position]!;
          return [
            <span key="time" className="mono">
              {formatElapsed(events.timeS[row]!)}
            </span>,
            <Clipped key="kind" text={eventLabel(eventKinds[events.kindCode[row]!]!)} />,
            <WhoAndWhy key="who" who={whoOf(result, row, known)} why={noteOf(result, row)} />,
          ];
        }}
      />
    </div>
  );
}

/** The event log, following the clock; a click goes to the moment. */
export default function EventsTab() {
  const result = useStore((state) => state.result);
  return result === null ? <NoResult /> : <EventList result={result} />;
}
