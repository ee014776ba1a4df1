// What may a scenario file say of jobs that somebody recorded?

import * as z from 'zod/mini';
import { count, flag, fraction, identifier, quantity, stateCode, text } from './field.ts';
import { acceleratorCountMax, durationMaxS, jobCountMax, mergedCountMax } from './limits.ts';
import { aiModel } from './modelSchema.ts';
import { service } from './serviceSchema.ts';
import { byDefault, choice, kinds, optional, strict } from './shape.ts';
import { llmInference } from './workloadFields.ts';

const source = {
  id: optional(identifier('Id of the trace; its jobs are numbered after it')),
  text: optional(text({ max: 64_000_000, hasLines: true, description: 'The trace itself' })),
  file: optional(text({ max: 400, description: 'Name of a file with the trace' })),
  take: optional(count({ min: 1, max: jobCountMax, description: 'Only the first so many rows' })),
  timeShift: byDefault(
    choice(['none', 'toStart'], 'Move the whole trace so that it begins at the start'),
    'toStart',
  ),
};

const azureLlm = strict(
  {
    format: z.literal('azureLlm'),
    ...source,
    model: aiModel,
    requestsPerJob: byDefault(
      count({ min: 1, max: mergedCountMax, description: 'Rows in a row that become one job' }),
      1,
    ),
    precision: llmInference.precision,
    batchSize: llmInference.batchSize,
    inputBitPerToken: llmInference.inputBitPerToken,
    outputBitPerToken: llmInference.outputBitPerToken,
    deadlineS: llmInference.deadlineS,
    value: llmInference.value,
    lateValueFraction: llmInference.lateValueFraction,
    acceleratorCount: llmInference.acceleratorCount,
    preemptible: llmInference.preemptible,
    checkpointS: llmInference.checkpointS,
    originState: llmInference.originState,
    service,
  },
  'Requests: TIMESTAMP,ContextTokens,GeneratedTokens',
);

const recordedBits = (description: string) =>
  byDefault(quantity({ min: 0, max: 1e18, unit: 'bit', description }), 0);

/** Fields of recordings of clusters: what they do not record is given for all jobs alike. */
const recorded = (checkpointS: number) => ({
  ...source,
  acceleratorCountMax: optional(
    count({
      min: 1,
      max: acceleratorCountMax,
      description: 'Jobs on more run on so many, and longer',
    }),
  ),
  deadlinePerDuration: byDefault(
    quantity({ min: 0, max: 1e6, unit: '', description: 'Deadline per recorded run time' }),
    3,
  ),
  deadlineS: byDefault(
    quantity({
      min: 1,
      max: 2 * durationMaxS,
      unit: 's',
      description: 'Added to the deadline that follows from the recorded run time',
    }),
    3600,
  ),
  value: byDefault(
    quantity({ min: 0, max: 1e12, unit: '', description: 'What an on-time delivery is worth' }),
    1,
  ),
  lateValueFraction: byDefault(fraction('Share of the value that a late delivery earns'), 0),
  preemptible: byDefault(flag('A policy may interrupt the job'), true),
  checkpointS: byDefault(
    quantity({
      min: 0,
      max: durationMaxS,
      unit: 's',
      description: 'Work repeated after each interruption',
    }),
    checkpointS,
  ),
  originState: byDefault(stateCode('State whose data the job carries'), 'ZZ'),
  inputBit: recordedBits('Input of each job'),
  outputBit: recordedBits('Output of each job'),
});

const elasticFlow = strict(
  { format: z.literal('elasticFlow'), ...recorded(300) },
  'Training jobs: submission_time, duration, num_gpu',
);

const swf = strict(
  {
    format: z.literal('swf'),
    ...recorded(60),
    processorsPerAccelerator: byDefault(
      count({
        min: 1,
        max: mergedCountMax,
        description: 'Recorded processors that one accelerator replaces',
      }),
      1,
    ),
  },
  'Jobs in the Standard Workload Format',
);

/** The formats of traces that are read. */
export const traceFormats = ['azureLlm', 'elasticFlow', 'swf'] as const;
export type TraceFormat = (typeof traceFormats)[number];

/** Real work from a file. */
export const trace = kinds(
  'format',
  traceFormats,
  [azureLlm, elasticFlow, swf],
  'Jobs from a recorded trace',
);

export type TraceFile = z.output<typeof trace>;
export type RequestTraceFile = Extract<TraceFile, { format: 'azureLlm' }>;
export type RecordedTraceFile = Exclude<TraceFile, { format: 'azureLlm' }>;
