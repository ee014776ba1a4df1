// Can the satellites of a fleet train one model together, and what holds them up?

import { useMemo, useState } from 'react';
import type { ClusterPace, ClusterTraining } from '../../compute/index.ts';
import { formatCount, formatDuration, formatFraction, formatNumber } from '../panels/format.ts';
import { Facts, Section, Term } from '../panels/Metrics.tsx';
import type { ReadScenario } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { firstModel, trainingsOf } from './training.ts';
import { doesRingHold, linkVerdict, trainingFacts } from './trainingFacts.ts';

function Close({ isClose, children }: { readonly isClose: boolean; readonly children: string }) {
  return (
    <span className="trainingClose" data-close={isClose}>
      <span aria-hidden="true">{isClose ? '✓' : '✗'}</span> {children}
    </span>
  );
}

const boundWords: Readonly<Record<ClusterPace['step']['boundBy'], string>> = {
  compute: 'computing',
  links: 'links',
  interconnect: 'wires on board',
};

const yearS = 365.25 * 86_400;

/** Days say little of what takes longer than two years. */
const spanInYears = (spanS: number): string =>
  spanS > 2 * yearS ? `${formatNumber(spanS / yearS)}\u202fyears` : formatDuration(spanS);

/** What of a step or a run is shown, with its definition. */
const paceRows: readonly (readonly [string, string, (pace: ClusterPace) => string])[] = [
  ['A step computes', 'All accelerators at work.', ({ step }) => formatDuration(step.computeS)],
  [
    'and waits for links',
    'Mean of a step: the gradients’ way around the ring of satellites.',
    ({ step }) => formatDuration(step.waitS),
  ],
  ['Bound by', 'What takes more of the step.', ({ step }) => boundWords[step.boundBy]],
  [
    'Of the dense rate',
    'Operations of the training over what the accelerators could do, failures left out.',
    ({ step }) => formatFraction(step.mfuEffective),
  ],
  [
    'Whole training',
    'Wall time with failures, restarts and checkpoints, after Daly.',
    ({ run }) => spanInYears(run.wallS),
  ],
  [
    'Interruptions',
    'Any satellite that stops, stops them all.',
    ({ run }) => formatNumber(run.interruptionCount),
  ],
  ['A checkpoint every', 'Daly’s interval.', ({ run }) => formatDuration(run.checkpointIntervalS)],
  [
    'Silent corruptions',
    'Expected over the run, on all satellites; each may spoil what follows.',
    ({ run }) => formatNumber(run.silentCorruptionCount),
  ],
];

function Paces({ training }: { readonly training: ClusterTraining }) {
  const { everyStep, rarely } = training;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Gradients exchanged</th>
          <th scope="col">every step</th>
          <th scope="col">every {formatCount(rarely.stepsPerExchange)}</th>
        </tr>
      </thead>
      <tbody>
        {paceRows.map(([label, definition, text]) => (
          <tr key={label}>
            <th scope="row">
              <Term label={label} definition={definition} />
            </th>
            <td>{text(everyStep)}</td>
            <td>{text(rarely)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FleetTraining({ training }: { readonly training: ClusterTraining }) {
  return (
    <Section title={`Fleet ${training.fleet}`}>
      <p className="trainingVerdict">
        <Close isClose={training.linksClose}>{linkVerdict(training)}</Close>
        <Close isClose={training.stateCloses}>
          {training.stateCloses ? 'The state fits' : 'The state does not fit'}
        </Close>
      </p>
      <Facts facts={trainingFacts(training)} />
      {doesRingHold(training) ? (
        <Paces training={training} />
      ) : (
        <p className="dim">
          Somewhere on their way around, neighbours are too far apart for any link: no step ends.
        </p>
      )}
    </Section>
  );
}

function Body({ scenario }: { readonly scenario: ReadScenario }) {
  const [modelId, setModelId] = useState(() => firstModel(scenario));
  const model = scenario.models.find(({ id }) => id === modelId) ?? scenario.models[0];
  const trainings = useMemo(() => trainingsOf(scenario, model), [scenario, model]);
  return (
    <>
      <label className="networkPick">
        <span>Train</span>
        <select
          className="input"
          value={model?.id}
          onChange={(event) => setModelId(event.target.value)}
        >
          {scenario.models.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {trainings.length === 0 ? (
        <p className="dim panelHead">
          No fleet has accelerators and links between its satellites: nobody can share a training.
        </p>
      ) : (
        trainings.map((training) => <FleetTraining key={training.fleet} training={training} />)
      )}
      <p className="dim networkNote trainingNote">
        Batches of 4 million tokens, 20 tokens a parameter, 16 bytes of state a parameter. A study:
        in a run a training holds as many satellites as its job says.
      </p>
    </>
  );
}

/** The verdict on training a model across satellites, fleet by fleet. */
export default function TrainingView() {
  const scenario = useStore((state) => state.scenario);
  if (scenario === null) return null;
  return (
    <div className="scroll">
      <Body key={scenario.hash} scenario={scenario} />
    </div>
  );
}
