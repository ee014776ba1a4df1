// How does a long work let everything else on its thread have a turn?

/** How a work in slices is watched while it goes on. */
export interface Slicing<Step> {
  /** Work between two turns of everything else, ms. */
  readonly sliceMs: number;
  /** Asked after each turn: whether to go on. */
  readonly isWanted: () => boolean;
  readonly onStep?: (step: Step) => void;
}

/** A turn for everything else; a message to oneself, for timers wait 4 ms, or in the dark 1 s. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Runs a generator to its end in slices; null when it was given up between two of them. */
export async function inSlices<Step, Outcome>(
  work: Generator<Step, Outcome>,
  { sliceMs, isWanted, onStep }: Slicing<Step>,
): Promise<Outcome | null> {
  let sliceEndMs = performance.now() + sliceMs;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    onStep?.(step.value);
    if (performance.now() < sliceEndMs) continue;
    await breathe();
    if (!isWanted()) return null;
    sliceEndMs = performance.now() + sliceMs;
  }
}
