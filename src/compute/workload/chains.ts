// Which calls of an agent wait for which, and what is a chain of them worth?

import type { JobTemplate } from '../scenario/scenario.ts';

/** Each arrival is a chain of calls, each released when the one before is on the ground. */
export interface CallChain {
  readonly callCount: number;
  /** On the ground between an answer and the next call. */
  readonly thinkS: number;
}

/** The calls of all chains of a run; rows are jobs. */
export interface ChainColumns {
  /** The call that waits for a job; -1: none. */
  readonly nextIndex: Int32Array;
  /** 1: released by the call before it, not by its own time. */
  readonly isWaiting: Uint8Array;
  /** Time between a job's delivery and the release of the next. */
  readonly thinkS: Float64Array;
  /** The last call of a job's chain, and how many are left with the job itself; else itself, 1. */
  readonly lastIndex: Int32Array;
  readonly leftCount: Int32Array;
}

/**
 * Templates of a chain's last call, and of those before: the chain's value is earned by its last
 * call alone; all have the deadline of the chain, counted from its first release.
 */
export function chainTemplates(template: JobTemplate): [last: JobTemplate, before: JobTemplate] {
  return [template, { ...template, value: 0 }];
}

/** Where a job stands in its chain. */
export interface ChainPlace {
  /** The same object for all calls of a chain. */
  readonly chain: object;
  /** From 0. */
  readonly position: number;
  readonly thinkS: number;
}

/** The chains of jobs in their order; undefined: none belongs to one. */
export function chainColumns(
  places: readonly (ChainPlace | undefined)[],
): ChainColumns | undefined {
  const rows = places.map((_, row) => row).filter((row) => places[row] !== undefined);
  if (rows.length === 0) return undefined;
  const columns = {
    nextIndex: new Int32Array(places.length).fill(-1),
    isWaiting: new Uint8Array(places.length),
    thinkS: new Float64Array(places.length),
    lastIndex: Int32Array.from(places, (_, row) => row),
    leftCount: new Int32Array(places.length).fill(1),
  };
  rows.sort((a, b) => places[a]!.position - places[b]!.position);
  const lastOf = new Map<object, number>();
  for (const row of rows) {
    const { chain, thinkS } = places[row]!;
    const before = lastOf.get(chain);
    columns.thinkS[row] = thinkS;
    if (before !== undefined) {
      columns.nextIndex[before] = row;
      columns.isWaiting[row] = 1;
    }
    lastOf.set(chain, row);
  }
  for (const row of rows.reverse()) {
    const next = columns.nextIndex[row]!;
    if (next < 0) continue;
    columns.lastIndex[row] = columns.lastIndex[next]!;
    columns.leftCount[row] = columns.leftCount[next]! + 1;
  }
  return columns;
}

/**
 * When a call should be on the ground that is released at `releaseS`, so that each of `leftCount`
 * calls, itself included, has the same share of what the chain's thinking leaves of the time to its
 * deadline: B. Kao and H. Garcia-Molina, IEEE Trans. Parallel Distrib. Syst. 8 (1997) 1268-1274;
 * equal slack and equal flexibility are the same where all calls take equally long.
 */
export function callDueS(
  releaseS: number,
  deadlineS: number,
  leftCount: number,
  thinkS: number,
): number {
  const workS = deadlineS - releaseS - (leftCount - 1) * thinkS;
  return leftCount === 1 ? deadlineS : releaseS + Math.max(0, workS) / leftCount;
}

/** What became of the chains of a run. */
export interface ChainMetrics {
  readonly chainCount: number;
  readonly onTimeCount: number;
  readonly lateCount: number;
  /** Some call was rejected, or not delivered before the end. */
  readonly brokenCount: number;
  /** From the first release to the last delivery of complete chains, in order. */
  readonly latencyS: Float64Array;
  /** Calls that were delivered, over all chains. */
  readonly deliveredCallCount: number;
}

/** Of a job table: what chains are judged by. */
export interface ChainTimes {
  readonly releaseS: Float64Array;
  readonly deadlineS: Float64Array;
  /** NaN: not delivered. */
  readonly deliveredS: Float64Array;
}

/** Chains end to end: on time when the last answer is on the ground before the chain's deadline. */
export function chainMetrics(chains: ChainColumns, table: ChainTimes): ChainMetrics {
  const { nextIndex, isWaiting } = chains;
  const latencies: number[] = [];
  let [chainCount, onTimeCount, lateCount, deliveredCallCount] = [0, 0, 0, 0];
  for (let first = 0; first < nextIndex.length; first += 1) {
    if (isWaiting[first] === 1 || nextIndex[first]! < 0) continue;
    chainCount += 1;
    let last = first;
    for (let call = first; call >= 0; call = nextIndex[call]!) {
      last = call;
      if (!Number.isNaN(table.deliveredS[call]!)) deliveredCallCount += 1;
    }
    const deliveredS = table.deliveredS[last]!;
    if (Number.isNaN(deliveredS)) continue;
    latencies.push(deliveredS - table.releaseS[first]!);
    if (deliveredS < table.deadlineS[last]!) onTimeCount += 1;
    else lateCount += 1;
  }
  const brokenCount = chainCount - onTimeCount - lateCount;
  const latencyS = Float64Array.from(latencies).sort();
  return { chainCount, onTimeCount, lateCount, brokenCount, latencyS, deliveredCallCount };
}
