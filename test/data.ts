// Where do the tests find large public files that are not part of the repository?
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const repositoryPath = resolve(import.meta.dirname, '..');

/** The folder of real catalogues and traces: DAWNLINE_DATA, or shared/data beside the clone. */
export const dataRootPath = resolve(
  process.env['DAWNLINE_DATA'] ?? join(repositoryPath, '..', 'shared', 'data'),
);

/**
 * The path of a data file, or undefined when this machine has none. Use it with
 * `test.skipIf(dataPath('…') === undefined)`, so that the run names what was left out.
 */
export function dataPath(...parts: string[]): string | undefined {
  const path = join(dataRootPath, ...parts);
  return existsSync(path) ? path : undefined;
}
