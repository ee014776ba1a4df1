// One link: its geometry, its rate, what limits it, and the waterfall behind it.

import { useState } from 'react';
import type { AccessPair, RateLimit, Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { formatElapsed, formatNumber, formatRate } from '../panels/format.ts';
import { Facts, Section } from '../panels/Metrics.tsx';
import { ProblemList } from '../panels/ProblemList.tsx';
import type { ReadScenario } from '../run/messages.ts';
import { linkPlace } from './linkGeometry.ts';
import type { LinkPlace } from './linkGeometry.ts';
import { linkReason } from './linkReason.ts';
import { nextWindowS } from './links.ts';
import type { LinkChoice } from './links.ts';
import { formatRange, RangeSlider } from './RangeSlider.tsx';
import { accessLinkOf, budgetAt, namedAccess, namedAssignments } from './scenarioLink.ts';
import { namedLink, namedLinks, pairsOf, satelliteLinkOf } from './scenarioLink.ts';
import type { ScenarioLink, Way } from './scenarioLink.ts';
import { changeScenario, useScenarioSwitch } from './scenarioSwitch.ts';
import { Waterfall } from './Waterfall.tsx';

const degPerRad = 180 / Math.PI;

const limitWords: Readonly<Record<RateLimit, string>> = {
  power: 'received power: more of it would carry more',
  modem: 'the modem: it has no faster step',
  channels: 'the channels: every wavelength is in use',
  elevation: 'elevation: the partner stands too low',
  fixed: 'the rate that the scenario gives',
};

interface SheetProps {
  readonly result: Result;
  readonly scenario: ReadScenario;
  readonly choice: LinkChoice;
  readonly timeS: number;
}

interface FiguresProps {
  readonly title: string;
  readonly link: ScenarioLink;
  readonly place: LinkPlace;
}

/** To a tenth, as the table below; a margin of nothing has no sign. */
const decibels = (valueDb: number): string =>
  `${(Math.abs(valueDb) < 0.05 ? 0 : valueDb).toFixed(1).replace('-', '−')}\u202fdB`;

function Figures({ title, link, place }: FiguresProps) {
  const budget = budgetAt(link.link, place);
  const { ends } = link;
  const isLight = Number.isFinite(budget.photonsPerSecond);
  const facts: (readonly [string, string])[] = [
    ['Range', formatRange(place.rangeKm)],
    ...(Number.isNaN(place.elevationRad)
      ? []
      : [['Elevation', `${(place.elevationRad * degPerRad).toFixed(1)}°`] as const]),
    ['Rate', formatRate(budget.rateBitPerS)],
    ['Limited by', limitWords[budget.limitedBy]],
  ];
  if (ends !== null) {
    facts.push(['Margin', decibels(budget.marginDb)]);
    facts.push(['Modulation', budget.modulation]);
    facts.push(
      isLight
        ? ['Photons received', `${formatNumber(budget.photonsPerSecond / 1e9)} billion a second`]
        : ['Carrier over noise', `${formatNumber(budget.carrierToNoiseDb)}\u202fdB`],
    );
  }
  return (
    <>
      <Section title={title}>
        <Facts facts={facts} />
      </Section>
      {ends === null ? null : (
        <Section title="Budget">
          <Waterfall budget={budget} ends={ends} />
        </Section>
      )}
    </>
  );
}

interface NamedProps extends SheetProps {
  readonly way: Way;
  readonly place: LinkPlace;
  readonly rateBitPerS: number;
}

/** What terminals of the catalogue would carry where the scenario gives a rate and no terminals. */
function Named({ scenario, choice, way, place, rateBitPerS }: NamedProps) {
  const options = choice.partner.kind === 'station' ? namedAccess : namedLinks;
  const [at, setAt] = useState(0);
  const { problems } = useScenarioSwitch();
  const named = options[at]!;
  return (
    <>
      <p className="networkFixed">
        This scenario gives a fixed rate, {formatRate(rateBitPerS)} at any range: no budget stands
        behind it.
      </p>
      <label className="networkPick">
        <span>With</span>
        <select
          className="input"
          value={at}
          onChange={(event) => setAt(Number(event.target.value))}
          aria-label="With terminals"
        >
          {options.map((pair, index) => (
            <option key={pair.join()} value={index}>
              {pair[0] === pair[1] ? `${pair[0]} at both ends` : pair.join(' and ')}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button"
          onClick={() => changeScenario(namedAssignments(scenario, choice, named))}
        >
          Fly them
        </button>
      </label>
      {problems.length === 0 ? null : <ProblemList problems={problems} />}
      <Figures
        title="What they would carry"
        link={namedLink(scenario, choice, named, way)}
        place={place}
      />
    </>
  );
}

/** Out of sight: when it comes into view, and what to do meanwhile. */
function OutOfSight({ result, scenario, choice, timeS }: SheetProps) {
  const nextS = nextWindowS(result, choice, timeS);
  const reason = linkReason(scenario, choice, timeS);
  return (
    <p className="networkFixed">
      {reason === '' ? 'Not in sight now.' : `Not open now: ${reason}.`}{' '}
      {Number.isNaN(nextS) ? (
        'It will not be before the run ends.'
      ) : (
        <button type="button" className="link" onClick={() => clock.seek(nextS)}>
          {reason === '' ? 'In sight' : 'Open'} {formatElapsed(nextS)}: show it
        </button>
      )}
    </p>
  );
}

interface PairProps {
  readonly pairs: readonly AccessPair[];
  readonly at: number;
  readonly onPick: (at: number) => void;
}

function PairPicker({ pairs, at, onPick }: PairProps) {
  if (pairs.length < 2) return null;
  return (
    <label className="networkPick">
      <span>Terminals</span>
      <select className="input" value={at} onChange={(event) => onPick(Number(event.target.value))}>
        {pairs.map(({ satelliteTerminal, stationTerminal }, index) => (
          <option key={index} value={index}>
            {satelliteTerminal?.id} and {stationTerminal?.id}
          </option>
        ))}
      </select>
    </label>
  );
}

const wayNames = {
  station: { out: 'Down', back: 'Up' },
  satellite: { out: 'There', back: 'Back' },
} as const;

/** Geometry and budget of one link, at the clock's time or at a range of the reader's own. */
export function LinkSheet({ result, scenario, choice, timeS }: SheetProps) {
  const [way, setWay] = useState<Way>('out');
  const [pairAt, setPairAt] = useState(0);
  const [own, setOwn] = useState<LinkPlace | null>(null);
  const { partner } = choice;
  const now = linkPlace(scenario, choice, timeS);
  const pairs = pairsOf(scenario, choice);
  const pair = pairs[Math.min(pairAt, pairs.length - 1)];
  if (now === null) return <p className="dim panelHead">A satellite has no place now.</p>;
  if (partner.kind === 'station' && pair === undefined) {
    return <p className="dim panelHead">No terminal of the one understands any of the other.</p>;
  }
  const link =
    pair === undefined
      ? satelliteLinkOf(scenario, choice, way)
      : accessLinkOf(scenario, choice, pair, way);
  const place = own ?? now;
  const isHidden = own === null && !['serving', 'in view', 'linked'].includes(choice.state);
  return (
    <>
      <PairPicker pairs={pairs} at={pairAt} onPick={setPairAt} />
      <div className="networkWays">
        <div className="segmented" role="group" aria-label="Direction">
          {(['out', 'back'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={way === each}
              onClick={() => setWay(each)}
            >
              {wayNames[partner.kind][each]}
            </button>
          ))}
        </div>
        <div className="segmented" role="group" aria-label="Where">
          <button type="button" aria-pressed={own === null} onClick={() => setOwn(null)}>
            Now
          </button>
          <button type="button" aria-pressed={own !== null} onClick={() => setOwn(own ?? now)}>
            At a range
          </button>
        </div>
      </div>
      {own === null ? null : (
        <RangeSlider {...{ scenario, choice, timeS, place: own }} onChange={setOwn} />
      )}
      {isHidden ? <OutOfSight {...{ result, scenario, choice, timeS }} /> : null}
      {link.link.kind === 'fixed' && link.ends === null ? (
        <Named
          {...{ result, scenario, choice, timeS, way, place }}
          rateBitPerS={link.link.rateBitPerS}
        />
      ) : (
        <Figures title="What it carries" link={link} place={place} />
      )}
    </>
  );
}
