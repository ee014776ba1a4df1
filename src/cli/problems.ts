// How does the command line say that something given to it is wrong?
import type { Problem } from '../compute/index.ts';

export type { Problem };

/** The user's input is wrong: exit 2 with every problem listed, nothing written. */
export class InputProblems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.problems = problems;
  }
}

/** The run was interrupted: exit 130, partial files removed. */
export class Interrupted extends Error {}

/** Whoever read our output went away (`| head`): a quiet end. */
export class ClosedPipe extends Error {}

/** One problem as one line of text, `path: message (hint)`, safe to print on a terminal. */
export function problemLine({ path, message, hint }: Problem): string {
  const where = path === '' ? '' : `${path}: `;
  return printable(`${where}${message}${hint === '' ? '' : ` (${hint})`}`);
}

// eslint-disable-next-line no-control-regex -- control characters are what it is about
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text from a file, with what would steer a terminal (colours, moves, writing order) shown. */
export function printable(text: string): string {
  return text.replaceAll(unprintable, '\ufffd');
}

/** Throws when there is at least one problem. */
export function stopOn(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputProblems(problems);
}

/** A single problem, thrown. */
export function refuse(path: string, message: string, hint: string): never {
  throw new InputProblems([{ path, message, hint }]);
}
