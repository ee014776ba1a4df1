// What if a policy of the user's ends the process? Then that is said, and is no success.
import process from 'node:process';
import { exitCodes } from './ending.ts';

/** While `work` is not done, an end of the process is one that nobody asked for: says why. */
export function* orSaying<Step, Return>(
  work: Generator<Step, Return>,
  line: () => string,
): Generator<Step, Return> {
  const onExit = (): void => {
    process.stderr.write(`${line()}\n`);
    process.exitCode = exitCodes.input;
  };
  process.on('exit', onExit);
  try {
    return yield* work;
  } finally {
    process.off('exit', onExit);
  }
}
