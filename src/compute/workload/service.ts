// How long does each request to a replica wait for its first token, and for every further one?

import type { AiModel } from '../scenario/scenario.ts';
import { batchMax, decodeParts, kvTokensMax, partsS, prefillAloneS } from './roofline.ts';
import type { AcceleratorRates, Replica } from './roofline.ts';
import { fittedEfficiencies } from './rooflineConstants.ts';
import { ReplicaEngine } from './serviceEngine.ts';
import type { EngineRequest, ReplicaPace } from './serviceEngine.ts';
import type { Serving } from './throughput.ts';

/** Requests as they reach a replica, sorted by time; a row each. */
export interface ReplicaRequests {
  readonly arrivalS: ArrayLike<number>;
  readonly promptTokens: ArrayLike<number>;
  readonly outputTokens: ArrayLike<number>;
}

/** What became of each request, by row. */
export interface ReplicaAnswers {
  readonly firstTokenS: Float64Array;
  readonly lastTokenS: Float64Array;
  /** Requests that were answered at once, at most. */
  readonly batchPeak: number;
}

/**
 * The pace of a served model at full power; null: not even one request of the usual kind fits. Each
 * prompt takes its own time to be read, each step that of the caches of its batch.
 */
export function replicaPace(
  accelerator: AcceleratorRates,
  model: AiModel,
  serving: Omit<Serving, 'powerFraction'>,
): ReplicaPace | null {
  const { precision, tensorParallel } = serving;
  const replica: Replica = { accelerator, model, precision, tensorParallel };
  if (batchMax(replica, serving) < 1) return null;
  return {
    batchMax: serving.batch ?? Infinity,
    kvTokensMax: kvTokensMax(replica),
    prefillS: (promptTokens) =>
      prefillAloneS(replica, Math.max(1, promptTokens), fittedEfficiencies),
    decodeStepS: (batch, contextTokens) => {
      const shape = { promptTokens: contextTokens / batch, outputTokens: 0 };
      const parts = decodeParts(replica, shape, batch, fittedEfficiencies);
      return partsS(parts, fittedEfficiencies);
    },
  };
}

/** A request with its place among those that were given. */
interface Row extends EngineRequest {
  readonly row: number;
}

/** One replica with continuous batching, from `readyS` on; requests come in order of arrival. */
export function replicaQueue(
  requests: ReplicaRequests,
  pace: ReplicaPace,
  readyS = 0,
): ReplicaAnswers {
  const { arrivalS, promptTokens, outputTokens } = requests;
  const count = arrivalS.length;
  const firstTokenS = new Float64Array(count);
  const lastTokenS = new Float64Array(count);
  const engine = new ReplicaEngine<Row>(pace);
  engine.resume(readyS);
  for (let next = 0; next < count || engine.nextWorkS < Infinity;) {
    const timeS = engine.nextWorkS;
    if (next < count && arrivalS[next]! <= timeS) {
      const tokens = { promptTokens: promptTokens[next]!, outputTokens: outputTokens[next]! };
      engine.join({ row: next, ...tokens }, arrivalS[next]!);
      next += 1;
      continue;
    }
    engine.advance();
    if (engine.firstToken !== null) firstTokenS[engine.firstToken.row] = timeS;
    for (const { row } of engine.answered) lastTokenS[row] = timeS;
  }
  return { firstTokenS, lastTokenS, batchPeak: engine.batchPeak };
}
