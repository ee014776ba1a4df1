// What do the numbers rest on: value, source, date, and how sure is it?

import { lazy, Suspense, useMemo, useState } from 'react';
import { listCatalogue } from '../../compute/index.ts';
import type { CatalogueRow } from '../../compute/index.ts';
import { Certified } from '../machine/Certified.tsx';
import type { CertifiedValue } from '../machine/certificates.ts';
import { usesIn } from '../machine/certifiedUses.ts';
import { useStore } from '../store.ts';
import { formatNumber, formatSi, formatWord } from './format.ts';

const siUnits = ['W', 'FLOP/s', 'bit/s', 'byte', 'byte/s', 'Hz'];

function valueText({ value, unit }: CatalogueRow): string {
  if (typeof value === 'object') return value.join(', ');
  if (typeof value !== 'number') return String(value);
  if (siUnits.includes(unit)) return formatSi(value, unit);
  return `${formatNumber(value)} ${unit}`.trim();
}

const kindNames: Readonly<Record<CatalogueRow['kind'], string>> = {
  accelerators: 'Accelerators',
  models: 'AI models',
  platforms: 'Platforms',
  stations: 'Stations',
  cities: 'Cities',
  interconnects: 'Interconnects',
  terminals: 'Link terminals',
  environment: 'Environment',
  radiation: 'Radiation',
};

/** Rows by record, in the catalogue's order. */
function byRecord(rows: readonly CatalogueRow[]): [string, CatalogueRow[]][] {
  const groups = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    const key = `${row.kind}/${row.id}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups];
}

function RecordTable({ rows, certify }: TableProps) {
  return (
    <table className="table sourceTable">
      <tbody>
        {rows.map((row) => (
          <tr key={row.field}>
            <th scope="row">{formatWord(row.field)}</th>
            <td>
              <Certified certified={certify(row)}>
                <b>{valueText(row)}</b>
              </Certified>
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

interface TableProps {
  readonly rows: readonly CatalogueRow[];
  readonly certify: (row: CatalogueRow) => CertifiedValue;
}

interface RecordProps extends TableProps {
  readonly isOpen: boolean;
  readonly isFirstOfKind: boolean;
}

function Record({ rows, certify, isOpen, isFirstOfKind }: RecordProps) {
  const [isShown, setIsShown] = useState(isOpen);
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <>
      {isFirstOfKind ? <h3 className="recordKind">{kindNames[first.kind]}</h3> : null}
      <details
        className="record"
        open={isOpen}
        onToggle={(event) => setIsShown(event.currentTarget.open)}
      >
        <summary>
          {first.name} <span className="dim mono">{first.id}</span>
        </summary>
        {isShown || isOpen ? <RecordTable rows={rows} certify={certify} /> : null}
      </details>
    </>
  );
}

const ModelSheet = lazy(() => import('../machine/ModelSheet.tsx'));

type Part = 'values' | 'models';
const parts: readonly (readonly [Part, string])[] = [
  ['values', 'Values'],
  ['models', 'Models'],
];

function PartSwitch({ part, onChange }: { part: Part; onChange: (part: Part) => void }) {
  return (
    <div className="segmented sourceParts" role="group" aria-label="Show">
      {parts.map(([id, label]) => (
        <button key={id} type="button" aria-pressed={part === id} onClick={() => onChange(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** What the numbers rest on: the catalogue, and models as they are served. */
export default function SourcesTab() {
  const [part, setPart] = useState<Part>('values');
  return (
    <div className="listFrame">
      <h2 className="visuallyHidden">Sources</h2>
      <PartSwitch part={part} onChange={setPart} />
      {part === 'values' ? (
        <Values />
      ) : (
        <Suspense fallback={<p className="skeleton">Loading</p>}>
          <ModelSheet />
        </Suspense>
      )}
    </div>
  );
}

/** The catalogue: every value with its certificate, to be searched. */
function Values() {
  const catalogue = useMemo(() => listCatalogue(), []);
  const scenarioText = useStore((state) => state.source?.text ?? '');
  const certify = useMemo(() => usesIn(scenarioText), [scenarioText]);
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
    <>
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
        {records.map(([key, rows], position) => (
          <Record
            key={key}
            rows={rows}
            certify={certify}
            isOpen={text !== '' || isAssumedOnly}
            isFirstOfKind={rows[0]?.kind !== records[position - 1]?.[1][0]?.kind}
          />
        ))}
      </div>
    </>
  );
}
