// What does the fleet deliver over a year at full work, and what does the eclipse season cost?

import { Fragment, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { YearAge, YearFleet, YearStudy } from '../../compute/index.ts';
import {
  formatCount,
  formatCounted,
  formatFraction,
  formatNumber,
  formatPower,
  formatTemperature,
  formatUtc,
} from '../panels/format.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import type { ReadScenario } from '../run/messages.ts';
import { cancelYear, startYear, useYear } from '../run/studies.ts';
import { useStore } from '../store.ts';
import { YearEclipse } from './YearEclipse.tsx';
import { YearPlot } from './YearPlot.tsx';
import { standInOf } from './yearOrbit.ts';
import { ageName, daysOf, mainLoss, seasonCostFraction, yearPoints } from './yearLines.ts';
import './year.css';

type Row = readonly [label: string, definition: string, text: (age: YearAge) => ReactNode];

const dateOf = (utcMs: number): string => formatUtc(utcMs).slice(0, 10);

const lossCell = (age: YearAge): ReactNode => <span className="yearLoss">{mainLoss(age)}</span>;

function rowsOf({ computeFullW }: YearFleet): readonly Row[] {
  return [
    [
      'Delivered, mean',
      'Share of accelerator-time at work over the year, throttling taken off.',
      (age) => <b>{formatFraction(age.utilisationFraction)}</b>,
    ],
    [
      'Delivered, worst orbit',
      'The revolution with the least of all that were looked at.',
      ({ worst }) => formatFraction(worst.utilisationFraction),
    ],
    ['on', 'Its date.', ({ worst }) => dateOf(worst.utcMs)],
    ['Mostly lost to', 'What took most of the time that was not worked.', lossCell],
    [
      'Power of compute, mean',
      `Of one satellite’s servers; ${formatPower(computeFullW)} at full work.`,
      (age) => formatPower(age.computeW),
    ],
    [
      'Accelerator-hours',
      'Of the whole fleet in the year.',
      (age) => formatCount(age.acceleratorHours),
    ],
    ['Hottest coolant', 'Of any day looked at.', (age) => formatTemperature(age.temperatureMaxK)],
    [
      'Battery lasts',
      'To the end of its life by cycles and calendar.',
      ({ battery }) => {
        if (battery === null) return 'no battery';
        const { lifeYears } = battery;
        return Number.isFinite(lifeYears) ? `${formatNumber(lifeYears)}\u202fy` : 'for ever';
      },
    ],
  ];
}

function Ages({ fleet }: { readonly fleet: YearFleet }) {
  return (
    <table className="table yearTable">
      <thead>
        <tr>
          <th scope="col">At full work</th>
          {fleet.ages.map((age) => (
            <th key={age.ageYears} scope="col">
              {ageName(fleet, age)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowsOf(fleet).map(([label, definition, text]) => (
          <tr key={label}>
            <th scope="row">
              <Term label={label} definition={definition} />
            </th>
            {fleet.ages.map((age) => (
              <td key={age.ageYears}>{text(age)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Truly sunlit, and at what cost: in one sentence or two. */
function Lead({ study, fleet }: { readonly study: YearStudy; readonly fleet: YearFleet }) {
  const costs = fleet.ages.map((age) => {
    const cost = seasonCostFraction(daysOf(study, fleet.fleet, age.ageYears));
    const name = ageName(fleet, age).replace(/,.*/, '').toLowerCase();
    return [name, cost] as const;
  });
  const isNever = costs.every(([, cost]) => cost === null);
  return (
    <p className="yearLead">
      Sunlit <b>{formatFraction(fleet.sunlitFraction)}</b> of the year,{' '}
      <b>{formatFraction(fleet.sunlitFractionMin)}</b> of the darkest revolution.{' '}
      {isNever ? (
        'No day is free of shadow.'
      ) : (
        <>
          Days with shadow cost{' '}
          {costs.map(([name, cost], index) => (
            <Fragment key={name}>
              {index > 0 ? ', ' : ''}
              <b>{formatFraction(Math.max(0, cost ?? NaN))}</b>
              {index === 0 ? ` of the year’s work (${name})` : ` (${name})`}
            </Fragment>
          ))}
          .
        </>
      )}
    </p>
  );
}

/** With more seasons β swings so fast that a line between the days looked at would say nothing. */
const joinedSeasonMax = 2;

interface YearWorkProps {
  readonly index: number;
  /** First and last day of each season with shadow of the satellite’s orbit. */
  readonly seasons: readonly (readonly [first: number, last: number])[];
}

interface FoundProps extends YearWorkProps {
  readonly study: YearStudy;
  readonly fleetId: string;
  readonly scenario: ReadScenario;
}

/** Fleets that have no year, each with the reason. */
function Skipped({ study }: { readonly study: YearStudy }) {
  return (
    <>
      {study.skippedFleets.map(({ fleet, reason }) => (
        <p key={fleet} className="dim yearNote">{`Fleet ${fleet} has no year: ${reason}.`}</p>
      ))}
    </>
  );
}

function Found({ study, index, seasons, fleetId, scenario }: FoundProps) {
  const standIn = useMemo(
    () => standInOf(study, fleetId, scenario, index),
    [study, fleetId, scenario, index],
  );
  const fleet = study.fleets.find(({ fleet: id }) => id === fleetId);
  const curves = useMemo(
    () =>
      (fleet?.ages ?? []).map((age) => ({
        name: ageName(fleet!, age),
        points: yearPoints(study, fleetId, standIn, age.ageYears),
      })),
    [study, fleet, fleetId, standIn],
  );
  if (fleet === undefined) return <Skipped study={study} />;
  const isJoined = seasons.length <= joinedSeasonMax;
  return (
    <>
      <Lead {...{ study, fleet }} />
      <YearPlot startUtcMs={study.startUtcMs} {...{ curves, isJoined, seasons }} />
      {fleet.orbitCount > 1 ? (
        <p className="dim yearNote">{`Drawn: the orbit of ${standIn}. Below: all of the fleet.`}</p>
      ) : null}
      <Ages fleet={fleet} />
      <p className="dim yearNote">
        {`${formatCounted(study.dayCount, 'day')} stand for the year, ` +
          `${formatCounted(fleet.orbitCount, 'orbit')} for ` +
          `${formatCounted(fleet.satelliteCount, 'satellite')}; one revolution of each at full ` +
          'work. No network, no particles.'}
      </p>
      <Skipped study={study} />
    </>
  );
}

function Running({ doneFraction }: { readonly doneFraction: number }) {
  return (
    <div className="yearRunning">
      <progress value={doneFraction} max={1} aria-label="A year at full work" />
      <span className="dim">{`${Math.round(doneFraction * 100)}\u202f%`}</span>
      <button type="button" className="button buttonSmall" onClick={() => cancelYear()}>
        Cancel
      </button>
    </div>
  );
}

/** On a button: the year of all fleets by the worker, shown for the satellite's own. */
export function YearWork({ index, seasons }: YearWorkProps) {
  const source = useStore((state) => state.source);
  const scenario = useStore((state) => state.scenario);
  const year = useYear();
  const fleetId = scenario?.fleets[scenario.satellites[index]?.fleetIndex ?? -1]?.id;
  if (source === null || source.isCatalogue === true) return null;
  if (scenario === null || fleetId === undefined) return null;
  const isOwn = year.source === source;
  const study = isOwn ? year.study : null;
  return (
    <>
      <Section title={`A year at full work, fleet ${fleetId}`}>
        {isOwn && year.isRunning ? <Running doneFraction={year.doneFraction} /> : null}
        {isOwn && year.failure !== null ? (
          <p className="bad">The year could not be worked out: {year.failure}.</p>
        ) : null}
        {study !== null ? <Found {...{ study, index, seasons, fleetId, scenario }} /> : null}
        {isOwn && (year.isRunning || study !== null) ? null : (
          <button type="button" className="button" onClick={() => startYear(source)}>
            Work out the year
          </button>
        )}
      </Section>
      {study === null ? null : <YearEclipse {...{ study, fleetId }} />}
    </>
  );
}
