// Which sites are under a clear sky, what was expected, and how much do several sites help?

import { useMemo, useState } from 'react';
import type { AntennaKind } from '../../compute/index.ts';
import { formatDuration, formatFraction, formatNumber } from '../panels/format.ts';
import { MetricTable, Section } from '../panels/Metrics.tsx';
import type { MetricRow } from '../panels/metricRows.ts';
import { ProblemList } from '../panels/ProblemList.tsx';
import { openStation } from '../panels/selecting.ts';
import { useStore } from '../store.ts';
import type { ReadScenario } from '../run/messages.ts';
import { useClock } from '../useClock.ts';
import { turnWeather, useScenarioSwitch } from './scenarioSwitch.ts';
import { clearStretches, diversityOf, forecastFor, forecastLine, forecastScore } from './skies.ts';
import { kindNames, kindsOf, stationsWith, weatherOf } from './skies.ts';
import { Strip } from './Strip.tsx';
import { stripPath } from './strip.ts';

const stripHeightPx = 12;
const leadsH = [1, 3, 6, 12, 24] as const;
const hourS = 3600;

function Switch({ isOn }: { readonly isOn: boolean }) {
  const { problems } = useScenarioSwitch();
  return (
    <Section title="In this run">
      <label className="networkToggle">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          onChange={(event) => turnWeather(event.target.checked)}
        />
        Clouds stop light, strong rain stops radio
      </label>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
    </Section>
  );
}

interface SkyProps {
  readonly scenario: ReadScenario;
  readonly kind: AntennaKind;
  readonly timeS: number;
  readonly leadH: number;
}

function SkyStrip({
  scenario,
  kind,
  timeS,
  station,
}: Omit<SkyProps, 'leadH'> & { station: number }) {
  const { durationS } = scenario;
  const path = useMemo(
    () => stripPath(clearStretches(scenario, station, kind), durationS, [0, stripHeightPx]),
    [scenario, station, kind, durationS],
  );
  return (
    <Strip durationS={durationS} heightPx={stripHeightPx} className="skyStrip">
      <path className="skyClear" d={path} />
      <path
        className="skyForecast"
        d={forecastLine(scenario, station, kind, timeS, stripHeightPx)}
      />
    </Strip>
  );
}

interface SiteProps extends SkyProps {
  readonly station: number;
  readonly clearFraction: number;
}

function Site({ scenario, kind, timeS, leadH, station, clearFraction }: SiteProps) {
  const isClear = weatherOf(scenario).isClear(station, kind, timeS);
  const told = forecastFor(scenario, station, kind, timeS, leadH * hourS);
  return (
    <tbody className="skySite">
      <tr>
        <th scope="row">
          <button type="button" className="link" onClick={() => openStation(station)}>
            {scenario.stations[station]!.name}
          </button>
        </th>
        <td>{told === null ? '–' : formatFraction(told)}</td>
        <td>
          <span className="skyNow" data-clear={isClear}>
            {isClear ? 'clear' : 'closed'}
          </span>
        </td>
        <td>{formatFraction(clearFraction)}</td>
      </tr>
      <tr>
        <td colSpan={4}>
          <SkyStrip {...{ scenario, kind, timeS, station }} />
        </td>
      </tr>
    </tbody>
  );
}

type Diversity = ReturnType<typeof diversityOf>;

const diversityRows: readonly MetricRow<Diversity>[] = [
  {
    label: 'One site, in the mean',
    definition: 'Share of the run that a single site is clear, the mean of all.',
    text: ({ siteMeanFraction }) => formatFraction(siteMeanFraction),
  },
  {
    label: 'At least one of all',
    definition: 'Share of the run with a clear site somewhere, under skies as they hang together.',
    text: ({ networkFraction }) => formatFraction(networkFraction),
  },
  {
    label: 'The same, were they independent',
    definition: 'What would follow from each site’s share if neighbours had nothing in common.',
    text: ({ independentFraction }) => formatFraction(independentFraction),
  },
  {
    label: 'Longest time without any',
    definition: 'The longest stretch of the run in which every site is closed.',
    text: ({ longestOutageS }) => formatDuration(longestOutageS),
  },
];

function Score({ scenario, kind, leadH }: Omit<SkyProps, 'timeS'>) {
  const score = useMemo(
    () => forecastScore(scenario, kind, leadH * hourS),
    [scenario, kind, leadH],
  );
  if (score === null) return null;
  return (
    <p className="dim networkNote">
      Mean square error of forecasts {leadH} h ahead: {formatNumber(score.forecast)}; of each site’s
      mean over the run, known only afterwards: {formatNumber(score.climate)}.
    </p>
  );
}

function Lead({ leadH, onPick }: { leadH: number; onPick: (leadH: number) => void }) {
  return (
    <label className="networkLead">
      Forecast made{' '}
      <select
        className="input"
        value={leadH}
        onChange={(event) => onPick(Number(event.target.value))}
      >
        {leadsH.map((each) => (
          <option key={each} value={each}>
            {each} h before
          </option>
        ))}
      </select>
    </label>
  );
}

function Skies({ scenario, kind, timeS, leadH }: SkyProps) {
  const stations = stationsWith(scenario, kind);
  const diversity = useMemo(() => diversityOf(scenario, kind), [scenario, kind]);
  return (
    <>
      <Section title={`All ${stations.length} sites over the run`}>
        <MetricTable rows={diversityRows} source={diversity} />
        <Score {...{ scenario, kind, leadH }} />
      </Section>
      <Section title="Site by site">
        <table className="table skyTable">
          <thead>
            <tr>
              <th scope="col">Site</th>
              <th scope="col">Clear, expected</th>
              <th scope="col">Now</th>
              <th scope="col">Over the run</th>
            </tr>
          </thead>
          {stations.map((station, place) => (
            <Site
              key={station}
              {...{ scenario, kind, timeS, leadH, station }}
              clearFraction={diversity.siteFractions[place]!}
            />
          ))}
        </table>
        <p className="dim networkNote">
          Bright: clear. The line from now on is what anybody could expect: at the top surely clear.
        </p>
      </Section>
    </>
  );
}

/** Skies over the sites by what carries a link, at the clock's time and over the run. */
export default function WeatherView() {
  const scenario = useStore((state) => state.scenario);
  const timeS = useClock();
  const [wanted, setWanted] = useState<AntennaKind>('optical');
  const [leadH, setLeadH] = useState<number>(6);
  if (scenario === null) return null;
  const kinds = kindsOf(scenario);
  const kind = kinds.includes(wanted) ? wanted : kinds[0];
  const { isOn } = scenario.weather;
  return (
    <div className="scroll">
      <Switch isOn={isOn} />
      {!isOn || kind === undefined ? (
        <p className="dim panelHead">
          {kind === undefined ? 'There are no stations.' : 'Every sky is clear, always.'}
        </p>
      ) : (
        <>
          <div className="networkWays">
            <div className="segmented" role="group" aria-label="What carries the link">
              {kinds.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={each === kind}
                  onClick={() => setWanted(each)}
                >
                  {kindNames[each]}
                </button>
              ))}
            </div>
            <Lead leadH={leadH} onPick={setLeadH} />
          </div>
          <Skies {...{ scenario, kind, timeS, leadH }} />
        </>
      )}
    </div>
  );
}
