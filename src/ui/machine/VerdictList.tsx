// What does the check say of each fleet, line by line: what is needed, and what is there?

import { useState } from 'react';
import { designAreas } from '../../compute/index.ts';
import type { DesignFinding, DesignVerdict, LifeStage } from '../../compute/index.ts';
import { Term } from '../panels/Metrics.tsx';
import { ProblemList } from '../panels/ProblemList.tsx';
import { openSatellite } from '../panels/selecting.ts';
import { useStore } from '../store.ts';
import { CertifiedField } from './Certified.tsx';
import { availableText, countsOf, fieldBehind, findingsByFleet } from './findings.ts';
import { neededText, orbitText, shownFindings, warningsOf } from './findings.ts';
import { flownLosses, throttleText, tripText } from './radiatorLines.ts';
import type { FlownLoss } from './radiatorLines.ts';

/** Opens the satellite whose orbit is the worst for a line. */
function WorstOrbit({ finding }: { readonly finding: DesignFinding }) {
  const ids = useStore((state) => state.result?.labels.satelliteIds);
  const text = orbitText(finding);
  const index = ids?.indexOf(finding.orbit?.satellite ?? '') ?? -1;
  if (text === null) return null;
  if (index < 0) return <span className="dim verdictOrbit">{text}</span>;
  return (
    <button type="button" className="link verdictOrbit" onClick={() => openSatellite(index)}>
      {text}
    </button>
  );
}

function What({ finding }: { readonly finding: DesignFinding }) {
  const { what, note } = finding;
  return (
    <>
      {note === '' ? what : <Term label={what} definition={note} />}
      <WorstOrbit finding={finding} />
    </>
  );
}

/** A figure of a line, with its certificate where it is a value of the platform. */
function Figure({ finding, side }: { finding: DesignFinding; side: 'needed' | 'available' }) {
  const fleetIds = useStore((state) => state.result?.labels.fleetIds);
  const text = side === 'needed' ? neededText(finding) : availableText(finding);
  const field = fieldBehind(finding, side);
  const fleetIndex = fleetIds?.indexOf(finding.fleet) ?? -1;
  if (field === null || fleetIndex < 0) return text;
  return <CertifiedField {...{ fleetIndex, field }}>{text}</CertifiedField>;
}

function Row({ finding }: { readonly finding: DesignFinding }) {
  const closes = finding.verdict === 'closes';
  return (
    <tr>
      <th scope="row">
        <What finding={finding} />
      </th>
      <td>
        <Figure finding={finding} side="needed" />
      </td>
      <td className={closes ? undefined : 'bad'}>
        <Figure finding={finding} side="available" />
        <span className="visuallyHidden">, {finding.verdict}</span>
      </td>
      <td aria-hidden="true" className={closes ? 'ok' : 'bad'}>
        {closes ? '✓' : '✗'}
      </td>
    </tr>
  );
}

