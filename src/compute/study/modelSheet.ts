// How fast, at what energy and under which roof is a model served on an accelerator?

import { accelerators, type AcceleratorFields } from '../scenario/catalogue/accelerators.ts';
import { valuesOf } from '../scenario/catalogue/sourced.ts';
import { aiModels } from '../scenario/resolveModel.ts';
import type { AiModel } from '../scenario/scenario.ts';
import { benchmarkShapes, modelledTokensPerS } from '../workload/fitRows.ts';
import type { PublishedThroughput } from '../workload/fitRows.ts';
import { serviceLatency, type ServiceLatency } from '../workload/latency.ts';
import { prefillFlop, weightTouchedByte } from '../workload/roofline.ts';
import type { Precision, RequestShape } from '../workload/roofline.ts';
import { bestSplit, serviceRates } from '../workload/throughput.ts';
import type { ServiceRates, ServingAccelerator, Split } from '../workload/throughput.ts';
import { catalogueParts } from './evidenceThroughput.ts';
import { fittedThroughputs, heldOutThroughputs } from './publishedThroughput.ts';

/** An accelerator that a model can be served on; the id is that of the catalogue, if any. */
export interface ServedOn extends ServingAccelerator {
  readonly id: string;
  readonly name: string;
}

/** What is asked: so many accelerators serve a model under a load. */
export interface ModelQuestion extends RequestShape {
  readonly accelerator: ServedOn;
  readonly model: AiModel;
  readonly precision: Precision;
  readonly acceleratorCount: number;
  /** Requests at once on each replica; as many as memory holds unless given. */
  readonly batch?: number;
  /** Host, network and conversion over the accelerators' power; 0.5 unless given. */
  readonly serverOverheadFraction?: number;
  /** Requests over the most that can be served, for the waiting times. */
  readonly loadFraction: number;
}

/** A place under the roofs, of one accelerator: operations per byte read, and a second. */
export interface RooflinePoint {
  readonly flopPerByte: number;
  readonly flopPerS: number;
}

/** A result by others beside the project's own figure for the same configuration. */
export interface MeasuredThroughput {
  readonly version: '4.1' | '5.1';
  /** Whether the project's constants are fitted on it. */
  readonly isFitted: boolean;
  readonly acceleratorCount: number;
  readonly precision: Precision;
  readonly resultCount: number;
  /** Answer tokens a second: mean of the results, least and most, and the project's own. */
  readonly meanTokensPerS: number;
  readonly leastTokensPerS: number;
  readonly mostTokensPerS: number;
  readonly ownTokensPerS: number;
  /** Own over mean, less one. */
  readonly errorFraction: number;
}

export interface ModelSheet {
  /** Equal replicas that make most tokens; null: the model fits on none. */
  readonly split: Split | null;
  /** Of one replica. */
  readonly rates: ServiceRates | null;
  /** Of all replicas together. */
  readonly tokensPerS: number;
  /** Of one replica at the load. */
  readonly latency: ServiceLatency | null;
  /** Dense rate at the precision and memory bandwidth of one accelerator. */
  readonly roofFlopPerS: number;
  readonly roofBytePerS: number;
  /** One prompt read alone; one decode step of the batch. */
  readonly prefill: RooflinePoint | null;
  readonly decode: RooflinePoint | null;
  readonly measured: readonly MeasuredThroughput[];
}

/** Every accelerator of the catalogue, as models are served on it. */
export const servingAccelerators: readonly ServedOn[] = accelerators.map((record) => ({
  ...valuesOf<AcceleratorFields>(record),
  ...{ id: record.id, name: record.name },
}));

/** Every model of the catalogue, and the requests of MLPerf's benchmark of it, if there is one. */
export const servedModels: readonly {
  readonly model: AiModel;
  readonly shape: RequestShape | null;
}[] = aiModels.map((model) => ({ model, shape: benchmarkShapes[model.id] ?? null }));

function denseFlopPerS(accelerator: ServedOn, precision: Precision): number {
  if (precision === 'fp4') return accelerator.fp4FlopPerS;
  return precision === 'fp8' ? accelerator.fp8FlopPerS : accelerator.bf16FlopPerS;
}

/** One prompt alone: the weights that it touches are read once. */
function prefillPoint(
  { model, precision, promptTokens }: ModelQuestion,
  { prefillS }: ServiceRates,
  tensorParallel: number,
): RooflinePoint {
  const flop = prefillFlop(model, promptTokens);
  return {
    flopPerByte: flop / weightTouchedByte(model, precision, promptTokens),
    flopPerS: flop / prefillS / tensorParallel,
  };
}

function measuredOf(
  row: PublishedThroughput,
  version: MeasuredThroughput['version'],
): MeasuredThroughput {
  const { tokensPerS, acceleratorCount, precision } = row;
  const meanTokensPerS = tokensPerS.reduce((sum, each) => sum + each, 0) / tokensPerS.length;
  const ownTokensPerS = modelledTokensPerS(row, catalogueParts);
  return {
    ...{ version, isFitted: version === '4.1', acceleratorCount, precision },
    ...{ resultCount: tokensPerS.length, meanTokensPerS, ownTokensPerS },
    leastTokensPerS: Math.min(...tokensPerS),
    mostTokensPerS: Math.max(...tokensPerS),
    errorFraction: ownTokensPerS / meanTokensPerS - 1,
  };
}

/** Results of MLPerf for a model on an accelerator of the catalogue, by their ids. */
export function measuredThroughputs(acceleratorId: string, modelId: string): MeasuredThroughput[] {
  const isMeant = (row: PublishedThroughput): boolean =>
    row.acceleratorId === acceleratorId && row.modelId === modelId;
  return [
    ...fittedThroughputs.filter(isMeant).map((row) => measuredOf(row, '4.1')),
    ...heldOutThroughputs.filter(isMeant).map((row) => measuredOf(row, '5.1')),
  ];
}

/**
 * The sheet of a model on so many accelerators: split into the replicas that make most tokens, with
 * rates and waiting times of one of them, its places under the roofs of one accelerator, and what
 * others measured. Source and validity: `serviceRates`, `serviceLatency`.
 */
export function modelSheet(question: ModelQuestion): ModelSheet {
  const { accelerator, model, precision, acceleratorCount, loadFraction, ...shape } = question;
  const split = bestSplit({ accelerator, model, precision, acceleratorCount }, shape);
  const known = {
    split,
    roofFlopPerS: denseFlopPerS(accelerator, precision),
    roofBytePerS: accelerator.memoryBytePerS,
    measured: measuredThroughputs(accelerator.id, model.id),
  };
  if (split === null) {
    return { ...known, rates: null, tokensPerS: 0, latency: null, prefill: null, decode: null };
  }
  const { tensorParallel, replicaCount } = split;
  const serving = { ...shape, precision, tensorParallel };
  const rates = serviceRates(accelerator, model, serving);
  const requestsPerS = (loadFraction * rates.tokensPerS) / shape.outputTokens;
  return {
    ...known,
    rates,
    tokensPerS: rates.tokensPerS * replicaCount,
    latency: serviceLatency(accelerator, model, serving, requestsPerS),
    prefill: prefillPoint(question, rates, tensorParallel),
    decode: rates.rooflinePoint,
  };
}
