// Which orbits does an element file describe, and what is wrong with its lines?
import {
  ageWords,
  elementAges,
  elementAgeStaleS,
  readElementSets,
  type EarthOrientation,
  type ElementProblem,
  type ElementSet,
  type OrbitRecord,
} from '../orbit/index.ts';
import { InputProblems, problemLine, type Problem } from './problems.ts';
import { readText } from './readText.ts';
import type { Shell } from './shell.ts';
import type { Span } from './windowScan.ts';

/** What `--elements` takes, for every help page. */
export const elementsHelp =
  'TLE, OMM (JSON, CSV, XML, KVN) or CCSDS OEM, told apart by content; - for stdin';

/**
 * The good element sets, or tables of states, of a file. Bad ones are named on standard error by
 * line and stop nothing; a file without a good one is refused with all that is wrong. Sets that are
 * far from the time asked for are flagged. `orientation` is for states in the ITRF.
 */
export async function readElements(
  shell: Shell,
  path: string,
  span: Span,
  orientation: EarthOrientation = {},
): Promise<OrbitRecord[]> {
  const text = await readText(shell, path, 'elements');
  const { elementSets, stateTables, problems, warnings } = readElementSets(text, orientation);
  const orbits = [...elementSets, ...stateTables];
  if (orbits.length === 0) throw new InputProblems(problems.map((p) => located(path, p)));
  tell(shell, path, problems);
  tell(shell, path, [...warnings, ...ageWarnings(elementSets, span)]);
  return orbits;
}

function located(path: string, { line, message, hint }: ElementProblem): Problem {
  return { path: line > 0 ? `${path}:${line}` : path, message, hint };
}

/** The reader itself lists at most 1,000 problems and counts the others. */
function tell(shell: Shell, path: string, found: readonly ElementProblem[]): void {
  shell.err(found.map((problem) => `${problemLine(located(path, problem))}\n`).join(''));
}

function ageWarnings(elementSets: readonly ElementSet[], span: Span): ElementProblem[] {
  const ages = elementAges(elementSets, span.startUtcMs, span.durationS);
  if (ages.staleCount === 0) return [];
  const days = elementAgeStaleS / 86_400;
  const count = `${ages.staleCount} of ${elementSets.length} element sets`;
  const message = `${count} are over ${days} days from the time asked for, ${ageWords(ages)}`;
  return [{ line: 0, message, hint: 'take newer sets, or a time nearer to their epochs' }];
}
