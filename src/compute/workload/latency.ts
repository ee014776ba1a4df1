// How long does a request wait for its first token, and for each one after, under a given load?

import type { AiModel } from '../scenario/scenario.ts';
import { batchMax, decodeParts, partsS, prefillAloneS, prefillParts } from './roofline.ts';
import type { AcceleratorRates, Replica } from './roofline.ts';
import { fittedEfficiencies } from './rooflineConstants.ts';
import type { Serving } from './throughput.ts';

/** How a replica answers a steady stream of requests. */
export interface ServiceLatency {
  /** Requests at work at once, in the mean. */
  readonly batch: number;
  /** From arrival at the replica to the first token, in the mean. */
  readonly firstTokenS: number;
  /** Between two tokens of an answer, in the mean. */
  readonly perTokenS: number;
  /** More arrive than the replica can serve: the rest is Infinity. */
  readonly isSaturated: boolean;
}

const saturated: ServiceLatency = {
  batch: Infinity,
  firstTokenS: Infinity,
  perTokenS: Infinity,
  isSaturated: true,
};

/**
 * Waiting times of a replica to which `requestsPerS` come at random. Prompts are read one after the
 * other as a queue with Poisson arrivals and equal service (Pollaczek–Khinchine, ρ S / 2(1 − ρ))
 * and take their time from decoding; the batch is what arrives while an answer is written (Little).
 * Means only, no light time.
 */
export function serviceLatency(
  accelerator: AcceleratorRates,
  model: AiModel,
  serving: Serving,
  requestsPerS: number,
): ServiceLatency {
  const { precision, tensorParallel, promptTokens, outputTokens } = serving;
  const replica: Replica = { accelerator, model, precision, tensorParallel };
  const most = Math.min(batchMax(replica, serving), serving.batch ?? Infinity);
  const sharedS = partsS(
    prefillParts(replica, promptTokens, fittedEfficiencies),
    fittedEfficiencies,
  );
  const busyFraction = requestsPerS * sharedS;
  if (most < 1 || busyFraction >= 1) return saturated;
  const tokenS = (batch: number) =>
    partsS(decodeParts(replica, serving, batch, fittedEfficiencies), fittedEfficiencies) /
    (1 - busyFraction);
  const batch = settledBatch((at) => requestsPerS * outputTokens * tokenS(at), most);
  if (batch > most) return saturated;
  const perTokenS = tokenS(Math.max(1, batch));
  const aloneS = prefillAloneS(replica, promptTokens, fittedEfficiencies);
  const waitS = (busyFraction * sharedS) / (2 * (1 - busyFraction));
  // A prompt that arrives waits for half a step on average, and its first token comes with it.
  return { batch, firstTokenS: waitS + perTokenS / 2 + aloneS, perTokenS, isSaturated: false };
}

/** The batch b = next(b), from below; beyond `most` there is none. */
function settledBatch(next: (batch: number) => number, most: number): number {
  if (next(most) > most) return Infinity;
  let [low, high] = [0, most];
  // next(b)/b falls with b: between too few and enough there is one crossing.
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (next(Math.max(1, middle)) > middle) low = middle;
    else high = middle;
  }
  return high;
}
