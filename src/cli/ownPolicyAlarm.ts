// How does code of the user's that never returns come to an end? By an alarm, which only aborts.
import { Script } from 'node:vm';
import { Interrupted } from './problems.ts';

const slot = Symbol.for('dawnline.watched');
const script = new Script(`globalThis[Symbol.for('dawnline.watched')]()`);
const messageLengthMax = 1000;

/** Code of the user's did not return in time. */
export class TooLong extends Error {}

/** Code of the user's threw: what, as plain text. */
export class Thrown extends Error {
  /** Where, in the words of the engine; empty where it does not say. */
  readonly place: string;

  constructor(message: string, place: string) {
    super(message);
    this.place = place;
  }
}

/**
 * What code of the user's returns; `work` reads all of it that anybody will ever read, for even a
 * getter may loop. Throws `TooLong`, `Interrupted` (the interrupt key) or `Thrown`. An alarm costs
 * about 25 µs.
 */
export function withAlarm<T>(work: () => T, timeoutMs: number): T {
  const holder = globalThis as { [slot]?: (() => unknown) | undefined };
  holder[slot] = () => caught(work); // read at once: an alarm within `work` may set another
  let outcome: T | Thrown;
  try {
    const options = { timeout: Math.ceil(timeoutMs), breakOnSigint: true };
    outcome = script.runInThisContext(options) as T | Thrown;
  } catch (error) {
    throw endOf(error);
  } finally {
    holder[slot] = undefined;
  }
  if (outcome instanceof Thrown) throw outcome;
  return outcome;
}

function endOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return new Interrupted();
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new TooLong() : error;
}

/** Runs within the alarm: what is thrown may be anything, and reading it may loop or throw. */
function caught<T>(work: () => T): T | Thrown {
  try {
    return work();
  } catch (error) {
    try {
      const { message, stack } = error instanceof Error ? error : { message: error, stack: '' };
      return new Thrown(String(message).slice(0, messageLengthMax), String(stack));
    } catch {
      return new Thrown('threw something that cannot be read', '');
    }
  }
}
