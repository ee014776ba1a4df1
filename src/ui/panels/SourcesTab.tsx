// What do the numbers rest on: value, source, date, and how sure is it?

import { useMemo, useState } from 'react';
import { listCatalogue } from '../../compute/index.ts';
import { formatNumber, formatSi, formatWord } from './format.ts';

type CatalogueRow = ReturnType<typeof listCatalogue>[number];

const siUnits = ['W', 'FLOP/s', 'bit/s', 'byte', 'byte/s', 'Hz'];

function valueText({ value, unit }: CatalogueRow): string {
  if (typeof value !== 'number') return String(value);
  if (siUnits.includes(unit)) return formatSi(value, unit);
  return `${formatNumber(value)} ${unit}`.trim();
}

/** Rows by record, in the catalogue's order. */
function byRecord(rows: readonly CatalogueRow[]): [string, CatalogueRow[]][] {
  const groups = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    const key = `${row.kind}/${row.id}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups];
}

function RecordTable({ rows }: { readonly rows: readonly CatalogueRow[] }) {
  return (
    <table className="table sourceTable">
      <tbody>
        {rows.map((row) => (
          <tr key={row.field}>
            <th scope="row">{formatWord(row.field)}</th>
            <td>
              <b>{valueText(row)}</b>
              <span className="dim">
                {row.source}
                {row.date === '' ? '' : `, ${row.date}`}
              </span>
            </td>
            <td>
              <span className={`confidence confidence-${row.confidence}`}>{row.confidence}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The catalogue: every value with its certificate, to be searched. */
export default function SourcesTab() {
  const catalogue = useMemo(() => listCatalogue(), []);
  const [text, setText] = useState('');
  const [isAssumedOnly, setIsAssumedOnly] = useState(false);
  const records = useMemo(() => {
    const part = text.trim().toLowerCase();
    const rows = catalogue.filter(
      (row) =>
        `${row.kind} ${row.id} ${row.name} ${row.field} ${row.source}`
          .toLowerCase()
          .includes(part) &&
        (!isAssumedOnly || row.confidence === 'assumption'),
    );
    return byRecord(rows);
  }, [catalogue, text, isAssumedOnly]);
  return (
    <div className="listFrame">
      <div className="filterBar">
        <input
          className="input"
          type="search"
          placeholder="Filter values and sources"
          aria-label="Filter values and sources"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <label className="choice">
          <input
            type="checkbox"
            checked={isAssumedOnly}
            onChange={(event) => setIsAssumedOnly(event.target.checked)}
          />
          Assumptions only
        </label>
      </div>
      <div className="scroll">
        {records.map(([key, rows]) => (
          <details key={key} className="record" open={text !== '' || isAssumedOnly}>
            <summary>
              {rows[0]?.name} <span className="dim">{rows[0]?.kind}</span>
            </summary>
            <RecordTable rows={rows} />
          </details>
        ))}
      </div>
    </div>
  );
}
