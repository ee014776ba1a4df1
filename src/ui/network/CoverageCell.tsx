// How many satellites does one place see? Chosen on the globe, or by the name of a city.

import { useMemo } from 'react';
import { Facts, Section } from '../panels/Metrics.tsx';
import { formatCounted, formatFraction, formatNumber } from '../panels/format.ts';
import type { CoverageColumns, ScenarioSource } from '../run/messages.ts';
import { useLiveCounts } from './CoverageLegend.tsx';
import { NameCombobox } from './NameCombobox.tsx';
import { cellName, cellOf } from './coverageCells.ts';
import { coverageDay, coverageDayOf, useCoverageChoice } from './coverageStudies.ts';
import { catalogueCities } from './latencyStudies.ts';

/** Cities by the cell that they are in. */
function useCityItems() {
  return useMemo(
    () =>
      catalogueCities()
        .map(({ id, name, latitudeRad, longitudeRad }) => ({
          ...{ value: id, label: name },
          cell: cellOf(latitudeRad, longitudeRad),
        }))
        .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    [],
  );
}

function dayFacts(day: CoverageColumns, cell: number): (readonly [string, string])[] {
  return [
    ['Mean', formatNumber(Number(day.meanCount[cell]!.toPrecision(3)))],
    ['Least', formatCounted(day.minCount[cell]!, 'satellite')],
    ['Most', formatCounted(day.maxCount[cell]!, 'satellite')],
    ['At least one in view', `${formatFraction(day.coveredFraction[cell]!)} of the time`],
  ];
}

/** The chosen cell; a day that is not known is left out. */
export function CoverageCell({ source }: { readonly source: ScenarioSource }) {
  const { seen } = useLiveCounts();
  const cell = useCoverageChoice((choice) => choice.cell);
  coverageDay.use();
  const day = coverageDayOf(source);
  const items = useCityItems();
  const city = items.find((item) => item.cell === cell);
  const nowText =
    seen === null || cell === null ? '…' : formatCounted(seen.counts[cell]!, 'satellite');
  return (
    <Section title={cell === null ? 'One place' : `The cell ${cellName(cell)}`}>
      <div className="latencyChoices">
        <span className="dim">Place</span>
        <NameCombobox
          name="Place"
          items={items}
          value={city?.value ?? null}
          placeholder="Type a city, or click the globe"
          onChange={(id) => {
            const chosen = items.find(({ value }) => value === id);
            if (chosen !== undefined) useCoverageChoice.setState({ cell: chosen.cell });
          }}
        />
      </div>
      {cell === null ? null : (
        <div data-testid="coverage-cell">
          <Facts facts={[['In view now', nowText], ...(day === null ? [] : dayFacts(day, cell))]} />
        </div>
      )}
    </Section>
  );
}
