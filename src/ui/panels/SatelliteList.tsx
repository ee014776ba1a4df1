// Which satellites are there, and which of them did worst or best?

import { useMemo, useState } from 'react';
import type { Result, SatelliteMetrics } from '../../compute/index.ts';
import { formatCount, formatFraction, formatTemperature } from './format.ts';
import { rowsWhere } from './indexing.ts';
import { openSatellite } from './selecting.ts';
import { VirtualList } from './VirtualList.tsx';

const orders = {
  number: { label: 'By number', rank: () => 0 },
  charge: { label: 'Lowest charge first', rank: (m) => m.stateOfChargeMinFraction },
  heat: { label: 'Hottest first', rank: (m) => -m.temperatureMaxK },
  work: { label: 'Busiest first', rank: (m) => -m.utilisationFraction },
  idle: { label: 'Least busy first', rank: (m) => m.utilisationFraction },
} as const satisfies Readonly<
  Record<string, { label: string; rank: (metrics: SatelliteMetrics) => number }>
>;
type Order = keyof typeof orders;

interface Filter {
  readonly text: string;
  readonly order: Order;
}

function useRows({ labels, metrics }: Result, { text, order }: Filter): Int32Array {
  return useMemo(() => {
    const part = text.trim().toLowerCase();
    const found = rowsWhere(labels.satelliteIds.length, (row) => {
      const name = `${labels.satelliteNames[row] ?? ''} ${labels.satelliteIds[row] ?? ''}`;
      return name.toLowerCase().includes(part);
    });
    const rank: (metrics: SatelliteMetrics) => number = orders[order].rank;
    return found.sort(
      (a, b) => rank(metrics.satellites[a]!) - rank(metrics.satellites[b]!) || a - b,
    );
  }, [labels, metrics, order, text]);
}

interface FilterBarProps extends Filter {
  readonly count: number;
  readonly onChange: (filter: Filter) => void;
}

function FilterBar({ text, order, count, onChange }: FilterBarProps) {
  return (
    <div className="filterBar">
      <input
        className="input"
        type="search"
        placeholder="Filter by name"
        aria-label="Filter satellites by name"
        value={text}
        onChange={(event) => onChange({ order, text: event.target.value })}
      />
      <select
        className="input"
        aria-label="Order"
        value={order}
        onChange={(event) => onChange({ text, order: event.target.value as Order })}
      >
        {Object.entries(orders).map(([id, { label }]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      <span className="dim">{formatCount(count)}</span>
    </div>
  );
}

/** All satellites with their figures; a click selects one. */
export function SatelliteList({ result }: { readonly result: Result }) {
  const [filter, setFilter] = useState<Filter>({ text: '', order: 'number' });
  const { labels, metrics } = result;
  const rows = useRows(result, filter);
  return (
    <div className="listFrame">
      <FilterBar {...filter} count={rows.length} onChange={setFilter} />
      <VirtualList
        label="Satellites"
        className="satelliteList"
        columns={['Satellite', 'At work', 'Low charge', 'Hottest', 'Jobs']}
        rowCount={rows.length}
        isSelected={() => false}
        onOpen={(position) => openSatellite(rows[position]!)}
        cellsOf={(position) => {
          const row = rows[position]!;
          const figures = metrics.satellites[row]!;
          return [
            labels.satelliteNames[row],
            formatFraction(figures.utilisationFraction),
            formatFraction(figures.stateOfChargeMinFraction),
            formatTemperature(figures.temperatureMaxK),
            formatCount(figures.completedCount),
          ];
        }}
      />
    </div>
  );
}
