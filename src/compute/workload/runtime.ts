// How long does a job run on an accelerator, and what does it compute?

import { invariant } from '../invariant.ts';
import type { AiModel, JobTemplate, Work } from '../scenario/scenario.ts';
import { heldAcceleratorCount } from './gang.ts';
import { prefillFlop } from './roofline.ts';
import type { AcceleratorRates } from './roofline.ts';
import { serviceRuntimeS } from './serviceWork.ts';
import { bestSplit } from './throughput.ts';

/** What of a platform its run times follow from. */
interface ComputeParts {
  readonly accelerator: AcceleratorRates;
  readonly acceleratorCount: number;
}

/** Share of the dense rate that work of an unknown kind is taken to reach (assumption). */
const usualComputeFraction = 0.5;

type TokenWork = Extract<Work, { kind: 'tokens' }>;

/**
 * Seconds that a job of this template runs at full power on a satellite of this platform; Infinity
 * where it cannot run: fewer accelerators than it holds, or too little memory in them for weights
 * and one request, or for the state of a training. `models` are those of the scenario.
 */
export function runtimeS(
  template: JobTemplate,
  platform: ComputeParts,
  models: readonly AiModel[],
): number {
  const { work, acceleratorCount } = template;
  const { accelerator } = platform;
  if (template.service !== undefined) return serviceRuntimeS(template, platform, models);
  if (acceleratorCount > platform.acceleratorCount) return Infinity;
  if (work.kind === 'acceleratorSeconds') return work.acceleratorS / acceleratorCount;
  if (work.kind === 'tokens') {
    return inferenceS(work, modelOf(work, models), acceleratorCount, accelerator);
  }
  if (work.memoryMinByte > acceleratorCount * accelerator.memoryByte) return Infinity;
  const dense = work.precision === 'fp8' ? accelerator.fp8FlopPerS : accelerator.bf16FlopPerS;
  return work.flop / (heldAcceleratorCount(template) * dense * work.utilisationFraction);
}

/**
 * Replicas, split as makes most tokens; requests stream through them. Reading a prompt makes the
 * first token of its answer, so that none has less than one.
 */
function inferenceS(
  work: TokenWork,
  model: AiModel,
  acceleratorCount: number,
  accelerator: AcceleratorRates,
): number {
  const { requestCount, promptTokenCount } = work;
  const outputTokenCount = Math.max(1, work.outputTokenCount);
  const shape = { promptTokens: promptTokenCount, outputTokens: outputTokenCount };
  const on = { accelerator, model, precision: work.precision, acceleratorCount };
  const split = bestSplit(on, shape, Math.min(work.batchSize, requestCount));
  if (split === null) return Infinity;
  return (requestCount * outputTokenCount) / split.tokensPerS;
}

function modelOf(work: TokenWork, models: readonly AiModel[]): AiModel {
  const model = models.find(({ id }) => id === work.modelId);
  invariant(model !== undefined, `no AI model ${work.modelId}`);
  return model;
}

/**
 * Operations of one job: those of the model, not those that the hardware could have done. Of work
 * given in accelerator-seconds they are taken at the BF16 rate and the usual efficiency, on the
 * accelerator that ran it.
 */
export function flopOf(
  template: JobTemplate,
  accelerator: AcceleratorRates,
  models: readonly AiModel[],
): number {
  const { work } = template;
  if (work.kind === 'flop') return work.flop;
  if (work.kind === 'acceleratorSeconds') {
    return work.acceleratorS * accelerator.bf16FlopPerS * usualComputeFraction;
  }
  const model = modelOf(work, models);
  const decode = 2 * model.activeParameterCount * work.outputTokenCount;
  return work.requestCount * (prefillFlop(model, work.promptTokenCount) + decode);
}

/** Tokens that one job puts out; 0 for work that makes none. */
export function tokensOf(template: JobTemplate): number {
  const { work } = template;
  return work.kind === 'tokens' ? work.requestCount * work.outputTokenCount : 0;
}
