// What if there were more radiator, less battery, another orbit? Sliders, and what they change.

import { Slider } from '@base-ui/react/slider';
import { useMemo } from 'react';
import type { Result } from '../../compute/index.ts';
import { formatNumber, formatSi } from '../panels/format.ts';
import { Section, Term } from '../panels/Metrics.tsx';
import { ProblemList } from '../panels/ProblemList.tsx';
import { useStore } from '../store.ts';
import { CertifiedField } from './Certified.tsx';
import { headlines, verdictOf } from './headlines.ts';
import type { Headline } from './headlines.ts';
import { attitudeAssignments, attitudeChoices, attitudeOf, knobsOf } from './knobs.ts';
import type { AttitudeChoice, Knob } from './knobs.ts';
import { reset, satelliteCountMax, turn, useWhatIf } from './whatIf.ts';

const knobText = (value: number, unit: string): string =>
  unit === 'Wh' ? formatSi(value, unit) : `${formatNumber(value)}\u202f${unit}`;

/** What the last assignment of a key sets; undefined where it is not turned. */
function turnedTo(assignments: readonly string[] | undefined): string | undefined {
  const last = assignments?.at(-1);
  return last?.slice(last.indexOf('=') + 1);
}

/** What the scenario has, with its certificate where it is a value of the platform. */
function KnobOwn({ knob, fleetIndex }: KnobProps) {
  const text = knobText(knob.value, knob.unit);
  const field = /\.platform\.(\w+)$/.exec(knob.path)?.[1];
  if (field === undefined) return text;
  return <CertifiedField {...{ fleetIndex, field }}>{text}</CertifiedField>;
}

interface KnobProps {
  readonly knob: Knob;
  readonly fleetIndex: number;
}

function KnobSlider({ knob, fleetIndex }: KnobProps) {
  const turned = useWhatIf((state) => turnedTo(state.turned[knob.path]));
  const value = turned === undefined ? knob.value : Number(turned);
  const { label, unit, path, before, min, max, step } = knob;
  const change = (next: number): void => {
    turn(path, next === knob.value ? null : [...before, `${path}=${String(next)}`]);
  };
  return (
    <Slider.Root
      className="knob"
      data-turned={turned !== undefined}
      {...{ value, min, max, step }}
      largeStep={step * 20}
      onValueChange={change}
    >
      <Slider.Label className="knobLabel">{label}</Slider.Label>
      <span className="knobValue">
        {turned === undefined ? (
          <KnobOwn {...{ knob, fleetIndex }} />
        ) : (
          <>
            <s>{knobText(knob.value, unit)}</s> {knobText(value, unit)}
          </>
        )}
      </span>
      <Slider.Control className="knobControl">
        <Slider.Track className="knobTrack">
          <Slider.Indicator className="knobIndicator" />
          <Slider.Thumb
            className="knobThumb"
            getAriaValueText={(_formatted, number) => knobText(number, unit)}
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  );
}

interface AttitudeProps {
  readonly fileIndex: number;
  readonly own: AttitudeChoice | null;
}

