// Who has the antenna, who waits, and what do all the bits come to?

import { useMemo } from 'react';
import { deliveryPerEnergy } from '../../compute/index.ts';
import type { DeliveryPerEnergy, Result } from '../../compute/index.ts';
import {
  formatCount,
  formatCounted,
  formatData,
  formatDuration,
  formatEnergy,
  formatNumber,
} from '../panels/format.ts';
import { MetricTable, Section, Term } from '../panels/Metrics.tsx';
import type { MetricRow } from '../panels/metricRows.ts';
import { useStore } from '../store.ts';
import { useClock } from '../useClock.ts';
import { antennasOf, servedByStation } from './antennas.ts';
import { HopLine, StationTraffic, WaitLine } from './StationTraffic.tsx';
import { stationOfHop, transfersOf, waitSummaries } from './transfers.ts';
import type { Hop, Waiting } from './transfers.ts';

const perKwh = (value: number | null): string =>
  value === null ? '–' : `${formatNumber(value)}\u202fGB/kWh`;

function DeliveryRow({ row }: { readonly row: DeliveryPerEnergy }) {
  return (
    <tr>
      <th scope="row">{row.fleet ?? 'All satellites'}</th>
      <td>{formatData(row.downlinkedBit)}</td>
      <td>{formatEnergy(row.energyToComputeJ)}</td>
      <td>{perKwh(row.deliveredGbPerKwh)}</td>
    </tr>
  );
}

/** What reached the ground for the energy that went into computing. */
function Delivery({ result }: { readonly result: Result }) {
  const rows = useMemo(() => deliveryPerEnergy(result.metrics), [result]);
  const shown = rows.length === 2 ? rows.slice(0, 1) : rows;
  return (
    <Section title="Down to the ground, per energy of computing">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Fleet</th>
            <th scope="col">Delivered</th>
            <th scope="col">To compute</th>
            <th scope="col">
              <Term
                label="Per kWh"
                definition="Gigabytes (10⁹ bytes) on the ground per kilowatt-hour of computing."
              />
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <DeliveryRow key={row.fleet ?? ''} row={row} />
          ))}
        </tbody>
      </table>
      <p className="dim networkNote">
        With every antenna busy whenever a satellite is in view, the stations could take{' '}
        <b>{perKwh(rows[0]?.potentialGbPerKwh ?? null)}</b>.
      </p>
    </Section>
  );
}

const ledger: readonly MetricRow<Result>[] = [
  ['Sent up', 'uplinkedBit', 'Inputs that arrived on satellites from the ground.'],
  ['Arose on board', 'producedBit', 'Scenes and results made on satellites.'],
  ['Came down', 'downlinkedBit', 'Delivered to stations.'],
  [
    'Used up on board',
    'consumedBit',
    'Inputs whose job has been computed, and what was discarded.',
  ],
  ['More in store', 'onBoardDeltaBit', 'On board at the end, less what was there at the start.'],
  ['Over another satellite', 'relayedBit', 'The part of both ways that passed a relay.'],
].map(([label, field, definition]) => ({
  label: label!,
  definition: definition!,
  text: ({ metrics }) => formatData(metrics.network[field as keyof Result['metrics']['network']]),
}));

interface NowProps {
  readonly result: Result;
  readonly timeS: number;
  readonly hops: readonly Hop[];
  readonly waiting: readonly Waiting[];
}

/** All that moves and waits at the clock's time; what passes no antenna is listed here. */
function Now({ result, timeS, hops, waiting }: NowProps) {
  const between = hops.filter((hop) => stationOfHop(hop) < 0);
  const lost = waiting.filter(({ stationIndex }) => stationIndex < 0);
  const moving = formatCounted(hops.length, 'transfer');
  const standing = formatCounted(waiting.length, 'job');
  return (
    <Section title="Now">
      <p className="networkNow">
        {moving} under way, {standing} waiting for the network.
      </p>
      {between.length === 0 ? null : (
        <details className="networkMore">
          <summary>{formatCounted(between.length, 'transfer')} between satellites</summary>
          <ul>
            {between.map((hop) => (
              <HopLine key={hop.row} {...{ result, hop, timeS }} />
            ))}
          </ul>
        </details>
      )}
      {lost.length === 0 ? null : (
        <details className="networkMore">
          <summary>
            {formatCounted(lost.length, 'job')} without an antenna before the run ends
          </summary>
          <ul>
            {lost.map((wait) => (
              <WaitLine key={wait.jobIndex} {...{ result, wait, timeS }} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Stations({ result }: { readonly result: Result }) {
  const timeS = useClock();
  const stations = useStore((state) => state.scenario?.stations);
  const { durationS, service, labels } = result;
  const transfers = transfersOf(result);
  const dealt = useMemo(
    () =>
      servedByStation(service, labels.stationIds.length).map((served, index) =>
        antennasOf(served, stations?.[index]?.antennaCount ?? 1, durationS),
      ),
    [service, labels, stations, durationS],
  );
  const hops = transfers.underWay(timeS);
  const waiting = transfers.waiting(timeS);
  return (
    <>
      <Now {...{ result, timeS, hops, waiting }} />
      {dealt.map((antennas, index) => (
        <StationTraffic
          key={labels.stationIds[index]}
          {...{ result, index, antennas, timeS }}
          hops={hops.filter((hop) => stationOfHop(hop) === index)}
          waiting={waiting.filter(({ stationIndex }) => stationIndex === index)}
        />
      ))}
    </>
  );
}

/** How long the network kept jobs waiting. */
function Waits({ result }: { readonly result: Result }) {
  const rows = useMemo(() => waitSummaries(transfersOf(result).waits), [result]);
  if (rows.length === 0) return null;
  return (
    <Section title="Jobs kept waiting, over the run">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Jobs</th>
            <th scope="col">Median</th>
            <th scope="col">95 of 100</th>
            <th scope="col">Longest</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ direction, jobCount, medianS, p95S, mostS }) => (
            <tr key={direction}>
              <th scope="row">{direction === 'up' ? 'Input' : 'Output'}</th>
              <td>{formatCount(jobCount)}</td>
              <td>{formatDuration(medianS)}</td>
              <td>{formatDuration(p95S)}</td>
              <td>{formatDuration(mostS)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim networkNote">Until the last bit is there: the transfer itself included.</p>
    </Section>
  );
}

/** Antennas and queues at the clock's time and over the run, and the account of all bits. */
export function TrafficView({ result }: { readonly result: Result }) {
  return (
    <div className="scroll">
      <Delivery result={result} />
      <Waits result={result} />
      <Stations result={result} />
      <Section title="All bits of the run">
        <MetricTable rows={ledger} source={result} />
        <p className="dim networkNote">
          Sent up + arose on board = came down + used up + more in store.
        </p>
      </Section>
    </div>
  );
}
