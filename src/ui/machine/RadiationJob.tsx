// What has a job to expect that holds so many chips for so long, and what would protect it?

import { useMemo, useState } from 'react';
import { formatCount, formatDuration, formatFraction, formatNumber } from '../panels/format.ts';
import { MetricTable, Section } from '../panels/Metrics.tsx';
import type { MetricRow } from '../panels/metricRows.ts';
import type { ReadScenario } from '../run/messages.ts';
import { jobRisk } from './radiationRisk.ts';
import type { JobQuestion, JobRisk } from './radiationRisk.ts';
import { countText } from './silentLines.ts';

const ratio = (value: number): string => `${formatNumber(value)}× accelerator-time`;

const lines: readonly MetricRow<JobRisk>[] = [
  {
    label: 'Silent corruptions',
    definition: 'Wrong results to expect that nobody notices, in the mean.',
    text: ({ silentCount }) => countText(silentCount),
  },
  {
    label: 'Interruptions',
    definition: 'Times to expect that a chip or host stops all of the job.',
    text: ({ interruptionCount }) => countText(interruptionCount),
  },
  {
    label: 'Between interruptions',
    definition: 'Mean time at work from one to the next.',
    text: ({ interruptionMeanS }) => formatDuration(interruptionMeanS),
  },
  {
    label: 'Checkpoint after (Daly)',
    definition: 'The interval that wastes least wall time, to higher order (Daly 2006).',
    text: ({ dalyS }) => formatDuration(dalyS),
  },
  {
    label: 'to first order (Young)',
    definition: '√(2 · time to write · mean time between interruptions) (Young 1974).',
    text: ({ youngS }) => formatDuration(youngS),
  },
  {
    label: 'Wall time lost',
    definition: 'Saving, replay and restarts at Daly’s interval, share of wall time.',
    text: ({ overheadFraction }) => formatFraction(overheadFraction),
  },
  {
    label: 'Run twice and compared',
    definition:
      'Compared at each checkpoint; two that differ are both run again. No silent corruption left.',
    text: ({ twoCopiesRatio }) => ratio(twoCopiesRatio),
  },
  {
    label: 'Run three times and outvoted',
    definition: 'Two that agree win; else all three are run again. No silent corruption left.',
    text: ({ threeCopiesRatio }) => ratio(threeCopiesRatio),
  },
];

type Choices = readonly (readonly [label: string, value: number])[];

interface ChoiceProps {
  readonly name: string;
  readonly choices: Choices;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Choice({ name, choices, value, onChange }: ChoiceProps) {
  return (
    <label className="radiationChoice">
      <span className="dim">{name}</span>
      <select
        className="input"
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {choices.map(([label, choice]) => (
          <option key={choice} value={choice}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One chip, then times eight, up to all that a satellite has. */
export function chipChoices(chipCountMax: number): number[] {
  const counts = [1, 8, 64, 512, 4096].filter((count) => count < chipCountMax);
  return [...counts, chipCountMax];
}

const day = 86_400;
const durations: Choices = [
  ['1 min', 60],
  ['1 h', 3600],
  ['1 day', day],
  ['30 days', 30 * day],
];
const writes: Choices = [
  ['1 s', 1],
  ['10 s', 10],
  ['1 min', 60],
  ['10 min', 600],
];

interface RadiationJobProps {
  readonly radiation: ReadScenario['radiation'];
  readonly fluxRelative: number;
  readonly chipCountMax: number;
}

/** Expectations of a job of one's choice, in the mean of all chance. */
export function RadiationJob({ radiation, fluxRelative, chipCountMax }: RadiationJobProps) {
  const [job, setJob] = useState<JobQuestion>({
    ...{ chipCount: chipCountMax, durationS: day, writeS: 60 },
  });
  const change = (part: Partial<JobQuestion>): void => setJob({ ...job, ...part });
  const risk = useMemo(() => jobRisk(job, radiation, fluxRelative), [job, radiation, fluxRelative]);
  const chips: Choices = chipChoices(chipCountMax).map((count) => [
    count === chipCountMax ? `all ${formatCount(count)}` : formatCount(count),
    count,
  ]);
  return (
    <Section title="A job has to expect">
      <div className="radiationJob">
        <Choice
          name="Chips"
          choices={chips}
          value={job.chipCount}
          onChange={(chipCount) => change({ chipCount })}
        />
        <Choice
          name="Work"
          choices={durations}
          value={job.durationS}
          onChange={(durationS) => change({ durationS })}
        />
        <Choice
          name="Checkpoint takes"
          choices={writes}
          value={job.writeS}
          onChange={(writeS) => change({ writeS })}
        />
      </div>
      <MetricTable rows={lines} source={risk} />
    </Section>
  );
}
