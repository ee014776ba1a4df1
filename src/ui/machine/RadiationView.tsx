// What do particles do to this satellite: dose, events, jobs, and what they did in this run?

import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { fiveYearDoseTable, memoryIrregularityDoseKrad } from '../../compute/index.ts';
import type { FaultMetrics, FleetRadiation, Result } from '../../compute/index.ts';
import { formatCount, formatDuration, formatFraction, formatNumber } from '../panels/format.ts';
import { Facts, Section, Term } from '../panels/Metrics.tsx';
import { ProblemList } from '../panels/ProblemList.tsx';
import type { ReadScenario } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';
import { Certified } from './Certified.tsx';
import type { CertifiedValue } from './certificates.ts';
import { certifiedRadiation } from './certifiedUses.ts';
import { RadiationJob } from './RadiationJob.tsx';
import { RadiationSilent } from './RadiationSilent.tsx';
import { doseOfSatellite, dosesByShielding, stopsPerYear } from './radiationRisk.ts';
import { turnRadiation, useRadiationSwitch } from './radiationSwitch.ts';
import './radiation.css';

const statusWords: Readonly<Record<Exclude<FleetRadiation['doseStatus'], 'ok'>, string>> = {
  altitudeOutside: 'Doses are tabulated from 500 to 2,000 km only.',
  shieldingOutside: 'Doses are tabulated behind 2 to 10 mm of aluminium only.',
  orbitOutside: 'Doses are tabulated for round orbits, near 30° or sun-synchronous, only.',
};

/** `83 months`, or years where there are many. */
function monthsText(months: number): string {
  if (!Number.isFinite(months)) return '–';
  return months < 36
    ? `${formatNumber(months)}\u202fmonths`
    : `${formatCount(months)}\u202fmonths (${formatNumber(months / 12)}\u202fy)`;
}

/** A figure that stands in no list of the catalogue, with its certificate. */
function certifiedDose(): CertifiedValue {
  const { value, unit, source, date, confidence } = memoryIrregularityDoseKrad;
  const row = {
    ...({
      kind: 'radiation',
      id: 'dose',
      name: 'Radiation',
      field: 'memoryIrregularityDose',
    } as const),
    ...{ value, unit, source, date, confidence },
  };
  return { row, own: undefined, override: null };
}

/** A value of the beam tests, shown as `children`, with its certificate. */
function Beam({ field, children }: { readonly field: string; readonly children: ReactNode }) {
  const text = useStore((state) => state.source?.text ?? '');
  const certified = certifiedRadiation(text, field);
  if (certified === undefined) return children;
  return <Certified certified={certified}>{children}</Certified>;
}

