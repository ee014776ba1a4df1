// What does a generator return when nobody waits for its steps?

/** Runs a generator to its end at once. */
export function drained<Return>(work: Generator<unknown, Return>): Return {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
