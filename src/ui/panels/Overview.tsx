// How did the whole fleet do?

import { jobKinds } from '../../compute/index.ts';
import type { JobKind, JobMetrics, Metrics, Result } from '../../compute/index.ts';
import { Verdict } from '../machine/Verdict.tsx';
import { useStore } from '../store.ts';
import { HashLine } from './HashLine.tsx';
import {
  formatCount,
  formatCounted,
  formatDuration,
  formatEnergy,
  formatFraction,
  formatNumber,
} from './format.ts';
import { formatTemperature, formatUtc, formatWord } from './format.ts';
import { MetricTable, Section, ShareBar } from './Metrics.tsx';
import { areaRows, chainRows, computeRows, energyRows } from './metricRows.ts';
import { heatRowsOver, jobRows, networkRows } from './metricRows.ts';
import { NoResult } from './NoResult.tsx';
import { ProblemList } from './ProblemList.tsx';
import { QuestionList } from './QuestionList.tsx';
import { energyShares, shareOf, timeShares } from './shares.ts';

function Tile({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div className="tile">
      <span className="tileLabel">{label}</span>
      <span className="tileValue">{value}</span>
      <span className="tileNote">{note}</span>
    </div>
  );
}

function Tiles({ result }: { readonly result: Result }) {
  const { jobs, fleet } = result.metrics;
  const throttled = shareOf(fleet.throttledS, result.satelliteCount * result.durationS);
  return (
    <div className="tiles">
      <Tile
        label="Value earned"
        value={formatFraction(shareOf(jobs.valueEarned, jobs.valueSubmitted))}
        note={`${formatNumber(jobs.valueEarned)} of ${formatNumber(jobs.valueSubmitted)}`}
      />
      <Tile
        label="On time"
        value={formatFraction(shareOf(jobs.onTimeCount, jobs.submittedCount))}
        note={`${formatCount(jobs.onTimeCount)} of ${formatCount(jobs.submittedCount)} jobs`}
      />
      <Tile
        label="At work"
        value={formatFraction(fleet.utilisationFraction)}
        note="of accelerator time"
      />
      <Tile
        label="Lowest charge"
        value={formatFraction(fleet.stateOfChargeMinFraction)}
        note={`${formatFraction(fleet.sunlitFraction)} in sunlight`}
      />
      <Tile
        label="Hottest"
        value={formatTemperature(fleet.temperatureMaxK)}
        note={`throttled ${formatFraction(throttled)} of the time`}
      />
      <Tile
        label="To compute"
        value={formatEnergy(fleet.energyToComputeJ)}
        note={`of ${formatEnergy(fleet.energyGeneratedJ)}`}
      />
    </div>
  );
}

function KindRow({ kind, metrics }: { readonly kind: JobKind; readonly metrics: JobMetrics }) {
  return (
    <tr>
      <th scope="row">
        <span className="swatch" style={{ background: `var(--job-${kind})` }} />
        {formatWord(kind).replace(/^[a-z]/, (letter) => letter.toUpperCase())}
      </th>
      <td>{formatCount(metrics.submittedCount)}</td>
      <td>{formatCount(metrics.onTimeCount)}</td>
      <td>{formatCount(metrics.lateCount)}</td>
      <td>{formatCount(metrics.rejectedCount + metrics.unfinishedCount)}</td>
      <td>{metrics.delayP50S === null ? '–' : formatDuration(metrics.delayP50S)}</td>
    </tr>
  );
}

function KindTable({ metrics }: { readonly metrics: Metrics }) {
  return (
    <table className="table">
      <thead>
        <tr>
          {['Kind', 'Jobs', 'On time', 'Late', 'Not done', 'Median delay'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {jobKinds.map((kind) => {
          const ofKind = metrics.jobsByKind[kind];
          return ofKind && <KindRow key={kind} kind={kind} metrics={ofKind} />;
        })}
      </tbody>
    </table>
  );
}

/** What only some workloads have. */
function Served({ metrics: { chains, service } }: { readonly metrics: Metrics }) {
  const { goodputAreaKm2: areaKm2 } = service;
  return (
    <>
      {areaKm2 === null ? null : <MetricTable rows={areaRows} source={{ areaKm2 }} />}
      {chains === null ? null : <MetricTable rows={chainRows} source={chains} />}
    </>
  );
}

function Warnings() {
  const warnings = useStore((state) => state.run.warnings);
  if (warnings.length === 0) return null;
  return (
    <Section title={`To know (${warnings.length})`}>
      <ProblemList problems={warnings} />
    </Section>
  );
}

function Head({ result }: { readonly result: Result }) {
  const { scenario, satelliteCount, durationS, stepS, startUtcMs } = result;
  return (
    <header className="panelHead">
      <h2>{scenario.name}</h2>
      <p className="dim">
        {formatCounted(satelliteCount, 'satellite')} · {formatDuration(durationS)} from{' '}
        {formatUtc(startUtcMs)} UTC · steps of {formatNumber(stepS)} s · policy {result.policy} ·
        seed {result.seed}
      </p>
    </header>
  );
}

export function Overview() {
  const result = useStore((state) => state.result);
  if (result === null) return <NoResult />;
  const { metrics } = result;
  return (
    <div className="scroll">
      <Head result={result} />
      <Tiles result={result} />
      <Verdict />
      <QuestionList result={result} />
      <Warnings />
      <Section title="Where accelerator time went">
        <ShareBar label="Shares of accelerator time" shares={timeShares(metrics.fleet)} />
      </Section>
      <Section title="Jobs">
        <KindTable metrics={metrics} />
        <MetricTable rows={jobRows} source={metrics.jobs} />
        <Served metrics={metrics} />
      </Section>
      <Section title="Energy">
        <ShareBar label="Shares of the generated energy" shares={energyShares(metrics.fleet)} />
        <MetricTable rows={energyRows} source={metrics.fleet} />
      </Section>
      <Section title="Heat">
        <MetricTable
          rows={heatRowsOver(result.satelliteCount * result.durationS)}
          source={metrics.fleet}
        />
      </Section>
      <Section title="Network">
        <MetricTable rows={networkRows} source={metrics.network} />
      </Section>
      <Section title="Compute">
        <MetricTable rows={computeRows} source={metrics.compute} />
      </Section>
      <HashLine result={result} />
    </div>
  );
}
