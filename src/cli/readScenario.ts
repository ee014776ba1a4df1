// Which scenario does a path or a name mean, and is it good?
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  applyOverrides,
  fileNamesOf,
  parseScenario,
  policies,
  type Problem,
  type Scenario,
} from '../compute/index.ts';
import { builtInPath, listBuiltIn } from './builtIn.ts';
import { InputProblems, problemLine, refuse, stopOn } from './problems.ts';
import { readText } from './readText.ts';
import type { Shell } from './shell.ts';

/**
 * Reads a scenario from a file (`-`: standard input) or by the id of a built-in one, changes it by
 * `path=value` texts and resolves it. Warnings go to standard error; problems stop, all at once.
 */
export async function readScenario(
  shell: Shell,
  pathOrId: string,
  assignments: readonly string[],
): Promise<Scenario> {
  const path = await locate(shell, pathOrId);
  const written = await readText(shell, path, 'scenario');
  const changed = applyOverrides(written, assignments);
  stopOn(changed.problems);
  const { files, unread } = await readAttachments(shell, changed.text, path);
  const policyNames = policies.map(({ name }) => name);
  const { scenario, problems, warnings } = parseScenario(changed.text, files, { policyNames });
  for (const warning of warnings) shell.err(`warning: ${problemLine(warning)}\n`);
  // What is wrong with a file we know better than the parser, which only misses it.
  const isKnown = ({ message }: Problem): boolean =>
    unread.some(({ path: name }) => message === `there is no file "${name}"`);
  const others = problems.filter((problem) => !isKnown(problem)).map(withFileHint);
  if (scenario === null) stopOn([...unread, ...others]);
  return scenario!;
}

/** A scenario may come from anybody; a policy's file is code, and is named by whoever runs it. */
function withFileHint(problem: Problem): Problem {
  const isFile =
    problem.path === 'policy.name' && /found ".*([\\/]|\.[cm]?[jt]s")/.test(problem.message);
  if (!isFile) return problem;
  return { ...problem, hint: 'a scenario names no code: give the file as --policy ./mine.js' };
}

/** The path itself, or that of the built-in scenario of this id. */
async function locate(shell: Shell, pathOrId: string): Promise<string> {
  if (pathOrId === '-' || existsSync(resolve(shell.cwd, pathOrId))) return pathOrId;
  const builtIn = builtInPath(shell, pathOrId);
  if (/^[a-z0-9-]+$/.test(pathOrId) && existsSync(builtIn)) return builtIn;
  const ids = (await listBuiltIn(shell)).map(({ id }) => id).join(', ');
  return refuse(pathOrId, 'no such file and no such built-in scenario', `built in: ${ids}`);
}

/** The files that a scenario names, read from its folder, and what is wrong with the others. */
async function readAttachments(
  shell: Shell,
  text: string,
  path: string,
): Promise<{ readonly files: Record<string, string>; readonly unread: readonly Problem[] }> {
  const folder = path === '-' ? shell.cwd : dirname(resolve(shell.cwd, path));
  const files: Record<string, string> = {};
  const unread: Problem[] = [];
  for (const name of fileNamesOf(text)) {
    try {
      files[name] = await readText(shell, resolve(folder, name), 'attachment');
    } catch (error) {
      if (!(error instanceof InputProblems)) throw error;
      unread.push(...error.problems.map((problem) => ({ ...problem, path: name })));
    }
  }
  return { files, unread };
}
