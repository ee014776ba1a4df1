// Which published throughputs does the model stand against, and what was run there?

import type { Efficiencies } from './rooflineConstants.ts';
import { bestSplit } from './throughput.ts';
import type { Precision, RequestShape } from './roofline.ts';
import type { AcceleratorRates } from './roofline.ts';
import type { AiModel } from '../scenario/scenario.ts';

/** Results of one configuration: the same model on as many of the same accelerators. */
export interface PublishedThroughput {
  readonly acceleratorId: string;
  readonly acceleratorCount: number;
  readonly modelId: string;
  readonly precision: Precision;
  /** Answer tokens a second, one of each system, ascending. */
  readonly tokensPerS: readonly number[];
}

/** What the throughput of a configuration is worked out from. */
export interface FitParts {
  readonly accelerator: (id: string) => AcceleratorRates;
  readonly model: (id: string) => AiModel;
}

/**
 * Requests of MLPerf's benchmarks, by model: mean lengths. Answers: tokens over samples of the
 * results, or `TOKENS_PER_SAMPLE` of the rules. Prompts: MLCommons' introductions, as recalled; of
 * the two that draw on OpenOrca none was found: taken as long as OpenOrca's answers (assumption).
 */
export const benchmarkShapes: Readonly<Record<string, RequestShape>> = {
  'llama-2-70b': { promptTokens: 294, outputTokens: 294 },
  'mixtral-8x7b': { promptTokens: 294, outputTokens: 146 },
  // CNN/DailyMail, at most 128 tokens out; GPT-J searches with four beams.
  'gpt-j-6b': { promptTokens: 778, outputTokens: 69, beamCount: 4 },
  'llama-3.1-8b': { promptTokens: 778, outputTokens: 128 },
  'llama-3.1-405b': { promptTokens: 9400, outputTokens: 685 },
  'deepseek-v3': { promptTokens: 800, outputTokens: 3886 },
};

/** Tokens a second that the model says of a configuration, split into replicas as is best. */
export function modelledTokensPerS(
  row: Omit<PublishedThroughput, 'tokensPerS'>,
  parts: FitParts,
  efficiencies?: Efficiencies,
): number {
  const on = {
    accelerator: parts.accelerator(row.acceleratorId),
    model: parts.model(row.modelId),
    precision: row.precision,
    acceleratorCount: row.acceleratorCount,
  };
  return bestSplit(on, benchmarkShapes[row.modelId]!, Infinity, efficiencies)?.tokensPerS ?? 0;
}

/** Mean of |modelled − measured| / measured over all single results. */
export function meanErrorOfRows(
  rows: readonly PublishedThroughput[],
  modelled: (row: PublishedThroughput) => number,
): number {
  const errors = rows.flatMap((row) => {
    const ours = modelled(row);
    return row.tokensPerS.map((measured) => Math.abs(ours / measured - 1));
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
