// How long until the first word of an answer, from a city: light, and the work at a replica?

import { useMemo } from 'react';
import { modelIdsOf } from '../machine/certifiedUses.ts';
import { firstChoice, modelChoices, sheetOfChoice } from '../machine/modelChoice.ts';
import { MetricTable, Section } from '../panels/Metrics.tsx';
import type { MetricRow } from '../panels/metricRows.ts';
import { formatFraction } from '../panels/format.ts';
import type { CityDelays, ReadScenario } from '../run/messages.ts';
import { delayText } from './latencyWords.ts';

/** Served where the scenario names no model. */
const usualModelId = 'llama-3.1-70b';

interface Parts {
  readonly delays: CityDelays;
  readonly replicaS: number;
}

const rows: readonly MetricRow<Parts>[] = [
  {
    label: 'Light there and back (p50)',
    definition: 'Of the city above, by the way that is chosen there.',
    text: ({ delays }) => delayText(delays.p50S),
  },
  {
    label: 'At the replica',
    definition: 'Waiting for earlier prompts, reading one’s own, and a step of the batch; a mean.',
    text: ({ replicaS }) => delayText(replicaS),
  },
  {
    label: 'To the first token (p50)',
    definition: 'The sum of both.',
    text: ({ delays, replicaS }) => delayText(delays.p50S + replicaS),
  },
  {
    label: 'To the first token (p90)',
    definition: 'Light as 90 of 100 minutes of the day have it, and the same at the replica.',
    text: ({ delays, replicaS }) => delayText(delays.p90S + replicaS),
  },
];

/** Null where the fleet cannot hold the model. */
function replicaOf(scenario: ReadScenario, text: string) {
  const models = modelChoices(scenario);
  const modelId = modelIdsOf(text)[0] ?? usualModelId;
  const choice = firstChoice(scenario, modelId);
  const latency = sheetOfChoice(scenario, choice)?.latency ?? null;
  if (latency === null || latency.isSaturated) return null;
  const name = models.find(({ id }) => id === modelId)?.name ?? modelId;
  return { choice, name, replicaS: latency.firstTokenS };
}

interface FirstTokenProps {
  readonly delays: CityDelays;
  readonly scenario: ReadScenario;
  /** Of the scenario, for the first model that its jobs name. */
  readonly text: string;
}

/** Light time of the city with the waiting times of a model on the first fleet. */
export function FirstToken({ delays, scenario, text }: FirstTokenProps) {
  const replica = useMemo(() => replicaOf(scenario, text), [scenario, text]);
  if (replica === null) return null;
  const { name, replicaS, choice } = replica;
  const { acceleratorCount, promptTokens, outputTokens, precision, loadFraction } = choice;
  return (
    <Section title={`To the first token of ${name}`}>
      <MetricTable rows={rows} source={{ delays, replicaS }} />
      <p className="dim latencyNote">
        {acceleratorCount} accelerators of the first fleet with {precision} weights, prompts of{' '}
        {promptTokens} tokens, answers of {outputTokens}, at {formatFraction(loadFraction)} of what
        they can serve. Where no way is open, for {formatFraction(1 - delays.servedFraction)} of the
        time, one waits besides.
      </p>
    </Section>
  );
}
