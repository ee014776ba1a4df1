// How is this satellite or station now, and how did it do?

import { lazy, Suspense, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Platform, Result } from '../../compute/index.ts';
import { CertifiedField } from '../machine/Certified.tsx';
import { satelliteViews, useMachine } from '../machine/machineState.ts';
import { useIsCatalogue } from '../run/catalogue.ts';
import { useStore } from '../store.ts';
import { useClock } from '../useClock.ts';
import { energyShares, timeShares } from './shares.ts';
import {
  formatCount,
  formatData,
  formatFraction,
  formatPower,
  formatTemperature,
} from './format.ts';
import { runningAt, satelliteSample, servedAt } from './indexing.ts';
import type { SatelliteSample } from './indexing.ts';
import { JobList } from './JobList.tsx';
import { Facts, MetricTable, Section, ShareBar } from './Metrics.tsx';
import { energyRows, heatRowsOver } from './metricRows.ts';
import { NoResult } from './NoResult.tsx';
import { SatelliteList } from './SatelliteList.tsx';
import { stationOnScreen, useOpenPass } from './openPass.ts';
import { openJob, openStation } from './selecting.ts';
import { StationPanel } from './StationPanel.tsx';

const CatalogueTab = lazy(() => import('./CatalogueTab.tsx'));
const MachineView = lazy(() => import('../machine/MachineView.tsx'));
const SeasonView = lazy(() => import('../charts/SeasonView.tsx'));

interface SatelliteProps {
  readonly result: Result;
  readonly index: number;
}

/** A level between 0 and 1 as a bar beside its text. */
function Gauge({ fraction, color }: { readonly fraction: number; readonly color: string }) {
  const width = `${Math.min(Math.max(fraction, 0), 1) * 100}%`;
  return (
    <span className="gauge" aria-hidden="true">
      <span style={{ width, background: color }} />
    </span>
  );
}

function lightWord(sunlitFraction: number): string {
  if (sunlitFraction >= 0.999) return 'in sunlight';
  return sunlitFraction <= 0.001 ? 'in the umbra' : 'in the penumbra';
}

/** Coolant and junction, each of its limit with the limit's certificate. */
function warmthFacts(
  { temperatureK, junctionK }: SatelliteSample,
  platform: Platform | undefined,
  fleetIndex: number,
): (readonly [string, ReactNode])[] {
  const fact = (name: string, nowK: number, limitK: number, field: string) => {
    const limit = formatTemperature(limitK);
    const warmth = (
      <span key={name}>
        {formatTemperature(nowK)} of{' '}
        <CertifiedField {...{ fleetIndex, field }}>{limit}</CertifiedField>
      </span>
    );
    return [name, limitK > 0 ? warmth : formatTemperature(nowK)] as const;
  };
  return [
    fact('Coolant', temperatureK, platform?.coolantMaxK ?? NaN, 'temperatureMaxDegC'),
    fact('Junction', junctionK, platform?.accelerator.junctionMaxK ?? NaN, 'junctionMaxDegC'),
  ];
}

function Now({ result, index }: SatelliteProps) {
  const timeS = useClock();
  const sample = satelliteSample(result, index, timeS);
  const scenario = useStore((state) => state.scenario);
  if (sample === null) return null;
  const fleet = scenario?.fleets[scenario.satellites[index]?.fleetIndex ?? 0];
  const running = runningAt(result, index, timeS);
  const stations = servedAt(
    result.service,
    timeS,
    (row) => result.service.satelliteIndex[row] === index,
  ).map((row) => result.service.stationIndex[row]!);
  const fleetIndex = result.labels.satelliteFleetIndex[index] ?? 0;
  return (
    <Facts
      facts={[
        ['Light', `${lightWord(sample.sunlitFraction)} (${formatFraction(sample.sunlitFraction)})`],
        ['Array gives', formatPower(sample.powerGeneratedW)],
        ['Compute takes', formatPower(sample.powerComputeW)],
        [
          'Charge',
          <span key="charge">
            <Gauge fraction={sample.stateOfChargeFraction} color="var(--battery)" />
            {formatFraction(sample.stateOfChargeFraction)}
          </span>,
        ],
        ...warmthFacts(sample, fleet?.platform, fleetIndex),
        ['Jobs on board', formatCount(sample.queueCount)],
        [
          'Running',
          <Links
            key="jobs"
            items={running}
            label={(job) => result.jobs.id[job]}
            onOpen={openJob}
          />,
        ],
        [
          'Served by',
          <Links
            key="stations"
            items={stations}
            label={(station) => result.labels.stationIds[station]}
            onOpen={openStation}
          />,
        ],
      ]}
    />
  );
}

