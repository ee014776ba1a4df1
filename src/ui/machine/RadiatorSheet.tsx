// How large and heavy is this radiator for a kilowatt, beside others, and how soon do chips slow?

import { useMemo, useState } from 'react';
import { radiatorSheet, skyCaseNames } from '../../compute/index.ts';
import type { Fleet, RadiatorRow, RadiatorSheet, SkyCase } from '../../compute/index.ts';
import { betaAngleAt, earthRadiusEquatorialKm, meanOrbitOf } from '../../orbit/index.ts';
import { formatCount, formatFraction, formatNumber, formatPower } from '../panels/format.ts';
import { formatTemperature } from '../panels/format.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import type { ReadScenario } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { Certified, CertifiedField } from './Certified.tsx';
import {
  attitudeWords,
  barSpans,
  flownLosses,
  lifeWords,
  linesOfSky,
  perKwText,
  radiatorBars,
  rangeText,
  throttleLines,
  throttleText,
  tripText,
} from './radiatorLines.ts';
import type { FlownLoss, RadiatorBar } from './radiatorLines.ts';
import { useVerdict } from './useVerdict.ts';
import './radiator.css';

/** The sheet of a satellite's platform in its orbit, with β at the scenario's start. */
function sheetOf(scenario: ReadScenario, index: number): [RadiatorSheet, Fleet] | null {
  const satellite = scenario.satellites[index];
  const fleet = scenario.fleets[satellite?.fleetIndex ?? -1];
  if (satellite === undefined || fleet === undefined) return null;
  if (!(fleet.platform.radiator.areaM2 > 0)) return null;
  const orbit = meanOrbitOf(satellite.elementSet);
  const place = {
    altitudeKm: orbit.semiMajorAxisKm - earthRadiusEquatorialKm,
    betaRad: betaAngleAt(orbit, scenario.startUtcMs),
  };
  return [radiatorSheet(fleet.platform, place, fleet.ageYears), fleet];
}

const degrees = (rad: number): string => `${((rad * 180) / Math.PI).toFixed(0)}°`.replace('-', '−');

function Lead({ sheet }: { readonly sheet: RadiatorSheet }) {
  const [first] = linesOfSky(sheet, 'mean');
  if (first === undefined) return null;
  return (
    <p className="radiatorLead">
      <b>{perKwText(first.areaM2PerKw)} m²</b> and <b>{perKwText(first.massKgPerKw)} kg</b> for a
      kilowatt, edge-on. The {sheet.limit}’s limit binds: full work up to{' '}
      {formatTemperature(sheet.coolantK)} of the coolant
      <span className="dim">
        {` (${sheet.limits
          .filter(({ limit }) => limit !== sheet.limit)
          .map(({ limit, coolantK }) => `${limit} ${formatTemperature(coolantK)}`)
          .join(', ')}).`}
      </span>
    </p>
  );
}

const skyWords: Readonly<Record<SkyCase, string>> = { hot: 'Hot', mean: 'Mean', cold: 'Cold' };

function SkySwitch({ sky, onChange }: { sky: SkyCase; onChange: (sky: SkyCase) => void }) {
  return (
    <div className="segmented segmentedSmall" role="group" aria-label="Sun and Earth">
      {skyCaseNames.map((name) => (
        <button key={name} type="button" aria-pressed={sky === name} onClick={() => onChange(name)}>
          {skyWords[name]}
        </button>
      ))}
    </div>
  );
}

const columns = [
  ['m²/kW', 'Planform of one face of the installed radiator for a kilowatt of heat.'],
  ['kg/kW', 'The same in mass, by the platform’s mass per area.'],
  ['Sink', 'Where the radiator would settle with no heat from the loop.'],
  ['Full work', 'Heat that it rejects over the heat of full work: below 100 % work slows down.'],
] as const;

const attitudeDefinition =
  'Edge-on to Sun and Earth, or one face to the Earth; surfaces as they are at the begin (or ' +
  'now, where the fleet is older) and at the end of the design life.';

interface LineProps {
  readonly row: RadiatorRow;
  readonly ageYears: number;
}

function Line({ row, ageYears }: LineProps) {
  const name = `${attitudeWords[row.attitude]}, ${lifeWords(ageYears)[row.age]}`;
  return (
    <tr data-new={row.age === 'begin' && !row.isLoopOut}>
      <th scope="row">{row.isLoopOut ? <span className="visuallyHidden">{name}</span> : name}</th>
      <th scope="row" className="dim">
        {row.isLoopOut ? 'one out' : 'all'}
      </th>
      <td>{perKwText(row.areaM2PerKw)}</td>
      <td>{perKwText(row.massKgPerKw)}</td>
      <td>{formatTemperature(row.sinkK)}</td>
      <td className={row.fullLoadFraction < 1 ? 'warn' : undefined}>
        {formatFraction(Math.max(0, row.fullLoadFraction))}
      </td>
    </tr>
  );
}

