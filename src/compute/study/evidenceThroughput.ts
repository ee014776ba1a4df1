// Which published throughputs and energies of served language models does the project come to?

import { accelerators, type AcceleratorFields } from '../scenario/catalogue/accelerators.ts';
import { findRecord } from '../scenario/catalogue/catalogue.ts';
import { valuesOf } from '../scenario/catalogue/sourced.ts';
import { aiModels } from '../scenario/resolveModel.ts';
import { benchmarkShapes, meanErrorOfRows, modelledTokensPerS } from '../workload/fitRows.ts';
import type { FitParts, PublishedThroughput } from '../workload/fitRows.ts';
import { serverOverheadFraction } from '../workload/rooflineConstants.ts';
import { bestSplit, serviceRates } from '../workload/throughput.ts';
import type { ServingAccelerator } from '../workload/throughput.ts';
import { invariant } from '../invariant.ts';
import type { Claim } from './claim.ts';
import { fittedThroughputs, heldOutThroughputs, publishedPowers } from './publishedThroughput.ts';
import type { PublishedPower } from './publishedThroughput.ts';

/**
 * Of a single configuration on which nothing was fitted: the same 16 H100 were 50 % faster a round
 * later by software alone, and entries of one round on 8 B200 differ by 31 %; together 59 %.
 */
const singleToleranceFraction = 0.6;

/** The aim: mean error of all single results. */
const meanToleranceFraction = 0.2;

function acceleratorOf(id: string): ServingAccelerator {
  const record = findRecord(accelerators, id);
  invariant(record !== null, `no accelerator ${id}`);
  return valuesOf<AcceleratorFields>(record);
}

/** Where the tables' names lead: the catalogue. */
export const catalogueParts: FitParts = {
  accelerator: acceleratorOf,
  model: (id) => {
    const model = aiModels.find((entry) => entry.id === id);
    invariant(model !== undefined, `no AI model ${id}`);
    return model;
  },
};

const modelled = (row: PublishedThroughput) => modelledTokensPerS(row, catalogueParts);

/** J a token of a server: its best split, at the power that was measured where a cap held. */
export function modelledJoulePerToken(row: PublishedPower): number {
  const { acceleratorCount, modelId, precision } = row;
  const accelerator = acceleratorOf(row.acceleratorId);
  const model = catalogueParts.model(modelId);
  const shape = benchmarkShapes[modelId]!;
  const split = bestSplit({ accelerator, model, precision, acceleratorCount }, shape);
  invariant(split !== null, `${modelId} does not fit`);
  const { powerIdleW, powerMaxW } = accelerator;
  const boardW = row.serverW / acceleratorCount / (1 + serverOverheadFraction);
  const powerFraction = row.isCapped ? (boardW - powerIdleW) / (powerMaxW - powerIdleW) : 1;
  const { tensorParallel } = split;
  return serviceRates(accelerator, model, { ...shape, precision, tensorParallel, powerFraction })
    .joulePerToken;
}

function throughputClaim(version: string, use: string, row: PublishedThroughput): Claim {
  const mean = row.tokensPerS.reduce((sum, value) => sum + value, 0) / row.tokensPerS.length;
  const { acceleratorCount, acceleratorId, modelId, precision, tokensPerS } = row;
  const results = tokensPerS.length === 1 ? '1 result' : `mean of ${tokensPerS.length} results`;
  return {
    what: `${modelId} in ${precision} on ${acceleratorCount} × ${acceleratorId}, ${use}`,
    source: `MLPerf Inference v${version}, offline, retrieved from mlcommons.org; ${results}`,
    unit: 'token/s',
    published: [mean],
    tolerance: singleToleranceFraction * mean,
    ours: () => [modelled(row)],
  };
}

function meanClaim(version: string, use: string, rows: readonly PublishedThroughput[]): Claim {
  const count = rows.reduce((sum, { tokensPerS }) => sum + tokensPerS.length, 0);
  return {
    what: `Mean error of the ${count} results of MLPerf v${version} on language models, ${use}`,
    source: `MLPerf Inference v${version}, offline; 0 is meant, up to 0.2 the aim`,
    unit: '',
    published: [0],
    tolerance: meanToleranceFraction,
    ours: () => [meanErrorOfRows(rows, modelled)],
  };
}

function energyClaim(row: PublishedPower): Claim {
  const { acceleratorCount, acceleratorId, modelId, precision, version, isCapped } = row;
  const published = row.serverW / row.tokensPerS;
  const cap = isCapped ? ' MaxQ' : '';
  return {
    what: `Energy of ${modelId} in ${precision} on ${acceleratorCount} × ${acceleratorId}${cap}`,
    source: `MLPerf Inference v${version}, offline, retrieved from mlcommons.org; W over token/s`,
    unit: 'J/token',
    published: [published],
    tolerance: singleToleranceFraction * published,
    ours: () => [modelledJoulePerToken(row)],
  };
}

/** Throughput and energy of served language models. */
export const throughputClaims: readonly Claim[] = [
  meanClaim('4.1', 'on which the constants are fitted', fittedThroughputs),
  meanClaim('5.1', 'held out', heldOutThroughputs),
  ...fittedThroughputs.map((row) => throughputClaim('4.1', 'fitted', row)),
  ...heldOutThroughputs.map((row) => throughputClaim('5.1', 'held out', row)),
  ...publishedPowers.map(energyClaim),
];
