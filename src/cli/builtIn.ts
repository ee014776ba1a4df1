// Which scenarios ship with the package, and where are they?
import { join } from 'node:path';
import { readText } from './readText.ts';
import type { Shell } from './shell.ts';

/** An entry of public/scenarios/index.json; the scenario lies beside it as `id`.json. */
export interface BuiltInScenario {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
}

const folderOf = (shell: Shell): string => join(shell.packagePath, 'public', 'scenarios');

/** The built-in scenarios in the order of the list. */
export async function listBuiltIn(shell: Shell): Promise<BuiltInScenario[]> {
  const text = await readText(shell, join(folderOf(shell), 'index.json'), 'scenario');
  return JSON.parse(text) as BuiltInScenario[];
}

/** Where a built-in scenario of this id would lie. */
export function builtInPath(shell: Shell, id: string): string {
  return join(folderOf(shell), `${id}.json`);
}
