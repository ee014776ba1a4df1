// How long does each request to a replica wait for its first token, and for every further one?

import { serviceRates } from './throughput.ts';
import type { Serving, ServingAccelerator } from './throughput.ts';
import type { AiModel } from '../scenario/scenario.ts';

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

/** How fast a replica works. */
export interface ReplicaPace {
  readonly batchMax: number;
  /** Reading one prompt, alone. */
  prefillS(promptTokens: number): number;
  /** One more token for each of a batch. */
  decodeStepS(batch: number): number;
}

/**
 * The pace of a served model; null: not even one request fits. Reading takes time in proportion to
 * the prompt, through the time of the mean one; steps are those of requests of the mean length.
 */
export function replicaPace(
  accelerator: ServingAccelerator,
  model: AiModel,
  serving: Serving,
): ReplicaPace | null {
  const { batchMax, batch, prefillS } = serviceRates(accelerator, model, serving);
  if (batchMax < 1) return null;
  const steps = new Map<number, number>();
  return {
    batchMax: batch,
    prefillS: (promptTokens) => (prefillS * promptTokens) / serving.promptTokens,
    decodeStepS: (at) => {
      const known = steps.get(at);
      if (known !== undefined) return known;
      const { decodeStepS } = serviceRates(accelerator, model, { ...serving, batch: at });
      steps.set(at, decodeStepS);
      return decodeStepS;
    },
  };
}

/** A request that is being answered: the step of the batch that writes its last token. */
interface Active {
  readonly row: number;
  readonly lastStep: number;
}

/**
 * One replica with continuous batching, from `readyS` on: requests wait in order of arrival, a
 * prompt is read (and its first token written) as soon as a place is free, before the batch goes
 * on; then all of the batch write a token a step. Steps in which nothing changes are taken
 * together, so that the work is in proportion to the requests, not to their tokens.
 */
export function replicaQueue(
  requests: ReplicaRequests,
  pace: ReplicaPace,
  readyS = 0,
): ReplicaAnswers {
  const { arrivalS, promptTokens, outputTokens } = requests;
  const count = arrivalS.length;
  const firstTokenS = new Float64Array(count);
  const lastTokenS = new Float64Array(count);
  let active: Active[] = [];
  let [timeS, step, next, batchPeak] = [readyS, 0, 0, 0];
  while (next < count || active.length > 0) {
    if (active.length === 0) timeS = Math.max(timeS, arrivalS[next]!);
    if (next < count && active.length < pace.batchMax && arrivalS[next]! <= timeS) {
      timeS += pace.prefillS(promptTokens[next]!);
      firstTokenS[next] = timeS;
      const leftTokens = Math.max(0, Math.ceil(outputTokens[next]!) - 1);
      if (leftTokens === 0) lastTokenS[next] = timeS;
      else active.push({ row: next, lastStep: step + leftTokens });
      batchPeak = Math.max(batchPeak, active.length);
      next += 1;
      continue;
    }
    const stepS = pace.decodeStepS(active.length);
    const untilDone = active.reduce(
      (least, { lastStep }) => Math.min(least, lastStep - step),
      Infinity,
    );
    const canJoin = next < count && active.length < pace.batchMax;
    const untilJoin = canJoin ? Math.ceil((arrivalS[next]! - timeS) / stepS) : Infinity;
    const taken = Math.max(1, Math.min(untilDone, untilJoin));
    step += taken;
    timeS += taken * stepS;
    const before = active;
    active = before.filter(({ lastStep }) => lastStep > step);
    if (active.length === before.length) continue;
    for (const { row, lastStep } of before) if (lastStep <= step) lastTokenS[row] = timeS;
  }
  return { firstTokenS, lastTokenS, batchPeak };
}
