// How are a hundred thousand rows listed with twenty elements?

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

interface VirtualListProps {
  readonly label: string;
  /** Names of the columns, for people who hear the list and for its head. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** The cells of a row; the first one names it. */
  readonly cellsOf: (position: number) => readonly ReactNode[];
  readonly isSelected: (position: number) => boolean;
  readonly onOpen: (position: number) => void;
  /** Class that sets the widths of the columns. */
  readonly className: string;
  /** Row to bring into view when it changes; -1: none. */
  readonly shownPosition?: number;
  /** Which column sorts the list; its heads become buttons. */
  readonly sorting?: ListSorting;
}

interface ListSorting {
  readonly column: number;
  readonly isDescending: boolean;
  readonly onSort: (column: number) => void;
}

const rowPx = 24;
const overscanCount = 8;
const pageRowCount = 12;

const jumps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageRowCount,
  PageUp: -pageRowCount,
  Home: -Infinity,
  End: Infinity,
};

interface RowProps {
  readonly list: VirtualListProps;
  readonly position: number;
  readonly topPx: number;
  readonly isFirst: boolean;
}

function Row({ list, position, topPx, isFirst }: RowProps) {
  const { columns, cellsOf, isSelected, onOpen } = list;
  return (
    <div
      role="row"
      aria-rowindex={position + 1}
      aria-selected={isSelected(position)}
      tabIndex={isFirst || isSelected(position) ? 0 : -1}
      data-position={position}
      className="listRow"
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onOpen(position)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onOpen(position);
      }}
    >
      {cellsOf(position).map((cell, column) => (
        <span key={columns[column]} role="cell">
          {cell}
        </span>
      ))}
    </div>
  );
}

function Head({ columns, sorting }: Pick<VirtualListProps, 'columns' | 'sorting'>) {
  const direction = sorting?.isDescending === true ? 'descending' : 'ascending';
  return (
    <div className="listHead" role="row">
      {columns.map((column, index) => {
        const isSorted = sorting?.column === index;
        if (sorting === undefined) {
          return (
            <span key={column} role="columnheader">
              {column}
            </span>
          );
        }
        return (
          <span key={column} role="columnheader" aria-sort={isSorted ? direction : 'none'}>
            <button type="button" className="listSort" onClick={() => sorting.onSort(index)}>
              {column}
              <i aria-hidden="true">{isSorted ? (sorting.isDescending ? '▾' : '▴') : ''}</i>
            </button>
          </span>
        );
      })}
    </div>
  );
}

/** A table that draws only the rows in view. One row takes the focus; arrow keys move it. */
export function VirtualList(props: VirtualListProps) {
  const { label, rowCount, className, shownPosition = -1 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoized here
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: overscanCount,
  });
  useEffect(() => {
    if (shownPosition >= 0) virtualizer.scrollToIndex(shownPosition, { align: 'auto' });
  }, [shownPosition, virtualizer]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const jump = jumps[event.key];
    const from = Number((event.target as HTMLElement).dataset['position'] ?? -1);
    if (jump === undefined || rowCount === 0) return;
    event.preventDefault();
    const to = Math.min(Math.max(from + jump, 0), rowCount - 1);
    virtualizer.scrollToIndex(to);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-position="${to}"]`)?.focus();
    });
  };
  return (
    <div className={`list ${className}`} role="table" aria-label={label} aria-rowcount={rowCount}>
      <div role="rowgroup">
        <Head {...props} />
      </div>
      <div className="listScroll" role="rowgroup" ref={scroller} onKeyDown={onKeyDown}>
        {rowCount === 0 ? <p className="listEmpty">Nothing matches.</p> : null}
        <div className="listSpace" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }, order) => (
            <Row key={index} list={props} position={index} topPx={start} isFirst={order === 0} />
          ))}
        </div>
      </div>
    </div>
  );
}
