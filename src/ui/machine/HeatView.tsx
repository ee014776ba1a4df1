// How warm do coolant and chips become, against which limits, and which of them binds?

import { lazy, Suspense, useMemo } from 'react';
import type { Result } from '../../compute/index.ts';
import { satelliteSample } from '../panels/indexing.ts';
import {
  formatCounted,
  formatDuration,
  formatFraction,
  formatKelvin,
  formatTemperature,
} from '../panels/format.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import { useStore } from '../store.ts';
import { limitsFrom } from '../timeline/frame.ts';
import type { SatelliteLimits } from '../timeline/frame.ts';
import { useClock } from '../useClock.ts';
import { CertifiedField } from './Certified.tsx';
import { brakeAt, brakeWords, slowdownsOf, sumByBrake } from './throttling.ts';
import type { Slowdown } from './throttling.ts';

const HeatChart = lazy(() => import('./HeatChart.tsx'));
const RadiatorSheet = lazy(() => import('./RadiatorSheet.tsx'));

interface HeatProps {
  readonly result: Result;
  readonly index: number;
}

function useLimits({ result, index }: HeatProps): SatelliteLimits {
  const scenario = useStore((state) => state.scenario);
  return useMemo(
    () => limitsFrom(scenario, result.scenario.hash)(index),
    [scenario, result, index],
  );
}

const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());

/** What holds work back now, and what did over the run. */
function Brakes({ result, slowdowns }: { result: Result; slowdowns: readonly Slowdown[] }) {
  const brake = brakeAt(slowdowns, useClock());
  const sums = sumByBrake(slowdowns);
  return (
    <>
      <p className="heatNow">
        {brake === null ? (
          <span className="ok">Work runs at full pace now.</span>
        ) : (
          <span className="warn">{`${capital(brakeWords[brake])} holds work back now.`}</span>
        )}
      </p>
      {sums.length === 0 ? (
        <p className="dim">Nothing held work back during the run.</p>
      ) : (
        <ul className="heatBrakes">
          {sums.map(({ brake: held, count, durationS }) => (
            <li key={held}>
              <span>{capital(brakeWords[held])}</span>
              <span className="dim">{formatCounted(count, 'time')}</span>
              <b>{formatDuration(durationS)}</b>
              <span className="dim">{formatFraction(durationS / result.durationS)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface LimitRow {
  readonly label: string;
  readonly definition: string;
  readonly nowK: number;
  readonly maxK: number;
  readonly limitK: number;
  /** Of the catalogue. */
  readonly field: string;
}

function limitRows({ result, index }: HeatProps, limits: SatelliteLimits, timeS: number) {
  const sample = satelliteSample(result, index, timeS);
  const metrics = result.metrics.satellites[index];
  const rows: readonly LimitRow[] = [
    {
      label: 'Coolant',
      definition: 'The loop with structure and radiator; the limit is that of its supply.',
      nowK: sample?.temperatureK ?? NaN,
      maxK: metrics?.temperatureMaxK ?? NaN,
      limitK: limits.temperatureMaxK,
      field: 'temperatureMaxDegC',
    },
    {
      label: 'Junction',
      definition: 'A chip at work: above its coolant by its resistance times its power.',
      nowK: sample?.junctionK ?? NaN,
      maxK: metrics?.junctionMaxK ?? NaN,
      limitK: limits.junctionMaxK,
      field: 'junctionMaxDegC',
    },
  ];
  return rows;
}

function LimitTable(props: HeatProps & { readonly limits: SatelliteLimits }) {
  const { limits } = props;
  const rows = limitRows(props, limits, useClock());
  const fleetIndex = props.result.labels.satelliteFleetIndex[props.index] ?? 0;
  return (
    <table className="table">
      <thead>
        <tr>
          {['Part', 'Now', 'Hottest', 'Limit', 'Left'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, definition, nowK, maxK, limitK, field }) => (
          <tr key={label}>
            <th scope="row">
              <Term label={label} definition={definition} />
            </th>
            <td>{formatTemperature(nowK)}</td>
            <td>{formatTemperature(maxK)}</td>
            <td>
              <CertifiedField {...{ fleetIndex, field }}>
                {formatTemperature(limitK)}
              </CertifiedField>
            </td>
            <td>{limitK > 0 ? formatKelvin(limitK - maxK) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Coolant and junction over the run, what they may reach, and what held work back. */
export function HeatView({ result, index }: HeatProps) {
  const limits = useLimits({ result, index });
  const slowdowns = useMemo(() => slowdownsOf(result, index), [result, index]);
  return (
    <div className="scroll">
      <section className="section" aria-label="Temperatures over the run">
        <Suspense fallback={<p className="skeleton">Loading</p>}>
          <HeatChart result={result} index={index} limits={limits} />
        </Suspense>
      </section>
      <Section title="Against limits">
        <LimitTable {...{ result, index, limits }} />
        {limits.throttleFromK > 0 ? (
          <p className="dim heatNote">
            At full power work slows down from {formatTemperature(limits.throttleFromK)} of the
            coolant on.
          </p>
        ) : null}
      </Section>
      <Section title="What holds work back">
        <Brakes result={result} slowdowns={slowdowns} />
      </Section>
      <Suspense fallback={<p className="skeleton">Loading</p>}>
        <RadiatorSheet index={index} />
      </Suspense>
    </div>
  );
}