const linkCountMax = 4;

interface LinksProps {
  readonly items: readonly number[];
  readonly label: (item: number) => string | undefined;
  readonly onOpen: (item: number) => void;
}

function Links({ items, label, onOpen }: LinksProps) {
  if (items.length === 0) return <span className="dim">none</span>;
  const hidden = items.length - linkCountMax;
  return (
    <span className="links">
      {items.slice(0, linkCountMax).map((item) => (
        <button key={item} type="button" className="link" onClick={() => onOpen(item)}>
          {label(item) ?? item}
        </button>
      ))}
      {hidden > 0 ? <span className="dim">+{hidden}</span> : null}
    </span>
  );
}

function Metrics({ result, index }: SatelliteProps) {
  const metrics = result.metrics.satellites[index];
  if (metrics === undefined) return null;
  return (
    <>
      <Section title="Where accelerator time went">
        <ShareBar label="Shares of accelerator time" shares={timeShares(metrics)} />
      </Section>
      <Section title="Energy">
        <ShareBar label="Shares of the generated energy" shares={energyShares(metrics)} />
        <MetricTable rows={energyRows} source={metrics} />
      </Section>
      <Section title="Heat">
        <MetricTable rows={heatRowsOver(result.durationS)} source={metrics} />
      </Section>
      <Section title="Data">
        <Facts
          facts={[
            ['Downlinked', formatData(metrics.downlinkedBit)],
            ['Uplinked', formatData(metrics.uplinkedBit)],
            ['Relayed', formatData(metrics.relayedBit)],
            ['Jobs completed', formatCount(metrics.completedCount)],
          ]}
        />
      </Section>
    </>
  );
}

/** The views of a satellite, in a row of their own: they would not fit beside its name. */
function ViewSwitch() {
  const view = useMachine((state) => state.view);
  const set = useMachine((state) => state.set);
  return (
    <div className="segmented segmentedWide" role="group" aria-label="Show">
      {satelliteViews.map(([id, label]) => (
        <button key={id} type="button" aria-pressed={view === id} onClick={() => set({ view: id })}>
          {label}
        </button>
      ))}
    </div>
  );
}

function SatellitePanel({ result, index }: SatelliteProps) {
  const view = useMachine((state) => state.view);
  const select = useStore((state) => state.select);
  const { labels } = result;
  const fleet = useMemo(
    () => labels.fleetIds[labels.satelliteFleetIndex[index] ?? 0],
    [labels, index],
  );
  return (
    <>
      <header className="panelHead panelHeadRow">
        <div>
          <h2>{labels.satelliteNames[index]}</h2>
          <p className="dim">
            {labels.satelliteIds[index]} · fleet {fleet}
          </p>
        </div>
        <button type="button" className="button" onClick={() => select(null)}>
          All
        </button>
      </header>
      <ViewSwitch />
      {view === 'jobs' ? <JobList result={result} satelliteIndex={index} /> : null}
      {view === 'year' ? (
        <Suspense fallback={<p className="skeleton">Loading</p>}>
          <SeasonView index={index} />
        </Suspense>
      ) : null}
      {view === 'state' || view === 'jobs' || view === 'year' ? null : (
        <Suspense fallback={<p className="skeleton">Loading</p>}>
          <MachineView result={result} index={index} view={view} />
        </Suspense>
      )}
      {view === 'state' ? (
        <div className="scroll">
          <Section title="Now">
            <Now result={result} index={index} />
          </Section>
          <Metrics result={result} index={index} />
        </div>
      ) : null}
    </>
  );
}

/** The selected satellite or station, or all satellites. */
export function PlaceTab() {
  const result = useStore((state) => state.result);
  const selection = useStore((state) => state.selection);
  const scenario = useStore((state) => state.scenario);
  const isCatalogue = useIsCatalogue();
  const station = useOpenPass(({ pass }) => stationOnScreen(selection, pass));
  if (isCatalogue && scenario !== null) return <CatalogueTab scenario={scenario} />;
  if (result === null) return <NoResult />;
  if (station >= 0 && station < result.labels.stationIds.length) {
    return <StationPanel key={station} result={result} index={station} />;
  }
  const job = selection?.kind === 'job' ? selection.index : -1;
  const index =
    selection?.kind === 'satellite' ? selection.index : (result.jobs.satelliteIndex[job] ?? -1);
  if (index < 0 || index >= result.satelliteCount) return <SatelliteList result={result} />;
  return <SatellitePanel key={index} result={result} index={index} />;
}
