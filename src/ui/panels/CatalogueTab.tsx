// What is up there? Every object of a catalogue, found by name, number or kind of orbit.

import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { formatCount, formatDuration, formatUtc } from './format.ts';
import type { ReadScenario } from '../run/messages.ts';
import { orbitKindAt, orbitKindLabels, orbitKinds, orbitShape } from '../scene/orbitKinds.ts';
import type { OrbitKind } from '../scene/orbitKinds.ts';
import { useStore } from '../store.ts';
import { findObjects } from './cataloguing.ts';
import { Facts } from './Metrics.tsx';
import { VirtualList } from './VirtualList.tsx';
import '../style/catalogue.css';

const SeasonView = lazy(() => import('../charts/SeasonView.tsx'));

interface Filter {
  readonly text: string;
  readonly kind: OrbitKind | 'all';
}

interface FilterBarProps extends Filter {
  readonly count: number;
  readonly onChange: (filter: Filter) => void;
}

function FilterBar({ text, kind, count, onChange }: FilterBarProps) {
  return (
    <div className="filterBar catalogueFilter">
      <input
        className="input"
        type="search"
        placeholder="Name, number or launch"
        aria-label="Find satellites by name, catalogue number or launch"
        value={text}
        onChange={(event) => onChange({ kind, text: event.target.value })}
      />
      <select
        className="input"
        aria-label="Kind of orbit"
        value={kind}
        onChange={(event) => onChange({ text, kind: event.target.value as Filter['kind'] })}
      >
        <option value="all">All orbits</option>
        {orbitKinds.map((id) => (
          <option key={id} value={id}>
            {orbitKindLabels[id]}
          </option>
        ))}
      </select>
      <span className="dim" role="status">
        {formatCount(count)}
      </span>
    </div>
  );
}

const km = (value: number): string => `${formatCount(value)} km`;

function ObjectFacts({ scenario, index }: { scenario: ReadScenario; index: number }) {
  const { elementSet } = scenario.satellites[index]!;
  const shape = orbitShape(elementSet);
  const inclinationDeg = (elementSet.inclinationRad * 180) / Math.PI;
  return (
    <Facts
      facts={[
        ['Kind of orbit', orbitKindLabels[orbitKindAt(scenario, index)]],
        ['Perigee and apogee', `${km(shape.perigeeAltitudeKm)}, ${km(shape.apogeeAltitudeKm)}`],
        ['Inclination', `${inclinationDeg.toFixed(2)}°`],
        ['Revolution', formatDuration(86_400 / shape.turnsPerDay)],
        ['Launch', elementSet.internationalDesignator ?? '–'],
        ['Epoch, UTC', formatUtc(elementSet.epochUtcMs)],
      ]}
    />
  );
}

/** The selected object: where it flies, and its year on demand. */
function ObjectPanel({ scenario, index }: { scenario: ReadScenario; index: number }) {
  const [isYear, setIsYear] = useState(false);
  const select = useStore((state) => state.select);
  const { name, id } = scenario.satellites[index]!;
  return (
    <section className={`catalogueObject ${isYear ? 'catalogueYear' : ''}`} aria-label={name}>
      <header className="panelHead panelHeadRow">
        <div>
          <h2>{name}</h2>
          <p className="dim">Catalogue number {id}</p>
        </div>
        <button
          type="button"
          className="button"
          aria-pressed={isYear}
          onClick={() => setIsYear(!isYear)}
        >
          Year
        </button>
        <button type="button" className="button" onClick={() => select(null)}>
          Close
        </button>
      </header>
      {isYear ? (
        <Suspense fallback={<p className="skeleton">Loading</p>}>
          <SeasonView index={index} />
        </Suspense>
      ) : (
        <ObjectFacts scenario={scenario} index={index} />
      )}
    </section>
  );
}

/** All objects that fit what is typed; the selected one below them. */
export default function CatalogueTab({ scenario }: { readonly scenario: ReadScenario }) {
  const [filter, setFilter] = useState<Filter>({ text: '', kind: 'all' });
  const text = useDeferredValue(filter.text);
  const selection = useStore((state) => state.selection);
  const select = useStore((state) => state.select);
  const rows = useMemo(
    () => findObjects(scenario, text, filter.kind),
    [scenario, text, filter.kind],
  );
  const selected = selection?.kind === 'satellite' ? selection.index : -1;
  return (
    <div className="listFrame">
      <FilterBar {...filter} count={rows.length} onChange={setFilter} />
      <VirtualList
        label="Catalogue"
        className="catalogueList"
        columns={['Name', 'Number', 'Perigee', 'Apogee', 'Tilt']}
        rowCount={rows.length}
        shownPosition={selected < 0 ? -1 : rows.indexOf(selected)}
        isSelected={(position) => rows[position] === selected}
        onOpen={(position) => select({ kind: 'satellite', index: rows[position]! })}
        cellsOf={(position) => {
          const { name, id, elementSet } = scenario.satellites[rows[position]!]!;
          const shape = orbitShape(elementSet);
          return [
            name,
            id,
            km(shape.perigeeAltitudeKm),
            km(shape.apogeeAltitudeKm),
            `${((elementSet.inclinationRad * 180) / Math.PI).toFixed(1)}°`,
          ];
        }}
      />
      {selected < 0 || selected >= scenario.satellites.length ? null : (
        <ObjectPanel key={selected} scenario={scenario} index={selected} />
      )}
    </div>
  );
}
