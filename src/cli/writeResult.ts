// How are the files of a run written, so that no reader ever finds half a file?
import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { tableNames, tablePages, type Result, type RunJson } from '../compute/index.ts';
import { refuse } from './problems.ts';
import { breathe } from './pump.ts';
import type { Shell } from './shell.ts';

interface OutputFile {
  readonly name: string;
  readonly pages: () => Iterable<string>;
}

const fileNames = ['result.json', ...tableNames.map((name) => `${name}.csv`)];

/** Makes sure, before a long run, that nothing stands where the folder or a file is to go. */
export async function checkFolder(shell: Shell, path: string): Promise<void> {
  if (path === '') refuse('--out', 'is empty', 'name a folder');
  const folder = resolve(shell.cwd, path);
  const found = await stat(folder).catch(() => null);
  if (found !== null && !found.isDirectory()) refuse('--out', `${path} is a file`, 'name a folder');
  for (const name of fileNames) {
    const inTheWay = await stat(join(folder, name)).catch(() => null);
    if (inTheWay?.isDirectory() !== true) continue;
    refuse('--out', `${path} holds a folder ${name}`, 'move it, or name another folder');
  }
}

/**
 * Writes result.json and the tables into a folder, made if need be: each under a temporary name
 * first, all renamed at the end. An interrupt or an error removes what was written.
 */
export async function writeResult(
  shell: Shell,
  path: string,
  result: Result,
  json: RunJson,
): Promise<void> {
  const folder = resolve(shell.cwd, path);
  const files: OutputFile[] = [
    { name: 'result.json', pages: () => [`${JSON.stringify(json, null, 2)}\n`] },
    ...tableNames.map((name) => ({ name: `${name}.csv`, pages: () => tablePages(result, name) })),
  ];
  const made = await makeFolder(folder, path);
  const temporary = (name: string): string => join(folder, `.${name}.${process.pid}.part`);
  try {
    for (const { name, pages } of files) await writePages(shell, temporary(name), pages());
    for (const { name } of files) await rename(temporary(name), join(folder, name));
  } catch (error) {
    for (const { name } of files) await rm(temporary(name), { force: true });
    for (const each of made.reverse()) await rmdir(each).catch(() => undefined);
    refuseUnwritable(path, error);
  }
}

/**
 * Makes the folder and those above it that are missing; returns what it made, outermost first. One
 * by one: Node's own recursive mkdir never ends where a file system lets nothing be made.
 */
async function makeFolder(folder: string, path: string): Promise<string[]> {
  const made: string[] = [];
  let missing = folder;
  while ((await stat(missing).catch(() => null)) === null && dirname(missing) !== missing) {
    made.unshift(missing);
    missing = dirname(missing);
  }
  try {
    for (const each of made) await mkdir(each);
  } catch (error) {
    refuseUnwritable(path, error);
  }
  return made;
}

function refuseUnwritable(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    EACCES: 'may not be written to',
    ENOENT: 'cannot be made',
    EROFS: 'is on a read-only disk',
    ENOSPC: 'is on a full disk',
    ENOTDIR: 'lies under a file',
    EEXIST: 'is a file',
  };
  const message = words[code];
  if (message !== undefined) refuse('--out', `${path} ${message}`, 'name another folder');
  throw error;
}

async function writePages(shell: Shell, path: string, pages: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const page of pages) {
      await file.write(page);
      await breathe(shell);
    }
  } finally {
    await file.close();
  }
}