function Attitude({ fileIndex, own }: AttitudeProps) {
  const key = `fleets[${fileIndex}].attitude`;
  const turned = useWhatIf((state) => state.turned[key]);
  const nameOf = (choice: AttitudeChoice): string => attitudeAssignments(fileIndex, choice).join();
  const isListed = own === null || attitudeChoices.includes(own);
  const choices = isListed ? attitudeChoices : [own, ...attitudeChoices];
  const first = own === null ? '' : nameOf(own);
  const change = (name: string): void => {
    const choice = choices.find((one) => nameOf(one) === name);
    turn(
      key,
      name === first || choice === undefined ? null : attitudeAssignments(fileIndex, choice),
    );
  };
  return (
    <label className="knob" data-turned={turned !== undefined}>
      <span className="knobLabel">Attitude</span>
      <select
        className="input knobSelect"
        value={turned?.join() ?? first}
        onChange={(event) => change(event.target.value)}
      >
        {own === null ? <option value="">As the platform has it</option> : null}
        {choices.map((choice) => (
          <option key={nameOf(choice)} value={nameOf(choice)}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface HeadlineRowProps {
  readonly headline: Headline;
  readonly from: Result;
  /** Null: nothing is turned, or what is has not been run yet. */
  readonly to: Result | null;
}

function HeadlineRow({ headline, from, to }: HeadlineRowProps) {
  const { label, definition, value, format } = headline;
  const verdict = to === null ? 'same' : verdictOf(headline, from, to);
  const isMore = to !== null && value(to) > value(from);
  return (
    <tr>
      <th scope="row">
        <Term label={label} definition={definition} />
      </th>
      <td>{format(value(from))}</td>
      <td className={`verdict-${verdict}`}>
        {verdict === 'same' ? null : (
          <>
            <span aria-hidden="true">{isMore ? '▲ ' : '▼ '}</span>
            <span className="visuallyHidden">{verdict}: </span>
          </>
        )}
        {to === null ? '–' : format(value(to))}
      </td>
    </tr>
  );
}

/** What the numbers were, and what they are with what is turned. */
function Headlines({ result }: { readonly result: Result }) {
  const before = useWhatIf((state) => state.before?.result ?? null);
  const isRunning = useWhatIf((state) => state.isRunning);
  const from = before ?? result;
  const hasAfter = before !== null && result !== before;
  return (
    <table className="table whatIfTable" aria-busy={isRunning}>
      <thead>
        <tr>
          <th scope="col">All satellites</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {headlines.map((headline) => (
          <HeadlineRow key={headline.label} {...{ headline, from }} to={hasAfter ? result : null} />
        ))}
      </tbody>
    </table>
  );
}

function Status() {
  const { isRunning, wallS, before } = useWhatIf();
  if (isRunning) return <span className="dim">Running</span>;
  if (before === null || wallS === null) return <span className="dim">As in the scenario</span>;
  return <span className="dim">{`Run again in ${wallS.toFixed(2)} s`}</span>;
}

function Head() {
  const isTurned = useWhatIf((state) => state.before !== null);
  return (
    <div className="whatIfHead">
      <span role="status">
        <Status />
      </span>
      <button type="button" className="button buttonSmall" disabled={!isTurned} onClick={reset}>
        Reset
      </button>
    </div>
  );
}

interface WhatIfProps {
  readonly result: Result;
  readonly index: number;
}

/** Sliders for the fleet of a satellite; every change is an override of the scenario's text. */
export function WhatIfView({ result, index }: WhatIfProps) {
  const shown = useStore((state) => state.source?.text ?? '');
  const shownScenario = useStore((state) => state.scenario);
  const before = useWhatIf((state) => state.before);
  const problems = useWhatIf((state) => state.problems);
  const fleetIndex = result.labels.satelliteFleetIndex[index] ?? 0;
  const text = before?.source.text ?? shown;
  const scenario = before?.scenario ?? shownScenario;
  const fleet = scenario?.fleets[fleetIndex];
  const knobs = useMemo(() => (fleet === undefined ? [] : knobsOf(text, fleet)), [text, fleet]);
  const fileIndex = fleet?.fileIndex ?? fleetIndex;
  const own = useMemo(() => attitudeOf(text, fileIndex), [text, fileIndex]);
  if (result.satelliteCount > satelliteCountMax) {
    return (
      <p className="listEmpty">
        {`Sliders run the scenario again at once: for ${satelliteCountMax} satellites at most. ` +
          'Edit the scenario instead.'}
      </p>
    );
  }
  return (
    <div className="scroll">
      <Section title={`Fleet ${result.labels.fleetIds[fleetIndex] ?? ''}`} aside={<Head />}>
        <div className="knobs">
          {knobs.map((knob) => (
            <KnobSlider key={knob.path} {...{ knob, fleetIndex }} />
          ))}
          <Attitude fileIndex={fileIndex} own={own} />
        </div>
        {problems.length === 0 ? null : <ProblemList problems={problems} />}
      </Section>
      <Section title="Before and after">
        <Headlines result={result} />
      </Section>
    </div>
  );
}
