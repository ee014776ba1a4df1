// How are the files of a run written, so that no reader ever finds half a file?
import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { tableNames, tablePages, type Result, type RunJson } from '../compute/index.ts';
import { refuse } from './problems.ts';
import { breathe } from './pump.ts';
import type { Shell } from './shell.ts';

interface OutputFile {
  readonly name: string;
  readonly pages: () => Iterable<string>;
}

/** Makes sure, before a long run, that the folder can be made and written to. */
export async function checkFolder(shell: Shell, path: string): Promise<void> {
  const found = await stat(resolve(shell.cwd, path)).catch(() => null);
  if (found !== null && !found.isDirectory()) refuse('--out', `${path} is a file`, 'name a folder');
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
  const firstMade = await makeFolder(folder, path);
  const temporary = (name: string): string => join(folder, `.${name}.${process.pid}.part`);
  try {
    for (const { name, pages } of files) await writePages(shell, temporary(name), pages());
    for (const { name } of files) await rename(temporary(name), join(folder, name));
  } catch (error) {
    for (const { name } of files) await rm(temporary(name), { force: true });
    if (firstMade !== undefined) await rmdir(folder).catch(() => undefined);
    refuseUnwritable(path, error);
  }
}

async function makeFolder(folder: string, path: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (error) {
    return refuseUnwritable(path, error);
  }
}

function refuseUnwritable(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    EACCES: 'may not be written to',
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
