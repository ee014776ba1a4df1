// For the season of shadows: a larger battery, slower work or a pause, and at what cost?

import type { EclipseChoice, YearStudy } from '../../compute/index.ts';
import { formatFraction, formatUtc } from '../panels/format.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import { choiceSentence, gainText, lostText, shadowWays } from './eclipseLines.ts';
import { sizeRows, wayMassText } from './eclipseLines.ts';

const wayColumns = [
  ['Heavier by', 'Than a satellite that pauses: of battery and array the part that bridges.'],
  ['Delivered', 'Share of accelerator-time at work, mean of the year.'],
  ['Worst orbit', 'The same in the revolution with the least.'],
  ['Lost', 'Accelerator-hours of the whole fleet in the year, against bridging.'],
] as const;

function Ways({ choice }: { readonly choice: EclipseChoice }) {
  return (
    <table className="table yearTable eclipseTable">
      <thead>
        <tr>
          <th scope="col">In the shadow</th>
          {wayColumns.map(([label, definition]) => (
            <th key={label} scope="col">
              <Term label={label} definition={definition} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shadowWays(choice).map((way) => (
          <tr key={way.label}>
            <th scope="row">
              <Term label={way.label} definition={way.definition} />
            </th>
            <td>{wayMassText(way)}</td>
            <td>{formatFraction(way.year.utilisationFraction)}</td>
            <td>{formatFraction(way.year.worstUtilisationFraction)}</td>
            <td>{lostText(way.year)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sizes({ bridge }: Pick<EclipseChoice, 'bridge'>) {
  return (
    <table className="table yearTable eclipseTable">
      <thead>
        <tr>
          <th scope="col">To bridge it</th>
          <th scope="col">Now</th>
          <th scope="col">Until the end of life</th>
        </tr>
      </thead>
      <tbody>
        {sizeRows.map(([label, definition, text], at) => (
          <tr key={at}>
            <th scope="row">
              <Term label={label} definition={definition} />
            </th>
            <td>{text(bridge.now)}</td>
            <td>{text(bridge.end)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface EclipseProps {
  readonly study: YearStudy;
  readonly fleetId: string;
}

/** What bridging weighs and what pausing costs; nothing where there is nothing to choose. */
export function YearEclipse({ study, fleetId }: EclipseProps) {
  const fleet = study.fleets.find(({ fleet: id }) => id === fleetId);
  if (!fleet?.eclipse) return null;
  const { eclipse, mass } = fleet;
  const { bridging, pausing } = choiceSentence(eclipse);
  return (
    <Section title="A battery for the season, or a pause?">
      <p className="yearLead">
        {bridging} <b>{pausing}</b>{' '}
        {gainText(eclipse, mass.sumKgPerKwSustained ?? mass.sumKgPerKwInstalled)}
      </p>
      <Ways choice={eclipse} />
      <Sizes bridge={eclipse.bridge} />
      <p className="dim yearNote">
        {`Longest shadow: ${eclipse.satellite} on ${formatUtc(eclipse.utcMs).slice(0, 10)}. ` +
          'Kilograms without structure; every way by the simulator on the same days, as the ' +
          'fleet stands now.'}
      </p>
    </Section>
  );
}
