// Do files that are dropped together belong together, and under which names?

import { fileNamesOf } from '../../compute/index.ts';
import type { Problem } from '../../compute/index.ts';
import { shownName } from './recognise.ts';
import type { KnownFile } from './recognise.ts';

type ScenarioFile = KnownFile & { readonly kind: 'scenario' };

/** A scenario names files by paths from where it lies; those that are dropped have names only. */
const lastPart = (path: string): string => path.split(/[\\/]/).at(-1)!;

/** The others by the names that the scenario has for them. */
export function attachments(
  scenario: ScenarioFile,
  others: readonly KnownFile[],
): Record<string, string> {
  const files: Record<string, string> = {};
  for (const path of fileNamesOf(scenario.text)) {
    const exact = others.find(({ name }) => name === path);
    const file = exact ?? others.find(({ name }) => name === lastPart(path));
    if (file !== undefined) files[path] = file.text;
  }
  return files;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function unnamed(scenario: ScenarioFile, others: readonly KnownFile[]): Problem[] {
  if (!isJson(scenario.text)) return []; // the reader says what is wrong with it
  const used = new Set(Object.values(attachments(scenario, others)));
  return others
    .filter(({ text }) => !used.has(text))
    .map(({ name }) => ({
      path: shownName(name),
      message: `the scenario ${shownName(scenario.name)} names no such file`,
      hint: 'name it there as "file", or drop it alone to say what it is for',
    }));
}

/** What is wrong with files that are fine one by one: nothing is left out in silence. */
export function problemsTogether(known: readonly KnownFile[]): Problem[] {
  const [scenario, ...more] = known.filter((file) => file.kind === 'scenario');
  if (scenario === undefined) return [];
  const others = known.filter(({ kind }) => kind !== 'scenario');
  const message = `expected one scenario, found another beside ${shownName(scenario.name)}`;
  const hint = 'drop one scenario, with the files that it names';
  return [
    ...more.map(({ name }) => ({ path: shownName(name), message, hint })),
    ...unnamed(scenario, others),
  ];
}