function Doses({ doses, own }: { doses: readonly FleetRadiation[]; own: FleetRadiation }) {
  if (own.doseStatus !== 'ok') return <p className="dim">{statusWords[own.doseStatus]}</p>;
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Aluminium</th>
            <th scope="col">Dose a year</th>
            <th scope="col">
              <Term
                label="Until memories err"
                definition="Until the dose from which stacked memory (HBM) erred in the beam."
              />
            </th>
          </tr>
        </thead>
        <tbody>
          {doses.map((dose) => (
            <tr key={dose.shieldingMm} data-on={dose.shieldingMm === own.shieldingMm}>
              <th scope="row">{`${formatNumber(dose.shieldingMm)}\u202fmm`}</th>
              <td>{`${formatNumber(dose.doseKradPerYear)}\u202fkrad(Si)`}</td>
              <td>{monthsText(dose.monthsUntilIrregular)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim heatNote">
        {fiveYearDoseTable.source}. Memories err from{' '}
        <Certified certified={certifiedDose()}>
          {memoryIrregularityDoseKrad.value}
          {'\u202fkrad(Si)'}
        </Certified>
        ; the scenario has {formatNumber(own.shieldingMm)} mm.
      </p>
    </>
  );
}

/** Draws the anomaly on the globe, and shows the globe where only one thing fits. */
function showAnomaly(): void {
  const { layers, set } = useStore.getState();
  set({ layers: { ...layers, anomaly: true } });
  useView.getState().set({ phoneTab: 'scene' });
}

function GlobeLink() {
  return (
    <button type="button" className="link radiationLink" onClick={showAnomaly}>
      Show on the globe
    </button>
  );
}

interface EventsProps {
  readonly own: FleetRadiation;
  readonly radiation: ReadScenario['radiation'];
}

function Events({ own, radiation }: EventsProps) {
  const { chip, host } = stopsPerYear(radiation, own.fluxRelative);
  if (Number.isNaN(own.fluxRelative)) {
    return <p className="dim">The flux of protons is modelled from 300 to 2,000 km only.</p>;
  }
  return (
    <Facts
      facts={[
        ['In the South Atlantic Anomaly', `${formatFraction(own.anomalyTimeFraction)} of the time`],
        ['Protons, relative to 650 km and 98°', `${formatNumber(own.fluxRelative)}×`],
        [
          'Silent corruptions',
          <span key="silent">
            <Beam field="silentCorruptionKradPerEvent">
              {formatNumber(own.silentCorruptionsPerChipYear)}
            </Beam>{' '}
            per chip-year
          </span>,
        ],
        [
          'Interruptions of a chip',
          <span key="chip">
            <Beam field="memoryUncorrectableKradPerEvent">{formatNumber(chip)}</Beam> per chip-year
          </span>,
        ],
        [
          'Crashes of a host',
          <span key="host">
            <Beam field="hostMemoryInterruptKradPerEvent">{formatNumber(host)}</Beam> per host-year
          </span>,
        ],
        ['Of the whole satellite', `${formatNumber(own.interruptionsPerYear)} a year`],
      ]}
    />
  );
}

function Switch({ isOn }: { readonly isOn: boolean }) {
  const { problems } = useRadiationSwitch();
  return (
    <>
      <div className="radiationSwitch">
        <label>
          <input
            type="checkbox"
            role="switch"
            checked={isOn}
            onChange={(event) => turnRadiation(event.target.checked)}
          />
          Particles and failures strike in the run
        </label>
      </div>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
    </>
  );
}

const hours = (seconds: number): string => `${formatNumber(seconds / 3600)}\u202fh`;

const faultLines: readonly (readonly [string, string, (faults: FaultMetrics) => string])[] = [
  [
    'Silent corruptions',
    'Wrong results that nobody noticed, of chips that were at work.',
    (faults) => formatCount(faults.silentCorruptionCount),
  ],
  [
    'Interruptions of jobs',
    'Times that a fault stopped a job.',
    (faults) => formatCount(faults.interruptedCount),
  ],
  [
    'Crashes of hosts',
    'A host fails and stops every job on its chips.',
    (faults) => formatCount(faults.hostCrashCount),
  ],
  [
    'Accelerators lost',
    'Failed for good during the run.',
    (faults) => formatCount(faults.acceleratorsLostCount),
  ],
  [
    'Lost accelerator-time',
    'Work undone, waits for restarts, accelerators that are no more.',
    (faults) => hours(faults.faultLossAcceleratorS),
  ],
  [
    'of it work undone',
    'Done since the last checkpoint, and done again.',
    (faults) => hours(faults.undoneAcceleratorS),
  ],
  [
    'Writing checkpoints',
    'Accelerator-time at work that went into saving.',
    (faults) => hours(faults.checkpointAcceleratorS),
  ],
];

function Faults({ result, index }: { readonly result: Result; readonly index: number }) {
  const own = result.metrics.satellites[index];
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">In {formatDuration(result.durationS)}</th>
          <th scope="col">This satellite</th>
          <th scope="col">All</th>
        </tr>
      </thead>
      <tbody>
        {faultLines.map(([label, definition, text]) => (
          <tr key={label}>
            <th scope="row">
              <Term label={label} definition={definition} />
            </th>
            <td>{own === undefined ? '–' : text(own)}</td>
            <td>{text(result.metrics.faults)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where nobody knows the flux, nothing strikes: said, so that nobody takes it for safe. */
function UnknownFlux({ result }: { readonly result: Result }) {
  const { fluxUnknownS } = result.metrics.faults;
  if (!(fluxUnknownS > 0)) return null;
  return (
    <p className="warn heatNote">
      {`For ${formatDuration(fluxUnknownS)} of all satellites’ time nobody knows the flux of ` +
        'protons: nothing that they drive was drawn in it.'}
    </p>
  );
}

interface RadiationProps {
  readonly result: Result;
  readonly index: number;
}

function Body({ result, index, scenario }: RadiationProps & { readonly scenario: ReadScenario }) {
  const [own, doses] = useMemo(
    () => [doseOfSatellite(scenario, index), dosesByShielding(scenario, index)],
    [scenario, index],
  );
  const { radiation } = scenario;
  const fleet = scenario.fleets[scenario.satellites[index]?.fleetIndex ?? -1];
  const chipCountMax = fleet?.platform.acceleratorCount ?? 0;
  if (own === null) return null;
  return (
    <div className="scroll">
      <Section title="In this run">
        <Switch isOn={radiation.isOn} />
        {radiation.isOn ? <Faults {...{ result, index }} /> : null}
        <UnknownFlux result={result} />
      </Section>
      {result.metrics.silent === null ? null : <RadiationSilent silent={result.metrics.silent} />}
      <Section title="Events to expect" aside={<GlobeLink />}>
        <Events {...{ own, radiation }} />
      </Section>
      {Number.isNaN(own.fluxRelative) || chipCountMax < 1 ? null : (
        <RadiationJob {...{ radiation, chipCountMax }} fluxRelative={own.fluxRelative} />
      )}
      <Section title="Dose">
        <Doses doses={doses} own={own} />
      </Section>
    </div>
  );
}

/** Dose and events of the selected satellite's orbit, and what they did in the run. */
export function RadiationView(props: RadiationProps) {
  const scenario = useStore((state) => state.scenario);
  return scenario === null ? null : <Body {...props} scenario={scenario} />;
}
