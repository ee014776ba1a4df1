// Which orbits does an element file describe, and what is wrong with its lines?
import { readElementSets, type ElementProblem, type ElementSet } from '../orbit/index.ts';
import { InputProblems, problemLine, type Problem } from './problems.ts';
import { readText } from './readText.ts';
import type { Shell } from './shell.ts';

/**
 * The good element sets of a file. Bad ones are named on standard error by line and stop nothing;
 * a file without a good one is refused with all that is wrong.
 */
export async function readElements(shell: Shell, path: string): Promise<ElementSet[]> {
  const text = await readText(shell, path, 'elements');
  const { elementSets, problems, warnings } = readElementSets(text);
  if (elementSets.length === 0) throw new InputProblems(problems.map((p) => located(path, p)));
  tell(shell, path, problems);
  tell(shell, path, warnings);
  return elementSets;
}

function located(path: string, { line, message, hint }: ElementProblem): Problem {
  return { path: line > 0 ? `${path}:${line}` : path, message, hint };
}

/** The reader itself lists at most 1,000 problems and counts the others. */
function tell(shell: Shell, path: string, found: readonly ElementProblem[]): void {
  shell.err(found.map((problem) => `${problemLine(located(path, problem))}\n`).join(''));
}
