// Which files does the repository hold, and where does each break a rule?
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** A file by its path from the repository's root, with forward slashes. */
export interface SourceText {
  path: string;
  text: string;
}

/** One broken rule; `where` is a path, with `:line` or `#name` where that helps. */
export interface Violation {
  rule: string;
  where: string;
  message: string;
}

export const repositoryPath = resolve(import.meta.dirname, '../..');

const notOurs = new Set(['.git', 'node_modules', 'dist', 'dist-cli', '.build', 'coverage']);
const notText = /\.(png|jpg|webp|woff2|ico|gz|wasm|zip)$/;

function* walk(folderPath: string): Generator<string> {
  for (const entry of readdirSync(folderPath, { withFileTypes: true })) {
    if (notOurs.has(entry.name) || entry.name === 'test-results') continue;
    const path = join(folderPath, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield path;
  }
}

/** Paths of all files of the repository, sorted; builds and packages are left out. */
export function listPaths(): string[] {
  const paths = [...walk(repositoryPath)];
  return paths.map((path) => relative(repositoryPath, path).split(sep).join('/')).sort();
}

/** The text files of the repository whose path matches. */
export function readFiles(pattern: RegExp): SourceText[] {
  const paths = listPaths().filter((path) => pattern.test(path) && !notText.test(path));
  return paths.map((path) => ({ path, text: readFileSync(join(repositoryPath, path), 'utf8') }));
}
