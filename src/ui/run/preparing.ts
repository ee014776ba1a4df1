// How is a large result made ready to be shown without the page standing still meanwhile?

import type { Result } from '../../compute/index.ts';
import { breathe, inSlices } from './slices.ts';

/** Lays out a result for one part of the page; each `yield` ends a piece of some milliseconds. */
export type Preparation = (result: Result) => Generator<void, unknown>;

/** Work between two moments in which the page can draw and answer. */
const sliceMs = 8;

const preparations = new Set<Preparation>();

/** What is prepared of every result from now on, before it comes on screen. */
export function prepareWith(preparation: Preparation): void {
  preparations.add(preparation);
}

/** Whether any part of the page wants results to be prepared. */
export const isPreparing = (): boolean => preparations.size > 0;

/** Does all that is left of a work in pieces at once. */
export function finish<Outcome>(work: Generator<void, Outcome>): Outcome {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function* preparationsOf(result: Result): Generator<void, void> {
  for (const preparation of preparations) yield* preparation(result);
}

/**
 * Prepares a result in slices, the last of which is over when this is; ends early when the result
 * is wanted no more.
 */
export async function prepare(result: Result, isWanted: () => boolean): Promise<void> {
  await breathe(); // reading the message was work enough for one slice
  await inSlices(preparationsOf(result), { sliceMs, isWanted });
  await breathe();
}
