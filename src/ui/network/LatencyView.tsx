// How long does an answer take from a city, over the day, and which cities see less than 100 ms?

import { useEffect } from 'react';
import { Certified } from '../machine/Certified.tsx';
import { rowsOfRecord } from '../machine/certificates.ts';
import { Facts, Section } from '../panels/Metrics.tsx';
import { formatFraction } from '../panels/format.ts';
import type { CityDelays, ReadScenario, ScenarioSource } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { FirstToken } from './FirstToken.tsx';
import { LatencyChoices } from './LatencyChoices.tsx';
import { LatencyCities } from './LatencyCities.tsx';
import { LatencyPlot } from './LatencyPlot.tsx';
import { StudyProgress } from './StudyProgress.tsx';
import { catalogueCities, latencyDay, questionOf, startLatency } from './latencyStudies.ts';
import { useLatencyChoice } from './latencyStudies.ts';
import { delayText, spanText } from './latencyWords.ts';
import '../charts/charts.css';
import './latency.css';

/** Once there has been a question, another way or satellite is another one. */
function useQuestion(source: ScenarioSource | null, satelliteCount: number): void {
  const mode = useLatencyChoice((choice) => choice.mode);
  const satelliteIndex = useLatencyChoice((choice) => choice.satelliteIndex);
  useEffect(() => {
    const { source: askedOf, asked } = latencyDay.use.getState();
    if (source === null || askedOf !== source || asked === null) return;
    const question = questionOf({ mode, satelliteIndex }, satelliteCount);
    const isSame =
      asked.mode === mode && asked.satelliteIndices?.[0] === question.satelliteIndices?.[0];
    if (!isSame) latencyDay.start(source, question);
  }, [source, satelliteCount, mode, satelliteIndex]);
}

function Assumption({ field }: { readonly field: string }) {
  const row = rowsOfRecord('environment', 'fibre').find((each) => each.field === field);
  if (row === undefined) return null;
  return (
    <Certified certified={{ row, own: undefined, override: null }}>{String(row.value)}</Certified>
  );
}

/** What is in the figures and what is not. */
function Assumptions({ stationCount }: { readonly stationCount: number }) {
  return (
    <p className="dim latencyNote">
      Light there and back, once a minute: no queue, no computing, no protocol. Terminals see from
      25° of elevation up, the {stationCount} stations from their own. Fibre runs{' '}
      <Assumption field="detour" /> times the great circle at an index of{' '}
      <Assumption field="groupIndex" />.
    </p>
  );
}

function CityDay({ delays, scenario }: { delays: CityDelays; scenario: ReadScenario }) {
  const name = catalogueCities().find(({ id }) => id === delays.cityId)?.name ?? delays.cityId;
  const unreachable = 1 - delays.servedFraction;
  return (
    <Section title={`${name}, over ${spanText(scenario.durationS)}`}>
      <p className="latencyLead" data-testid="latency-lead">
        Below 100{'\u202f'}ms for <b>{formatFraction(delays.below100MsFraction)}</b> of the time,
        unreachable for <b>{formatFraction(unreachable)}</b>.
      </p>
      {delays.servedFraction > 0 ? <LatencyPlot {...{ name, delays }} /> : null}
      <Facts
        facts={[
          ['Half of the time within (p50)', delayText(delays.p50S)],
          ['90\u202f% within (p90)', delayText(delays.p90S)],
          ['99\u202f% within (p99)', delayText(delays.p99S)],
          ['Quickest', delayText(delays.bestS)],
        ]}
      />
      <Assumptions stationCount={scenario.stations.length} />
    </Section>
  );
}

interface DayProps {
  readonly source: ScenarioSource;
  readonly scenario: ReadScenario;
}

function Day({ source, scenario }: DayProps) {
  const study = latencyDay.use();
  const cityId = useLatencyChoice((choice) => choice.cityId);
  const isOwn = study.source === source;
  const cities = isOwn ? study.known?.outcome : undefined;
  const delays = cities?.find((city) => city.cityId === cityId);
  return (
    <>
      <Section title="From a city to a computer in orbit and back">
        <LatencyChoices scenario={scenario} />
        <StudyProgress
          name={spanText(scenario.durationS)}
          state={isOwn ? study : null}
          onStart={() => startLatency(source, scenario)}
          onCancel={() => latencyDay.cancel()}
        />
      </Section>
      <div className="studyAnswer" data-stale={isOwn && study.isRunning}>
        {delays === undefined ? null : <CityDay {...{ delays, scenario }} />}
        {delays === undefined || delays.servedFraction === 0 ? null : (
          <FirstToken {...{ delays, scenario }} text={source.text} />
        )}
        {cities === undefined ? null : <LatencyCities cities={cities} />}
      </div>
    </>
  );
}

/** Round trips from the cities of the catalogue over the span of the scenario on screen. */
export default function LatencyView() {
  const source = useStore((state) => state.source);
  const scenario = useStore((state) => state.scenario);
  useQuestion(source, scenario?.satellites.length ?? 0);
  if (source === null || scenario === null) return null;
  if (source.isCatalogue === true) {
    return <p className="listEmpty">A catalogue has no computers to ask: it is only looked at.</p>;
  }
  return (
    <div className="scroll">
      <h2 className="visuallyHidden">Latency</h2>
      <Day source={source} scenario={scenario} />
    </div>
  );
}
