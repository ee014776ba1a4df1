// Whom does this station serve now, who comes next, and where does it stand?

import { useMemo, useState } from 'react';
import type { Result } from '../../compute/index.ts';
import type { HorizonMask } from '../../orbit/index.ts';
import { clock } from '../clock.ts';
import { Certified } from '../machine/Certified.tsx';
import { certifiedStation } from '../machine/certifiedStation.ts';
import { useStore } from '../store.ts';
import { useClock } from '../useClock.ts';
import { formatDuration, formatElapsed, formatRate } from './format.ts';
import { Facts, Section } from './Metrics.tsx';
import { PassTable } from './PassTable.tsx';
import { openSatellite } from './selecting.ts';

interface StationProps {
  readonly result: Result;
  readonly index: number;
}

const listedMax = 12;
const degPerRad = 180 / Math.PI;

interface Window {
  readonly row: number;
  readonly satelliteIndex: number;
  readonly startS: number;
  readonly endS: number;
}

type WindowColumns = Pick<
  Result['service'],
  'count' | 'satelliteIndex' | 'stationIndex' | 'startS' | 'endS'
>;

/** All windows of a station, by start. */
function windowsOf(windows: WindowColumns, station: number): Window[] {
  const found: Window[] = [];
  for (let row = 0; row < windows.count; row += 1) {
    if (windows.stationIndex[row] !== station) continue;
    found.push({
      row,
      satelliteIndex: windows.satelliteIndex[row]!,
      startS: windows.startS[row]!,
      endS: windows.endS[row]!,
    });
  }
  return found.sort((a, b) => a.startS - b.startS || a.row - b.row);
}

/** Those that end after a time, at most `listedMax`. */
function upcoming(windows: readonly Window[], timeS: number): Window[] {
  const found: Window[] = [];
  for (const window of windows) {
    if (window.endS > timeS) found.push(window);
    if (found.length === listedMax) break;
  }
  return found;
}

function WindowRow({ result, window, timeS }: { result: Result; window: Window; timeS: number }) {
  const { satelliteIndex, startS, endS } = window;
  const isOpen = startS <= timeS;
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={() => openSatellite(satelliteIndex)}>
          {result.labels.satelliteNames[satelliteIndex]}
        </button>
      </td>
      <td>
        <button type="button" className="link mono" onClick={() => clock.seek(startS)}>
          {isOpen ? 'now' : formatElapsed(startS)}
        </button>
      </td>
      <td>{isOpen ? `${formatDuration(endS - timeS)} left` : formatDuration(endS - startS)}</td>
    </tr>
  );
}

function WindowTable({
  result,
  windows,
  timeS,
}: {
  result: Result;
  windows: Window[];
  timeS: number;
}) {
  if (windows.length === 0) return <p className="dim">None until the end of the run.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Satellite</th>
          <th scope="col">From</th>
          <th scope="col">For</th>
        </tr>
      </thead>
      <tbody>
        {windows.map((window) => (
          <WindowRow key={window.row} result={result} window={window} timeS={timeS} />
        ))}
      </tbody>
    </table>
  );
}

/** How far what stands around a station reaches up. */
function maskWords(mask: HorizonMask | undefined): string {
  if (mask === undefined) return 'none: an even horizon';
  const elevationsDeg = mask.elevationRad.map((rad) => rad * degPerRad);
  const [least, most] = [Math.min(...elevationsDeg), Math.max(...elevationsDeg)];
  const highest = mask.azimuthRad[elevationsDeg.indexOf(most)]! * degPerRad;
  const span = `${least.toFixed(1)}° to ${most.toFixed(1)}° (towards ${highest.toFixed(0)}°)`;
  return `${span}, ${mask.azimuthRad.length} directions`;
}

function StationFacts({ index }: { readonly index: number }) {
  const station = useStore((state) => state.scenario?.stations[index]);
  const text = useStore((state) => state.source?.text ?? '');
  const fileIndex = station?.fileIndex ?? index;
  const certified = useMemo(() => certifiedStation(text, fileIndex), [text, fileIndex]);
  if (station === undefined) return null;
  const degrees = (rad: number): string => `${(rad * degPerRad).toFixed(3)}°`;
  /** With its certificate where the station comes from the catalogue. */
  const told = (field: string, shown: string) => {
    const value = certified.find(({ row }) => row.field === field);
    return value === undefined ? shown : <Certified certified={value}>{shown}</Certified>;
  };
  return (
    <Facts
      facts={[
        ['Latitude', told('latitudeDeg', degrees(station.latitudeRad))],
        ['Longitude, east', told('longitudeDeg', degrees(station.longitudeRad))],
        ['State', told('state', station.state)],
        ['Antennas', told('antennaCount', String(station.antennaCount))],
        ['Lowest elevation', told('elevationMinDeg', degrees(station.elevationMinRad))],
        ['Horizon mask', maskWords(station.horizonMask)],
        ['Sends', told('uplinkRateBitPerS', formatRate(station.uplinkRateBitPerS))],
        ['Receives', told('downlinkRateBitPerS', formatRate(station.downlinkRateBitPerS))],
      ]}
    />
  );
}

function StationNow({ result, index }: StationProps) {
  const timeS = useClock();
  const served = useMemo(() => windowsOf(result.service, index), [result, index]);
  const inView = useMemo(() => windowsOf(result.access, index), [result, index]);
  return (
    <div className="scroll">
      <Section title="Served, now and next">
        <WindowTable {...{ result, timeS }} windows={upcoming(served, timeS)} />
      </Section>
      <Section title="In view, now and next">
        <WindowTable {...{ result, timeS }} windows={upcoming(inView, timeS)} />
      </Section>
      <Section title="Facts">
        <StationFacts index={index} />
      </Section>
    </div>
  );
}

export function StationPanel({ result, index }: StationProps) {
  const [view, setView] = useState<'now' | 'passes'>('passes');
  const select = useStore((state) => state.select);
  const name = useStore((state) => state.scenario?.stations[index]?.name);
  return (
    <>
      <header className="panelHead panelHeadRow">
        <div>
          <h2>{name ?? result.labels.stationIds[index]}</h2>
          <p className="dim">Ground station</p>
        </div>
        <div className="segmented" role="group" aria-label="Show">
          <button type="button" aria-pressed={view === 'passes'} onClick={() => setView('passes')}>
            Passes
          </button>
          <button type="button" aria-pressed={view === 'now'} onClick={() => setView('now')}>
            Now
          </button>
        </div>
        <button type="button" className="button" onClick={() => select(null)}>
          All
        </button>
      </header>
      {view === 'passes' ? (
        <PassTable result={result} index={index} />
      ) : (
        <StationNow result={result} index={index} />
      )}
    </>
  );
}
