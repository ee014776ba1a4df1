// How long does a job run on an accelerator, and what does it compute?

import { invariant } from '../invariant.ts';
import type { AiModel, JobTemplate, Work } from '../scenario/scenario.ts';
import {
  batchSizeMax,
  computeEfficiencyFraction,
  decodeStepS,
  prefillFlop,
  prefillS,
  type AcceleratorRates,
} from './throughput.ts';

/** What of a platform its run times follow from. */
interface ComputeParts {
  readonly accelerator: AcceleratorRates;
  readonly acceleratorCount: number;
}

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
  if (acceleratorCount > platform.acceleratorCount) return Infinity;
  if (work.kind === 'acceleratorSeconds') return work.acceleratorS / acceleratorCount;
  if (work.kind === 'tokens') {
    return inferenceS(work, modelOf(work, models), acceleratorCount, accelerator);
  }
  if (work.memoryMinByte > acceleratorCount * accelerator.memoryByte) return Infinity;
  const dense = work.precision === 'fp8' ? accelerator.fp8FlopPerS : accelerator.bf16FlopPerS;
  return work.flop / (acceleratorCount * dense * work.utilisationFraction);
}

/** Prompts one after the other, answers a batch at a time, the batch as large as memory allows. */
function inferenceS(
  work: TokenWork,
  model: AiModel,
  acceleratorCount: number,
  accelerator: AcceleratorRates,
): number {
  const { requestCount, promptTokenCount, outputTokenCount } = work;
  // While an answer grows from nothing to its full length, half of it is looked back on.
  const contextTokenCount = promptTokenCount + outputTokenCount / 2;
  const fitting = batchSizeMax(model, accelerator, {
    acceleratorCount,
    contextTokenCount: promptTokenCount + outputTokenCount,
  });
  if (fitting < 1) return Infinity;
  const batchSize = Math.min(work.batchSize, requestCount, fitting);
  const point = { acceleratorCount, batchSize, contextTokenCount };
  const stepCount = (requestCount / batchSize) * outputTokenCount;
  const prefill = requestCount * prefillS(model, accelerator, acceleratorCount, promptTokenCount);
  return prefill + stepCount * decodeStepS(model, accelerator, point);
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
    return work.acceleratorS * accelerator.bf16FlopPerS * computeEfficiencyFraction;
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
