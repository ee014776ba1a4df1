// How many tokens a second do accelerators make of a model, at a stated operating point?

import type { Accelerator, AiModel } from '../scenario/scenario.ts';

/** What of an accelerator the roofline knows. */
export type AcceleratorRates = Pick<
  Accelerator,
  'bf16FlopPerS' | 'fp8FlopPerS' | 'memoryByte' | 'memoryBytePerS'
>;

/**
 * Shares of the data-sheet rates that served models reach: assumptions, the middle of the ranges in
 * use, 0.6–0.8 of the memory bandwidth and 0.4–0.6 of the dense rate. With them eight H100 and
 * eight H200 come out within 15 % of their MLPerf results (docs/models/workload.md).
 */
export const memoryEfficiencyFraction = 0.7;
export const computeEfficiencyFraction = 0.5;

/** Weights and cache are kept at 8 bits: one byte a parameter, half of the catalogue's cache. */
const bytePerParameter = 1;
const kvShare = 0.5;

/** Memory that weights and cache may take; the rest is for activations and buffers (assumption). */
export const memoryUsableFraction = 0.9;

/** How a model is served: on so many accelerators, so many requests at once, each so long. */
export interface OperatingPoint {
  readonly acceleratorCount: number;
  readonly batchSize: number;
  /** Tokens of one request that attention looks back on, in the mean. */
  readonly contextTokenCount: number;
}

/** Weights of a model in memory, in bytes. */
export function weightByte(model: AiModel): number {
  return model.parameterCount * bytePerParameter;
}

/** Keys and values of one token, in bytes. */
export function kvByte(model: AiModel): number {
  return model.kvBytePerToken * kvShare;
}

/**
 * Weights that one decode step reads: all of a dense model; of a mixture the shared part and those
 * experts that any of the batch visits, 1 − (1 − k/E)^B of them when routing is even.
 */
export function weightTouchedByte(model: AiModel, batchSize: number): number {
  const visited = model.expertActiveCount / model.expertCount;
  if (visited >= 1) return weightByte(model);
  const expertByte =
    ((model.parameterCount - model.activeParameterCount) / (1 - visited)) * bytePerParameter;
  const missed = integerPower(1 - visited, Math.round(batchSize));
  return weightByte(model) - expertByte * missed;
}

function integerPower(base: number, exponent: number): number {
  let result = 1;
  for (let left = exponent, square = base; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

/** Requests of `contextTokenCount` tokens that fit beside the weights; 0: not even those fit. */
export function batchSizeMax(
  model: AiModel,
  accelerator: AcceleratorRates,
  point: Pick<OperatingPoint, 'acceleratorCount' | 'contextTokenCount'>,
): number {
  const memory = accelerator.memoryByte * point.acceleratorCount * memoryUsableFraction;
  const free = memory - weightByte(model);
  if (free <= 0) return 0;
  const perRequest = kvByte(model) * Math.max(1, point.contextTokenCount);
  return Math.floor(free / perRequest);
}

/**
 * Seconds of one decode step, in which each request of the batch gains one token: the longer of
 * reading weights and cache and of 2·N·B operations (roofline; facts and fit in docs/models/
 * workload.md). Links between the accelerators are taken as never binding.
 */
export function decodeStepS(
  model: AiModel,
  accelerator: AcceleratorRates,
  point: OperatingPoint,
): number {
  const { acceleratorCount, batchSize, contextTokenCount } = point;
  const read = weightTouchedByte(model, batchSize) + batchSize * contextTokenCount * kvByte(model);
  const bandwidth = acceleratorCount * accelerator.memoryBytePerS * memoryEfficiencyFraction;
  const flop = 2 * model.activeParameterCount * batchSize;
  return Math.max(read / bandwidth, flop / flopPerS(accelerator, acceleratorCount));
}

function flopPerS(accelerator: AcceleratorRates, acceleratorCount: number): number {
  return acceleratorCount * accelerator.fp8FlopPerS * computeEfficiencyFraction;
}

/** Tokens a second of a full batch while decoding. */
export function decodeTokenPerS(
  model: AiModel,
  accelerator: AcceleratorRates,
  point: OperatingPoint,
): number {
  return point.batchSize / decodeStepS(model, accelerator, point);
}

/** Operations of reading one prompt: 2·N·S and attention over itself, 2·L·S²·d. */
export function prefillFlop(model: AiModel, promptTokenCount: number): number {
  const { activeParameterCount, layerCount, widthCount } = model;
  const attention = 2 * layerCount * promptTokenCount * promptTokenCount * widthCount;
  return 2 * activeParameterCount * promptTokenCount + attention;
}

/** Seconds of reading one prompt. */
export function prefillS(
  model: AiModel,
  accelerator: AcceleratorRates,
  acceleratorCount: number,
  promptTokenCount: number,
): number {
  return prefillFlop(model, promptTokenCount) / flopPerS(accelerator, acceleratorCount);
}
