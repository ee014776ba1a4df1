// When does a station see which satellite, how high and how near? All passes of the run.

import { useMemo, useState } from 'react';
import type { Result } from '../../compute/index.ts';
import { useClock } from '../useClock.ts';
import { formatCount, formatCounted, formatDuration, formatElapsed } from './format.ts';
import { openPass, useOpenPass } from './openPass.ts';
import { isGoingOn, nextPass, passesOf, passOrders, sortedPasses } from './passes.ts';
import type { PassOrder } from './passes.ts';
import { VirtualList } from './VirtualList.tsx';
import '../style/passes.css';

const columns = ['Start', 'Lasts', 'Peak', 'Satellite', 'Nearest'] as const;
const degPerRad = 180 / Math.PI;

interface Sorting {
  readonly order: PassOrder;
  readonly isDescending: boolean;
}

/** The same column again turns the order round; elevations begin with the highest. */
const sortedBy = (old: Sorting, order: PassOrder): Sorting => ({
  order,
  isDescending: old.order === order ? !old.isDescending : order === 'peak',
});

/** Now, next, or nothing: in words, for colour never says it alone. */
function StartCell({ startS, mark }: { readonly startS: number; readonly mark: string }) {
  return (
    <span className="mono">
      {formatElapsed(startS)}
      {mark === '' ? null : <b className="passMark">{mark}</b>}
    </span>
  );
}

interface HeadProps {
  readonly count: number;
  readonly next: number;
  readonly timeS: number;
  readonly result: Result;
}

/** How many there are, and a way to the next one from wherever the list stands. */
function PassHead({ count, next, timeS, result }: HeadProps) {
  const { access, labels } = result;
  const name = labels.satelliteNames[access.satelliteIndex[next] ?? -1];
  return (
    <div className="filterBar passHead">
      <span className="dim">{formatCounted(count, 'pass', 'passes')}</span>
      {next < 0 ? (
        <span className="dim">none begins after now</span>
      ) : (
        <button type="button" className="link" onClick={() => openPass(result, next)}>
          Next: {name} in {formatDuration(access.startS[next]! - timeS)}
        </button>
      )}
    </div>
  );
}

/** All passes of one station; a row puts the clock on its peak and the camera over the station. */
export function PassTable({ result, index }: { readonly result: Result; readonly index: number }) {
  const { access, labels } = result;
  const [sorting, setSorting] = useState<Sorting>({ order: 'start', isDescending: false });
  const timeS = useClock();
  const openRow = useOpenPass(({ pass }) => (pass?.stationIndex === index ? pass.row : -1));
  const byStart = useMemo(() => passesOf(access, index), [access, index]);
  const rows = useMemo(
    () => sortedPasses(access, byStart, sorting.order, sorting.isDescending),
    [access, byStart, sorting],
  );
  const next = nextPass(access, byStart, timeS);
  const shown = sorting.order === 'start' ? rows.indexOf(openRow < 0 ? next : openRow) : -1;
  const markOf = (row: number): string => {
    if (row === next) return 'next';
    return isGoingOn(access, row, timeS) ? 'now' : '';
  };
  return (
    <div className="listFrame">
      <PassHead {...{ result, timeS, next }} count={rows.length} />
      <VirtualList
        label="Passes"
        className="passList"
        columns={columns}
        sorting={{
          column: passOrders.indexOf(sorting.order),
          isDescending: sorting.isDescending,
          onSort: (column) => setSorting((old) => sortedBy(old, passOrders[column]!)),
        }}
        rowCount={rows.length}
        shownPosition={shown}
        isSelected={(position) => rows[position] === openRow}
        onOpen={(position) => openPass(result, rows[position]!)}
        cellsOf={(position) => {
          const row = rows[position]!;
          const startS = access.startS[row]!;
          return [
            <StartCell key="start" startS={startS} mark={markOf(row)} />,
            formatDuration(access.endS[row]! - startS),
            `${(access.peakElevationRad[row]! * degPerRad).toFixed(1)}°`,
            <span key="name" title={labels.satelliteNames[access.satelliteIndex[row]!]}>
              {labels.satelliteNames[access.satelliteIndex[row]!]}
            </span>,
            `${formatCount(access.rangeMinKm[row]!)} km`,
          ];
        }}
      />
    </div>
  );
}
