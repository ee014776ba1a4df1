// Do replicas in orbit answer a city's requests as soon as they should?

import { spreadOf } from './arrivalsPreview.ts';
import type { Spread } from './arrivalsPreview.ts';
import { replicaQueue } from './service.ts';
import type { ReplicaPace } from './serviceEngine.ts';

/** Requests of people, with the ways that they and their answers take. */
export interface PeopleRequests {
  /** When people ask, sorted. */
  readonly askedS: Float64Array;
  readonly promptTokens: ArrayLike<number>;
  readonly outputTokens: ArrayLike<number>;
  /** From the person to the replica and back, each with waits for contacts: s, by row. */
  readonly upS: ArrayLike<number>;
  readonly downS: ArrayLike<number>;
}

/** What people are promised. */
export interface ServiceObjective {
  readonly firstTokenS: number;
  readonly perTokenS: number;
}

/** The replicas that serve them. */
export interface Deployment {
  readonly replicaCount: number;
  readonly pace: ReplicaPace;
  /** Weights of one replica, and the rate at which they go up and into memory. */
  readonly weightBit: number;
  readonly deployBitPerS: number;
}

export interface ServiceOutcome {
  readonly requestCount: number;
  /** When weights are resident: until then requests wait. */
  readonly readyS: number;
  readonly uplinkedWeightBit: number;
  /** As people see it: with both ways. */
  readonly firstTokenS: Spread;
  /** Of answers of two tokens and more. */
  readonly perTokenS: Spread;
  /** Share of the requests that keep both promises. */
  readonly keptFraction: number;
  readonly batchPeak: number;
  /** Requests that are not answered `endS` after the start. */
  readonly unansweredCount: number;
}

/**
 * Requests take turns at the replicas (the nth goes to n mod `replicaCount`), each of which is a
 * `replicaQueue` from the time at which its weights are there: they go up once, one replica after
 * the other. What is not answered before `endS` keeps no promise.
 */
export function serviceStudy(
  requests: PeopleRequests,
  deployment: Deployment,
  objective: ServiceObjective,
  endS = Infinity,
): ServiceOutcome {
  const { askedS, upS, downS, outputTokens } = requests;
  const { replicaCount, weightBit, deployBitPerS } = deployment;
  const firstS = new Float64Array(askedS.length);
  const perTokenS = new Float64Array(askedS.length).fill(NaN);
  let [keptCount, unansweredCount, batchPeak] = [0, 0, 0];
  for (let replica = 0; replica < replicaCount; replica += 1) {
    const rows = rowsOf(requests, replica, replicaCount);
    const readyS = ((replica + 1) * weightBit) / deployBitPerS;
    const pick = (column: ArrayLike<number>) => Float64Array.from(rows, (row) => column[row]!);
    const arrivalS = Float64Array.from(rows, (row) => askedS[row]! + upS[row]!);
    const columns = { arrivalS, promptTokens: pick(requests.promptTokens) };
    const answers = replicaQueue(
      { ...columns, outputTokens: pick(outputTokens) },
      deployment.pace,
      readyS,
    );
    batchPeak = Math.max(batchPeak, answers.batchPeak);
    rows.forEach((row, at) => {
      firstS[row] = answers.firstTokenS[at]! + downS[row]! - askedS[row]!;
      const furtherCount = Math.ceil(outputTokens[row]!) - 1;
      const writingS = answers.lastTokenS[at]! - answers.firstTokenS[at]!;
      if (furtherCount > 0) perTokenS[row] = writingS / furtherCount;
      const isAnswered = answers.lastTokenS[at]! + downS[row]! <= endS;
      if (!isAnswered) unansweredCount += 1;
      const isSlow = perTokenS[row]! > objective.perTokenS || firstS[row] > objective.firstTokenS;
      if (isAnswered && !isSlow) keptCount += 1;
    });
  }
  return {
    requestCount: askedS.length,
    readyS: (replicaCount * weightBit) / deployBitPerS,
    uplinkedWeightBit: replicaCount * weightBit,
    firstTokenS: spreadOf(firstS),
    perTokenS: spreadOf(perTokenS),
    keptFraction: askedS.length === 0 ? NaN : keptCount / askedS.length,
    batchPeak,
    unansweredCount,
  };
}

/** Rows of one replica in the order in which they reach it. */
function rowsOf({ askedS, upS }: PeopleRequests, replica: number, replicaCount: number): number[] {
  const rows: number[] = [];
  for (let row = replica; row < askedS.length; row += replicaCount) rows.push(row);
  return rows.sort((a, b) => askedS[a]! + upS[a]! - askedS[b]! - upS[b]! || a - b);
}
