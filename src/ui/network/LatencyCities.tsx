// Which cities see less than 100 ms? A list that sorts by how much of the day.

import { useMemo } from 'react';
import { Certified } from '../machine/Certified.tsx';
import { formatFraction } from '../panels/format.ts';
import { Section } from '../panels/Metrics.tsx';
import type { CityDelays } from '../run/messages.ts';
import { cityRows, servedPeople } from './latencyLists.ts';
import type { CityRow } from './latencyLists.ts';
import { catalogueCities, useLatencyChoice } from './latencyStudies.ts';
import type { DayShare } from './latencyStudies.ts';
import { delayText, peopleText } from './latencyWords.ts';

const dayShares: readonly (readonly [DayShare, string])[] = [
  ['p50S', 'Half the time'],
  ['p90S', '90\u202f%'],
  ['p99S', '99\u202f%'],
];

function ShareSwitch() {
  const dayShare = useLatencyChoice((choice) => choice.dayShare);
  return (
    <div className="segmented latencyShares" role="group" aria-label="Less than 100 ms for">
      {dayShares.map(([id, label]) => (
        <button
          key={id}
          type="button"
          aria-pressed={dayShare === id}
          onClick={() => useLatencyChoice.setState({ dayShare: id })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function Row({ row, isChosen }: { readonly row: CityRow; readonly isChosen: boolean }) {
  const { city, delays, isBelow } = row;
  return (
    <tr data-below={isBelow} data-chosen={isChosen}>
      <th scope="row">
        <button
          type="button"
          className="latencyCity"
          aria-pressed={isChosen}
          onClick={() => useLatencyChoice.setState({ cityId: city.id })}
        >
          <span aria-hidden="true">{isBelow ? '●' : '○'}</span> {city.name}
        </button>
      </th>
      <td>{formatFraction(delays.below100MsFraction)}</td>
      <td>{delayText(delays.p50S)}</td>
      <td>
        <Certified certified={{ row: city.population, own: undefined, override: null }}>
          {peopleText(city.populationCount)}
        </Certified>
      </td>
    </tr>
  );
}

/** The cities, those below 100 ms for longest first, and how many of their people that is. */
export function LatencyCities({ cities }: { readonly cities: readonly CityDelays[] }) {
  const dayShare = useLatencyChoice((choice) => choice.dayShare);
  const cityId = useLatencyChoice((choice) => choice.cityId);
  const rows = useMemo(() => cityRows(catalogueCities(), cities, dayShare), [cities, dayShare]);
  const people = servedPeople(rows);
  return (
    <Section title="Which cities see less than 100 ms?" aside={<ShareSwitch />}>
      <p className="latencyLead" data-testid="latency-served">
        <b>{`${people.servedCityCount} of ${people.cityCount} cities`}</b>, with{' '}
        <b>{peopleText(people.populationCount)}</b> of their people (
        {formatFraction(people.populationFraction)}).
      </p>
      <table className="table latencyTable">
        <thead>
          <tr>
            <th scope="col">City</th>
            <th scope="col">Of the time</th>
            <th scope="col">p50</th>
            <th scope="col">People</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.city.id} row={row} isChosen={row.city.id === cityId} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}
