// How many satellites do places see by latitude? The map as a list.

import { Section } from '../panels/Metrics.tsx';
import { formatFraction, formatNumber } from '../panels/format.ts';
import type { ScenarioSource } from '../run/messages.ts';
import { useLiveCounts } from './CoverageLegend.tsx';
import { coverageBands } from './coverageCells.ts';
import type { CoverageBand } from './coverageCells.ts';
import { coverageDay, coverageDayOf } from './coverageStudies.ts';

/** Means to a tenth below ten: they are over many places. */
const count = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  if (value > 0 && value < 0.05) return '<\u202f0.1';
  return value < 9.95 ? value.toFixed(1) : formatNumber(Math.round(value));
};

/** `40–50° N`; bands do not cross the equator. */
function bandName({ fromDeg, toDeg }: CoverageBand): string {
  return fromDeg < 0 ? `${-toDeg}–${-fromDeg}° S` : `${fromDeg}–${toDeg}° N`;
}

/** Bands of 10°, means by area; the Earth's own mean above them. */
export function CoverageBands({ source }: { readonly source: ScenarioSource }) {
  const { seen } = useLiveCounts();
  coverageDay.use();
  const day = coverageDayOf(source);
  const bands = coverageBands(seen, day);
  return (
    <Section title="By latitude">
      {day === null ? null : (
        <p className="latencyLead" data-testid="coverage-earth">
          On average <b>{formatFraction(day.earthCoveredFraction)}</b> of the Earth has a satellite
          in view; a place sees <b>{count(day.earthMeanCount)}</b> of them.
        </p>
      )}
      <table className="table" tabIndex={0} aria-label="Satellites in view by latitude">
        <thead>
          <tr>
            <th scope="col">Latitude</th>
            <th scope="col">Now</th>
            <th scope="col">Mean</th>
            <th scope="col">Least</th>
            <th scope="col">Covered</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band.fromDeg}>
              <th scope="row">{bandName(band)}</th>
              <td>{count(band.nowCount)}</td>
              <td>{count(band.meanCount)}</td>
              <td>{formatNumber(band.leastCount)}</td>
              <td>{formatFraction(band.coveredFraction)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
