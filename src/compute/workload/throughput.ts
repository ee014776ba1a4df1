// How many tokens a second does a replica make, at what energy, and how long does one wait?

import type { Accelerator, AiModel } from '../scenario/scenario.ts';
import { throughputOfPower } from '../plant/throttle.ts';
import {
  batchMax,
  decodeByte,
  decodeFlop,
  decodeParts,
  partsS,
  prefillAloneS,
  prefillParts,
} from './roofline.ts';
import type { AcceleratorRates, Precision, Replica, RequestShape, TimeParts } from './roofline.ts';
import { fittedEfficiencies, serverOverheadFraction } from './rooflineConstants.ts';
import type { Efficiencies } from './rooflineConstants.ts';

/** What of an accelerator throughput and energy follow from. */
export type ServingAccelerator = AcceleratorRates &
  Pick<Accelerator, 'powerMaxW' | 'powerIdleW' | 'powerCapBendFraction'>;

/** How a model is served. */
export interface Serving extends RequestShape {
  readonly precision: Precision;
  /** Accelerators of the replica. */
  readonly tensorParallel: number;
  /** Requests at once; as many as memory holds unless given, never more. */
  readonly batch?: number;
  /** Share of the accelerators' dynamic power that a cap allows; 1 unless given. */
  readonly powerFraction?: number;
  /** Host, network and conversion over the accelerators' power; 0.5 unless given. */
  readonly serverOverheadFraction?: number;
}

/** What binds: what most of the time is spent on; `memoryCapacity`: not even one request fits. */
export type Bound = 'memoryBandwidth' | 'compute' | 'interconnect' | 'overhead' | 'memoryCapacity';

export interface ServiceRates {
  /** Seconds of reading one prompt on an idle replica. */
  readonly prefillS: number;
  /** Seconds of one decode step of the whole batch. */
  readonly decodeStepS: number;
  /** Answer tokens a second of the replica in steady state, prompts read in between. */
  readonly tokensPerS: number;
  readonly batch: number;
  readonly batchMax: number;
  readonly boundBy: Bound;
  /** Of the whole server per answer token. */
  readonly joulePerToken: number;
  /** Of one accelerator while decoding: operations per byte read, and operations a second. */
  readonly rooflinePoint: { readonly flopPerByte: number; readonly flopPerS: number };
}

/**
 * What one replica does when there are always requests: a batch of them at all stages of their
 * answers, each prompt read when a place falls free (continuous batching). With too little memory
 * for one request nothing is made: 0 tokens/s, Infinity J. Roofline of S. Williams et al. 2009 with
 * constants fitted on MLPerf Inference v4.1; valid for batches that fit one server.
 */
export function serviceRates(
  accelerator: ServingAccelerator,
  model: AiModel,
  serving: Serving,
): ServiceRates {
  const replica = replicaOf(accelerator, model, serving);
  const most = batchMax(replica, serving);
  if (most < 1) return nothingServed;
  const batch = Math.max(1, Math.min(most, serving.batch ?? most));
  const powerFraction = serving.powerFraction ?? 1;
  const pace = throughputOfPower(powerFraction, accelerator.powerCapBendFraction);
  const parts = decodeParts(replica, serving, batch, fittedEfficiencies);
  const decodeStepS = partsS(parts, fittedEfficiencies) / pace;
  const tokensPerS = steadyTokensPerS(replica, serving, batch, fittedEfficiencies) * pace;
  const flop = decodeFlop(model, serving, batch);
  return {
    prefillS: prefillAloneS(replica, serving.promptTokens, fittedEfficiencies) / pace,
    decodeStepS,
    tokensPerS,
    batch,
    batchMax: most,
    boundBy: boundOf(replica, serving, batch),
    joulePerToken: serverPowerW(accelerator, serving) / tokensPerS,
    rooflinePoint: {
      flopPerByte: flop / decodeByte(replica, serving, batch),
      flopPerS: flop / decodeStepS / serving.tensorParallel,
    },
  };
}