/** The lines as a table, by area; what stands in a line's note is told on its name. */
export function FindingTable({ findings }: { readonly findings: readonly DesignFinding[] }) {
  const areas = designAreas.filter((area) => findings.some((finding) => finding.area === area));
  return (
    <table className="table verdictTable">
      <thead className="visuallyHidden">
        <tr>
          {['What', 'Needed', 'There is', 'Closes'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {areas.map((area) => (
        <tbody key={area}>
          <tr className="verdictArea">
            <th scope="rowgroup">{area}</th>
            <td className="dim">needed</td>
            <td className="dim">there is</td>
            <td />
          </tr>
          {findings
            .filter((finding) => finding.area === area)
            .map((finding) => (
              <Row key={finding.what} finding={finding} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

interface FilterProps {
  readonly findings: readonly DesignFinding[];
  readonly isOpenOnly: boolean;
  readonly onChange: (isOpenOnly: boolean) => void;
}

function Filter({ findings, isOpenOnly, onChange }: FilterProps) {
  const { openCount, count } = countsOf(findings);
  const choices = [
    ['Do not close', true, openCount],
    ['All', false, count],
  ] as const;
  return (
    <div className="segmented segmentedSmall" role="group" aria-label="Lines of the check">
      {choices.map(([label, value, lineCount]) => (
        <button
          key={label}
          type="button"
          aria-pressed={isOpenOnly === value}
          onClick={() => onChange(value)}
        >
          {label} <span className="dim">{lineCount}</span>
        </button>
      ))}
    </div>
  );
}

function FleetHead({ fleet, findings }: { fleet: string; findings: readonly DesignFinding[] }) {
  const { openCount, count } = countsOf(findings);
  return (
    <h4 className="verdictFleet">
      {fleet === '' ? 'The whole scenario' : `Fleet ${fleet}`}
      <span className="dim">
        {openCount === 0 ? `all ${count} close` : `${openCount} of ${count} do not close`}
      </span>
    </h4>
  );
}

/** How soon work slows down after a part of the radiator is lost, by fleet and age. */
function AfterLoss({ losses, isNamed }: AfterLossProps) {
  return (
    <table className="table lossTable">
      <thead>
        <tr>
          <th scope="col">
            <Term label="After a loss" definition={lossDefinition} />
          </th>
          <th scope="col">One loop</th>
          <th scope="col">No radiation</th>
          <th scope="col">Off</th>
        </tr>
      </thead>
      <tbody>
        {losses.map(({ fleet, age, oneLoop, allRadiation }) => (
          <tr key={`${fleet} ${age}`}>
            <th scope="row">{isNamed ? `${fleet}, ${ageWords[age]}` : ageWords[age]}</th>
            <td>{throttleText(oneLoop)}</td>
            <td>{throttleText(allRadiation)}</td>
            <td className="dim">{tripText(allRadiation)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface AfterLossProps {
  readonly losses: readonly FlownLoss[];
  readonly isNamed: boolean;
}

const ageWords: Readonly<Record<LifeStage, string>> = { begin: 'now', end: 'end of life' };
const lossDefinition =
  'Until work slows down, at full work in the own attitude and the worst β of the year; off: ' +
  'until all is switched off if nothing slows down.';

interface VerdictListProps {
  readonly verdict: DesignVerdict;
  /** Only this fleet, without its name; undefined: all, and what there is to know. */
  readonly fleet?: string;
}

/** All lines of a verdict by fleet and area; first those that do not close. */
export default function VerdictList({ verdict, fleet }: VerdictListProps) {
  const groups = findingsByFleet(verdict).filter(([id]) => fleet === undefined || id === fleet);
  const findings = groups.flatMap(([, own]) => own);
  const [isOpenOnly, setIsOpenOnly] = useState(countsOf(findings).openCount > 0);
  const fleets = useStore((state) => state.scenario?.fleets) ?? [];
  const fileIndex = fleets.find(({ id }) => id === fleet)?.fileIndex ?? -1;
  const warnings = warningsOf(verdict, fleet === undefined ? null : fileIndex);
  const losses = flownLosses(verdict.afterLoss).filter(
    (loss) => fleet === undefined || loss.fleet === fleet,
  );
  const { skippedFleets } = verdict;
  return (
    <div className="verdictList">
      <Filter {...{ findings, isOpenOnly }} onChange={setIsOpenOnly} />
      {groups.map(([id, own]) => {
        const shown = shownFindings(own, isOpenOnly);
        return (
          <div key={id}>
            {fleet === undefined ? <FleetHead fleet={id} findings={own} /> : null}
            {shown.length === 0 ? null : <FindingTable findings={shown} />}
          </div>
        );
      })}
      {losses.length > 0 ? <AfterLoss losses={losses} isNamed={fleets.length > 1} /> : null}
      {warnings.length > 0 ? <ProblemList problems={warnings} /> : null}
      {fleet === undefined && skippedFleets.length > 0 ? (
        <p className="dim">Not checked: {skippedFleets.join(', ')}</p>
      ) : null}
    </div>
  );
}
