// How fast does a replica of a served model work on a platform, and how long does a job of it take?

import { invariant } from '../invariant.ts';
import type { AiModel, JobTemplate } from '../scenario/scenario.ts';
import { weightByte } from './roofline.ts';
import type { AcceleratorRates } from './roofline.ts';
import { replicaPace } from './service.ts';
import { kvTokensOf } from './serviceEngine.ts';
import type { EngineRequest, ReplicaPace } from './serviceEngine.ts';

/** What of a platform it follows from. */
interface ServingParts {
  readonly accelerator: AcceleratorRates;
  readonly acceleratorCount: number;
}

/** Tokens of a request, or of a replica's mean one. */
export function requestTokens({ work }: JobTemplate): EngineRequest {
  invariant(work.kind === 'tokens', 'a served model works on tokens');
  return { promptTokens: work.promptTokenCount, outputTokens: work.outputTokenCount };
}

/**
 * The pace of a replica on a platform, at full power; null: it does not fit there. `template` is
 * that of the replica, with the mean request.
 */
export function replicaPaceOn(
  template: JobTemplate,
  platform: ServingParts,
  models: readonly AiModel[],
): ReplicaPace | null {
  const { work, service } = template;
  if (work.kind !== 'tokens' || service === undefined) return null;
  if (service.acceleratorCount > platform.acceleratorCount) return null;
  const model = models.find(({ id }) => id === work.modelId);
  invariant(model !== undefined, `no AI model ${work.modelId}`);
  return replicaPace(platform.accelerator, model, {
    ...requestTokens(template),
    precision: work.precision,
    tensorParallel: service.acceleratorCount,
    batch: service.batchMax,
  });
}

/** Seconds of reading a prompt and writing the answer with nobody else in the batch. */
export function aloneS(pace: ReplicaPace, request: EngineRequest): number {
  const { promptTokens, outputTokens } = request;
  const furtherTokens = Math.max(0, Math.ceil(outputTokens) - 1);
  const stepS = pace.decodeStepS(1, promptTokens + outputTokens / 2);
  return pace.prefillS(promptTokens) + furtherTokens * stepS;
}

/** Seconds a token with such requests in a batch of so many, prompts read in between. */
export function tokenS(pace: ReplicaPace, request: EngineRequest, batch: number): number {
  const { promptTokens, outputTokens } = request;
  const stepS = pace.decodeStepS(batch, batch * (promptTokens + outputTokens / 2));
  return stepS + (batch * pace.prefillS(promptTokens)) / Math.max(1, outputTokens);
}

/** Seconds of a batch's work for each request, when the batch is as large as it may be. */
export function perRequestS(pace: ReplicaPace, request: EngineRequest): number {
  const { batchMax, kvTokensMax = Infinity } = pace;
  const batch = Math.max(1, Math.min(batchMax, Math.floor(kvTokensMax / kvTokensOf(request))));
  return (Math.max(1, request.outputTokens) * tokenS(pace, request, batch)) / batch;
}

/**
 * Run time of a job of a served model: of a replica the time to load its weights, of a request its
 * answer alone. Infinity: the replica does not fit, or not even this request beside its weights.
 */
export function serviceRuntimeS(
  template: JobTemplate,
  platform: ServingParts,
  models: readonly AiModel[],
): number {
  const { work, service } = template;
  const pace = replicaPaceOn(template, platform, models);
  if (pace === null || service === undefined || work.kind !== 'tokens') return Infinity;
  const request = requestTokens(template);
  if (kvTokensOf(request) > (pace.kvTokensMax ?? Infinity)) return Infinity;
  if (!service.isReplica) return aloneS(pace, request);
  const model = models.find(({ id }) => id === work.modelId)!;
  return weightByte(model, work.precision) / service.loadBytePerS;
}