function Lines({ sheet, ageYears, sky }: { sheet: RadiatorSheet; ageYears: number; sky: SkyCase }) {
  return (
    <table className="table radiatorTable">
      <thead>
        <tr>
          <th scope="col">
            <Term label="Attitude, life" definition={attitudeDefinition} />
          </th>
          <th scope="col">Loops</th>
          {columns.map(([label, definition]) => (
            <th key={label} scope="col">
              <Term label={label} definition={definition} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {linesOfSky(sheet, sky).map((row) => (
          <Line key={`${row.attitude}-${row.age}-${row.isLoopOut}`} {...{ row, ageYears }} />
        ))}
      </tbody>
    </table>
  );
}

function BarRow({ bar, span }: { bar: RadiatorBar; span: { from: number; to: number } }) {
  const { name, isOwn, areaM2PerKw, massKgPerKw, certificates } = bar;
  const left = `${span.from * 100}%`;
  const width = `${(span.to - span.from) * 100}%`;
  const area = rangeText(areaM2PerKw);
  const mass = massKgPerKw === null ? '–' : perKwText(massKgPerKw);
  return (
    <tr data-own={isOwn}>
      <th scope="row">{name}</th>
      <td className="radiatorBar" aria-hidden="true">
        <div>
          <span style={{ width: left }} />
          <i style={{ width }} />
        </div>
      </td>
      <td>
        {certificates === null ? area : <Certified certified={certificates.area}>{area}</Certified>}
      </td>
      <td>
        {certificates?.mass ? <Certified certified={certificates.mass}>{mass}</Certified> : mass}
      </td>
    </tr>
  );
}

/** m² for a kilowatt as bars: a pale end is the span from the best case to the worst. */
function Bars({ sheet }: { readonly sheet: RadiatorSheet }) {
  const bars = useMemo(() => radiatorBars(sheet), [sheet]);
  const spans = barSpans(bars);
  return (
    <table className="table radiatorBars">
      <thead>
        <tr>
          <th scope="col">All loops</th>
          <th scope="col" aria-hidden="true" />
          <th scope="col">m²/kW</th>
          <th scope="col">kg/kW</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar, at) => (
          <BarRow key={bar.name} bar={bar} span={spans[at]!} />
        ))}
      </tbody>
    </table>
  );
}

const flownDefinition =
  'As the fleet flies: its own attitude, the worst β of the year; the same figures as in the ' +
  'design check.';

interface LossesProps {
  readonly sheet: RadiatorSheet;
  readonly ageYears: number;
  readonly flown: readonly FlownLoss[];
}

function Losses({ sheet, ageYears, flown }: LossesProps) {
  const life = lifeWords(ageYears);
  const lines = [
    ...throttleLines(sheet).map(({ attitude, ...line }) => ({
      ...line,
      name: `${attitudeWords[attitude]}, ${life[line.age]}`,
      definition: '',
    })),
    ...flown.map((line) => ({
      ...line,
      name: `As flown, ${life[line.age]}`,
      definition: flownDefinition,
    })),
  ];
  const isThrottled = lines.some(({ oneLoop }) => oneLoop.isThrottledBefore);
  return (
    <>
      <table className="table lossTable">
        <thead>
          <tr>
            <th scope="col">At full work</th>
            <th scope="col">
              {sheet.loopCount === 1 ? 'Its one loop lost' : `1 of ${sheet.loopCount} loops lost`}
            </th>
            <th scope="col">Off</th>
            <th scope="col">No radiation</th>
            <th scope="col">Off</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, definition, oneLoop, allRadiation }) => (
            <tr key={name}>
              <th scope="row">
                {definition === '' ? name : <Term label={name} definition={definition} />}
              </th>
              <td>{throttleText(oneLoop)}</td>
              <td className="dim">{tripText(oneLoop)}</td>
              <td>{throttleText(allRadiation)}</td>
              <td className="dim">{tripText(allRadiation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim heatNote">
        Until work slows down, and until all is switched off if nothing slows it; from the steady
        state under the mean sky.
        {isThrottled ? ' At once: heat holds full work back even with all loops.' : ''}
      </p>
    </>
  );
}

/** The radiator of a satellite's platform at the coolant where full work must slow down. */
export default function RadiatorSheetView({ index }: { readonly index: number }) {
  const scenario = useStore((state) => state.scenario);
  const [sky, setSky] = useState<SkyCase>('mean');
  const verdict = useVerdict();
  const found = useMemo(
    () => (scenario === null ? null : sheetOf(scenario, index)),
    [scenario, index],
  );
  if (found === null) return null;
  const [sheet, { ageYears, id }] = found;
  const fleetIndex = scenario?.fleets.findIndex((fleet) => fleet.id === id) ?? -1;
  const flown = flownLosses(verdict?.afterLoss ?? []).filter(({ fleet }) => fleet === id);
  return (
    <>
      <Section
        title={`Radiator at the ${sheet.limit}’s limit`}
        aside={<SkySwitch sky={sky} onChange={setSky} />}
      >
        <Lead sheet={sheet} />
        <Lines {...{ sheet, ageYears, sky }} />
        <p className="dim heatNote">
          <CertifiedField fleetIndex={fleetIndex} field="radiatorAreaM2">
            {formatNumber(sheet.areaM2)} m²
          </CertifiedField>
          {` for ${formatPower(sheet.heatFullW)} of heat at full ` +
            `work; ${formatCount(sheet.altitudeKm)} km, β ${degrees(sheet.betaRad)} at the start.`}
        </p>
      </Section>
      <Section title="Beside published systems">
        <Bars sheet={sheet} />
        <p className="dim heatNote">Pale: from the best case to the worst.</p>
      </Section>
      <Section title="Minutes to throttle">
        <Losses {...{ sheet, ageYears, flown }} />
      </Section>
    </>
  );
}
