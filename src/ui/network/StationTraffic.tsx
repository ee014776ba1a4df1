// Whom does one station serve now and over the run, and who waits for it?

import { useMemo } from 'react';
import type { Result } from '../../compute/index.ts';
import { formatDuration, formatElapsed, formatFraction } from '../panels/format.ts';
import { openJob, openSatellite, openStation } from '../panels/selecting.ts';
import { useStore } from '../store.ts';
import { servedAt } from './antennas.ts';
import type { Antenna, Served } from './antennas.ts';
import { Strip } from './Strip.tsx';
import { stripPath } from './strip.ts';
import { satelliteOfHop } from './transfers.ts';
import type { Direction, Hop, Waiting } from './transfers.ts';

/** Waits that are listed at once; the rest are counted. */
const listedMax = 8;
/** Of one antenna in the strip. */
const laneHeightPx = 7;
const laneGapPx = 2;

const directionWords: Readonly<Record<Direction, string>> = {
  up: '↑ input',
  down: '↓ output',
  across: '→ state',
};

interface LineProps {
  readonly result: Result;
  readonly timeS: number;
}

function JobLink({ result, jobIndex }: { readonly result: Result; readonly jobIndex: number }) {
  return (
    <button type="button" className="link" onClick={() => openJob(jobIndex)}>
      {result.jobs.id[jobIndex]}
    </button>
  );
}

/** A job that waits: which, for how long, and when its bits move on. */
export function WaitLine({ result, wait, timeS }: LineProps & { readonly wait: Waiting }) {
  const { jobIndex, direction, startS, nextS } = wait;
  const satellite = result.labels.satelliteNames[result.jobs.satelliteIndex[jobIndex]!];
  return (
    <li>
      <JobLink {...{ result, jobIndex }} />
      <span className="dim">{directionWords[direction]}</span>
      <span className="networkLineEnd">
        {satellite === undefined ? '' : `${satellite}, `}
        waits {formatDuration(timeS - startS)}
        {Number.isNaN(nextS) ? '' : `, goes ${formatElapsed(nextS)}`}
      </span>
    </li>
  );
}

/** Bits on their way from one satellite to another. */
export function HopLine({ result, hop, timeS }: LineProps & { readonly hop: Hop }) {
  const { jobIndex, direction, from, to, endS } = hop;
  const { satelliteNames } = result.labels;
  return (
    <li>
      <JobLink {...{ result, jobIndex }} />
      <span className="dim">{directionWords[direction]}</span>
      <span className="networkLineEnd">
        {satelliteNames[from]} → {satelliteNames[to]}, {formatDuration(endS - timeS)} left
      </span>
    </li>
  );
}

interface ServedProps extends LineProps {
  readonly served: Served;
  readonly hops: readonly Hop[];
}

function ServedLine({ result, served, hops, timeS }: ServedProps) {
  const { satelliteIndex, endS } = served;
  return (
    <li>
      <button type="button" className="link" onClick={() => openSatellite(satelliteIndex)}>
        {result.labels.satelliteNames[satelliteIndex]}
      </button>
      <span className="links">
        {hops.map((hop) => (
          <span key={hop.row}>
            <JobLink result={result} jobIndex={hop.jobIndex} />{' '}
            <span className="dim">{directionWords[hop.direction]}</span>
          </span>
        ))}
      </span>
      <span className="networkLineEnd">{formatDuration(endS - timeS)} left</span>
    </li>
  );
}

function Lanes({ antennas, durationS }: { antennas: readonly Antenna[]; durationS: number }) {
  const path = useMemo(
    () =>
      antennas
        .map(({ served }, lane) =>
          stripPath(served, durationS, [lane * (laneHeightPx + laneGapPx), laneHeightPx]),
        )
        .join(''),
    [antennas, durationS],
  );
  const heightPx = antennas.length * (laneHeightPx + laneGapPx) - laneGapPx;
  return (
    <Strip durationS={durationS} heightPx={Math.max(heightPx, laneHeightPx)}>
      <path className="networkServed" d={path} />
    </Strip>
  );
}

interface StationProps extends LineProps {
  readonly index: number;
  readonly antennas: readonly Antenna[];
  /** Under way through its antennas now. */
  readonly hops: readonly Hop[];
  /** Jobs whose next bits pass one of its antennas. */
  readonly waiting: readonly Waiting[];
}

/** A station's antennas over the run, what they do now, and the queue. */
export function StationTraffic({ result, index, antennas, hops, waiting, timeS }: StationProps) {
  const name = useStore((state) => state.scenario?.stations[index]?.name);
  const now = antennas.flatMap(({ served }) => servedAt(served, timeS));
  const busy = antennas.map(({ busyFraction }) => formatFraction(busyFraction)).join(', ');
  return (
    <section className="section networkStation">
      <header className="sectionHead">
        <h3>
          <button type="button" className="link" onClick={() => openStation(index)}>
            {name ?? result.labels.stationIds[index]}
          </button>
        </h3>
        <span className="dim">
          {now.length} of {antennas.length} serving
          {waiting.length > 0 ? `, ${waiting.length} waiting` : ''}
        </span>
      </header>
      <Lanes antennas={antennas} durationS={result.durationS} />
      <p className="dim networkBusy">
        Busy over the run: {antennas.length > 1 ? `antennas ${busy}` : busy}
      </p>
      {now.length + waiting.length === 0 ? null : (
        <ul className="networkLines">
          {now.map((served) => (
            <ServedLine
              key={`${served.satelliteIndex} ${served.startS}`}
              {...{ result, served, timeS }}
              hops={hops.filter((hop) => satelliteOfHop(hop) === served.satelliteIndex)}
            />
          ))}
          {waiting.slice(0, listedMax).map((wait) => (
            <WaitLine key={`${wait.jobIndex} ${wait.direction}`} {...{ result, wait, timeS }} />
          ))}
          {waiting.length <= listedMax ? null : (
            <li className="dim">and {waiting.length - listedMax} more</li>
          )}
        </ul>
      )}
    </section>
  );
}
