// What may a scenario file say of the replicas that serve a model, and which jobs follow from it?

import type * as z from 'zod/mini';
import { weightByte } from '../workload/roofline.ts';
import { count, flag, quantity } from './field.ts';
import { resolveModel } from './resolveModel.ts';
import type { ServiceRole } from '../workload/serviceRole.ts';
import type { JobRow, JobTemplate } from './scenario.ts';
import { byDefault, optional, strict } from './shape.ts';
import type { ModelFile } from './modelSchema.ts';

const promiseS = (description: string) =>
  optional(quantity({ min: 0, max: 1e6, unit: 's', description }));

/** Requests that queue at replicas; left out: each job runs on accelerators of its own. */
export const service = optional(
  strict(
    {
      replicaCount: count({
        min: 1,
        max: 10_000,
        description: 'Replicas, each on acceleratorCount accelerators of one satellite',
      }),
      firstTokenMaxS: promiseS('Promised from asking to the first token, on the ground'),
      perTokenMaxS: promiseS('Promised between two tokens of an answer, on the ground'),
      weightsOnBoard: byDefault(flag('Weights flew with the satellites and need no uplink'), false),
      loadBytePerS: byDefault(
        quantity({
          min: 1e6,
          max: 1e14,
          unit: 'byte/s',
          description: 'From storage on board into the memory of a replica',
        }),
        // Assumption: what one fast flash drive reads, a little below the 7 GB/s of PCIe 4.0 x4.
        5e9,
      ),
    },
    'Served by replicas: weights stay in memory, requests queue and are answered in batches',
  ),
);

type ServiceFile = NonNullable<z.output<typeof service>>;

/** Of a stream or a trace: what its replicas follow from. */
export interface ServedFile {
  readonly acceleratorCount: number;
  readonly batchSize: number;
  readonly requestsPerJob: number;
  readonly model: ModelFile;
  readonly service?: ServiceFile | undefined;
}

/** Why requests cannot be served; null: they can. */
export function serviceProblem({ requestsPerJob, service: given }: ServedFile) {
  if (given === undefined || requestsPerJob === 1) return null;
  const message = `expected requests one by one at replicas, found ${requestsPerJob} in a job`;
  return { message, hint: 'leave requestsPerJob out, and raise arrivalsPerHour' };
}

function roleOf(file: ServedFile, given: ServiceFile, id: string, isReplica: boolean): ServiceRole {
  return {
    id,
    isReplica,
    acceleratorCount: file.acceleratorCount,
    batchMax: file.batchSize,
    loadBytePerS: given.loadBytePerS,
    firstTokenMaxS: given.firstTokenMaxS ?? Infinity,
    perTokenMaxS: given.perTokenMaxS ?? Infinity,
  };
}

/** A request to replicas: it holds no accelerators, and nobody stops it. */
export function requestTemplate(template: JobTemplate, file: ServedFile, id: string): JobTemplate {
  if (file.service === undefined) return template;
  const role = roleOf(file, file.service, id, false);
  return { ...template, acceleratorCount: 0, isPreemptible: false, checkpointS: 0, service: role };
}

/**
 * The replicas of a service, all there to be placed at the start. `template` is that of a job with
 * the mean request; they serve to the end, which is due after it.
 */
export function replicaRows(
  template: JobTemplate,
  file: ServedFile,
  id: string,
  durationS: number,
): JobRow[] {
  const { service: given } = file;
  if (given === undefined || template.work.kind !== 'tokens') return [];
  const bits = 8 * weightByte(resolveModel(file.model), template.work.precision);
  const replica: JobTemplate = {
    ...template,
    id: `${id}/replica`,
    acceleratorCount: file.acceleratorCount,
    inputBit: given.weightsOnBoard ? 0 : bits,
    outputBit: 0,
    deadlineS: 2 * durationS,
    value: 0,
    lateValueFraction: 0,
    isPreemptible: false,
    checkpointS: 0,
    service: roleOf(file, given, id, true),
  };
  return Array.from({ length: given.replicaCount }, (_, at) => {
    const place = { releaseS: 0, originSatelliteIndex: -1 };
    return { template: replica, id: `${id}/replica#${at + 1}`, ...place };
  });
}
