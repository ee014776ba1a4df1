// What may a scenario file say of a job of each kind?

import * as z from 'zod/mini';
import { count, flag, fraction, quantity, stateCode, text } from './field.ts';
import { acceleratorCountMax, durationMaxS } from './limits.ts';
import { aiModel } from './modelSchema.ts';
import { byDefault, choice, list, optional, strict } from './shape.ts';

const bits = (description: string) =>
  quantity({ min: 0, max: 1e18, unit: 'bit', description, hint: 'bits: one gigabyte is 8e9' });
const bitsPerToken = (description: string) =>
  quantity({ min: 0, max: 1e9, unit: 'bit', description });
/** A time within a run. */
export const seconds = (description: string) =>
  quantity({ min: 0, max: durationMaxS, unit: 's', description });
const tokens = (description: string, max = 1e9) =>
  quantity({ min: 1, max, unit: 'tokens', description });
const utilisation = (description: string) => fraction(description, 0.001);

/** A rule that data may not leave certain hands. */
export const residency = optional(
  strict(
    {
      states: optional(
        list(stateCode('A state'), 300, 'States of registry, and those where stations stand'),
      ),
      operators: optional(
        list(text({ max: 120, description: 'An operator' }), 300, 'Operators of satellites'),
      ),
    },
    'Only satellites, relays and stations that it allows may hold the data',
  ),
);

/** What jobs of every kind have, and what is assumed when the file does not say it. */
function jobFields(kind: {
  acceleratorCount: number;
  isPreemptible: boolean;
  checkpointS: number;
}) {
  return {
    deadlineS: byDefault(
      quantity({
        min: 1,
        max: 2 * durationMaxS,
        unit: 's',
        description: 'Time from release until the output must be on the ground',
        hint: 'seconds, counted from the release of each job',
      }),
      86_400,
    ),
    value: byDefault(
      quantity({ min: 0, max: 1e12, unit: '', description: 'What an on-time delivery is worth' }),
      1,
    ),
    lateValueFraction: byDefault(fraction('Share of the value that a late delivery earns'), 0),
    acceleratorCount: byDefault(
      count({
        min: 1,
        max: acceleratorCountMax,
        description: 'Accelerators that a job holds, on one satellite',
      }),
      kind.acceleratorCount,
    ),
    preemptible: byDefault(flag('A policy may interrupt the job'), kind.isPreemptible),
    checkpointS: byDefault(seconds('Work repeated after each interruption'), kind.checkpointS),
    checkpointByte: optional(
      quantity({
        min: 0,
        max: 1e17,
        unit: 'byte',
        description: 'State that travels with a job that moves once it has worked',
        hint: 'left out: of a training all of its state, of others as much as their output',
      }),
    ),
    originState: byDefault(stateCode('State whose data the job carries'), 'ZZ'),
    inputBit: optional(bits('Input of a job; default: by kind')),
    outputBit: optional(bits('Output of a job; default: by kind')),
    residency,
  };
}

const givenWork = {
  flop: optional(
    quantity({ min: 0, max: 1e30, unit: 'FLOP', description: 'Work of a job in operations' }),
  ),
  acceleratorS: optional(
    quantity({
      min: 0,
      max: 1e12,
      unit: 's',
      description: 'Work of a job in seconds, summed over its accelerators',
    }),
  ),
  precision: byDefault(choice(['bf16', 'fp8'], 'Which dense rate `flop` runs at'), 'bf16'),
};

/** Fields of `llmInference`, in streams and jobs alike. */
export const llmInference = {
  kind: z.literal('llmInference'),
  ...jobFields({ acceleratorCount: 8, isPreemptible: false, checkpointS: 0 }),
  model: aiModel,
  precision: byDefault(
    choice(
      ['fp4', 'fp8', 'bf16'],
      'Bits of the weights; on a part without FP4 units FP4 saves memory',
    ),
    'fp8',
  ),
  promptTokens: byDefault(tokens('Prompt of one request', 1e7), 1155),
  outputTokens: byDefault(tokens('Answer to one request', 1e7), 211),
  requestsPerJob: byDefault(
    count({ min: 1, max: 1e9, description: 'Requests that travel and run together as one job' }),
    1,
  ),
  batchSize: byDefault(
    count({
      min: 1,
      max: 1e6,
      description: 'Requests decoded at the same time on the accelerators',
    }),
    64,
  ),
  inputBitPerToken: byDefault(bitsPerToken('Sent up per prompt token'), 32),
  outputBitPerToken: byDefault(bitsPerToken('Sent down per answer token, with framing'), 1500),
};

/** Fields of `training`, in streams and jobs alike. */
export const training = {
  kind: z.literal('training'),
  ...jobFields({ acceleratorCount: 8, isPreemptible: true, checkpointS: 300 }),
  model: aiModel,
  trainingTokens: byDefault(tokens('Tokens to train on', 1e15), 1e9),
  utilisationFraction: byDefault(utilisation('Share of the BF16 rate reached (MFU)'), 0.4),
  stateBytePerParameter: byDefault(
    quantity({
      min: 0,
      max: 64,
      unit: 'byte',
      description: 'Memory per parameter: 16 for full training with Adam, about 2 for adapters',
    }),
    16,
  ),
  satelliteCount: byDefault(
    count({
      min: 1,
      max: 10_000,
      description: 'Satellites that a job holds at once, each with the whole model',
    }),
    1,
  ),
  tokensPerStep: byDefault(tokens('Of all satellites together, before they exchange', 1e12), 4e6),
  stepsPerExchange: byDefault(
    count({
      min: 1,
      max: 1_000_000,
      description: 'Steps of each satellite alone before all exchange: 1, or 500 as DiLoCo',
    }),
    1,
  ),
  gradientBytePerParameter: byDefault(
    quantity({ min: 0, max: 64, unit: 'byte', description: 'Exchanged for each parameter' }),
    2,
  ),
  inputBitPerToken: byDefault(bitsPerToken('Sent up per training token'), 16),
  outputBytePerParameter: byDefault(
    quantity({ min: 0, max: 64, unit: 'byte', description: 'Weights sent down at the end' }),
    2,
  ),
};

/** Fields of `earthObservation`, in streams and jobs alike. */
export const earthObservation = {
  kind: z.literal('earthObservation'),
  ...jobFields({ acceleratorCount: 1, isPreemptible: true, checkpointS: 0 }),
  ...givenWork,
  utilisationFraction: byDefault(utilisation('Share of the dense rate reached'), 0.3),
  reductionFraction: byDefault(fraction('Output per input, unless outputBit says it'), 0.001),
};

/** Fields of `batch`, in streams and jobs alike. */
export const batch = {
  kind: z.literal('batch'),
  ...jobFields({ acceleratorCount: 1, isPreemptible: true, checkpointS: 60 }),
  ...givenWork,
  utilisationFraction: byDefault(utilisation('Share of the dense rate reached'), 0.4),
};
