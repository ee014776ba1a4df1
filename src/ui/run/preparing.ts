// How is a large result made ready to be shown without the page standing still meanwhile?

import type { Result } from '../../compute/index.ts';

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

/** A turn for everything else; a message to oneself, for timers wait 4 ms, or in the dark 1 s. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Prepares a result in slices, the last of which is over when this is; ends early when the result
 * is wanted no more.
 */
export async function prepare(result: Result, isWanted: () => boolean): Promise<void> {
  await breathe(); // reading the message was work enough for one slice
  let sliceEndMs = performance.now() + sliceMs;
  for (const preparation of preparations) {
    const work = preparation(result);
    while (work.next().done !== true) {
      if (performance.now() < sliceEndMs) continue;
      await breathe();
      if (!isWanted()) return;
      sliceEndMs = performance.now() + sliceMs;
    }
  }
  await breathe();
}
