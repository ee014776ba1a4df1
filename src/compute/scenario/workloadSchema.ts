// What may a scenario file say of its jobs?

import type * as z from 'zod/mini';
import { arrivalFields, chain, taskCount } from './arrivalSchema.ts';
import { identifier, quantity, text } from './field.ts';
import { fleetCountMax, jobCountMax, streamCountMax } from './limits.ts';
import { instant } from './orbitSchema.ts';
import { byDefault, kinds, list, optional, strict } from './shape.ts';
import { jobKinds } from './scenario.ts';
import { scenes } from './sceneSchema.ts';
import { service } from './serviceSchema.ts';
import { trace } from './traceSchema.ts';
import { batch, earthObservation, llmInference, seconds, training } from './workloadFields.ts';

const streamFields = {
  id: optional(identifier('Id of the stream; its arrivals are drawn from seed and id')),
  name: optional(text({ max: 120, description: 'Name for people' })),
  arrivalsPerHour: quantity({
    min: 0,
    max: 1e8,
    unit: '1/h',
    description: 'Mean number of jobs an hour (Poisson)',
    hint: 'jobs, not requests: see requestsPerJob',
  }),
  startS: byDefault(seconds('First possible arrival after the start'), 0),
  endS: optional(seconds('End of the arrivals; default: end of the scenario')),
  originFleets: optional(
    list(identifier('Id of a fleet'), fleetCountMax, 'Fleets on whose satellites the input arises'),
  ),
  ...arrivalFields,
};

const explicitFields = {
  id: optional(identifier('Id of the job')),
  name: optional(text({ max: 120, description: 'Name for people' })),
  releaseS: optional(seconds('Release after the start')),
  releaseUtc: optional(instant('Release')),
  originSatellite: optional(identifier('Satellite that holds the input')),
};

const streamKinds = [
  strict({ ...llmInference, ...streamFields, chain, service }, 'Requests to a language model'),
  strict({ ...training, ...streamFields }, 'Training or fine-tuning of a model'),
  strict({ ...earthObservation, ...streamFields, scenes }, 'Images processed where they arise'),
  strict({ ...batch, ...streamFields, taskCount }, 'Any other work'),
] as const;

const explicitKinds = [
  strict({ ...llmInference, ...explicitFields }, 'A batch of requests to a language model'),
  strict({ ...training, ...explicitFields }, 'A training or fine-tuning run'),
  strict({ ...earthObservation, ...explicitFields }, 'An image to process'),
  strict({ ...batch, ...explicitFields }, 'Any other job'),
] as const;

/** Jobs that arrive at random. */
export const stream = kinds('kind', jobKinds, streamKinds, 'Jobs that arrive at random');
/** One job given by hand. */
export const explicitJob = kinds('kind', jobKinds, explicitKinds, 'One job given by hand');

export { trace } from './traceSchema.ts';

/** All jobs of a scenario. */
export const workload = strict(
  {
    streams: byDefault(list(stream, streamCountMax, 'Jobs that arrive at random'), []),
    jobs: byDefault(list(explicitJob, jobCountMax, 'Jobs given by hand'), []),
    traces: byDefault(list(trace, 100, 'Jobs from recorded traces'), []),
  },
  'The jobs',
);

export type StreamFile = z.output<typeof stream>;
export type ExplicitJobFile = z.output<typeof explicitJob>;
export type { TraceFile } from './traceSchema.ts';
