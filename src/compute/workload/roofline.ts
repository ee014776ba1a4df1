// How long does a replica of a language model take to read a prompt, and to write a token?

import type { Accelerator, AiModel } from '../scenario/scenario.ts';
import {
  allReduceLatencyS,
  layerOverheadS,
  linkFraction,
  memoryUsableFraction,
} from './rooflineConstants.ts';
import type { Efficiencies } from './rooflineConstants.ts';

/** How many bits a weight has. Keys and values have 8 bits, beside 16-bit weights 16. */
export type Precision = 'fp4' | 'fp8' | 'bf16';

/** What of an accelerator the roofline knows. */
export type AcceleratorRates = Pick<
  Accelerator,
  'bf16FlopPerS' | 'fp8FlopPerS' | 'fp4FlopPerS' | 'memoryByte' | 'memoryBytePerS' | 'linkBytePerS'
>;

/** A model on the accelerators of one replica. */
export interface Replica {
  readonly accelerator: AcceleratorRates;
  readonly model: AiModel;
  readonly precision: Precision;
  /** Accelerators that share every layer. */
  readonly tensorParallel: number;
}

/** What a request is: so many tokens in, so many out, searched with so many beams (1: none). */
export interface RequestShape {
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly beamCount?: number;
}

/** Where the time goes, in seconds. */
export interface TimeParts {
  readonly memoryS: number;
  readonly computeS: number;
  readonly linkS: number;
  readonly overheadS: number;
}

/** Bytes of a weight; four-bit ones share a scale of a byte among sixteen (NVFP4). */
const weightBytePerParameter = { fp4: 0.5625, fp8: 1, bf16: 2 } as const;
/** Of the catalogue's 2 bytes a number. */
const kvShare = { fp4: 0.5, fp8: 0.5, bf16: 1 } as const;
const activationByte = 2;
/** All-reduces of a layer: after attention and after the feed-forward part. */
const allReducesPerLayer = 2;

/** Weights in memory, in bytes. */
export function weightByte(model: AiModel, precision: Precision): number {
  return model.parameterCount * weightBytePerParameter[precision];
}

/** Keys and values of one token, in bytes. */
export function kvByte(model: AiModel, precision: Precision): number {
  return model.kvBytePerToken * kvShare[precision];
}

/**
 * Weights that one decode step reads: all of a dense model; of a mixture the shared part and those
 * experts that any of the sequences visits, 1 − (1 − k/E)^B of them when routing is even.
 */
export function weightTouchedByte(
  model: AiModel,
  precision: Precision,
  sequenceCount: number,
): number {
  const visited = model.expertActiveCount / model.expertCount;
  if (visited >= 1) return weightByte(model, precision);
  const experts = (model.parameterCount - model.activeParameterCount) / (1 - visited);
  const missed = integerPower(1 - visited, Math.round(sequenceCount));
  return weightByte(model, precision) - experts * weightBytePerParameter[precision] * missed;
}