const nothingServed: ServiceRates = {
  prefillS: Infinity,
  decodeStepS: Infinity,
  tokensPerS: 0,
  batch: 0,
  batchMax: 0,
  boundBy: 'memoryCapacity',
  joulePerToken: Infinity,
  rooflinePoint: { flopPerByte: 0, flopPerS: 0 },
};

function replicaOf(accelerator: AcceleratorRates, model: AiModel, serving: Serving): Replica {
  const { precision, tensorParallel } = serving;
  return { accelerator, model, precision, tensorParallel };
}

/** Power of the replica's share of its server while it works, W. */
export function serverPowerW(accelerator: ServingAccelerator, serving: Serving): number {
  const { powerIdleW, powerMaxW } = accelerator;
  const boardW = powerIdleW + (powerMaxW - powerIdleW) * (serving.powerFraction ?? 1);
  const overhead = serving.serverOverheadFraction ?? serverOverheadFraction;
  return serving.tensorParallel * boardW * (1 + overhead);
}

/**
 * Answer tokens a second of a replica that is never without requests: in the time of `outputTokens`
 * decode steps each of the batch is replaced once, and so many prompts are read.
 */
export function steadyTokensPerS(
  replica: Replica,
  shape: RequestShape,
  batch: number,
  efficiencies: Efficiencies,
): number {
  const { outputTokens, promptTokens } = shape;
  const decodeS =
    outputTokens * partsS(decodeParts(replica, shape, batch, efficiencies), efficiencies);
  const prefillS = batch * partsS(prefillParts(replica, promptTokens, efficiencies), efficiencies);
  return (batch * outputTokens) / (decodeS + prefillS);
}

/** On what most of the time between two requests of the same place goes. */
function boundOf(replica: Replica, shape: RequestShape, batch: number): Bound {
  const decode = decodeParts(replica, shape, batch, fittedEfficiencies);
  const prefill = prefillParts(replica, shape.promptTokens, fittedEfficiencies);
  const total = (part: keyof TimeParts) =>
    shape.outputTokens * decode[part] + batch * prefill[part];
  const shares: [Bound, number][] = [
    ['memoryBandwidth', total('memoryS')],
    ['compute', total('computeS')],
    ['interconnect', total('linkS')],
    ['overhead', total('overheadS')],
  ];
  return shares.reduce((most, share) => (share[1] > most[1] ? share : most))[0];
}

/** A split of accelerators into equal replicas, and what they make together. */
export interface Split {
  readonly tensorParallel: number;
  readonly replicaCount: number;
  /** Requests at once on each replica. */
  readonly batch: number;
  readonly tokensPerS: number;
}

/**
 * The split of so many accelerators into replicas that makes most tokens; null: none holds the
 * model and one request. `requestCount` requests at most are at work at once, over all replicas.
 */
export function bestSplit(
  on: Omit<Replica, 'tensorParallel'> & { readonly acceleratorCount: number },
  shape: RequestShape,
  requestCount = Infinity,
  efficiencies = fittedEfficiencies,
): Split | null {
  let best: Split | null = null;
  for (let tensorParallel = 1; tensorParallel <= on.acceleratorCount; tensorParallel += 1) {
    if (on.acceleratorCount % tensorParallel !== 0) continue;
    const replica = { ...on, tensorParallel };
    const places = Math.max(1, Math.floor((requestCount * tensorParallel) / on.acceleratorCount));
    const batch = Math.min(batchMax(replica, shape), places);
    if (batch < 1) continue;
    const replicaCount = Math.min(on.acceleratorCount / tensorParallel, requestCount);
    const tokensPerS = replicaCount * steadyTokensPerS(replica, shape, batch, efficiencies);
    if (best === null || tokensPerS > best.tokensPerS) {
      best = { tensorParallel, replicaCount, batch, tokensPerS };
    }
  }
  return best;
}
