// Where is the text that an entry names: in the scenario itself, or in a file?

import { didYouMean } from './nearest.ts';
import type { Problem } from './scenario.ts';

/** The text, or why there is none. Files are handed in by name: the core opens nothing. */
export function textOrFile(
  entry: { readonly text?: string | undefined; readonly file?: string | undefined },
  path: string,
  files: Readonly<Record<string, string>>,
): string | Problem {
  if ((entry.text === undefined) === (entry.file === undefined)) {
    const found = entry.text === undefined ? 'neither' : 'both';
    return { path, message: `expected one of text and file, found ${found}`, hint: 'give one' };
  }
  if (entry.text !== undefined) return entry.text;
  const name = entry.file ?? '';
  if (Object.hasOwn(files, name)) return files[name]!;
  const names = Object.keys(files);
  const hint =
    names.length === 0 ? 'hand the file over with the scenario' : didYouMean(name, names);
  return { path: `${path}.file`, message: `there is no file "${name}"`, hint };
}