function integerPower(base: number, exponent: number): number {
  let result = 1;
  for (let left = exponent, square = base; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

/** Bytes that cache entries of one request take when it is at its end. */
export function requestKvByte({ model, precision }: Replica, shape: RequestShape): number {
  const tokens = shape.promptTokens + shape.outputTokens * (shape.beamCount ?? 1);
  return kvByte(model, precision) * Math.max(1, tokens);
}

/** Memory of a replica that weights leave for caches, in bytes; below 0: they do not fit. */
function cacheByte({ accelerator, model, precision, tensorParallel }: Replica): number {
  const memory = accelerator.memoryByte * tensorParallel * memoryUsableFraction;
  return memory - weightByte(model, precision);
}

/** Requests at their full length that fit beside the weights; 0: not even one does. */
export function batchMax(replica: Replica, shape: RequestShape): number {
  const free = cacheByte(replica);
  return free <= 0 ? 0 : Math.floor(free / requestKvByte(replica, shape));
}

/** Tokens whose keys and values fit beside the weights, all requests together. */
export function kvTokensMax(replica: Replica): number {
  const free = Math.max(0, cacheByte(replica));
  return Math.floor(free / kvByte(replica.model, replica.precision));
}

/** Bytes that each of n accelerators sends in all-reduces for one token: 2(n − 1)/n of its data. */
export function allReduceByte(model: AiModel, tensorParallel: number): number {
  const data = allReducesPerLayer * model.layerCount * model.widthCount * activationByte;
  return ((2 * (tensorParallel - 1)) / tensorParallel) * data;
}

/** Dense rate of matrix products; what has no native rate is computed at the next wider one. */
function denseFlopPerS({ accelerator, precision }: Replica): number {
  if (precision === 'fp4') return accelerator.fp4FlopPerS;
  return precision === 'fp8' ? accelerator.fp8FlopPerS : accelerator.bf16FlopPerS;
}

/** Matrix products of a token, with what kernels cost beside them, at the rate of the precision. */
function tokenS(replica: Replica, efficiencies: Efficiencies): number {
  const { model, tensorParallel } = replica;
  const channels = model.layerCount * model.widthCount * model.expertActiveCount;
  const flop = 2 * model.activeParameterCount + efficiencies.flopPerChannel * channels;
  return flop / (tensorParallel * denseFlopPerS(replica) * efficiencies.computeFraction);
}

/** Attention is computed at 16 bits whatever the weights have. */
function attentionS(replica: Replica, flop: number, efficiencies: Efficiencies): number {
  const { accelerator, tensorParallel } = replica;
  return flop / (tensorParallel * accelerator.bf16FlopPerS * efficiencies.computeFraction);
}

function linkS({ accelerator, model, tensorParallel }: Replica, tokenCount: number): number {
  if (tensorParallel === 1) return 0;
  const byte = tokenCount * allReduceByte(model, tensorParallel);
  return byte / (accelerator.linkBytePerS * linkFraction);
}

function overheadS({ model, tensorParallel }: Replica): number {
  const waits = tensorParallel === 1 ? 0 : allReducesPerLayer * allReduceLatencyS;
  return model.layerCount * (layerOverheadS + waits);
}

/** Bytes that a decode step reads: weights touched, and the cache of half-written answers. */
export function decodeByte(replica: Replica, shape: RequestShape, batch: number): number {
  const { model, precision } = replica;
  const beams = shape.beamCount ?? 1;
  const context = shape.promptTokens + (beams * shape.outputTokens) / 2;
  const cache = batch * context * kvByte(model, precision);
  return weightTouchedByte(model, precision, batch * beams) + cache;
}

/** Operations of a decode step: 2·N and attention over the context, 4·L·w·context, per sequence. */
export function decodeFlop(model: AiModel, shape: RequestShape, batch: number): number {
  const sequences = batch * (shape.beamCount ?? 1);
  return sequences * 2 * model.activeParameterCount + decodeAttentionFlop(model, shape, sequences);
}

function decodeAttentionFlop(model: AiModel, shape: RequestShape, sequences: number): number {
  const context = shape.promptTokens + shape.outputTokens / 2;
  return sequences * 4 * model.layerCount * model.decodeAttentionWidthCount * context;
}

/** Operations of reading one prompt: 2·N·s and causal attention over itself, 2·L·w·s². */
export function prefillFlop(model: AiModel, promptTokens: number): number {
  return 2 * model.activeParameterCount * promptTokens + prefillAttentionFlop(model, promptTokens);
}

function prefillAttentionFlop(model: AiModel, promptTokens: number): number {
  return 2 * model.layerCount * model.attentionWidthCount * promptTokens * promptTokens;
}

/** Where the time of one decode step goes, in which each request of the batch gains one token. */
export function decodeParts(
  replica: Replica,
  shape: RequestShape,
  batch: number,
  efficiencies: Efficiencies,
): TimeParts {
  const { accelerator, model, tensorParallel } = replica;
  const sequences = batch * (shape.beamCount ?? 1);
  const rate = tensorParallel * accelerator.memoryBytePerS * efficiencies.memoryFraction;
  const attention = decodeAttentionFlop(model, shape, sequences);
  return {
    memoryS: decodeByte(replica, shape, batch) / rate,
    computeS:
      sequences * tokenS(replica, efficiencies) + attentionS(replica, attention, efficiencies),
    linkS: linkS(replica, sequences),
    overheadS: overheadS(replica),
  };
}

/** Where the time of one prompt goes among others: weights are read for the decode step anyway. */
export function prefillParts(
  replica: Replica,
  promptTokens: number,
  efficiencies: Efficiencies,
): TimeParts {
  const attention = prefillAttentionFlop(replica.model, promptTokens);
  return {
    memoryS: 0,
    computeS:
      promptTokens * tokenS(replica, efficiencies) + attentionS(replica, attention, efficiencies),
    linkS: linkS(replica, promptTokens),
    overheadS: 0,
  };
}

/** Seconds of reading one prompt alone: the weights are read once, at least. */
export function prefillAloneS(
  replica: Replica,
  promptTokens: number,
  efficiencies: Efficiencies,
): number {
  const { accelerator, model, precision, tensorParallel } = replica;
  const parts = prefillParts(replica, promptTokens, efficiencies);
  const rate = tensorParallel * accelerator.memoryBytePerS * efficiencies.memoryFraction;
  const memoryS = weightTouchedByte(model, precision, promptTokens) / rate;
  return partsS({ ...parts, memoryS, overheadS: overheadS(replica) }, efficiencies);
}

/** The longer of reading and computing, what the longer does not hide, links and launches. */
export function partsS(parts: TimeParts, { mixFraction }: Efficiencies): number {
  const { memoryS, computeS } = parts;
  const longer = Math.max(memoryS, computeS);
  return longer + mixFraction * Math.min(memoryS, computeS) + parts.linkS + parts.overheadS;
}
