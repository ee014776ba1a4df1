// How does a long computation leave room for the interrupt key and a progress bar?
import { Interrupted } from './problems.ts';
import type { ProgressBar } from './progress.ts';
import type { Shell } from './shell.ts';

const sliceMs = 50;

/** Lets pending events (the interrupt key, a closed pipe) through; throws if interrupted. */
export async function breathe(shell: Shell): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (shell.interrupt.aborted) throw new Interrupted();
}

/** Something that says how far a computation is. */
interface Step {
  readonly doneFraction: number;
}

/** Runs a generator to its end in slices of 50 ms, showing how far it is. */
export async function pump<Return>(
  shell: Shell,
  work: Generator<Step, Return>,
  bar: ProgressBar,
): Promise<Return> {
  let sliceStartMs = shell.nowMs();
  try {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      if (shell.nowMs() - sliceStartMs < sliceMs) continue;
      bar.show(step.value.doneFraction);
      await breathe(shell);
      sliceStartMs = shell.nowMs();
    }
  } finally {
    // What is interrupted hears of it, and tidies up.
    work.return(undefined as Return);
  }
}
